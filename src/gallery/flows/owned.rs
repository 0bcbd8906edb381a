//! What a person has, and what was settled for them.

use domain::{
    problem::ErrorCode,
    wire::{EntryList, SettlementList, SettlementView, Standing},
};
use flow::{
    Event, Flow, Reply,
    account::{Event as Said, Filter, Start},
    fixtures::{
        Conversation, account_view, at_account, at_overview, at_rights, at_settlement, at_settlement_of,
        at_settlements, entry_list, expired_view, month_list, moved_view, problem, residents_rights,
        residents_view, rights_view, settlement_list, settlement_view, stopped_view,
    },
};

pub(crate) fn loading(kiosk: bool) -> Flow {
    at_account(kiosk, Start::Account).flow
}

pub(crate) fn overview(kiosk: bool) -> Flow {
    at_overview(kiosk, account_view(false)).flow
}

pub(crate) fn missing(kiosk: bool) -> Flow {
    at_overview(kiosk, account_view(true)).flow
}

pub(crate) fn expired(kiosk: bool) -> Flow {
    at_overview(kiosk, expired_view()).flow
}

pub(crate) fn resident(kiosk: bool) -> Flow {
    at_overview(kiosk, residents_view()).flow
}

pub(crate) fn entries(kiosk: bool) -> Flow {
    at_entries(kiosk, entry_list(2026)).flow
}

pub(crate) fn no_entries(kiosk: bool) -> Flow {
    at_entries(kiosk, EntryList { entries: Vec::new(), ..entry_list(2025) }).flow
}

pub(crate) fn closed(kiosk: bool) -> Flow {
    let mut talk = at_account(kiosk, Start::Account);
    talk.fails(problem(ErrorCode::CoreClosed));
    talk.flow
}

pub(crate) fn settlements(kiosk: bool) -> Flow {
    at_settlements(kiosk).flow
}

pub(crate) fn special(kiosk: bool) -> Flow {
    let filter = Filter { special: true, ..Filter::default() };
    says(at_settlements(kiosk), Said::Filtered(filter)).flow
}

pub(crate) fn searched(kiosk: bool) -> Flow {
    let filter = Filter { place: "大药房".into(), ..Filter::default() };
    says(says(at_settlements(kiosk), Said::SeekAsked(true)), Said::Filtered(filter)).flow
}

pub(crate) fn none(kiosk: bool) -> Flow {
    let mut talk = says(at_settlements(kiosk), Said::YearChosen(2024));
    let (settlements, sums) = (Vec::new(), Vec::new());
    talk.hears(Reply::Settlements(Box::new(SettlementList { settlements, sums, ..settlement_list(2024) })));
    talk.flow
}

pub(crate) fn settlement(kiosk: bool) -> Flow {
    at_settlement(kiosk, false).flow
}

pub(crate) fn odd(kiosk: bool) -> Flow {
    at_settlement(kiosk, true).flow
}

pub(crate) fn untold(kiosk: bool) -> Flow {
    let view = SettlementView { lines: Vec::new(), ..settlement_view(false) };
    at_settlement_of(kiosk, view).flow
}

pub(crate) fn settlement_printed(kiosk: bool) -> Flow {
    says(at_settlement(kiosk, false), Said::PrintAsked).flow
}

pub(crate) fn paused(kiosk: bool) -> Flow {
    at_overview(kiosk, stopped_view(Standing::Paused)).flow
}

pub(crate) fn ended(kiosk: bool) -> Flow {
    at_overview(kiosk, stopped_view(Standing::Ended)).flow
}

pub(crate) fn moved(kiosk: bool) -> Flow {
    at_overview(kiosk, moved_view()).flow
}

pub(crate) fn months(kiosk: bool) -> Flow {
    at_months(kiosk, false)
}

pub(crate) fn months_missing(kiosk: bool) -> Flow {
    at_months(kiosk, true)
}

fn at_months(kiosk: bool, gap: bool) -> Flow {
    let mut talk = says(at_overview(kiosk, account_view(false)), Said::MonthsAsked);
    talk.hears(Reply::Months(Box::new(month_list(2026, gap))));
    talk.flow
}

pub(crate) fn period(kiosk: bool) -> Flow {
    says(at_overview(kiosk, account_view(false)), Said::RightsAsked).flow
}

pub(crate) fn period_wrong(kiosk: bool) -> Flow {
    let talk = says(at_overview(kiosk, account_view(false)), Said::RightsAsked);
    let (from, to) = ("202601".to_owned(), "202613".to_owned());
    says(talk, Said::SpanGiven { from, to }).flow
}

pub(crate) fn rights(kiosk: bool) -> Flow {
    at_rights(kiosk, rights_view()).flow
}

pub(crate) fn rights_special(kiosk: bool) -> Flow {
    let filter = Filter { special: true, ..Filter::default() };
    says(at_rights(kiosk, rights_view()), Said::Filtered(filter)).flow
}

pub(crate) fn rights_resident(kiosk: bool) -> Flow {
    at_rights(kiosk, residents_rights()).flow
}

pub(crate) fn rights_printed(kiosk: bool) -> Flow {
    says(at_rights(kiosk, rights_view()), Said::PrintAsked).flow
}

pub(crate) fn rights_not_printed(kiosk: bool) -> Flow {
    let talk = says(at_rights(kiosk, rights_view()), Said::PrintAsked);
    says(talk, Said::NothingCame).flow
}

fn at_entries(kiosk: bool, list: EntryList) -> Conversation {
    let mut talk = says(at_overview(kiosk, account_view(false)), Said::EntriesAsked);
    talk.hears(Reply::Entries(Box::new(list)));
    talk
}

fn says(mut talk: Conversation, event: Said) -> Conversation {
    talk.says(Event::Account(event));
    talk
}
