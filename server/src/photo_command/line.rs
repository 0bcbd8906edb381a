//! A picture's JSON line.
//!
//! **Invariant:** names and their order are stable: operators' programs read them.

use domain::photo::{Check, Fault, Level, Measure, PhotoProfile};
use photo::Finished;
use serde::{Serialize, Serializer, ser::SerializeMap as _};

/// What is said of a picture.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    /// Whether an upload of it would be taken.
    pub(super) verdict: Answer,
    /// What it would be refused for, each once.
    pub(super) faults: Vec<Fault>,
    /// What could be better.
    pub(super) advice: Vec<Fault>,
    /// Why it is refused, where no fault says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
    /// How many faces there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) faces: Option<usize>,
    /// Every measure by its check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) measures: Option<Measures>,
    /// The file that was written.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub(super) made: Option<Made>,
}

/// Measures, as a map from their checks.
#[derive(Debug)]
pub(super) struct Measures(pub(super) Vec<Measure>);

/// Whether a picture is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Answer {
    /// It is.
    Accepted,
    /// It is not.
    Refused,
}

/// A card photo that was written.
#[derive(Debug, Serialize)]
pub(super) struct Made {
    out: String,
    profile: String,
    bytes: usize,
    quality: u8,
    width: u16,
    height: u16,
    dpi: u16,
    geometry: Option<Place>,
}

/// Where the face stands in it, in its pixels.
#[derive(Debug, Serialize)]
struct Place {
    face_width: f32,
    eyes_x: f32,
    eyes_above_bottom: f32,
}

impl Made {
    /// The photo at `out`.
    pub(super) fn new(out: String, finished: &Finished, profile: &PhotoProfile) -> Self {
        let geometry = finished.geometry.map(|found| Place {
            face_width: found.face_width,
            eyes_x: found.eyes_x,
            eyes_above_bottom: found.eyes_above_bottom,
        });
        Self {
            out,
            profile: profile.id.clone(),
            bytes: finished.jpeg.len(),
            quality: finished.quality,
            width: profile.width,
            height: profile.height,
            dpi: profile.dpi,
            geometry,
        }
    }
}

impl Line {
    /// The line about the picture with this name.
    pub(super) fn json(&self, file: &str) -> String {
        #[derive(Serialize)]
        struct Named<'a> {
            file: &'a str,
            #[serde(flatten)]
            line: &'a Line,
        }
        serde_json::to_string(&Named { file, line: self })
            .unwrap_or_else(|error| failed(file, &error.to_string()))
    }
}

/// The line about a picture that could not be judged.
pub(super) fn failed(file: &str, error: &str) -> String {
    #[derive(Serialize)]
    struct Failed<'a> {
        file: &'a str,
        error: &'a str,
    }
    serde_json::to_string(&Failed { file, error }).unwrap_or_default()
}

/// A check's name in the lines: that of the wire in snake case.
fn name(check: Check) -> String {
    let named = serde_json::to_value(check).unwrap_or_default();
    named.as_str().unwrap_or_default().replace('-', "_")
}

impl Serialize for Measures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Found {
            raw: f32,
            score: u8,
            level: Level,
        }
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for &Measure { check, raw, score, level, .. } in &self.0 {
            map.serialize_entry(&name(check), &Found { raw, score, level })?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_its_fields_in_their_order() {
        let measure =
            Measure { check: Check::EyesOpen, raw: 0.05, score: 95, level: Level::Pass, fault: None };
        let line = Line {
            verdict: Answer::Refused,
            faults: vec![Fault::TooDark],
            advice: vec![],
            reason: None,
            faces: Some(1),
            measures: Some(Measures(vec![measure])),
            made: None,
        };
        assert_eq!(
            line.json("a \"b\".jpg"),
            r#"{"file":"a \"b\".jpg","verdict":"refused","faults":["too_dark"],"advice":[],"faces":1,"measures":{"eyes_open":{"raw":0.05,"score":95,"level":"pass"}}}"#
        );
        assert_eq!(failed("x", "no"), r#"{"file":"x","error":"no"}"#);
    }

    #[test]
    fn every_check_has_a_name_of_small_letters() {
        for check in Check::ALL {
            let name = name(check);
            assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{name}");
        }
    }
}
