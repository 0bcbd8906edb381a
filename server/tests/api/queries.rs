//! What a person asks to see of their account and settlements: their own, as old as it says, and with what does not add up named.

use domain::{
    benefit::Insurance,
    money::Fen,
    problem::ErrorCode,
    wire::{
        AccountView, EntryKind, ListEntries, ListMonths, ListSettlements, Nothing, SettlementKey,
        SettlementList, SettlementView, ShowAccount, ShowBenefitRule, ShowSettlement, Standing,
    },
};
use sandbox::people::{ANLAN, YUNLING};

use crate::{browser::Browser, journey::identify, world::World};

const YEAR: &str = "2026";

async fn at_home(world: &World, name: &str, at: &str) -> Browser {
    let browser = world.browser();
    identify(&browser, &world.outside, &world.outside.person(name), at).await;
    browser
}

async fn account(browser: &Browser) -> AccountView {
    browser.call(ShowAccount, "", &Nothing {}).await.unwrap()
}

async fn settled(browser: &Browser) -> SettlementList {
    browser.call(ListSettlements, YEAR, &Nothing {}).await.unwrap()
}

async fn shown(browser: &Browser, list: &SettlementList, at: usize) -> SettlementView {
    let key = SettlementKey { year: list.year, id: list.settlements[at].id.clone() };
    browser.call(ShowSettlement, &key.to_string(), &Nothing {}).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_employee_sees_account_and_entries_and_a_resident_contributions() {
    let world = World::new().await;
    let zhang = at_home(&world, "张秀兰", ANLAN).await;
    let view = account(&zhang).await;
    let insurance = &view.insurances[0];
    assert_eq!((insurance.insurance, insurance.standing), (Some(Insurance::Employees), Standing::InForce));
    assert!(insurance.since.is_some() && insurance.employer.is_some() && insurance.region_name.is_some());
    let personal = view.personal.unwrap();
    assert!(personal.credit.is_some());
    let entries = zhang.call(ListEntries, YEAR, &Nothing {}).await.unwrap();
    assert!(entries.entries.is_sorted_by_key(|entry| std::cmp::Reverse(entry.on)) && !entries.more);
    let before = zhang.call(ListEntries, "2025", &Nothing {}).await.unwrap();
    let sum = |kind: Option<EntryKind>| -> i64 {
        let all = entries.entries.iter().chain(&before.entries);
        all.filter(|entry| kind.is_none_or(|kind| entry.kind == kind)).map(|entry| entry.amount.0).sum()
    };
    assert_eq!(sum(None), personal.balance.0);
    assert!(sum(Some(EntryKind::Spending)) < 0);
    let he = at_home(&world, "和志明", YUNLING).await;
    let view = account(&he).await;
    assert_eq!(view.personal, None);
    assert_eq!((view.contributions[0].amount, view.contributions[0].paid), (Fen(40_000), false));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_years_settlements_add_up_and_each_says_by_which_rule_it_came_out_so() {
    let world = World::new().await;
    let browser = at_home(&world, "张秀兰", ANLAN).await;
    let list = settled(&browser).await;
    assert!(list.settlements.is_sorted_by_key(|one| std::cmp::Reverse(one.on)));
    let editions = browser.call(ShowBenefitRule, ANLAN, &Nothing {}).await.unwrap();
    let newest = editions.all().last().unwrap();
    assert_eq!(list.version.as_ref(), Some(&newest.version));
    for (at, listed) in list.settlements.iter().enumerate() {
        let view = shown(&browser, &list, at).await;
        assert_eq!(&view.settlement, listed);
        let Some(explained) = view.explained else { continue };
        assert_eq!(explained.version, newest.version);
        if view.faults.is_empty() {
            assert!(explained.agrees, "{explained:?}");
        }
    }
    let sum = list.sums.iter().map(|sum| sum.so_far.pooled.0 + sum.so_far.above.0).sum::<i64>();
    let told: i64 = list.settlements.iter().flat_map(|one| &one.funds).map(|fund| fund.amount.0).sum();
    assert_eq!(sum, told);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_sees_anybody_elses_settlement_and_odd_names_of_one_are_not_found() {
    let world = World::new().await;
    let (zhang, he) = (at_home(&world, "张秀兰", ANLAN).await, at_home(&world, "和志明", YUNLING).await);
    let theirs =
        SettlementKey { year: 2026, id: settled(&zhang).await.settlements[0].id.clone() }.to_string();
    for odd in
        [theirs.as_str(), "2026-J1", "2026", "J1", "26-", "99999-J1", "2026-%2e%2e", "1900-J1", "2027-J1"]
    {
        let refused = he.call(ShowSettlement, odd, &Nothing {}).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::NotFound, "{odd}");
    }
    for mangled in [format!("+{theirs}"), format!("0{theirs}")] {
        let refused = zhang.call(ShowSettlement, &mangled, &Nothing {}).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::NotFound, "{mangled}");
    }
    for odd in ["1900", "1999", "2027", "2100", "abc", "-1", "20260", "+202"] {
        assert_eq!(he.call(ListSettlements, odd, &Nothing {}).await.unwrap_err().code, ErrorCode::NotFound);
        assert_eq!(he.call(ListEntries, odd, &Nothing {}).await.unwrap_err().code, ErrorCode::NotFound);
        assert_eq!(he.call(ListMonths, odd, &Nothing {}).await.unwrap_err().code, ErrorCode::NotFound);
    }
    let stranger = world.browser();
    assert!(stranger.call(ShowAccount, "", &Nothing {}).await.is_err());
    assert!(stranger.call(ListSettlements, YEAR, &Nothing {}).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_core_that_is_closed_leaves_what_it_told_within_the_hour_with_its_age() {
    let world = World::new().await;
    let browser = at_home(&world, "张秀兰", ANLAN).await;
    let first = settled(&browser).await;
    world.outside.turn("core_fault", "closed".into()).await;
    world.clock.advance(60);
    assert_eq!(settled(&browser).await.as_of, first.as_of);
    world.clock.advance(600);
    let later = settled(&browser).await;
    assert_eq!((later.as_of, &later.settlements), (first.as_of, &first.settlements));
    let refused = browser.call(ListSettlements, "2025", &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::CoreClosed);
    assert_eq!(browser.call(ShowAccount, "", &Nothing {}).await.unwrap_err().code, ErrorCode::CoreClosed);
    world.outside.turn("core_fault", "none".into()).await;
    let again = settled(&browser).await;
    assert!(again.as_of > first.as_of);
    world.outside.knob("core_down", true).await;
    let mut waits = Vec::new();
    for _ in 0..3 {
        waits.push(browser.call(ShowAccount, "", &Nothing {}).await.unwrap_err().retry_after);
    }
    assert_eq!(waits.last(), Some(&Some(10)), "one that is left alone is asked again later: {waits:?}");
}
