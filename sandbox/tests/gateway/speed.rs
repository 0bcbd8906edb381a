//! How many orders a minute go through, by hand: `cargo test -p sandbox --test gateway speed -- --ignored --nocapture`.

use std::{sync::Arc, time::Instant};

use serde_json::json;

use crate::shop::Shop;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement"]
async fn orders_a_minute() {
    const ORDERS: usize = 4_000;
    let shop = Arc::new(Shop::open().await);
    shop.set("autopay", json!({ "per_mille_paid": 1000, "delay_ms_max": 200 })).await;
    let start = Instant::now();
    let clients: Vec<_> = (0..32)
        .map(|client| {
            let shop = Arc::clone(&shop);
            tokio::spawn(async move {
                for number in (client..ORDERS).step_by(32) {
                    shop.create(&shop.order(&format!("C{number:09}"), 100)).await.unwrap();
                }
            })
        })
        .collect();
    for client in clients {
        client.await.unwrap();
    }
    let created = start.elapsed();
    shop.wait_for_counts("all", |counts| counts["callbacks_acknowledged"] == ORDERS).await;
    println!("{ORDERS} orders made in {created:?}, paid and called back in {:?}", start.elapsed());
}
