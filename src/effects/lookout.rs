//! Looks after an open camera once a second: whether new pictures come, and whether there is anything in them.
//!
//! **Invariant:** while a face is seen, no picture is looked at here; a hidden page, which gets no pictures, is no trouble.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use flow::{
    capture::CameraTrouble,
    lookout::{self, Second},
};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement};

const SECOND: Duration = Duration::from_secs(1);
/// Width and height of the copy in which colours are looked at.
const SIDE: u32 = 16;
/// From this state on, a video element has a frame to show (`HAVE_CURRENT_DATA`).
const HAS_FRAME: u16 = 2;

/// Looks until it is let go of.
pub(super) struct Lookout(IntervalHandle);

impl Lookout {
    /// Looks after `video` from now on, at its colours only while it is `faceless`; `found` is told of a trouble, again and again.
    pub(super) fn begin(
        video: &HtmlVideoElement,
        faceless: Rc<Cell<bool>>,
        found: impl Fn(CameraTrouble) + 'static,
    ) -> Option<Self> {
        let (video, mut seconds, mut frames) = (video.clone(), lookout::Lookout::default(), Frames::new());
        // Asked at once, so that a camera that stalls within its first second has told of a picture.
        frames.ask(&video);
        let look = RefCell::new(move || {
            if document().hidden() {
                seconds = lookout::Lookout::default();
                return;
            }
            let fresh = frames.are_fresh(&video);
            let blank = faceless.get() && is_blank(&video).unwrap_or(false);
            if let Some(trouble) = seconds.take(Second { fresh, blank }) {
                found(trouble);
            }
        });
        // An interval does not begin anew while it runs.
        let look = move || look.borrow_mut()();
        set_interval_with_handle(look, SECOND).ok().map(Self)
    }
}

impl Drop for Lookout {
    fn drop(&mut self) {
        self.0.clear();
    }
}

/// Tells whether a new picture has come since it was asked last.
struct Frames {
    came: Rc<Cell<bool>>,
    /// Whether this browser has ever told of one.
    told: bool,
    hear: Closure<dyn FnMut()>,
}

impl Frames {
    fn new() -> Self {
        let came = Rc::new(Cell::new(false));
        let heard = came.clone();
        Self { came, told: false, hear: Closure::new(move || heard.set(true)) }
    }

    /// Asks to be told of the next picture, once.
    fn ask(&self, video: &HtmlVideoElement) {
        let method = Reflect::get(video, &"requestVideoFrameCallback".into()).unwrap_or_default();
        let asked = method.dyn_ref::<Function>().map(|ask| ask.call1(video, self.hear.as_ref()));
        // A browser that cannot is told of no picture.
        _ = asked;
    }

    fn are_fresh(&mut self, video: &HtmlVideoElement) -> bool {
        let came = self.came.replace(false);
        if came {
            self.ask(video);
        }
        self.told |= came;
        // A browser that never told of a picture may not be able to; that there is none at all is seen all the same.
        came || (!self.told && video.ready_state() >= HAS_FRAME)
    }
}

/// Whether there is nothing but one colour in the picture.
fn is_blank(video: &HtmlVideoElement) -> Option<bool> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(SIDE);
    canvas.set_height(SIDE);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let side = f64::from(SIDE);
    context.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, side, side).ok()?;
    let copy = context.get_image_data(0.0, 0.0, side, side).ok()?;
    Some(lookout::is_blank(&copy.data()))
}
