//! Pictures that a counter takes: people as they are, before plain walls, in fair light.

use super::cast::{FRONTAL, Who};
use super::glasses::{Form, Lens};
use super::paint::smooth;
use super::portrait::{Shot, VIEWS, WALLS};
use super::skin::{with_clothes, with_hair, with_skin};
use super::spoil::{bent, cast, grained, side_lit, squeezed};
use super::{Canvas, List};

pub(super) fn add(list: &mut List) {
    plain(list);
    fair_light(list);
    complexions(list);
    glasses(list);
}

/// Every wall in several views, a little to the side, a little tilted.
fn plain(list: &mut List) {
    for (wall_name, wall) in WALLS {
        for (n, (size, eyes, width)) in VIEWS.into_iter().enumerate() {
            for (name, who) in FRONTAL {
                let name = format!("plain/{name}-{wall_name}-{}x{}-{width}", size[0], size[1]);
                let shot = Shot { size, wall, eyes, width, degrees: [0.0, 2.0, -2.0, 0.0, 1.0][n] };
                list.accepted(name, move |cast| {
                    // The astronaut holds her head at 3 degrees herself.
                    let degrees = shot.degrees - if who == Who::Astronaut { 2.0 } else { 0.0 };
                    Shot { degrees, ..shot }.of(cast.neutral(who)).canvas
                });
            }
        }
    }
    for (name, who) in FRONTAL {
        list.accepted(format!("plain/{name}-mirrored"), move |cast| {
            Shot::nth(0).of(&cast.again(cast.neutral(who).clone().mirrored())).canvas
        });
    }
}

type Change = fn(Canvas) -> Canvas;

/// What a camera and a room do that a counter does not mind.
fn fair_light(list: &mut List) {
    let changes: [(&str, Change); 9] = [
        ("dimmer", |canvas| canvas.brighter(0.82)),
        ("brighter", |canvas| canvas.brighter(1.1)),
        ("warm", |canvas| cast(canvas, [1.05, 1.0, 0.9])),
        ("cool", |canvas| cast(canvas, [0.95, 1.0, 1.06])),
        ("grain", |canvas| grained(canvas, 4.0)),
        ("jpeg-75", |canvas| squeezed(&canvas, 75)),
        ("jpeg-50", |canvas| squeezed(&canvas, 50)),
        ("soft", |canvas| canvas.blurred(0.7)),
        ("contrast", |canvas| bent(canvas, 1.15)),
    ];
    list.each(&changes, |list, n, name, who, (label, change)| {
        list.accepted(format!("fair/{name}-{label}"), move |cast| {
            change(Shot::nth(n).of(cast.neutral(who)).canvas)
        });
    });
    list.each(&[0.12_f32, 0.2], |list, n, name, who, dark| {
        list.accepted(format!("fair/{name}-side-{dark}"), move |cast| {
            side_lit(Shot::nth(n).of(cast.neutral(who)), if n % 3 == 0 { 1.0 } else { -1.0 }, dark, 1.2)
        });
    });
    list.each(&[0.3_f32], |list, n, name, who, dark| {
        list.accepted(format!("fair/{name}-wall-in-shade-{dark}"), move |cast| {
            Shot::nth(n).of(cast.neutral(who)).lit(|[u, _], person, colour| {
                colour.map(|value| value * (1.0 - dark * smooth(-3.0, 3.0, u) * (1.0 - person)))
            })
        });
    });
}

fn complexions(list: &mut List) {
    const BLACK: [f32; 3] = [34.0, 30.0, 29.0];
    const BROWN: [f32; 3] = [88.0, 62.0, 44.0];
    let looks = [
        ("black-hair", [1.0; 3], Some(BLACK)),
        ("brown-hair", [1.0; 3], Some(BROWN)),
        ("dark", [0.68, 0.6, 0.56], Some(BLACK)),
        ("darker", [0.6, 0.52, 0.48], Some(BLACK)),
        ("tan", [0.88, 0.82, 0.76], Some(BROWN)),
        ("pale", [1.06, 1.1, 1.14], None),
        ("olive", [0.94, 0.96, 0.84], Some(BLACK)),
    ];
    list.each(&looks, |list, n, name, who, (label, skin, hair)| {
        list.accepted(format!("complexion/{name}-{label}"), move |cast| {
            let person = with_skin(cast.neutral(who).clone(), skin);
            let person = hair.map_or(person.clone(), |hair| with_hair(person, hair));
            Shot::nth(n).of(&person).canvas
        });
    });
    for (name, full, colour) in [
        ("stubble", 0.35, [60.0, 48.0, 42.0]),
        ("full", 0.85, [44.0, 36.0, 31.0]),
        ("grey", 0.75, [125.0, 122.0, 118.0]),
    ] {
        list.accepted(format!("beard/president-{name}"), move |cast| {
            Shot::nth(3).of(cast.neutral(Who::President)).with_beard(colour, full).canvas
        });
    }
    let clothes = [("navy", [34.0, 40.0, 66.0]), ("red", [150.0, 40.0, 44.0]), ("green", [52.0, 96.0, 70.0])];
    list.each(&clothes, |list, n, name, who, (label, colour)| {
        list.accepted(format!("clothes/{name}-{label}"), move |cast| {
            Shot::nth(n).of(&with_clothes(cast.neutral(who).clone(), colour)).canvas
        });
    });
}

fn glasses(list: &mut List) {
    let frames = [
        ("black", Form::Square, [26.0, 25.0, 27.0], 0.012),
        ("horn", Form::Round, [96.0, 62.0, 38.0], 0.014),
        ("wire", Form::Round, [150.0, 140.0, 120.0], 0.006),
        ("steel", Form::Square, [120.0, 122.0, 126.0], 0.007),
        ("aviator", Form::Aviator, [140.0, 118.0, 80.0], 0.007),
    ];
    list.each(&frames, |list, n, name, who, (label, form, colour, thick)| {
        list.accepted(format!("glasses/{name}-{label}"), move |cast| {
            Shot::nth(n).of(cast.neutral(who)).with_glasses(form, Lens::Clear, colour, thick).canvas
        });
    });
}
