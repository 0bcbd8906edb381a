//! Photos: judged, finished and kept here, whatever a browser made of them before.
//!
//! The server makes the finished photo from the original bytes. Both are kept sealed; the original without its metadata.
//!
//! **Invariant:** nothing is stored of a photo that is refused. At most as many photos are computed at a time as there are cores.

mod files;

use std::sync::Arc;

use domain::{
    application::PhotoException,
    photo::{Check, Level, PhotoProfile, PhotoReport},
};
use photo::{DecodeError, Engine, FinishError, Finished, LoadError, Picture};
use tokio::sync::Semaphore;

pub use files::{FileError, Files};

const DETECTOR: &[u8] = include_bytes!("../../../crates/photo/models/blaze_face_short_range.onnx");
const MESH: &[u8] = include_bytes!("../../../crates/photo/models/face_landmark.onnx");
/// What is asked of the finished photo once more. Its frame is the profile's own, and is measured while it is made.
const ASKED_AGAIN: [Check; 8] = [
    Check::OneFace,
    Check::Yaw,
    Check::Pitch,
    Check::Roll,
    Check::UnderExposed,
    Check::OverExposed,
    Check::Colour,
    Check::EyesOpen,
];

/// Judges and finishes photos.
#[derive(Clone)]
pub struct Studio {
    engine: Arc<Engine>,
    seats: Arc<Semaphore>,
    /// Where photos are kept.
    pub files: Files,
}

/// A photo that is taken.
#[derive(Debug)]
pub struct Taken {
    /// What was measured in the original.
    pub report: PhotoReport,
    /// The finished photo.
    pub finished: Vec<u8>,
    /// The original, as a JPEG without metadata.
    pub original: Vec<u8>,
}

/// Why a photo is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhotoFault {
    /// It is no picture that can be read.
    #[error("the file is no picture")]
    Unreadable,
    /// Its end is missing.
    #[error("the file ends too early")]
    Truncated,
    /// It has too few pixels.
    #[error("the picture is too small")]
    TooSmall,
    /// It has too many pixels.
    #[error("the picture is too large")]
    TooLarge,
    /// A counter would refuse it.
    #[error("the photo fails {0:?}")]
    Refused(Vec<Check>),
    /// The finished file would not have a size that is allowed.
    #[error("the finished photo does not fit")]
    NotFitting,
    /// The computation broke.
    #[error("the computation broke")]
    Broken,
}

impl Studio {
    /// Loads the models.
    ///
    /// # Errors
    ///
    /// [`LoadError`] when they are damaged.
    pub fn open(files: Files) -> Result<Self, LoadError> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let engine = Arc::new(Engine::load(DETECTOR, MESH)?);
        Ok(Self { engine, seats: Arc::new(Semaphore::new(cores)), files })
    }

    /// Judges a file and makes the card photo of it.
    ///
    /// # Errors
    ///
    /// [`PhotoFault`]. With an `exception`, what a counter would refuse is left to a clerk.
    pub async fn judge(
        &self,
        file: bytes::Bytes,
        profile: PhotoProfile,
        exception: Option<PhotoException>,
    ) -> Result<Taken, PhotoFault> {
        let seat = Arc::clone(&self.seats).acquire_owned().await.map_err(|_| PhotoFault::Broken)?;
        let engine = Arc::clone(&self.engine);
        let work = move || {
            let taken = judge(&engine, &file, &profile, exception.is_some());
            drop(seat);
            taken
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| PhotoFault::Broken)?
    }
}

fn judge(engine: &Engine, file: &[u8], profile: &PhotoProfile, excepted: bool) -> Result<Taken, PhotoFault> {
    let picture = photo::decode(file)?;
    let verdict = engine.judge(&picture.as_image(), profile);
    let image = picture.as_image();
    let finished = if excepted {
        engine.finish_for_clerk(&image, verdict.face.as_ref(), profile)?
    } else {
        let face = passed(&verdict.report, |_| true).and(verdict.face.as_ref().ok_or_else(no_face))?;
        let finished = engine.finish(&image, face, profile)?;
        passed(&finished.report, |check| ASKED_AGAIN.contains(&check))?;
        finished
    };
    packed(&picture, verdict.report, finished)
}

fn packed(picture: &Picture, report: PhotoReport, finished: Finished) -> Result<Taken, PhotoFault> {
    let original = photo::encode_original(&picture.as_image())?;
    Ok(Taken { report, finished: finished.jpeg, original })
}

fn no_face() -> PhotoFault {
    PhotoFault::Refused(vec![Check::OneFace])
}

/// Refuses a report with faults among the checks that `count`.
fn passed(report: &PhotoReport, count: impl Fn(Check) -> bool) -> Result<(), PhotoFault> {
    let failed: Vec<Check> = report.failed_at(Level::Fault).filter(|check| count(*check)).collect();
    if failed.is_empty() { Ok(()) } else { Err(PhotoFault::Refused(failed)) }
}

impl From<DecodeError> for PhotoFault {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::NotAPicture | DecodeError::Unreadable => Self::Unreadable,
            DecodeError::Truncated => Self::Truncated,
            DecodeError::TooLarge { .. } => Self::TooLarge,
            DecodeError::TooSmall { .. } => Self::TooSmall,
        }
    }
}

impl From<FinishError> for PhotoFault {
    fn from(error: FinishError) -> Self {
        match error {
            FinishError::TooManyBytes { .. } | FinishError::TooFewBytes { .. } => Self::NotFitting,
            FinishError::Geometry => Self::Refused(vec![Check::Size, Check::Centred]),
            FinishError::TooTight => Self::Refused(vec![Check::WholeFace]),
            FinishError::Encoder => Self::Broken,
        }
    }
}
