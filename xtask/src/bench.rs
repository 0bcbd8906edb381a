//! `cargo xtask bench`: runs the measurements that members offer as an example called `bench`.
//!
//! Such an example prints one JSON object of figures on its last line; everything before is for people. The photo engine is measured
//! twice, natively and as Wasm on Node, since their ratio is what we promise.

use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};
use serde_json::{Map, Value};

use crate::process;
use crate::setup::{self, Scope};
use crate::tools::WASM_TARGET;
use crate::workspace::{Member, Workspace};

/// `cargo xtask bench`.
pub(crate) fn run(workspace: &Workspace, json: bool) -> Result<()> {
    let mut figures = Map::new();
    for member in workspace.members.iter().filter(|member| offers_bench(member)) {
        let name = &member.name;
        figures.insert(name.clone(), measure(name, &mut native(workspace, name), json)?);
        if name == "photo-worker" || name == "photo" {
            setup::ensure(&[Scope::Wasm, Scope::Bundle])?;
            figures.insert(format!("{name}-wasm"), measure(name, &mut on_node(workspace, name)?, json)?);
        }
    }
    if json {
        println!("{}", serde_json::to_string_pretty(&Value::Object(figures))?);
    }
    Ok(())
}

fn offers_bench(member: &Member) -> bool {
    ["examples/bench.rs", "examples/bench/main.rs"].iter().any(|file| member.folder().join(file).is_file())
}

fn native(workspace: &Workspace, member: &str) -> Command {
    workspace.cargo(&["run", "--quiet", "--release", "-p", member, "--example", "bench"])
}

/// The same example as Wasm, by the test runner of wasm-bindgen, with the worker's own flags and target folder.
fn on_node(workspace: &Workspace, member: &str) -> Result<Command> {
    let mut command = workspace.cargo(&[
        "run",
        "--quiet",
        "--profile",
        "worker-release",
        "-p",
        member,
        "--example",
        "bench",
    ]);
    command.args(["--target", WASM_TARGET, "--target-dir"]).arg(workspace.target.join("worker"));
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-C target-feature=+simd128");
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    setup::with_tools(&mut command)?;
    Ok(command)
}

/// Runs one bench; people see its output unless JSON was asked for.
fn measure(name: &str, command: &mut Command, json: bool) -> Result<Value> {
    let output = process::capture(&format!("The bench of {name}"), command.stderr(Stdio::inherit()))?;
    if !json {
        print!("{output}");
    }
    figures(&output).with_context(|| format!("The bench of {name} did not end with a line of JSON"))
}

fn figures(output: &str) -> Option<Value> {
    serde_json::from_str(output.lines().rfind(|line| !line.trim().is_empty())?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_the_last_line() {
        let found = figures("measuring ...\n{\"frame_ms\": 21.5}\n\n").unwrap();
        assert_eq!(found["frame_ms"], 21.5);
        assert_eq!(figures("no figures"), None);
        assert_eq!(figures(""), None);
    }
}
