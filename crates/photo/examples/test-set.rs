//! Writes the test set: `cargo run --release -p photo --example test-set -- FOLDER [KIND]` makes a PNG of every case, or of those of one
//! kind, and `manifest.json` with what must be said of each.

#[path = "../tests/support/mod.rs"]
mod support;

use std::error::Error;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use serde_json::json;
use support::Canvas;
use support::set::cast::Cast;
use support::set::{Expected, cases};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: test-set FOLDER [KIND]")?;
    let (folder, kind) = (Path::new(&folder), arguments.next());
    fs::create_dir_all(folder)?;
    let cast = Cast::default();
    let mut manifest = Vec::new();
    for case in cases().iter().filter(|case| kind.as_ref().is_none_or(|kind| case.kind() == kind)) {
        let file = format!("{}.png", case.file());
        save(&folder.join(&file), &case.picture(&cast))?;
        let expected = match case.expected {
            Expected::Accepted => json!("accepted"),
            Expected::Fault(fault) => json!(fault),
        };
        manifest.push(json!({ "name": case.name, "file": file, "expected": expected, "or": case.or }));
    }
    println!("{} pictures", manifest.len());
    Ok(fs::write(folder.join("manifest.json"), serde_json::to_string_pretty(&manifest)?)?)
}

fn save(file: &Path, canvas: &Canvas) -> Result<(), Box<dyn Error>> {
    let out = BufWriter::new(File::create(file)?);
    let mut encoder = png::Encoder::new(out, u32::try_from(canvas.width)?, u32::try_from(canvas.height)?);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header()?.write_image_data(canvas.picture().as_image().bytes())?;
    Ok(())
}
