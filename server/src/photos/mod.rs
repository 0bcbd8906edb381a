//! Photos: judged, finished and kept here, whatever a browser made of them before.
//!
//! The server makes the finished photo from the original bytes. Both are kept sealed; the original without its metadata, and cropped to
//! the person.
//!
//! **Invariant:** nothing is stored of a photo that is refused. At most as many photos are computed at a time as there are cores.

mod claim;
mod files;
mod judging;

use std::sync::Arc;

use domain::{
    application::PhotoException,
    photo::{PhotoProfile, PhotoReport},
    wire::DOCUMENT_SIDE_MAX,
};
use photo::{Engine, LoadError};
use tokio::sync::Semaphore;

pub use claim::PhotoCounts;
pub use files::{FileError, Files};
pub use judging::{Judged, PhotoFault, engine, judge};

/// Judges and finishes photos.
#[derive(Clone)]
pub struct Studio {
    engine: Arc<Engine>,
    seats: Arc<Semaphore>,
    /// Where photos are kept.
    pub files: Files,
}

/// What the server says of a file.
#[derive(Debug)]
pub struct Opinion {
    /// What was measured in the picture, and in the finished photo where only that shows it; nothing when it cannot be read.
    pub report: Option<PhotoReport>,
    /// The photo, or why it is not taken.
    pub taken: Result<Taken, PhotoFault>,
}

/// A photo that is taken.
#[derive(Debug)]
pub struct Taken {
    /// The finished photo.
    pub finished: Vec<u8>,
    /// The part of the original that shows the person, as a JPEG without metadata.
    pub original: Vec<u8>,
}

impl Studio {
    /// Loads the models.
    ///
    /// # Errors
    ///
    /// [`LoadError`] when they are damaged.
    pub fn open(files: Files) -> Result<Self, LoadError> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Ok(Self { engine: Arc::new(engine()?), seats: Arc::new(Semaphore::new(cores)), files })
    }

    /// Judges a file and makes the card photo of it. With an `exception`, what a counter would refuse is left to a clerk.
    pub async fn judge(
        &self,
        file: bytes::Bytes,
        profile: PhotoProfile,
        exception: Option<PhotoException>,
    ) -> Opinion {
        let Ok(seat) = Arc::clone(&self.seats).acquire_owned().await else { return Opinion::broken() };
        let engine = Arc::clone(&self.engine);
        let work = move || {
            let opinion = Opinion::of(&engine, &file, &profile, exception.is_some());
            drop(seat);
            opinion
        };
        tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Opinion::broken())
    }
}

impl Studio {
    /// Writes a picture of a paper anew: a JPEG without metadata, that is no larger than it need be.
    ///
    /// # Errors
    ///
    /// [`PhotoFault`] when it is no picture that can be read.
    pub async fn copy(&self, file: bytes::Bytes) -> Result<Vec<u8>, PhotoFault> {
        let Ok(seat) = Arc::clone(&self.seats).acquire_owned().await else { return Err(PhotoFault::Broken) };
        let work = move || {
            let picture = photo::decode(&file)?;
            let copied = photo::paper_of(&picture.as_image(), DOCUMENT_SIDE_MAX)?;
            drop(seat);
            Ok(copied)
        };
        tokio::task::spawn_blocking(work).await.unwrap_or(Err(PhotoFault::Broken))
    }
}

impl Opinion {
    fn broken() -> Self {
        Self { report: None, taken: Err(PhotoFault::Broken) }
    }

    fn of(engine: &Engine, file: &[u8], profile: &PhotoProfile, excepted: bool) -> Self {
        let picture = match photo::decode(file) {
            Ok(picture) => picture,
            Err(error) => return Self { report: None, taken: Err(error.into()) },
        };
        let image = picture.as_image();
        let judged = judge(engine, &image, profile, excepted);
        let report = judged.whole_report();
        let taken = judged.finished.and_then(|finished| {
            let original = photo::original_of(&image, judged.face.as_ref(), profile)?;
            Ok(Taken { finished: finished.jpeg, original })
        });
        Self { report: Some(report), taken }
    }
}
