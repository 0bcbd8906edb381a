use crate::capture::CameraTrouble;
use crate::lookout::{Lookout, Second, is_blank};

const GOOD: Second = Second { fresh: true, blank: false };
const BLANK: Second = Second { fresh: true, blank: true };
const STALE: Second = Second { fresh: false, blank: false };

#[track_caller]
fn check(seconds: &[Second], trouble: Option<CameraTrouble>) {
    let mut lookout = Lookout::default();
    assert_eq!(seconds.iter().find_map(|second| lookout.take(*second)), trouble);
}

#[test]
fn a_camera_is_in_trouble_once_nothing_came_for_seconds_on_end() {
    check(&[GOOD; 60], None);
    check(&[STALE; 4], None);
    check(&[STALE; 5], Some(CameraTrouble::Stalled));
    check(&[BLANK, BLANK, GOOD, BLANK, BLANK, GOOD, STALE, STALE, STALE, GOOD], None);
    check(&[BLANK; 3], Some(CameraTrouble::Blank));
}

fn even(colour: [u8; 3]) -> Vec<u8> {
    let [red, green, blue] = colour;
    [red, green, blue, 255].repeat(256)
}

#[test]
fn black_and_green_are_blank_and_walls_and_dark_rooms_are_not() {
    assert!(is_blank(&even([0, 0, 0])) && is_blank(&even([0, 135, 0])) && is_blank(&even([16, 17, 16])));
    assert!(!is_blank(&even([222, 223, 225])) && !is_blank(&even([90, 80, 70])) && !is_blank(&[]));
    let mut room = even([4, 4, 5]);
    room[40] = 18;
    assert!(!is_blank(&room), "something is seen in the dark");
}
