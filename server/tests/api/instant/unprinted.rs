//! Cards that never went into the printer, and those of which nobody says what became of them.

use domain::{
    application::{Event, GiveBackReason, Status},
    machine::Actor,
    problem::ErrorCode,
    wire::staff::{AtVersion, PrintStep, Settle},
};

use super::{
    ANLAN, IN_ANLAN, IN_YUNLING, JAMMED, MINUTE, YUNLING, case, choose, granted, later, print, reaches,
    stock, told, view,
};
use crate::world::World;

const MISTAKE: PrintStep = PrintStep::GiveBack(GiveBackReason::Mistake);

#[tokio::test(flavor = "multi_thread")]
async fn begun_by_mistake_a_print_is_given_back_and_no_serial_is_void() {
    let world = World::new().await;
    let (browser, desk, person, reference) = granted(&world, &IN_ANLAN).await;
    choose(&browser, &reference, "anlan-04").await.unwrap();
    print(&desk, &reference, PrintStep::Start).await.unwrap();
    let fails = PrintStep::GiveBack(GiveBackReason::PrintsFail);
    assert_eq!(
        print(&desk, &reference, fails).await.unwrap_err(),
        ErrorCode::Malformed,
        "nothing was printed"
    );
    let back = print(&desk, &reference, MISTAKE).await.unwrap();
    assert_eq!((back.row.status, back.instantly.unwrap().serial), (Status::Approved, None));
    assert_eq!(stock(&world, ANLAN, "anlan-04").await, [8, 0, 0, 0]);
    let shown = view(&browser, &reference).await;
    let last = shown.progress.history.last().unwrap();
    assert_eq!((last.event, last.given_back), (Some(Event::GivenBack), Some(GiveBackReason::Mistake)));
    told(&world, &person, "请另选网点", 1).await;
    choose(&browser, &reference, "anlan-02").await.unwrap();
    assert_eq!(print(&desk, &reference, PrintStep::Start).await.unwrap().row.status, Status::Printing);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_print_that_nobody_speaks_of_the_blank_stays_held_until_a_clerk_says_it() {
    let world = World::new().await;
    let (browser, desk, person, reference) = granted(&world, &IN_YUNLING).await;
    choose(&browser, &reference, "yunling-03").await.unwrap();
    let version = case(&desk, &reference).await.version;
    let settled = AtVersion { version };
    desk.call(Settle, reference.as_str(), &settled).await.unwrap();
    let before = stock(&world, YUNLING, "yunling-03").await;
    let serial = print(&desk, &reference, PrintStep::Start).await.unwrap().instantly.unwrap().serial;
    world.clock.advance(91 * MINUTE);
    told(&world, &person, "没有制成", 1).await;
    let (browser, desk) = later(&world, &IN_YUNLING, 0).await;
    let lapsed = reaches(&browser, &reference, Status::PrintTrouble).await.progress;
    let last = lapsed.history.last().unwrap();
    assert_eq!((last.event, last.actor), (Some(Event::PrintingLapsed), Actor::Timer));
    assert_eq!(case(&desk, &reference).await.instantly.unwrap().serial, serial, "it may be printed");
    assert_eq!(stock(&world, YUNLING, "yunling-03").await, before);
    assert_eq!(print(&desk, &reference, PrintStep::Start).await.unwrap_err(), ErrorCode::WrongStep);
    let good = print(&desk, &reference, PrintStep::Good).await.unwrap();
    assert_eq!(good.row.status, Status::Verified);
    let [free, held, used, spoiled] = before;
    assert_eq!(stock(&world, YUNLING, "yunling-03").await, [free, held - 1, used + 1, spoiled]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_print_that_nobody_spoke_of_is_void_or_free_as_the_clerk_says() {
    let world = World::new().await;
    let (.., reference) = granted(&world, &IN_ANLAN).await;
    for said in [JAMMED, MISTAKE] {
        let (browser, desk) = later(&world, &IN_ANLAN, 0).await;
        choose(&browser, &reference, "anlan-04").await.unwrap();
        print(&desk, &reference, PrintStep::Start).await.unwrap();
        let (browser, desk) = later(&world, &IN_ANLAN, 121).await;
        let lapsed = reaches(&browser, &reference, Status::PrintTrouble).await;
        assert!(!lapsed.can_withdraw, "what may be printed is nobody's to free");
        print(&desk, &reference, said).await.unwrap();
        if said == JAMMED {
            assert_eq!(stock(&world, ANLAN, "anlan-04").await, [7, 0, 0, 1]);
            assert!(view(&browser, &reference).await.can_withdraw);
            let held_no_more = print(&desk, &reference, MISTAKE).await.unwrap_err();
            assert_eq!(held_no_more, ErrorCode::Malformed, "it went in");
            let off = PrintStep::GiveBack(GiveBackReason::PrinterOff);
            print(&desk, &reference, off).await.unwrap();
        }
    }
    assert_eq!(stock(&world, ANLAN, "anlan-04").await, [7, 0, 0, 1], "the second one is free again");
}
