use crate::fixtures::{
    Conversation, at_payment, at_payments, at_truth, certificate, code, identifies, payment, payment_list,
    payment_number, problem, today, truth, unresolved,
};
use crate::{
    Call, Effect, Event, Place, Reply, Target,
    payments::{Event as Said, Filter, FindError, Group, PeriodError, Print, Span, Step, sought},
};
use domain::{
    moment::iso_date,
    money::Fen,
    payment::PaymentStatus,
    payment::RechargeKind,
    problem::ErrorCode,
    recharge::{MonthEndRule, RechargeRule},
};
use proptest::prelude::*;

fn says(talk: &mut Conversation, event: Said) -> &mut Conversation {
    talk.says(Event::Payments(event))
}

fn step(talk: &Conversation) -> &Step {
    match talk.flow.place() {
        Place::Payments(payments) => &payments.step,
        other => panic!("not at payments but at {other:?}"),
    }
}

fn typed(number: &str) -> Said {
    Said::CodeGiven(number.into())
}

#[test]
fn a_mistyped_number_is_told_before_anybody_is_asked() {
    let mut talk = Conversation::opened(Target::FindPayment, true);
    for (number, error) in [
        ("", FindError::Length { found: 0 }),
        ("4827 3915", FindError::Length { found: 8 }),
        ("4827 3915 6018", FindError::CheckDigit),
        ("4827 3915 601X", FindError::Character),
        ("42000026112026112101234567", FindError::Length { found: 26 }),
    ] {
        says(&mut talk, typed(number));
        assert!(talk.effects.is_empty(), "{number} is asked for");
        assert!(matches!(step(&talk), Step::Find(find) if find.error == Some(error) && find.typed == number));
    }
    says(&mut talk, typed("4827 3915 6017"));
    assert_eq!(talk.calls(), [&Call::FindPayment("482739156017".into())]);
    talk.hears(Reply::PaymentFound(Box::new(truth(PaymentStatus::Fulfilled))));
    assert!(matches!(step(&talk), Step::Truth(truth) if truth.told.status == PaymentStatus::Fulfilled));
}

#[test]
fn the_number_in_the_payers_app_is_the_receipt_code_with_the_merchants_letters() {
    for typed in ["MC482739156017", "mc 4827 3915 6017", "MC-4827-3915-6017", "ＭＣ482739156017"] {
        assert_eq!(sought(typed), Ok(payment_number().to_string()), "{typed}");
    }
    assert_eq!(sought("MC482739156018"), Err(FindError::CheckDigit));
}

#[test]
fn the_payers_own_number_finds_it_too() {
    let mut talk = Conversation::opened(Target::FindPayment, false);
    says(&mut talk, typed("4200 0026 1120 2611 2101 2345 6789"));
    assert_eq!(talk.calls(), [&Call::FindPayment("4200002611202611210123456789".into())]);
    talk.fails(problem(ErrorCode::PaymentNotFound));
    assert!(matches!(step(&talk), Step::Find(_)), "the number stays to be put right");
    assert_eq!(talk.flow.trouble().and_then(crate::Failure::code), Some(ErrorCode::PaymentNotFound));
}

#[test]
fn asking_again_waits_for_its_pause_and_ends_with_an_answer() {
    let mut talk = at_truth(true, PaymentStatus::Unknown);
    assert_eq!(talk.effects, [Effect::Pause]);
    says(&mut talk, Said::AskAsked);
    assert!(talk.effects.is_empty(), "it was asked just now");
    says(&mut talk, Said::PauseOver);
    says(&mut talk, Said::AskAsked);
    assert_eq!(talk.calls(), [&Call::FindPayment(payment_number().to_string())]);
    talk.hears(Reply::PaymentFound(Box::new(truth(PaymentStatus::Refunded))));
    assert!(talk.effects.is_empty(), "nothing more is to be learned");
}

#[test]
fn whoever_found_a_payment_identifies_themselves_for_its_record() {
    let mut talk = at_truth(true, PaymentStatus::Fulfilled);
    says(&mut talk, Said::RecordAsked);
    identifies(&mut talk);
    assert_eq!(talk.calls(), [&Call::ListPayments]);
    talk.hears(Reply::Payments(Box::new(payment_list())));
    assert_eq!(talk.calls(), [&Call::ShowPayment(payment_number())]);
    talk.hears(Reply::Payment(Box::new(payment(PaymentStatus::Fulfilled))));
    assert!(matches!(step(&talk), Step::Payment(_)));
    talk.says(Event::BackPressed);
    assert_eq!(step(&talk), &Step::List);
}

#[test]
fn another_persons_payment_stays_another_persons() {
    let mut talk = at_truth(false, PaymentStatus::Fulfilled);
    says(&mut talk, Said::RecordAsked);
    identifies(&mut talk);
    talk.hears(Reply::Payments(Box::default())).fails(problem(ErrorCode::PaymentNotFound));
    assert_eq!(step(&talk), &Step::List);
    assert!(talk.flow.trouble().is_some());
}

#[test]
fn a_record_is_printed_with_its_code_and_what_does_not_come_out_is_not_lost() {
    let mut talk = at_payment(true, PaymentStatus::Fulfilled);
    says(&mut talk, Said::PrintAsked);
    assert_eq!(talk.calls(), [&Call::ShowRecordCode(payment_number())]);
    talk.hears(Reply::RecordCode("https://example.com/verify/1".into()));
    assert_eq!(talk.effects, [Effect::PrintSlip]);
    says(&mut talk, Said::NothingCame);
    let Step::Payment(shown) = step(&talk) else { panic!("the payment is shown") };
    assert_eq!((shown.print, shown.code.is_some()), (Print::NothingCame, true));
    says(&mut talk, Said::PrintAsked);
    assert_eq!((talk.effects.as_slice(), talk.calls().len()), (&[Effect::PrintSlip][..], 0));
}

#[test]
fn what_was_never_paid_has_no_record() {
    let mut talk = at_payment(true, PaymentStatus::Closed);
    says(&mut talk, Said::PrintAsked);
    assert!(talk.effects.is_empty());
}

#[test]
fn one_in_doubt_is_asked_for_and_the_list_learns_of_it() {
    let mut talk = at_payment(false, PaymentStatus::Querying);
    says(&mut talk, Said::AskAsked);
    assert_eq!(talk.calls(), [&Call::AskPayment(payment_number())]);
    talk.hears(Reply::Payment(Box::new(payment(PaymentStatus::Paid))));
    assert_eq!(talk.effects, [Effect::Pause]);
    says(&mut talk, Said::AskAsked);
    assert!(talk.effects.is_empty());
    let Place::Payments(payments) = talk.flow.place() else { panic!("at payments") };
    let listed = payments.list.as_ref().map(|list| list.payments[0].status);
    assert_eq!(listed, Some(PaymentStatus::Paid));
}

#[test]
fn the_list_is_filtered_by_what_became_of_them_and_by_year() {
    let mut talk = at_payments(false);
    let filter = Filter { group: Some(Group::GivenBack), year: Some(2026) };
    says(&mut talk, Said::Filtered(filter));
    let Place::Payments(payments) = talk.flow.place() else { panic!("at payments") };
    assert_eq!(payments.filter, filter);
    let shown =
        |filter: Filter| payment_list().payments.iter().filter(|payment| filter.shows(payment)).count();
    assert_eq!(shown(filter), 1);
    assert_eq!(shown(Filter::default()), payment_list().payments.len());
    let parts: usize =
        Group::ALL.map(|group| shown(Filter { group: Some(group), year: None })).into_iter().sum();
    assert_eq!(parts, payment_list().payments.len(), "every payment is in one group");
}

#[test]
fn a_list_names_its_days_and_the_window_for_the_certificate() {
    let mut talk = at_payments(true);
    says(&mut talk, Said::PeriodAsked);
    let given = |from: &str, to: &str| Said::PeriodGiven { from: from.into(), to: to.into(), today: today() };
    for (from, to, error) in [
        ("2026 13 01", "20261231", PeriodError::From),
        ("20260101", "2026123", PeriodError::To),
        ("20260301", "20260228", PeriodError::Reversed),
        ("20270101", "20271231", PeriodError::NotYet),
    ] {
        says(&mut talk, given(from, to));
        assert!(matches!(step(&talk), Step::Period(period) if period.error == Some(error)), "{from} {to}");
    }
    says(&mut talk, given("2026 01 31", "2026-02-28"));
    assert_eq!(talk.calls(), [&Call::ShowRechargeRule(code())]);
    talk.hears(Reply::RechargeRule(Box::new(rule())));
    let Step::Statement(statement) = step(&talk) else { panic!("the list") };
    assert_eq!(statement.span, Span { from: day("2026-01-31"), to: day("2026-02-28") });
    assert_eq!(statement.certificate, Some(certificate()));
    says(&mut talk, Said::PrintAsked);
    assert_eq!(talk.effects, [Effect::PrintSlip]);
    talk.says(Event::BackPressed).says(Event::BackPressed);
    assert_eq!(step(&talk), &Step::List);
}

fn day(text: &str) -> time::Date {
    iso_date::parse(text).expect("a day")
}

fn rule() -> RechargeRule {
    RechargeRule {
        kind: RechargeKind::TopUp,
        least: Fen(1),
        most: Fen(2),
        methods: Vec::new(),
        ways: Vec::new(),
        month_end: MonthEndRule { day: 1, grace_days: 1 },
        certificate: certificate(),
    }
}

#[test]
fn a_kiosk_shows_what_is_left_by_number_until_it_is_resolved() {
    let mut kiosk = Conversation::opened(Target::Home, true);
    says(&mut kiosk, Said::LookDue);
    assert_eq!(kiosk.effects, [Effect::LookForUnresolved]);
    says(&mut kiosk, Said::Left(vec![unresolved(PaymentStatus::Unknown)]));
    assert_eq!((kiosk.flow.place(), kiosk.flow.unresolved().len()), (&Place::Attract, 1));
    kiosk.says(Event::Went(Target::FindPayment));
    says(&mut kiosk, typed(payment_number().as_str()));
    kiosk.hears(Reply::PaymentFound(Box::new(truth(PaymentStatus::Unknown))));
    assert_eq!(kiosk.flow.unresolved().len(), 1);
    says(&mut kiosk, Said::PauseOver);
    says(&mut kiosk, Said::AskAsked);
    kiosk.hears(Reply::PaymentFound(Box::new(truth(PaymentStatus::Fulfilled))));
    assert!(kiosk.flow.unresolved().is_empty());
    let mut phone = Conversation::opened(Target::Home, false);
    says(&mut phone, Said::LookDue);
    assert!(phone.effects.is_empty(), "a phone is nobody's hall");
}

#[test]
fn a_visit_that_ended_elsewhere_shows_no_payment_any_more() {
    let mut talk = at_payment(true, PaymentStatus::Querying);
    says(&mut talk, Said::AskAsked);
    talk.fails(problem(ErrorCode::NotSignedIn));
    let Place::Payments(payments) = talk.flow.place() else { panic!("at payments") };
    assert!(payments.list.is_none() && matches!(payments.step, Step::Identify(_)));
}

proptest! {
    /// Whatever is typed, only a number that can be one is asked for, and its spaces do not matter.
    #[test]
    fn only_what_can_be_a_number_is_asked_for(text in "[0-9 ]{0,34}") {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        match sought(&text) {
            Ok(number) => {
                prop_assert_eq!(&number, &digits);
                prop_assert!(number.len() == 12 || number.len() == 28);
            }
            Err(FindError::Length { found }) => prop_assert_eq!(found, digits.len()),
            Err(FindError::CheckDigit) => prop_assert_eq!(digits.len(), 12),
            Err(FindError::Character) => prop_assert!(false, "there are digits only"),
        }
    }

    /// However somebody goes about, nothing but questions is asked: no payment is begun and none is given up.
    #[test]
    fn looking_at_payments_moves_no_money(moves in proptest::collection::vec(0_usize..22, 1..60)) {
        let mut talk = at_payments(true);
        let all = events();
        for chosen in moves {
            if talk.flow.busy() {
                let reply = match chosen % 5 {
                    0 => Reply::Payments(Box::new(payment_list())),
                    1 => Reply::Payment(Box::new(payment(PaymentStatus::ALL[chosen % 10]))),
                    2 => Reply::PaymentFound(Box::new(truth(PaymentStatus::ALL[chosen % 10]))),
                    3 => Reply::RecordCode("https://example.com".into()),
                    _ => Reply::RechargeRule(Box::new(rule())),
                };
                talk.hears(reply);
            } else {
                talk.says(all[chosen % all.len()].clone());
            }
            for call in talk.calls() {
                prop_assert!(matches!(
                    call,
                    Call::ListPayments
                        | Call::ShowPayment(_)
                        | Call::AskPayment(_)
                        | Call::FindPayment(_)
                        | Call::ShowRecordCode(_)
                        | Call::ShowRechargeRule(_)
                ), "{call:?}");
            }
        }
    }
}

fn events() -> Vec<Event> {
    let said = [
        Said::MineAsked,
        Said::FindAsked,
        typed("482739156017"),
        typed("12"),
        Said::RecordAsked,
        Said::Filtered(Filter::default()),
        Said::Chosen(payment_number()),
        Said::AskAsked,
        Said::PauseOver,
        Said::PrintAsked,
        Said::NothingCame,
        Said::PeriodAsked,
        Said::YearTaken(2026),
        Said::YearTaken(i32::MAX),
        Said::LookDue,
        Said::Left(vec![unresolved(PaymentStatus::Paid)]),
    ];
    let went = [Target::Payments, Target::FindPayment].map(Event::Went);
    said.into_iter().map(Event::Payments).chain(went).chain([Event::BackPressed]).collect()
}
