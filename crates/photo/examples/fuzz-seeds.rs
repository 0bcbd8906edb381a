//! Writes the files that fuzzing begins with: `cargo run -p photo --example fuzz-seeds -- FOLDER`.

#[path = "../tests/support/mod.rs"]
mod support;

use std::error::Error;
use std::fs;
use std::path::Path;

use support::seeds;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: fuzz-seeds FOLDER")?;
    let files = seeds::files()?;
    for (target, seeds) in [("decode", files.clone()), ("check", [files, seeds::pixels()].concat())] {
        let folder = Path::new(&folder).join(target);
        fs::create_dir_all(&folder)?;
        for (name, seed) in seeds {
            fs::write(folder.join(name), seed)?;
        }
    }
    Ok(())
}
