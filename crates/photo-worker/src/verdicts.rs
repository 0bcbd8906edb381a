//! The desk in the browser, on real pictures: what it says of each is what the engine says on the server. Both are compared with one file.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that gets another answer should stop")]

#[path = "../../photo/tests/support/pictures.rs"]
mod pictures;

use domain::photo::{FromStudio, PictureFault};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use crate::{Desk, Shot};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const PORTRAIT: &[u8] = include_bytes!("../../photo/tests/faces/obama.jpg");

fn desk() -> Desk {
    Desk::new(pictures::engine(), pictures::profile())
}

fn shot(image: &photo::Image) -> Shot {
    let pixels = image.bytes().as_chunks::<3>().0.iter().flat_map(|&[r, g, b]| [r, g, b, 255]).collect();
    Shot { pixels, width: image.width(), height: image.height() }
}

#[wasm_bindgen_test]
fn this_browser_says_what_all_must_say() {
    let mut desk = desk();
    let found = pictures::verdicts(|image| {
        // Before an empty wall the last person is forgotten.
        desk.frame(0, Shot { pixels: vec![222; 640 * 480 * 4], width: 640, height: 480 });
        match desk.frame(1, shot(image)).message {
            FromStudio::Seen { report, .. } => report,
            other => panic!("{other:?}"),
        }
    });
    pictures::compare(&found);
}

#[wasm_bindgen_test]
fn a_portrait_is_taken_with_its_preview() {
    let mut desk = desk();
    let picture = photo::decode(PORTRAIT).unwrap();
    desk.frame(1, shot(&picture.as_image()));
    let answer = desk.capture(7);
    let FromStudio::Taken { attempt: 7, report } = answer.message else {
        panic!("{:?}", answer.message);
    };
    let [original, preview] = answer.files.as_slice() else { panic!("{} files", answer.files.len()) };
    // Whoever reads the file finds what was told of it.
    let reread = photo::decode(original).unwrap();
    let judged = pictures::engine().judge(&reread.as_image(), &pictures::profile()).report;
    assert_eq!(judged, report);
    assert!(photo_of_the_profile(preview));
}

/// A JPEG within the profile's range of bytes, with nothing after its end.
fn photo_of_the_profile(file: &[u8]) -> bool {
    let bytes = pictures::profile().bytes;
    let length = u32::try_from(file.len()).unwrap();
    (bytes.min..=bytes.max).contains(&length)
        && file.starts_with(&[0xff, 0xd8])
        && file.ends_with(&[0xff, 0xd9])
}

#[wasm_bindgen_test]
fn without_a_frame_nothing_is_taken() {
    let reason = PictureFault::NoFrame;
    let answer = desk().capture(4);
    assert_eq!(answer.message, FromStudio::Refused { attempt: 4, reason });
    assert!(answer.files.is_empty());
}
