//! The command line, parsed once into a [`Command`].
//!
//! **Invariant:** an argument nobody knows is refused with a sentence, never ignored.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Result, bail};
use lexopt::prelude::{Long, Short, Value, ValueExt as _};

use crate::build::Mode;

/// What `cargo xtask --help` prints.
pub(crate) const HELP: &str = "\
cargo xtask COMMAND

  start [--port N] [--data DIR] [--release|--dev]
                    set up, build and run everything: the app on N (8080), the staff console on N+1, the sandbox on the
                    next free port; what is stored stands in DIR (data/)
  build [--release|--dev]
                    build the apps and the binaries; --release puts the apps inside the server binary
  test [--only STEP] [--keep-going]
                    everything CI runs, step by step
  check             the quick steps of test: fmt, clippy, clippy-wasm, tidy
  tidy [--bless]    dependency rules, locale keys, styles, state diagrams, sources; --bless rewrites the diagrams
  size [--json]     what a browser loads, against the budgets
  bench [NAME] [--json] [--bless]
                    the measurements, or the one of that name (photo, app, money, or a member's); --bless writes the tables of
                    docs/photo-checks.md anew
  fuzz [TARGET] [--runs N]
                    hostile files against the photo crate: decode, check, or both, N times each (1000000 and 2000)
  photo check FILE... [--profile NAME|FILE.json]
                    what the server would say of each picture, as JSON lines
  photo make FILE --profile NAME -o OUT.jpg
                    the card photo made of a picture; see docs/photo-command.md
  torture payments [--orders N] [--seed S] [--kills K] [--json] [--database URL]
                    top-ups while server and sandbox are killed and everything around them fails; three books are compared
                    in the end, and the last line is JSON (1000 orders, 10 kills, SQLite)
  dictionary FOLDER make the dictionaries of the kiosk's keyboard anew from Rime's files in FOLDER
  setup             install every pinned tool now
";

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print [`HELP`].
    Help,
    /// Run everything.
    Start(StartOptions),
    /// Build everything.
    Build(Mode),
    /// Run the checks.
    Test(Plan),
    /// Check the rules of the house.
    Tidy {
        /// Rewrite the state diagrams instead of comparing them.
        bless: bool,
    },
    /// Weigh the release build.
    Size {
        /// Print JSON.
        json: bool,
    },
    /// Measure.
    Bench(BenchOptions),
    /// Try hostile files.
    Fuzz(FuzzOptions),
    /// Let everything fail.
    Torture(TortureOptions),
    /// Make the dictionaries anew from the sources in this folder.
    Dictionary(PathBuf),
    /// Pass these words on to the server's command about photos.
    Photo(Vec<OsString>),
    /// Install the tools.
    Setup,
    /// Stand for `wasm-bindgen`, with its arguments.
    Bindgen(Vec<OsString>),
}

/// How to start.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct StartOptions {
    /// The app's port; the staff console takes the next.
    pub(crate) port: u16,
    /// The folder that keeps what is stored, relative to the workspace.
    pub(crate) data: PathBuf,
    /// How to build.
    pub(crate) mode: Mode,
}

/// What to measure, and what to do with it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct BenchOptions {
    /// The one measurement; all of them without.
    pub(crate) only: Option<String>,
    /// Print JSON.
    pub(crate) json: bool,
    /// Write the tables of the documentation anew.
    pub(crate) bless: bool,
}

/// What to fuzz, and how long.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct FuzzOptions {
    /// The one target; both without.
    pub(crate) target: Option<String>,
    /// How many inputs each; what suits the target without.
    pub(crate) runs: Option<u32>,
}

/// What to torture, and how.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TortureOptions {
    /// What: `payments`.
    pub(crate) what: String,
    /// How many top-ups.
    pub(crate) orders: u32,
    /// What chance follows from.
    pub(crate) seed: u64,
    /// How often a process is killed.
    pub(crate) kills: u32,
    /// Whether only the last line is wanted.
    pub(crate) json: bool,
    /// An empty PostgreSQL database instead of SQLite.
    pub(crate) database: Option<String>,
}

/// Which steps to run, and whether to go on after a failure.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Which steps.
    pub(crate) steps: Steps,
    /// Run the later steps after a failure too.
    pub(crate) keep_going: bool,
}

/// A choice among the steps of `test`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Steps {
    /// Every step.
    All,
    /// The quick ones.
    Quick,
    /// The one with this name.
    Only(String),
}

/// Parses the arguments after the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let Some(Value(name)) = parser.next()? else { return Ok(Command::Help) };
    match name.to_str() {
        Some("start") => start(&mut parser),
        Some("build") => mode(&mut parser),
        Some("test") => test(&mut parser),
        Some("check") => flag(&mut parser, "keep-going")
            .map(|keep_going| Command::Test(Plan { steps: Steps::Quick, keep_going })),
        Some("tidy") => flag(&mut parser, "bless").map(|bless| Command::Tidy { bless }),
        Some("size") => flag(&mut parser, "json").map(|json| Command::Size { json }),
        Some("bench") => bench(&mut parser),
        Some("fuzz") => fuzz(&mut parser),
        Some("torture") => torture(&mut parser),
        Some("dictionary") => match parser.next()? {
            Some(Value(folder)) => Ok(Command::Dictionary(folder.into())),
            _ => bail!("Which folder are the sources in? `cargo xtask dictionary FOLDER`"),
        },
        Some("photo") => Ok(Command::Photo(parser.raw_args()?.collect())),
        Some("setup") => flag(&mut parser, "").map(|_| Command::Setup),
        Some("bindgen") => Ok(Command::Bindgen(parser.raw_args()?.collect())),
        Some("help") => Ok(Command::Help),
        _ => bail!("There is no command {}: `cargo xtask --help` lists them.", name.to_string_lossy()),
    }
}

fn start(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut options = StartOptions { port: 8080, data: "data".into(), mode: Mode::Dev };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = port(&parser.value()?.string()?)?,
            Long("data") => options.data = parser.value()?.into(),
            Long("release") => options.mode = Mode::Release,
            Long("dev") => options.mode = Mode::Dev,
            Long("help") | Short('h') => return Ok(Command::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Start(options))
}

/// The staff console and the sandbox take the ports above, so the very last ones do not do.
fn port(text: &str) -> Result<u16> {
    match text.parse() {
        Ok(port @ 1..=65_000) => Ok(port),
        _ => bail!("{text} is no port: --port takes a number from 1 to 65000."),
    }
}

fn mode(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut mode = Mode::Dev;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("release") => mode = Mode::Release,
            Long("dev") => mode = Mode::Dev,
            Long("help") | Short('h') => return Ok(Command::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Build(mode))
}

fn test(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut plan = Plan { steps: Steps::All, keep_going: false };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("only") => plan.steps = Steps::Only(parser.value()?.string()?),
            Long("keep-going") => plan.keep_going = true,
            Long("help") | Short('h') => return Ok(Command::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Test(plan))
}

fn bench(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut options = BenchOptions::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Value(name) if options.only.is_none() => options.only = Some(name.string()?),
            Long("json") => options.json = true,
            Long("bless") => options.bless = true,
            Long("help") | Short('h') => return Ok(Command::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Bench(options))
}

fn fuzz(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut options = FuzzOptions::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Value(name) if options.target.is_none() => options.target = Some(name.string()?),
            Long("runs") => options.runs = Some(parser.value()?.parse()?),
            Long("help") | Short('h') => return Ok(Command::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Fuzz(options))
}

fn torture(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut options = TortureOptions {
        what: String::new(),
        orders: 1_000,
        seed: 1,
        kills: 10,
        json: false,
        database: None,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Value(what) if options.what.is_empty() => options.what = what.string()?,
            Long("orders") => options.orders = parser.value()?.parse()?,
            Long("seed") => options.seed = parser.value()?.parse()?,
            Long("kills") => options.kills = parser.value()?.parse()?,
            Long("json") => options.json = true,
            Long("database") => options.database = Some(parser.value()?.string()?),
            Long("help") | Short('h') => return Ok(Command::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Torture(options))
}

/// Reads the rest of a command line that takes one switch at most.
fn flag(parser: &mut lexopt::Parser, name: &str) -> Result<bool> {
    let mut given = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Long(found) if found == name => given = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn start_has_defaults_and_takes_each_option() {
        let plain = StartOptions { port: 8080, data: "data".into(), mode: Mode::Dev };
        assert_eq!(parsed("start").unwrap(), Command::Start(plain));
        let full = StartOptions { port: 9000, data: "/tmp/x".into(), mode: Mode::Release };
        assert_eq!(parsed("start --port=9000 --data /tmp/x --release").unwrap(), Command::Start(full));
    }

    #[test]
    fn a_port_out_of_range_is_refused() {
        for line in ["start --port 0", "start --port 65535", "start --port many", "start --port"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn steps_are_all_quick_or_one() {
        let plan = |steps, keep_going| Command::Test(Plan { steps, keep_going });
        assert_eq!(parsed("test").unwrap(), plan(Steps::All, false));
        assert_eq!(parsed("check").unwrap(), plan(Steps::Quick, false));
        assert_eq!(parsed("test --only fmt --keep-going").unwrap(), plan(Steps::Only("fmt".into()), true));
    }

    #[test]
    fn one_measurement_can_be_named() {
        assert_eq!(parsed("bench").unwrap(), Command::Bench(BenchOptions::default()));
        let photo = BenchOptions { only: Some("photo".into()), json: true, bless: true };
        assert_eq!(parsed("bench photo --json --bless").unwrap(), Command::Bench(photo));
        assert!(parsed("bench photo app").is_err());
    }

    #[test]
    fn fuzzing_takes_a_target_and_a_number() {
        assert_eq!(parsed("fuzz").unwrap(), Command::Fuzz(FuzzOptions::default()));
        let short = FuzzOptions { target: Some("decode".into()), runs: Some(500) };
        assert_eq!(parsed("fuzz decode --runs 500").unwrap(), Command::Fuzz(short));
        assert!(parsed("fuzz --runs many").is_err());
    }

    #[test]
    fn a_torture_is_told_how_much() {
        let much = TortureOptions {
            what: "payments".into(),
            orders: 100_000,
            seed: 3,
            kills: 200,
            json: true,
            database: None,
        };
        let line = "torture payments --orders 100000 --seed 3 --kills 200 --json";
        assert_eq!(parsed(line).unwrap(), Command::Torture(much));
        assert!(parsed("torture payments --orders many").is_err());
    }

    #[test]
    fn dictionaries_need_a_folder() {
        assert_eq!(parsed("dictionary rime").unwrap(), Command::Dictionary("rime".into()));
        assert!(parsed("dictionary").is_err());
    }

    #[test]
    fn words_about_photos_are_passed_on() {
        let words = ["check", "-a.jpg", "--help"].map(OsString::from).to_vec();
        assert_eq!(parsed("photo check -a.jpg --help").unwrap(), Command::Photo(words));
        assert_eq!(parsed("photo").unwrap(), Command::Photo(vec![]));
    }

    #[test]
    fn what_nobody_knows_is_refused() {
        for line in ["begin", "start --prot 1", "tidy --json", "size extra", "setup --all"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn help_is_asked_for_in_any_way() {
        for line in ["", "help", "--help", "-h", "start --help"] {
            assert_eq!(parsed(line).unwrap(), Command::Help, "{line}");
        }
    }
}
