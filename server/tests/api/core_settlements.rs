//! What the core tells of visits and settlements, over HTTP: read as it was told, in whatever form, and never anybody else's.

use std::{sync::Arc, time::Duration};

use domain::{
    benefit::{Editions, Rate, SoFar, work_out},
    id_number::IdNumber,
    moment::iso_date,
    outside::Sender,
    region::RegionCode,
    settlement::{Settlement, SumFault},
};
use sandbox::people::{ANLAN, NOBODY, YUNLING};
use server::{
    core::{NationalInterface, Period, Settled, SettlementCore as _, Treated},
    outside::{Caller, Failure, System},
};

use crate::world::{HandClock, Outside};

/// No test waits longer for an answer.
const PATIENCE: Duration = Duration::from_secs(2);

struct Core {
    outside: Outside,
    clock: HandClock,
    adapter: NationalInterface,
}

impl Core {
    async fn start() -> Self {
        let clock = HandClock::new();
        let outside = Outside::start(clock.clone()).await;
        let base = format!("http://{}", outside.address);
        // Debug builds take a while to invent somebody with many visits.
        let caller = Caller::with_patience(System::Core, &base, 10 * PATIENCE).unwrap();
        Self {
            adapter: NationalInterface::new(caller, Sender::default(), Arc::new(clock.clone()), 0),
            outside,
            clock,
        }
    }

    /// The same with somebody who does not wait.
    async fn hasty() -> Self {
        let core = Self::start().await;
        let base = format!("http://{}", core.outside.address);
        let caller = Caller::with_patience(System::Core, &base, PATIENCE).unwrap();
        Self {
            adapter: NationalInterface::new(caller, Sender::default(), Arc::new(core.clock.clone()), 5000),
            ..core
        }
    }

    fn number(&self, name: &str) -> IdNumber {
        self.outside.person(name).id_number
    }

    async fn asked(&self, name: &str) -> Result<Vec<Settled>, Failure> {
        let told = self.adapter.settlements(&region(ANLAN), &self.number(name), all()).await;
        told.map_err(|error| error.failure)
    }

    async fn settled(&self, name: &str) -> Vec<Settled> {
        self.asked(name).await.unwrap()
    }

    async fn fault(&self, fault: &str) {
        self.outside.turn("core_fault", fault.into()).await;
    }
}

fn region(code: &str) -> RegionCode {
    code.to_owned().try_into().unwrap()
}

fn all() -> Period {
    let day = |text| iso_date::parse(text).unwrap();
    Period { from: day("2020-01-01"), to: day("2026-12-31") }
}

fn settlements(settled: &[Settled]) -> Vec<Settlement> {
    settled.iter().map(|settled| settled.settlement.clone()).collect()
}

#[tokio::test]
async fn what_was_settled_adds_up_with_its_lines_and_follows_the_rule_of_the_year() {
    let core = Core::start().await;
    for (name, home) in [("张秀兰", ANLAN), ("和志明", YUNLING)] {
        let editions = editions(home);
        let mut settled = core.settled(name).await;
        assert!(settled.len() > 5, "{name}: {}", settled.len());
        settled.sort_by_key(|settled| (settled.settlement.on, settled.treated.number.clone()));
        let mut so_far = std::collections::HashMap::<_, SoFar>::new();
        for Settled { settlement, treated, .. } in settled {
            let lines =
                core.adapter.expenses(&region(home), &core.number(name), &treated).await.unwrap().unwrap();
            let year = so_far.entry((settlement.on.year(), settlement.care)).or_default();
            let (kind, insurance) = (settlement.care.unwrap(), settlement.insurance.unwrap());
            let rule = editions.on(settlement.on).unwrap();
            let Some(plan) = rule.plan(insurance, kind) else { continue };
            let away = settlement.institution.region.as_ref().is_some_and(|there| *there != region(home));
            let less = if away { rule.elsewhere.filed } else { Rate::NONE };
            let level = plan.at(settlement.institution.level.unwrap());
            let working = work_out(plan, level, settlement.in_scope, *year, less);
            *year = year.and(&working);
            if settlement.faults_with(&lines).is_empty() {
                assert_eq!((working.deductible, working.paid()), (settlement.deductible, settlement.fund));
            }
        }
    }
}

fn editions(code: &str) -> Editions {
    let file = if code == ANLAN { "anlan" } else { "yunling" };
    let path = format!("{}/../regions/{file}.json", env!("CARGO_MANIFEST_DIR"));
    let mut profile: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    serde_json::from_value(profile["benefit"].take()).unwrap()
}

#[tokio::test]
async fn what_the_core_tells_wrongly_is_named_and_kept_as_it_was_told() {
    let core = Core::start().await;
    let name = "阿卜杜热合曼·阿卜杜克热木·买买提吐尔逊";
    let mut seen = Vec::new();
    for Settled { settlement, treated, .. } in core.settled(name).await {
        let number = core.number(name);
        let lines = core.adapter.expenses(&region(ANLAN), &number, &treated).await.unwrap().unwrap();
        let faults = settlement.faults_with(&lines);
        let pieces: i64 = settlement.pieces().iter().map(|piece| piece.amount.0).sum();
        assert_eq!(pieces, settlement.total.0);
        seen.extend(faults);
    }
    for fault in [SumFault::Scope, SumFault::Sides, SumFault::Lines] {
        assert!(seen.contains(&fault), "{fault:?} in {seen:?}");
    }
}

#[tokio::test]
async fn the_years_sums_are_those_of_its_settlements() {
    let core = Core::start().await;
    let number = core.number("张秀兰");
    let sums = core.adapter.accumulations(&region(ANLAN), &number, 2025).await.unwrap();
    assert!(!sums.is_empty());
    let settled = settlements(&core.settled("张秀兰").await);
    for sum in sums {
        let of = settled.iter().filter(|one| one.on.year() == 2025 && one.care == Some(sum.care));
        let deductible: i64 = of.map(|one| one.deductible.0).sum();
        assert_eq!(sum.so_far.deductible.0, deductible, "{:?}", sum.care);
    }
}

#[tokio::test]
async fn other_forms_of_the_same_say_the_same() {
    let core = Core::start().await;
    let plain = core.settled("和志明").await;
    for fault in ["numbers", "compact-dates", "doubled"] {
        core.fault(fault).await;
        assert_eq!(core.settled("和志明").await, plain, "{fault}");
    }
    core.fault("backwards").await;
    let mut backwards = core.settled("和志明").await;
    backwards.sort_by_key(|one| plain.iter().position(|known| known == one));
    assert_eq!(backwards, plain);
    core.fault("bare").await;
    let bare = settlements(&core.settled("和志明").await);
    assert_eq!(bare.len(), plain.len());
    for (bare, plain) in bare.into_iter().zip(settlements(&plain)) {
        assert_eq!((bare.institution.level, bare.own_ratio), (None, None));
        assert_eq!((bare.total, bare.fund, bare.person), (plain.total, plain.fund, plain.person));
    }
}

#[tokio::test]
async fn each_way_to_fail_is_told_apart() {
    let core = Core::hasty().await;
    for (fault, failure) in [
        ("closed", Failure::Closed),
        ("twice", Failure::Refused),
        ("cut", Failure::Unreadable),
        ("strange", Failure::Unreadable),
        ("huge", Failure::Unreadable),
        ("slow", Failure::TooSlow),
    ] {
        core.fault(fault).await;
        assert_eq!(core.asked("李大山").await, Err(failure), "{fault}");
    }
    core.fault("none").await;
    assert!(core.asked("李大山").await.is_ok());
}

#[tokio::test]
async fn a_core_that_fails_again_and_again_is_left_alone_for_a_while() {
    let core = Core::hasty().await;
    core.outside.knob("core_down", true).await;
    for _ in 0..5 {
        assert_eq!(core.asked("李大山").await, Err(Failure::Status(503)));
    }
    assert_eq!(core.asked("李大山").await, Err(Failure::LeftAlone));
    core.outside.knob("core_down", false).await;
    assert_eq!(core.asked("李大山").await, Err(Failure::LeftAlone));
    core.clock.advance(10);
    assert!(core.asked("李大山").await.is_ok());
}

#[tokio::test]
async fn nobody_gets_the_lines_of_anybody_else() {
    let core = Core::start().await;
    let theirs = core.settled("张秀兰").await[0].treated.clone();
    let asked = core.adapter.expenses(&region(ANLAN), &core.number("和志明"), &theirs).await;
    assert_eq!(asked, Ok(None));
    let invented = Treated { settlement: "J1".to_owned().try_into().unwrap(), number: String::new() };
    assert_eq!(core.adapter.expenses(&region(ANLAN), &core.number("张秀兰"), &invented).await, Ok(None));
    let nobody = IdNumber::try_from(NOBODY.to_owned()).unwrap();
    assert_eq!(core.adapter.settlements(&region(ANLAN), &nobody, all()).await, Ok(Vec::new()));
}
