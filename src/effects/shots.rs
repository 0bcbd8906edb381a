//! Pictures on their way to the server: the flow knows them by number only.
//!
//! **Invariant:** one picture is held at most; a newer one takes its place.

use flow::capture::Shot;
use web_sys::Blob;

/// The last picture taken or chosen.
#[derive(Default)]
pub(crate) struct Shots {
    last: u32,
    held: Option<Blob>,
}

impl Shots {
    /// Holds a picture, and gives its number.
    pub(crate) fn keep(&mut self, picture: Blob) -> Shot {
        self.last = self.last.wrapping_add(1);
        self.held = Some(picture);
        Shot(self.last)
    }

    /// The picture, unless a newer one took its place.
    pub(crate) fn get(&self, shot: Shot) -> Option<Blob> {
        self.held.clone().filter(|_| shot == Shot(self.last))
    }
}
