//! From when until when: two fields in digits, for days or months.

use leptos::prelude::*;
use text::app::Key;
use ui::{FieldError, Hang, Keyboard, NumberPad, TextField};

use crate::{controls::use_device, screen::Screen, texts::t};

/// Asks for the first and the last.
#[component]
pub(super) fn EndsScreen(
    /// Names the step.
    step: &'static str,
    /// The question.
    title: Key,
    /// What the button says.
    submit: Key,
    /// What the two are.
    ends: Ends,
    /// What was typed before.
    given: [String; 2],
    /// What is to be put right.
    wrong: Memo<Option<Wrong>>,
    /// Runs with both as they are typed.
    #[prop(into)]
    give: Callback<[String; 2]>,
) -> impl IntoView {
    let [from, to] = given.map(RwSignal::new);
    let errors = Signal::derive(move || {
        let error = wrong.get().map(|Wrong { at, message }| FieldError {
            field: ends.ids[usize::from(at == At::Last)].to_owned(),
            message,
        });
        error.into_iter().collect()
    });
    let send = Callback::new(move |()| give.run([from, to].map(|end| end.get_untracked())));
    view! {
        <Screen step title=t(title) errors hang=Hang::Body primary=t(submit) on_primary=send>
            <EndFields ends from to wrong send/>
        </Screen>
    }
}

/// What the first and the last of something are, in digits.
#[derive(Clone, Copy)]
pub(super) struct Ends {
    /// The ids of the two fields.
    pub(super) ids: [&'static str; 2],
    /// What they are called.
    pub(super) labels: [Key; 2],
    /// How one is written.
    pub(super) hint: Key,
    /// How its digits are grouped beside a pad.
    pub(super) groups: &'static [usize],
    /// How many digits it has.
    pub(super) length: usize,
}

/// What is to be put right, and how.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wrong {
    /// Which of the two it is.
    pub(super) at: At,
    /// What to do about it.
    pub(super) message: String,
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// The first.
    First,
    /// The last.
    Last,
    /// The one does not fit the other.
    Both,
}

/// Two fields, and at a kiosk a pad.
#[component]
fn EndFields(
    ends: Ends,
    from: RwSignal<String>,
    to: RwSignal<String>,
    wrong: Memo<Option<Wrong>>,
    send: Callback<()>,
) -> impl IntoView {
    let kiosk = use_device().is_kiosk();
    // The field that the pad types into: the one touched last.
    let at_to = RwSignal::new(false);
    let field = move |last: bool, day: RwSignal<String>| {
        let (id, label) = (ends.ids[usize::from(last)], ends.labels[usize::from(last)]);
        let other = if last { At::First } else { At::Last };
        let error = MaybeProp::derive(move || {
            wrong.with(|wrong| {
                wrong.as_ref().filter(|wrong| wrong.at != other).map(|wrong| wrong.message.clone())
            })
        });
        view! {
            <div
                class="s-query__field"
                data-typed-into=move || (kiosk && at_to.get() == last).then_some("")
                on:focusin=move |_| at_to.set(last)
            >
                <TextField
                    id=id
                    label=t(label)
                    hint=t(ends.hint)
                    value=day
                    error
                    keyboard=Keyboard::Numeric
                    on_screen_pad=kiosk
                    groups=ends.groups
                    on_input=move |typed: String| day.set(typed)
                    on_enter=send
                />
            </div>
        }
    };
    view! {
        <div class="s-query s-days">
            {field(false, from)}
            {field(true, to)}
        </div>
        {kiosk.then(|| view! { <Pad length=ends.length from to at_to/> })}
    }
}

/// Types into the field touched last, and goes on to the second when the first is full.
#[component]
fn Pad(length: usize, from: RwSignal<String>, to: RwSignal<String>, at_to: RwSignal<bool>) -> impl IntoView {
    let field = move || if at_to.get_untracked() { to } else { from };
    let typed = move |key: char| {
        let field = field();
        field.update(|day| {
            if day.len() < length {
                day.push(key);
            }
        });
        if field.with_untracked(|day| day.len() >= length) {
            at_to.set(true);
        }
    };
    let deleted = move |()| field().update(|day| _ = day.pop());
    view! {
        <NumberPad label=t(Key::PadLabel) delete_label=t(Key::ActionDelete) on_key=typed on_delete=deleted/>
    }
}
