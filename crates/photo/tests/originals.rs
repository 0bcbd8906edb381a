//! Originals: who is in them, and who is not any more.

#![expect(clippy::unwrap_used, reason = "a test that cannot make its picture should stop")]

mod support;

use photo::{Engine, Picture, Verdict, decode_any_size, original_of};
use support::{ASTRONAUT, Canvas, PRESIDENT, engine, frame_of, profile, seat};

fn look(engine: &Engine, picture: &Picture) -> Verdict {
    engine.judge(&picture.as_image(), &profile())
}

/// The stored original of a picture.
fn stored(engine: &Engine, canvas: &Canvas) -> (Verdict, Picture) {
    let picture = canvas.picture();
    let before = look(engine, &picture);
    let file = original_of(&picture.as_image(), before.face.as_ref(), &profile()).unwrap();
    (before, decode_any_size(&file).unwrap())
}

#[test]
fn a_bystander_is_cut_away() {
    let engine = engine();
    let mut canvas = frame_of(&PRESIDENT, [360.0, 330.0], 240.0, 0.0);
    seat(&mut canvas, &ASTRONAUT, [1060.0, 330.0], 200.0, 0.0);
    let (before, kept) = stored(&engine, &canvas);
    assert_eq!(before.faces, 2);
    let image = kept.as_image();
    assert!(image.width() < 640 && image.height() <= 720, "{kept:?}");
    assert_eq!(look(&engine, &kept).faces, 1);
    let found = look(&engine, &kept).face.unwrap();
    let width = before.face.unwrap().width();
    assert!((found.width() - width).abs() < 0.05 * width, "the person is as large as before: {found:?}");
}

#[test]
fn what_is_around_the_person_is_kept() {
    let engine = engine();
    let (before, kept) = stored(&engine, &frame_of(&ASTRONAUT, [640.0, 330.0], 200.0, 0.0));
    let (found, face) = (look(&engine, &kept).face.unwrap(), before.face.unwrap());
    let image = kept.as_image();
    let [width, height] = [image.width(), image.height()].map(|side| f32::from(u16::try_from(side).unwrap()));
    // The finished photo takes 358 of its pixels for a face of 217; the original 1.3 times as much.
    let expected = face.width() / 217.0 * 358.0 * 1.3;
    assert!((width - expected).abs() < 0.05 * expected, "{width} and not {expected}");
    let [left, top, right, bottom] = found.bounds();
    assert!(left > 0.0 && top > 0.0 && right < width && bottom < height);
}

#[test]
fn without_a_face_the_middle_is_kept() {
    let kept = |width, height| {
        let picture = Canvas::plain(width, height, [90.0, 120.0, 160.0]).picture();
        let kept = decode_any_size(&original_of(&picture.as_image(), None, &profile()).unwrap()).unwrap();
        let image = kept.as_image();
        (image.width(), image.height())
    };
    assert_eq!(kept(500, 600), (500, 600), "about the form of a card");
    // 600 × 358 / 441, and 0.15 of it on each side.
    assert_eq!(kept(2000, 600), (634, 600));
}

#[test]
fn a_picture_of_any_size_can_be_looked_at() {
    let engine = engine();
    for (width, height) in [(1, 1), (1, 700), (700, 1), (2, 3), (40, 30)] {
        let canvas = Canvas::plain(width, height, [120.0; 3]);
        let (verdict, kept) = stored(&engine, &canvas);
        assert_eq!(verdict.faces, 0, "{width}×{height}");
        let kept = kept.as_image();
        assert!((1..=width).contains(&kept.width()) && (1..=height).contains(&kept.height()));
    }
}
