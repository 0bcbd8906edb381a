//! The residents' app in a browser: how soon a touch is answered, what it takes while it stands still, wiping, memory.

use anyhow::Result;
use serde_json::Value;

use crate::build::Mode;
use crate::journeys;
use crate::workspace::{JOURNEYS, Workspace};

/// Measures the release build, with the journeys' example called `bench`.
pub(super) fn run(workspace: &Workspace, json: bool) -> Result<Value> {
    let mut command = workspace.cargo(&["run", "--quiet", "-p", JOURNEYS, "--example", "bench"]);
    command.current_dir(workspace.member(JOURNEYS)?.folder());
    super::measure("app", journeys::equip(workspace, Mode::Release, &mut command)?, json)
}
