//! The oval a face is to fill, by the geometry of the region's photo.
//!
//! **Invariant:** drawn in the units of the finished photo, in a box of its shape that lies inside the camera's picture; so whoever
//! fills the oval can be cut out.

use domain::photo::{PhotoProfile, Span};
use leptos::prelude::*;

use super::lens::is_of_another;
use crate::{dispatch::use_dispatch, reading::use_flow};

/// A face from hair to chin is about this many times as high as it is wide.
const HEIGHT_TO_WIDTH: f32 = 1.38;
/// The oval is a little larger than the face, so that the face is seen inside it.
const ROOM: f32 = 1.06;

/// The oval in pixels of the finished photo.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Oval {
    x: f32,
    y: f32,
    rx: f32,
    ry: f32,
}

impl Oval {
    fn of(profile: &PhotoProfile) -> Self {
        let middle = |span: &Span<f32>| f32::midpoint(span.min, span.max);
        let (width, top) = (middle(&profile.face_width), middle(&profile.hair_top));
        let height = width * HEIGHT_TO_WIDTH;
        Self {
            x: middle(&profile.eyes_x),
            y: top + height / 2.0,
            rx: width / 2.0 * ROOM,
            ry: height / 2.0 * ROOM,
        }
    }

    /// Everything but the oval, as a path: the surround is dimmed.
    fn surround(self) -> String {
        let Self { x, y, rx, ry } = self;
        format!(
            "M-4000-4000h8000v8000h-8000z M{} {y}a{rx} {ry} 0 1 0 {} 0a{rx} {ry} 0 1 0 {} 0z",
            x - rx,
            2.0 * rx,
            -2.0 * rx
        )
    }
}

/// The oval over the camera's picture; green once all is well.
#[component]
pub(super) fn Guide(
    /// All is well.
    #[prop(into)]
    ready: Signal<bool>,
) -> impl IntoView {
    let drawn = use_flow().with_untracked(|flow| {
        let photo = flow.photo_rules()?;
        Some((Oval::of(photo), format!("0 0 {} {}", photo.width, photo.height)))
    });
    drawn.map(|(oval, frame)| {
        view! {
            <svg
                class="s-capture__guide"
                class=("s-capture__guide--ready", move || ready.get())
                viewBox=frame
                aria-hidden="true"
            >
                <path class="s-capture__veil" fill-rule="evenodd" d=oval.surround()></path>
                <ellipse class="s-capture__oval" cx=oval.x cy=oval.y rx=oval.rx ry=oval.ry></ellipse>
                <Level oval/>
            </svg>
        }
    })
}

/// A line that tilts with the head over one that does not, while the tilt matters.
#[component]
fn Level(oval: Oval) -> impl IntoView {
    let (tilt, away) = (use_dispatch().tilt(), is_of_another());
    let Oval { x, y, rx, .. } = oval;
    let line = move |share: f32| format!("M{} {y}h{}", x - rx * share, 2.0 * rx * share);
    move || {
        tilt.get().map(|degrees| {
            let seen = if away.get() { degrees } else { -degrees };
            view! {
                <path class="s-capture__horizon" d=line(1.15)></path>
                <path class="s-capture__level" d=line(0.9) transform=format!("rotate({seen} {x} {y})")></path>
            }
        })
    }
}
