//! What covers the face or the head: masks, hands, hats, glasses, hair.

use domain::photo::Fault;

use super::List;
use super::glasses::{Form, Lens};
use super::hat::Hat;
use super::mask::{Cloth, Fit, SNUG};
use super::portrait::Shot;

pub(super) fn add(list: &mut List) {
    masks(list);
    hands(list);
    hats(list);
    dark_glasses(list);
    glare(list);
    fringes(list);
}

fn masks(list: &mut List) {
    let low = Fit { top: 0.2, below: 0.04 };
    let high = Fit { top: 0.07, below: 0.08 };
    let masks = [
        ("surgical", Cloth::Pleated([152.0, 196.0, 222.0]), SNUG),
        ("surgical-low", Cloth::Pleated([160.0, 202.0, 214.0]), low),
        ("white", Cloth::Pleated([236.0, 237.0, 238.0]), SNUG),
        ("white-cup", Cloth::Smooth([233.0, 233.0, 230.0]), high),
        ("black", Cloth::Smooth([30.0, 30.0, 33.0]), SNUG),
        ("black-high", Cloth::Pleated([38.0, 38.0, 42.0]), high),
        ("grey", Cloth::Smooth([128.0, 130.0, 134.0]), SNUG),
        ("pink", Cloth::Pleated([232.0, 176.0, 186.0]), SNUG),
        ("striped", Cloth::Striped([225.0, 220.0, 210.0], [50.0, 70.0, 120.0]), SNUG),
        ("flowered", Cloth::Flowered([222.0, 214.0, 200.0], [168.0, 58.0, 80.0]), high),
        ("skin", Cloth::Smooth([214.0, 168.0, 140.0]), SNUG),
        ("light-skin", Cloth::Pleated([232.0, 196.0, 172.0]), SNUG),
    ];
    list.each(&masks, |list, n, name, who, (label, cloth, fit)| {
        list.refused(format!("mask/{name}-{label}"), Fault::FaceCovered, move |cast| {
            Shot::nth(n).of(cast.neutral(who)).with_mask(cloth, fit).canvas
        });
    });
}

fn hands(list: &mut List) {
    let over_mouth = [
        ("level", [-0.38, 0.42], 8.0, 0.75),
        ("slant", [-0.25, 0.24], 35.0, 0.7),
        ("left", [0.36, 0.46], 172.0, 0.75),
        ("upright", [0.0, 0.2], 88.0, 0.7),
    ];
    list.each(&over_mouth, |list, n, name, who, (label, tips, degrees, reach)| {
        list.refused(format!("hand/{name}-mouth-{label}"), Fault::FaceCovered, move |cast| {
            Shot::nth(n).of(cast.neutral(who)).with_hand(tips, degrees, reach).canvas
        });
    });
    let over_eye = [("left", [0.12, -0.14], 40.0, 0.72), ("right", [-0.12, -0.1], 142.0, 0.72)];
    let eye: &[Fault] = &[Fault::EyesClosed, Fault::HairOverEyes, Fault::DarkGlasses];
    list.each(&over_eye, |list, n, name, who, (label, tips, degrees, reach)| {
        list.either(format!("hand/{name}-eye-{label}"), Fault::FaceCovered, eye, move |cast| {
            Shot::nth(n).of(cast.neutral(who)).with_hand(tips, degrees, reach).canvas
        });
    });
}

fn hats(list: &mut List) {
    const BLACK: [f32; 3] = [24.0, 24.0, 26.0];
    const NAVY: [f32; 3] = [34.0, 44.0, 88.0];
    const RED: [f32; 3] = [158.0, 32.0, 36.0];
    const WHITE: [f32; 3] = [228.0, 228.0, 226.0];
    let hats = [
        ("cap-black", Hat::Cap, BLACK),
        ("cap-navy", Hat::Cap, NAVY),
        ("cap-red", Hat::Cap, RED),
        ("cap-white", Hat::Cap, WHITE),
        ("cap-khaki", Hat::Cap, [150.0, 134.0, 98.0]),
        ("beanie-black", Hat::Beanie, BLACK),
        ("beanie-navy", Hat::Beanie, NAVY),
        ("beanie-red", Hat::Beanie, RED),
        ("beanie-white", Hat::Beanie, WHITE),
        ("beanie-green", Hat::Beanie, [60.0, 110.0, 70.0]),
        ("brim-straw", Hat::Brim, [205.0, 178.0, 124.0]),
        ("brim-brown", Hat::Brim, [112.0, 84.0, 58.0]),
        ("brim-black", Hat::Brim, BLACK),
        ("scarf-green", Hat::Scarf, [62.0, 112.0, 106.0]),
        ("scarf-black", Hat::Scarf, BLACK),
        ("scarf-white", Hat::Scarf, WHITE),
        ("hood-grey", Hat::Hood, [78.0, 78.0, 86.0]),
        ("hood-red", Hat::Hood, RED),
    ];
    list.each(&hats, |list, n, name, who, (label, hat, colour)| {
        list.refused(format!("hat/{name}-{label}"), Fault::HeadCovered, move |cast| {
            Shot::nth(n).of(cast.neutral(who)).with_hat(hat, colour).canvas
        });
    });
}

fn dark_glasses(list: &mut List) {
    const BLACK: [f32; 3] = [16.0, 16.0, 18.0];
    let glasses = [
        ("black-round", Form::Round, Lens::Tinted(BLACK, 0.96), [20.0; 3], 0.012),
        ("black-square", Form::Square, Lens::Tinted(BLACK, 0.95), [22.0; 3], 0.016),
        ("black-aviator", Form::Aviator, Lens::Tinted(BLACK, 0.93), [150.0, 130.0, 90.0], 0.007),
        ("brown-square", Form::Square, Lens::Tinted([58.0, 36.0, 22.0], 0.88), [70.0, 46.0, 30.0], 0.014),
        ("brown-aviator", Form::Aviator, Lens::Tinted([70.0, 46.0, 28.0], 0.8), [160.0, 140.0, 96.0], 0.007),
        ("green-round", Form::Round, Lens::Tinted([26.0, 46.0, 34.0], 0.85), [40.0, 38.0, 36.0], 0.01),
        (
            "blue-mirror",
            Form::Aviator,
            Lens::Mirror([96.0, 140.0, 200.0], [48.0, 46.0, 44.0]),
            [150.0, 146.0, 140.0],
            0.008,
        ),
        (
            "silver-mirror",
            Form::Square,
            Lens::Mirror([196.0, 204.0, 212.0], [90.0, 88.0, 84.0]),
            [60.0; 3],
            0.012,
        ),
        (
            "gold-mirror",
            Form::Round,
            Lens::Mirror([208.0, 164.0, 82.0], [92.0, 60.0, 30.0]),
            [120.0, 100.0, 60.0],
            0.009,
        ),
    ];
    list.each(&glasses, |list, n, name, who, (label, form, lens, frame, thick)| {
        list.refused(format!("sunglasses/{name}-{label}"), Fault::DarkGlasses, move |cast| {
            Shot::nth(n).of(cast.neutral(who)).with_glasses(form, lens, frame, thick).canvas
        });
    });
}

fn glare(list: &mut List) {
    let lamps = [
        ("spot", Form::Square, Lens::Glare([0.1, -0.05], 0.5, false)),
        ("small-spots", Form::Round, Lens::Glare([-0.2, -0.1], 0.36, false)),
        ("tube", Form::Square, Lens::Glare([0.0, -0.05], 0.28, true)),
        ("window", Form::Round, Lens::Glare([0.15, 0.0], 0.65, false)),
        ("thick", Form::Square, Lens::Glare([0.25, -0.1], 0.45, false)),
    ];
    list.each(&lamps, |list, n, name, who, (label, form, lens)| {
        list.refused(format!("glare/{name}-{label}"), Fault::Glare, move |cast| {
            Shot::nth(n).of(cast.neutral(who)).with_glasses(form, lens, [52.0, 46.0, 42.0], 0.01).canvas
        });
    });
}

fn fringes(list: &mut List) {
    let hair = [
        ("dark", [44.0, 37.0, 33.0], 0.06),
        ("brown", [92.0, 66.0, 46.0], 0.05),
        ("black-long", [28.0, 26.0, 27.0], 0.1),
        ("fair", [160.0, 130.0, 88.0], 0.06),
    ];
    let also: &[Fault] = &[Fault::EyesClosed, Fault::FaceCovered];
    list.each(&hair, |list, n, name, who, (label, colour, low)| {
        list.either(format!("fringe/{name}-{label}"), Fault::HairOverEyes, also, move |cast| {
            Shot::nth(n).of(cast.neutral(who)).with_fringe(colour, low).canvas
        });
    });
}
