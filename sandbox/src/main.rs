//! Runs the sandbox: `sandbox --listen 127.0.0.1:8082 --data DIR [--card-seconds N]`.
//!
//! **Invariant:** it listens on loopback addresses only.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use anyhow::{Context as _, Result, bail};
use lexopt::prelude::{Long, Short, ValueExt as _};
use sandbox::{
    Clock, Sandbox, Store,
    gateway::{Gateway, GatewayOptions},
    people::People,
};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

const HELP: &str = "\
sandbox [--listen 127.0.0.1:8082] [--data DIR] [--card-seconds N] [--pay-base URL] [--callback-speed N] [--refund-seconds N] [--people N]

  --listen ADDRESS     where to serve; loopback only, port 0 takes a free one
  --data DIR           the folder that keeps what was sent and ordered (data/sandbox)
  --card-seconds N     seconds a card is in production, and again on its way (3)
  --pay-base URL       where payers reach the gateway; what QR codes lead to (http://ADDRESS)
  --callback-speed N   how many times as quick as documented callbacks come again (1)
  --refund-seconds N   seconds a refund takes (2)
  --people N           persons who are invented beside the documented ones (400)
";

/// How to run.
struct Options {
    listen: SocketAddr,
    data: PathBuf,
    card_seconds: u32,
    pay_base: Option<String>,
    callback_speed: u32,
    refund_seconds: u32,
    people: Option<u32>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let Some(options) = options()? else {
        print!("{HELP}");
        return Ok(());
    };
    if !options.listen.ip().is_loopback() {
        bail!("The sandbox serves this machine only: --listen needs a loopback address, as 127.0.0.1:8082.");
    }
    std::fs::create_dir_all(&options.data).context("The data folder cannot be made")?;
    let store = Store::open(&options.data)?;
    let listener = TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("{} cannot be served: is the port in use?", options.listen))?;
    let base = format!("http://{}", listener.local_addr()?);
    let gateway = options.gateway(&base)?;
    tokio::spawn(Arc::clone(&gateway).run());
    let world = Sandbox::new(store, Clock::system(), options.card_seconds).with_gateway(gateway);
    let world = match options.people {
        Some(count) => world.with_people(People::with(count)),
        None => world,
    };
    let router = sandbox::router(world);
    let end = end()?;
    println!("ready: {base}");
    axum::serve(listener, router).with_graceful_shutdown(end).await.context("Serving failed")
}

impl Options {
    fn gateway(&self, base: &str) -> Result<Arc<Gateway>> {
        let base = self.pay_base.as_deref().unwrap_or(base).trim_end_matches('/').to_owned();
        let (callback_speed, refund_seconds) = (self.callback_speed, self.refund_seconds);
        let options = GatewayOptions { base, callback_speed, refund_seconds };
        Ok(Gateway::open(&self.data, Clock::system(), options)?)
    }
}

/// Reads the command line; none when only help is asked for.
fn options() -> Result<Option<Options>> {
    let mut options = Options {
        listen: ([127, 0, 0, 1], 8082).into(),
        data: "data/sandbox".into(),
        card_seconds: 3,
        pay_base: None,
        callback_speed: 1,
        refund_seconds: 2,
        people: None,
    };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("listen") => options.listen = parser.value()?.parse()?,
            Long("data") => options.data = parser.value()?.into(),
            Long("card-seconds") => options.card_seconds = parser.value()?.parse()?,
            Long("pay-base") => options.pay_base = Some(parser.value()?.parse()?),
            Long("callback-speed") => options.callback_speed = parser.value()?.parse()?,
            Long("refund-seconds") => options.refund_seconds = parser.value()?.parse()?,
            Long("people") => options.people = Some(parser.value()?.parse()?),
            Long("help") | Short('h') => return Ok(None),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Some(options))
}

/// Ends when the process is asked to end, by Ctrl-C or SIGTERM.
fn end() -> Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
