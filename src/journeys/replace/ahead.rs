//! What is still to come for an application, step by step.

use domain::{application::Status, wire::ApplicationView};
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
}

fn kinds(case: &ApplicationView) -> Vec<Ahead> {
    let all: &[Ahead] = match case.progress.status {
        Status::Submitted | Status::UnderReview => {
            &[Ahead::Review, Ahead::Outlet, Ahead::Fee, Ahead::Collect]
        }
        Status::NeedsInfo => &[Ahead::More, Ahead::Outlet, Ahead::Fee, Ahead::Collect],
        Status::Approved => &[Ahead::Outlet, Ahead::Fee, Ahead::Collect],
        Status::FeeDue => &[Ahead::Fee, Ahead::Collect],
        Status::OutletChosen | Status::Paid | Status::InProduction | Status::InTransit | Status::Ready => {
            &[Ahead::Collect]
        }
        Status::Expired | Status::Rejected | Status::Collected => &[],
    };
    all.iter().copied().filter(|kind| *kind != Ahead::Fee || !case.fee.is_zero()).collect()
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
            Self::Outlet => (texts.get(Key::DoneOutlet), texts.get(Key::DoneOutletHint)),
            Self::Fee => (texts.with(Key::DoneFee, &[("amount", &texts.amount(case.fee))]), String::new()),
            Self::Collect => (texts.get(Key::DoneCollect), texts.get(Key::DoneCollectHint)),
        };
        NextStep { title, hint }
    }
}
