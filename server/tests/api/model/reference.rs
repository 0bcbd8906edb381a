//! What is expected, kept in the simplest way there is: a list of cases, and three numbers.

use domain::{
    application::{Event, INSTANT, PHOTO_CHANGE, PHOTOS_REFUSED_MAX, Status, TRANSITIONS, Transition, step},
    machine::{Actor, Guard},
    service::Service,
};
use proptest::{prelude::*, sample::Index};
use proptest_state_machine::ReferenceStateMachine;

/// Blank cards that the outlet begins with: few, so that they run out.
pub(super) const BLANKS: u32 = 2;
const PERSONS: u8 = 3;

/// Everything that is expected.
#[derive(Clone, Debug)]
pub(super) struct Expected {
    /// Applications that were taken in, in their order; a forgotten one is absent.
    pub(super) cases: Vec<Option<Case>>,
    /// Blank cards that are neither used nor held.
    pub(super) free: u32,
    /// Held for an application.
    pub(super) held: u32,
    /// Used.
    pub(super) used: u32,
    /// Void.
    pub(super) spoiled: u32,
    /// What the last deed came to.
    pub(super) outcome: Outcome,
}

/// An application.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) person: u8,
    pub(super) service: Service,
    pub(super) status: Status,
    pub(super) version: u32,
    holds: bool,
    paid: bool,
    jams: u8,
    refused: u8,
}

/// What a deed comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Done,
    AlreadyOpen,
    WrongStep,
    Stale,
    OutOfStock,
}

/// What somebody does.
#[derive(Clone, Debug)]
pub(super) enum Deed {
    /// Hands an application in.
    HandIn { person: u8, service: Service },
    /// Tries a step on one of the applications, maybe on a version that was loaded too early.
    Step { case: Index, event: Event, actor: Actor, stale: bool },
    /// A stock desk takes a delivery of so many in.
    Deliver { count: u32 },
    /// It sends one that lies there back to the store.
    SendBack,
    /// It finds one that lies there void.
    SpoilFree,
    /// It finds the one void that is held for an application.
    SpoilHeld { case: Index },
    /// Forgets what was over long ago.
    Prune,
}

/// Of this person two clerks decide.
pub(super) const fn two_clerks(person: u8) -> bool {
    person == 2
}

/// Whoever's number is odd has to pay.
pub(super) const fn pays(person: u8) -> bool {
    person % 2 == 1
}

/// The place of the application that an index means, among those that are there.
pub(super) fn place<T>(cases: &[Option<T>], index: Index) -> Option<usize> {
    let there: Vec<usize> = (0..cases.len()).filter(|place| cases[*place].is_some()).collect();
    (!there.is_empty()).then(|| *index.get(&there))
}

fn holds(case: &Case, free: u32, guard: Guard) -> bool {
    match guard {
        Guard::Fee => pays(case.person) && !case.paid,
        Guard::NoFee => !pays(case.person) || case.paid,
        Guard::NothingPaid => !case.paid,
        Guard::RetryLeft => case.jams == 0 && free > 0,
        Guard::RetrySpent => case.jams > 0 || free == 0,
        Guard::NoBlankLeft => free == 0,
        Guard::Always => true,
        Guard::OneClerk => !two_clerks(case.person),
        Guard::TwoClerks => two_clerks(case.person),
        Guard::PhotosLeft => case.refused + 1 < PHOTOS_REFUSED_MAX,
        Guard::PhotosSpent => case.refused + 1 >= PHOTOS_REFUSED_MAX,
        Guard::BlankHeld => case.holds,
        Guard::NothingPaidNorHeld => !case.paid && !case.holds,
        Guard::NotPrinting
        | Guard::ReportEnds
        | Guard::ReportStays
        | Guard::LossCanBeTakenBack
        | Guard::Wanted
        | Guard::NotWanted
        | Guard::AllGivenBack
        | Guard::PartGivenBack
        | Guard::PaidAtCounter
        | Guard::ByHand
        | Guard::NotByHand => false,
    }
}

/// All rows, of cards that are made elsewhere, of those that are printed at once, and of photos.
fn table() -> impl Iterator<Item = &'static Transition> {
    TRANSITIONS.iter().chain(INSTANT).chain(PHOTO_CHANGE)
}

impl ReferenceStateMachine for Expected {
    type State = Self;
    type Transition = Deed;

    fn init_state() -> BoxedStrategy<Self> {
        Just(Self { cases: Vec::new(), free: BLANKS, held: 0, used: 0, spoiled: 0, outcome: Outcome::Done })
            .boxed()
    }

    fn transitions(state: &Self) -> BoxedStrategy<Deed> {
        let services = prop::sample::select(
            &[Service::Reissue, Service::ReplaceCard, Service::InstantCard, Service::ChangePhoto][..],
        );
        let stock = prop_oneof![
            (1..3_u32).prop_map(|count| Deed::Deliver { count }),
            Just(Deed::SendBack),
            Just(Deed::SpoilFree),
            any::<Index>().prop_map(|case| Deed::SpoilHeld { case }),
        ];
        let hand_in = (0..PERSONS, services).prop_map(|(person, service)| Deed::HandIn { person, service });
        let fits = |row: &&Transition| {
            let stands = |case: &Case| case.status == row.from;
            state.cases.iter().flatten().any(stands)
        };
        let mut rows: Vec<_> = table().filter(fits).map(|row| (row.event, row.actor)).collect();
        rows.push((Event::TakenUp, Actor::Clerk));
        let all: Vec<_> = table().map(|row| (row.event, row.actor)).collect();
        let step = |rows, stale: f64| {
            (any::<Index>(), prop::sample::select::<(Event, Actor)>(rows), prop::bool::weighted(stale))
                .prop_map(|(case, (event, actor), stale)| Deed::Step { case, event, actor, stale })
        };
        prop_oneof![
            3 => hand_in,
            12 => step(rows, 0.05),
            3 => step(all, 0.2),
            2 => stock,
            1 => Just(Deed::Prune),
        ]
        .boxed()
    }

    fn apply(mut state: Self, deed: &Deed) -> Self {
        state.outcome = match deed {
            Deed::HandIn { person, service } => state.hand_in(*person, *service),
            Deed::Step { case, event, actor, stale } => match place(&state.cases, *case) {
                Some(place) => state.step(place, *event, *actor, *stale),
                None => Outcome::Done,
            },
            Deed::Deliver { count } => {
                state.free += count;
                Outcome::Done
            }
            Deed::SendBack => state.taken_out(),
            Deed::SpoilFree => match state.taken_out() {
                Outcome::Done => {
                    state.spoiled += 1;
                    Outcome::Done
                }
                refused => refused,
            },
            Deed::SpoilHeld { case } => match place(&state.cases, *case) {
                Some(place) => state.spoil_held(place),
                None => Outcome::Done,
            },
            Deed::Prune => {
                let over = |case: &mut Case| case.status.is_final();
                for case in &mut state.cases {
                    case.take_if(over);
                }
                Outcome::Done
            }
        };
        state
    }
}

impl Expected {
    fn hand_in(&mut self, person: u8, service: Service) -> Outcome {
        let mine = |case: &&Case| case.person == person && case.service == service;
        if self.cases.iter().flatten().filter(mine).any(|case| !case.status.is_final()) {
            return Outcome::AlreadyOpen;
        }
        let case = Case {
            person,
            service,
            status: Status::Submitted,
            version: 1,
            holds: false,
            paid: false,
            jams: 0,
            refused: 0,
        };
        self.cases.push(Some(case));
        Outcome::Done
    }

    /// One that lies there lies there no longer.
    const fn taken_out(&mut self) -> Outcome {
        if self.free == 0 {
            return Outcome::OutOfStock;
        }
        self.free -= 1;
        Outcome::Done
    }

    /// Another is held in its place; where none is left, an outlet is to be chosen anew. In a printer nothing is touched.
    fn spoil_held(&mut self, place: usize) -> Outcome {
        let Some(case) = &mut self.cases[place] else { return Outcome::Done };
        if !case.holds || matches!(case.status, Status::Printing | Status::PrintTrouble) {
            return Outcome::WrongStep;
        }
        case.version += 1;
        self.spoiled += 1;
        if self.free > 0 {
            self.free -= 1;
        } else {
            self.held -= 1;
            (case.holds, case.status) = (false, Status::Approved);
        }
        Outcome::Done
    }

    fn step(&mut self, place: usize, event: Event, actor: Actor, stale: bool) -> Outcome {
        let Some(case) = &mut self.cases[place] else { return Outcome::Done };
        let guard = |guard| holds(case, self.free, guard);
        let Ok(to) = step(case.service, case.status, event, actor, guard) else { return Outcome::WrongStep };
        if stale {
            return Outcome::Stale;
        }
        let chooses = matches!(event, Event::OutletChosen | Event::FeeCharged);
        if chooses && self.free == 0 {
            return Outcome::OutOfStock;
        }
        if chooses {
            (self.free, self.held, case.holds) = (self.free - 1, self.held + 1, true);
        }
        // A jam with a blank left is tried again with another one.
        let again = event == Event::CardSpoiled && to == Status::Printing;
        if matches!(event, Event::CardSpoiled | Event::BlankVoided) {
            assert!(case.holds, "what is spoiled was held");
            (self.held, self.spoiled, case.holds) = (self.held - 1, self.spoiled + 1, false);
            case.jams += u8::from(event == Event::CardSpoiled);
        }
        if again {
            (self.free, self.held, case.holds) = (self.free - 1, self.held + 1, true);
        }
        if event == Event::PrintingStarted {
            case.jams = 0;
        }
        let photo = case.service == Service::ChangePhoto;
        if photo && matches!(event, Event::InfoRequested | Event::AssistanceOffered) {
            case.refused += 1;
        }
        case.paid |= matches!(event, Event::CounterPaid | Event::OnlinePaid);
        if matches!(event, Event::ProductionStarted | Event::CardVerified) {
            assert!(case.holds, "a card is made of the blank that was held");
            (self.held, self.used, case.holds) = (self.held - 1, self.used + 1, false);
        }
        if case.holds && matches!(event, Event::HoldLapsed | Event::Withdrawn | Event::GivenBack) {
            (self.held, self.free, case.holds) = (self.held - 1, self.free + 1, false);
        }
        (case.status, case.version) = (to, case.version + 1);
        assert!(!(to.is_final() && case.holds), "nothing that is over holds a blank");
        Outcome::Done
    }
}
