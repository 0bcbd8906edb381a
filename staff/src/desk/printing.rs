//! Printing an instant card at the counter: what the clerk says of it.
//!
//! **Invariant:** no single press calls a card good, voids its serial or frees it: that is asked about first.

use domain::wire::staff::{CaseView, PrintStep, Printed};

use super::Call;

/// Something that happened while a card is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PrintingEvent {
    /// A step was asked for.
    Asked(PrintStep),
    /// The clerk is sure.
    Confirmed,
    /// The clerk is not.
    Declined,
}

/// The printing of the card that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct PrintingDesk {
    /// What the clerk is asked to be sure of.
    pub(crate) question: Option<PrintStep>,
}

impl PrintingDesk {
    /// What to ask the server for, on the version that is shown.
    pub(super) fn update(&mut self, event: PrintingEvent, case: &CaseView) -> Option<Call> {
        let step = match event {
            PrintingEvent::Asked(PrintStep::Start) => PrintStep::Start,
            PrintingEvent::Asked(
                step @ (PrintStep::Spoiled(_) | PrintStep::Good | PrintStep::GiveBack(_)),
            ) => {
                self.question = Some(step);
                return None;
            }
            PrintingEvent::Confirmed => self.question.take()?,
            PrintingEvent::Declined => {
                self.question = None;
                return None;
            }
        };
        Some(Call::Print(case.row.reference.clone(), Printed { version: case.version, step }))
    }
}
