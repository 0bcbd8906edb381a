//! The pictures of `docs/pictures`, drawn anew with `MEDCARD_PICTURES=1`.

use std::{fs::File, io::BufWriter, path::Path};

use super::samples::{Picture, fee, pictures, set, sheet, statement, top_up};
use crate::{
    payment_records::{Format, paper::Template},
    texts::Language,
};

const MOST_BYTES: u64 = 120 * 1024;

#[test]
fn the_pictures_of_the_papers_are_drawn() {
    if std::env::var_os("MEDCARD_PICTURES").is_none() {
        return;
    }
    for (language, name) in [(Language::Chinese, "zh"), (Language::English, "en")] {
        let slip = set(Template::Record, sheet(language, top_up()).data(Format::Slip).unwrap());
        draw(&pictures(&slip, 2.0)[0], &format!("record-slip-{name}"));
        let page = set(Template::Record, sheet(language, fee()).data(Format::A4).unwrap());
        draw(&pictures(&page, 1.25)[0], &format!("record-a4-{name}"));
        let list = set(Template::Statement, statement(language, 6).data().unwrap());
        draw(&pictures(&list, 1.25)[0], &format!("record-list-{name}"));
    }
}

/// Draws it into the folder of the documents' pictures.
pub(crate) fn draw(picture: &Picture, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/pictures");
    let path = folder.join(format!("{name}.png"));
    let side = |side| u32::try_from(side).unwrap();
    let file = BufWriter::new(File::create(&path).unwrap());
    let mut encoder = png::Encoder::new(file, side(picture.width), side(picture.height));
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    encoder.write_header().unwrap().write_image_data(&few(&picture.colours)).unwrap();
    assert!(path.metadata().unwrap().len() < MOST_BYTES, "{} is too large", path.display());
}

/// Each part of a colour in steps of five: smaller files, and nobody sees it.
fn few(colours: &[u8]) -> Vec<u8> {
    colours.iter().map(|part| part.saturating_add(2) / 5 * 5).collect()
}
