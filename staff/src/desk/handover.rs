//! Handing a card over: the reference finds the case, pickup code and identity number show whom the card is for, and the clerk's word that
//! the person was compared releases it.
//!
//! **Invariant:** nothing is handed over before the case was shown, code and number fit, and both was said: the same person, and the identity
//! card seen. What somebody else changed meanwhile is loaded and said, and never worked around.

use domain::{
    application::Status,
    id_number::IdNumber,
    reference::Reference,
    wire::staff::{CaseView, Handover, HandoverCheck, Released},
};

use super::{Call, Effect, Failure, Focus, Lane, PrintingDesk, PrintingEvent, Reply, Tickets};

/// Something that happened at the counter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum HandoverEvent {
    /// A reference was given.
    Sought(Reference),
    /// Pickup code and identity number were given.
    Given {
        /// Six digits.
        pickup_code: String,
        /// The number on the identity card.
        id_number: IdNumber,
    },
    /// Something happened while an instant card is printed.
    Printing(PrintingEvent),
    /// The person was compared.
    Compared {
        /// It is the same person.
        same_person: bool,
        /// The identity card was seen.
        id_seen: bool,
    },
    /// The next person comes.
    Left,
}

/// How far the handover is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum HandoverStep {
    /// Which case?
    #[default]
    Seeking,
    /// This one. Are code and number right?
    Comparing(Box<CaseView>),
    /// They are. Is it the person in the photos?
    Confirming(Box<Confirming>),
    /// Done.
    Done(Box<CaseView>),
}

/// Whom a card is for, and what was shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Confirming {
    /// The case.
    pub(crate) case: CaseView,
    /// Code and number.
    pub(crate) shown: Handover,
    /// Whom it is for.
    pub(crate) check: HandoverCheck,
}

/// The counter.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct HandoverDesk {
    /// How far it is.
    pub(crate) step: HandoverStep,
    /// Waiting for an answer.
    pub(crate) busy: bool,
    /// Why it did not work.
    pub(crate) trouble: Option<Failure>,
    /// Somebody else changed the case: it stands here now.
    pub(crate) changed: Option<Status>,
    /// How far the printing is.
    pub(crate) printing: PrintingDesk,
    renewing: bool,
    given: Option<Handover>,
    left: Option<Reference>,
}

impl HandoverDesk {
    /// The case whose card is in the printer, or came out of it, while nobody has said what became of it.
    pub(crate) fn unsaid(&self) -> Option<&Reference> {
        self.at_printer().or(self.left.as_ref())
    }

    /// The same, where that card is on this page.
    pub(crate) fn at_printer(&self) -> Option<&Reference> {
        let HandoverStep::Comparing(case) = &self.step else { return None };
        is_unsaid(case).then_some(&case.row.reference)
    }

    /// Begins anew; a card of which nobody has said what became of it is not forgotten.
    pub(super) fn clear(&mut self) {
        *self = Self { left: self.unsaid().cloned(), ..Self::default() };
    }

    pub(super) fn update(&mut self, event: HandoverEvent, tickets: &mut Tickets) -> Vec<Effect> {
        let call = match (event, &self.step) {
            (HandoverEvent::Left, _) => {
                tickets.draw(Lane::Handover);
                self.clear();
                return vec![Effect::Focus(Focus::Title)];
            }
            _ if self.busy => return vec![],
            (HandoverEvent::Sought(reference), HandoverStep::Seeking) => Call::ShowCase(reference),
            (HandoverEvent::Given { pickup_code, id_number }, HandoverStep::Comparing(case))
                if matches!(case.row.status, Status::Ready | Status::Verified) =>
            {
                let reference = case.row.reference.clone();
                let shown = Handover { reference, pickup_code, id_number };
                self.given = Some(shown.clone());
                Call::CheckHandover(shown)
            }
            (HandoverEvent::Compared { same_person: true, id_seen: true }, HandoverStep::Confirming(of)) => {
                Call::HandOver(Released { shown: of.shown.clone(), same_person: true, id_seen: true })
            }
            (HandoverEvent::Printing(event), HandoverStep::Comparing(case)) => {
                match self.printing.update(event, case) {
                    Some(call) => call,
                    None => return vec![],
                }
            }
            (
                HandoverEvent::Sought(_)
                | HandoverEvent::Given { .. }
                | HandoverEvent::Compared { .. }
                | HandoverEvent::Printing(_),
                _,
            ) => return vec![],
        };
        self.busy = true;
        (self.trouble, self.changed) = (None, None);
        vec![tickets.call(Lane::Handover, call)]
    }

    pub(super) fn replied(&mut self, answer: Result<Reply, Failure>, tickets: &mut Tickets) -> Vec<Effect> {
        self.busy = false;
        let renewing = std::mem::take(&mut self.renewing);
        if let Ok(Reply::Case(case)) = &answer {
            self.left.take_if(|left| *left == case.row.reference);
        }
        match (answer, &self.step) {
            (Ok(Reply::Case(case)), _) if renewing => {
                self.changed = Some(case.row.status);
                self.step = HandoverStep::Comparing(case);
            }
            (Ok(Reply::Case(case)), HandoverStep::Comparing(_)) if !case.row.status.is_final() => {
                self.step = HandoverStep::Comparing(case);
            }
            (Ok(Reply::Case(case)), HandoverStep::Seeking) => self.step = HandoverStep::Comparing(case),
            (Ok(Reply::Case(case)), HandoverStep::Comparing(_) | HandoverStep::Confirming(_)) => {
                self.step = HandoverStep::Done(case);
            }
            (Ok(Reply::HandoverCheck(check)), HandoverStep::Comparing(case)) => {
                if let Some(shown) = self.given.take() {
                    let case = (**case).clone();
                    self.step = HandoverStep::Confirming(Box::new(Confirming { case, shown, check: *check }));
                }
            }
            (Ok(_), _) => self.trouble = Some(Failure::Garbled),
            (Err(failure), _) => return self.refused(failure, tickets),
        }
        vec![Effect::Focus(Focus::Title)]
    }

    /// Says why; where somebody was faster, the case is loaded again.
    fn refused(&mut self, failure: Failure, tickets: &mut Tickets) -> Vec<Effect> {
        let reference = match &self.step {
            HandoverStep::Comparing(case) => Some(case.row.reference.clone()),
            HandoverStep::Confirming(of) => Some(of.case.row.reference.clone()),
            HandoverStep::Seeking | HandoverStep::Done(_) => None,
        };
        let Some(reference) = reference.filter(|_| failure.is_overtaken()) else {
            self.trouble = Some(failure);
            return vec![];
        };
        (self.busy, self.renewing) = (true, true);
        vec![tickets.call(Lane::Handover, Call::ShowCase(reference))]
    }
}

/// Whether a card is printed, and nobody has said what became of it.
fn is_unsaid(case: &CaseView) -> bool {
    let held = case.instantly.as_ref().is_some_and(|instantly| instantly.serial.is_some());
    case.row.status == Status::Printing || case.row.status == Status::PrintTrouble && held
}
