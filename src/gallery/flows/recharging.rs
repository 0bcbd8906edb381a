//! Bringing money.

use domain::{
    payment::RechargeKind::{self, Contribution, TopUp},
    problem::ErrorCode,
    service::Service,
    wire::{Assessed, CreditNews, RechargeView},
};
use flow::{
    Event, Failure, Flow, Reply, Target,
    fixtures::{
        Conversation, HOLDER_ID, at_opening, at_payee, at_recharge_check, at_ways, problem, recharge_view,
        today, told,
    },
    recharge::Event as Said,
};

pub(crate) fn loading(kiosk: bool) -> Flow {
    Conversation::opened(Target::Service(Service::Recharge), kiosk).flow
}

pub(crate) fn unreached(kiosk: bool) -> Flow {
    let mut talk = Conversation::opened(Target::Service(Service::Recharge), kiosk);
    talk.fails(Failure::Unreachable);
    talk.flow
}

pub(crate) fn top_up(kiosk: bool) -> Flow {
    at_ways(kiosk, TopUp).flow
}

pub(crate) fn contribution(kiosk: bool) -> Flow {
    at_ways(kiosk, Contribution).flow
}

pub(crate) fn whom(kiosk: bool) -> Flow {
    at_payee(kiosk, TopUp).flow
}

pub(crate) fn name(kiosk: bool) -> Flow {
    says(at_payee(kiosk, TopUp), [Said::AnotherChosen]).flow
}

pub(crate) fn name_empty(kiosk: bool) -> Flow {
    says(at_payee(kiosk, TopUp), [Said::AnotherChosen, Said::NameGiven(String::new())]).flow
}

pub(crate) fn number(kiosk: bool) -> Flow {
    says(at_payee(kiosk, TopUp), [Said::AnotherChosen, Said::NameGiven("王桂兰".into())]).flow
}

pub(crate) fn refused(kiosk: bool) -> Flow {
    let mut talk = named(kiosk);
    talk.fails(problem(ErrorCode::PayeeRefused));
    talk.flow
}

pub(crate) fn looking(kiosk: bool) -> Flow {
    named(kiosk).flow
}

pub(crate) fn no_account(kiosk: bool) -> Flow {
    let view = RechargeView { has_account: false, balance: None, credit: None, ..recharge_view(TopUp) };
    told(kiosk, TopUp, view).flow
}

pub(crate) fn nothing_due(kiosk: bool) -> Flow {
    let view = RechargeView { assessed: Vec::new(), ..recharge_view(Contribution) };
    told(kiosk, Contribution, view).flow
}

pub(crate) fn amount(kiosk: bool) -> Flow {
    told(kiosk, TopUp, recharge_view(TopUp)).flow
}

pub(crate) fn amount_missing_credit(kiosk: bool) -> Flow {
    let mut view = recharge_view(TopUp);
    if let Some(CreditNews { missing, .. }) = &mut view.credit {
        *missing = Some("2026-10".into());
    }
    told(kiosk, TopUp, view).flow
}

pub(crate) fn amount_wrong(kiosk: bool) -> Flow {
    says(told(kiosk, TopUp, recharge_view(TopUp)), [Said::AmountGiven("5".into())]).flow
}

pub(crate) fn amount_anew(kiosk: bool) -> Flow {
    let mut talk = at_opening(kiosk);
    talk.fails(problem(ErrorCode::AmountRefused)).hears(Reply::Recharge(Box::new(recharge_view(TopUp))));
    talk.flow
}

pub(crate) fn assessed(kiosk: bool) -> Flow {
    told(kiosk, Contribution, recharge_view(Contribution)).flow
}

pub(crate) fn assessed_two(kiosk: bool) -> Flow {
    let mut view = recharge_view(Contribution);
    let last = view.assessed.iter().map(|due| Assessed { year: due.year - 1, ..due.clone() });
    let all = last.chain(view.assessed.clone()).collect();
    view.assessed = all;
    told(kiosk, Contribution, view).flow
}

pub(crate) fn check(kiosk: bool) -> Flow {
    at_recharge_check(kiosk, TopUp).flow
}

pub(crate) fn check_another(kiosk: bool) -> Flow {
    let view = RechargeView {
        name: domain::masked::Masked::name("王桂兰"),
        for_another: true,
        balance: None,
        credit: None,
        ..recharge_view(TopUp)
    };
    let mut talk = named(kiosk);
    talk.hears(Reply::Recharge(Box::new(view)));
    says(talk, [Said::AmountGiven("200".into())]).flow
}

pub(crate) fn check_contribution(kiosk: bool) -> Flow {
    at_recharge_check(kiosk, RechargeKind::Contribution).flow
}

fn named(kiosk: bool) -> Conversation {
    let number = Said::NumberGiven { typed: HOLDER_ID.into(), today: today() };
    says(at_payee(kiosk, TopUp), [Said::AnotherChosen, Said::NameGiven("王桂兰".into()), number])
}

fn says(mut talk: Conversation, events: impl IntoIterator<Item = Said>) -> Conversation {
    for event in events {
        talk.says(Event::Recharge(event));
    }
    talk
}
