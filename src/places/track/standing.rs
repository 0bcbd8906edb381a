//! Where an application stands: chip, who has it, by when, and what has happened.

use domain::{application::Status, service::Service, wire::TrackView};
use leptos::prelude::*;
use text::app::Key;
use ui::{Chip, Stage, Timeline, TimelineEntry};

use super::wording;
use crate::{
    reading::use_setting,
    texts::{self, Texts, t, use_texts},
};

/// The steps of a smooth case after it was received; the fee's are left out where there is none.
const AHEAD: [Status; 6] = [
    Status::Approved,
    Status::OutletChosen,
    Status::InProduction,
    Status::InTransit,
    Status::Ready,
    Status::Collected,
];

/// The steps of a smooth instant card after it was received.
const AHEAD_AT_ONCE: [Status; 5] =
    [Status::Approved, Status::OutletChosen, Status::Printing, Status::Verified, Status::Collected];

/// The status in a word and a colour.
#[component]
pub(crate) fn StatusChip(
    /// The status.
    status: Status,
    /// Large, for the case the screen is about.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    view! { <Chip label=t(wording::word(status)) tone=wording::tone(status) large/> }
}

/// Who has it now, and by when the step is promised to be done.
#[component]
pub(super) fn Standing(
    /// Where it stands.
    #[prop(into)]
    progress: Signal<TrackView>,
) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let holder = move || {
        let agency = setting.with(|setting| texts.pick(&setting.region.agency.name));
        progress
            .with(|progress| texts.with(wording::in_hands_of(progress.in_hands_of), &[("agency", &agency)]))
    };
    let latest = move || {
        let date = progress.with(|progress| progress.promised)?;
        let words = texts.with(Key::TrackLatest, &[("date", &texts::day(texts, date))]);
        Some(view! { <p class="s-standing__latest">{words}</p> })
    };
    view! {
        <div class="s-standing" data-status=move || progress.with(|progress| progress.status.as_str())>
            {move || view! { <StatusChip status=progress.with(|progress| progress.status) large=true/> }}
            <p>{holder}</p>
            {latest}
        </div>
    }
}

/// What has happened, what is happening, and what is to come.
#[component]
pub(super) fn History(
    /// Where it stands.
    #[prop(into)]
    progress: Signal<TrackView>,
) -> impl IntoView {
    let texts = use_texts();
    let entries = Signal::derive(move || progress.with(|progress| entries(texts, progress)));
    view! {
        <section class="s-history">
            <h2>{t(Key::TrackHistory)}</h2>
            <Timeline entries/>
        </section>
    }
}

fn entries(texts: Texts, progress: &TrackView) -> Vec<TimelineEntry> {
    let last = progress.history.len().saturating_sub(1);
    let over = progress.status.is_final();
    let past = progress.history.iter().enumerate().map(|(place, entry)| TimelineEntry {
        title: texts.get(wording::happened(entry.event, entry.status)),
        hint: texts::moment(texts, entry.at),
        stage: match entry.status {
            Status::Rejected | Status::Expired | Status::Withdrawn | Status::Returned => Stage::Refused,
            _ if place == last && !over => Stage::Current,
            _ => Stage::Done,
        },
    });
    let ahead = ahead(progress.service, progress.status).iter().map(|status| TimelineEntry {
        title: texts.get(wording::word(*status)),
        hint: String::new(),
        stage: Stage::Ahead,
    });
    past.chain(ahead).collect()
}

/// What follows when all goes well.
fn ahead(service: Service, status: Status) -> &'static [Status] {
    if service == Service::ChangePhoto {
        return if status.is_final() { &[] } else { &[Status::Accepted] };
    }
    let all = if service == Service::InstantCard { &AHEAD_AT_ONCE[..] } else { &AHEAD[..] };
    let done = match status {
        Status::Submitted | Status::UnderReview | Status::NeedsInfo | Status::SecondReview => 0,
        Status::Approved => 1,
        Status::OutletChosen | Status::FeeDue | Status::Paid => 2,
        Status::InProduction | Status::Printing | Status::PrintTrouble => 3,
        Status::InTransit | Status::Verified => 4,
        Status::Ready => 5,
        Status::Expired
        | Status::Rejected
        | Status::Collected
        | Status::Accepted
        | Status::AssistedCapture
        | Status::Withdrawn
        | Status::Returned => all.len(),
    };
    all.get(done..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn of_card(status: Status) -> &'static [Status] {
        ahead(Service::ReplaceCard, status)
    }

    #[test]
    fn of_a_photo_only_its_acceptance_lies_ahead() {
        assert_eq!(ahead(Service::ChangePhoto, Status::NeedsInfo), [Status::Accepted]);
        assert!(ahead(Service::ChangePhoto, Status::Accepted).is_empty());
    }

    #[test]
    fn an_instant_card_is_printed_and_neither_made_elsewhere_nor_sent() {
        let of_instant = |status| ahead(Service::InstantCard, status);
        assert_eq!(of_instant(Status::Submitted), AHEAD_AT_ONCE);
        assert_eq!(of_instant(Status::Paid), [Status::Printing, Status::Verified, Status::Collected]);
        assert_eq!(of_instant(Status::PrintTrouble), [Status::Verified, Status::Collected]);
        assert_eq!(of_instant(Status::Verified), [Status::Collected]);
    }

    #[test]
    fn what_lies_ahead_grows_shorter_with_each_step() {
        assert_eq!(of_card(Status::Submitted), AHEAD);
        assert_eq!(
            of_card(Status::FeeDue),
            [Status::InProduction, Status::InTransit, Status::Ready, Status::Collected]
        );
        assert_eq!(of_card(Status::Ready), [Status::Collected]);
        for over in
            [Status::Expired, Status::Rejected, Status::Collected, Status::Withdrawn, Status::Returned]
        {
            assert!(of_card(over).is_empty());
        }
    }
}
