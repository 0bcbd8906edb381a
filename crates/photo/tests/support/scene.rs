//! What fake webcams show: scenes that stay as they are, and stories in which something is mended.

use super::set::cast::{Cast, Who};
use super::set::hat::Hat;
use super::set::mask::{Cloth, SNUG};
use super::set::portrait::{Portrait, Shot};
use super::{ASTRONAUT, Canvas, PRESIDENT, WALL, seat};

/// Frames a second of a story: few, since every one of 1280 × 720 takes 1.4 MB.
pub const FRAMES_A_SECOND: usize = 5;

/// What a fake webcam shows all the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// A person as they should be: mouth closed, in good light, in the middle.
    Face,
    None,
    Half,
    Two,
    Dark,
    /// A camera with its cover on.
    Black,
    /// A camera whose driver gives nothing.
    Green,
}

impl Scene {
    pub const ALL: [(&'static str, Self); 7] = [
        ("face", Self::Face),
        ("none", Self::None),
        ("half", Self::Half),
        ("two", Self::Two),
        ("dark", Self::Dark),
        ("black", Self::Black),
        ("green", Self::Green),
    ];

    /// One frame of the scene.
    pub fn frame(self, width: usize, height: usize) -> Canvas {
        let mut frame = Canvas::plain(width, height, WALL);
        let (w, h) = (width as f32, height as f32);
        match self {
            Self::None => {}
            Self::Face => return Set::new(width, height).portrait().canvas,
            Self::Dark => return Set::new(width, height).portrait().canvas.brighter(0.25),
            Self::Black => return Canvas::plain(width, height, [0.0; 3]),
            Self::Green => return Canvas::plain(width, height, [0.0, 135.0, 0.0]),
            Self::Half => {
                let face = FACE * w.min(h);
                seat(&mut frame, &ASTRONAUT, [0.1 * face, 0.45 * h], face, 0.0);
            }
            Self::Two => {
                seat(&mut frame, &ASTRONAUT, [0.27 * w, 0.45 * h], 0.2 * w.max(h).min(w * 1.2), 0.0);
                seat(&mut frame, &PRESIDENT, [0.73 * w, 0.45 * h], 0.2 * w.max(h).min(w * 1.2), 0.0);
            }
        }
        frame
    }
}

/// What changes before a fake webcam. Every story ends with a person as they should be, for long enough to be photographed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Story {
    /// Dark, then off the middle, then with a cap, then with a mask.
    Mending,
    CapOff,
    MaskOff,
    LightOn,
    /// Nobody, then a person who comes in from the left and closer.
    WalkIn,
}

/// Seconds that a fault stays, and that the end does.
const FAULTY: usize = 3;
const WELL: usize = 7;

impl Story {
    pub const ALL: [(&'static str, Self); 5] = [
        ("story", Self::Mending),
        ("cap-off", Self::CapOff),
        ("mask-off", Self::MaskOff),
        ("light-on", Self::LightOn),
        ("walk-in", Self::WalkIn),
    ];

    /// Its pictures in turn, and how many frames each stays.
    pub fn frames(self, width: usize, height: usize) -> Vec<(Canvas, usize)> {
        let set = Set::new(width, height);
        let faulty = |canvas: Canvas| (canvas, FAULTY * FRAMES_A_SECOND);
        let dark = || faulty(set.portrait().canvas.brighter(0.22));
        let cap = || faulty(set.portrait().with_hat(Hat::Cap, [34.0, 44.0, 88.0]).canvas);
        let mask = || faulty(set.portrait().with_mask(Cloth::Pleated([152.0, 196.0, 222.0]), SNUG).canvas);
        let mut frames = match self {
            Self::Mending => {
                let aside = faulty(set.at(0.0, 1.0));
                let steps = (1..FRAMES_A_SECOND).map(|step| (set.at(step as f32 / 5.0, 1.0), 1));
                [vec![dark(), aside], steps.collect(), vec![cap(), mask()]].concat()
            }
            Self::CapOff => vec![cap()],
            Self::MaskOff => vec![mask()],
            Self::LightOn => vec![dark()],
            Self::WalkIn => {
                let steps = (0..2 * FRAMES_A_SECOND).map(|step| {
                    let share = step as f32 / 10.0;
                    (set.at(share, 0.55 + 0.45 * share), 1)
                });
                [vec![faulty(set.shot.empty())], steps.collect()].concat()
            }
        };
        frames.push((set.portrait().canvas, WELL * FRAMES_A_SECOND));
        frames
    }
}

/// Width of the face in lengths of the shorter side: as large as leaves room for the photo, also with a small camera.
const FACE: f32 = 0.41;

/// The person and the camera of all scenes.
struct Set {
    cast: Cast,
    shot: Shot,
}

impl Set {
    fn new(width: usize, height: usize) -> Self {
        let (w, h) = (width as f32, height as f32);
        let shot = Shot {
            size: [width, height],
            wall: WALL,
            eyes: [0.5 * w, 0.45 * h],
            width: FACE * w.min(h),
            // She holds her head at 3 degrees herself.
            degrees: -2.0,
        };
        Self { cast: Cast::default(), shot }
    }

    fn portrait(&self) -> Portrait {
        self.shot.of(self.cast.neutral(Who::Astronaut))
    }

    /// On the way from the left edge, 0, to the middle, 1, and so much smaller.
    fn at(&self, share: f32, size: f32) -> Canvas {
        let width = self.shot.width * size;
        let edge = 0.62 * width;
        let eyes = [edge + (self.shot.eyes[0] - edge) * share, self.shot.eyes[1]];
        Shot { eyes, width, ..self.shot }.of(self.cast.neutral(Who::Astronaut)).canvas
    }
}
