use domain::moment::Moment;
use domain::{
    outlet::OutletId,
    problem::ErrorCode,
    region::{Bilingual, CardMaker},
    stock::{Serial, Span},
    wire::staff::{
        AnswerReport, AnswerView, MakerView, OutletStockView, Role, SerialRun, StockCount, StockList,
        StockOrder,
    },
};

use wasm_bindgen_test::wasm_bindgen_test as test;

use super::fixtures::{Talk, problem, staff_as};
use crate::desk::{Call, ConsoleEvent, Place, Reply, StockDone, StockPress};

fn outlet(number: u32) -> OutletId {
    OutletId(format!("anlan-0{number}"))
}

fn count(number: u32, free: u32) -> StockCount {
    let name = Bilingual { zh: "网点".to_owned(), en: "Outlet".to_owned() };
    StockCount { outlet: outlet(number), name, free, held: 0, used: 0, spoiled: 0 }
}

fn list(card_maker: CardMaker) -> Reply {
    Reply::Stock(Box::new(StockList { card_maker, outlets: vec![count(1, 3), count(2, 0)] }))
}

fn run(number: u32) -> SerialRun {
    SerialRun { first: Serial::at(&outlet(1), number), last: Serial::at(&outlet(1), number) }
}

fn lies(number: u32, free: u32) -> Reply {
    let SerialRun { first, last } = run(1);
    Reply::OutletStock(Box::new(OutletStockView {
        count: count(number, free),
        free: vec![Span { first, last, count: free }],
        held: vec![],
        used: vec![],
        spoiled: vec![],
        history: vec![],
    }))
}

fn said(talk: &mut Talk, event: StockPress) -> Vec<Call> {
    talk.work(ConsoleEvent::Stock(event));
    talk.calls()
}

fn is_list(call: &Call) -> bool {
    matches!(call, Call::ListStock)
}

fn is_show(call: &Call) -> bool {
    matches!(call, Call::ShowStock(_))
}

fn is_move(call: &Call) -> bool {
    matches!(call, Call::MoveStock(..))
}

/// On the page, with the first outlet shown.
fn at_stock(card_maker: CardMaker) -> Talk {
    let mut talk = Talk::at_queue(&[]);
    talk.work(ConsoleEvent::Went(Place::Stock));
    talk.answer_to(is_list, Ok(list(card_maker)));
    talk.answer_to(is_show, Ok(lies(1, 3)));
    talk
}

#[test]
fn the_page_begins_with_the_first_outlet() {
    let mut talk = Talk::at_queue(&[]);
    talk.work(ConsoleEvent::Went(Place::Stock));
    assert_eq!(talk.calls(), [Call::ListStock]);
    talk.answer_to(is_list, Ok(list(CardMaker::Http)));
    assert_eq!(talk.calls(), [Call::ShowStock(outlet(1))], "there are no files here");
    assert_eq!(said(&mut talk, StockPress::Chosen(outlet(2))), [Call::ShowStock(outlet(2))]);
    talk.answer_to(is_show, Ok(lies(2, 0)));
    assert_eq!(talk.console().stock.view.as_ref().map(|view| view.count.outlet.clone()), Some(outlet(2)));
}

#[test]
fn administrators_see_it_too() {
    let mut talk = Talk::begun();
    talk.answer(Ok(staff_as(Role::Admin)));
    talk.work(ConsoleEvent::Went(Place::Stock));
    assert_eq!(talk.calls(), [Call::ListStock]);
}

#[test]
fn one_thing_is_done_at_a_time_and_the_list_follows() {
    let mut talk = at_stock(CardMaker::Http);
    let order = StockOrder::Deliver(run(4));
    assert_eq!(
        said(&mut talk, StockPress::Ordered(order.clone())),
        [Call::MoveStock(outlet(1), order.clone())]
    );
    assert_eq!(said(&mut talk, StockPress::Ordered(order.clone())), [], "it is being done");
    assert_eq!(said(&mut talk, StockPress::Chosen(outlet(2))), []);
    talk.answer_to(is_move, Ok(lies(1, 4)));
    let stock = &talk.console().stock;
    assert_eq!((stock.done, stock.busy), (Some(StockDone::Delivered), false));
    assert_eq!(stock.list.as_ref().map(|list| list.outlets[0].free), Some(4));

    said(&mut talk, StockPress::Ordered(StockOrder::Return(run(9))));
    assert_eq!(talk.console().stock.done, None);
    talk.answer_to(is_move, Err(problem(ErrorCode::SerialsRefused)));
    let stock = &talk.console().stock;
    assert_eq!((stock.done, &stock.trouble), (None, &Some(problem(ErrorCode::SerialsRefused))));
    assert!(stock.view.is_some(), "what lies there stays on the screen");
}

#[test]
fn where_orders_go_out_in_files_they_are_shown() {
    let mut talk = Talk::at_queue(&[]);
    talk.work(ConsoleEvent::Went(Place::Stock));
    talk.answer_to(is_list, Ok(list(CardMaker::Files)));
    assert_eq!(talk.calls(), [Call::ShowStock(outlet(1)), Call::ShowMaker]);
    assert_eq!(said(&mut talk, StockPress::AnswerHeld), [Call::SendAnswer]);
    talk.answer_to(is_show, Ok(lies(1, 3)));
    assert!(talk.console().stock.busy, "a look that is answered does not end what was pressed");
    let answer = AnswerView {
        number: 1,
        taken_at: Moment(0),
        taken_by: "wang".to_owned(),
        count: 0,
        done: 0,
        checksum: "ab".repeat(32),
    };
    let maker = MakerView { waiting: 2, ..MakerView::default() };
    let report = AnswerReport { answer, lines: vec![], maker };
    talk.answer_to(|call| matches!(call, Call::SendAnswer), Ok(Reply::Answer(Box::new(report))));
    let stock = &talk.console().stock;
    assert_eq!((stock.done, stock.busy), (Some(StockDone::AnswerTaken), false));
    assert_eq!(stock.maker.as_ref().map(|maker| maker.waiting), Some(2));
    assert_eq!(said(&mut talk, StockPress::BatchAsked), [Call::CloseBatch]);
    assert!(talk.console().stock.report.is_none(), "the lines are of the answer before");
}
