//! What is said of a picture: the same of an upload, and of a file on an operator's disk.
//!
//! **Invariant:** no input or output; of the same picture and profile, always the same.

use domain::photo::{Check, Fault, Level, Measure, PhotoProfile, PhotoReport};
use photo::{DecodeError, Engine, Face, FinishError, Finished, Image, LoadError};

const DETECTOR: &[u8] = include_bytes!("../../../crates/photo/models/blaze_face_short_range.onnx");
const MESH: &[u8] = include_bytes!("../../../crates/photo/models/face_landmark.onnx");
const PERSON: &[u8] = include_bytes!("../../../crates/photo/models/selfie_segmentation.onnx");
/// What is asked of the finished photo once more. Its frame is the profile's own, and is measured while it is made.
const ASKED_AGAIN: [Check; 9] = [
    Check::OneFace,
    Check::Yaw,
    Check::Pitch,
    Check::Roll,
    Check::Brightness,
    Check::OverExposed,
    Check::Colour,
    Check::EyesOpen,
    Check::WhiteBorder,
];

/// Why a photo is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhotoFault {
    /// It is no picture that can be read.
    #[error("the file is no picture")]
    Unreadable,
    /// It is of a kind that no counter's program reads.
    #[error("the picture is of another kind")]
    Kind,
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
    #[error("the photo shows {0:?}")]
    Refused(Vec<Fault>),
    /// The finished file would not have a size that is allowed.
    #[error(transparent)]
    NotFitting(FinishError),
    /// The computation broke.
    #[error("the computation broke")]
    Broken,
}

/// What a picture shows, and what becomes of it.
#[derive(Debug)]
pub struct Judged {
    /// The picture's measures, as every reader of the same file finds them.
    pub report: PhotoReport,
    /// How many faces there are.
    pub faces: usize,
    /// The most prominent one.
    pub face: Option<Face>,
    /// What the finished photo shows, also when it is refused for that; nothing when none could be made.
    pub shown: Option<PhotoReport>,
    /// The finished photo, or why there is none.
    pub finished: Result<Finished, PhotoFault>,
}

/// Loads the models, which stand in the program.
///
/// # Errors
///
/// [`LoadError`] when they are damaged.
pub fn engine() -> Result<Engine, LoadError> {
    Engine::load(DETECTOR, MESH, PERSON)
}

/// Judges a picture, and makes the card photo of one without a fault; of any, when it is `for_clerk`.
pub fn judge(engine: &Engine, image: &Image, profile: &PhotoProfile, for_clerk: bool) -> Judged {
    let mut verdict = engine.judge(image, profile);
    numbers(&mut verdict.report);
    let made = if for_clerk {
        engine.finish_for_clerk(image, verdict.face.as_ref(), profile).map_err(PhotoFault::from)
    } else {
        make(engine, image, &verdict.report, verdict.face.as_ref(), profile)
    };
    // That nobody is there is worth more than that no file comes of it.
    let made = made.map_err(|fault| match fault {
        PhotoFault::NotFitting(_) => passed(&verdict.report, |_| true).err().unwrap_or(fault),
        fault => fault,
    });
    let shown = made.as_ref().ok().map(|finished| finished.report.clone());
    let finished = made.and_then(|finished| {
        let asked = |check| !for_clerk && ASKED_AGAIN.contains(&check);
        passed(&finished.report, asked).map(|()| finished)
    });
    Judged { report: verdict.report, faces: verdict.faces, face: verdict.face, shown, finished }
}

/// The card photo of a picture without a fault.
fn make(
    engine: &Engine,
    image: &Image,
    report: &PhotoReport,
    face: Option<&Face>,
    profile: &PhotoProfile,
) -> Result<Finished, PhotoFault> {
    passed(report, |_| true)?;
    let face = face.ok_or_else(|| PhotoFault::Refused(vec![Fault::NoFace]))?;
    Ok(engine.finish(image, face, profile)?)
}

/// Refuses a report with faults among the checks that `count`.
fn passed(report: &PhotoReport, count: impl Fn(Check) -> bool) -> Result<(), PhotoFault> {
    let measures = report.measures.iter().filter(|measure| count(measure.check)).copied().collect();
    let faults = PhotoReport { measures, hint: report.hint }.faults_at(Level::Fault);
    if faults.is_empty() { Ok(()) } else { Err(PhotoFault::Refused(faults)) }
}

/// JSON has no word for what is no number, and a report with one could never be read again. Such a measure fails its check anyway.
fn numbers(report: &mut PhotoReport) {
    for measure in report.measures.iter_mut().filter(|measure| !measure.raw.is_finite()) {
        measure.raw = 0.0;
    }
}

impl Judged {
    /// The picture's measures, with those that only the finished photo has.
    #[must_use]
    pub fn whole_report(&self) -> PhotoReport {
        let mut whole = self.report.clone();
        let has = |measure: &Measure| self.report.measures.iter().any(|known| known.check == measure.check);
        let made = self.shown.iter().flat_map(|shown| &shown.measures);
        whole.measures.extend(made.filter(|made| made.check.needs_finished() && !has(made)).copied());
        whole.measures.sort_by_key(|measure| measure.check);
        numbers(&mut whole);
        whole
    }
}

impl From<DecodeError> for PhotoFault {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::NotAPicture | DecodeError::Unreadable => Self::Unreadable,
            DecodeError::Heic | DecodeError::Printers | DecodeError::Deep => Self::Kind,
            DecodeError::Truncated => Self::Truncated,
            DecodeError::TooLarge { .. } => Self::TooLarge,
            DecodeError::TooSmall { .. } => Self::TooSmall,
        }
    }
}

impl From<FinishError> for PhotoFault {
    fn from(error: FinishError) -> Self {
        match error {
            FinishError::TooManyBytes { .. } | FinishError::TooFewBytes { .. } => Self::NotFitting(error),
            // Either way the face cannot be brought where the profile wants it.
            FinishError::Geometry | FinishError::TooTight => Self::Refused(vec![Fault::OffCentre]),
            FinishError::Encoder => Self::Broken,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::photo::Hint;

    use super::*;

    fn report(checks: &[(Check, f32, Level)]) -> PhotoReport {
        let measure = |&(check, raw, level): &(Check, f32, Level)| {
            let fault = (level == Level::Fault).then(|| check.fault(true));
            Measure { check, raw, score: 0, level, fault }
        };
        PhotoReport { measures: checks.iter().map(measure).collect(), hint: Hint::Ready }
    }

    #[test]
    fn the_whole_report_has_what_only_the_finished_photo_shows() {
        let own = report(&[(Check::OneFace, 1.0, Level::Pass), (Check::Alive, 0.0, Level::Advice)]);
        let made = report(&[
            (Check::OneFace, 2.0, Level::Pass),
            // What had nothing to stand on in the picture has nothing in a photo made of it.
            (Check::MouthClosed, 0.1, Level::Pass),
            (Check::WhiteBorder, f32::NAN, Level::Pass),
        ]);
        let refused = Err(PhotoFault::Refused(vec![Fault::SeveralFaces]));
        let judged = Judged { report: own, faces: 1, face: None, shown: Some(made), finished: refused };
        let whole = judged.whole_report();
        let found: Vec<_> = whole.measures.iter().map(|measure| (measure.check, measure.raw)).collect();
        assert_eq!(found, [(Check::OneFace, 1.0), (Check::WhiteBorder, 0.0), (Check::Alive, 0.0)]);
    }

    /// The portrait, by a profile that lets all pass but asks for more white than there can be.
    #[test]
    fn what_the_finished_photo_is_refused_for_is_among_the_measures() {
        let portrait = include_bytes!("../../../crates/photo/tests/faces/obama.jpg");
        let picture = photo::decode(portrait).unwrap();
        let mut profile =
            crate::photo_book::built_in().unwrap().named("social-security-card").unwrap().for_age(40);
        for rule in &mut profile.rules {
            rule.level = Level::Pass;
            if rule.check == Check::WhiteBorder {
                (rule.level, rule.within.min) = (Level::Fault, Some(2.0));
            }
        }
        let judged = judge(&engine().unwrap(), &picture.as_image(), &profile, false);
        let white = |report: &PhotoReport| report.failed_at(Level::Fault).collect::<Vec<_>>();
        assert_eq!(judged.finished.as_ref().err(), Some(&PhotoFault::Refused(vec![Fault::BusyBackground])));
        assert_eq!(
            (white(&judged.report), white(&judged.whole_report())),
            (vec![], vec![Check::WhiteBorder])
        );
    }

    #[test]
    fn only_what_counts_refuses_and_each_fault_once() {
        let failing = report(&[
            (Check::Brightness, 0.1, Level::Fault),
            (Check::UnderExposed, 0.9, Level::Fault),
            (Check::Sharp, 0.1, Level::Advice),
        ]);
        let refused = PhotoFault::Refused(vec![Fault::TooDark]);
        assert_eq!(passed(&failing, |_| true), Err(refused));
        assert_eq!(passed(&failing, |check| check == Check::Sharp), Ok(()));
    }
}
