//! All answers, each with a way to change it; then handing in.

use domain::{
    application::{Contact, Gap, questions},
    jurisdiction::Decides,
    masked::Masked,
    photo::Level,
    region::RegionCode,
    service::Service,
    wire::{DocumentView, DraftView, PersonView, PhotoView},
};
use flow::{
    Event, Flow,
    apply::{self, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Checkbox, FieldError, Notice, SummaryList, SummaryRow, Tone};

use super::{bank, grounds::GroundsRows, holder_rows::holder_rows, household::decides, service, step};
use crate::{
    dispatch::use_dispatch,
    journeys::{capture::photo_address, papers::paper_address, whose::whose, wording},
    places::home::Tile,
    reading::{use_flow, use_setting, watch},
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
    let hand_in = Callback::new(move |()| {
        let declared_true = declared.get_untracked();
        dispatch.send(Event::Apply(apply::Event::SubmitAsked { declared_true }));
        if !declared_true {
            // After the summary took the focus: what is missing is to be seen, and ticked at once.
            request_animation_frame(|| ui::show(FIELD));
        }
    });
    let at_once = use_flow().with_untracked(service) == Some(Service::InstantCard);
    let after = move || {
        if at_once {
            return texts.get(Key::CheckAfterInstant);
        }
        let days = setting.with(|setting| setting.region.terms.review_days.to_string());
        texts.with(Key::CheckAfter, &[("days", &days)])
    };
    let applied = watch(applied);
    view! {
        <Screen
            step="apply.check"
            title=t(Key::CheckTitle)
            errors
            primary=t(Key::ActionSubmit)
            on_primary=hand_in
        >
            {move || changed.get().then(|| view! { <Notice tone=Tone::Warn live=true>{t(Key::FailureStaleVersion)}</Notice> })}
            {move || applied.get().map(|(service, person, draft)| view! { <Answers service person draft/> })}
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

/// What is applied for, by whom, and the answers.
fn applied(flow: &Flow) -> Option<(Service, PersonView, DraftView)> {
    let (service, person) = (service(flow)?, flow.session().person.as_ref()?);
    Some((service, person.person.clone(), person.draft(service).clone()))
}

/// The answers.
#[component]
fn Answers(service: Service, person: PersonView, draft: DraftView) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let title = Tile::of(service).title;
    let matter = match draft.reason {
        Some(reason) => {
            let value = Signal::derive(move || {
                let (service, reason) = (texts.get(title), texts.get(wording::reason(reason)));
                texts.with(Key::CheckServiceValue, &[("service", &service), ("reason", &reason)])
            });
            view! { <Row label=Key::CheckService value gap=Gap::Reason/> }.into_any()
        }
        None => view! { <SummaryRow label=t(Key::CheckService) value=t(title)/> }.into_any(),
    };
    let asks = move |gap| questions(service).contains(&gap);
    let [mobile, email, address] = reached();
    let lives = person.address.clone().filter(|_| draft.another().is_none());
    let hidden = draft.another().and_then(|another| another.photo_on_file);
    let fee = Signal::derive(move || {
        setting.with(|setting| {
            let (fee, version) = (setting.region.fees.of(service).amount, &setting.region.version);
            let key = if fee.is_zero() { Key::CheckFeeFree } else { Key::CheckFeeValue };
            texts.with(key, &[("amount", &texts.amount(fee)), ("version", version)])
        })
    });
    view! {
        <SummaryList>
            {matter}
            {holder_rows(draft.another(), &person)}
            {draft.group.map(|choice| view! { <GroundsRows choice evidence=draft.evidence.unwrap_or_default()/> })}
            {draft.household.map(|household| view! { <HouseholdRows household/> })}
            {draft.register.map(|register| view! { <RegisterRow register/> })}
            {asks(Gap::Mobile).then(|| view! { <Row label=mobile value=contact(texts, draft.mobile, person.mobile) gap=Gap::Mobile/> })}
            {asks(Gap::Email).then(|| view! { <Row label=email value=contact(texts, draft.email, person.email) gap=Gap::Email/> })}
            {asks(Gap::Address).then(|| view! { <Row label=address value=contact(texts, draft.address, lives) gap=Gap::Address/> })}
            {draft.bank.map(|bank| view! { <Row label=Key::CheckBank value=bank::name(texts, bank) gap=Gap::Bank/> })}
            {draft.photo.map(|photo| view! { <PhotoRow hidden=hidden == Some(photo.id) photo/> })}
            <SummaryRow label=t(Key::CheckFee) value=fee/>
        </SummaryList>
    }
}

/// What the contacts are called: an agent's own, and where the holder lives.
fn reached() -> [Key; 3] {
    [
        whose(Key::CheckMobile, Key::CheckMobileAnother),
        whose(Key::CheckEmail, Key::CheckEmailAnother),
        whose(Key::CheckAddress, Key::CheckAddressAnother),
    ]
}

/// An answer that can be changed.
#[component]
pub(super) fn Row(label: Key, value: Signal<String>, gap: Gap) -> impl IntoView {
    let change = use_dispatch().on(move || Event::Apply(apply::Event::ChangeAsked(gap)));
    view! { <SummaryRow label=t(label) value action=t(Key::ActionChange) on_action=change/> }
}

/// Where the household is registered, and who decides for it.
#[component]
fn HouseholdRows(household: RegionCode) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let known = Signal::derive(move || {
        let names = |decides: Decides| (texts.pick(&decides.division.name), texts.pick(&decides.agency.name));
        setting.with(|setting| decides(&setting.region, &household, names)).unwrap_or_default()
    });
    view! {
        <Row label=Key::CheckHousehold value=Signal::derive(move || known.get().0) gap=Gap::Household/>
        <SummaryRow label=t(Key::CheckAgency) value=Signal::derive(move || known.get().1)/>
    }
}

/// The page of the register, small.
#[component]
fn RegisterRow(register: DocumentView) -> impl IntoView {
    let change = use_dispatch().on(|| Event::Apply(apply::Event::ChangeAsked(Gap::Register)));
    let (source, alternative) = (paper_address(register.id), t(Key::PaperKeptPicture));
    view! {
        <SummaryRow
            label=t(Key::CheckRegister)
            value=t(Key::CheckRegisterValue)
            action=t(Key::ActionRetake)
            on_action=change
        >
            <img src=source alt=move || alternative.get()/>
        </SummaryRow>
    }
}

/// The photo, small, with what was found.
#[component]
fn PhotoRow(
    photo: PhotoView,
    /// Whether it is another's, who is not shown.
    hidden: bool,
) -> impl IntoView {
    let change = use_dispatch().on(|| Event::Apply(apply::Event::ChangeAsked(Gap::Photo)));
    let (source, yours) = (photo_address(photo.id), t(whose(Key::PhotoYours, Key::PhotoYoursAnother)));
    let verdict = match (photo.exception, photo.report.level()) {
        _ if hidden => Key::CheckPhotoHidden,
        (Some(_), _) => Key::PhotoByStaff,
        (None, Level::Pass) => Key::CheckPhotoPass,
        (None, Level::Advice | Level::Fault) => Key::CheckPhotoAdvice,
    };
    view! {
        <SummaryRow label=t(Key::CheckPhoto) value=t(verdict) action=t(Key::ActionRetake) on_action=change>
            {(!hidden).then(|| view! { <img src=source alt=move || yours.get()/> })}
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
