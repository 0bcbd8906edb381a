//! The open case: what is shown of it, what is being done with it.
//!
//! **Invariant:** one deed at a time. While it is under way nothing else is asked about the case, so its answer always counts.

use domain::{
    application::{Ask, RejectReason},
    id_number::IdNumber,
    reference::Reference,
    wire::staff::{CaseList, CaseView, Decided, Decision, Wanted},
};

use super::{Action, Call, Effect, Failure, Focus, Lane, Reply, Ticket, Tickets, actions};

/// Something that happened to the open case.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum CaseEvent {
    /// A button or its key asked for an action; some open a panel first.
    Asked(Action),
    /// What more is needed was chosen.
    MoreChosen(Wanted),
    /// The reasons for a refusal, or for giving it back to the first clerk, were chosen.
    RefusalChosen(Vec<RejectReason>),
    /// The decision is taken back before it was sent.
    Undone,
    /// The decision is to be sent now: somebody said so, or leaves.
    Flushed,
    /// The decision could be taken back for long enough.
    Lapsed(Ticket),
    /// All papers were checked, or not yet.
    PapersSeen(bool),
    /// The fee was taken.
    FeeTaken,
    /// A photo of the person was made; the shell holds it.
    PhotoMade,
    /// The panel was left.
    PanelLeft,
    /// Another look is wanted.
    Retried,
    /// The whole identity number is wanted, or not any more.
    RevealAsked,
    /// It was shown long enough.
    RevealLapsed(Ticket),
}

/// A question over the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Panel {
    /// What more is needed?
    Ask,
    /// Why is it refused?
    Reject,
    /// Why is it given back to the first clerk?
    SendBack,
    /// Was the fee taken?
    Settle,
}

/// Something that changes the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Taking it up.
    TakeUp,
    /// Granting it.
    Approve,
    /// Asking for more.
    Ask,
    /// Refusing it.
    Reject,
    /// Giving it back to the clerk who would grant it.
    SendBack,
    /// Settling the fee.
    Settle,
    /// Taking the photo of the person.
    TakePhoto,
}

/// What is said over the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// This was done.
    Done(Deed),
    /// Somebody else changed it, and it was loaded anew.
    Changed,
    /// No other case waits.
    NothingWaits,
    /// Nothing is granted before the papers were checked.
    PapersFirst,
}

/// The whole identity number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Reveal {
    /// Not shown.
    #[default]
    Hidden,
    /// Asked for.
    Asking,
    /// Shown, for half a minute.
    Shown(IdNumber),
}

/// A decision that can still be taken back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pending {
    /// What is decided.
    pub(crate) deed: Deed,
    decision: Decision,
    ticket: Ticket,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Work {
    Loading,
    Doing(Deed),
}

/// The open case.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CaseDesk {
    /// Which one.
    pub(crate) reference: Reference,
    /// What the server showed last.
    pub(crate) view: Option<Box<CaseView>>,
    /// The question over it.
    pub(crate) panel: Option<Panel>,
    /// What is decided and not sent yet.
    pub(crate) pending: Option<Pending>,
    /// What is said over it.
    pub(crate) said: Option<Said>,
    /// Why something was not done.
    pub(crate) trouble: Option<Failure>,
    /// The whole identity number.
    pub(crate) reveal: Reveal,
    /// Whether the papers that are shown were checked.
    pub(crate) papers_seen: bool,
    work: Option<Work>,
}

impl CaseDesk {
    pub(super) fn open(reference: Reference, tickets: &mut Tickets) -> (Self, Effect) {
        tickets.draw(Lane::Reveal);
        let call = tickets.call(Lane::Case, Call::ShowCase(reference.clone()));
        let work = Some(Work::Loading);
        let (view, panel, pending, said, trouble) = (None, None, None, None, None);
        let (reveal, papers_seen) = (Reveal::Hidden, false);
        (Self { reference, view, panel, pending, said, trouble, reveal, papers_seen, work }, call)
    }

    /// What is being done with it.
    pub(crate) fn doing(&self) -> Option<Deed> {
        match self.work {
            Some(Work::Doing(deed)) => Some(deed),
            Some(Work::Loading) | None => None,
        }
    }

    pub(super) fn update(&mut self, event: CaseEvent, me: &str, tickets: &mut Tickets) -> Vec<Effect> {
        match event {
            CaseEvent::Asked(action) => self.asked(action, me, tickets),
            CaseEvent::MoreChosen(wanted) if self.panel == Some(Panel::Ask) && is_whole(&wanted) => {
                self.decide(Deed::Ask, Decision::AskFor(wanted), tickets)
            }
            CaseEvent::RefusalChosen(reasons) if self.panel == Some(Panel::Reject) && !reasons.is_empty() => {
                self.decide(Deed::Reject, Decision::Reject(reasons), tickets)
            }
            CaseEvent::RefusalChosen(reasons)
                if self.panel == Some(Panel::SendBack) && !reasons.is_empty() =>
            {
                self.decide(Deed::SendBack, Decision::SendBack(reasons), tickets)
            }
            CaseEvent::Undone => {
                self.pending = None;
                vec![Effect::Focus(Focus::CaseTitle)]
            }
            CaseEvent::PapersSeen(seen) => {
                self.papers_seen = seen;
                self.said = self.said.filter(|said| *said != Said::PapersFirst);
                vec![]
            }
            CaseEvent::Flushed => self.flush(tickets),
            CaseEvent::Lapsed(ticket) => {
                let due = self.pending.as_ref().is_some_and(|pending| pending.ticket == ticket);
                if due { self.flush(tickets) } else { vec![] }
            }
            CaseEvent::FeeTaken if self.panel == Some(Panel::Settle) => {
                self.act(Deed::Settle, Call::Settle, tickets)
            }
            CaseEvent::MoreChosen(_) | CaseEvent::RefusalChosen(_) | CaseEvent::FeeTaken => vec![],
            CaseEvent::PhotoMade => self.photo_made(me, tickets),
            CaseEvent::PanelLeft => {
                self.panel = None;
                vec![]
            }
            CaseEvent::Retried => self.look(tickets),
            CaseEvent::RevealAsked => self.reveal_asked(tickets),
            CaseEvent::RevealLapsed(ticket) => {
                if tickets.is_newest(ticket) {
                    self.reveal = Reveal::Hidden;
                }
                vec![]
            }
        }
    }

    /// Loads it again, unless something is being done that will show it anyway.
    pub(super) fn look(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        if self.doing().is_some() {
            return vec![];
        }
        self.work = Some(Work::Loading);
        vec![tickets.call(Lane::Case, Call::ShowCase(self.reference.clone()))]
    }

    /// Loads it again when the queue shows it otherwise, or not at all any more.
    pub(super) fn compare(&mut self, list: &CaseList, tickets: &mut Tickets) -> Vec<Effect> {
        let Some(view) = &self.view else { return vec![] };
        let listed = list.cases.iter().find(|row| row.reference == self.reference);
        if listed == Some(&view.row) { vec![] } else { self.look(tickets) }
    }

    pub(super) fn replied(
        &mut self,
        answer: Result<Reply, Failure>,
        me: &str,
        tickets: &mut Tickets,
    ) -> Vec<Effect> {
        let deed = self.doing();
        self.work = None;
        match answer {
            Ok(Reply::Case(view)) => self.show(view, deed, me),
            Ok(_) => self.trouble = Some(Failure::Garbled),
            Err(failure) if deed.is_some() && failure.is_overtaken() => {
                self.panel = None;
                self.said = Some(Said::Changed);
                return self.look(tickets);
            }
            // Looking again in the background may fail: the next look comes soon.
            Err(Failure::Unreachable) if deed.is_none() && self.view.is_some() => {}
            Err(failure) => {
                self.panel = None;
                self.trouble = Some(failure);
            }
        }
        vec![]
    }

    pub(super) fn reveal_replied(
        &mut self,
        answer: Result<Reply, Failure>,
        tickets: &mut Tickets,
    ) -> Vec<Effect> {
        match answer {
            Ok(Reply::Revealed(number)) => {
                self.reveal = Reveal::Shown(number);
                return vec![Effect::HideSoon(tickets.draw(Lane::Reveal))];
            }
            Ok(_) => self.trouble = Some(Failure::Garbled),
            Err(failure) => self.trouble = Some(failure),
        }
        self.reveal = Reveal::Hidden;
        vec![]
    }

    fn asked(&mut self, action: Action, me: &str, tickets: &mut Tickets) -> Vec<Effect> {
        let offered = self.view.as_ref().is_some_and(|view| actions(view, me).contains(&action));
        if !offered || self.doing().is_some() || self.panel.is_some() || self.pending.is_some() {
            return vec![];
        }
        self.said = None;
        self.trouble = None;
        match action {
            Action::TakeUp => return self.act(Deed::TakeUp, Call::TakeUp, tickets),
            Action::Approve if self.papers_wait() => {
                self.said = Some(Said::PapersFirst);
                return vec![Effect::Focus(Focus::Papers)];
            }
            Action::Approve => return self.decide(Deed::Approve, Decision::Approve, tickets),
            Action::Ask => self.panel = Some(Panel::Ask),
            Action::Reject => self.panel = Some(Panel::Reject),
            Action::SendBack => self.panel = Some(Panel::SendBack),
            Action::Settle => self.panel = Some(Panel::Settle),
            // The console goes to the counter for the one, and the browser asks for the picture of the other.
            Action::HandOver | Action::Print | Action::TakePhoto => {}
        }
        vec![]
    }

    /// Whether there are papers that nobody has checked here.
    fn papers_wait(&self) -> bool {
        !self.papers_seen && self.view.as_ref().is_some_and(|view| !view.documents.is_empty())
    }

    fn photo_made(&mut self, me: &str, tickets: &mut Tickets) -> Vec<Effect> {
        let asked = self.view.as_ref().is_some_and(|view| actions(view, me).contains(&Action::TakePhoto));
        if !asked {
            return vec![];
        }
        (self.said, self.trouble) = (None, None);
        self.act(Deed::TakePhoto, Call::SendPhoto, tickets)
    }

    /// Decides, and leaves time to take it back.
    fn decide(&mut self, deed: Deed, decision: Decision, tickets: &mut Tickets) -> Vec<Effect> {
        if self.doing().is_some() || self.pending.is_some() {
            return vec![];
        }
        let ticket = tickets.draw(Lane::Undo);
        self.panel = None;
        self.pending = Some(Pending { deed, decision, ticket });
        vec![Effect::SendSoon(ticket), Effect::Focus(Focus::Undo)]
    }

    /// Sends what was decided.
    pub(super) fn flush(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        let Some(Pending { deed, decision, .. }) = self.pending.take() else { return vec![] };
        let papers_seen = self.papers_seen;
        let decided = |version| Decided { version, decision, papers_seen };
        self.act(deed, |reference, version| Call::Decide(reference, decided(version)), tickets)
    }

    fn act(
        &mut self,
        deed: Deed,
        call: impl FnOnce(Reference, u32) -> Call,
        tickets: &mut Tickets,
    ) -> Vec<Effect> {
        let Some(view) = &self.view else { return vec![] };
        if self.doing().is_some() {
            return vec![];
        }
        let call = call(self.reference.clone(), view.version);
        self.work = Some(Work::Doing(deed));
        vec![tickets.call(Lane::Case, call)]
    }

    /// Shows what the server answered. A panel that the new state does not allow is closed.
    fn show(&mut self, view: Box<CaseView>, deed: Option<Deed>, me: &str) {
        let before = self.view.replace(view);
        let papers = self.view.as_ref().map(|view| &view.documents);
        self.papers_seen &= before.as_ref().map(|view| &view.documents) == papers;
        self.trouble = None;
        if let Some(deed) = deed {
            self.panel = None;
            self.said = Some(Said::Done(deed));
            return;
        }
        let view = self.view.as_deref();
        let changed = before.is_some_and(|before| view.is_some_and(|view| view.version != before.version));
        let offered = |panel: Panel| view.is_some_and(|view| actions(view, me).contains(&panel.action()));
        let stale = changed && self.pending.take().is_some();
        if stale || changed && self.panel.is_some_and(|panel| !offered(panel)) {
            self.panel = None;
            self.said = Some(Said::Changed);
        } else if changed && matches!(self.said, Some(Said::Done(_))) {
            self.said = None;
        }
    }

    fn reveal_asked(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        match self.reveal {
            Reveal::Hidden => {
                self.reveal = Reveal::Asking;
                vec![tickets.call(Lane::Reveal, Call::RevealId(self.reference.clone()))]
            }
            Reveal::Asking => vec![],
            Reveal::Shown(_) => {
                tickets.draw(Lane::Reveal);
                self.reveal = Reveal::Hidden;
                vec![]
            }
        }
    }
}

impl Panel {
    /// What it leads to.
    const fn action(self) -> Action {
        match self {
            Self::Ask => Action::Ask,
            Self::Reject => Action::Reject,
            Self::SendBack => Action::SendBack,
            Self::Settle => Action::Settle,
        }
    }
}

/// Whether something is asked for, and another photo with its reasons.
fn is_whole(wanted: &Wanted) -> bool {
    let photo = wanted.asks.contains(&Ask::NewPhoto);
    !wanted.asks.is_empty() && photo != wanted.photo.is_empty()
}
