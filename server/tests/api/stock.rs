//! Blank cards in staff's hands: deliveries, returns, spoiled ones, and what is refused.

use domain::{
    application::{Event, Status},
    problem::{ErrorCode, Problem},
    stock::{Serial, SerialFault, SpoilReason, StockEvent},
    wire::{
        Nothing, path_with,
        staff::{
            AtVersion, CloseBatch, ListStock, MoveStock, OutletStockView, PrintStep, STOCK_DELIVERY,
            SerialRun, Settle, ShowMaker, ShowStock, StockOrder,
        },
    },
};
use reqwest::Method;
use sha2::{Digest as _, Sha256};

use crate::{
    browser::{Browser, problem},
    instant::{IN_ANLAN, granted, print, told},
    journey::{applied, approve, case, choose, reaches, sign_in, view},
    world::{World, until},
};

/// The outlet with one blank card.
const SCARCE: &str = "anlan-03";

pub(crate) fn serial(text: &str) -> Serial {
    Serial::try_from(text.to_owned()).unwrap()
}

fn run(first: &str, last: &str) -> SerialRun {
    SerialRun { first: serial(first), last: serial(last) }
}

async fn at(world: &World, name: &str) -> Browser {
    let desk = world.desk();
    sign_in(&desk, name).await;
    desk
}

async fn show(desk: &Browser, outlet: &str) -> OutletStockView {
    desk.call(ShowStock, outlet, &Nothing {}).await.unwrap()
}

async fn deliver(desk: &Browser, first: &str, last: &str) -> Result<OutletStockView, Problem> {
    desk.call(MoveStock, SCARCE, &StockOrder::Deliver(run(first, last))).await
}

async fn spoil(desk: &Browser, which: &str) -> Result<OutletStockView, Problem> {
    let (serial, reason) = (serial(which), SpoilReason::Unreadable);
    desk.call(MoveStock, SCARCE, &StockOrder::Spoil { serial, reason }).await
}

/// Why nothing was done with the first serial, after nothing was.
fn why(refused: &Problem) -> (&str, SerialFault) {
    assert_eq!(refused.code, ErrorCode::SerialsRefused);
    (&refused.serials[0].serial, refused.serials[0].why)
}

/// A list as the store sends it.
fn list(lines: &str) -> String {
    let sum = Sha256::digest(lines).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    format!("{lines}{{\"sha256\":\"{sum}\"}}\n")
}

async fn send(desk: &Browser, outlet: &str, file: String) -> Result<OutletStockView, Problem> {
    let path = path_with(STOCK_DELIVERY, outlet);
    let request = desk.request(Method::POST, &path).header("content-type", "text/plain").body(file);
    let answer = desk.send(request).await;
    if answer.status().is_success() { Ok(answer.json().await.unwrap()) } else { Err(problem(answer).await) }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_comes_in_and_some_of_it_goes_back() {
    let world = World::new().await;
    let desk = at(&world, "wang").await;
    let before = show(&desk, SCARCE).await;
    assert_eq!((before.count.free, before.free[0].first.as_str()), (1, "ANLAN-03-000001"));
    let after = deliver(&desk, "STORE-000101", "STORE-000140").await.unwrap();
    assert_eq!((after.count.free, after.free.len(), after.free[1].count), (41, 2, 40));
    let back = StockOrder::Return(run("STORE-000131", "STORE-000140"));
    let after = desk.call(MoveStock, SCARCE, &back).await.unwrap();
    assert_eq!(after.count.free, 31);
    let told: Vec<_> = after.history.iter().map(|line| (line.event, line.span.count, &*line.by)).collect();
    assert_eq!(told, [(StockEvent::Returned, 10, "wang"), (StockEvent::Delivered, 40, "wang")]);
    let audit = world.server.app.store.audit_of(SCARCE).await.unwrap();
    let actions: Vec<_> = audit.iter().map(|line| &*line.entry.action).collect();
    assert_eq!(actions, ["stock-delivered", "stock-returned"]);
    assert_eq!(audit[0].entry.detail, "STORE-000101-STORE-000140");

    let admin = at(&world, "admin").await;
    let listed = admin.call(ListStock, "", &Nothing {}).await.unwrap();
    let scarce = listed.outlets.iter().find(|count| count.outlet.0 == SCARCE).unwrap();
    assert_eq!((listed.outlets.len(), scarce.free), (12, 31), "administrators see it too");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_outlets_serials_are_refused_and_stop_no_server_where_they_lie_by_mistake() {
    let mut world = World::with_regions(|_| {}).await;
    let desk = at(&world, "wang").await;
    for first in ["ANLAN-02-900001", "YUNLING-03-900001"] {
        let refused = deliver(&desk, first, first).await.unwrap_err();
        assert_eq!(why(&refused), (first, SerialFault::Elsewhere), "numbered for another outlet");
    }
    deliver(&desk, "ANLAN-03-900001", "ANLAN-03-900002").await.unwrap();
    // Nobody can know yet whose these will be.
    deliver(&desk, "ANLAN-13-000001", "ANLAN-13-000002").await.unwrap();
    world.change_rules(|region| {
        region["version"] = "2026-12".into();
        for (id, blanks) in [("anlan-13", 5), ("anlan-14", 3)] {
            let mut outlet = region["outlets"][1].clone();
            outlet["id"] = id.into();
            outlet["blanks"] = blanks.into();
            region["outlets"].as_array_mut().unwrap().push(outlet);
        }
    });
    world = world.restart().await;
    let desk = at(&world, "wang").await;
    let begun = show(&desk, "anlan-13").await;
    assert_eq!((begun.count.free, begun.free[0].first.as_str()), (3, "ANLAN-13-000003"));
    assert_eq!(show(&desk, "anlan-14").await.count.free, 3, "the outlet after it");
    assert_eq!(show(&desk, SCARCE).await.count.free, 5, "what lies there stays");
    let more = StockOrder::Deliver(run("ANLAN-13-000006", "ANLAN-13-000006"));
    assert_eq!(desk.call(MoveStock, "anlan-13", &more).await.unwrap().count.free, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_serials_are_refused_and_nothing_changes() {
    let world = World::new().await;
    let desk = at(&world, "wang").await;
    deliver(&desk, "A-000001", "A-000003").await.unwrap();
    let before = show(&desk, SCARCE).await;
    let refused = deliver(&desk, "A-000003", "A-000004").await.unwrap_err();
    assert_eq!((why(&refused), refused.serials.len()), (("A-000003", SerialFault::Here), 1));
    let refused = deliver(&desk, "ANLAN-01-000001", "ANLAN-01-000002").await.unwrap_err();
    assert_eq!((why(&refused).1, refused.serials.len()), (SerialFault::Elsewhere, 2));
    let refused = deliver(&desk, "B-000002", "B-000001").await.unwrap_err();
    assert_eq!(why(&refused), ("B-000001", SerialFault::NoRun));
    spoil(&desk, "A-000001").await.unwrap();
    for (refused, expected) in [
        (spoil(&desk, "A-000001").await, SerialFault::Spoiled),
        (deliver(&desk, "A-000001", "A-000001").await, SerialFault::Spoiled),
        (spoil(&desk, "A-000009").await, SerialFault::Unknown),
        (spoil(&desk, "ANLAN-01-000001").await, SerialFault::Elsewhere),
    ] {
        assert_eq!(why(&refused.unwrap_err()).1, expected);
    }
    let after = show(&desk, SCARCE).await;
    assert_eq!((after.count.free, after.count.spoiled), (before.count.free - 1, 1));
    assert_eq!((after.history.len(), after.spoiled[0].serial.as_str()), (2, "A-000001"));
    assert_eq!(after.history[0].reason, Some(SpoilReason::Unreadable));

    let elsewhere = at(&world, "zhao").await;
    let hidden = elsewhere.call(ShowStock, SCARCE, &Nothing {}).await.unwrap_err();
    assert_eq!(hidden.code, ErrorCode::NotFound, "another region's outlet is as if it were not there");
    let nobody = world.desk().call(ListStock, "", &Nothing {}).await.unwrap_err();
    assert_eq!(nobody.code, ErrorCode::NotSignedIn);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_taken_whole_or_not_at_all() {
    let world = World::new().await;
    let desk = at(&world, "wang").await;
    let good = list("S-000001 S-000010\nS-000020\n");
    let refused = [
        (send(&desk, SCARCE, good.replace("20", "21")).await, ErrorCode::FileDamaged),
        (send(&desk, SCARCE, "S-000001\n".to_owned()).await, ErrorCode::FileDamaged),
        (send(&desk, SCARCE, list("")).await, ErrorCode::FileUnreadable),
        (send(&desk, SCARCE, list("S-000001\nnothing\n")).await, ErrorCode::SerialsRefused),
        (send(&desk, "yunling-01", good.clone()).await, ErrorCode::NotFound),
    ];
    for (answer, code) in refused {
        assert_eq!(answer.unwrap_err().code, code);
    }
    let twice = send(&desk, SCARCE, list("S-000001\nS-000001\n")).await.unwrap_err();
    assert_eq!(why(&twice), ("S-000001", SerialFault::Twice));
    assert_eq!(show(&desk, SCARCE).await.count.free, 1, "nothing of them came in");
    let taken = send(&desk, SCARCE, good.clone()).await.unwrap();
    assert_eq!((taken.count.free, taken.history[0].span.count), (12, 11));
    assert!(taken.history[0].checksum.as_ref().is_some_and(|sum| good.contains(sum)));
    let again = send(&desk, SCARCE, good).await.unwrap_err();
    assert_eq!((why(&again).1, again.serials.len()), (SerialFault::Here, 11), "the same list comes in once");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_a_spoiled_blank_was_held_for_gets_another() {
    let world = World::with_regions(|region| {
        let fee = serde_json::json!({ "amount": 2500, "methods": ["counter"] });
        region["fees"]["replace_card"] = fee;
    })
    .await;
    let (browser, _, application) = applied(&world).await;
    let desk = at(&world, "wang").await;
    approve(&desk, &application.reference).await;
    choose(&browser, &application.reference, SCARCE).await.unwrap();
    let held = show(&desk, SCARCE).await;
    assert_eq!((held.count.free, held.held.len()), (0, 1));
    assert_eq!(held.held[0].reference.as_ref(), Some(&application.reference));
    let back = StockOrder::Return(run("ANLAN-03-000001", "ANLAN-03-000001"));
    let refused = desk.call(MoveStock, SCARCE, &back).await.unwrap_err();
    assert_eq!(why(&refused).1, SerialFault::Held);

    deliver(&desk, "N-000001", "N-000002").await.unwrap();
    let before = case(&desk, &application.reference).await;
    let (one, other) = tokio::join!(spoil(&desk, "ANLAN-03-000001"), spoil(&desk, "ANLAN-03-000001"));
    assert!(one.is_ok() != other.is_ok(), "two taps void one blank card: {one:?} {other:?}");
    let after = show(&desk, SCARCE).await;
    assert_eq!((after.count.free, after.count.held, after.count.spoiled), (1, 1, 1));
    assert_eq!(after.held[0].serial, serial("N-000001"));
    assert_eq!(after.history[0].event, StockEvent::Spoiled);
    let standing = case(&desk, &application.reference).await;
    assert_eq!(standing.row.status, Status::FeeDue, "nothing changes for the resident");
    assert_eq!(standing.version, before.version + 1, "whoever had the case open loads it anew");
    let stale = AtVersion { version: before.version };
    let refused = desk.call(Settle, application.reference.as_str(), &stale).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::StaleVersion);
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_last_blank_breaks_the_choice_is_the_residents_again_and_what_was_paid_stays_paid() {
    let world = World::with_regions(|region| {
        region["fees"]["replace_card"] = serde_json::json!({ "amount": 2500, "methods": ["counter"] });
        region["card_maker"] = "files".into();
    })
    .await;
    let (browser, person, application) = applied(&world).await;
    let reference = &application.reference;
    let desk = at(&world, "wang").await;
    approve(&desk, reference).await;
    choose(&browser, reference, SCARCE).await.unwrap();
    let version = case(&desk, reference).await.version;
    desk.call(Settle, reference.as_str(), &AtVersion { version }).await.unwrap();
    let waits = async || (desk.call(ShowMaker, "", &Nothing {}).await.unwrap().waiting == 1).then_some(());
    until("an order that waits", waits).await;

    let after = spoil(&desk, "ANLAN-03-000001").await.unwrap();
    assert_eq!((after.count.free, after.count.held, after.count.spoiled), (0, 0, 1));
    assert_eq!(
        (after.history[0].event, after.spoiled[0].serial.as_str()),
        (StockEvent::Spoiled, "ANLAN-03-000001")
    );
    assert_eq!(
        desk.call(ShowMaker, "", &Nothing {}).await.unwrap().waiting,
        0,
        "nothing is ordered any more"
    );
    let standing = view(&browser, reference).await;
    assert_eq!((standing.progress.status, standing.outlet), (Status::Approved, None));
    assert!(standing.paid && !standing.can_withdraw, "money is not taken back here");
    assert_eq!(standing.progress.history.last().unwrap().event, Some(Event::BlankVoided));
    told(&world, &person, "预留的卡不能用了", 1).await;
    told(&world, &person, "到期", 0).await;
    let again = choose(&browser, reference, "anlan-01").await.unwrap();
    assert_eq!(again.progress.status, Status::OutletChosen, "the fee is not charged twice");
    until("a new order", waits).await;
    desk.call(CloseBatch, "", &Nothing {}).await.unwrap();
    let held = show(&desk, "anlan-01").await;
    let rest = StockOrder::Return(run(held.free[0].first.as_str(), held.free[0].last.as_str()));
    desk.call(MoveStock, "anlan-01", &rest).await.unwrap();
    let broken = StockOrder::Spoil { serial: held.held[0].serial.clone(), reason: SpoilReason::Damaged };
    let refused = desk.call(MoveStock, "anlan-01", &broken).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::OutOfStock, "an order that went out is not taken back");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blank_that_is_being_printed_on_is_the_counters() {
    let world = World::new().await;
    let (browser, desk, _, reference) = granted(&world, &IN_ANLAN).await;
    choose(&browser, &reference, "anlan-04").await.unwrap();
    print(&desk, &reference, PrintStep::Start).await.unwrap();
    let held = show(&desk, "anlan-04").await.held;
    let spoil = StockOrder::Spoil { serial: held[0].serial.clone(), reason: SpoilReason::Misprinted };
    let refused = desk.call(MoveStock, "anlan-04", &spoil).await.unwrap_err();
    assert_eq!(why(&refused).1, SerialFault::Printing);
    assert_eq!(show(&desk, "anlan-04").await.held, held, "and nothing has changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn why_a_serial_is_refused_follows_from_it_alone_not_from_its_place_in_the_list() {
    let world = World::new().await;
    let desk = at(&world, "wang").await;
    deliver(&desk, "B-000001", "B-000010").await.unwrap();
    deliver(&desk, "A-000001", "A-000005").await.unwrap();
    let list = list("B-000001 B-000010\nC-000001 C-000490\nA-000001 A-000005\n");
    let refused = send(&desk, SCARCE, list).await.unwrap_err();
    assert!(refused.serials.iter().all(|refused| refused.why == SerialFault::Here));
    assert_eq!(refused.serials.len(), 15, "each that lies here is told");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_is_made_of_the_blank_that_was_held() {
    let world = World::new().await;
    let (browser, _, application) = applied(&world).await;
    let desk = at(&world, "wang").await;
    approve(&desk, &application.reference).await;
    choose(&browser, &application.reference, SCARCE).await.unwrap();
    reaches(&browser, &application.reference, Status::Ready).await;
    let stock = show(&desk, SCARCE).await;
    assert_eq!((stock.count.free, stock.count.held, stock.count.used), (0, 0, 1));
    assert_eq!(stock.used[0].serial, serial("ANLAN-03-000001"));
    assert_eq!(stock.used[0].reference.as_ref(), Some(&application.reference));
    let refused = deliver(&desk, "ANLAN-03-000001", "ANLAN-03-000001").await.unwrap_err();
    assert_eq!(why(&refused).1, SerialFault::Used);
    assert_eq!(view(&browser, &application.reference).await.progress.status, Status::Ready);
}
