//! The work of one member of staff: places, queue, open case, counter.

use domain::{
    payment::PaymentNumber,
    reference::Reference,
    wire::staff::{Role, StaffView},
};

use super::{
    Action, BellDesk, BellEvent, Call, CardsDesk, CardsEvent, CaseDesk, CaseEvent, Effect, Failure, Focus,
    HandoverDesk, HandoverEvent, KiosksDesk, KiosksEvent, Lane, MoneyDesk, MoneyEvent, NoticesDesk,
    NoticesEvent, Place, Queue, QueueEvent, Reply, Said, Shortcut, StockDesk, StockPress, Tickets, VouchDesk,
    VouchEvent, Way,
};

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
    /// While looking at somebody's card.
    Cards(CardsEvent),
    /// About calls for a clerk.
    Bell(BellEvent),
    /// About blank cards.
    Stock(StockPress),
    /// About kiosks and their keys.
    Kiosks(KiosksEvent),
    /// About notices.
    Notices(NoticesEvent),
    /// About money.
    Money(MoneyEvent),
    /// The case of a payment is wanted.
    CaseWanted(Reference),
    /// The payment of a difference is wanted.
    PaymentWanted(PaymentNumber),
    /// The card that is still printed is wanted again.
    PrintingWanted,
    /// It is time to look whether something changed that nobody told.
    LookDue,
}

/// What a clerk went on to while a decision was not sent yet.
#[derive(Clone, Debug, PartialEq)]
enum After {
    /// Another case.
    Case(Reference, Focus),
    /// Home.
    SignOut,
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
    /// Somebody's card.
    pub(crate) cards: CardsDesk,
    /// Calls for a clerk.
    pub(crate) bell: BellDesk,
    /// Blank cards.
    pub(crate) stock: StockDesk,
    /// Kiosks and their keys.
    pub(crate) kiosks: KiosksDesk,
    /// What everybody is told.
    pub(crate) notices: NoticesDesk,
    /// Money.
    pub(crate) money: MoneyDesk,
    /// What follows once the decision that was left is sent.
    after: Option<After>,
    /// Why signing out did not work.
    pub(crate) trouble: Option<Failure>,
}

impl Console {
    pub(super) fn new(staff: StaffView) -> Self {
        let place = Place::of(staff.role).first().copied().unwrap_or_default();
        Self {
            queue: Queue::of(&staff),
            staff,
            place,
            case: None,
            handover: HandoverDesk::default(),
            vouch: VouchDesk::default(),
            cards: CardsDesk::default(),
            bell: BellDesk::default(),
            stock: StockDesk::default(),
            kiosks: KiosksDesk::default(),
            notices: NoticesDesk::default(),
            money: MoneyDesk::default(),
            after: None,
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
            Role::Clerk => {
                vec![BellDesk::load(tickets), self.money.list.load(tickets), self.queue.load(tickets)]
            }
            Role::Admin => vec![KiosksDesk::load(tickets)],
        }
    }

    fn look(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        match self.staff.role {
            Role::Clerk => {
                let mut effects = self.bell.update(BellEvent::Due, tickets);
                effects.extend(self.money.look(self.place, tickets));
                effects.extend(self.queue.update(QueueEvent::Due, tickets));
                effects
            }
            Role::Admin if self.place == Place::Notices => self.notices.update(NoticesEvent::Due, tickets),
            Role::Admin => self.kiosks.update(KiosksEvent::Due, tickets),
        }
    }

    pub(super) fn update(&mut self, event: ConsoleEvent, tickets: &mut Tickets) -> Vec<Effect> {
        match event {
            ConsoleEvent::Went(place) => self.go(place, tickets),
            ConsoleEvent::Changed(reference) => self.changed(reference.as_ref(), tickets),
            ConsoleEvent::Opened(reference) => self.open(reference, Focus::CaseTitle, tickets),
            ConsoleEvent::Moved(way) => match self.queue.beside(self.reference(), way) {
                Some(reference) => self.open(reference.clone(), Focus::Row(reference), tickets),
                None => vec![],
            },
            ConsoleEvent::NextAsked => self.next(tickets),
            ConsoleEvent::Queue(event) => self.queue.update(event, tickets),
            ConsoleEvent::Case(CaseEvent::Asked(Action::HandOver | Action::Print)) => self.hand_over(tickets),
            ConsoleEvent::Case(event) => self.with_case(|case, me| case.update(event, me, tickets)),
            ConsoleEvent::Handover(event) => self.handover.update(event, tickets),
            ConsoleEvent::Vouch(event) => self.vouch.update(event, tickets),
            ConsoleEvent::Cards(event) => self.cards.update(event, tickets),
            ConsoleEvent::Bell(event) => self.bell.update(event, tickets),
            ConsoleEvent::Stock(event) => self.stock.update(event, tickets),
            ConsoleEvent::Kiosks(event) => self.kiosks.update(event, tickets),
            ConsoleEvent::Notices(event) => self.notices.update(event, tickets),
            ConsoleEvent::Money(event) => self.money.update(event, &self.staff.name, tickets),
            ConsoleEvent::CaseWanted(reference) => {
                let mut effects = self.open(reference, Focus::CaseTitle, tickets);
                effects.push(Effect::Go(Place::Queue));
                effects
            }
            ConsoleEvent::PaymentWanted(number) => {
                let opened = MoneyEvent::Opened(number);
                let mut effects = self.money.update(opened, &self.staff.name, tickets);
                effects.push(Effect::Go(Place::Payments));
                effects
            }
            ConsoleEvent::PrintingWanted => self.back_to_printing(tickets),
            ConsoleEvent::LookDue => self.look(tickets),
        }
    }

    /// A single key. Nothing happens while a panel asks something, or away from queue and payments.
    pub(super) fn pressed(&mut self, key: Shortcut, tickets: &mut Tickets) -> Vec<Effect> {
        if self.place == Place::Payments {
            return self.money.pressed(key, &self.staff.name, tickets);
        }
        let asked = self.case.as_ref().is_some_and(|case| case.panel.is_some());
        if asked || self.place != Place::Queue {
            return vec![];
        }
        match key {
            Shortcut::Search => vec![Effect::Focus(Focus::Search)],
            Shortcut::Down => self.step(Way::Down, tickets),
            Shortcut::Up => self.step(Way::Up, tickets),
            Shortcut::Next => self.next(tickets),
            Shortcut::Undo => self.undo(),
            Shortcut::Gateway => vec![],
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
            // The desk answers for the session itself; a time to take something back asks nothing.
            Lane::Session | Lane::Undo => vec![],
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
                let effects = self.handover.replied(answer, tickets);
                effects.into_iter().chain(self.queue.update(QueueEvent::Due, tickets)).collect()
            }
            Lane::Vouch => self.vouch.replied(answer),
            Lane::Cards => self.cards.replied(answer, tickets),
            Lane::Bell => self.bell.replied(answer),
            Lane::Stock | Lane::Maker => self.stock.replied(lane, answer, tickets),
            Lane::Kiosks => self.kiosks.replied(answer),
            Lane::Notices => self.notices.replied(answer, tickets),
            Lane::Payments | Lane::Payment | Lane::Reconciliation | Lane::MonthEnds => {
                self.money.replied(lane, answer, tickets)
            }
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
            let went = self.case.as_ref().is_some_and(|case| matches!(case.said, Some(Said::Done(_))));
            match self.after.take().filter(|_| went) {
                Some(After::Case(reference, focus)) => effects.extend(self.open(reference, focus, tickets)),
                Some(After::SignOut) => effects.extend(self.sign_out(tickets)),
                None => effects.push(Effect::Focus(Focus::CaseTitle)),
            }
        }
        effects
    }

    fn go(&mut self, place: Place, tickets: &mut Tickets) -> Vec<Effect> {
        if self.place == place || !Place::of(self.staff.role).contains(&place) {
            return vec![];
        }
        self.place = place;
        let mut effects = self.flush(tickets);
        match place {
            Place::Stock => effects.extend(self.stock.update(StockPress::Came, tickets)),
            Place::Notices => effects.extend(self.notices.update(NoticesEvent::Due, tickets)),
            _ => {}
        }
        effects.extend(self.money.came(place, tickets));
        effects.push(Effect::Focus(Focus::Title));
        effects
    }

    /// Sends the decision that is not sent yet: whoever leaves a case means it.
    fn flush(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        self.with_case(|case, _| case.flush(tickets))
    }

    fn undo(&mut self) -> Vec<Effect> {
        self.with_case(|case, _| match case.pending.take() {
            Some(_) => vec![Effect::Focus(Focus::CaseTitle)],
            None => vec![],
        })
    }

    /// Signs out, after the decision that is not sent yet was sent.
    pub(super) fn sign_out(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        let sent = self.flush(tickets);
        if sent.is_empty() {
            return vec![tickets.call(Lane::Session, Call::SignOut)];
        }
        self.after = Some(After::SignOut);
        sent
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
        let sent = self.flush(tickets);
        if !sent.is_empty() {
            self.after = Some(After::Case(reference, focus));
            return sent;
        }
        let (case, call) = CaseDesk::open(reference, tickets);
        self.case = Some(case);
        vec![call, Effect::Focus(focus)]
    }

    /// Takes the open case to the counter.
    fn hand_over(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        self.reference().cloned().map_or_else(Vec::new, |reference| self.at_counter(reference, tickets))
    }

    /// The case whose card is still printed, while the counter shows something else.
    pub(crate) fn printing_elsewhere(&self) -> Option<&Reference> {
        let here = self.place == Place::Handover && self.handover.at_printer().is_some();
        self.handover.unsaid().filter(|_| !here)
    }

    fn back_to_printing(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        match (self.handover.at_printer(), self.handover.unsaid().cloned()) {
            (Some(_), _) => vec![Effect::Go(Place::Handover)],
            (None, Some(reference)) => self.at_counter(reference, tickets),
            (None, None) => vec![],
        }
    }

    fn at_counter(&mut self, reference: Reference, tickets: &mut Tickets) -> Vec<Effect> {
        self.handover.clear();
        let mut effects = self.handover.update(HandoverEvent::Sought(reference), tickets);
        effects.push(Effect::Go(Place::Handover));
        effects
    }
}
