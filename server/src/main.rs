//! The server's program: settings in, a server up, a signal, and down again. With `photo` or `record` as its first word, a command that
//! starts none; with `--help` among its words, what it can be told.

use std::{
    ffi::OsString,
    io::{self, Write as _},
    process::ExitCode,
    sync::Arc,
};

use server::{
    clock,
    config::{self, Config},
    entropy::SystemEntropy,
    photo_command, record_command,
    start::{Nature, start},
    store::Pace,
};
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    match words.next() {
        Some(word) if word == "photo" => return photo(words),
        Some(word) if word == "record" => return record(words),
        Some(_) | None => {}
    }
    if std::env::args_os().skip(1).any(|word| word == "--help" || word == "-h") {
        return help();
    }
    let config = match Config::load(std::env::args().skip(1), std::env::vars(), !cfg!(debug_assertions)) {
        Ok(config) => config,
        Err(error) => return fail(&error),
    };
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter).init();
    let ended = tokio::runtime::Runtime::new().map_err(anyhow::Error::from);
    match ended.and_then(|runtime| runtime.block_on(run(&config))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

/// Tells what the program can be told.
fn help() -> ExitCode {
    match io::stdout().write_all(config::help().as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The operators' command, which needs none of what a server needs.
fn photo(words: impl Iterator<Item = OsString>) -> ExitCode {
    // Whoever reads the lines may have heard enough: that is no panic.
    match photo_command::run(words, &mut io::stdout().lock(), &mut io::stderr().lock()) {
        Ok(code) => code.into(),
        Err(_) => ExitCode::FAILURE,
    }
}

/// The command for whoever has a paper: whether its record is signed.
fn record(words: impl Iterator<Item = OsString>) -> ExitCode {
    match record_command::run(words, &mut io::stdout().lock(), &mut io::stderr().lock()) {
        Ok(code) => code.into(),
        Err(_) => ExitCode::FAILURE,
    }
}

fn fail(error: &impl std::fmt::Display) -> ExitCode {
    eprintln!("{error}");
    ExitCode::FAILURE
}

async fn run(config: &Config) -> anyhow::Result<()> {
    let wall = Arc::new(clock::SystemClock);
    let nature =
        Nature { clock: clock::of_process(), wall, entropy: Arc::new(SystemEntropy), pace: Pace::default() };
    let server = start(config, nature).await?;
    asked_to_end().await?;
    server.stop().await;
    Ok(())
}

/// Returns on Ctrl-C, and on SIGTERM where there is such a thing.
async fn asked_to_end() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            pressed = tokio::signal::ctrl_c() => pressed,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
