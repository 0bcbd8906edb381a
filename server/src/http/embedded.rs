//! The apps inside the binary, with the feature `embed`. Without it, or for want of a folder, there is no page.

use super::Site;

#[cfg(feature = "embed")]
mod inside {
    /// The residents' app.
    #[derive(rust_embed::RustEmbed)]
    #[folder = "$MEDCARD_APP_DIST"]
    pub(super) struct Residents;

    /// The staff console.
    #[derive(rust_embed::RustEmbed)]
    #[folder = "$MEDCARD_STAFF_DIST"]
    pub(super) struct Staff;
}

#[cfg(feature = "embed")]
fn site<T: rust_embed::RustEmbed>() -> Site {
    Site::of(T::iter().filter_map(|path| {
        let file = T::get(&path)?;
        Some((path.into_owned(), bytes::Bytes::from(file.data.into_owned())))
    }))
}

/// The residents' app.
#[must_use]
pub fn residents() -> Site {
    #[cfg(feature = "embed")]
    return site::<inside::Residents>();
    #[cfg(not(feature = "embed"))]
    Site::default()
}

/// The staff console.
#[must_use]
pub fn staff() -> Site {
    #[cfg(feature = "embed")]
    return site::<inside::Staff>();
    #[cfg(not(feature = "embed"))]
    Site::default()
}
