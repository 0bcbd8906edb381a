//! The steps of `test`, in the order of what is cheap and tells most.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::build::{self, Mode};
use crate::journeys;
use crate::ports;
use crate::process;
use crate::running::Running;
use crate::setup::{self, Scope};
use crate::tidy;
use crate::tools::WASM_TARGET;
use crate::torture;
use crate::workspace::{JOURNEYS, WASM_MEMBERS, Workspace};

/// One step.
#[derive(Debug)]
pub(super) struct Step {
    /// What it is called in the table and by `--only`.
    pub(super) name: &'static str,
    /// Whether `check` runs it too.
    pub(super) quick: bool,
    /// The tools it needs.
    pub(super) needs: &'static [Scope],
    /// Runs it.
    pub(super) run: fn(&Workspace) -> Result<()>,
}

/// All steps.
pub(super) const STEPS: &[Step] = &[
    Step { name: "fmt", quick: true, needs: &[], run: fmt },
    Step { name: "clippy", quick: true, needs: &[], run: clippy },
    Step { name: "clippy-wasm", quick: true, needs: &[Scope::Wasm], run: clippy_wasm },
    Step { name: "tidy", quick: true, needs: &[], run: |workspace| tidy::run(workspace, false) },
    Step { name: "deny", quick: false, needs: &[Scope::Checks], run: deny },
    Step { name: "typos", quick: false, needs: &[Scope::Checks], run: typos },
    Step { name: "native", quick: false, needs: &[Scope::Checks], run: native },
    Step { name: "torture", quick: false, needs: &[], run: torture::dose },
    Step { name: "doc", quick: false, needs: &[], run: doc },
    Step { name: "wasm", quick: false, needs: &[Scope::Wasm, Scope::Browser], run: wasm },
    Step {
        name: "journeys",
        quick: false,
        needs: &[Scope::Wasm, Scope::Bundle, Scope::Checks, Scope::Browser],
        run: journeys,
    },
];

/// The profile of the demo builds: what they compiled serves the checks and tests for browsers too.
const WASM_PROFILE: [&str; 4] = ["--profile", "wasm-dev", "--target", WASM_TARGET];

/// What Chromium needs to run without a screen, as root, and without a network.
const WEBDRIVER: &str = r#"{
  "goog:chromeOptions": {
    "args": [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"
    ]
  }
}
"#;

/// The first port that is tried for `ChromeDriver`.
const DRIVER_PORT: u16 = 9515;

/// Stands in for the loader of what loads later, which only a finished build has: tests on Node call nothing of it.
const UNSPLIT: &str = "module.exports = new Proxy({}, { get: () => () => {} });\n";

fn fmt(workspace: &Workspace) -> Result<()> {
    process::run("Checking the format", &mut workspace.cargo(&["fmt", "--all", "--check"]))
}

fn clippy(workspace: &Workspace) -> Result<()> {
    let mut command = workspace.cargo(&["clippy", "--locked", "--workspace", "--all-targets"]);
    process::run("Clippy", without_wasm(&mut command).args(["--", "-D", "warnings"]))
}

fn clippy_wasm(workspace: &Workspace) -> Result<()> {
    let mut command = workspace.cargo(&["clippy", "--locked", "--all-targets"]);
    only_wasm(&mut command).args(WASM_PROFILE).args(["--features", "medcard-kiosk/gallery"]);
    command.args(["--", "-D", "warnings"]);
    process::run("Clippy for browsers", &mut command)
}

fn deny(workspace: &Workspace) -> Result<()> {
    let mut command = Command::new("cargo-deny");
    command.current_dir(&workspace.root).args([
        "--locked",
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ]);
    process::run("cargo-deny", setup::with_tools(&mut command)?)
}

fn typos(workspace: &Workspace) -> Result<()> {
    let mut command = Command::new("typos");
    process::run("typos", setup::with_tools(command.current_dir(&workspace.root))?)
}

fn native(workspace: &Workspace) -> Result<()> {
    let mut command = workspace.cargo(&["nextest", "run", "--locked", "--workspace", "--exclude", JOURNEYS]);
    process::run("Native tests", setup::with_tools(without_wasm(&mut command))?)
}

/// nextest leaves the examples in the documentation to Cargo.
fn doc(workspace: &Workspace) -> Result<()> {
    let mut command =
        workspace.cargo(&["test", "--locked", "--quiet", "--doc", "--workspace", "--exclude", JOURNEYS]);
    process::run("Examples in the documentation", without_wasm(&mut command))
}

fn wasm(workspace: &Workspace) -> Result<()> {
    let capabilities = workspace.target.join("webdriver.json");
    fs::create_dir_all(&workspace.target)?;
    fs::write(&capabilities, WEBDRIVER)
        .with_context(|| format!("cannot write {}", capabilities.display()))?;
    let node = workspace.target.join("node");
    fs::create_dir_all(&node)?;
    fs::write(node.join("__wasm_split_placeholder__.js"), UNSPLIT)?;
    // One driver for all tests, waited for as long as a busy machine takes: the tests' own give up after five seconds.
    let port = ports::next_free(DRIVER_PORT)?;
    let mut driver = Running::new(workspace.target.join("log"))?;
    let mut command = Command::new(journeys::found(&["chromedriver"])?);
    driver.start("ChromeDriver", command.arg(format!("--port={port}")), port, "/status")?;
    let mut apps = workspace.cargo(&["test", "--locked"]);
    for member in WASM_MEMBERS.iter().filter(|member| **member != build::WORKER) {
        apps.args(["-p", member]);
    }
    // The worker's engine is tested with the instructions it is shipped with.
    let mut worker = workspace.cargo(&["test", "--locked", "-p", build::WORKER]);
    for command in [&mut apps, build::for_worker(workspace, &mut worker)] {
        command.args(WASM_PROFILE).env("NODE_PATH", &node);
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
        command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities);
        command.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
        command.env("CHROMEDRIVER_REMOTE", format!("http://127.0.0.1:{port}"));
        process::run("Tests in the browser", setup::with_tools(command)?)?;
    }
    Ok(())
}

fn journeys(workspace: &Workspace) -> Result<()> {
    let mut command = workspace.cargo(&["nextest", "run", "--locked", "-p", JOURNEYS]);
    process::run("Browser journeys", journeys::equip(workspace, Mode::Dev, &mut command)?)
}

fn without_wasm(command: &mut Command) -> &mut Command {
    WASM_MEMBERS.iter().fold(command, |command, member| command.args(["--exclude", member]))
}

fn only_wasm(command: &mut Command) -> &mut Command {
    WASM_MEMBERS.iter().fold(command, |command, member| command.args(["-p", member]))
}
