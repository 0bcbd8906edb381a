//! Eyes, mouth and clothes.

use domain::photo::Fault;

use super::List;
use super::portrait::{LIGHT, Shot, WHITE};
use super::skin::with_clothes;
use super::slit::{Mouth, with_closed_eyes, with_mouth};

pub(super) fn add(list: &mut List) {
    eyes(list);
    mouths(list);
    clothes(list);
}

fn eyes(list: &mut List) {
    let which = [
        ("both", [true, true], 0),
        ("both-far", [true, true], 3),
        ("both-portrait", [true, true], 2),
        ("right", [true, false], 0),
        ("left", [false, true], 1),
    ];
    list.each(&which, |list, _, name, who, (label, which, view)| {
        list.refused(format!("closed-eyes/{name}-{label}"), Fault::EyesClosed, move |cast| {
            Shot::nth(view).of(&with_closed_eyes(cast.neutral(who), which)).canvas
        });
    });
    list.each(&[0.028_f32, 0.034, 0.04], |list, n, name, who, large| {
        list.refused(format!("red-eyes/{name}-{large}"), Fault::RedEyes, move |cast| {
            Shot::nth(n).of(cast.neutral(who)).with_red_eyes(large).canvas
        });
    });
}

fn mouths(list: &mut List) {
    let mouths = [
        ("a", Mouth { wide: 0.36, droop: 0.0, open: 0.17 }),
        ("ah", Mouth { wide: 0.37, droop: 0.0, open: 0.24 }),
        ("oh", Mouth { wide: 0.3, droop: 0.0, open: 0.22 }),
        ("laugh", Mouth { wide: 0.46, droop: -0.03, open: 0.2 }),
    ];
    list.each(&mouths, |list, n, name, who, (label, mouth)| {
        list.refused(format!("open-mouth/{name}-{label}"), Fault::MouthOpen, move |cast| {
            Shot::nth(n).of(&with_mouth(cast.neutral(who), mouth)).canvas
        });
    });
    list.each(&[0, 1, 2], |list, _, name, who, view| {
        // Teeth show: the mouth is open by the letter, the face not neutral by any measure.
        list.either(
            format!("smile/{name}-teeth-{view}"),
            Fault::Expression,
            &[Fault::MouthOpen],
            move |cast| Shot::nth(view).of(cast.smiling(who)).canvas,
        );
    });
    let faces = [
        ("grin", Mouth { wide: 0.52, droop: -0.06, open: 0.0 }),
        ("sulk", Mouth { wide: 0.36, droop: 0.075, open: 0.0 }),
    ];
    list.each(&faces, |list, n, name, who, (label, mouth)| {
        list.refused(format!("smile/{name}-{label}"), Fault::Expression, move |cast| {
            Shot::nth(n).of(&with_mouth(cast.neutral(who), mouth)).canvas
        });
    });
}

fn clothes(list: &mut List) {
    let tops = [("white", [243.0, 243.0, 244.0], WHITE), ("cream", [240.0, 236.0, 228.0], LIGHT)];
    list.each(&tops, |list, _, name, who, (label, cloth, wall)| {
        list.refused(format!("white-top/{name}-{label}"), Fault::WhiteClothes, move |cast| {
            Shot::before(wall).of(&with_clothes(cast.neutral(who).clone(), cloth)).canvas
        });
    });
}
