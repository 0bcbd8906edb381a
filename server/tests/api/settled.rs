//! What was settled, over the whole way: explained in the right order and by the right rule, and not fetched anew for each look.

use domain::{
    benefit::Care,
    problem::ErrorCode,
    settlement::SettlementId,
    wire::{
        ListEntries, ListSettlements, Nothing, SettlementKey, SettlementList, SettlementView, ShowAccount,
        ShowRights, ShowSettlement,
    },
};
use sandbox::people::{ANLAN, YUNLING};

use crate::{browser::Browser, losses::come, world::World};

/// Longer than what was told is told again.
const STALE: i64 = 121;

async fn at_home(world: &World, name: &str, region: &str) -> Browser {
    come(world, &world.outside.person(name), region).await
}

async fn listed(browser: &Browser, year: &str) -> SettlementList {
    browser.call(ListSettlements, year, &Nothing {}).await.unwrap()
}

async fn shown(browser: &Browser, year: u16, id: &SettlementId) -> SettlementView {
    let key = SettlementKey { year, id: id.clone() }.to_string();
    browser.call(ShowSettlement, &key, &Nothing {}).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_tells_how_the_names_of_its_institutions_sound() {
    let world = World::new().await;
    let shen = at_home(&world, "沈桂芳", ANLAN).await;
    let list = listed(&shen, "2025").await;
    let special = list.settlements.iter().filter(|one| one.care == Some(Care::SpecialDisease));
    assert_eq!(special.count(), 12, "one a month");
    let names = list.settlements.iter().flat_map(|one| one.institution.name.chars());
    for character in names.filter(|character| !character.is_ascii()) {
        assert!(list.sounds.iter().any(|(_, same)| same.contains(character)), "{character} has no sound");
    }
    let has = |syllable: &str, character| {
        list.sounds.iter().any(|(heard, same)| heard == syllable && same.contains(character))
    };
    assert!(has("yi", '医') && has("yuan", '院'));
}

#[tokio::test(flavor = "multi_thread")]
async fn settlements_of_one_day_are_explained_in_the_order_of_the_day_however_they_are_listed() {
    let world = World::new().await;
    let qin = at_home(&world, "秦若兰", ANLAN).await;
    let list = listed(&qin, "2026").await;
    let is_next = |pair: &[domain::settlement::Settlement]| {
        pair[0].on == pair[1].on && pair[0].care == pair[1].care && !pair[0].in_scope.is_zero()
    };
    let of_one_day: Vec<_> = list
        .settlements
        .windows(2)
        .filter(|pair| is_next(pair))
        .flatten()
        .map(|one| one.id.clone())
        .collect();
    let pairs = &of_one_day[of_one_day.len().saturating_sub(6)..];
    assert!(!pairs.is_empty());
    let mut plain = Vec::new();
    for id in pairs {
        plain.push(shown(&qin, 2026, id).await.explained);
    }
    assert!(plain.iter().any(Option::is_some));
    world.outside.turn("core_fault", "backwards".into()).await;
    world.clock.advance(STALE);
    assert_eq!(listed(&qin, "2026").await.settlements, list.settlements);
    for (id, plain) in pairs.iter().zip(plain) {
        assert_eq!(shown(&qin, 2026, id).await.explained, plain);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_settlement_of_a_former_insurance_is_not_explained_by_the_present_regions_rule() {
    let world = World::new().await;
    let ouyang = at_home(&world, "欧阳浩", YUNLING).await;
    let account = ouyang.call(ShowAccount, "", &Nothing {}).await.unwrap();
    let moved = account.insurances.iter().find_map(|insurance| insurance.until).unwrap();
    let (mut before, mut since) = (0, 0);
    for year in [2025, 2026] {
        let list = listed(&ouyang, &year.to_string()).await;
        let counts = list.settlements.iter().any(|settlement| settlement.on >= moved);
        assert!(counts || list.sums.is_empty(), "what counted elsewhere is not held against these limits");
        for settlement in list.settlements {
            let view = shown(&ouyang, year, &settlement.id).await;
            if settlement.on < moved {
                assert_eq!(view.explained, None, "{}", settlement.on);
                before += 1;
            } else if view.explained.is_some() {
                since += 1;
            }
        }
    }
    assert!(before > 0 && since > 0, "{before} before, {since} since {moved}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_settlement_is_shown_from_what_was_listed_within_the_hour_with_its_age() {
    let world = World::new().await;
    let zhang = at_home(&world, "张秀兰", ANLAN).await;
    let list = listed(&zhang, "2026").await;
    let id = &list.settlements[0].id;
    world.clock.advance(5 * STALE);
    let view = shown(&zhang, 2026, id).await;
    assert_eq!((view.as_of, &view.settlement), (list.as_of, &list.settlements[0]));
    assert!(!view.lines.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_are_told_whole_or_not_at_all() {
    let world = World::new().await;
    let zhang = at_home(&world, "张秀兰", ANLAN).await;
    let plain = zhang.call(ListEntries, "2026", &Nothing {}).await.unwrap().entries;
    for fault in ["bare", "doubled"] {
        world.outside.turn("core_fault", fault.into()).await;
        assert_eq!(zhang.call(ListEntries, "2026", &Nothing {}).await.unwrap().entries, plain, "{fault}");
    }
    world.outside.turn("core_fault", "short".into()).await;
    let refused = zhang.call(ListEntries, "2026", &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Unavailable);
    let refused = zhang.call(ShowRights, "202601-202611", &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Unavailable);
}

#[tokio::test(flavor = "multi_thread")]
async fn insurances_and_contributions_that_come_twice_are_shown_once() {
    let world = World::new().await;
    let he = at_home(&world, "和志明", YUNLING).await;
    let plain = he.call(ShowAccount, "", &Nothing {}).await.unwrap();
    assert!(!plain.contributions.is_empty());
    world.outside.turn("core_fault", "doubled".into()).await;
    let twice = he.call(ShowAccount, "", &Nothing {}).await.unwrap();
    assert_eq!((twice.insurances, twice.contributions), (plain.insurances, plain.contributions));
}

#[tokio::test(flavor = "multi_thread")]
async fn account_and_rights_record_have_limits_of_their_own() {
    let world = World::new().await;
    let zhang = at_home(&world, "张秀兰", ANLAN).await;
    let mut asked = 0;
    let refused = loop {
        asked += 1;
        match zhang.call(ShowRights, "202613-202701", &Nothing {}).await.unwrap_err() {
            problem if problem.code == ErrorCode::TooMany => break problem,
            _ => assert!(asked < 60, "it never ends"),
        }
    };
    assert!(asked > 20 && refused.retry_after.is_some());
    assert!(zhang.call(ShowAccount, "", &Nothing {}).await.is_ok());
}
