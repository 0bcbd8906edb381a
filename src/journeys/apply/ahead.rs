//! What is still to come for an application, step by step.

use domain::{application::Status, photo::PhotoPurpose, service::Service, wire::ApplicationView};
use text::app::Key;
use ui::NextStep;

use crate::texts::{self, Texts};

/// The steps ahead in words. `agency` is the name of whoever decides.
pub(super) fn steps(texts: Texts, case: &ApplicationView, agency: &str) -> Vec<NextStep> {
    kinds(case).into_iter().map(|kind| kind.words(texts, case, agency)).collect()
}

/// A step that is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ahead {
    More,
    Review,
    Outlet,
    Fee,
    Collect,
    Print,
    OnFile,
}

fn kinds(case: &ApplicationView) -> Vec<Ahead> {
    if PhotoPurpose::of(case.service) == PhotoPurpose::OnFile {
        return of_photo(case.progress.status).to_vec();
    }
    let all: &[Ahead] = match case.progress.status {
        Status::Submitted | Status::UnderReview | Status::SecondReview => {
            &[Ahead::Review, Ahead::Outlet, Ahead::Fee, Ahead::Collect]
        }
        Status::NeedsInfo => &[Ahead::More, Ahead::Outlet, Ahead::Fee, Ahead::Collect],
        Status::Approved => &[Ahead::Outlet, Ahead::Fee, Ahead::Collect],
        Status::FeeDue => &[Ahead::Fee, Ahead::Collect],
        Status::OutletChosen
        | Status::Paid
        | Status::InProduction
        | Status::InTransit
        | Status::Printing
        | Status::PrintTrouble
        | Status::Verified
        | Status::Ready => &[Ahead::Collect],
        Status::Expired
        | Status::Rejected
        | Status::Collected
        | Status::Accepted
        | Status::AssistedCapture
        | Status::Withdrawn
        | Status::Returned => &[],
    };
    let due = |kind: &Ahead| *kind != Ahead::Fee || !case.fee.is_zero() && !case.paid;
    let at_once = case.service == Service::InstantCard;
    let is_made = |kind| if at_once && kind == Ahead::Collect { Ahead::Print } else { kind };
    all.iter().copied().filter(due).map(is_made).collect()
}

/// The steps ahead of a photo that is to be the one on file.
const fn of_photo(status: Status) -> &'static [Ahead] {
    match status {
        Status::Submitted | Status::UnderReview | Status::SecondReview => &[Ahead::Review, Ahead::OnFile],
        Status::NeedsInfo | Status::AssistedCapture => &[Ahead::More, Ahead::OnFile],
        Status::Expired
        | Status::Approved
        | Status::Rejected
        | Status::OutletChosen
        | Status::FeeDue
        | Status::Paid
        | Status::InProduction
        | Status::InTransit
        | Status::Printing
        | Status::PrintTrouble
        | Status::Verified
        | Status::Ready
        | Status::Collected
        | Status::Accepted
        | Status::Withdrawn
        | Status::Returned => &[],
    }
}

impl Ahead {
    fn words(self, texts: Texts, case: &ApplicationView, agency: &str) -> NextStep {
        let (title, hint) = match self {
            Self::More => (texts.get(Key::DoneMore), texts.get(Key::DoneMoreHint)),
            Self::Review => {
                let by = case
                    .progress
                    .promised
                    .map(|date| texts.with(Key::DoneReview, &[("date", &texts::day(texts, date))]));
                let title = by.unwrap_or_else(|| texts.get(Key::DoneReviewUndated));
                (title, texts.with(Key::DoneReviewHint, &[("agency", agency)]))
            }
            Self::Outlet if case.service == Service::InstantCard => {
                (texts.get(Key::DoneOutletPrint), texts.get(Key::DoneOutletHint))
            }
            Self::Outlet => (texts.get(Key::DoneOutlet), texts.get(Key::DoneOutletHint)),
            Self::Fee => (texts.with(Key::DoneFee, &[("amount", &texts.amount(case.fee))]), String::new()),
            Self::Collect if case.agent.is_some() => {
                (texts.get(Key::DoneCollectAnother), texts.get(Key::DoneCollectHintAnother))
            }
            Self::Collect => (texts.get(Key::DoneCollect), texts.get(until_then(case.service))),
            Self::Print if case.agent.is_some() => {
                (texts.get(Key::DonePrintAnother), texts.get(Key::DoneCollectHintAnother))
            }
            Self::Print => (texts.get(Key::DonePrint), texts.get(Key::DonePrintHint)),
            Self::OnFile => (texts.get(Key::DonePhoto), texts.get(Key::DonePhotoHint)),
        };
        NextStep { title, hint }
    }
}

/// What serves until the card is there: the present one, unless there is none, or it is lost.
const fn until_then(service: Service) -> Key {
    match service {
        Service::ReplaceCard => Key::DoneCollectHint,
        Service::NewCard
        | Service::Reissue
        | Service::InstantCard
        | Service::ChangePhoto
        | Service::ReportLoss
        | Service::Activate
        | Service::Recharge
        | Service::Account
        | Service::Reimbursements
        | Service::Estimate
        | Service::CrossRegion => Key::DoneCollectHintFirst,
    }
}
