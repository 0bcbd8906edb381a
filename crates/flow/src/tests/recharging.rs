//! Bringing money, up to the payment.

use domain::{
    money::Fen,
    payment::{Channel, Purpose, RechargeKind},
    problem::ErrorCode,
    service::Service,
    wire::{RechargeAsked, RechargeView},
    yuan::TypedError,
};

use crate::fixtures::{
    Conversation, HOLDER_ID, at_opening, at_payee, at_recharge_check, at_ways, code, key, payment_number,
    problem, recharge_view, today, told,
};
use crate::{
    Call, Effect, Event, Failure, Place, Reply, Target, pay,
    recharge::{AmountError, Event as Said, Step},
};

fn step(talk: &Conversation) -> &Step {
    match talk.flow.place() {
        Place::Recharge(recharge) => &recharge.step,
        other => panic!("not bringing money but at {other:?}"),
    }
}

fn says(talk: &mut Conversation, event: Said) -> &mut Conversation {
    talk.says(Event::Recharge(event))
}

#[test]
fn the_ways_of_the_region_come_before_anybody_says_who_they_are() {
    let mut talk = Conversation::opened(Target::Service(Service::Recharge), false);
    assert_eq!(talk.calls(), [&Call::ShowRechargeRule(code())]);
    assert_eq!(step(&talk), &Step::Overview);
    says(&mut talk, Said::Begun);
    assert_eq!(step(&talk), &Step::Overview, "nothing is begun before the rule is known");
    let mut talk = at_ways(false, RechargeKind::TopUp);
    says(&mut talk, Said::Begun);
    assert!(matches!(step(&talk), Step::Identify(_)));
}

#[test]
fn a_rule_that_could_not_be_had_is_asked_for_again() {
    let mut talk = Conversation::opened(Target::Service(Service::Recharge), false);
    talk.fails(Failure::Unreachable);
    assert!(talk.flow.trouble().is_some());
    talk.says(Event::RetryAsked);
    assert_eq!(talk.calls(), [&Call::ShowRechargeRule(code())]);
}

#[test]
fn a_top_up_takes_amounts_within_the_limits_and_no_others() {
    let given = |typed: &str| {
        let mut talk = told(false, RechargeKind::TopUp, recharge_view(RechargeKind::TopUp));
        says(&mut talk, Said::AmountGiven(typed.into()));
        match step(&talk) {
            Step::Amount(amount) => Err(amount.error),
            Step::Check(check) => Ok(check.amount),
            other => panic!("neither asked nor checked: {other:?}"),
        }
    };
    assert_eq!(given("200"), Ok(Fen(20_000)));
    assert_eq!(given(" 1,234.5 "), Ok(Fen(123_450)));
    assert_eq!(given("10."), Ok(Fen(1_000)));
    assert_eq!(given(""), Err(Some(AmountError::Typed(TypedError::Empty))));
    assert_eq!(given("9.99"), Err(Some(AmountError::TooLittle)));
    assert_eq!(given("2000.01"), Err(Some(AmountError::TooMuch)));
    assert_eq!(given("-20"), Err(Some(AmountError::Typed(TypedError::Negative))));
    assert_eq!(given("20.005"), Err(Some(AmountError::Typed(TypedError::TooFine))));
    for wrong in ["二十", "1e3"] {
        assert_eq!(given(wrong), Err(Some(AmountError::Typed(TypedError::Malformed))), "{wrong}");
    }
}

#[test]
fn a_contribution_is_what_was_assessed_and_nothing_is_typed() {
    let mut talk = told(false, RechargeKind::Contribution, recharge_view(RechargeKind::Contribution));
    says(&mut talk, Said::AmountGiven("1".into()));
    says(&mut talk, Said::YearChosen(2020));
    assert!(matches!(step(&talk), Step::Amount(_)), "nothing is due for that year");
    says(&mut talk, Said::YearChosen(2027));
    let Step::Check(check) = step(&talk) else { panic!("not checked") };
    assert_eq!((check.amount, &check.purpose), (Fen(40_000), &Purpose::Contribution { year: 2027 }));
}

#[test]
fn without_an_account_nothing_is_offered_and_where_nothing_is_due_that_is_said() {
    let view = RechargeView { has_account: false, ..recharge_view(RechargeKind::TopUp) };
    let talk = told(false, RechargeKind::TopUp, view);
    assert!(matches!(step(&talk), Step::Nothing(_)));
    let view = RechargeView { assessed: Vec::new(), ..recharge_view(RechargeKind::Contribution) };
    let mut talk = told(false, RechargeKind::Contribution, view);
    assert!(matches!(step(&talk), Step::Nothing(_)));
    says(&mut talk, Said::AnotherChosen);
    assert!(matches!(step(&talk), Step::Name(_)), "but maybe somebody else has something to pay");
}

#[test]
fn somebody_else_is_named_and_a_refusal_asks_again_with_what_was_typed() {
    let mut talk = at_payee(false, RechargeKind::TopUp);
    says(&mut talk, Said::AnotherChosen);
    says(&mut talk, Said::NameGiven(" ".into()));
    assert!(matches!(step(&talk), Step::Name(asked) if asked.name_error.is_some()));
    says(&mut talk, Said::NameGiven("王桂兰".into()));
    says(&mut talk, Said::NumberGiven { typed: "12".into(), today: today() });
    assert!(matches!(step(&talk), Step::Number(asked) if asked.id_error.is_some()));
    says(&mut talk, Said::NumberGiven { typed: HOLDER_ID.into(), today: today() });
    let [Call::ShowRecharge(RechargeAsked { payee: Some(payee) })] = talk.calls()[..] else {
        panic!("not asked for somebody else")
    };
    assert_eq!(payee.name, "王桂兰");
    talk.fails(problem(ErrorCode::PayeeRefused));
    assert!(
        matches!(step(&talk), Step::Name(asked) if asked.name == "王桂兰" && asked.id_number == HOLDER_ID)
    );
    assert!(talk.flow.trouble().is_some(), "and the reason stands there");
}

#[test]
fn a_payment_that_is_not_resolved_comes_before_another() {
    let unresolved = Some(payment_number());
    let view = RechargeView { unresolved, ..recharge_view(RechargeKind::TopUp) };
    let talk = told(false, RechargeKind::TopUp, view);
    assert_eq!(talk.calls(), [&Call::ShowPayment(payment_number())]);
    let pay = talk.flow.place().paying().expect("a payment is shown");
    assert_eq!(pay.step, pay::Step::LookingUp(payment_number()));
}

#[test]
fn what_was_checked_is_begun_once_with_the_key_of_the_tap() {
    let mut talk = at_opening(false);
    let [Call::BeginPayment(new)] = talk.calls()[..] else { panic!("nothing was begun") };
    assert_eq!((new.key, new.amount, new.channel), (key(1), Fen(20_000), Channel::Wechat));
    assert_eq!((&new.purpose, &new.payee), (&Purpose::TopUp, &None));
    says(&mut talk, Said::Confirmed(key(2)));
    assert!(talk.effects.is_empty(), "a second tap begins nothing");
}

#[test]
fn several_ways_are_chosen_from_and_back_leads_to_what_was_checked() {
    let mut talk = at_recharge_check(false, RechargeKind::Contribution);
    says(&mut talk, Said::Confirmed(key(1)));
    assert!(talk.calls().is_empty(), "nothing is begun before a way is chosen");
    let methods = |talk: &Conversation| talk.flow.place().paying().map(|pay| pay.step.clone());
    assert_eq!(methods(&talk), Some(pay::Step::Methods));
    talk.says(Event::BackPressed);
    assert!(matches!(step(&talk), Step::Check(_)));
    says(&mut talk, Said::Confirmed(key(3)));
    talk.says(Event::Pay(pay::Event::MethodChosen(Channel::Counter, key(4))));
    let [Call::BeginPayment(new)] = talk.calls()[..] else { panic!("nothing was begun") };
    assert_eq!((new.key, new.channel), (key(4), Channel::Counter));
}

#[test]
fn what_is_another_by_now_is_looked_at_anew_and_said() {
    for refused in [
        ErrorCode::StaleVersion,
        ErrorCode::AmountRefused,
        ErrorCode::PaymentOpen,
        ErrorCode::PaidByAnother,
        ErrorCode::PaidAlready,
    ] {
        let mut talk = at_opening(false);
        talk.fails(problem(refused));
        assert_eq!(talk.calls(), [&Call::ShowRecharge(RechargeAsked::default())], "{refused:?}");
        talk.hears(Reply::Recharge(Box::new(recharge_view(RechargeKind::TopUp))));
        let Place::Recharge(recharge) = talk.flow.place() else { panic!("left") };
        assert_eq!(recharge.anew, Some(problem(refused)));
        assert!(matches!(recharge.step, Step::Amount(_)));
    }
}

#[test]
fn back_leads_through_every_question_home() {
    let mut talk = at_recharge_check(false, RechargeKind::TopUp);
    talk.says(Event::BackPressed);
    assert!(matches!(step(&talk), Step::Amount(amount) if amount.typed == "200.00"));
    talk.says(Event::BackPressed);
    assert_eq!(step(&talk), &Step::Whom);
    talk.says(Event::BackPressed);
    assert_eq!(step(&talk), &Step::Overview);
    talk.says(Event::BackPressed);
    assert_eq!(talk.flow.place(), &Place::Home);
    assert!(!talk.effects.contains(&Effect::Unfollow), "nothing was followed");
}
