//! `cargo xtask torture payments`: money while processes die and everything around them fails.
//!
//! The server's example `torture` drives the built server and sandbox; see `docs/reliability.md`.

use std::process::Command;

use anyhow::{Result, bail};

use crate::args::TortureOptions;
use crate::process;
use crate::workspace::Workspace;

/// The one thing that is tortured.
const PAYMENTS: &str = "payments";
/// As fast as a release, with a clock that can be moved on.
const PROFILE: &str = "torture";
/// What every test run does, on what it has built anyway.
const DOSE: TortureOptions =
    TortureOptions { what: String::new(), orders: 300, seed: 7, kills: 6, json: false, database: None };

/// `cargo xtask torture`.
pub(crate) fn run(workspace: &Workspace, options: &TortureOptions) -> Result<()> {
    if options.what != PAYMENTS {
        bail!("What is to be tortured? There is {PAYMENTS}.");
    }
    torture(workspace, options, PROFILE, PROFILE)
}

/// The short dose of every test run.
pub(crate) fn dose(workspace: &Workspace) -> Result<()> {
    torture(workspace, &DOSE, "dev", "debug")
}

fn torture(workspace: &Workspace, options: &TortureOptions, profile: &str, folder: &str) -> Result<()> {
    let mut build =
        workspace.cargo(&["build", "--locked", "--profile", profile, "-p", "server", "-p", "sandbox"]);
    build.args(["--bin", "medcard-server", "--bin", "sandbox", "--example", "torture"]);
    process::run_aside("Building what is tortured", &mut build)?;
    let folder = workspace.target.join(folder);
    let mut command = Command::new(folder.join("examples/torture"));
    command.arg("--server").arg(folder.join("medcard-server")).arg("--sandbox").arg(folder.join("sandbox"));
    command.arg("--regions").arg(workspace.root.join("regions"));
    for (name, number) in
        [("--orders", options.orders.into()), ("--seed", options.seed), ("--kills", options.kills.into())]
    {
        command.args([name, &number.to_string()]);
    }
    if let Some(database) = &options.database {
        command.args(["--database", database]);
    }
    if options.json {
        command.arg("--json");
    }
    process::run("The torture", &mut command)
}
