//! `cargo xtask fuzz`: hostile files against the photo crate, until so many were tried or one breaks it.
//!
//! cargo-fuzz drives libFuzzer on the toolchain that everything else is built with; `RUSTC_BOOTSTRAP` lets it pass its flags. The crate in
//! `fuzz/` is no member of the workspace, so that these flags reach nothing else.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::args::FuzzOptions;
use crate::process;
use crate::setup::{self, Scope};
use crate::workspace::{Workspace, cargo};

/// A target of `fuzz/`.
struct Target {
    name: &'static str,
    /// Inputs that are tried when nobody says how many: an hour's at most.
    runs: u32,
    /// Longest input, in bytes.
    longest: u32,
    /// Memory it may take, in MiB.
    memory: u32,
}

const TARGETS: [Target; 2] = [
    Target { name: "decode", runs: 1_000_000, longest: 16_384, memory: 256 },
    // The models run for every input.
    Target { name: "check", runs: 2_000, longest: 4_096, memory: 256 },
];

/// Seconds after which an input counts as a hang.
const PATIENCE: u32 = 2;

/// `cargo xtask fuzz`.
pub(crate) fn run(workspace: &Workspace, options: &FuzzOptions) -> Result<()> {
    let wanted: Vec<_> = TARGETS
        .iter()
        .filter(|target| options.target.as_ref().is_none_or(|name| name == target.name))
        .collect();
    if wanted.is_empty() {
        bail!("There is no such target: there are decode and check.");
    }
    setup::ensure(&[Scope::Fuzz])?;
    let seeds = workspace.target.join("fuzz/seeds");
    let mut make =
        workspace.cargo(&["run", "--quiet", "--release", "-p", "photo", "--example", "fuzz-seeds", "--"]);
    process::run_aside("Seeds", make.arg(&seeds))?;
    wanted.iter().try_for_each(|target| one(workspace, target, &seeds, options.runs.unwrap_or(target.runs)))
}

fn one(workspace: &Workspace, target: &Target, seeds: &Path, runs: u32) -> Result<()> {
    let folder = workspace.root.join("fuzz");
    let corpus = workspace.target.join("fuzz/corpus").join(target.name);
    fs::create_dir_all(&corpus).context("cannot make the folder of the corpus")?;
    let artifacts = format!("-artifact_prefix={}/", artifacts(workspace, target)?.display());
    let mut command = Command::new(cargo());
    command.current_dir(&workspace.root).args(["fuzz", "run", "--sanitizer", "none", "--fuzz-dir"]);
    command.arg(&folder).arg(target.name).arg(&corpus).arg(seeds.join(target.name)).arg("--");
    command.arg(format!("-runs={runs}")).arg(format!("-max_len={}", target.longest));
    command.arg(format!("-timeout={PATIENCE}")).arg(format!("-rss_limit_mb={}", target.memory));
    command.arg(artifacts).arg("-print_final_stats=1");
    command.env("CARGO_TARGET_DIR", workspace.target.join("fuzz/build"));
    command.env("RUSTC_BOOTSTRAP", "1").env("RUSTC_WRAPPER", folder.join("rustc.sh"));
    process::run(&format!("fuzzing {}", target.name), setup::with_tools(&mut command)?)
}

/// Where inputs that broke it are kept.
fn artifacts(workspace: &Workspace, target: &Target) -> Result<PathBuf> {
    let folder = workspace.target.join("fuzz/artifacts").join(target.name);
    fs::create_dir_all(&folder).context("cannot make the folder of the findings")?;
    Ok(folder)
}
