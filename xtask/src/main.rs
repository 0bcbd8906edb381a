//! One command each for start, build, test, check, size, bench, torture, tidy and setup.
//!
//! Everything a person, CI or a release needs is a `cargo xtask` command; `--help` lists them. A failure is one sentence and exit
//! code 1.
//!
//! **Invariant:** whatever a command starts has ended when the command ends, by Ctrl-C and SIGTERM too.

mod args;
mod bench;
mod build;
mod dictionary;
mod fuzz;
mod http;
mod journeys;
mod photo;
mod ports;
mod process;
mod running;
mod setup;
mod size;
mod start;
mod test;
mod tidy;
mod tools;
mod torture;
#[path = "../../crates/text/build/locales.rs"]
#[allow(dead_code, reason = "the build script of `text` uses the rest")]
mod words;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Command;
use crate::workspace::Workspace;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(_) if process::interrupted() => ExitCode::from(130),
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let command = args::parse(std::env::args_os().skip(1))?;
    if let Command::Help = command {
        print!("{}", args::HELP);
        return Ok(ExitCode::SUCCESS);
    }
    process::watch_signals()?;
    let workspace = Workspace::load()?;
    let done = match command {
        Command::Photo(words) => return photo::run(&workspace, &words),
        Command::Help => Ok(()),
        Command::Start(options) => start::run(&workspace, &options),
        Command::Build(mode) => build::run(&workspace, mode),
        Command::Test(plan) => test::run(&workspace, &plan),
        Command::Tidy { bless } => tidy::run(&workspace, bless),
        Command::Size { json } => size::run(&workspace, json),
        Command::Bench(options) => bench::run(&workspace, &options),
        Command::Fuzz(options) => fuzz::run(&workspace, &options),
        Command::Torture(options) => torture::run(&workspace, &options),
        Command::Dictionary(folder) => dictionary::run(&workspace, &folder),
        Command::Bindgen(arguments) => build::bindgen(arguments),
        Command::Setup => setup::ensure(&setup::Scope::ALL),
    };
    done.map(|()| ExitCode::SUCCESS)
}
