//! A look at a file on the disk: read within the limits of an upload, judged as one.

use std::path::Path;

use domain::{
    photo::{Fault, Level, PhotoProfile, PhotoReport},
    wire::PHOTO_BODY_MAX,
};
use photo::{Engine, Finished, MIN_SIDE};

use super::line::{Answer, Line, Measures};
use crate::photos::{PhotoFault, judge};

/// What was found of a file.
#[derive(Debug)]
pub(super) struct Seen {
    faults: Vec<Fault>,
    reason: Option<String>,
    faces: usize,
    report: PhotoReport,
    /// The card photo, if an upload would become one.
    pub(super) finished: Option<Finished>,
}

/// Reads and judges a file.
///
/// # Errors
///
/// A sentence, when it is no picture that can be judged.
pub(super) fn look(engine: &Engine, profile: &PhotoProfile, file: &Path) -> Result<Seen, String> {
    let bytes = super::read(file, PHOTO_BODY_MAX)?;
    let picture = photo::decode_any_size(&bytes).map_err(|error| error.to_string())?;
    let image = picture.as_image();
    let too_small = image.width().min(image.height()) < MIN_SIDE;
    let judged = judge(engine, &image, profile, false);
    let (report, faces) = (judged.whole_report(), judged.faces);
    let (mut faults, reason, finished) = match judged.finished {
        Ok(finished) => (vec![], None, Some(finished)),
        Err(PhotoFault::Refused(faults)) => (faults, None, None),
        Err(fault @ PhotoFault::NotFitting(_)) => (vec![], Some(fault.to_string()), None),
        Err(fault) => return Err(fault.to_string()),
    };
    if too_small && !faults.contains(&Fault::Resolution) {
        faults.push(Fault::Resolution);
        faults.sort_unstable();
    }
    Ok(Seen { faults, reason, faces, report, finished: finished.filter(|_| !too_small) })
}

impl Seen {
    /// Whether it would be taken, and for what it would be refused.
    pub(super) fn answer(&self) -> Line {
        let mut advice = self.report.faults_at(Level::Advice);
        advice.retain(|fault| !self.faults.contains(fault));
        Line {
            verdict: if self.finished.is_some() { Answer::Accepted } else { Answer::Refused },
            faults: self.faults.clone(),
            advice,
            reason: self.reason.clone(),
            faces: None,
            measures: None,
            made: None,
        }
    }

    /// All that was found.
    pub(super) fn line(&self) -> Line {
        let measures = Some(Measures(self.report.measures.clone()));
        Line { faces: Some(self.faces), measures, ..self.answer() }
    }
}
