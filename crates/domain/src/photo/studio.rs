//! The messages between the app and the worker that looks at pictures.
//!
//! A message is JSON; pixels and files travel beside it, transferred, in the order a message's documentation names them.
//!
//! **Invariant:** every [`ToStudio`] with an `attempt` is answered by exactly one [`FromStudio`] with the same one.

use serde::{Deserialize, Serialize};

use super::{PhotoProfile, PhotoReport};

/// What the app asks of the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ToStudio {
    /// Fetch the models and get ready. Answered by [`FromStudio::Ready`] or [`FromStudio::Failed`].
    Load {
        /// Address of the detector.
        detector: String,
        /// Address of the mesh.
        mesh: String,
        /// Address of the segmentation.
        person: String,
        /// What the photo must be.
        profile: PhotoProfile,
    },
    /// Look at a live frame. Beside it: an `ImageBitmap`. Answered by [`FromStudio::Seen`] or [`FromStudio::Skipped`]; send the next
    /// one after that.
    Frame {
        /// Comes back with the answer.
        number: u32,
    },
    /// Take the photo: the best of the last frames. Answered by [`FromStudio::Taken`] or [`FromStudio::Refused`].
    Capture {
        /// Comes back with the answer.
        attempt: u32,
    },
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum FromStudio {
    /// The worker runs and awaits [`ToStudio::Load`].
    Awake,
    /// The models are loaded.
    Ready,
    /// The worker cannot work on this device, or could not fetch what it needs.
    Failed {
        /// Why.
        trouble: StudioTrouble,
    },
    /// What a live frame shows. Fire the shutter when the report's level stays below a fault.
    Seen {
        /// The frame's number.
        number: u32,
        /// The checks' results.
        report: PhotoReport,
        /// Where the face is.
        face: Option<FaceBox>,
        /// Tilt of the head in degrees, positive clockwise in the picture.
        roll: Option<f32>,
    },
    /// A live frame could not be read.
    Skipped {
        /// The frame's number.
        number: u32,
    },
    /// A picture was taken. Beside it: the original (JPEG) to be uploaded, then the finished photo, or what a clerk would be shown
    /// (JPEG), if one can be made.
    Taken {
        /// The attempt it answers.
        attempt: u32,
        /// The checks' results on the original, as any other reader of the file finds them.
        report: PhotoReport,
    },
    /// No picture was taken.
    Refused {
        /// The attempt it answers.
        attempt: u32,
        /// Why.
        reason: PictureFault,
    },
}

/// Why the worker cannot work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StudioTrouble {
    /// The worker's program did not start: the browser is too old, or it could not be fetched.
    NotStarted,
    /// A model could not be fetched.
    ModelsUnreachable,
    /// A model was fetched, but is not what it should be.
    ModelsUnreadable,
}

/// Why a frame is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PictureFault {
    /// There is no frame yet.
    NoFrame,
    /// The picture cannot be read.
    Unreadable,
}

/// Where a face is, as shares of the frame's width and height, 0 at its left and top. A face cut by the frame reaches beyond 0 or 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaceBox {
    /// Left edge.
    pub left: f32,
    /// Top edge.
    pub top: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}
