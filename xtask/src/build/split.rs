//! Splits the residents' app before wasm-bindgen sees it: what the home screen needs, what may come later, what comes with money, and with what a
//! person has.
//!
//! Trunk calls `wasm-bindgen` by its name, so a [`door`] of that name stands first on its PATH and leads to [`run`]. What comes later
//! goes into a folder of its own, from where [`add_to`] puts it into the site as `/later/<part>-<hash>.wasm`; the script that fetches it
//! goes where Trunk looks for scripts. What several parts need is a part of its own, which comes with each of them. See `docs/adr/0007-two-loads.md`.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow, ensure};

use super::{Mode, files, stamp};
use crate::process;
use crate::setup;
use crate::tools::{BINARYEN, WASM_BINDGEN};

/// The folder of a site for what loads later.
pub(crate) const LATER: &str = "later";

/// Says where what loads later goes; without it nothing is split.
const FOLDER: &str = "MEDCARD_LATER";
/// Says that it is to be shrunk.
const SHRINK: &str = "MEDCARD_LATER_SHRINK";
/// What is loaded first, on its way to wasm-bindgen.
const FIRST: &str = "first.wasm";
/// The folder in which Trunk looks for scripts beside wasm-bindgen's own.
pub(crate) const SCRIPTS: &str = "snippets";
/// What the parts that load later are called; every other is what several of them need.
const PARTS: [&str; 4] = ["later", MONEY, OWN, HELP];
/// The part that comes with money, as it is called in the app and in the site.
pub(crate) const MONEY: &str = "money";
/// The part that comes with what a person has.
pub(crate) const OWN: &str = "own";
/// The part of help topics.
pub(crate) const HELP: &str = "help";
/// How the splitting names the file of a part.
const SPLIT: &str = "split_";
/// How long the fetching may take: as long as a photo may be sent.
const PATIENCE: &str = "{ signal: AbortSignal.timeout(60000) }";
/// The one line of the fetching script that knows the name of wasm-bindgen's, which Trunk changes afterwards.
const IMPORT: &str = "import { initSync } from \"./main.js\";";
/// What stands for it: Trunk's page keeps wasm-bindgen's functions here.
const INSTEAD: &str = "const initSync = (...nothing) => window.wasmBindings.initSync(...nothing);";

/// Lets `trunk` come through the door, and leave what loads later in `folder`.
pub(super) fn through_door(trunk: &mut Command, folder: &Path, mode: Mode) -> Result<()> {
    let door = folder.with_extension("door");
    files::fresh_folder(&door)?;
    files::fresh_folder(folder)?;
    let program = door.join(WASM_BINDGEN.program);
    let us = env::current_exe().context("cannot tell where this program is")?;
    fs::write(&program, format!("#!/bin/sh\nexec '{}' bindgen \"$@\"\n", us.display()))?;
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
    setup::with_tools_after(trunk, Some(&door))?.env(FOLDER, folder);
    if mode == Mode::Release {
        trunk.env(SHRINK, "yes");
    }
    Ok(())
}

/// Stands for `wasm-bindgen`: splits the Wasm it is given, then has it do its work.
pub(crate) fn run(mut arguments: Vec<OsString>) -> Result<()> {
    let real = setup::find(WASM_BINDGEN.program).context("wasm-bindgen is missing")?;
    let is_work = arguments.iter().any(|argument| is_wasm(argument));
    if let (Some(folder), true) = (env::var_os(FOLDER), is_work) {
        let (out, wasm) = work(&arguments).context("Trunk calls wasm-bindgen in a way we do not know")?;
        let first = split(&wasm, &out, Path::new(&folder))?;
        arguments.retain(|argument| *argument != wasm);
        // The two parts share the table of functions, which wasm-bindgen would hide.
        arguments.extend([first.into(), "--keep-lld-exports".into()]);
    }
    process::run("wasm-bindgen", Command::new(real).args(arguments))
}

/// The folder to write to and the Wasm to read, when this is about work at all.
fn work(arguments: &[OsString]) -> Option<(PathBuf, PathBuf)> {
    let out = arguments.iter().find_map(|argument| argument.to_str()?.strip_prefix("--out-dir="))?;
    let wasm = arguments.iter().find(|argument| is_wasm(argument))?;
    Some((out.into(), wasm.into()))
}

fn is_wasm(argument: &OsStr) -> bool {
    Path::new(argument).extension() == Some(OsStr::new("wasm"))
}

/// Splits `wasm`; gives what is loaded first.
fn split(wasm: &Path, out: &Path, folder: &Path) -> Result<PathBuf> {
    let input = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let version = version(wasm)?;
    let name = format!("later-{version}");
    let link = format!("{SCRIPTS}/{name}/link.js");
    let (script, first) = (out.join(&link), folder.join(FIRST));
    files::fresh_folder(&out.join(SCRIPTS))?;
    files::make_folder(&out.join(SCRIPTS).join(&name))?;
    let import = format!("./{link}");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = out;
    options.main_out_path = &first;
    options.link_name = &import;
    let done = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("cannot split {}: {error:#}", wasm.display()))?;
    let mut addresses = Vec::new();
    for part in &done.split_modules {
        let written = part.file_stem().unwrap_or_default().to_string_lossy();
        let file = format!("{}-{version}.wasm", written.strip_prefix(SPLIT).unwrap_or(&written));
        let old = format!("new URL(\"./{written}.wasm\", import.meta.url)");
        // A network that neither answers nor breaks off counts as one that does not answer.
        addresses.push((old, format!("new URL(\"../../{LATER}/{file}\", import.meta.url), {PATIENCE}")));
        shrink(part, &folder.join(file))?;
        fs::remove_file(part)?;
    }
    for part in PARTS {
        ensure!(
            folder.join(format!("{part}-{version}.wasm")).exists(),
            "{} has no part `{part}`",
            wasm.display()
        );
    }
    link_to(&script, &addresses)?;
    Ok(first)
}

/// A name for what comes out: for what goes in, and for whatever takes it apart and shrinks it.
fn version(wasm: &Path) -> Result<String> {
    let mut inputs = stamp::Inputs::new(BINARYEN.version);
    inputs.tree(wasm, wasm)?.tree(Path::new(""), Path::new("Cargo.lock"))?;
    inputs.text(if env::var_os(SHRINK).is_some() { "small" } else { "plain" });
    Ok(inputs.fingerprint().split_at(16).0.to_owned())
}

/// Has the script fetch each part from its new address instead of the old one, and ask the page for wasm-bindgen's functions.
fn link_to(script: &Path, addresses: &[(String, String)]) -> Result<()> {
    let mut text = fs::read_to_string(script).context("splitting wrote no script")?;
    let known = |text: &str| text.contains(IMPORT) && addresses.iter().all(|(old, _)| text.contains(old));
    ensure!(known(&text), "the script of the split is not as expected");
    text = text.replace(IMPORT, INSTEAD);
    for (old, new) in addresses {
        text = text.replace(old, new);
    }
    fs::write(script, text).context("cannot write the script of the split")
}

/// Puts what loads later into place: shrunk for a release, as it is otherwise.
fn shrink(later: &Path, place: &Path) -> Result<()> {
    if env::var_os(SHRINK).is_none() {
        return files::copy_file(later, place);
    }
    let mut optimise = Command::new("wasm-opt");
    optimise.arg("-Os").arg(later).arg("-o").arg(place);
    process::run_aside("wasm-opt on what loads later", setup::with_tools(&mut optimise)?)
}

/// Puts what loads later into the site.
pub(super) fn add_to(site: &Path, folder: &Path) -> Result<()> {
    let later: Vec<_> = files::under(folder)?.into_iter().filter(|file| !file.ends_with(FIRST)).collect();
    ensure!(
        later.len() >= PARTS.len(),
        "{} has {} files to load later: build anew",
        folder.display(),
        later.len()
    );
    for file in later {
        files::copy_file(&file, &site.join(LATER).join(file.file_name().unwrap_or_default()))?;
    }
    Ok(())
}
