//! Working out what one would get back.

use domain::{benefit::Care, problem::ErrorCode, wire::Standing};
use flow::{
    Event, Flow, Reply,
    estimate::{Event as Said, Question, Span},
    fixtures::{
        account_view, after_answers, at_estimate, at_estimate_questions, at_estimated_bill, at_months_ahead,
        benefit_editions, problem, residents_view,
    },
};

pub(crate) fn waiting(kiosk: bool) -> Flow {
    at_estimate(kiosk).flow
}

pub(crate) fn closed(kiosk: bool) -> Flow {
    let mut talk = at_estimate(kiosk);
    talk.hears(Reply::Editions(Box::new(benefit_editions())));
    talk.fails(problem(ErrorCode::CoreClosed));
    talk.flow
}

pub(crate) fn insurance(kiosk: bool) -> Flow {
    let mut view = residents_view();
    view.insurances[0].standing = Standing::Paused;
    at_estimate_questions(kiosk, view).flow
}

pub(crate) fn span(kiosk: bool) -> Flow {
    at_estimate_questions(kiosk, account_view(false)).flow
}

pub(crate) fn care(kiosk: bool) -> Flow {
    answered(kiosk, &[Said::SpanChosen(Span::OneBill)])
}

pub(crate) fn away(kiosk: bool) -> Flow {
    answered(kiosk, &[Said::SpanChosen(Span::OneBill), Said::CareChosen(Care::Inpatient)])
}

pub(crate) fn catalogue(kiosk: bool) -> Flow {
    asked(kiosk, Question::Catalogue)
}

pub(crate) fn filed(kiosk: bool) -> Flow {
    asked(kiosk, Question::Filed)
}

pub(crate) fn level(kiosk: bool) -> Flow {
    asked(kiosk, Question::Level)
}

pub(crate) fn total(kiosk: bool) -> Flow {
    asked(kiosk, Question::Total)
}

pub(crate) fn total_wrong(kiosk: bool) -> Flow {
    let mut talk = at_estimated_bill(kiosk, true);
    talk.says(Event::Estimate(Said::ChangeAsked(Question::Total)));
    talk.says(Event::Estimate(Said::AmountGiven("1e9".into())));
    talk.flow
}

pub(crate) fn class_b(kiosk: bool) -> Flow {
    asked(kiosk, Question::ClassB)
}

pub(crate) fn credit(kiosk: bool) -> Flow {
    let mut talk = at_months_ahead(kiosk, true);
    talk.says(Event::Estimate(Said::ChangeAsked(Question::Credit)));
    talk.flow
}

pub(crate) fn bill(kiosk: bool) -> Flow {
    at_estimated_bill(kiosk, false).flow
}

pub(crate) fn bill_away(kiosk: bool) -> Flow {
    at_estimated_bill(kiosk, true).flow
}

pub(crate) fn ahead(kiosk: bool) -> Flow {
    at_months_ahead(kiosk, true).flow
}

pub(crate) fn ahead_resident(kiosk: bool) -> Flow {
    at_months_ahead(kiosk, false).flow
}

fn answered(kiosk: bool, answers: &[Said]) -> Flow {
    after_answers(at_estimate_questions(kiosk, account_view(false)), answers).flow
}

/// A question that is asked again, with its answer.
fn asked(kiosk: bool, question: Question) -> Flow {
    let mut talk = at_estimated_bill(kiosk, true);
    talk.says(Event::Estimate(Said::ChangeAsked(question)));
    talk.flow
}
