//! One question a screen: title, hint, what is wrong, and what to answer with.

use leptos::{html, prelude::*};

use crate::{ErrorSummary, FieldError, press};

/// Where a kiosk puts what does not fill the screen. A phone always starts at the top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hang {
    /// All on top.
    #[default]
    Top,
    /// The last part of the body at the bottom, within reach: a pad, tiles.
    Body,
    /// Title and body at the bottom.
    All,
    /// As `Top`, and a wide kiosk does not set title and body side by side.
    Wide,
}

/// How the head of a page looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageLook {
    /// A question or a text.
    #[default]
    Question,
    /// Something is done: the title stands in a green panel with a tick.
    Done,
}

/// The main part of a screen. The title takes the focus and becomes the document's title when the step changes.
#[component]
pub fn Page(
    /// The question, or what this is.
    #[prop(into)]
    title: Signal<String>,
    /// One sentence under the title.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// Names the step; a new name moves the focus to the title. A page that is mounted anew for each step needs none.
    #[prop(optional, into)]
    step: Signal<String>,
    /// What follows the title in the document's title, such as the service.
    #[prop(optional, into)]
    document_suffix: MaybeProp<String>,
    /// What is to be put right; shown on top, with `errors_title` over it.
    #[prop(optional, into)]
    errors: Signal<Vec<FieldError>>,
    /// The title of the error summary; with a colon it also goes before the document's title while there are errors.
    #[prop(optional, into)]
    errors_title: Signal<String>,
    /// Where a kiosk puts the parts.
    #[prop(optional)]
    hang: Hang,
    /// How the head looks.
    #[prop(optional)]
    look: PageLook,
    /// Stands above the title: a step header, a chip.
    #[prop(optional, into)]
    above: ViewFnOnce,
    /// Stands under the hint, inside the green panel of a done page: a reference, an answer.
    #[prop(optional, into)]
    below: ViewFnOnce,
    /// Leaves the focus where it is: for the first screen.
    #[prop(optional)]
    quiet: bool,
    /// What to answer with.
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    name_document(title, document_suffix, errors, errors_title);
    Effect::new(move |_| {
        step.track();
        press::screen_stands();
        if let Some(heading) = heading.get().filter(|_| !quiet) {
            // Errors, if there are any, take the focus after this.
            let _ = heading.focus();
        }
    });
    let tick = (look == PageLook::Done).then(|| view! { <crate::IconMark icon=crate::Icon::Check/> });
    let hint_line = move || hint.get().map(|hint| view! { <p class="c-page__hint">{hint}</p> });
    view! {
        <main class=classes(hang, look)>
            <div class="c-page__header">
                {above.run()}
                <h1 class="c-page__title" tabindex="-1" node_ref=heading>{tick}<span>{title}</span></h1>
                {hint_line}
                {below.run()}
            </div>
            <ErrorSummary title=errors_title errors/>
            <div class="c-page__body">{children()}</div>
        </main>
    }
}

fn classes(hang: Hang, look: PageLook) -> String {
    let hang = match hang {
        Hang::Top => "",
        Hang::Body => " c-page--hang-body",
        Hang::All => " c-page--hang-all",
        Hang::Wide => " c-page--wide",
    };
    let look = if look == PageLook::Done { " c-page--done" } else { "" };
    format!("c-page{hang}{look}")
}

/// Keeps the document's title: errors first, then the question, then the service.
fn name_document(
    title: Signal<String>,
    suffix: MaybeProp<String>,
    errors: Signal<Vec<FieldError>>,
    errors_title: Signal<String>,
) {
    Effect::new(move |_| {
        let before =
            errors.with(Vec::is_empty).then(String::new).unwrap_or_else(|| errors_title.get() + " – ");
        let after = suffix.get().map(|suffix| format!(" – {suffix}")).unwrap_or_default();
        document().set_title(&format!("{before}{}{after}", title.get()));
    });
}
