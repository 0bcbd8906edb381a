//! Runs the sandbox: `sandbox --listen 127.0.0.1:8082 --data DIR [--card-seconds N]`.
//!
//! **Invariant:** it listens on loopback addresses only.

use std::{net::SocketAddr, path::PathBuf};

use anyhow::{Context as _, Result, bail};
use lexopt::prelude::{Long, Short, ValueExt as _};
use sandbox::{Clock, Sandbox, Store};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

const HELP: &str = "\
sandbox [--listen 127.0.0.1:8082] [--data DIR] [--card-seconds N]

  --listen ADDRESS     where to serve; loopback only, port 0 takes a free one
  --data DIR           the folder that keeps what was sent and ordered (data/sandbox)
  --card-seconds N     seconds a card is in production, and again on its way (3)
";

/// How to run.
struct Options {
    listen: SocketAddr,
    data: PathBuf,
    card_seconds: u32,
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
    let router = sandbox::router(Sandbox::new(store, Clock::system(), options.card_seconds));
    let end = end()?;
    println!("ready: http://{}", listener.local_addr()?);
    axum::serve(listener, router).with_graceful_shutdown(end).await.context("Serving failed")
}

/// Reads the command line; none when only help is asked for.
fn options() -> Result<Option<Options>> {
    let mut options =
        Options { listen: ([127, 0, 0, 1], 8082).into(), data: "data/sandbox".into(), card_seconds: 3 };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("listen") => options.listen = parser.value()?.parse()?,
            Long("data") => options.data = parser.value()?.into(),
            Long("card-seconds") => options.card_seconds = parser.value()?.parse()?,
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
