//! All answers, each with a way to change it; then handing in.

use domain::{
    application::{Contact, Gap},
    masked::Masked,
    photo::Level,
    wire::{Identified, PhotoView},
};
use flow::{
    Event,
    replace::{self, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Checkbox, FieldError, Notice, SummaryList, SummaryRow, Tone};

use super::step;
use crate::{
    dispatch::use_dispatch,
    journeys::{capture::photo_address, wording},
    reading::{use_setting, watch},
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// The id of the declaration, for links from the error summary.
const FIELD: &str = "declared";

/// Shows the answers and hands them in once they are declared true.
#[component]
pub(super) fn CheckScreen() -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let declared = RwSignal::new(false);
    let undeclared = watch(|flow| matches!(step(flow), Some(Step::Check { undeclared: true, .. })));
    let changed = watch(|flow| matches!(step(flow), Some(Step::Check { changed: true, .. })));
    Effect::new(move |_| {
        // Other answers than those that were declared true: nothing stays ticked.
        if changed.get() {
            declared.set(false);
        }
    });
    let error = Signal::derive(move || {
        (undeclared.get() && !declared.get()).then(|| texts.get(Key::CheckDeclareMissing))
    });
    let errors = Signal::derive(move || {
        error.get().map(|message| FieldError { field: FIELD.to_owned(), message }).into_iter().collect()
    });
    let hand_in = dispatch
        .on(move || Event::Replace(replace::Event::SubmitAsked { declared_true: declared.get_untracked() }));
    let after = move || {
        let days = setting.with(|setting| setting.region.terms.review_days.to_string());
        texts.with(Key::CheckAfter, &[("days", &days)])
    };
    let person = watch(|flow| flow.session().person.clone());
    view! {
        <Screen
            step="replace.check"
            title=t(Key::CheckTitle)
            errors
            primary=t(Key::ActionSubmit)
            on_primary=hand_in
        >
            {move || changed.get().then(|| view! { <Notice tone=Tone::Warn live=true>{t(Key::FailureStaleVersion)}</Notice> })}
            {move || person.get().map(|person| view! { <Answers person/> })}
            <div class="u-stack">
                <Checkbox
                    id=FIELD
                    label=t(Key::CheckDeclare)
                    checked=declared
                    on_change=move |ticked| declared.set(ticked)
                    error
                />
                <p class="u-hint">{after}</p>
            </div>
        </Screen>
    }
}

/// The answers.
#[component]
fn Answers(person: Identified) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let Identified { person, draft, .. } = person;
    let reason = draft.reason;
    let service = Signal::derive(move || {
        let reason = reason.map(|reason| texts.get(wording::reason(reason))).unwrap_or_default();
        texts.with(Key::CheckServiceValue, &[("reason", &reason)])
    });
    let fee = Signal::derive(move || {
        setting.with(|setting| {
            let (fee, version) = (setting.region.fee.amount, &setting.region.version);
            let key = if fee.is_zero() { Key::CheckFeeFree } else { Key::CheckFeeValue };
            texts.with(key, &[("amount", &texts.amount(fee)), ("version", version)])
        })
    });
    view! {
        <SummaryList>
            <Row label=Key::CheckService value=service gap=Gap::Reason/>
            <SummaryRow label=t(Key::CheckName) value=person.name.to_string()/>
            <SummaryRow label=t(Key::CheckId) value=person.id_number.to_string()/>
            <Row label=Key::CheckMobile value=contact(texts, draft.mobile, person.mobile) gap=Gap::Mobile/>
            <Row label=Key::CheckEmail value=contact(texts, draft.email, person.email) gap=Gap::Email/>
            <Row label=Key::CheckAddress value=contact(texts, draft.address, person.address) gap=Gap::Address/>
            {draft.photo.map(|photo| view! { <PhotoRow photo/> })}
            <SummaryRow label=t(Key::CheckFee) value=fee/>
        </SummaryList>
    }
}

/// An answer that can be changed.
#[component]
fn Row(label: Key, value: Signal<String>, gap: Gap) -> impl IntoView {
    let change = use_dispatch().on(move || Event::Replace(replace::Event::ChangeAsked(gap)));
    view! { <SummaryRow label=t(label) value action=t(Key::ActionChange) on_action=change/> }
}

/// The photo, small, with what was found.
#[component]
fn PhotoRow(photo: PhotoView) -> impl IntoView {
    let change = use_dispatch().on(|| Event::Replace(replace::Event::ChangeAsked(Gap::Photo)));
    let (source, yours) = (photo_address(photo.id), t(Key::PhotoYours));
    let verdict = match (photo.exception, photo.report.level()) {
        (Some(_), _) => Key::PhotoByStaff,
        (None, Level::Pass) => Key::CheckPhotoPass,
        (None, Level::Advice | Level::Fault) => Key::CheckPhotoAdvice,
    };
    view! {
        <SummaryRow label=t(Key::CheckPhoto) value=t(verdict) action=t(Key::ActionRetake) on_action=change>
            <img src=source alt=move || yours.get()/>
        </SummaryRow>
    }
}

/// How a person is reached, masked.
fn contact(texts: Texts, given: Option<Contact<Masked>>, on_file: Option<Masked>) -> Signal<String> {
    let shown = match given {
        Some(Contact::New(given)) => Some(given),
        Some(Contact::OnFile) => on_file,
        Some(Contact::None) | None => None,
    };
    Signal::derive(move || shown.as_ref().map_or_else(|| texts.get(Key::CheckNone), ToString::to_string))
}
