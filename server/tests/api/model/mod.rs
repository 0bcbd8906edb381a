//! Applications and blank cards against a simple model: whatever is tried in whatever order, by `cases` and the store as handlers and jobs
//! use them, comes to what the model says.
//!
//! CI runs a few hundred sequences; `MEDCARD_SEQUENCES=20000` runs more.

mod reference;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use domain::{
    application::{
        Ask, Event, GiveBackReason, HistoryEntry, PhotoReason, RejectReason, Status, WithdrawReason,
    },
    machine::Actor,
    money::Fen,
    outlet::OutletId,
    reference::Reference,
    region::RegionCode,
    service::Service,
    stock::{BlankState, Serial, StockEvent},
};
use proptest::test_runner::{Config, TestRunner};
use proptest_state_machine::{ReferenceStateMachine as _, StateMachineTest};
use server::{
    cases::{self, By, Moved, Spoiled},
    store::{
        ApplicationId, ApplicationRecord, BlindIndex, Change, CommitError, HistoryRecord, MovementId,
        StockMovement,
    },
};
use tokio::runtime::Runtime;
use uuid::Uuid;

use self::reference::{BLANKS, Deed, Expected, Outcome, pays, place, two_clerks};
use crate::{journey, world::World};

const SEQUENCES: u32 = 300;
/// Deeds of one sequence, at most.
const LONGEST: usize = 40;

/// What all sequences share: each has its own persons, applications and outlet.
struct Ground {
    runtime: Runtime,
    world: World,
    pattern: ApplicationRecord,
    first: HistoryRecord,
    begun: RefCell<u32>,
}

thread_local! {
    static GROUND: RefCell<Option<Rc<Ground>>> = const { RefCell::new(None) };
}

/// One sequence on the real store.
struct Tried {
    ground: Rc<Ground>,
    number: u32,
    cases: Vec<ApplicationId>,
    delivered: u32,
    movements: Cell<u32>,
}

impl Tried {
    fn outlet(&self) -> OutletId {
        OutletId(format!("model-{}", self.number))
    }

    fn region(&self) -> RegionCode {
        self.ground.pattern.region.clone()
    }

    fn commit(&self, changes: Vec<Change>) -> Result<(), CommitError> {
        let app = &self.ground.world.server.app;
        self.ground.runtime.block_on(app.commit(changes)).map(drop)
    }

    fn load(&self, id: ApplicationId) -> Option<ApplicationRecord> {
        let store = &self.ground.world.server.app.store;
        self.ground.runtime.block_on(store.application_by_id(id)).unwrap()
    }

    fn hand_in(&mut self, person: u8, service: Service) -> Outcome {
        let number = self.number * 1_000 + u32::try_from(self.cases.len()).unwrap();
        let mut index = [7; 32];
        index[..4].copy_from_slice(&self.number.to_be_bytes());
        index[4] = person;
        let id = ApplicationId(Uuid::from_u128(u128::from(number) + 1));
        let application = ApplicationRecord {
            id,
            reference: Reference::from_number(number),
            version: 0,
            person: BlindIndex(index),
            service,
            four_eyes: two_clerks(person),
            fee: Fen(if pays(person) { 2_500 } else { 0 }),
            ..self.ground.pattern.clone()
        };
        let history = self.ground.first.clone();
        match self.commit(vec![Change::Submit { application: Box::new(application), history }]) {
            Ok(()) => {
                self.cases.push(id);
                Outcome::Done
            }
            Err(CommitError::AlreadyOpen) => Outcome::AlreadyOpen,
            Err(error) => panic!("{error}"),
        }
    }

    fn step(&self, id: ApplicationId, event: Event, actor: Actor, stale: bool) -> Outcome {
        let app = &self.ground.world.server.app;
        let mut application = self.load(id).unwrap();
        application.version -= u32::from(stale);
        let by = By::actor(actor, app.now());
        let held = self.ground.runtime.block_on(app.store.held_blank(id)).unwrap();
        let moved = match (event, held) {
            (Event::CardSpoiled | Event::BlankVoided, Some(blank)) => {
                let spoiled = Spoiled { serial: blank.serial, another_left: self.stock().0 > 0 };
                cases::spoil(app, application, event, by, spoiled)
            }
            _ => cases::take(app, application, event, by),
        };
        let Ok(moved) = moved else { return Outcome::WrongStep };
        outcome(self.commit(self.completed(moved, actor).changes()))
    }

    /// The step with what handlers add to it.
    fn completed(&self, mut moved: Moved, actor: Actor) -> Moved {
        let clerk = if actor == Actor::SecondClerk { "second" } else { "first" };
        match moved.event {
            Event::Proposed => moved.application.proposed_by = Some(clerk.to_owned()),
            Event::Approved | Event::Rejected => moved.application.decided_by = Some(clerk.to_owned()),
            _ => {}
        }
        let photo = moved.application.service == Service::ChangePhoto;
        match moved.event {
            Event::OutletChosen | Event::FeeCharged => moved.collected_at(self.outlet()),
            Event::Rejected => moved.because(vec![RejectReason::DetailsDoNotMatch]),
            Event::SentBack => moved.objecting(vec![RejectReason::PhotoNotThePerson]),
            Event::GivenBack => moved.given_back(GiveBackReason::PersonLeft),
            Event::Withdrawn => moved.taken_back(WithdrawReason::NotNeeded),
            Event::InfoRequested | Event::AssistanceOffered if photo => {
                moved.asking(vec![Ask::NewPhoto], vec![PhotoReason::Background])
            }
            Event::InfoRequested => moved.asking(vec![Ask::Mobile], vec![]),
            _ => moved,
        }
    }

    /// Moves these as a stock desk does.
    fn move_stock(&self, event: StockEvent, serials: Vec<Serial>) -> Outcome {
        let at = self.ground.world.server.app.now();
        self.movements.set(self.movements.get() + 1);
        let id = u128::from(self.number) << 32 | u128::from(self.movements.get());
        let (first, last) = (serials[0].clone(), serials[serials.len() - 1].clone());
        let movement = StockMovement {
            id: MovementId(Uuid::from_u128(id)),
            outlet: self.outlet(),
            event,
            at,
            by: "first".to_owned(),
            first,
            last,
            count: u32::try_from(serials.len()).unwrap(),
            reason: None,
            checksum: None,
        };
        outcome(self.commit(vec![Change::MoveStock { movement, serials }]))
    }

    fn deliver(&mut self, count: u32) -> Outcome {
        let first = self.delivered + 1;
        self.delivered += count;
        let serials = (first..=self.delivered).map(|number| Serial::at(&self.outlet(), number));
        self.move_stock(StockEvent::Delivered, serials.collect())
    }

    /// The lowest serial that lies there, as somebody would take it.
    fn take_out(&self, event: StockEvent) -> Outcome {
        let store = &self.ground.world.server.app.store;
        let free = self.ground.runtime.block_on(store.blanks(&self.outlet(), BlankState::Free, 1)).unwrap();
        match free.into_iter().next() {
            Some(blank) => self.move_stock(event, vec![blank.serial]),
            None => Outcome::OutOfStock,
        }
    }

    /// Voids the one that is held, as a stock desk does.
    fn spoil_held(&self, application: ApplicationId) -> Outcome {
        let app = &self.ground.world.server.app;
        let (case, at) = (self.load(application).unwrap(), app.now());
        let blank = self.ground.runtime.block_on(app.store.held_blank(application)).unwrap();
        let in_printer = matches!(case.status, Status::Printing | Status::PrintTrouble);
        let Some(serial) = blank.filter(|_| !in_printer).map(|blank| blank.serial) else {
            return Outcome::WrongStep;
        };
        let changes = if self.stock().0 > 0 {
            vec![
                Change::Move { application: Box::new(case), history: None },
                Change::SpoilBlank { application, serial, at },
                Change::HoldBlank { application, outlet: self.outlet(), at },
            ]
        } else {
            let spoiled = Spoiled { serial, another_left: false };
            let by = By::clerk("first", at);
            cases::spoil(app, case, Event::BlankVoided, by, spoiled).unwrap().changes()
        };
        outcome(self.commit(changes))
    }

    fn history(&self, id: ApplicationId) -> Vec<HistoryEntry> {
        let store = &self.ground.world.server.app.store;
        let lines = self.ground.runtime.block_on(store.history(id)).unwrap();
        lines.into_iter().map(|line| line.entry).collect()
    }

    /// Forgets until nothing of ours that is over is left; other sequences have left something too.
    fn prune(&self) -> Outcome {
        let over = |id: &ApplicationId| self.load(*id).is_some_and(|case| case.status.is_final());
        let before = self.ground.world.server.app.now().plus_seconds(60);
        while self.cases.iter().any(over) {
            self.commit(vec![Change::ForgetRecords { region: self.region(), before }]).unwrap();
        }
        Outcome::Done
    }

    fn stock(&self) -> (u32, u32, u32, u32) {
        let store = &self.ground.world.server.app.store;
        let all = self.ground.runtime.block_on(store.stock(&self.region())).unwrap();
        let ours = all.into_iter().find(|record| record.outlet == self.outlet()).unwrap();
        (ours.free, ours.held, ours.used, ours.spoiled)
    }
}

impl StateMachineTest for Tried {
    type SystemUnderTest = Self;
    type Reference = Expected;

    fn init_test(_: &Expected) -> Self {
        let ground = GROUND.with_borrow(|ground| Rc::clone(ground.as_ref().unwrap()));
        *ground.begun.borrow_mut() += 1;
        let number = *ground.begun.borrow();
        let tried = Self { ground, number, cases: Vec::new(), delivered: BLANKS, movements: Cell::new(0) };
        let at = tried.ground.world.server.app.now();
        let stock =
            Change::StockOutlet { outlet: tried.outlet(), region: tried.region(), blanks: BLANKS, at };
        tried.commit(vec![stock]).unwrap();
        tried
    }

    fn apply(mut tried: Self, expected: &Expected, deed: Deed) -> Self {
        let there: Vec<_> = tried.cases.iter().map(|id| tried.load(*id)).collect();
        let outcome = match deed {
            Deed::HandIn { person, service } => tried.hand_in(person, service),
            Deed::Step { case, event, actor, stale } => match place(&there, case) {
                Some(place) => tried.step(tried.cases[place], event, actor, stale),
                None => Outcome::Done,
            },
            Deed::Deliver { count } => tried.deliver(count),
            Deed::SendBack => tried.take_out(StockEvent::Returned),
            Deed::SpoilFree => tried.take_out(StockEvent::Spoiled),
            Deed::SpoilHeld { case } => match place(&there, case) {
                Some(place) => tried.spoil_held(tried.cases[place]),
                None => Outcome::Done,
            },
            Deed::Prune => tried.prune(),
        };
        assert_eq!(outcome, expected.outcome);
        tried
    }

    fn check_invariants(tried: &Self, expected: &Expected) {
        assert_eq!(tried.stock(), (expected.free, expected.held, expected.used, expected.spoiled));
        assert_eq!(tried.cases.len(), expected.cases.len());
    }

    fn teardown(tried: Self, expected: Expected) {
        for (id, case) in tried.cases.iter().zip(&expected.cases) {
            let found = tried.load(*id);
            let stands = |case: &ApplicationRecord| (case.status, case.version, case.service);
            let wanted = case.as_ref().map(|case| (case.status, case.version, case.service));
            assert_eq!(found.as_ref().map(stands), wanted);
            let Some(case) = found else { continue };
            let history = tried.history(*id);
            for line in &history {
                assert!(is_reasoned(line), "{:?} without a reason", line.event);
            }
            if case.status.is_final() {
                assert!(is_explained(&case, history.last().unwrap()), "{:?} unexplained", case.status);
            }
        }
    }
}

fn outcome(committed: Result<(), CommitError>) -> Outcome {
    match committed {
        Ok(()) => Outcome::Done,
        Err(CommitError::Stale) => Outcome::Stale,
        Err(CommitError::OutOfStock(_)) => Outcome::OutOfStock,
        Err(error) => panic!("{error}"),
    }
}

/// Whether a line says why, where somebody has to give a reason.
fn is_reasoned(line: &HistoryEntry) -> bool {
    match line.event {
        Some(Event::Rejected | Event::SentBack) => !line.reasons.is_empty(),
        Some(Event::InfoRequested | Event::AssistanceOffered) => !line.asks.is_empty(),
        Some(Event::GivenBack) => line.given_back.is_some(),
        Some(Event::Withdrawn) => line.withdrawal.is_some(),
        _ => true,
    }
}

/// Whether it is known why an application that is over came to its end: by its reason, or by the last event, which says it.
fn is_explained(case: &ApplicationRecord, last: &HistoryEntry) -> bool {
    last.status == case.status
        && match (case.status, last.event) {
            (Status::Rejected, Some(Event::Rejected)) => !case.reject_reasons.is_empty(),
            (Status::Withdrawn, Some(Event::Withdrawn)) => case.withdrawal.is_some(),
            (Status::Expired, Some(Event::AnswerLapsed))
            | (Status::Returned, Some(Event::CollectionLapsed))
            | (Status::Collected, Some(Event::HandedOver))
            | (Status::Accepted, Some(Event::Approved)) => true,
            _ => false,
        }
}

/// A region's server with one real application, of which the others are copies.
async fn ground() -> (World, ApplicationRecord, HistoryRecord) {
    let world = World::new().await;
    let (_, _, application) = journey::applied(&world).await;
    let store = &world.server.app.store;
    let pattern = store.application(&application.reference).await.unwrap().unwrap();
    let first = store.history(pattern.id).await.unwrap().remove(0);
    (world, pattern, first)
}

#[test]
fn whatever_is_tried_comes_to_what_the_model_says() {
    let runtime = Runtime::new().unwrap();
    let (world, pattern, first) = runtime.block_on(ground());
    let ground = Ground { runtime, world, pattern, first, begun: RefCell::new(0) };
    GROUND.set(Some(Rc::new(ground)));
    let cases = std::env::var("MEDCARD_SEQUENCES").ok().and_then(|count| count.parse().ok());
    let config = Config { cases: cases.unwrap_or(SEQUENCES), ..Config::default() };
    let sequences = Expected::sequential_strategy(1..LONGEST);
    let outcome = TestRunner::new(config.clone()).run(&sequences, |(expected, deeds, seen)| {
        Tried::test_sequential(config.clone(), expected, deeds, seen);
        Ok(())
    });
    let ground = GROUND.take().unwrap();
    let Ok(Ground { runtime, world, .. }) = Rc::try_unwrap(ground) else {
        panic!("a sequence still goes on")
    };
    runtime.block_on(world.server.stop());
    outcome.unwrap();
}
