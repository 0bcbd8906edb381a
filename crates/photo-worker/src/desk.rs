//! What the worker does with frames and files, apart from the browser.
//!
//! **Invariant:** at most [`KEPT`] frames are held, the newest.

use std::collections::VecDeque;

use domain::photo::{FaceBox, FromStudio, PhotoProfile, PictureFault};
use photo::{Engine, Face, Image, Track, encode_original, reread};

/// Frames among which the best is chosen for the photo: about a quarter of a second.
const KEPT: usize = 5;

/// An answer and the files that go beside it.
pub struct Answer {
    /// What is said.
    pub message: FromStudio,
    /// The original, then the preview.
    pub files: Vec<Vec<u8>>,
}

impl From<FromStudio> for Answer {
    fn from(message: FromStudio) -> Self {
        Self { message, files: vec![] }
    }
}

/// A live frame: RGBA pixels, row by row.
pub struct Shot {
    /// Four bytes a pixel.
    pub pixels: Vec<u8>,
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
}

impl Shot {
    fn image(&self) -> Option<Image<'_>> {
        Image::rgba(&self.pixels, self.width, self.height)
    }
}

struct Kept {
    shot: Shot,
    score: f32,
}

/// The engine at work on one visit's pictures.
pub struct Desk {
    engine: Engine,
    profile: PhotoProfile,
    track: Track,
    kept: VecDeque<Kept>,
}

impl Desk {
    /// Sets out with nothing seen.
    #[must_use]
    pub fn new(engine: Engine, profile: PhotoProfile) -> Self {
        Self { engine, profile, track: Track::default(), kept: VecDeque::with_capacity(KEPT) }
    }

    /// Looks at a live frame and keeps it a while.
    pub fn frame(&mut self, number: u32, shot: Shot) -> Answer {
        let Some(image) = shot.image() else { return FromStudio::Skipped { number }.into() };
        let seen = self.engine.look(&image, &mut self.track, &self.profile);
        let face = seen.face.as_ref().map(|face| face_box(face, &image));
        let roll = seen.face.as_ref().map(Face::roll);
        let message = FromStudio::Seen { number, report: seen.report, face, roll };
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(Kept { shot, score: seen.score });
        message.into()
    }

    /// Takes the best of the kept frames, and forgets them. The file is judged as whoever reads it will.
    pub fn capture(&mut self, attempt: u32) -> Answer {
        let best = self.kept.drain(..).max_by(|a, b| a.score.total_cmp(&b.score));
        let taken = match best {
            Some(best) => self.taken(attempt, &best.shot).ok_or(PictureFault::Unreadable),
            None => Err(PictureFault::NoFrame),
        };
        taken.unwrap_or_else(|reason| FromStudio::Refused { attempt, reason }.into())
    }

    /// The original with its preview: the finished photo, or what a clerk would be shown.
    fn taken(&self, attempt: u32, shot: &Shot) -> Option<Answer> {
        let original = encode_original(&shot.image()?).ok()?;
        let picture = reread(&original).ok()?;
        let (image, profile) = (picture.as_image(), &self.profile);
        let verdict = self.engine.judge(&image, profile);
        let face = verdict.face.as_ref();
        let finished = face.and_then(|face| self.engine.finish(&image, face, profile).ok());
        let finished = finished.or_else(|| self.engine.finish_for_clerk(&image, face, profile).ok());
        let mut files = vec![original];
        files.extend(finished.map(|file| file.jpeg));
        Some(Answer { message: FromStudio::Taken { attempt, report: verdict.report }, files })
    }
}

/// Where the face is, in shares of the picture.
#[expect(clippy::cast_precision_loss, reason = "sides of pictures are far below 2^24")]
fn face_box(face: &Face, image: &Image) -> FaceBox {
    let [left, top, right, bottom] = face.bounds();
    let (width, height) = (image.width() as f32, image.height() as f32);
    FaceBox {
        left: left / width,
        top: top / height,
        width: (right - left) / width,
        height: (bottom - top) / height,
    }
}
