//! Builds the photo worker: Wasm with SIMD, optimised for speed in every mode, with the models beside it.
//!
//! SIMD belongs to the worker alone, so it has its own Cargo call, flags and target folder: the app's build never sees them.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::{Dist, Part, files, part, stamp};
use crate::process;
use crate::setup;
use crate::tools::{BINARYEN, WASM_BINDGEN, WASM_TARGET};
use crate::workspace::Workspace;

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

/// Appended to the worker's script, which thus starts by itself when it is a worker's own script, and stays a library when imported.
const START: &str = "
if (typeof WorkerGlobalScope !== 'undefined' && self.location.href === import.meta.url) await __wbg_init();
";

/// Builds the worker where something changed.
pub(super) fn build(workspace: &Workspace, dist: &Dist) -> Result<Part> {
    let mut inputs = stamp::Inputs::new("photo-worker");
    inputs.text(PROFILE).text(RUSTFLAGS).text(&WASM_OPT.join(" ")).text(START);
    inputs.text(WASM_BINDGEN.version).text(BINARYEN.version);
    inputs.member(workspace, "photo-worker")?;
    part(dist, "photo-worker", inputs, |folder| {
        files::fresh_folder(folder)?;
        let wasm = compile(workspace)?;
        bind(&wasm, folder)?;
        models(workspace, folder)
    })
}

fn compile(workspace: &Workspace) -> Result<std::path::PathBuf> {
    let target = workspace.target.join("worker");
    let mut command =
        workspace.cargo(&["build", "-p", "photo-worker", "--target", WASM_TARGET, "--profile", PROFILE]);
    command.arg("--target-dir").arg(&target);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", RUSTFLAGS);
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    process::run("Building the photo worker", &mut command)?;
    let wasm = target.join(WASM_TARGET).join(PROFILE).join("photo_worker.wasm");
    ensure!(wasm.is_file(), "The photo worker gave no {}: is it a cdylib?", wasm.display());
    Ok(wasm)
}

fn bind(wasm: &Path, folder: &Path) -> Result<()> {
    let raw = folder.join("raw.wasm");
    let bound = folder.join("photo_worker_bg.wasm");
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-name", "photo_worker", "--out-dir"])
        .arg(folder)
        .arg(wasm);
    process::run("wasm-bindgen on the photo worker", setup::with_tools(&mut bindgen)?)?;
    fs::rename(&bound, &raw).context("wasm-bindgen wrote no Wasm")?;
    let mut optimise = Command::new("wasm-opt");
    optimise.args(WASM_OPT).arg(&raw).arg("-o").arg(&bound);
    process::run("wasm-opt on the photo worker", setup::with_tools(&mut optimise)?)?;
    fs::remove_file(&raw)?;
    let script = folder.join("photo_worker.js");
    let text = fs::read_to_string(&script).context("wasm-bindgen wrote no script")?;
    ensure!(
        text.contains("__wbg_init"),
        "wasm-bindgen's script has no __wbg_init to start the photo worker with"
    );
    fs::write(&script, text + START).context("cannot write the photo worker's script")
}

fn models(workspace: &Workspace, folder: &Path) -> Result<()> {
    let models = workspace.member("photo")?.folder().join("models");
    for file in files::under(&models)? {
        if file.extension().is_some_and(|extension| extension == "onnx") {
            files::copy_file(&file, &folder.join(file.file_name().unwrap_or_default()))?;
        }
    }
    Ok(())
}
