//! Makes `app::Key` and `staff::Key` from `locales/`, and stops the build when the languages disagree.

mod locales {
    include!("build/locales.rs");
}

use std::{env, error::Error, fs, path::Path, process::ExitCode};

/// The two surfaces with words of their own: residents' app and staff console.
const NAMESPACES: [&str; 2] = ["app", "staff"];

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build");
    let mut code = ExitCode::SUCCESS;
    for namespace in NAMESPACES {
        if let Err(error) = make_keys(namespace) {
            println!("cargo::error={error}");
            code = ExitCode::FAILURE;
        }
    }
    code
}

fn make_keys(namespace: &str) -> Result<(), Box<dyn Error>> {
    let folder = Path::new("locales").join(namespace);
    let zh = fs::read_to_string(folder.join("zh-CN.json"))?;
    let en = fs::read_to_string(folder.join("en.json"))?;
    let keys = locales::checked_keys(&zh, &en).map_err(|fault| format!("locales/{namespace}: {fault}"))?;
    let out = Path::new(&env::var("OUT_DIR")?).join(format!("{namespace}.rs"));
    Ok(fs::write(out, locales::keys_module(&keys))?)
}
