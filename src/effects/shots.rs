//! Pictures on their way to the server: the flow knows them by number only.
//!
//! **Invariant:** one picture is held at most; a newer one takes its place.

use flow::capture::Shot;
use web_sys::Blob;

/// The last picture taken or chosen.
#[derive(Default)]
pub(crate) struct Shots {
    last: u32,
    held: Option<Picture>,
}

/// A picture, and what our own worker found in it.
pub(crate) type Picture = (Blob, Option<String>);

impl Shots {
    /// Holds a picture and the worker's report of it, and gives its number.
    pub(crate) fn keep(&mut self, picture: Blob, report: Option<String>) -> Shot {
        self.last = self.last.wrapping_add(1);
        self.held = Some((picture, report));
        Shot(self.last)
    }

    /// The picture, unless a newer one took its place.
    pub(crate) fn get(&self, shot: Shot) -> Option<Picture> {
        self.held.clone().filter(|_| shot == Shot(self.last))
    }
}
