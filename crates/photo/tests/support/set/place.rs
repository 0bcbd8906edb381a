//! Where the head is: too far, too near, at the edge, tilted, turned, not alone, not there.

use domain::photo::Fault;

use super::cast::{Cast, Who};
use super::person::Person;
use super::portrait::{BEIGE, BLUE, GREY, LIGHT, Portrait, Shot, WALLS, WHITE};
use super::spoil::resized;
use super::turn::turned;
use super::{Canvas, List};

pub(super) fn add(list: &mut List) {
    distance(list);
    edges(list);
    tilted(list);
    posed(list);
    company(list);
    nobody(list);
}

fn distance(list: &mut List) {
    list.each(&[70.0_f32, 95.0, 120.0, 138.0], |list, n, name, who, width| {
        let shot = Shot { width, ..Shot::before(WALLS[n % 5].1) };
        // From so far away, nobody need be found.
        let small: &[Fault] =
            if width < 80.0 { &[Fault::Resolution, Fault::NoFace] } else { &[Fault::Resolution] };
        list.either(format!("far/{name}-{width}"), Fault::TooSmall, small, move |cast| {
            shot.of(cast.neutral(who)).canvas
        });
    });
    let large: &[Fault] = &[Fault::OffCentre, Fault::CutOff];
    list.each(&[440.0_f32, 480.0, 540.0], |list, n, name, who, width| {
        let shot = Shot { width, eyes: [640.0, 300.0], ..Shot::before(WALLS[n % 5].1) };
        list.either(format!("near/{name}-{width}"), Fault::TooLarge, large, move |cast| {
            shot.of(cast.neutral(who)).canvas
        });
    });
    list.each(&[88.0_f32, 98.0], |list, n, name, who, width| {
        let shot = Shot { size: [320, 240], eyes: [160.0, 112.0], width, ..Shot::before(WALLS[n % 5].1) };
        list.either(
            format!("resolution/{name}-320x240-{width}"),
            Fault::Resolution,
            &[Fault::TooSmall],
            move |cast| shot.of(cast.neutral(who)).canvas,
        );
    });
}

/// Off the middle, and beyond the edge.
fn edges(list: &mut List) {
    let off = [
        ("left", [165.0, 320.0]),
        ("further-left", [140.0, 320.0]),
        ("right", [1115.0, 320.0]),
        ("further-right", [1140.0, 320.0]),
        ("high", [640.0, 165.0]),
        ("low", [640.0, 520.0]),
        ("high-left", [230.0, 170.0]),
    ];
    list.each(&off, |list, n, name, who, (label, eyes)| {
        let width = if label == "low" { 210.0 } else { 245.0 };
        let shot = Shot { eyes, width, ..Shot::before(WALLS[n % 5].1) };
        let also: &[Fault] = if label.contains("high") || label == "low" { &[Fault::CutOff] } else { &[] };
        list.either(format!("off-centre/{name}-{label}"), Fault::OffCentre, also, move |cast| {
            shot.of(cast.neutral(who)).canvas
        });
    });
    let cut = [
        ("left", [60.0, 320.0]),
        ("far-left", [15.0, 320.0]),
        ("right", [1220.0, 320.0]),
        ("far-right", [1265.0, 320.0]),
        ("top", [640.0, 40.0]),
        ("bottom", [640.0, 610.0]),
    ];
    list.each(&cut, |list, n, name, who, (label, eyes)| {
        let shot = Shot { eyes, ..Shot::before(WALLS[n % 5].1) };
        // With less than half of it in the picture, there may be no face at all.
        list.either(format!("cut/{name}-{label}"), Fault::CutOff, &[Fault::NoFace], move |cast| {
            shot.of(cast.neutral(who)).canvas
        });
    });
    list.refused("cut/president-half-a-picture".into(), Fault::CutOff, |_| {
        Canvas::face("obama_partial_face.jpg")
    });
}

fn tilted(list: &mut List) {
    list.each(
        &[10.0_f32, 12.0, 15.0, 20.0, 25.0, -10.0, -12.0, -15.0, -20.0, -25.0],
        |list, n, name, who, degrees| {
            let mut shot = Shot::nth(n);
            // How the sitters hold their heads themselves.
            shot.degrees = degrees - if who == Who::Astronaut { 3.0 } else { -1.0 };
            list.refused(format!("roll/{name}{degrees:+}"), Fault::Roll, move |cast| {
                shot.of(cast.neutral(who)).canvas
            });
        },
    );
}

fn posed(list: &mut List) {
    list.each(&[29.0_f32, -31.0, 32.0, -33.0], |list, n, name, who, degrees| {
        list.refused(format!("yaw/{name}{degrees:+}"), Fault::Yaw, move |cast| {
            Shot::nth(n).of(&turned(cast.neutral(who), degrees, 0.0)).canvas
        });
    });
    for (n, degrees) in [-15.0, -25.0, -32.0].into_iter().enumerate() {
        list.refused(format!("yaw/speaker{degrees:+}"), Fault::Yaw, move |cast| {
            Shot::nth(n).of(&turned(cast.neutral(Who::Speaker), degrees, 0.0)).canvas
        });
    }
    for (name, width) in [("landscape", 5.0), ("small", 4.2)] {
        // Grey, and so in unnatural colours too.
        list.refused(format!("yaw/photographer-{name}"), Fault::Yaw, move |_| {
            let mut frame = Canvas::plain(1280, 720, LIGHT);
            frame.paint(&Canvas::face("camera.png"), [242.0, 149.0], [640.0, 330.0], width, 0.0);
            frame
        });
    }
    list.each(&[34.0_f32, -30.0], |list, n, name, who, degrees| {
        list.refused(format!("pitch/{name}{degrees:+}"), Fault::Pitch, move |cast| {
            Shot::nth(n).of(&turned(cast.neutral(who), 0.0, degrees)).canvas
        });
    });
}

fn company(list: &mut List) {
    for (n, wall) in [WHITE, LIGHT, BEIGE, BLUE, GREY].into_iter().enumerate() {
        list.refused(format!("two/equal-{n}"), Fault::SeveralFaces, move |cast| {
            pair(cast, [380.0, 300.0], 200.0 + 10.0 * n as f32, [900.0, 310.0], 220.0, wall, n % 2 == 0)
        });
        list.refused(format!("two/behind-{n}"), Fault::SeveralFaces, move |cast| {
            pair(cast, [980.0, 250.0], 105.0 + 8.0 * n as f32, [600.0, 330.0], 230.0, wall, n % 2 == 1)
        });
    }
}

/// Two people, the second in front of the first.
fn pair(
    cast: &Cast,
    eyes: [f32; 2],
    width: f32,
    front: [f32; 2],
    wide: f32,
    wall: [f32; 3],
    swap: bool,
) -> Canvas {
    let people: [&Person; 2] = [cast.neutral(Who::Astronaut), cast.neutral(Who::President)];
    let [first, second] = if swap { [people[1], people[0]] } else { people };
    let back = Shot { eyes, width, ..Shot::before(wall) };
    let both: Portrait = back.of(first).beside(second, &Shot { eyes: front, width: wide, ..back });
    both.canvas
}

fn nobody(list: &mut List) {
    for (label, wall) in WALLS {
        list.refused(format!("nobody/wall-{label}"), Fault::NoFace, move |_| Shot::before(wall).empty());
    }
    for (label, colour) in [("black", [0.0; 3]), ("green", [0.0, 135.0, 0.0]), ("white", [255.0; 3])] {
        list.refused(format!("nobody/camera-{label}"), Fault::NoFace, move |_| {
            Canvas::plain(1280, 720, colour)
        });
    }
    list.refused("nobody/tower".into(), Fault::NoFace, |_| tower());
    for (label, v) in [("clothes", -1.4_f32), ("hair", 0.95)] {
        list.either(format!("nobody/astronaut-{label}"), Fault::NoFace, &[Fault::CutOff], move |cast| {
            let shot = Shot { eyes: [640.0, 360.0 + v * 250.0 * 1.6], ..Shot::before(LIGHT) };
            shot.of(cast.neutral(Who::Astronaut)).canvas
        });
    }
}

/// A building, from a picture smaller than those that are decoded.
fn tower() -> Canvas {
    let file = super::super::bytes("tests/faces/home.jpg");
    let pixels = jpeg_decoder::Decoder::new(file.as_slice()).decode().unwrap();
    let pixels = pixels.as_chunks::<3>().0.iter().map(|&rgb| rgb.map(f32::from)).collect();
    resized(&Canvas { width: 512, height: 384, pixels }, 960, 720)
}
