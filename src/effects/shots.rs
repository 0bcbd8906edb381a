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

/// A picture, and what our own worker made of it.
#[derive(Clone)]
pub(crate) struct Picture {
    /// The file for the server.
    pub(crate) original: Blob,
    /// What the worker found in it, as it wrote it.
    pub(crate) report: Option<String>,
    /// The card photo as the worker would make it.
    pub(crate) preview: Option<Blob>,
}

impl From<Blob> for Picture {
    /// A file that no worker saw.
    fn from(original: Blob) -> Self {
        Self { original, report: None, preview: None }
    }
}

impl Shots {
    /// With the drawn example as the first picture, for screens that stand still.
    #[cfg(feature = "gallery")]
    pub(crate) fn example() -> Self {
        let options = web_sys::BlobPropertyBag::new();
        options.set_type("image/svg+xml");
        let parts = js_sys::Array::of1(&include_str!("../../public/photo-example.svg").into());
        let mut shots = Self::default();
        if let Ok(drawn) = Blob::new_with_str_sequence_and_options(&parts, &options) {
            shots.keep(drawn.into());
        }
        shots
    }

    /// Holds a picture and gives its number.
    pub(crate) fn keep(&mut self, picture: Picture) -> Shot {
        self.last = self.last.wrapping_add(1);
        self.held = Some(picture);
        Shot(self.last)
    }

    /// The picture, unless a newer one took its place.
    pub(crate) fn get(&self, shot: Shot) -> Option<Picture> {
        self.held.clone().filter(|_| shot == Shot(self.last))
    }
}
