use domain::{
    money::Fen,
    payment::{Channel, PaymentStatus, RefundReason, RefundStatus},
    problem::ErrorCode,
    wire::staff::{RefundDecided, RefundDecision, RefundProposed, SlipSettled, StaffPayment},
};

use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{
    fixtures::{ME, Talk, problem},
    money_fixtures::{AMOUNT, at_payment, list, number, open, pressed, refund, shown, view},
};
use crate::desk::{
    Call, ConsoleEvent, Effect, Event, Failure, Focus, MoneyCall, MoneyEvent, PaymentAction, PaymentPress,
    PaymentSaid, Shortcut, payment_actions, refund_actions,
};

fn slip() -> StaffPayment {
    let mut payment = view(1, PaymentStatus::Pending);
    payment.line.channel = Channel::Counter;
    payment
}

fn paid() -> StaffPayment {
    StaffPayment { refundable: AMOUNT, taken: Some(AMOUNT), ..view(1, PaymentStatus::Fulfilled) }
}

fn proposed(by: &str) -> StaffPayment {
    StaffPayment {
        refunds: vec![refund(RefundStatus::Proposed, Some(by))],
        ..view(1, PaymentStatus::Fulfilled)
    }
}

fn decide(of: &StaffPayment, decision: RefundDecision) -> PaymentAction {
    PaymentAction::Decide(of.refunds[0].id, decision)
}

fn asked(action: PaymentAction) -> PaymentPress {
    PaymentPress::Asked(action)
}

#[test]
fn what_is_offered_follows_the_status() {
    let check = |payment: &StaffPayment, expected: &[PaymentAction]| {
        assert_eq!(payment_actions(payment), expected, "{:?}", payment.line.status);
    };
    for status in PaymentStatus::ALL {
        let money_may_come = status.is_awaited() || status == PaymentStatus::Closed;
        check(&view(1, status), if money_may_come { &[PaymentAction::Ask] } else { &[] });
    }
    check(&slip(), &[PaymentAction::Settle]);
    check(&paid(), &[PaymentAction::Refund]);
    let refunds = vec![refund(RefundStatus::Processing, None)];
    check(&StaffPayment { refunds, ..view(1, PaymentStatus::RefundDue) }, &[PaymentAction::Ask]);
}

#[test]
fn whoever_said_the_first_word_says_no_second_one() {
    use RefundDecision as Said;
    use RefundStatus as Stands;
    let offered = |status, by: Option<&str>, by_hand: Option<&str>, channel| {
        let mut refund = refund(status, by);
        refund.by_hand = by_hand.map(str::to_owned);
        refund_actions(&refund, channel, ME)
    };
    for (status, by, by_hand, channel, expected) in [
        (Stands::Proposed, Some(ME), None, Channel::Wechat, vec![]),
        (Stands::Proposed, Some("li"), None, Channel::Wechat, vec![Said::Agree, Said::TurnDown]),
        (Stands::Abnormal, None, None, Channel::Wechat, vec![Said::TryAgain, Said::BroughtByHand]),
        (Stands::Abnormal, None, Some(ME), Channel::Wechat, vec![]),
        (Stands::Abnormal, None, Some("li"), Channel::Wechat, vec![Said::ConfirmByHand, Said::NotBrought]),
        (Stands::Twice, None, Some(ME), Channel::Wechat, vec![]),
        (Stands::Twice, None, Some("li"), Channel::Wechat, vec![Said::Recovered, Said::NotBrought]),
        (Stands::Due, None, None, Channel::Wechat, vec![]),
        (Stands::Due, None, None, Channel::Counter, vec![Said::BroughtByHand]),
        (Stands::Due, None, Some("li"), Channel::Counter, vec![Said::ConfirmByHand, Said::NotBrought]),
        (Stands::Processing, None, None, Channel::Wechat, vec![]),
        (Stands::Done, None, None, Channel::Counter, vec![]),
        (Stands::TurnedDown, Some("li"), None, Channel::Wechat, vec![]),
    ] {
        assert_eq!(offered(status, by, by_hand, channel), expected, "{status:?} {by:?} {by_hand:?}");
    }
}

#[test]
fn what_two_have_confirmed_is_a_third_ones_to_say() {
    let mut refund = refund(RefundStatus::Twice, None);
    refund.by_hand = Some("li".to_owned());
    refund.confirmed_by = Some(ME.to_owned());
    assert_eq!(refund_actions(&refund, Channel::Wechat, ME), []);
    refund.confirmed_by = Some("zhao".to_owned());
    assert_eq!(refund_actions(&refund, Channel::Wechat, ME), [RefundDecision::Recovered]);
}

#[test]
fn the_gateway_is_asked_at_once_and_once() {
    let mut talk = at_payment(&view(1, PaymentStatus::Unknown));
    talk.tell(Event::Pressed(Shortcut::Gateway));
    assert_eq!(talk.calls(), [Call::Money(MoneyCall::AskPayment(number(1)))]);
    talk.tell(Event::Pressed(Shortcut::Gateway));
    assert_eq!(talk.effects, []);
    talk.answer_to(
        |call| matches!(call, Call::Money(MoneyCall::AskPayment(_))),
        Ok(shown(&view(1, PaymentStatus::Paid))),
    );
    assert_eq!(open(&talk).said, Some(PaymentSaid::Done(PaymentAction::Ask)));
    assert!(matches!(talk.calls()[..], [Call::Money(MoneyCall::ListPayments(_))]), "the list follows");
    assert_eq!(talk.effects.last(), Some(&Effect::Focus(Focus::CaseTitle)));
}

#[test]
fn a_slip_is_settled_by_its_own_amount_and_no_other() {
    let mut talk = at_payment(&slip());
    assert_eq!(pressed(&mut talk, PaymentPress::Counted(AMOUNT)), [], "nobody was asked");
    assert_eq!(pressed(&mut talk, asked(PaymentAction::Settle)), []);
    assert_eq!(pressed(&mut talk, PaymentPress::Counted(Fen(2_000))), []);
    assert_eq!(open(&talk).question, Some(PaymentAction::Settle), "it is asked on");
    let settled = Call::Money(MoneyCall::SettleSlip(number(1), SlipSettled { version: 3, amount: AMOUNT }));
    assert_eq!(pressed(&mut talk, PaymentPress::Counted(AMOUNT)), [settled]);
    assert_eq!(pressed(&mut talk, PaymentPress::Counted(AMOUNT)), [], "a second press is the same");
    assert_eq!(pressed(&mut talk, PaymentPress::Left), []);
    assert_eq!(open(&talk).question, Some(PaymentAction::Settle), "it is not left while it is being done");
    let mut done = slip();
    done.line.status = PaymentStatus::Paid;
    talk.answer(Ok(shown(&done)));
    assert_eq!((open(&talk).question, open(&talk).doing()), (None, None));
    assert_eq!(open(&talk).said, Some(PaymentSaid::Done(PaymentAction::Settle)));
}

#[test]
fn a_refund_is_proposed_up_to_what_can_be_given_back() {
    let mut talk = at_payment(&paid());
    pressed(&mut talk, asked(PaymentAction::Refund));
    let reason = RefundReason::ServiceFailed;
    for amount in [Fen::ZERO, Fen(-1), Fen(AMOUNT.0 + 1)] {
        assert_eq!(pressed(&mut talk, PaymentPress::Proposed(amount, reason)), [], "{amount:?}");
    }
    let amount = Fen(700);
    let call =
        Call::Money(MoneyCall::ProposeRefund(number(1), RefundProposed { version: 3, amount, reason }));
    assert_eq!(pressed(&mut talk, PaymentPress::Proposed(amount, reason)), [call]);
}

#[test]
fn what_waits_in_suspense_is_proposed_whole() {
    let payment =
        StaffPayment { refundable: AMOUNT, taken: Some(AMOUNT), ..view(1, PaymentStatus::Suspended) };
    let mut talk = at_payment(&payment);
    pressed(&mut talk, asked(PaymentAction::Refund));
    let reason = RefundReason::ServiceFailed;
    assert_eq!(pressed(&mut talk, PaymentPress::Proposed(Fen(AMOUNT.0 - 1), reason)), []);
    assert_eq!(pressed(&mut talk, PaymentPress::Proposed(AMOUNT, reason)).len(), 1);
}

#[test]
fn a_second_clerk_agrees_after_being_asked_once_more() {
    let payment = proposed("li");
    let mut talk = at_payment(&payment);
    let agree = decide(&payment, RefundDecision::Agree);
    assert_eq!(pressed(&mut talk, asked(agree)), []);
    assert_eq!(
        pressed(&mut talk, asked(decide(&payment, RefundDecision::TurnDown))),
        [],
        "one question at a time"
    );
    let decided = RefundDecided { version: 5, decision: RefundDecision::Agree };
    let call = Call::Money(MoneyCall::DecideRefund(payment.refunds[0].id, decided));
    assert_eq!(pressed(&mut talk, PaymentPress::Confirmed), [call]);
    assert_eq!(pressed(&mut talk, PaymentPress::Confirmed), []);
}

#[test]
fn a_question_can_be_left_and_keys_rest_meanwhile() {
    let payment = proposed("li");
    let mut talk = at_payment(&payment);
    pressed(&mut talk, asked(decide(&payment, RefundDecision::TurnDown)));
    for key in [Shortcut::Gateway, Shortcut::Next, Shortcut::Search] {
        talk.tell(Event::Pressed(key));
        assert_eq!(talk.effects, []);
    }
    pressed(&mut talk, PaymentPress::Left);
    assert_eq!(open(&talk).question, None);
    assert_eq!(pressed(&mut talk, PaymentPress::Confirmed), []);
}

#[test]
fn the_proposer_cannot_agree_whatever_is_pressed() {
    let payment = proposed(ME);
    let mut talk = at_payment(&payment);
    pressed(&mut talk, asked(decide(&payment, RefundDecision::Agree)));
    assert_eq!(open(&talk).question, None);
}

#[test]
fn a_question_about_what_is_no_longer_shown_is_closed() {
    let payment = proposed("li");
    let mut talk = at_payment(&payment);
    pressed(&mut talk, asked(decide(&payment, RefundDecision::Agree)));
    talk.work(ConsoleEvent::Money(MoneyEvent::Changed(Some(number(1)))));
    talk.answer_to(|call| matches!(call, Call::Money(MoneyCall::ShowPayment(_))), Ok(shown(&payment)));
    assert!(open(&talk).question.is_some(), "nothing changed in it");
    talk.work(ConsoleEvent::Money(MoneyEvent::Changed(Some(number(1)))));
    let mut moved = payment.clone();
    moved.refunds[0].status = RefundStatus::TurnedDown;
    talk.answer_to(|call| matches!(call, Call::Money(MoneyCall::ShowPayment(_))), Ok(shown(&moved)));
    assert_eq!((open(&talk).question, open(&talk).said), (None, Some(PaymentSaid::Changed)));
}

fn settled_in_vain(failure: Failure) -> Talk {
    let mut talk = at_payment(&slip());
    pressed(&mut talk, asked(PaymentAction::Settle));
    pressed(&mut talk, PaymentPress::Counted(AMOUNT));
    talk.answer(Err(failure));
    assert!(
        talk.calls().contains(&Call::Money(MoneyCall::ShowPayment(number(1)))),
        "what the server has is seen first"
    );
    talk.answer_to(|call| matches!(call, Call::Money(MoneyCall::ShowPayment(_))), Ok(shown(&slip())));
    assert_eq!(open(&talk).question, None);
    talk
}

#[test]
fn whoever_was_overtaken_is_told_and_sees_what_is_now() {
    let talk = settled_in_vain(problem(ErrorCode::StaleVersion));
    assert_eq!((open(&talk).said, open(&talk).failed()), (Some(PaymentSaid::Changed), None));
}

#[test]
fn what_was_not_done_is_said_until_the_next_press() {
    for failure in [Failure::Unreachable, problem(ErrorCode::NotAllowed), problem(ErrorCode::Unavailable)] {
        let mut talk = settled_in_vain(failure.clone());
        assert_eq!(open(&talk).failed(), Some(&failure));
        pressed(&mut talk, asked(PaymentAction::Settle));
        assert_eq!(open(&talk).failed(), None);
    }
}

#[test]
fn nobody_goes_on_to_another_payment_while_money_is_moved() {
    let mut talk = at_payment(&slip());
    pressed(&mut talk, asked(PaymentAction::Settle));
    pressed(&mut talk, PaymentPress::Counted(AMOUNT));
    assert!(talk.console().money.is_moving());
    talk.work(ConsoleEvent::Money(MoneyEvent::Opened(number(2))));
    assert_eq!(talk.console().money.number(), Some(&number(1)));
    talk.work(ConsoleEvent::LookDue);
    assert!(!talk.calls().contains(&Call::Money(MoneyCall::ShowPayment(number(1)))), "its answer is awaited");
}

#[test]
fn a_payment_that_cannot_be_had_is_tried_again() {
    let mut talk = at_payment(&view(1, PaymentStatus::Paid));
    talk.work(ConsoleEvent::Money(MoneyEvent::Opened(number(2))));
    talk.answer(Err(problem(ErrorCode::PaymentNotFound)));
    assert_eq!(open(&talk).failed(), Some(&problem(ErrorCode::PaymentNotFound)));
    assert_eq!(pressed(&mut talk, PaymentPress::Retried), [Call::Money(MoneyCall::ShowPayment(number(2)))]);
    talk.answer(Ok(shown(&view(2, PaymentStatus::Paid))));
    assert_eq!(open(&talk).failed(), None);
    talk.answer_to(|call| matches!(call, Call::Money(MoneyCall::ListPayments(_))), Ok(list(&[])));
    assert!(open(&talk).view.is_some(), "it stays open, listed or not");
}
