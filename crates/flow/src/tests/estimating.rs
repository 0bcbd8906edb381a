//! Conversations about what one would get back.

use domain::{
    benefit::{Care, Insurance, Level},
    money::Fen,
    problem::ErrorCode,
    service::Service,
    yuan::TypedError,
};

use crate::fixtures::{
    Conversation, account_view, after_answers, at_estimate, at_estimate_questions, at_estimated_bill,
    at_months_ahead, benefit_editions, entry_list, problem, residents_view, settlement_list,
};
use crate::{
    Call, Event, Own, Place, Reply, Target,
    estimate::{AmountError, Estimate, Event as Said, Question, Span, Step},
};

fn says(talk: &mut Conversation, event: Said) -> &mut Conversation {
    talk.says(Event::Estimate(event))
}

fn estimate(talk: &Conversation) -> &Estimate {
    match talk.flow.place() {
        Place::Estimate(estimate) => estimate,
        other => panic!("not at the estimate but at {other:?}"),
    }
}

#[test]
fn it_begins_with_signing_in_and_asks_for_the_rule_and_the_year() {
    let talk = Conversation::opened(Target::Service(Service::Estimate), false);
    assert!(matches!(estimate(&talk).step, Step::Identify(_)));
    let mut talk = at_estimate(true);
    assert!(matches!(talk.calls()[..], [Call::ShowBenefitRule(_)]));
    talk.hears(Reply::Editions(Box::new(benefit_editions())));
    assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Account)]);
    talk.hears(Reply::Account(Box::new(account_view(false))));
    assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Settlements(2026))]);
    let talk = at_estimate_questions(true, account_view(false));
    let estimate = estimate(&talk);
    assert_eq!(estimate.step, Step::Ask(Question::Span));
    assert_eq!((estimate.insurance(), estimate.known.credit), (Some(Insurance::Employees), None));
}

/// Who is asked for every month, up to what is spent beside it.
fn at_the_last_but_credit(kiosk: bool) -> Conversation {
    let answers = [
        Said::SpanChosen(Span::EveryMonth),
        Said::CareChosen(Care::Outpatient),
        Said::LevelChosen(Level::Two),
        Said::AmountGiven("620".into()),
    ];
    after_answers(at_estimate_questions(kiosk, account_view(false)), &answers)
}

#[test]
fn entries_are_fetched_for_every_month_alone_and_just_before_they_are_needed() {
    let mut talk = at_estimate_questions(true, account_view(false));
    assert!(talk.calls().is_empty());
    for said in [
        Said::SpanChosen(Span::OneBill),
        Said::CareChosen(Care::Pharmacy),
        Said::AwayChosen(false),
        Said::AmountGiven("100".into()),
        Said::AmountGiven(String::new()),
        Said::AmountGiven(String::new()),
    ] {
        says(&mut talk, said);
        assert!(talk.calls().is_empty());
    }
    assert_eq!(estimate(&talk).step, Step::Told);
    let mut talk = at_the_last_but_credit(true);
    assert!(talk.calls().is_empty());
    says(&mut talk, Said::AmountGiven("150".into()));
    assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Entries(2026))]);
    assert_eq!(estimate(&talk).step, Step::Ask(Question::Beside), "until it is told");
    // Whoever steps back meanwhile drops it, and it is asked for again on the way.
    talk.says(Event::BackPressed);
    says(&mut talk, Said::AmountGiven("620".into()));
    assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Entries(2026))]);
    talk.hears(Reply::Entries(Box::new(entry_list(2026))));
    assert_eq!(estimate(&talk).step, Step::Ask(Question::Credit));
    assert_eq!(estimate(&talk).known.credit, Some(Some(Fen(31_250))));
    says(&mut talk, Said::AmountGiven("300".into()));
    says(&mut talk, Said::ChangeAsked(Question::Credit));
    assert!(talk.calls().is_empty(), "it is known");
}

#[test]
fn a_core_that_does_not_tell_the_entries_is_gone_on_without() {
    let mut talk = at_the_last_but_credit(false);
    says(&mut talk, Said::AmountGiven("150".into()));
    talk.fails(problem(ErrorCode::CoreClosed));
    assert_eq!((&estimate(&talk).step, talk.flow.trouble()), (&Step::Ask(Question::Credit), None));
    assert_eq!(estimate(&talk).known.credit, Some(None));
    says(&mut talk, Said::AmountGiven("300".into()));
    assert_eq!(estimate(&talk).step, Step::Told);
    let mut talk = at_the_last_but_credit(false);
    says(&mut talk, Said::AmountGiven("150".into()));
    talk.fails(problem(ErrorCode::NotSignedIn));
    assert!(matches!(estimate(&talk).step, Step::Identify(_)));
}

#[test]
fn only_what_matters_is_asked() {
    let talk = at_estimated_bill(false, true);
    let asked = [
        Question::Span,
        Question::Care,
        Question::Away,
        Question::Catalogue,
        Question::Filed,
        Question::Level,
        Question::Total,
        Question::ClassB,
        Question::ClassC,
    ];
    assert_eq!((estimate(&talk).asked(), &estimate(&talk).step), (asked.to_vec(), &Step::Told));
    let shop = [Said::SpanChosen(Span::OneBill), Said::CareChosen(Care::Pharmacy), Said::AwayChosen(false)];
    let talk = after_answers(at_estimate_questions(false, account_view(false)), &shop);
    assert_eq!(estimate(&talk).step, Step::Ask(Question::Total), "a pharmacy has no level");
    let talk = at_months_ahead(false, false);
    assert!(
        !estimate(&talk).asked().contains(&Question::Credit),
        "nothing is credited where there is no account"
    );
    let months =
        after_answers(at_estimate_questions(false, residents_view()), &[Said::SpanChosen(Span::EveryMonth)]);
    assert!(estimate(&months).cares().all(|care| care != Care::Inpatient), "nobody stays every month");
}

#[test]
fn what_comes_out_is_what_the_rule_makes_of_the_answers_and_the_year() {
    let talk = at_estimated_bill(false, false);
    let bill = estimate(&talk).bill().unwrap();
    assert_eq!((bill.total, bill.own, bill.first_self_paid), (Fen(1_280_000), Fen(56_050), Fen(30_000)));
    assert_eq!(bill.working.deductible, Fen::ZERO, "the deductible was paid earlier in the year");
    let away = estimate(&at_estimated_bill(false, true)).bill().unwrap();
    assert!(away.fund() < bill.fund() && away.less > bill.less && away.class_b > bill.class_b);
    assert_eq!(estimate(&talk).ahead(), None);
    let explained = estimate(&talk).explained().unwrap();
    assert_eq!((explained.working, explained.less), (bill.working, bill.less));
    assert!(explained.agrees && explained.before == estimate(&talk).so_far());
    let months = at_months_ahead(false, true);
    let ahead = estimate(&months).ahead().unwrap();
    assert!(ahead.empty.is_some() && estimate(&months).bill().is_none());
}

#[test]
fn what_is_left_of_the_cap_today_is_what_the_list_of_the_year_says() {
    let talk = at_months_ahead(false, true);
    let listed = settlement_list(2026).sums.into_iter().find(|sum| sum.care == Care::Outpatient).unwrap();
    let ahead = estimate(&talk).ahead().unwrap();
    assert!(listed.so_far.pooled > Fen::ZERO, "something was paid before");
    assert_eq!(ahead.cap_now, listed.cap_left());
    assert!(ahead.cap_then < ahead.cap_now && ahead.back > Fen::ZERO);
}

#[test]
fn an_answer_is_changed_and_the_others_stay() {
    let mut talk = at_estimated_bill(true, false);
    let before = estimate(&talk).bill().unwrap();
    says(&mut talk, Said::ChangeAsked(Question::Level));
    assert_eq!(estimate(&talk).step, Step::Ask(Question::Level));
    says(&mut talk, Said::LevelChosen(Level::One));
    assert_eq!(estimate(&talk).step, Step::Told);
    assert!(estimate(&talk).bill().unwrap().fund() > before.fund());
    // A smaller bill leaves no room for the classes that were given: they are asked for anew.
    says(&mut talk, Said::ChangeAsked(Question::Total));
    says(&mut talk, Said::AmountGiven("100".into()));
    assert_eq!(estimate(&talk).step, Step::Ask(Question::ClassB));
    says(&mut talk, Said::AmountGiven(String::new()));
    assert_eq!(estimate(&talk).step, Step::Ask(Question::ClassC));
    says(&mut talk, Said::AmountGiven("100".into()));
    assert_eq!(estimate(&talk).bill().unwrap().fund(), Fen::ZERO);
    says(&mut talk, Said::ChangeAsked(Question::Catalogue));
    assert_eq!(estimate(&talk).step, Step::Told, "what was not asked is not changed");
    says(&mut talk, Said::BegunAnew);
    assert_eq!(estimate(&talk).step, Step::Ask(Question::Span));
}

#[test]
fn back_from_an_answer_that_was_to_be_changed_shows_what_came_out_before() {
    let mut talk = at_estimated_bill(true, false);
    let told = estimate(&talk).clone();
    for question in told.asked() {
        says(&mut talk, Said::ChangeAsked(question));
        assert_eq!(estimate(&talk).step, Step::Ask(question));
        talk.says(Event::BackPressed);
        assert_eq!(estimate(&talk), &told, "{question:?}");
    }
    // A changed answer that asks for more is taken back with what came of it.
    says(&mut talk, Said::ChangeAsked(Question::Span));
    says(&mut talk, Said::SpanChosen(Span::EveryMonth));
    assert_eq!(estimate(&talk).step, Step::Ask(Question::Care), "nobody stays every month");
    says(&mut talk, Said::CareChosen(Care::Outpatient));
    assert_eq!(estimate(&talk).step, Step::Ask(Question::Monthly));
    while estimate(&talk).step != Step::Told {
        talk.says(Event::BackPressed);
    }
    assert_eq!(estimate(&talk), &told);
    // What was changed counts from then on, and back goes through the questions again.
    says(&mut talk, Said::ChangeAsked(Question::Level));
    says(&mut talk, Said::LevelChosen(Level::One));
    talk.says(Event::BackPressed);
    assert_eq!(estimate(&talk).step, Step::Ask(Question::ClassC));
    assert_eq!(estimate(&talk).answers.level, Some(Level::One));
}

#[test]
fn back_goes_through_the_questions_and_out() {
    let mut talk = at_estimated_bill(false, false);
    let mut seen = Vec::new();
    while let Place::Estimate(estimate) = talk.flow.place() {
        seen.push(estimate.step.clone());
        assert!(seen.len() < 12, "back leads nowhere");
        talk.says(Event::BackPressed);
    }
    let expected = [
        Question::ClassC,
        Question::ClassB,
        Question::Total,
        Question::Level,
        Question::Away,
        Question::Care,
        Question::Span,
    ];
    let expected: Vec<_> = [Step::Told].into_iter().chain(expected.map(Step::Ask)).collect();
    assert_eq!(seen, expected);
    assert_eq!(talk.flow.place(), &Place::Home);
}

#[test]
fn amounts_that_cannot_be_are_said_and_kept_to_be_mended() {
    let first = [Said::SpanChosen(Span::OneBill), Said::CareChosen(Care::Pharmacy), Said::AwayChosen(false)];
    let mut talk = after_answers(at_estimate_questions(true, account_view(false)), &first);
    for (typed, error) in [
        ("", AmountError::Typed(TypedError::Empty)),
        ("−1", AmountError::Typed(TypedError::Negative)),
        ("1e9", AmountError::Typed(TypedError::Malformed)),
        ("0.001", AmountError::Typed(TypedError::TooFine)),
        ("0", AmountError::Nothing),
        ("100000000.01", AmountError::TooMuch),
    ] {
        says(&mut talk, Said::AmountGiven(typed.into()));
        let estimate = estimate(&talk);
        assert_eq!(estimate.step, Step::Ask(Question::Total), "{typed}");
        assert_eq!((estimate.typed.text.as_str(), estimate.typed.error), (typed, Some(error)));
    }
    says(&mut talk, Said::AmountGiven("1,234.5元".into()));
    assert_eq!(estimate(&talk).answers.total, Some(Fen(123_450)));
    says(&mut talk, Said::AmountGiven("1234.51".into()));
    assert_eq!(estimate(&talk).typed.error, Some(AmountError::MoreThanBill));
    says(&mut talk, Said::AmountGiven("1234".into()));
    for (typed, error) in
        [("１", AmountError::MoreThanBill), ("x", AmountError::Typed(TypedError::Malformed))]
    {
        says(&mut talk, Said::AmountGiven(typed.into()));
        assert_eq!(estimate(&talk).typed.error, Some(error), "{typed}");
    }
    says(&mut talk, Said::AmountGiven(String::new()));
    assert_eq!(estimate(&talk).step, Step::Told);
}

#[test]
fn a_core_that_is_closed_is_gone_on_without() {
    let mut talk = at_estimate(false);
    let today = time::Date::from_calendar_date(2026, time::Month::November, 23).unwrap();
    says(&mut talk, Said::WithoutYear { today });
    assert_eq!(estimate(&talk).step, Step::Waiting, "nothing is worked out without a rule");
    talk.hears(Reply::Editions(Box::new(benefit_editions())));
    talk.fails(problem(ErrorCode::CoreClosed));
    assert!(talk.flow.trouble().is_some());
    says(&mut talk, Said::WithoutYear { today });
    assert_eq!((&estimate(&talk).step, talk.flow.trouble()), (&Step::Ask(Question::Insurance), None));
    says(&mut talk, Said::InsuranceChosen(Insurance::Residents));
    assert_eq!(estimate(&talk).known.as_of, None);
    assert_eq!(estimate(&talk).step, Step::Ask(Question::Span));
}

#[test]
fn who_is_not_signed_in_any_more_leaves_nothing_that_was_told() {
    let mut talk = at_estimate(false);
    talk.hears(Reply::Editions(Box::new(benefit_editions())));
    talk.hears(Reply::Account(Box::new(account_view(false))));
    talk.fails(problem(ErrorCode::NotSignedIn));
    assert!(matches!(estimate(&talk).step, Step::Identify(_)));
    assert_eq!(estimate(&talk).known, crate::estimate::Known::default());
    let mut answered = at_estimated_bill(true, false);
    says(&mut answered, Said::BegunAnew);
    assert_eq!(estimate(&answered).answers, crate::estimate::Answers::default());
}
