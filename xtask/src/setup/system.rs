//! What only the system's package manager can bring: asked for in one go, and only as root.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use super::{find, folder};
use crate::process;
use crate::tools::SystemTool;

/// What was looked for and not found.
#[derive(Default)]
pub(super) struct Missing {
    tools: Vec<&'static SystemTool>,
}

impl Missing {
    /// Notes `tool` unless the machine has it.
    pub(super) fn look_for(&mut self, tool: &'static SystemTool) {
        if !tool.proofs.iter().any(|proof| is_there(proof)) && !self.tools.iter().any(|t| t.name == tool.name)
        {
            self.tools.push(tool);
        }
    }

    /// Installs everything noted, or says how to.
    pub(super) fn install(&self) -> Result<()> {
        if self.tools.is_empty() {
            return Ok(());
        }
        let names = self.tools.iter().map(|tool| tool.name).collect::<Vec<_>>().join(", ");
        let packages = self.tools.iter().flat_map(|tool| tool.packages).copied().collect::<Vec<_>>();
        if !rustix::process::geteuid().is_root() || find("apt-get").is_none() {
            bail!(
                "Missing: {names}. Install with `sudo apt-get install -y --no-install-recommends {}`, then try again.",
                packages.join(" ")
            );
        }
        eprintln!("setup: installing {names} by apt ...");
        let begun = Instant::now();
        apt("the package lists", &["update"])?;
        apt(&names, &[&["install", "-y", "--no-install-recommends"], packages.as_slice()].concat())?;
        eprintln!("setup: installed {names} in {} s", begun.elapsed().as_secs());
        Ok(())
    }
}

fn is_there(proof: &str) -> bool {
    if proof.starts_with('/') { Path::new(proof).exists() } else { find(proof).is_some() }
}

fn apt(what: &str, arguments: &[&str]) -> Result<()> {
    let log = folder()?.join("log");
    std::fs::create_dir_all(&log)?;
    let mut command = Command::new("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    process::run_logged(
        &format!("Getting {what} by apt"),
        &mut command,
        &log.join(format!("apt-{}", arguments[0])),
    )
    .context("Set-up could not go on; is there a network?")
}
