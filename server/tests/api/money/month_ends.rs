//! The bank's month-end file: taken in once and whole, released by a second clerk, told to the core line by line, and what the core will not have waits for a clerk.

use domain::{
    money::Fen,
    month_end::{MonthEndCredit, MonthEndError, MonthEndFault, MonthEndFile},
    problem::ErrorCode,
    wire::{
        Nothing,
        staff::{
            ImportMonthEnd, ListMonthEnds, MonthEndFile as Text, MonthEndId, MonthEndList, MonthEndView,
            ReleaseMonthEnd,
        },
    },
};
use sandbox::people::{ANLAN, YUNLING};
use sha2::{Digest as _, Sha256};

use super::till::{balance, books, clerk};
use crate::{
    browser::Browser,
    world::{World, until},
};

const EMPLOYER: &str = "91339902MA0000A01X";
const NAME: &str = "张秀兰";
const OTHER: &str = "阿卜杜热合曼·阿卜杜克热木·买买提吐尔逊";

/// A bank's file about these people.
fn file(world: &World, region: &str, month: &str, batch: u32, credits: &[(&str, i64)]) -> String {
    file_of("demo-bank", world, region, (month, batch), credits)
}

fn file_of(
    bank: &str,
    world: &World,
    region: &str,
    (month, batch): (&str, u32),
    credits: &[(&str, i64)],
) -> String {
    let credit = |(name, fen): &(&str, i64)| MonthEndCredit {
        id_number: world.outside.person(name).id_number,
        amount: Fen(*fen),
        employer: EMPLOYER.to_owned().try_into().unwrap(),
    };
    let file = MonthEndFile {
        bank: bank.to_owned().try_into().unwrap(),
        region: region.to_owned().try_into().unwrap(),
        month: month.to_owned().try_into().unwrap(),
        batch,
        credits: credits.iter().map(credit).collect(),
    };
    file.write(|bytes| format!("{:x}", Sha256::digest(bytes)))
}

async fn import(desk: &Browser, text: &str) -> Result<MonthEndList, ErrorCode> {
    let file = Text { text: text.to_owned() };
    desk.call(ImportMonthEnd, "", &file).await.map_err(|problem| problem.code)
}

async fn release(desk: &Browser, id: MonthEndId) -> Result<MonthEndList, ErrorCode> {
    desk.call(ReleaseMonthEnd, &id.0.to_string(), &Nothing {}).await.map_err(|problem| problem.code)
}

/// A clerk takes a file in, and another one releases it.
async fn bring(world: &World, desk: &Browser, text: &str) {
    let taken = import(desk, text).await.unwrap();
    let waiting = taken.files.iter().find(|file| file.released_by.is_none()).unwrap();
    release(&clerk(world, "li").await, waiting.id).await.unwrap();
}

/// Waits until the core has said something about every line of the newest file.
async fn told(desk: &Browser) -> MonthEndView {
    until("the core's word about every line", async || {
        let list = desk.call(ListMonthEnds, "", &Nothing {}).await.unwrap();
        list.files.into_iter().next().filter(|file| file.credited + file.refused == file.count)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_credited_line_by_line_and_the_same_file_again_changes_nothing() {
    let world = World::new().await;
    let wang = clerk(&world, "wang").await;
    let before = (balance(&world, NAME).await, balance(&world, OTHER).await);
    let text = file(&world, ANLAN, "202611", 1, &[(NAME, 42_800), (OTHER, 40_000)]);
    let list = import(&wang, &text).await.unwrap();
    let taken = &list.files[0];
    assert_eq!((taken.count, taken.total, taken.by.as_str()), (2, Fen(82_800), "wang"));
    release(&clerk(&world, "li").await, taken.id).await.unwrap();
    let done = told(&wang).await;
    assert_eq!((done.credited, done.refused), (2, 0));
    let after = (balance(&world, NAME).await, balance(&world, OTHER).await);
    assert_eq!(after, (before.0 + 42_800, before.1 + 40_000));
    let sums = books(&world, ANLAN).await;
    assert_eq!((sums["bank"], sums["core"], sums["transit"]), (-82_800, 82_800, 0));

    let (one, other) = tokio::join!(import(&wang, &text), import(&wang, &text));
    assert_eq!((one.unwrap().files.len(), other.unwrap().files.len()), (1, 1));
    assert_eq!(books(&world, ANLAN).await, sums);
    assert_eq!(balance(&world, NAME).await, after.0);
    let audit = world.server.app.store.audit_of("demo-bank 202611 1").await.unwrap();
    let lines: Vec<_> = audit.iter().map(|line| (&*line.entry.actor, &*line.entry.action)).collect();
    assert_eq!(lines, [("wang", "month-end-imported"), ("li", "month-end-released")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_file_moves_before_another_clerk_releases_it() {
    let world = World::new().await;
    let [wang, li, zhao] =
        [clerk(&world, "wang").await, clerk(&world, "li").await, clerk(&world, "zhao").await];
    let before = balance(&world, NAME).await;
    let list = import(&wang, &file(&world, ANLAN, "202611", 1, &[(NAME, 42_800)])).await.unwrap();
    let id = list.files[0].id;
    assert_eq!(release(&wang, id).await.unwrap_err(), ErrorCode::NotAllowed);
    assert_eq!(release(&zhao, id).await.unwrap_err(), ErrorCode::NotFound, "another region's");
    world.clock.advance(60);
    let waiting = li.call(ListMonthEnds, "", &Nothing {}).await.unwrap().files.remove(0);
    assert_eq!((waiting.released_by, waiting.credited, waiting.refused), (None, 0, 0));
    assert!(books(&world, ANLAN).await.is_empty());
    assert_eq!(balance(&world, NAME).await, before);

    let released = release(&li, id).await.unwrap().files.remove(0);
    assert_eq!(released.released_by.as_deref(), Some("li"));
    assert_eq!(release(&li, id).await.unwrap_err(), ErrorCode::StaleVersion);
    assert_eq!(told(&wang).await.credited, 1);
    assert_eq!(balance(&world, NAME).await, before + 42_800);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_comes_from_its_month_on_and_at_most_a_year_later() {
    let world = World::new().await;
    let wang = clerk(&world, "wang").await;
    for month in ["201001", "202510", "202612", "209901"] {
        let text = file(&world, ANLAN, month, 1, &[(NAME, 42_800)]);
        let refused = wang.call(ImportMonthEnd, "", &Text { text }).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::FileUnreadable, "{month}");
        assert_eq!(refused.lines, [MonthEndError { line: 1, fault: MonthEndFault::Untimely }], "{month}");
    }
    for month in ["202511", "202611"] {
        import(&wang, &file(&world, ANLAN, month, 1, &[(NAME, 42_800)])).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_bank_counts_its_own_batches() {
    let world = World::new().await;
    let wang = clerk(&world, "wang").await;
    import(&wang, &file(&world, ANLAN, "202611", 1, &[(NAME, 42_800)])).await.unwrap();
    let other = file_of("other-bank", &world, ANLAN, ("202611", 1), &[(OTHER, 40_000)]);
    let list = import(&wang, &other).await.unwrap();
    let mut banks: Vec<_> = list.files.iter().map(|file| file.bank.as_str()).collect();
    banks.sort_unstable();
    assert_eq!(banks, ["demo-bank", "other-bank"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_file_by_a_number_that_is_taken_is_refused_and_not_swallowed() {
    let world = World::new().await;
    let wang = clerk(&world, "wang").await;
    bring(&world, &wang, &file(&world, ANLAN, "202611", 1, &[(NAME, 42_800)])).await;
    told(&wang).await;
    let before = books(&world, ANLAN).await;
    let other = file(&world, ANLAN, "202611", 1, &[(NAME, 42_800), (OTHER, 40_000)]);
    assert_eq!(import(&wang, &other).await.unwrap_err(), ErrorCode::FileUnreadable);
    assert_eq!(books(&world, ANLAN).await, before);
    bring(&world, &wang, &file(&world, ANLAN, "202611", 2, &[(OTHER, 40_000)])).await;
    assert_eq!(told(&wang).await.credited, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_or_another_regions_is_not_taken_at_all() {
    let world = World::new().await;
    let (wang, zhao) = (clerk(&world, "wang").await, clerk(&world, "zhao").await);
    let text = file(&world, ANLAN, "202611", 1, &[(NAME, 42_800), (OTHER, 40_000)]);
    let damaged = [
        text.replacen("42800", "42900", 1),
        text.replacen("|2|", "|3|", 1),
        text[..text.len() - 1].to_owned(),
        text.split_inclusive('\n').take(2).collect(),
        format!("{text}\n"),
        String::new(),
    ];
    for text in damaged {
        assert_eq!(import(&wang, &text).await.unwrap_err(), ErrorCode::FileDamaged, "{text}");
    }
    assert_eq!(import(&zhao, &text).await.unwrap_err(), ErrorCode::FileUnreadable);
    let elsewhere = file(&world, YUNLING, "202611", 1, &[("和志明", 40_000)]);
    assert_eq!(import(&wang, &elsewhere).await.unwrap_err(), ErrorCode::FileUnreadable);
    for desk in [&wang, &zhao] {
        assert!(desk.call(ListMonthEnds, "", &Nothing {}).await.unwrap().files.is_empty());
    }
    assert!(books(&world, ANLAN).await.is_empty() && books(&world, YUNLING).await.is_empty());
    import(&wang, &text).await.unwrap();
    assert!(zhao.call(ListMonthEnds, "", &Nothing {}).await.unwrap().files.is_empty(), "not theirs to see");
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_core_is_down_the_money_waits_and_is_credited_once_it_is_back() {
    let world = World::new().await;
    let wang = clerk(&world, "wang").await;
    let before = balance(&world, NAME).await;
    world.outside.knob("credit_unanswered", true).await;
    bring(&world, &wang, &file(&world, ANLAN, "202611", 1, &[(NAME, 42_800)])).await;
    let credited = async || (balance(&world, NAME).await == before + 42_800).then_some(());
    until("the core's credit", credited).await;
    world.outside.knob("credit_down", true).await;
    world.clock.advance(60);
    let waiting = wang.call(ListMonthEnds, "", &Nothing {}).await.unwrap();
    assert_eq!((waiting.files[0].credited, waiting.files[0].refused), (0, 0));
    let sums = books(&world, ANLAN).await;
    assert_eq!((sums["bank"], sums["transit"]), (-42_800, 42_800));
    let world = world.restart().await;
    for knob in ["credit_unanswered", "credit_down"] {
        world.outside.knob(knob, false).await;
    }
    world.clock.advance(3_600);
    let wang = clerk(&world, "wang").await;
    assert_eq!(told(&wang).await.credited, 1);
    assert_eq!(balance(&world, NAME).await, before + 42_800, "once");
    assert_eq!(books(&world, ANLAN).await["core"], 42_800);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_core_has_already_or_will_not_have_waits_in_suspense() {
    let world = World::new().await;
    let wang = clerk(&world, "wang").await;
    let before = balance(&world, NAME).await;
    // October came by another way; one has no account, another's insurance is paused.
    let credits = [(NAME, 42_800), ("龚䶮𠮷", 30_000), ("周文静", 20_000)];
    bring(&world, &wang, &file(&world, ANLAN, "202610", 1, &credits)).await;
    let done = told(&wang).await;
    assert_eq!((done.credited, done.refused), (0, 3));
    assert_eq!(balance(&world, NAME).await, before);
    let sums = books(&world, ANLAN).await;
    assert_eq!((sums["bank"], sums["suspense"], sums["transit"]), (-92_800, 92_800, 0));
    // A second file for a month that was credited is not credited again either.
    bring(&world, &wang, &file(&world, ANLAN, "202611", 1, &[(NAME, 42_800)])).await;
    told(&wang).await;
    bring(&world, &wang, &file(&world, ANLAN, "202611", 2, &[(NAME, 42_800)])).await;
    until("the second word", async || {
        let files = wang.call(ListMonthEnds, "", &Nothing {}).await.unwrap().files;
        files.iter().any(|file| file.batch == "2" && file.refused == 1).then_some(())
    })
    .await;
    assert_eq!(balance(&world, NAME).await, before + 42_800);
}
