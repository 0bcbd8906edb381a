//! Conversations about what a person has, and what was settled for them.

use std::collections::BTreeSet;

use domain::{
    benefit::Care,
    card::CardStatus,
    moment::Moment,
    problem::ErrorCode,
    service::Service,
    wire::{CardNow, SettlementKey},
};

use crate::fixtures::{
    Conversation, account_view, at_account, at_overview, at_rights, at_settlement, at_settlements,
    entry_list, expired_view, month_list, problem, residents_view, rights_view, settlement, settlement_list,
    settlement_view,
};
use crate::{
    Call, Effect, Event, Own, Place, Reply, Target,
    account::{Event as Said, Filter, PeriodError, Start, Step},
    payments::{self, Print},
};

fn says(talk: &mut Conversation, event: Said) -> &mut Conversation {
    talk.says(Event::Account(event))
}

fn account(talk: &Conversation) -> &crate::account::Account {
    match talk.flow.place() {
        Place::Account(account) => account,
        other => panic!("not at the account but at {other:?}"),
    }
}

#[test]
fn both_deep_links_begin_with_signing_in_and_lead_where_they_say() {
    for start in [Start::Account, Start::Settlements] {
        let talk = Conversation::opened(Target::Service(start.service()), false);
        assert!(matches!(account(&talk).step, Step::Identify(_)), "{start:?}");
        let talk = at_account(false, start);
        assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Account)], "{start:?}");
        assert_eq!(talk.flow.place().target(), Target::Service(start.service()));
    }
    let mut talk = at_account(false, Start::Settlements);
    talk.hears(Reply::Account(Box::new(residents_view())));
    assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Settlements(2026))]);
    let mut talk = at_account(false, Start::Account);
    talk.hears(Reply::Account(Box::new(residents_view())));
    assert!(talk.calls().is_empty());
}

#[test]
fn a_card_has_expired_on_the_day_after_its_last_and_leads_to_another() {
    let mut view = expired_view();
    let last = view.card.unwrap().valid_until;
    assert_eq!(view.expired_card(), Some(last));
    assert_eq!(account_view(false).expired_card(), None);
    view.as_of = Moment(view.as_of.0 - 86_400_000_000);
    assert_eq!(view.expired_card(), None, "on its last day it is good");
    for status in CardStatus::ALL.into_iter().filter(|status| *status != CardStatus::Active) {
        let mut view = expired_view();
        view.card = view.card.map(|card| CardNow { status, ..card });
        assert_eq!(view.expired_card(), None, "{status:?} is said first");
    }
    let mut talk = at_overview(true, expired_view());
    talk.says(Event::Went(Target::Service(Service::ReplaceCard)));
    assert_eq!(talk.flow.place().target(), Target::Service(Service::ReplaceCard));
}

#[test]
fn entries_are_those_of_this_year_until_another_is_chosen() {
    let mut talk = at_overview(true, account_view(false));
    says(&mut talk, Said::EntriesAsked);
    assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Entries(2026))]);
    talk.hears(Reply::Entries(Box::new(entry_list(2026))));
    says(&mut talk, Said::YearChosen(2025));
    assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Entries(2025))]);
    talk.hears(Reply::Entries(Box::new(entry_list(2025))));
    assert_eq!((account(&talk).year(), account(&talk).this_year()), (Some(2025), Some(2026)));
    talk.says(Event::BackPressed);
    assert_eq!(account(&talk).step, Step::Overview);
    talk.says(Event::BackPressed);
    assert_eq!(talk.flow.place(), &Place::Home);
}

#[test]
fn an_answer_that_comes_after_its_screen_was_left_leads_nowhere() {
    for (asked, reply) in [
        (Said::EntriesAsked, Reply::Entries(Box::new(entry_list(2026)))),
        (Said::SettlementsAsked, Reply::Settlements(Box::new(settlement_list(2026)))),
        (Said::MonthsAsked, Reply::Months(Box::new(month_list(2026, true)))),
    ] {
        let mut talk = at_overview(true, account_view(false));
        says(&mut talk, asked);
        says(&mut talk, Said::RightsAsked);
        talk.hears(reply);
        let account = account(&talk);
        assert!(matches!(account.step, Step::Period(_)), "{:?}", account.step);
        assert_eq!((&account.entries, &account.list, &account.months), (&None, &None, &None));
    }
}

#[test]
fn a_list_shows_as_many_after_a_settlement_as_before_and_its_first_ones_after_another_year() {
    let mut talk = at_settlements(true);
    let at_first = account(&talk).at_most;
    says(&mut talk, Said::MoreAsked);
    let more = account(&talk).at_most;
    assert!(more > at_first);
    let view = settlement_view(false);
    says(&mut talk, Said::Chosen(SettlementKey { year: 2026, id: view.settlement.id.clone() }));
    talk.hears(Reply::Settlement(Box::new(view)));
    assert!(matches!(account(&talk).step, Step::Settlement(_)));
    talk.says(Event::BackPressed);
    assert_eq!((&account(&talk).step, account(&talk).at_most), (&Step::List, more));
    says(&mut talk, Said::YearChosen(2025)).hears(Reply::Settlements(Box::new(settlement_list(2025))));
    assert_eq!(account(&talk).at_most, at_first);
    says(&mut talk, Said::MoreAsked);
    says(&mut talk, Said::Filtered(Filter { care: Some(Care::Inpatient), ..Filter::default() }));
    assert_eq!(account(&talk).at_most, at_first);
}

#[test]
fn special_diseases_are_hidden_again_and_a_filter_for_them_with_them() {
    let shown = Filter { care: Some(Care::Inpatient), ..Filter::default() }.with_special(true);
    assert_eq!((shown.special, shown.care), (true, Some(Care::Inpatient)));
    assert_eq!(shown.with_special(false), Filter { care: Some(Care::Inpatient), ..Filter::default() });
    let alone = Filter::default().of_care(Some(Care::SpecialDisease));
    assert!(alone.special);
    assert_eq!(alone.with_special(false), Filter::default(), "nothing of them is asked for any more");
}

#[test]
fn the_keys_for_a_name_come_and_go_and_what_was_typed_stays() {
    let mut talk = at_settlements(true);
    assert!(!account(&talk).seeks);
    says(&mut talk, Said::SeekAsked(true));
    says(&mut talk, Said::Filtered(Filter { place: "大药房".into(), ..Filter::default() }));
    talk.says(Event::BackPressed);
    assert_eq!((account(&talk).seeks, &account(&talk).step), (false, &Step::List));
    assert_eq!(account(&talk).filter.place, "大药房");
    says(&mut talk, Said::SeekAsked(true));
    says(&mut talk, Said::Chosen(SettlementKey { year: 2026, id: settlement_view(false).settlement.id }));
    talk.hears(Reply::Settlement(Box::new(settlement_view(false))));
    assert!(!account(&talk).seeks, "the keys belong to the list");
    says(&mut talk, Said::SeekAsked(true));
    assert!(!account(&talk).seeks);
    talk.says(Event::BackPressed);
    talk.says(Event::BackPressed);
    assert_eq!(talk.flow.place(), &Place::Home);
}

#[test]
fn special_diseases_are_not_shown_until_they_are_asked_for() {
    let talk = at_settlements(true);
    let account = account(&talk);
    let list = account.list.as_ref().unwrap();
    let names = topics::Names::of(&list.sounds);
    let shown = |filter: &Filter| list.settlements.iter().filter(|one| filter.shows(one, &names)).count();
    let special = list.settlements.iter().filter(|one| one.care == Some(Care::SpecialDisease)).count();
    assert!(special > 0);
    assert_eq!(shown(&account.filter), list.settlements.len() - special);
    assert_eq!(shown(&Filter { special: true, ..Filter::default() }), list.settlements.len());
    let pharmacies = Filter { place: " 大药房 ".into(), ..Filter::default() };
    assert!(
        list.settlements
            .iter()
            .filter(|one| pharmacies.shows(one, &names))
            .all(|one| one.care == Some(Care::Pharmacy))
    );
    let stays = Filter { care: Some(Care::Inpatient), ..Filter::default() };
    assert!(!stays.shows(&settlement(1, Care::Outpatient, false), &names));
}

#[test]
fn a_place_is_found_by_characters_by_pinyin_and_by_initials() {
    let mut talk = at_settlements(true);
    let mut shown = |place: &str| {
        says(&mut talk, Said::Filtered(Filter { place: place.into(), ..Filter::default() }));
        account(&talk).found().map(|one| one.institution.name.clone()).collect::<BTreeSet<_>>()
    };
    let pharmacy = BTreeSet::from(["济仁大药房".to_owned()]);
    for typed in ["大药房", "dayaofang", "DYF", "da yao fang", "dayao"] {
        assert_eq!(shown(typed), pharmacy, "{typed}");
    }
    let hospital = BTreeSet::from(["安澜市第一医院".to_owned()]);
    for typed in ["yiyuan", "dyyy", "第一yy"] {
        assert_eq!(shown(typed), hospital, "{typed}");
    }
    assert_eq!(shown("rmyy"), BTreeSet::new());
    assert_eq!(shown("").len(), 2);
}

#[test]
fn a_settlement_is_looked_at_and_left_again_with_the_filter_as_it_was() {
    let mut talk = at_settlements(false);
    let filter = Filter { care: Some(Care::Inpatient), ..Filter::default() };
    says(&mut talk, Said::Filtered(filter.clone()));
    let key = SettlementKey { year: 2026, id: settlement_view(false).settlement.id };
    says(&mut talk, Said::Chosen(key.clone()));
    assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Settlement(key))]);
    talk.hears(Reply::Settlement(Box::new(settlement_view(false))));
    assert!(matches!(account(&talk).step, Step::Settlement(_)));
    says(&mut talk, Said::PrintAsked);
    assert_eq!(talk.effects, [Effect::PrintSlip]);
    talk.says(Event::BackPressed);
    assert_eq!((&account(&talk).step, &account(&talk).filter), (&Step::List, &filter));
}

#[test]
fn what_comes_after_it_was_left_changes_nothing() {
    let mut talk = at_settlements(false);
    says(&mut talk, Said::YearChosen(2025));
    talk.says(Event::BackPressed);
    talk.hears(Reply::Settlements(Box::new(settlement_list(2025))));
    assert_eq!(talk.flow.place(), &Place::Home);
}

#[test]
fn who_is_not_signed_in_any_more_says_so_again_and_nothing_is_kept_till_then() {
    let mut talk = at_settlement(true, true);
    talk.says(Event::BackPressed);
    says(&mut talk, Said::YearChosen(2025));
    talk.fails(problem(ErrorCode::NotSignedIn));
    let account = account(&talk);
    assert!(matches!(account.step, Step::Identify(_)));
    assert_eq!((&account.view, &account.list, &account.entries), (&None, &None, &None));
}

#[test]
fn a_core_that_is_closed_leaves_what_was_there() {
    let mut talk = at_settlements(false);
    says(&mut talk, Said::YearChosen(2025));
    talk.fails(problem(ErrorCode::CoreClosed));
    assert_eq!(account(&talk).step, Step::List);
    assert_eq!(account(&talk).year(), Some(2026));
}

#[test]
fn months_are_those_of_this_year_until_another_is_chosen() {
    let mut talk = at_overview(true, account_view(false));
    says(&mut talk, Said::MonthsAsked);
    assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Months(2026))]);
    talk.hears(Reply::Months(Box::new(month_list(2026, true))));
    says(&mut talk, Said::YearChosen(2024));
    assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Months(2024))]);
    talk.hears(Reply::Months(Box::new(month_list(2024, false))));
    assert_eq!((&account(&talk).step, account(&talk).year()), (&Step::Months, Some(2024)));
    talk.says(Event::BackPressed);
    assert_eq!(account(&talk).step, Step::Overview);
}

#[test]
fn months_that_are_none_are_named_and_kept_as_they_were_typed() {
    let mut talk = at_overview(true, account_view(false));
    says(&mut talk, Said::RightsAsked);
    for (from, to, error) in [
        ("", "202611", PeriodError::From),
        ("202613", "202611", PeriodError::From),
        ("189901", "189912", PeriodError::From),
        ("999901", "999912", PeriodError::From),
        ("-1", "202611", PeriodError::From),
        ("202601", "20261", PeriodError::To),
        ("202602", "20260230", PeriodError::To),
        ("202603", "202602", PeriodError::Reversed),
        ("202311", "202611", PeriodError::TooLong),
        ("202601", "202612", PeriodError::NotYet),
    ] {
        says(&mut talk, Said::SpanGiven { from: from.into(), to: to.into() });
        let Step::Period(period) = &account(&talk).step else { panic!("{from} {to}") };
        assert_eq!((&*period.from, &*period.to, period.error), (from, to, Some(error)));
        assert!(talk.calls().is_empty());
    }
    says(&mut talk, Said::SpanGiven { from: "２０２５ 12".into(), to: "2026-11".into() });
    let span = "202512-202611".parse().unwrap();
    assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Rights(span))]);
}

#[test]
fn a_record_is_printed_and_nothing_is_lost_where_nothing_came() {
    let mut talk = at_rights(true, rights_view());
    assert_eq!(account(&talk).print, Print::None);
    says(&mut talk, Said::PrintAsked);
    assert_eq!((account(&talk).print, &talk.effects[..]), (Print::Sent, &[Effect::PrintSlip][..]));
    talk.says(Event::Payments(payments::Event::NothingCame));
    assert_eq!(account(&talk).print, Print::NothingCame);
    says(&mut talk, Said::Filtered(Filter { special: true, ..Filter::default() }));
    assert!(account(&talk).filter.special);
    talk.says(Event::BackPressed);
    assert!(matches!(account(&talk).step, Step::Period(_)));
}

#[test]
fn a_record_that_comes_after_its_screen_was_left_is_not_shown() {
    let mut talk = at_overview(false, account_view(false));
    says(&mut talk, Said::RightsAsked);
    says(&mut talk, Said::SpanTaken("202601-202611".parse().unwrap()));
    talk.says(Event::BackPressed);
    talk.hears(Reply::Rights(Box::new(rights_view())));
    assert_eq!(account(&talk).step, Step::Overview);
}
