//! One fault, one name: what a fault takes the ground from is not named as well, and nobody is overlooked.

#![expect(clippy::unwrap_used, reason = "a test that cannot make its picture should stop")]

mod support;

use domain::application::PhotoException;
use domain::photo::{Check, Fault, Level, PhotoReport};
use photo::{Picture, Verdict};
use support::set::{cases, cast::Cast};
use support::{ASTRONAUT, Canvas, PRESIDENT, Sitter, engine, frame_of, profile, seat, wall};

fn judge(picture: &Picture) -> Verdict {
    engine().judge(&picture.as_image(), &profile())
}

/// What is wrong, but for the smiles of the sitters.
fn faults(report: &PhotoReport) -> Vec<Fault> {
    report.faults_at(Level::Fault).into_iter().filter(|fault| *fault != Fault::MouthOpen).collect()
}

fn sits(sitter: &Sitter, degrees: f32) -> Canvas {
    frame_of(sitter, [640.0, 330.0], 240.0, degrees)
}

/// Noise of a spread, the same in every run.
fn noisy(mut canvas: Canvas, spread: f32) -> Canvas {
    let mut state = 1_u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f32::from(u16::try_from(state >> 16).unwrap()) / 65_535.0 - 0.5
    };
    for pixel in &mut canvas.pixels {
        // A sum of even noises is nearly a normal one; that of four has a spread of 0.58.
        let [red, green, blue] = *pixel;
        let mut grain = || (noise() + noise() + noise() + noise()) / 0.58 * spread;
        *pixel = [red + grain(), green + grain(), blue + grain()].map(|value| value.clamp(0.0, 255.0));
    }
    canvas
}

#[test]
fn an_upside_down_face_is_tilted() {
    for sitter in [&ASTRONAUT, &PRESIDENT] {
        let mut frame = wall();
        seat(&mut frame, sitter, [640.0, 390.0], 240.0, 180.0);
        let verdict = judge(&frame.picture());
        assert!(faults(&verdict.report).contains(&Fault::Roll), "{}: {:?}", sitter.file, verdict.report);
        assert!(verdict.face.unwrap().roll().abs() > 170.0);
    }
}

#[test]
fn somebody_half_as_large_is_not_overlooked() {
    for share in [0.5, 0.4] {
        let mut frame = wall();
        seat(&mut frame, &ASTRONAUT, [1050.0, 240.0], 200.0 * share, 0.0);
        seat(&mut frame, &PRESIDENT, [500.0, 330.0], 200.0, 0.0);
        let verdict = judge(&frame.picture());
        assert_eq!(verdict.faces, 2, "{share}");
        assert!(faults(&verdict.report).contains(&Fault::SeveralFaces), "{share}");
    }
}

#[test]
fn grain_is_no_sharpness() {
    for sitter in [&ASTRONAUT, &PRESIDENT] {
        assert!(faults(&judge(&noisy(sits(sitter, 0.0), 6.0).picture()).report).is_empty(), "a little");
        let lost = judge(&noisy(sits(sitter, 0.0), 80.0).picture()).report;
        assert!(
            faults(&lost).iter().any(|fault| matches!(fault, Fault::Blurred | Fault::NoFace)),
            "{lost:?}"
        );
    }
}

#[test]
fn what_is_covered_dark_or_hazy_is_named_once() {
    let named = [
        (Fault::FaceCovered, "mask/president-black"),
        (Fault::FaceCovered, "mask/president-white"),
        (Fault::TooDark, "dark/astronaut-0.2"),
        (Fault::TooBright, "bright/president-2.3"),
        (Fault::FlatContrast, "haze/president-0.1"),
        (Fault::UnnaturalColour, "colour-cast/astronaut-green"),
        (Fault::CutOff, "cut/president-left"),
        (Fault::HeadCovered, "hat/president-scarf-black"),
    ];
    let cast = Cast::default();
    let cases: Vec<_> =
        cases().into_iter().filter(|case| named.iter().any(|(_, name)| case.name == *name)).collect();
    assert_eq!(cases.len(), named.len());
    for case in cases {
        let (fault, _) = named.iter().find(|(_, name)| case.name == *name).unwrap();
        let report = judge(&case.picture(&cast).picture()).report;
        assert_eq!(report.faults_at(Level::Fault), [*fault], "{}: {report:?}", case.name);
    }
}

#[test]
fn a_check_without_ground_is_missing_and_its_cause_is_not() {
    let report = judge(&sits(&PRESIDENT, 0.0).brighter(0.2).picture()).report;
    let has = |check: Check| report.measures.iter().any(|measure| measure.check == check);
    assert!(has(Check::Brightness) && has(Check::Roll));
    assert!(!has(Check::Contrast) && !has(Check::FaceBare) && !has(Check::EyesOpen));
}

/// A turned head hides half a face, whether or not it is asked to look straight.
#[test]
fn what_is_waived_takes_the_ground_away_all_the_same() {
    let cast = Cast::default();
    let turned = cases().into_iter().find(|case| case.kind() == "yaw").unwrap().picture(&cast);
    for exception in [None, Some(PhotoException::Head)] {
        let rules = profile().excepting(exception);
        let report = engine().judge(&turned.picture().as_image(), &rules).report;
        let level =
            |check| report.measures.iter().find(|measure| measure.check == check).map(|found| found.level);
        let turned = if exception.is_some() { Level::Pass } else { Level::Fault };
        assert_eq!((level(Check::Yaw), level(Check::FaceBare)), (Some(turned), None), "{exception:?}");
    }
}
