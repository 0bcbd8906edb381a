//! What `cargo metadata` says of this workspace: where it stands, where builds go, who depends on whom.
//!
//! **Invariant:** paths come from Cargo, so `CARGO_TARGET_DIR` and a start from any subfolder are honoured.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::process;

/// The members that are compiled for browsers; all others are native.
pub(crate) const WASM_MEMBERS: [&str; 5] = ["medcard-kiosk", "photo-worker", "shell", "staff", "ui"];

/// The member that drives a browser against running binaries.
pub(crate) const JOURNEYS: &str = "journeys";

/// This workspace.
#[derive(Debug, Deserialize)]
pub(crate) struct Workspace {
    /// The folder of the root `Cargo.toml`.
    #[serde(rename = "workspace_root")]
    pub(crate) root: PathBuf,
    /// Where Cargo puts what it builds.
    #[serde(rename = "target_directory")]
    pub(crate) target: PathBuf,
    /// The members.
    #[serde(rename = "packages")]
    pub(crate) members: Vec<Member>,
}

/// A package of this workspace.
#[derive(Debug, Deserialize)]
pub(crate) struct Member {
    /// Its name.
    pub(crate) name: String,
    /// Its manifest.
    pub(crate) manifest_path: PathBuf,
    /// What it depends on, in all kinds.
    pub(crate) dependencies: Vec<Dependency>,
}

/// One dependency of a member.
#[derive(Debug, Deserialize)]
pub(crate) struct Dependency {
    /// The package's name.
    pub(crate) name: String,
    /// `None` for a normal one, else `dev` or `build`.
    pub(crate) kind: Option<String>,
    /// Where it stands, when it is a member.
    pub(crate) path: Option<PathBuf>,
}

impl Dependency {
    /// Whether it is compiled into what people run, or into what builds that.
    pub(crate) fn is_built_in(&self) -> bool {
        self.kind.as_deref() != Some("dev")
    }
}

impl Member {
    /// Its folder.
    pub(crate) fn folder(&self) -> &Path {
        self.manifest_path.parent().unwrap_or(Path::new("."))
    }
}

impl Workspace {
    /// Asks Cargo.
    pub(crate) fn load() -> Result<Self> {
        let mut command = Command::new(cargo());
        let json = process::capture(
            "cargo metadata",
            command.args(["metadata", "--no-deps", "--format-version", "1"]),
        )?;
        Self::parse(&json)
    }

    /// Reads what Cargo answered.
    pub(crate) fn parse(json: &str) -> Result<Self> {
        serde_json::from_str(json).context("cargo metadata is not as expected")
    }

    /// The member called `name`.
    pub(crate) fn member(&self, name: &str) -> Result<&Member> {
        let found = self.members.iter().find(|member| member.name == name);
        found.with_context(|| format!("The workspace has no member `{name}`"))
    }

    /// `name` and every member that is built into it.
    pub(crate) fn closure(&self, name: &str) -> Result<Vec<&Member>> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![name.to_owned()];
        while let Some(name) = waiting.pop() {
            if !found.insert(name.clone()) {
                continue;
            }
            let inside =
                self.member(&name)?.dependencies.iter().filter(|d| d.path.is_some() && d.is_built_in());
            waiting.extend(inside.map(|dependency| dependency.name.clone()));
        }
        found.iter().map(|name| self.member(name)).collect()
    }

    /// A Cargo command in the root of the workspace.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(cargo());
        command.current_dir(&self.root).args(arguments);
        command
    }
}

/// The Cargo that runs us.
pub(crate) fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
