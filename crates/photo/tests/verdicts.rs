//! Pictures and what must be said of them: one row a picture.

#![expect(clippy::unwrap_used, reason = "a test that cannot make its picture should stop")]

mod support;

use domain::photo::{Check, Fault, Hint, Level, PhotoReport};
use photo::Picture;
use support::{ASTRONAUT, Canvas, PRESIDENT, Scene, Sitter, engine, frame_of, profile};

/// Judges a picture with the demo regions' rules.
fn judge(picture: &Picture) -> PhotoReport {
    engine().judge(&picture.as_image(), &profile()).report
}

/// The picture's first fault has this reason, and this is what the person is told.
fn refused(name: &str, picture: &Picture, reason: Check, hint: Hint) {
    let report = judge(picture);
    assert_eq!(report.failed_at(Level::Fault).next(), Some(reason), "{name}: {report:?}");
    assert_eq!(report.hint, hint, "{name}: {report:?}");
}

fn seated(sitter: &Sitter) -> Canvas {
    frame_of(sitter, [640.0, 330.0], 260.0, 0.0)
}

#[test]
fn good_frames_pass_but_for_the_smile() {
    for sitter in [&ASTRONAUT, &PRESIDENT] {
        for width in [215.0, 260.0, 300.0] {
            let report = judge(&frame_of(sitter, [640.0, 330.0], width, 0.0).picture());
            let faults: Vec<_> = report.failed_at(Level::Fault).collect();
            assert_eq!(faults, [Check::MouthClosed], "{} at {width}: {report:?}", sitter.file);
            let measured = report.measures.iter().map(|measure| measure.check);
            // How white the border is, is measured in the finished photo.
            assert!(measured.eq(Check::ALL.into_iter().filter(|check| *check != Check::WhiteBorder)));
        }
    }
}

#[test]
fn a_real_portrait_passes_but_for_the_smile() {
    let report = judge(&Canvas::face("obama.jpg").picture());
    assert_eq!(report.faults_at(Level::Fault), [Fault::MouthOpen], "{report:?}");
}

#[test]
fn no_face_is_no_face() {
    let mut room = support::wall();
    let home = photo_of_a_home();
    room.paint(&home, [256.0, 192.0], [640.0, 360.0], 2.5, 0.0);
    refused("home", &room.picture(), Check::OneFace, Hint::NoFace);
    refused("wall", &support::wall().picture(), Check::OneFace, Hint::NoFace);
    let report = judge(&room.picture());
    assert_eq!(report.measures.len(), 1, "without a face there is nothing else to measure");
}

/// Smaller than a card photo's source may be, so painted large by the test.
fn photo_of_a_home() -> Canvas {
    let mut decoder =
        jpeg_decoder::Decoder::new(std::io::Cursor::new(support::bytes("tests/faces/home.jpg")));
    let pixels = decoder.decode().unwrap();
    let pixels = pixels.as_chunks::<3>().0.iter().map(|&rgb| rgb.map(f32::from)).collect();
    Canvas { width: 512, height: 384, pixels }
}

#[test]
fn a_cut_face_is_refused() {
    let partial = Canvas::face("obama_partial_face.jpg").picture();
    refused("partial", &partial, Check::WholeFace, Hint::ShowWholeFace);
    for (name, eyes) in [("left", [30.0, 330.0]), ("right", [1250.0, 330.0]), ("top", [640.0, 20.0])] {
        let frame = frame_of(&ASTRONAUT, eyes, 260.0, 0.0);
        refused(name, &frame.picture(), Check::WholeFace, Hint::ShowWholeFace);
    }
}

#[test]
fn a_profile_in_grey_is_refused() {
    let mut frame = support::wall();
    frame.paint(&Canvas::face("camera.png"), [242.0, 149.0], [640.0, 330.0], 5.0, 0.0);
    let report = judge(&frame.picture());
    let faults: Vec<_> = report.failed_at(Level::Fault).collect();
    assert!(faults.contains(&Check::Yaw) && faults.contains(&Check::Colour), "{report:?}");
    assert_eq!(report.hint, Hint::UseColour);
}

#[test]
fn two_people_are_one_too_many() {
    refused("two", &Scene::Two.frame(1280, 720).picture(), Check::OneFace, Hint::OnePersonOnly);
}

#[test]
fn light_blur_and_tilt_are_named() {
    for sitter in [&ASTRONAUT, &PRESIDENT] {
        let good = seated(sitter);
        let dark = good.clone().brighter(0.3).picture();
        refused("dark", &dark, Check::Brightness, Hint::MoreLight);
        let bright = good.clone().brighter(2.0).picture();
        refused("bright", &bright, Check::Brightness, Hint::LessLight);
        refused("grey", &good.clone().grey().picture(), Check::Colour, Hint::UseColour);
        for sigma in [2.0, 3.0] {
            refused("blurred", &good.blurred(sigma).picture(), Check::Sharp, Hint::HoldStill);
        }
        // The sitters hold their heads at 3 and −1 degrees themselves.
        for degrees in [-14.0, 11.0, 20.0] {
            let tilted = frame_of(sitter, [640.0, 330.0], 260.0, degrees);
            refused("tilted", &tilted.picture(), Check::Roll, Hint::HeadUpright);
        }
    }
}

#[test]
fn distance_and_place_are_named() {
    let far = frame_of(&ASTRONAUT, [640.0, 330.0], 120.0, 0.0);
    refused("far", &far.picture(), Check::Size, Hint::ComeCloser);
    let near = frame_of(&PRESIDENT, [640.0, 300.0], 440.0, 0.0);
    refused("near", &near.picture(), Check::Size, Hint::StepBack);
    // The picture's left is the person's right, so they must move to their left.
    let cases = [
        ("left", [150.0, 330.0], Hint::MoveLeft),
        ("right", [1130.0, 330.0], Hint::MoveRight),
        ("high", [640.0, 130.0], Hint::MoveDown),
    ];
    for (name, eyes, hint) in cases {
        refused(name, &frame_of(&ASTRONAUT, eyes, 260.0, 0.0).picture(), Check::Centred, hint);
    }
}

#[test]
fn a_region_can_make_a_fault_an_advice_or_switch_it_off() {
    let picture = seated(&ASTRONAUT).grey().picture();
    for level in [Level::Pass, Level::Advice] {
        let mut lenient = profile();
        lenient
            .rules
            .iter_mut()
            .filter(|rule| rule.check == Check::Colour)
            .for_each(|rule| rule.level = level);
        let report = engine().judge(&picture.as_image(), &lenient).report;
        let colour = report.measures.iter().find(|measure| measure.check == Check::Colour).unwrap();
        assert_eq!(colour.level, level, "{report:?}");
        assert_eq!(report.faults_at(Level::Fault), [Fault::MouthOpen]);
    }
}

#[test]
fn the_fake_cameras_show_what_they_say() {
    let cases = [
        (Scene::Face, Hint::Ready),
        (Scene::None, Hint::NoFace),
        (Scene::Half, Hint::ShowWholeFace),
        (Scene::Two, Hint::OnePersonOnly),
        (Scene::Dark, Hint::MoreLight),
    ];
    for (scene, hint) in cases {
        let report = judge(&scene.frame(1280, 720).picture());
        assert_eq!(report.hint, hint, "{scene:?}: {report:?}");
        assert_eq!(report.level() < Level::Fault, scene == Scene::Face, "{scene:?}");
    }
}
