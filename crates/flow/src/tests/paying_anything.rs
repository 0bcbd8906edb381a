//! Whatever happens in whatever order: one payment at a time, and a way on from everywhere.

use domain::{
    payment::{Channel, PaymentStatus, RechargeKind},
    problem::ErrorCode,
    wire::{NewPayment, PaymentView, RechargeView},
};
use proptest::prelude::*;

use crate::fixtures::{
    Conversation, at_fee, at_recharge_check, fee_case, key, payment, payment_begun, payment_number, problem,
    recharge_view,
};
use crate::{
    Attempt, Call, Effect, Event, Failure, Flow, Place, Reply, Target, idle::Quiet, pay, recharge, track,
};

/// Something said, or an answer to whatever is awaited.
#[derive(Clone, Debug)]
enum Move {
    Says(Event),
    /// A tap that may begin a payment brings a key of its own.
    Taps(u8),
    Answers(Result<Reply, Failure>),
    /// The payment stands so, in a version that is later by so much, or earlier.
    Stands(PaymentStatus, i8),
    /// Nobody touches the screen.
    Rests,
}

fn moves() -> Vec<Move> {
    use pay::Event as E;
    let said = [E::Changed, E::AskAsked, E::GiveUpAsked, E::StayAsked, E::GoneOn].map(Event::Pay);
    let others = [
        Event::BackPressed,
        Event::RetryAsked,
        Event::Identify(crate::identify::Event::PollDue),
        Event::Recharge(recharge::Event::OneselfChosen),
        Event::Recharge(recharge::Event::AmountGiven("200".into())),
        Event::Recharge(recharge::Event::YearChosen(2027)),
    ];
    let failures = [
        problem(ErrorCode::InFlight),
        problem(ErrorCode::PaymentOpen),
        problem(ErrorCode::StaleVersion),
        problem(ErrorCode::KeyReused),
        problem(ErrorCode::Unavailable),
        Failure::Unreachable,
    ];
    let views = [RechargeKind::TopUp, RechargeKind::Contribution].map(recharge_view);
    let open = RechargeView { unresolved: Some(payment_number()), ..recharge_view(RechargeKind::TopUp) };
    let replies = views.into_iter().chain([open]).map(|view| Reply::Recharge(Box::new(view)));
    let replies = replies.chain([payment_begun(), Reply::Application(Box::new(fee_case()))]);
    let stands = PaymentStatus::ALL.into_iter().flat_map(|status| [(status, 1), (status, -1)]);
    said.into_iter()
        .chain(others)
        .map(Move::Says)
        .chain((0..4).map(Move::Taps))
        .chain(failures.into_iter().map(Err).chain(replies.map(Ok)).map(Move::Answers))
        .chain(stands.map(|(status, later)| Move::Stands(status, later)))
        .chain([Move::Rests])
        .collect()
}

/// What the world around a flow knows.
struct World {
    flow: Flow,
    awaited: Option<(Attempt, Call)>,
    /// What was sent to be begun, and nobody has said what became of it.
    open: Option<NewPayment>,
    keys: u128,
    version: u32,
}

impl World {
    fn new(talk: Conversation) -> Self {
        Self { flow: talk.flow, awaited: None, open: None, keys: 10, version: 3 }
    }

    fn applies(&mut self, event: Event) {
        for effect in self.flow.update(event) {
            if let Effect::Call(attempt, call) = effect {
                if let Call::BeginPayment(new) = &*call {
                    self.begins(new);
                }
                self.awaited = Some((attempt, *call));
            }
        }
        self.awaited.take_if(|_| !self.flow.busy());
    }

    /// One payment is begun at a time: the same once more, or another once the one before is known to be over.
    fn begins(&mut self, new: &NewPayment) {
        if let Some(open) = self.open.replace(new.clone()) {
            assert_eq!(open, *new, "another payment was begun while one was open");
        }
    }

    fn answers(&mut self, answer: Result<Reply, Failure>) {
        let Some((attempt, call)) = self.awaited.take() else { return };
        let refused = matches!(
            answer.as_ref().err().and_then(Failure::code),
            Some(ErrorCode::PaymentOpen | ErrorCode::StaleVersion | ErrorCode::KeyReused)
        );
        // The server says what is open, and here that nothing is.
        let told = matches!(&answer, Ok(Reply::Application(_) | Reply::Recharge(_)));
        if refused && matches!(call, Call::BeginPayment(_)) || told {
            self.open = None;
        }
        self.applies(Event::Replied(attempt, answer));
    }

    fn plays(&mut self, next: Move) {
        match next {
            Move::Says(event) => self.applies(event),
            Move::Taps(which) => {
                self.keys += 1;
                let key = key(self.keys);
                self.applies(match which {
                    0 => Event::Recharge(recharge::Event::Confirmed(key)),
                    1 => Event::Pay(pay::Event::AgainAsked(key)),
                    2 => Event::Track(track::Event::PayAsked(key)),
                    _ => Event::Pay(pay::Event::MethodChosen(Channel::Wechat, key)),
                });
            }
            Move::Answers(answer) => self.answers(answer),
            Move::Stands(status, later) => self.stands(status, later),
            Move::Rests => self.rests(),
        }
    }

    fn stands(&mut self, status: PaymentStatus, later: i8) {
        let asks =
            |call: &Call| matches!(call, Call::ShowPayment(_) | Call::AskPayment(_) | Call::GiveUpPayment(_));
        if !self.awaited.as_ref().is_some_and(|(_, call)| asks(call)) {
            return;
        }
        let before = self.shown();
        self.version = self.version.saturating_add_signed(later.into());
        let view = PaymentView { version: self.version, ..payment(status) };
        self.answers(Ok(Reply::Payment(Box::new(view))));
        let after = self.shown();
        if let (Some(before), Some(after)) = (before, &after) {
            assert!(before.version <= after.version, "what is shown became older");
        }
        if after.is_some_and(|view| matches!(view.status, PaymentStatus::Closed | PaymentStatus::Refunded)) {
            self.open = None;
        }
    }

    fn shown(&self) -> Option<PaymentView> {
        self.flow.place().paying().and_then(pay::Pay::view).cloned()
    }

    fn rests(&mut self) {
        let holds = self.flow.place().paying().is_some_and(pay::Pay::holds);
        for seconds in [100_000, 200_000] {
            self.applies(Event::Quiet(Quiet { seconds, elder: false, changed: false }));
        }
        assert!(!holds || self.flow.place() != &Place::Ending, "somebody was sent away from money");
        self.applies(Event::Quiet(Quiet { seconds: 0, elder: false, changed: false }));
    }
}

fn begun() -> impl Strategy<Value = Conversation> {
    (0..3_u8, any::<bool>()).prop_map(|(which, kiosk)| match which {
        0 => at_recharge_check(kiosk, RechargeKind::TopUp),
        1 => at_recharge_check(kiosk, RechargeKind::Contribution),
        _ => at_fee(kiosk),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn one_payment_at_a_time_and_nobody_sent_away(
        talk in begun(),
        picked in prop::collection::vec(prop::sample::select(moves()), 0..60),
    ) {
        let mut world = World::new(talk);
        for next in picked {
            world.plays(next);
        }
    }

    #[test]
    fn from_everywhere_a_way_leads_out(
        talk in begun(),
        picked in prop::collection::vec(prop::sample::select(moves()), 0..40),
    ) {
        let mut world = World::new(talk);
        for next in picked {
            world.plays(next);
        }
        world.answers(Err(Failure::Unreachable));
        for _ in 0..12 {
            world.applies(Event::BackPressed);
            world.answers(Err(Failure::Unreachable));
        }
        let place = world.flow.place();
        prop_assert!(matches!(place, Place::Home | Place::Attract | Place::Ending), "stuck at {place:?}");
        world.applies(Event::Went(Target::Home));
    }
}
