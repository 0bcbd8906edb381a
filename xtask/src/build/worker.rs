//! Builds the photo worker: Wasm with SIMD, optimised for speed in every mode, with the models beside it.
//!
//! SIMD belongs to the worker alone, so it has its own Cargo call, flags and target folder: the app's build never sees them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::{Dist, Part, files, part, stamp};
use crate::process;
use crate::setup;
use crate::tools::{BINARYEN, WASM_BINDGEN, WASM_TARGET};
use crate::workspace::Workspace;

/// The worker.
pub(crate) const MEMBER: &str = "photo-worker";
const PROFILE: &str = "worker-release";
const RUSTFLAGS: &str = "-C target-feature=+simd128";

/// What the browsers we support understand; the optimiser may use no more.
const WASM_OPT: [&str; 7] = [
    "-O3",
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What the worker loads: detector, mesh and segmentation.
const MODELS: [&str; 3] = ["blaze_face_short_range.onnx", "face_landmark.onnx", "selfie_segmentation.onnx"];

/// Appended to the worker's script, which thus starts by itself when it is a worker's own script, and stays a library when imported.
const START: &str = "
if (typeof WorkerGlobalScope !== 'undefined' && self.location.href === import.meta.url) await __wbg_init();
";

/// Builds the worker where something changed.
pub(super) fn build(workspace: &Workspace, dist: &Dist) -> Result<Part> {
    let mut inputs = stamp::Inputs::new(MEMBER);
    inputs.text(PROFILE).text(RUSTFLAGS).text(&WASM_OPT.join(" ")).text(&MODELS.join(" ")).text(START);
    inputs.text(WASM_BINDGEN.version).text(BINARYEN.version);
    inputs.member(workspace, MEMBER)?;
    part(dist, MEMBER, inputs, |folder| {
        files::fresh_folder(folder)?;
        let wasm = compile(workspace, &[])?;
        bind("web", &wasm, folder)?;
        start_by_itself(folder)?;
        models(workspace, folder)
    })
}

/// Builds the worker with its feature `probe` as a module for Node, which compares and measures it. Gives the module.
pub(crate) fn probe(workspace: &Workspace, folder: &Path) -> Result<PathBuf> {
    files::fresh_folder(folder)?;
    let wasm = compile(workspace, &["--features", "probe"])?;
    bind("nodejs", &wasm, folder)?;
    // Node takes the file for a module of the kind that wasm-bindgen wrote.
    let module = folder.join("photo_worker.cjs");
    fs::rename(folder.join("photo_worker.js"), &module).context("wasm-bindgen wrote no script")?;
    Ok(module)
}

/// Compiles the worker, and gives its Wasm.
fn compile(workspace: &Workspace, arguments: &[&str]) -> Result<PathBuf> {
    let mut command =
        workspace.cargo(&["build", "-p", MEMBER, "--target", WASM_TARGET, "--profile", PROFILE]);
    process::run_aside("Building the photo worker", for_worker(workspace, command.args(arguments)))?;
    let wasm = target(workspace).join(WASM_TARGET).join(PROFILE).join("photo_worker.wasm");
    ensure!(wasm.is_file(), "The photo worker gave no {}: is it a cdylib?", wasm.display());
    Ok(wasm)
}

/// A Cargo call with the worker's own flags and target folder.
pub(crate) fn for_worker<'c>(workspace: &Workspace, command: &'c mut Command) -> &'c mut Command {
    command.arg("--target-dir").arg(target(workspace));
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", RUSTFLAGS);
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS")
}

fn target(workspace: &Workspace) -> PathBuf {
    workspace.target.join("worker")
}

/// Makes the worker's script for `target`, and optimises its Wasm.
fn bind(target: &str, wasm: &Path, folder: &Path) -> Result<()> {
    let raw = folder.join("raw.wasm");
    let bound = folder.join("photo_worker_bg.wasm");
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen
        .args(["--target", target, "--no-typescript", "--out-name", "photo_worker", "--out-dir"])
        .arg(folder)
        .arg(wasm);
    process::run_aside("wasm-bindgen on the photo worker", setup::with_tools(&mut bindgen)?)?;
    fs::rename(&bound, &raw).context("wasm-bindgen wrote no Wasm")?;
    let mut optimise = Command::new("wasm-opt");
    optimise.args(WASM_OPT).arg(&raw).arg("-o").arg(&bound);
    process::run_aside("wasm-opt on the photo worker", setup::with_tools(&mut optimise)?)?;
    fs::remove_file(&raw).context("cannot clear away the unoptimised worker")
}

/// Lets the worker's script start by itself.
fn start_by_itself(folder: &Path) -> Result<()> {
    let script = folder.join("photo_worker.js");
    let text = fs::read_to_string(&script).context("wasm-bindgen wrote no script")?;
    ensure!(text.contains("__wbg_init"), "wasm-bindgen's script has no __wbg_init to start the worker with");
    fs::write(&script, text + START).context("cannot write the worker's script")
}

/// Puts the models beside the worker.
fn models(workspace: &Workspace, folder: &Path) -> Result<()> {
    let models = workspace.member("photo")?.folder().join("models");
    MODELS.iter().try_for_each(|model| files::copy_file(&models.join(model), &folder.join(model)))
}
