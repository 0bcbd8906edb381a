//! Following a face from frame to frame.

mod support;

use domain::photo::{Check, Hint, Level};
use photo::{Engine, Sighting, Track};
use support::{ASTRONAUT, Canvas, Scene, engine, frame_of, profile};

fn look(engine: &Engine, frame: &Canvas, track: &mut Track) -> Sighting {
    engine.look(&frame.picture().as_image(), track, &profile())
}

#[test]
fn a_moving_face_is_followed() {
    let (engine, mut track) = (engine(), Track::default());
    for step in 0..10_u8 {
        let x = 560.0 + 16.0 * f32::from(step);
        let frame = frame_of(&ASTRONAUT, [x, 330.0], 260.0, 0.0);
        let seen = look(&engine, &frame, &mut track);
        let [found, _] = seen.face.expect("a face").eyes();
        assert!((found - x).abs() < 12.0, "frame {step}: {found} instead of {x}");
        let faults: Vec<_> = seen.report.failed_at(Level::Fault).collect();
        assert_eq!(faults, [Check::MouthClosed], "frame {step}: {:?}", seen.report);
    }
}

#[test]
fn a_second_person_is_noticed_within_six_frames() {
    let (engine, mut track) = (engine(), Track::default());
    // Alone first, at the place one of the two has later.
    let mut alone = support::wall();
    support::seat(&mut alone, &ASTRONAUT, [0.27 * 1280.0, 0.45 * 720.0], 256.0, 0.0);
    assert_ne!(look(&engine, &alone, &mut track).report.hint, Hint::OnePersonOnly);
    let two = Scene::Two.frame(1280, 720);
    let noticed = (1..=6).find(|_| look(&engine, &two, &mut track).report.hint == Hint::OnePersonOnly);
    assert!(noticed.is_some());
}

#[test]
fn a_face_that_left_is_not_imagined() {
    let (engine, mut track) = (engine(), Track::default());
    assert!(look(&engine, &Scene::Face.frame(1280, 720), &mut track).face.is_some());
    let seen = look(&engine, &support::wall(), &mut track);
    assert!(seen.face.is_none());
    assert_eq!(seen.report.hint, Hint::NoFace);
    assert!(look(&engine, &Scene::Face.frame(1280, 720), &mut track).face.is_some(), "and found again");
}

#[test]
fn the_sharpest_frame_is_worth_most() {
    let engine = engine();
    let good = Scene::Face.frame(1280, 720);
    let worth = |frame: &Canvas| look(&engine, frame, &mut Track::default()).score;
    assert!(worth(&good) > worth(&good.blurred(1.0)));
    assert!(worth(&good.blurred(1.0)) > worth(&good.blurred(3.0)));
}
