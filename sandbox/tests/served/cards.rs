//! The card maker.

use axum::http::StatusCode;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    moment::Moment,
    outside::{CardOrder, ORDERS_PATH, OrderAnswer, OrderState},
    reference::Reference,
};
use jpeg_encoder::{ColorType, Encoder, PixelDensity, PixelDensityUnit};
use serde_json::json;

use crate::world::{START, World};

pub(crate) fn photo(width: u16, height: u16, dpi: u16) -> String {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 70);
    encoder.set_density(PixelDensity { density: (dpi, dpi), unit: PixelDensityUnit::Inches });
    let pixels = vec![220; usize::from(width) * usize::from(height) * 3];
    encoder.encode(&pixels, width, height, ColorType::Rgb).unwrap();
    STANDARD.encode(file)
}

pub(crate) fn order(number: u32) -> CardOrder {
    CardOrder {
        bank: None,
        reference: Reference::from_number(number).as_str().to_owned(),
        name: "龚䶮𠮷".to_owned(),
        id_number: "11010519491231002X".to_owned(),
        outlet: "anlan-01".to_owned(),
        photo: photo(358, 441, 350),
    }
}

async fn state(world: &World, order: &CardOrder) -> (OrderState, Moment) {
    let (status, text) = world.get(&format!("{ORDERS_PATH}/{}", order.reference)).await;
    assert_eq!(status, StatusCode::OK);
    let answer: OrderAnswer = serde_json::from_str(&text).unwrap();
    (answer.state, answer.since)
}

#[tokio::test]
async fn a_card_is_made_shipped_and_arrives_by_the_clock_even_over_a_restart() {
    let mut world = World::new();
    let order = order(1);
    let (status, answer) = world.post(ORDERS_PATH, &order).await;
    assert_eq!((status, answer), (StatusCode::CREATED, json!({ "state": "in-production", "since": START })));
    world.pass_seconds(2);
    assert_eq!(state(&world, &order).await, (OrderState::InProduction, START));
    world.pass_seconds(1);
    assert_eq!(state(&world, &order).await, (OrderState::Shipped, START.plus_seconds(3)));
    world.restart();
    assert_eq!(state(&world, &order).await, (OrderState::Shipped, START.plus_seconds(3)));
    world.pass_seconds(3);
    assert_eq!(state(&world, &order).await, (OrderState::Arrived, START.plus_seconds(6)));
}

#[tokio::test]
async fn one_card_is_made_for_a_reference_however_often_it_is_ordered() {
    let world = World::new();
    let order = order(1);
    world.post(ORDERS_PATH, &order).await;
    world.pass_seconds(4);
    let (status, answer) = world.post(ORDERS_PATH, &order).await;
    assert_eq!((status, &answer["state"]), (StatusCode::OK, &json!("shipped")));
    let other = CardOrder { outlet: "anlan-02".to_owned(), ..order };
    assert_eq!(world.post(ORDERS_PATH, &other).await.0, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_cannot_be_printed_is_refused_and_not_kept() {
    let world = World::new();
    for wrong in [
        CardOrder { reference: "123456789".to_owned(), ..order(1) },
        CardOrder { reference: order(1).reference + " ", ..order(1) },
        CardOrder { name: String::new(), ..order(1) },
        CardOrder { id_number: "110105194912310021".to_owned(), ..order(1) },
        CardOrder { outlet: String::new(), ..order(1) },
        CardOrder { photo: "not base64!".to_owned(), ..order(1) },
        CardOrder { photo: STANDARD.encode("a text file"), ..order(1) },
        CardOrder { photo: photo(441, 358, 350), ..order(1) },
        CardOrder { photo: photo(358, 441, 300), ..order(1) },
    ] {
        let (status, answer) = world.post(ORDERS_PATH, &wrong).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{answer}");
    }
    let path = format!("{ORDERS_PATH}/{}", order(1).reference);
    assert_eq!(world.get(&path).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_list_masks_the_holder() {
    let world = World::new();
    let order = order(1);
    world.post(ORDERS_PATH, &order).await;
    let (_, page) = world.get(ORDERS_PATH).await;
    assert!(page.contains(&order.reference) && page.contains("龚*𠮷") && page.contains("制作中"));
    assert!(!page.contains(&order.name) && !page.contains(&order.id_number));
}

#[tokio::test]
async fn a_card_maker_that_is_down_takes_no_order() {
    let world = World::new();
    world.post("/knobs", &json!({ "cards_down": true })).await;
    assert_eq!(world.post(ORDERS_PATH, &order(1)).await.0, StatusCode::SERVICE_UNAVAILABLE);
    let path = format!("{ORDERS_PATH}/{}", order(1).reference);
    assert_eq!(world.get(&path).await.0, StatusCode::SERVICE_UNAVAILABLE);
    world.post("/knobs", &json!({ "cards_down": false })).await;
    assert_eq!(world.get(&path).await.0, StatusCode::NOT_FOUND);
}
