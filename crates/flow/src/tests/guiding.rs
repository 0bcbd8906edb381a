use domain::photo::{Hint, Level};

use crate::fixtures::report;
use crate::guidance::{Guidance, Guided};

fn check(frames: &[(f64, Hint, Level)], expected: &[(bool, bool)]) {
    let mut guidance = Guidance::new(false);
    for ((now, hint, level), (show, held)) in frames.iter().zip(expected) {
        assert_eq!(
            guidance.take(&report(*hint, *level), *now),
            Guided { show: *show, held: *held },
            "at {now} ms"
        );
    }
}

#[test]
fn a_hint_stays_for_a_second() {
    check(
        &[
            (0.0, Hint::NoFace, Level::Fault),
            (500.0, Hint::ComeCloser, Level::Fault),
            (900.0, Hint::NoFace, Level::Fault),
            (1_000.0, Hint::ComeCloser, Level::Fault),
            (1_500.0, Hint::ComeCloser, Level::Fault),
        ],
        &[(true, false), (false, false), (false, false), (true, false), (false, false)],
    );
}

#[test]
fn the_shutter_waits_for_a_steady_second_and_fires_once() {
    check(
        &[
            (0.0, Hint::Ready, Level::Pass),
            (600.0, Hint::Ready, Level::Advice),
            (700.0, Hint::HoldStill, Level::Fault),
            (800.0, Hint::Ready, Level::Pass),
            (1_700.0, Hint::Ready, Level::Pass),
            (1_800.0, Hint::Ready, Level::Pass),
            (1_900.0, Hint::Ready, Level::Pass),
        ],
        &[
            (true, false),
            (false, false),
            (false, false),
            (false, false),
            (false, false),
            (false, true),
            (false, false),
        ],
    );
}

#[test]
fn elder_mode_lets_one_read_what_is_about_to_happen() {
    let mut guidance = Guidance::new(true);
    let held = |now, guidance: &mut Guidance| guidance.take(&report(Hint::Ready, Level::Pass), now).held;
    assert!(!held(0.0, &mut guidance));
    assert!(!held(4_999.0, &mut guidance));
    assert!(held(5_000.0, &mut guidance));
}
