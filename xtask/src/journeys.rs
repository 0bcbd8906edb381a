//! What the browser journeys are handed over: the apps, the binaries, the browsers and their drivers.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::build::{self, App, Mode};
use crate::process;
use crate::setup;
use crate::tools;
use crate::workspace::Workspace;

/// Builds what they run against, and tells `command` where it stands.
pub(crate) fn equip<'c>(
    workspace: &Workspace,
    mode: Mode,
    command: &'c mut Command,
) -> Result<&'c mut Command> {
    let dist = build::apps(workspace, mode)?;
    let binaries = build::binaries(workspace, mode)?;
    let mut camera = workspace.cargo(&["build", "--locked", "-p", "photo", "--example", "fake-camera"]);
    process::run_aside("Fake webcam", &mut camera)?;
    command.env("MEDCARD_FAKE_CAMERA", workspace.target.join("debug/examples/fake-camera"));
    command.env("MEDCARD_SERVER_BIN", &binaries.server).env("MEDCARD_SANDBOX_BIN", &binaries.sandbox);
    command.env("MEDCARD_APP_DIST", dist.app(App::Residents)).env("MEDCARD_STAFF_DIST", dist.app(App::Staff));
    command.env("MEDCARD_VOICE_DIST", build::clips(workspace)?);
    command.env("MEDCARD_AXE", setup::axe()?).env("MEDCARD_CHROMEDRIVER", found(&["chromedriver"])?);
    command.env("MEDCARD_GECKODRIVER", found(&[tools::GECKODRIVER.program])?);
    command.env("MEDCARD_FIREFOX", found(tools::FIREFOX.proofs)?);
    setup::with_tools(command)
}

/// The first of these programs that is there.
pub(crate) fn found(programs: &[&str]) -> Result<PathBuf> {
    let found = programs.iter().find_map(|program| setup::find(program));
    found.with_context(|| format!("The program `{}` is not on the PATH", programs.join("` or `")))
}
