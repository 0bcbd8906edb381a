//! Light, lens and file: what makes a good pose a bad picture.

use domain::photo::Fault;

use super::portrait::Portrait;
use super::portrait::Shot;
use super::spoil::{
    Clutter, bent, cast, clutter, coarse, grained, hazy, lifted, on_screen, shaken, side_lit, sodium,
    squeezed,
};
use super::{Canvas, List};

/// A change of the finished frame.
type Change = fn(Canvas) -> Canvas;

pub(super) fn add(list: &mut List) {
    exposure(list);
    colour(list);
    lens(list);
    from_a_side(list);
    behind(list);
}

fn changed(
    list: &mut List,
    kind: &'static str,
    fault: Fault,
    or: &'static [Fault],
    changes: &[(&'static str, Change)],
) {
    list.each(changes, |list, n, name, who, (label, change)| {
        list.either(format!("{kind}/{name}-{label}"), fault, or, move |cast| {
            change(Shot::nth(n).of(cast.neutral(who)).canvas)
        });
    });
}

fn exposure(list: &mut List) {
    changed(
        list,
        "dark",
        Fault::TooDark,
        &[],
        &[
            ("0.12", |canvas| canvas.brighter(0.12)),
            ("0.2", |canvas| canvas.brighter(0.2)),
            ("0.27", |canvas| canvas.brighter(0.27)),
            ("0.32", |canvas| canvas.brighter(0.32)),
            ("power-3.4", |canvas| bent(canvas.brighter(0.8), 3.4)),
            ("lifted-0.2", |canvas| lifted(canvas, 0.2)),
            ("lifted-0.15", |canvas| lifted(canvas, 0.15)),
            ("grain", |canvas| grained(canvas.brighter(0.25), 5.0)),
        ],
    );
    changed(
        list,
        "bright",
        Fault::TooBright,
        &[],
        &[
            ("1.9", |canvas| canvas.brighter(1.9)),
            ("2.3", |canvas| canvas.brighter(2.3)),
            ("3", |canvas| canvas.brighter(3.0)),
            ("power-0.22", |canvas| bent(canvas, 0.22)),
            ("flash", |canvas| canvas.map(|colour| colour.map(|value| 70.0 + value * 1.5))),
            ("milky", |canvas| canvas.map(|colour| colour.map(|value| 165.0 + value * 0.42))),
        ],
    );
    changed(
        list,
        "haze",
        Fault::FlatContrast,
        &[],
        &[
            ("0.2", |canvas| hazy(canvas, 0.2, 135.0)),
            ("0.14", |canvas| hazy(canvas, 0.14, 140.0)),
            ("0.1", |canvas| hazy(canvas, 0.1, 150.0)),
            ("dim", |canvas| hazy(canvas, 0.16, 110.0)),
        ],
    );
}

fn colour(list: &mut List) {
    changed(
        list,
        "grey",
        Fault::UnnaturalColour,
        &[],
        &[
            ("plain", |canvas| canvas.grey()),
            ("dim", |canvas| canvas.grey().brighter(0.8)),
            ("jpeg", |canvas| squeezed(&canvas.grey(), 60)),
            ("sepia", |canvas| cast(canvas.grey(), [1.0, 0.93, 0.92])),
        ],
    );
    changed(
        list,
        "colour-cast",
        Fault::UnnaturalColour,
        &[],
        &[
            ("blue", |canvas| cast(canvas, [0.55, 0.75, 1.4])),
            ("deep-blue", |canvas| cast(canvas, [0.4, 0.6, 1.5])),
            ("green", |canvas| cast(canvas, [0.65, 1.15, 0.65])),
            ("magenta", |canvas| cast(canvas, [1.1, 0.6, 1.25])),
            ("orange", |canvas| cast(canvas, [1.3, 0.8, 0.3])),
            ("sodium", sodium),
            ("swapped", |canvas| canvas.map(|[r, g, b]| [b, g, r])),
        ],
    );
}

fn lens(list: &mut List) {
    changed(
        list,
        "blur",
        Fault::Blurred,
        &[],
        &[
            ("2", |canvas| canvas.blurred(2.0)),
            ("3", |canvas| canvas.blurred(3.0)),
            ("5", |canvas| canvas.blurred(5.0)),
            ("2.5-grain", |canvas| grained(canvas.blurred(2.5), 3.0)),
            ("3-jpeg", |canvas| squeezed(&canvas.blurred(3.0), 70)),
            ("coarse-4", |canvas| coarse(&canvas, 4)),
            ("coarse-6", |canvas| coarse(&canvas, 6)),
        ],
    );
    changed(
        list,
        "motion",
        Fault::Blurred,
        &[],
        &[
            ("12-level", |canvas| shaken(&canvas, 12.0, 0.0)),
            ("20-level", |canvas| shaken(&canvas, 20.0, 5.0)),
            ("14-upright", |canvas| shaken(&canvas, 14.0, 90.0)),
            ("16-slant", |canvas| shaken(&canvas, 16.0, 40.0)),
        ],
    );
    let damaged: &[Fault] = &[Fault::FlatContrast, Fault::Resolution, Fault::UnnaturalColour];
    changed(
        list,
        "jpeg",
        Fault::Blurred,
        damaged,
        &[
            ("3", |canvas| squeezed(&canvas, 3)),
            ("5", |canvas| squeezed(&canvas, 5)),
            ("4", |canvas| squeezed(&canvas, 4)),
            ("5-twice", |canvas| squeezed(&squeezed(&coarse(&canvas, 2), 8), 5)),
        ],
    );
    changed(
        list,
        "screen",
        Fault::PhotoOfPhoto,
        &[],
        &[
            ("moire", |canvas| on_screen(&canvas, -1.0, 0.14)),
            ("strong-moire", |canvas| on_screen(&canvas, -1.0, 0.22)),
            ("framed", |canvas| on_screen(&canvas, 0.07, 0.08)),
            ("phone", |canvas| on_screen(&canvas, 0.11, 0.04)),
        ],
    );
}

fn from_a_side(list: &mut List) {
    let lights = [
        (1.0, 0.55, 0.9),
        (-1.0, 0.55, 0.9),
        (1.0, 0.65, 0.7),
        (-1.0, 0.65, 0.7),
        (1.0, 0.75, 0.8),
        (-1.0, 0.75, 0.8),
        (1.0, 0.6, 0.12),
        (-1.0, 0.6, 0.12),
        (1.0, 0.72, 0.08),
        (-1.0, 0.72, 0.08),
    ];
    list.each(&lights, |list, n, name, who, (side, dark, soft)| {
        let label = if side > 0.0 { "right" } else { "left" };
        let hard = if soft < 0.2 { "hard" } else { "soft" };
        list.refused(format!("side-light/{name}-{label}-{hard}-{dark}"), Fault::UnevenLight, move |cast| {
            side_lit(Shot::nth(n).of(cast.neutral(who)), side, dark, soft)
        });
    });
}

fn behind(list: &mut List) {
    let clutters = [
        ("stripes", Clutter::Stripes([230.0, 230.0, 226.0], [60.0, 70.0, 120.0])),
        ("soft-stripes", Clutter::Stripes([205.0, 190.0, 170.0], [120.0, 80.0, 70.0])),
        ("checks", Clutter::Checks([235.0, 235.0, 235.0], [150.0, 40.0, 50.0])),
        ("leaves", Clutter::Leaves),
        ("shelf", Clutter::Shelf),
    ];
    list.each(&clutters, |list, n, name, who, (label, kind)| {
        list.refused(format!("busy/{name}-{label}"), Fault::BusyBackground, move |cast| {
            let shot = Shot::nth(n);
            Portrait::new(clutter(shot.empty(), kind), cast.neutral(who), &shot).canvas
        });
    });
    list.each(&[200.0_f32, 230.0], |list, n, name, who, width| {
        list.refused(format!("busy/{name}-room-{width}"), Fault::BusyBackground, move |cast| {
            let eyes = if n % 2 == 0 { [360.0, 220.0] } else { [380.0, 215.0] };
            let shot = Shot { size: [720, 880], eyes, width, ..Shot::nth(0) };
            shot.of(&cast.neutral(who).clone().with_room()).canvas
        });
    });
}
