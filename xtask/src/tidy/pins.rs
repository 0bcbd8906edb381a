//! Versions that must agree: the tools we install, the crates in the lock file, and what Trunk expects.

use std::fs;

use anyhow::Result;

use super::Offence;
use crate::tools::{BINARYEN, WASM_BINDGEN};
use crate::workspace::Workspace;

/// Compares the pins.
pub(super) fn check(workspace: &Workspace) -> Result<Vec<Offence>> {
    let mut offences = Vec::new();
    let lock = fs::read_to_string(workspace.root.join("Cargo.lock"))?;
    if let Some(locked) = locked(&lock, "wasm-bindgen").filter(|locked| *locked != WASM_BINDGEN.version) {
        let fault = format!("has wasm-bindgen {locked}, but the tool is {}", WASM_BINDGEN.version);
        offences.push(Offence::new("Cargo.lock", fault));
    }
    let major = BINARYEN.version.split('.').next().unwrap_or_default();
    let lines =
        [format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version), format!("wasm_opt = \"version_{major}\"")];
    for file in ["Trunk.toml", "staff/Trunk.toml"] {
        let text = fs::read_to_string(workspace.root.join(file)).unwrap_or_default();
        for line in lines.iter().filter(|line| !text.lines().any(|found| found.trim() == **line)) {
            offences.push(Offence::new(
                file,
                format!("lacks the line `{line}`, the version of xtask/src/tools.rs"),
            ));
        }
    }
    Ok(offences)
}

/// The version of `package` in a lock file.
fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let (_, rest) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    rest.split_once('"').map(|(version, _)| version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_of_this_package_and_no_longer_name() {
        let lock = "name = \"wasm-bindgen-futures\"\nversion = \"0.4\"\n\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "leptos"), None);
    }
}
