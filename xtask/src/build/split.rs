//! Splits the residents' app before wasm-bindgen sees it: what the home screen needs, and what may come later.
//!
//! Trunk calls `wasm-bindgen` by its name, so a [`door`] of that name stands first on its PATH and leads to [`run`]. What comes later
//! goes into a folder of its own, from where [`add_to`] puts it into the site as `/later/<hash>.wasm`; the script that fetches it goes
//! where Trunk looks for scripts. See `docs/adr/0007-two-loads.md`.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow, bail, ensure};

use super::{Mode, files, stamp};
use crate::process;
use crate::setup;
use crate::tools::WASM_BINDGEN;

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
    if let (Some(folder), Some((out, wasm))) = (env::var_os(FOLDER), work(&arguments)) {
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
    let wasm =
        arguments.iter().find(|argument| Path::new(argument).extension() == Some(OsStr::new("wasm")))?;
    Some((out.into(), wasm.into()))
}

/// Splits `wasm`; gives what is loaded first.
fn split(wasm: &Path, out: &Path, folder: &Path) -> Result<PathBuf> {
    let input = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let name = format!("later-{}", stamp::content_name(wasm)?);
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
    let [later] = done.split_modules.as_slice() else {
        bail!("{} came apart into {} parts, not two", wasm.display(), done.split_modules.len() + 1);
    };
    let written = later.file_name().unwrap_or_default().to_string_lossy();
    link_to(&script, &format!("./{written}"), &format!("../../{LATER}/{name}.wasm"))?;
    shrink(later, &folder.join(name).with_extension("wasm"))?;
    fs::remove_file(later)?;
    Ok(first)
}

/// Has the script fetch `new` instead of `old`, and ask the page for wasm-bindgen's functions.
fn link_to(script: &Path, old: &str, new: &str) -> Result<()> {
    let text = fs::read_to_string(script).context("splitting wrote no script")?;
    ensure!(text.contains(IMPORT) && text.contains(old), "the script of the split is not as expected");
    fs::write(script, text.replace(IMPORT, INSTEAD).replace(old, new))
        .context("cannot write the script of the split")
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

/// Puts what loads later into the site; without a split nothing.
pub(super) fn add_to(site: &Path, folder: &Path) -> Result<()> {
    let name = |file: &Path| file.file_name().map(|name| site.join(LATER).join(name));
    let later = files::under(folder)?.into_iter().filter(|file| !file.ends_with(FIRST));
    later
        .filter_map(|file| Some((name(&file)?, file)))
        .try_for_each(|(place, file)| files::copy_file(&file, &place))
}
