//! A card maker that is spoken to by files: batches out, answers in.

use domain::{
    application::Status,
    card_maker::{AnswerEvent, LineOutcome, OrderLine},
    problem::{ErrorCode, Problem},
    reference::Reference,
    region::CardMaker,
    stock::SpoilReason,
    wire::{
        Nothing, path_with,
        staff::{
            AnswerReport, CloseBatch, ListStock, MAKER_ANSWERS, MAKER_BATCH, MoveStock, ShowMaker, ShowStock,
            StockOrder,
        },
    },
};
use reqwest::Method;
use sandbox::people::{ANLAN, Person};
use serde_json::{Value, json};
use server::{
    maker::follow_from,
    store::{AnswerId, AnswerRecord, ApplicationRecord, Change, Sealed},
};
use sha2::{Digest as _, Sha256};

use crate::{
    browser::{Browser, problem},
    journey::{applied, apply, approve, case, choose, sign_in, view},
    world::{World, until},
};

const OUTLET: &str = "anlan-01";

/// A region that orders by files, with one order that waits.
async fn ordered() -> (World, Browser, Person, Reference, Browser) {
    let world = World::with_regions(|region| region["card_maker"] = "files".into()).await;
    let (browser, person, application) = applied(&world).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    approve(&desk, &application.reference).await;
    choose(&browser, &application.reference, OUTLET).await.unwrap();
    let waits = async || {
        let maker = desk.call(ShowMaker, "", &Nothing {}).await.unwrap();
        (maker.waiting == 1).then_some(())
    };
    until("an order that waits", waits).await;
    (world, browser, person, application.reference, desk)
}

async fn download(desk: &Browser, number: &str) -> Result<String, Problem> {
    let answer = desk.send(desk.request(Method::GET, &path_with(MAKER_BATCH, number))).await;
    if !answer.status().is_success() {
        return Err(problem(answer).await);
    }
    assert_eq!(answer.headers()["cache-control"], "no-store");
    assert!(answer.headers()["content-disposition"].to_str().unwrap().contains("orders-339900-1.jsonl"));
    Ok(answer.text().await.unwrap())
}

fn sum(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// An answer with these lines.
fn answer(number: u32, cards: &[(&str, &str)]) -> String {
    let header =
        json!({ "format": "medcard-answers/1", "region": "339900", "number": number, "count": cards.len() });
    let cards =
        cards.iter().map(|(reference, event)| json!({ "card": { "reference": reference, "event": event } }));
    let lines = std::iter::once(json!({ "answer": header })).chain(cards).map(|line| format!("{line}\n"));
    let lines = lines.collect::<Vec<_>>().concat();
    format!("{lines}{{\"sha256\":\"{}\"}}\n", sum(&lines))
}

async fn take(desk: &Browser, file: String) -> Result<AnswerReport, Problem> {
    let request = desk.request(Method::POST, MAKER_ANSWERS).header("content-type", "application/jsonl");
    let answer = desk.send(request.body(file)).await;
    if answer.status().is_success() { Ok(answer.json().await.unwrap()) } else { Err(problem(answer).await) }
}

async fn outcomes(desk: &Browser, file: String) -> Vec<LineOutcome> {
    take(desk, file).await.unwrap().lines.into_iter().map(|line| line.outcome).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_goes_out_once_and_its_answers_move_the_case_on() {
    let (world, browser, person, reference, desk) = ordered().await;
    assert_eq!(desk.call(ListStock, "", &Nothing {}).await.unwrap().card_maker, CardMaker::Files);
    assert_eq!(
        view(&browser, &reference).await.progress.status,
        Status::OutletChosen,
        "it waits for the batch"
    );
    let closed = desk.call(CloseBatch, "", &Nothing {}).await.unwrap();
    assert_eq!((closed.waiting, closed.batches[0].number, closed.batches[0].count), (0, 1, 1));
    let none = desk.call(CloseBatch, "", &Nothing {}).await.unwrap_err();
    assert_eq!(none.code, ErrorCode::WrongStep, "nothing waits any more");

    let file = download(&desk, "1").await.unwrap();
    let lines: Vec<&str> = file.lines().collect();
    let [header, order, seal] = lines[..] else { panic!("{} lines", lines.len()) };
    let (header, seal): (Value, Value) =
        (serde_json::from_str(header).unwrap(), serde_json::from_str(seal).unwrap());
    assert_eq!((&header["batch"]["count"], &header["batch"]["region"]), (&json!(1), &json!("339900")));
    let before = &file[..file.rfind("{\"sha256\"").unwrap()];
    assert_eq!((&seal["sha256"], &closed.batches[0].checksum), (&json!(sum(before)), &sum(before)));
    let OrderLine::Order(order) = serde_json::from_str(order).unwrap() else { panic!("no order") };
    assert_eq!((&*order.reference, &*order.outlet), (reference.as_str(), OUTLET));
    assert_eq!((&*order.id_number, &order.name), (person.id_number.reveal(), &person.name));
    assert!(order.photo.starts_with("/9j/"), "the finished JPEG");
    assert_eq!(download(&desk, "1").await.unwrap(), file, "the same file again");

    let number = reference.as_str();
    assert_eq!(outcomes(&desk, answer(1, &[(number, "made")])).await, [LineOutcome::Done]);
    assert_eq!(view(&browser, &reference).await.progress.status, Status::InProduction);
    let stock = desk.call(ShowStock, OUTLET, &Nothing {}).await.unwrap();
    assert_eq!((stock.count.held, stock.count.used), (0, 1), "the blank is used");
    let both = answer(2, &[(number, "shipped"), (number, "arrived")]);
    assert_eq!(outcomes(&desk, both).await, [LineOutcome::Done; 2]);
    let ready = view(&browser, &reference).await;
    assert_eq!(ready.progress.status, Status::Ready);
    let inbox = person.mobile.as_deref().unwrap();
    let code = ready.pickup_code.unwrap();
    until("the message", async || {
        let messages = world.outside.inbox(inbox).await;
        messages.iter().any(|message| message.text.contains(&code)).then_some(())
    })
    .await;
    let audit = world.server.app.store.audit_of("339900-batch-1").await.unwrap();
    let actions: Vec<_> = audit.iter().map(|line| &*line.entry.action).collect();
    assert_eq!(actions, ["batch-closed", "batch-downloaded", "batch-downloaded"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_that_do_not_fit_are_told_and_change_nothing() {
    let (_world, browser, _, reference, desk) = ordered().await;
    let number = reference.as_str();
    let made = answer(1, &[(number, "made")]);
    assert_eq!(outcomes(&desk, made.clone()).await, [LineOutcome::Unknown], "it went out in no batch");
    desk.call(CloseBatch, "", &Nothing {}).await.unwrap();
    let mixed = answer(2, &[(number, "shipped"), ("000000001", "made"), (number, "made"), (number, "made")]);
    let expected = [LineOutcome::TooEarly, LineOutcome::Unknown, LineOutcome::Done, LineOutcome::Repeated];
    let report = take(&desk, mixed.clone()).await.unwrap();
    assert_eq!(report.lines.iter().map(|line| line.outcome).collect::<Vec<_>>(), expected);
    assert_eq!((report.lines[0].line, report.lines[0].event), (2, AnswerEvent::Shipped));
    assert_eq!((report.answer.count, report.answer.done), (4, 1));
    let version = case(&desk, &reference).await.version;
    assert_eq!(view(&browser, &reference).await.progress.status, Status::InProduction);

    // The same file again: what came too early fits now, the rest was told.
    assert_eq!(outcomes(&desk, made.clone()).await, [LineOutcome::Repeated]);
    assert_eq!(case(&desk, &reference).await.version, version);
    assert_eq!(outcomes(&desk, mixed).await[0], LineOutcome::Done);
    let maker = desk.call(ShowMaker, "", &Nothing {}).await.unwrap();
    assert_eq!(maker.answers.iter().map(|answer| answer.done).collect::<Vec<_>>(), [1, 0, 1, 0]);

    let damaged = [
        (made.replace("made", "shipped"), ErrorCode::FileDamaged),
        (made.lines().next().unwrap().to_owned(), ErrorCode::FileDamaged),
        (String::new(), ErrorCode::FileDamaged),
        (reseal(&made, "339900", "539900"), ErrorCode::FileUnreadable),
        (reseal(&made, "\"count\":1", "\"count\":2"), ErrorCode::FileDamaged),
        (reseal(&made, "\"made\"", "\"lost\""), ErrorCode::FileUnreadable),
    ];
    for (file, code) in damaged {
        assert_eq!(take(&desk, file).await.unwrap_err().code, code);
    }
    let after = desk.call(ShowMaker, "", &Nothing {}).await.unwrap();
    assert_eq!(after, maker, "nothing of them was taken");
}

/// The file with something else in it, and a checksum that fits.
fn reseal(file: &str, from: &str, to: &str) -> String {
    let lines = file[..file.rfind("{\"sha256\"").unwrap()].replace(from, to);
    format!("{lines}{{\"sha256\":\"{}\"}}\n", sum(&lines))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_region_sees_its_own_batches_only() {
    let (world, _, _, _, desk) = ordered().await;
    desk.call(CloseBatch, "", &Nothing {}).await.unwrap();
    let other = world.desk();
    sign_in(&other, "zhao").await;
    assert_eq!(download(&other, "1").await.unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(other.call(ShowMaker, "", &Nothing {}).await.unwrap().batches, []);
    assert_eq!(download(&world.desk(), "1").await.unwrap_err().code, ErrorCode::NotSignedIn);
    assert_eq!(download(&desk, "2").await.unwrap_err().code, ErrorCode::NotFound);
}

/// A case whose answers nobody can open any more, and the case as it was.
async fn damaged(world: &World, reference: &Reference) -> ApplicationRecord {
    let store = &world.server.app.store;
    let whole = store.application(reference).await.unwrap().unwrap();
    let details = Sealed(vec![0; 40]);
    let application = Box::new(ApplicationRecord { details, ..whole.clone() });
    store.commit(vec![Change::Move { application, history: None }]).await.unwrap();
    whole
}

async fn mend(world: &World, whole: ApplicationRecord) {
    let store = &world.server.app.store;
    let now = store.application_by_id(whole.id).await.unwrap().unwrap();
    let application = Box::new(ApplicationRecord { details: whole.details, ..now });
    store.commit(vec![Change::Move { application, history: None }]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_breaks_off_leaves_who_took_it_in_and_goes_on_with_the_same_file() {
    let (world, browser, _, reference, desk) = ordered().await;
    desk.call(CloseBatch, "", &Nothing {}).await.unwrap();
    let number = reference.as_str();
    let file = answer(3, &[(number, "made"), (number, "shipped"), (number, "arrived")]);
    let whole = damaged(&world, &reference).await;
    let broken = take(&desk, file.clone()).await.unwrap_err();
    assert_eq!(broken.code, ErrorCode::Internal, "the third line cannot be followed");
    let maker = desk.call(ShowMaker, "", &Nothing {}).await.unwrap();
    let told: Vec<_> =
        maker.answers.iter().map(|one| (one.number, one.done, one.count, &*one.taken_by)).collect();
    assert_eq!(told, [(3, 2, 3, "wang")]);
    mend(&world, whole).await;
    let expected = [LineOutcome::Repeated, LineOutcome::Repeated, LineOutcome::Done];
    assert_eq!(outcomes(&desk, file).await, expected);
    assert_eq!(view(&browser, &reference).await.progress.status, Status::Ready);
    let maker = desk.call(ShowMaker, "", &Nothing {}).await.unwrap();
    assert_eq!((maker.answers.len(), maker.answers[0].done), (2, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_of_a_case_that_somebody_moved_meanwhile_is_followed_all_the_same() {
    let (world, browser, _, reference, desk) = ordered().await;
    desk.call(CloseBatch, "", &Nothing {}).await.unwrap();
    let app = &world.server.app;
    let loaded = app.store.application(&reference).await.unwrap().unwrap();
    let held = desk.call(ShowStock, OUTLET, &Nothing {}).await.unwrap().held;
    let spoil = StockOrder::Spoil { serial: held[0].serial.clone(), reason: SpoilReason::Damaged };
    desk.call(MoveStock, OUTLET, &spoil).await.unwrap();
    let answer = AnswerRecord {
        id: AnswerId(app.entropy.id(app.now()).unwrap()),
        region: loaded.region.clone(),
        number: 1,
        taken_at: app.now(),
        taken_by: "wang".to_owned(),
        count: 1,
        done: 0,
        checksum: "ab".repeat(32),
    };
    let follow = || follow_from(app, &answer, loaded.clone(), AnswerEvent::Made);
    assert_eq!(follow().await.unwrap(), LineOutcome::Done, "nobody had told it before");
    assert_eq!(view(&browser, &reference).await.progress.status, Status::InProduction);
    assert_eq!(follow().await.unwrap(), LineOutcome::Repeated, "now somebody has");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_cannot_be_written_is_named_and_holds_up_no_other() {
    let (world, _, _, reference, desk) = ordered().await;
    let whole = damaged(&world, &reference).await;
    let alone = desk.call(CloseBatch, "", &Nothing {}).await.unwrap();
    assert_eq!((alone.waiting, alone.batches.len(), &alone.left_out[..]), (1, 0, &[reference.clone()][..]));
    let browser = world.browser();
    let other = apply(&browser, &world, &world.outside.person("龚䶮𠮷"), ANLAN).await;
    approve(&desk, &other.reference).await;
    choose(&browser, &other.reference, OUTLET).await.unwrap();
    let waits = async || (desk.call(ShowMaker, "", &Nothing {}).await.unwrap().waiting == 2).then_some(());
    until("another order", waits).await;
    let closed = desk.call(CloseBatch, "", &Nothing {}).await.unwrap();
    assert_eq!((closed.waiting, closed.batches[0].count, closed.left_out.len()), (1, 1, 1));
    assert!(download(&desk, "1").await.unwrap().contains(other.reference.as_str()));
    let audit = world.server.app.store.audit_of(reference.as_str()).await.unwrap();
    assert!(audit.iter().any(|line| line.entry.action == "order-left-out"));
    mend(&world, whole).await;
    let closed = desk.call(CloseBatch, "", &Nothing {}).await.unwrap();
    assert_eq!((closed.waiting, closed.batches[0].number, closed.left_out), (0, 2, Vec::new()));
}
