//! `cargo xtask photo …`: builds the server's program, and passes the words on to its `photo` command.
//!
//! It is the development build that runs: its image code is optimised all the same, and whoever works here has it built already.
//!
//! **Invariant:** what the command prints and its exit code are passed on unchanged.

use std::{
    ffi::OsString,
    process::{Command, ExitCode},
};

use anyhow::Result;

use crate::{
    process::{self, Child},
    workspace::Workspace,
};

/// Builds the program and runs it where the caller stands, so that names of files mean what the caller means.
pub(crate) fn run(workspace: &Workspace, words: &[OsString]) -> Result<ExitCode> {
    let mut build =
        workspace.cargo(&["build", "--quiet", "--locked", "-p", "server", "--bin", "medcard-server"]);
    process::run_aside("Building the photo command", &mut build)?;
    let mut command = Command::new(workspace.target.join("debug/medcard-server"));
    let status = Child::start("medcard-server photo", command.arg("photo").args(words))?.wait()?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
