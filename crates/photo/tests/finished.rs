//! Finished card photos: what a counter's software would check.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot make its photo should stop")]

mod support;

use domain::photo::{Check, PhotoProfile};
use photo::{Engine, FinishError, Finished, Picture};
use support::{ASTRONAUT, Canvas, PRESIDENT, Sitter, engine, frame_of, profile};

fn finish(engine: &Engine, picture: &Picture, profile: &PhotoProfile) -> Result<Finished, FinishError> {
    let image = picture.as_image();
    let face = engine.judge(&image, profile).face.expect("a face");
    engine.finish(&image, &face, profile)
}

fn seated(sitter: &Sitter) -> Picture {
    frame_of(sitter, [640.0, 330.0], 260.0, 0.0).picture()
}

/// What every file must be, whoever is in it.
fn well_formed(file: &Finished, profile: &PhotoProfile) {
    let jpeg = &file.jpeg;
    let most = usize::try_from(profile.bytes.max).unwrap();
    let least = usize::try_from(profile.bytes.min).unwrap();
    assert!((least..=most).contains(&jpeg.len()), "{} bytes", jpeg.len());
    assert!(file.quality >= profile.min_quality, "quality {}", file.quality);
    assert!(jpeg.starts_with(b"\xff\xd8\xff\xe0\x00\x10JFIF\0"), "a JFIF header comes first");
    let [x, y] = profile.dpi.to_be_bytes();
    assert_eq!(jpeg[13..18], [1, x, y, x, y], "dots per inch");
    assert!(jpeg.ends_with(&[0xff, 0xd9]), "nothing after the end");
    let ends = jpeg.windows(2).filter(|pair| pair == &[0xff, 0xd9]).count();
    assert_eq!(ends, 1, "one end only");
    let mut decoder = jpeg_decoder::Decoder::new(jpeg.as_slice());
    decoder.decode().unwrap();
    let info = decoder.info().unwrap();
    assert_eq!((info.width, info.height), (profile.width, profile.height));
    assert_eq!(info.pixel_format, jpeg_decoder::PixelFormat::RGB24);
}

#[test]
fn the_file_is_what_the_profile_asks_for() {
    let (engine, profile) = (engine(), profile());
    for picture in [seated(&ASTRONAUT), seated(&PRESIDENT), Canvas::face("obama.jpg").picture()] {
        let file = finish(&engine, &picture, &profile).unwrap();
        well_formed(&file, &profile);
        let geometry = file.geometry.unwrap();
        assert!(profile.face_width.holds(geometry.face_width), "{geometry:?}");
        assert!(profile.eyes_x.holds(geometry.eyes_x), "{geometry:?}");
        assert!(geometry.eyes_above_bottom >= profile.eyes_above_bottom, "{geometry:?}");
        let checks: Vec<_> = file.report.measures.iter().map(|measure| measure.check).collect();
        assert_eq!(checks, Check::ALL, "a finished photo answers for everything");
    }
}

#[test]
fn other_ranges_are_met_too() {
    let engine = engine();
    let picture = seated(&ASTRONAUT);
    for (min, max, dpi) in
        [(9 * 1024, 20 * 1024, 300), (15 * 1024, 35 * 1024, 350), (20 * 1024, 200 * 1024, 350)]
    {
        let mut profile = profile();
        (profile.bytes.min, profile.bytes.max, profile.dpi) = (min, max, dpi);
        well_formed(&finish(&engine, &picture, &profile).unwrap(), &profile);
    }
}

#[test]
fn a_range_that_cannot_be_met_is_said_so() {
    let engine = engine();
    let picture = seated(&ASTRONAUT);
    let mut tight = profile();
    (tight.bytes.min, tight.bytes.max) = (1000, 2000);
    let error = finish(&engine, &picture, &tight).unwrap_err();
    assert!(matches!(error, FinishError::TooManyBytes { most: 2000, bytes } if bytes > 2000), "{error:?}");
    let mut wide = profile();
    (wide.bytes.min, wide.bytes.max) = (900_000, 1_000_000);
    let error = finish(&engine, &picture, &wide).unwrap_err();
    assert!(matches!(error, FinishError::TooFewBytes { least: 900_000, .. }), "{error:?}");
}

#[test]
fn a_face_that_fills_the_picture_is_not_finished_but_a_clerk_gets_it() {
    let (engine, profile) = (engine(), profile());
    let picture = frame_of(&ASTRONAUT, [640.0, 330.0], 560.0, 0.0).picture();
    let image = picture.as_image();
    let face = engine.judge(&image, &profile).face.expect("a face");
    assert_eq!(engine.finish(&image, &face, &profile).unwrap_err(), FinishError::TooTight);
    well_formed(&engine.finish_for_clerk(&image, Some(&face), &profile).unwrap(), &profile);
}

#[test]
fn without_a_face_a_clerk_gets_the_middle() {
    let (engine, mut profile) = (engine(), profile());
    let picture = frame_of(&ASTRONAUT, [640.0, 330.0], 260.0, 0.0).picture();
    profile.bytes.min = 1024;
    let file = engine.finish_for_clerk(&picture.as_image(), None, &profile).unwrap();
    well_formed(&file, &profile);
}
