//! A gateway that is killed between the payment and the callback.

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use serde_json::json;
use wechatpay::order::TradeState;

use crate::shop::Shop;

struct Running(Child);

impl Running {
    /// Starts the program at an address, 0 for any port; gives back its own.
    fn start(listen: &str, data: &Path) -> (Self, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sandbox"))
            .args(["--listen", listen, "--callback-speed", "20", "--refund-seconds", "0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("ready: http://").unwrap().to_owned();
        (Self(child), address)
    }

    fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have been killed already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn the_callback_comes_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_owned();
    let (mut running, address) = Running::start("127.0.0.1:0", &data);
    let shop = Shop::at(format!("http://{address}"), folder).await;
    shop.set("faults", json!({ "seed": 5, "drop_callback": 1000 })).await;
    shop.create(&shop.order("C000000001", 2_000)).await.unwrap();
    shop.pay("C000000001").await;
    shop.wait_for_counts("a lost attempt", |counts| counts["tally"]["callbacks_dropped"].as_i64() > Some(0))
        .await;
    running.kill();
    assert_eq!(shop.calls().len(), 0);

    let (mut running, _) = Running::start(&address, &data);
    let (_, faults) = shop.get("/gateway/faults").await;
    assert!(faults.contains("\"drop_callback\":1000"), "faults outlive a crash: {faults}");
    shop.set("faults", json!({ "drop_callback": 0 })).await;
    shop.wait_for("the callback", |shop| shop.notices().len() == 1).await;
    assert_eq!(shop.state("C000000001").await, TradeState::Success);
    running.kill();
}
