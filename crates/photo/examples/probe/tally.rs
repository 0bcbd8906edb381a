//! How often the right thing is said, and what is said instead.

use std::collections::BTreeMap;

use domain::photo::{Fault, Level, PhotoProfile};
use photo::{FinishError, Finished, Segmenter, Verdict};
use serde_json::{Value, json};

use crate::support::set::{Case, Expected};

/// What was said of one kind.
#[derive(Default)]
struct Kind {
    cases: usize,
    /// Accepted or refused as it should be. Kinds that only call for advice are right when it is given.
    right: usize,
    /// The right reason was named.
    named: usize,
    is_good: bool,
    /// How often each fault was named, advice included.
    faults: BTreeMap<String, usize>,
}

/// What was said of the whole set.
#[derive(Default)]
pub(crate) struct Tally {
    kinds: BTreeMap<String, Kind>,
    /// Every picture of which the wrong thing was said, and what.
    pub(crate) wrong: Vec<String>,
    empty: usize,
    empty_right: usize,
    single: usize,
    single_right: usize,
}

impl Tally {
    pub(crate) fn count(&mut self, case: &Case, verdict: &Verdict, profile: &PhotoProfile) {
        let report = &verdict.report;
        let named = [report.faults_at(Level::Fault), report.faults_at(Level::Advice)].concat();
        let [right, is_named] = case.is_right(report, profile);
        if !right || !is_named {
            let words: Vec<_> = named.iter().copied().map(word).collect();
            self.wrong.push(format!("{}: {}", case.name, words.join(" ")));
        }
        self.find(case, verdict);
        let kind = self.kinds.entry(case.kind().to_owned()).or_default();
        kind.is_good = case.expected == Expected::Accepted;
        kind.cases += 1;
        kind.right += usize::from(right);
        kind.named += usize::from(is_named);
        for fault in named {
            *kind.faults.entry(word(fault)).or_default() += 1;
        }
    }

    fn find(&mut self, case: &Case, verdict: &Verdict) {
        match case.expected {
            Expected::Accepted => {
                self.single += 1;
                self.single_right += usize::from(verdict.faces == 1);
            }
            Expected::Fault(Fault::NoFace) if case.or.is_empty() => {
                self.empty += 1;
                self.empty_right += usize::from(verdict.faces == 0);
            }
            Expected::Fault(_) => {}
        }
    }

    pub(crate) fn kinds(&self) -> Value {
        let kind = |(name, kind): (&String, &Kind)| {
            json!({
                "kind": name, "good": kind.is_good, "cases": kind.cases, "right": kind.right,
                "named": kind.named, "faults": kind.faults,
            })
        };
        self.kinds.iter().map(kind).collect()
    }

    pub(crate) fn finding(&self) -> Value {
        json!({
            "empty": self.empty, "empty_right": self.empty_right, "single": self.single,
            "single_right": self.single_right,
        })
    }
}

fn word(fault: Fault) -> String {
    serde_json::to_value(fault).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// What was found on the finished photos of accepted pictures.
#[derive(Default)]
pub(crate) struct Output {
    made: usize,
    /// Of the demanded sides, density, size in bytes and quality, with nothing after the end.
    right: usize,
    white: usize,
    least_white: f32,
    refused: Vec<String>,
}

impl Output {
    pub(crate) fn count(
        &mut self,
        name: &str,
        finished: Result<Finished, FinishError>,
        profile: &PhotoProfile,
        segmenter: &Segmenter,
    ) {
        let finished = match finished {
            Ok(finished) => finished,
            Err(error) => return self.refused.push(format!("{name}: {error}")),
        };
        if self.made == 0 {
            self.least_white = 1.0;
        }
        self.made += 1;
        self.right += usize::from(is_right(&finished, profile));
        let white = whiteness(&finished.jpeg, segmenter).unwrap_or_default();
        self.white += usize::from(white >= 0.98);
        self.least_white = self.least_white.min(white);
    }

    pub(crate) fn figures(&self) -> Value {
        json!({
            "made": self.made, "right": self.right, "white": self.white, "least_white": self.least_white,
            "refused": self.refused,
        })
    }
}

/// That the geometry is right was measured by whoever finished it.
fn is_right(finished: &Finished, profile: &PhotoProfile) -> bool {
    let [high, low] = profile.dpi.to_be_bytes();
    let density = finished.jpeg.windows(5).position(|part| part == b"JFIF\0");
    let density = density.and_then(|at| finished.jpeg.get(at + 7..at + 12));
    let mut decoder = jpeg_decoder::Decoder::new(finished.jpeg.as_slice());
    let sides = decoder.decode().ok().and_then(|_| decoder.info()).map(|info| (info.width, info.height));
    density == Some(&[1, high, low, high, low])
        && sides == Some((profile.width, profile.height))
        && u32::try_from(finished.jpeg.len()).is_ok_and(|bytes| profile.bytes.holds(bytes))
        && finished.quality >= profile.min_quality
        && finished.jpeg.ends_with(&[0xff, 0xd9])
}

/// The share of the border's pixels, outside the person, that are white.
fn whiteness(jpeg: &[u8], segmenter: &Segmenter) -> Option<f32> {
    let mut decoder = jpeg_decoder::Decoder::new(jpeg);
    let pixels = decoder.decode().ok()?;
    let info = decoder.info()?;
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    let picture = photo::Picture::new(pixels, width, height)?;
    let mask = segmenter.person(&picture.as_image());
    let side = width.max(height);
    let person = |column: usize, row: usize| {
        let place = |at: usize, length: usize| (at + (side - length) / 2) * 256 / side;
        mask.get(place(row, height) * 256 + place(column, width)).copied().unwrap_or_default()
    };
    let (mut white, mut all) = (0.0_f32, 0.0_f32);
    for (at, colour) in picture.as_image().bytes().as_chunks::<3>().0.iter().enumerate() {
        let (column, row) = (at % width, at / width);
        let is_border = row < 4 || column < 4 || column >= width - 4;
        if is_border && person(column, row) < 0.1 {
            all += 1.0;
            white += f32::from(u8::from(colour.iter().all(|&value| value >= 250)));
        }
    }
    (all > 0.0).then_some(white / all)
}
