//! Which camera is wanted, and what the open one can do.
//!
//! **Invariant:** nothing is known of a camera before it is open; a wish for one that is not there gets another.

/// Which camera is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lens {
    /// The one that looks at whoever holds the device.
    #[default]
    Front,
    /// The one that looks away from them: for the photo of somebody else.
    Rear,
    /// One of several that do not say where they look, counted round.
    Nth(u8),
}

/// Where a camera looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facing {
    /// At whoever holds the device.
    Front,
    /// Away from them.
    Rear,
}

/// The open camera.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Where it looks; a camera on a cable does not say.
    pub facing: Option<Facing>,
    /// Its place among the device's cameras.
    pub nth: u8,
    /// The device has others.
    pub several: bool,
    /// It has a light.
    pub torch: bool,
}

impl View {
    /// Whether it looks at somebody else than whoever holds the device: who is photographed does not see the screen then.
    #[must_use]
    pub fn is_of_another(self) -> bool {
        self.facing == Some(Facing::Rear)
    }

    /// The camera to change to, if there is one.
    #[must_use]
    pub fn other(self) -> Option<Lens> {
        self.several.then(|| match self.facing {
            Some(Facing::Front) => Lens::Rear,
            Some(Facing::Rear) => Lens::Front,
            None => Lens::Nth(self.nth.wrapping_add(1)),
        })
    }
}
