//! The work of one member of staff: places, queue, open case, counter.

use domain::{
    reference::Reference,
    wire::staff::{Role, StaffView},
};

use super::{
    Action, BellDesk, BellEvent, CaseDesk, CaseEvent, Effect, Failure, Focus, HandoverDesk, HandoverEvent,
    KiosksDesk, KiosksEvent, Lane, Queue, QueueEvent, Reply, Said, Shortcut, Tickets, VouchDesk, VouchEvent,
    Way,
};

/// A place of the console.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// Queue and case.
    #[default]
    Queue,
    /// Handing cards over.
    Handover,
    /// Vouching for people at kiosks.
    Vouch,
    /// The kiosks and their keys.
    Kiosks,
}

impl Place {
    const ALL: [Self; 4] = [Self::Queue, Self::Handover, Self::Vouch, Self::Kiosks];

    /// Those of a role, in the order of the bar; the first is where one begins.
    pub(crate) const fn of(role: Role) -> &'static [Self] {
        match role {
            Role::Clerk => &[Self::Queue, Self::Handover, Self::Vouch],
            Role::Admin => &[Self::Kiosks],
        }
    }

    /// Its address inside the page.
    pub(crate) const fn hash(self) -> &'static str {
        match self {
            Self::Queue => "#queue",
            Self::Handover => "#handover",
            Self::Vouch => "#vouch",
            Self::Kiosks => "#kiosks",
        }
    }

    /// The place with this address; the queue for any other.
    pub(crate) fn at(hash: &str) -> Self {
        Self::ALL.into_iter().find(|place| place.hash() == hash).unwrap_or_default()
    }
}

/// Something that happened at work.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ConsoleEvent {
    /// Another place was gone to.
    Went(Place),
    /// The server says that a case changed.
    Changed(Option<Reference>),
    /// A line of the queue was opened.
    Opened(Reference),
    /// The line beside was gone to from within the queue.
    Moved(Way),
    /// The next case that waits is wanted.
    NextAsked,
    /// About the queue.
    Queue(QueueEvent),
    /// About the open case.
    Case(CaseEvent),
    /// At the counter.
    Handover(HandoverEvent),
    /// While vouching.
    Vouch(VouchEvent),
    /// About calls for a clerk.
    Bell(BellEvent),
    /// About kiosks and their keys.
    Kiosks(KiosksEvent),
    /// It is time to look whether something changed that nobody told.
    LookDue,
}

/// The work of one member of staff.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Console {
    /// Who works here.
    pub(crate) staff: StaffView,
    /// Where they are.
    pub(crate) place: Place,
    /// The queue.
    pub(crate) queue: Queue,
    /// The open case.
    pub(crate) case: Option<CaseDesk>,
    /// The counter.
    pub(crate) handover: HandoverDesk,
    /// Vouching.
    pub(crate) vouch: VouchDesk,
    /// Calls for a clerk.
    pub(crate) bell: BellDesk,
    /// Kiosks and their keys.
    pub(crate) kiosks: KiosksDesk,
    /// Why signing out did not work.
    pub(crate) trouble: Option<Failure>,
}

impl Console {
    pub(super) fn new(staff: StaffView) -> Self {
        let place = Place::of(staff.role).first().copied().unwrap_or_default();
        Self {
            staff,
            place,
            queue: Queue::default(),
            case: None,
            handover: HandoverDesk::default(),
            vouch: VouchDesk::default(),
            bell: BellDesk::default(),
            kiosks: KiosksDesk::default(),
            trouble: None,
        }
    }

    pub(super) fn begin(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        let mut effects = vec![Effect::Follow];
        effects.extend(self.load(tickets));
        effects.push(Effect::Focus(Focus::Title));
        effects
    }

    /// What one's role looks at.
    fn load(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        match self.staff.role {
            Role::Clerk => vec![BellDesk::load(tickets), self.queue.load(tickets)],
            Role::Admin => vec![KiosksDesk::load(tickets)],
        }
    }

    fn look(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        match self.staff.role {
            Role::Clerk => {
                let bell = self.bell.update(BellEvent::Due, tickets);
                bell.into_iter().chain(self.queue.update(QueueEvent::Due, tickets)).collect()
            }
            Role::Admin => self.kiosks.update(KiosksEvent::Due, tickets),
        }
    }

    pub(super) fn update(&mut self, event: ConsoleEvent, tickets: &mut Tickets) -> Vec<Effect> {
        match event {
            ConsoleEvent::Went(place) => self.go(place),
            ConsoleEvent::Changed(reference) => self.changed(reference.as_ref(), tickets),
            ConsoleEvent::Opened(reference) => self.open(reference, Focus::CaseTitle, tickets),
            ConsoleEvent::Moved(way) => match self.queue.beside(self.reference(), way) {
                Some(reference) => self.open(reference.clone(), Focus::Row(reference), tickets),
                None => vec![],
            },
            ConsoleEvent::NextAsked => self.next(tickets),
            ConsoleEvent::Queue(event) => self.queue.update(event, tickets),
            ConsoleEvent::Case(CaseEvent::Asked(Action::HandOver)) => self.hand_over(tickets),
            ConsoleEvent::Case(event) => self.with_case(|case, me| case.update(event, me, tickets)),
            ConsoleEvent::Handover(event) => self.handover.update(event, tickets),
            ConsoleEvent::Vouch(event) => self.vouch.update(event, tickets),
            ConsoleEvent::Bell(event) => self.bell.update(event, tickets),
            ConsoleEvent::Kiosks(event) => self.kiosks.update(event, tickets),
            ConsoleEvent::LookDue => self.look(tickets),
        }
    }

    /// A single key. Nothing happens while a panel asks something, or away from the queue.
    pub(super) fn pressed(&mut self, key: Shortcut, tickets: &mut Tickets) -> Vec<Effect> {
        let asked = self.case.as_ref().is_some_and(|case| case.panel.is_some());
        if asked || self.place != Place::Queue {
            return vec![];
        }
        match key {
            Shortcut::Search => vec![Effect::Focus(Focus::Search)],
            Shortcut::Down => self.step(Way::Down, tickets),
            Shortcut::Up => self.step(Way::Up, tickets),
            Shortcut::Next => self.next(tickets),
            Shortcut::Do(action) => self.update(ConsoleEvent::Case(CaseEvent::Asked(action)), tickets),
        }
    }

    pub(super) fn replied(
        &mut self,
        lane: Lane,
        answer: Result<Reply, Failure>,
        tickets: &mut Tickets,
    ) -> Vec<Effect> {
        match lane {
            // The desk answers for the session itself.
            Lane::Session => vec![],
            Lane::Queue => {
                let mut effects = self.queue.replied(answer, tickets);
                if let (Some(case), Some(list)) = (&mut self.case, &self.queue.list) {
                    effects.extend(case.compare(list, tickets));
                }
                effects
            }
            Lane::Case => self.case_replied(answer, tickets),
            Lane::Reveal => self.with_case(|case, _| case.reveal_replied(answer, tickets)),
            Lane::Handover => {
                let effects = self.handover.replied(answer);
                effects.into_iter().chain(self.queue.update(QueueEvent::Due, tickets)).collect()
            }
            Lane::Vouch => self.vouch.replied(answer),
            Lane::Bell => self.bell.replied(answer),
            Lane::Kiosks => self.kiosks.replied(answer),
        }
    }

    /// The open case.
    pub(crate) fn reference(&self) -> Option<&Reference> {
        self.case.as_ref().map(|case| &case.reference)
    }

    fn with_case(&mut self, act: impl FnOnce(&mut CaseDesk, &str) -> Vec<Effect>) -> Vec<Effect> {
        self.case.as_mut().map_or_else(Vec::new, |case| act(case, &self.staff.name))
    }

    fn case_replied(&mut self, answer: Result<Reply, Failure>, tickets: &mut Tickets) -> Vec<Effect> {
        let deed = self.case.as_ref().and_then(CaseDesk::doing);
        let mut effects = self.with_case(|case, me| case.replied(answer, me, tickets));
        if deed.is_some() {
            effects.extend(self.queue.update(QueueEvent::Due, tickets));
            effects.push(Effect::Focus(Focus::CaseTitle));
        }
        effects
    }

    fn go(&mut self, place: Place) -> Vec<Effect> {
        if self.place == place || !Place::of(self.staff.role).contains(&place) {
            return vec![];
        }
        self.place = place;
        vec![Effect::Focus(Focus::Title)]
    }

    fn changed(&mut self, reference: Option<&Reference>, tickets: &mut Tickets) -> Vec<Effect> {
        let mut effects = self.queue.update(QueueEvent::Due, tickets);
        if reference.is_some() && reference == self.reference() {
            effects.extend(self.with_case(|case, _| case.look(tickets)));
        }
        effects
    }

    fn step(&mut self, way: Way, tickets: &mut Tickets) -> Vec<Effect> {
        match self.queue.beside(self.reference(), way) {
            Some(reference) => self.open(reference, Focus::CaseTitle, tickets),
            None => vec![],
        }
    }

    fn next(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        match self.queue.next_waiting(self.reference()) {
            Some(reference) => self.open(reference, Focus::CaseTitle, tickets),
            None => self.with_case(|case, _| {
                case.said = Some(Said::NothingWaits);
                vec![]
            }),
        }
    }

    /// Opens a case, unless something is still being done with the open one.
    fn open(&mut self, reference: Reference, focus: Focus, tickets: &mut Tickets) -> Vec<Effect> {
        if self.case.as_ref().is_some_and(|case| case.doing().is_some()) {
            return vec![];
        }
        if self.reference() == Some(&reference) {
            return vec![Effect::Focus(focus)];
        }
        let (case, call) = CaseDesk::open(reference, tickets);
        self.case = Some(case);
        vec![call, Effect::Focus(focus)]
    }

    /// Takes the open case to the counter.
    fn hand_over(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        let Some(reference) = self.reference().cloned() else { return vec![] };
        self.handover = HandoverDesk::default();
        let mut effects = self.handover.update(HandoverEvent::Sought(reference), tickets);
        effects.push(Effect::Go(Place::Handover));
        effects
    }
}
