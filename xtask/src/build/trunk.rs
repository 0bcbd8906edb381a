//! Lets Trunk bundle an app: Wasm, its JavaScript, styles and static files, with hashed names.

use anyhow::Result;

use super::{App, Dist, Mode, Part, files, part, split, stamp};
use crate::process;
use crate::setup;
use crate::tools::{BINARYEN, TRUNK, WASM_BINDGEN, WASM_TARGET};
use crate::workspace::Workspace;

/// The residents' app's feature that shows every screen in every state.
const GALLERY: &str = "gallery";
/// Has `style/bundle.sh` join the styles of components that only the gallery shows.
pub(crate) const GALLERY_STYLES: &str = "MEDCARD_GALLERY";

/// Bundles `app` where something changed.
pub(super) fn build(workspace: &Workspace, dist: &Dist, app: App, mode: Mode) -> Result<Part> {
    let member = workspace.member(app.member())?;
    let mut inputs = stamp::Inputs::new(app.member());
    inputs.text(profile(mode)).text(WASM_TARGET);
    inputs.text(TRUNK.version).text(WASM_BINDGEN.version).text(BINARYEN.version);
    inputs.member(workspace, app.member())?;
    inputs.tree(&workspace.root, &workspace.root.join("style"))?;
    inputs.tree(&workspace.root, &workspace.root.join("xtask/src/build"))?;
    part(dist, app.folder(), inputs, |folder| {
        files::make_folder(folder)?;
        // Trunk copies every script it finds here, and both apps pass through.
        files::fresh_folder(&workspace.target.join(WASM_BINDGEN.program))?;
        let mut command = std::process::Command::new("trunk");
        command.args(["build", "--offline", "--skip-version-check", "--cargo-profile", profile(mode)]);
        command.arg("--dist").arg(folder).current_dir(member.folder());
        if mode == Mode::Release {
            command.arg("--release");
        }
        if let Some(feature) = features(app, mode) {
            command.args(["--features", feature]).env(GALLERY_STYLES, "yes");
        }
        match app {
            App::Residents => split::through_door(&mut command, &dist.later(), mode)?,
            App::Staff => drop(setup::with_tools(&mut command)?),
        }
        process::run_aside(&format!("Building {}", app.member()), &mut command)
    })
}

/// What only developers see.
fn features(app: App, mode: Mode) -> Option<&'static str> {
    (app == App::Residents && mode == Mode::Dev).then_some(GALLERY)
}

/// The Cargo profile of an app.
fn profile(mode: Mode) -> &'static str {
    match mode {
        Mode::Dev => "wasm-dev",
        Mode::Release => "wasm-release",
    }
}
