//! What a picture is checked for: one function a check, each with the source of its formula.
//!
//! A function measures a raw value and a score from 0 to 100; whether that is good enough is the profile's to say
//! ([`Rule::judge`](domain::photo::Rule)). Units of the raw values, by check:
//!
//! | check | raw value |
//! |---|---|
//! | one face | number of faces |
//! | whole face | least distance of the face to the picture's edge, in widths of the face; below 0 it is cut |
//! | size | picture's pixels for each pixel of the finished photo |
//! | eye distance | pixels |
//! | head size | length eyes–chin over the picture's height |
//! | centred | how far the finished photo would reach beyond the picture, or a tenth of how far the face is from its middle, in widths of the photo |
//! | margins | room around the head, as a share of what ISO/IEC 29794-5 wants |
//! | brightness | mean brightness of the face, 0 to 1 |
//! | under-exposed, over-exposed | share of the face's pixels up to 25, and from 247 on |
//! | even light | what the cheeks' histograms share, 0 to 1 |
//! | contrast | variance of the face's brightness |
//! | dynamic range | bits |
//! | colour | distance from the colours of skin (CIELAB) |
//! | sharp | strength of the finest details against that of details twice as large |
//! | head bare, face bare, eyes seen, hair aside | how sure it is that something covers them; from 1 on it does |
//! | no glare, eyes not red | share of the eyes' surroundings that is burnt out, or red |
//! | yaw, pitch, roll | degrees |
//! | eyes open, mouth closed | opening, in lengths eyes–chin |
//! | neutral | how far the mouth is from rest; from 1 on it smiles or frowns |
//! | background | mean Sobel gradient outside the person, in grey levels |
//! | white border | share of white pixels around the person, in the finished photo |
//! | coloured top | share of the clothes that is white |
//! | alive | how much of a frame around the person is a straight edge |

mod cover;
mod footing;
mod frame;
mod ground;
mod head;
mod light;
mod pose;

use domain::photo::{Check, Hint, Level, Measure, PhotoProfile, PhotoReport};

use crate::colour;
use crate::face::Face;
use crate::finish::Crop;
use crate::image::Image;
use crate::num;
use crate::patch::Patch;
use crate::segment::Person;

/// What the checks look at.
struct Scene<'a> {
    image: &'a Image<'a>,
    size: [f32; 2],
    face: &'a Face,
    person: &'a Person,
    patch: &'a Patch,
    crop: &'a Crop,
    profile: &'a PhotoProfile,
    live: bool,
}

/// What was found in a picture.
pub(crate) struct Seen<'a> {
    /// How many faces there are.
    pub(crate) faces: usize,
    /// The most prominent one.
    pub(crate) face: Option<&'a Face>,
    /// The outline of the person.
    pub(crate) person: Option<&'a Person>,
    /// The person stands before the camera and can still move.
    pub(crate) live: bool,
}

impl Scene<'_> {
    /// Whether a raw value is within the profile's limits for a check.
    fn meets(&self, check: Check, raw: f32) -> bool {
        self.profile.rule(check).is_none_or(|rule| rule.within.hold(raw))
    }

    /// Whether anything comes of a check.
    fn asks(&self, check: Check) -> bool {
        self.profile.rule(check).is_some_and(|rule| rule.level > Level::Pass)
    }

    /// The picture within `radius` pixels of a place, which is so far right and down from `from` along the axes of the face. `None` where it
    /// is not the person.
    fn spot(&self, from: [f32; 2], right: f32, down: f32, radius: f32) -> Option<Spot> {
        let (sin, cos) = self.face.roll().to_radians().sin_cos();
        let [x, y] = [from[0] + right * cos - down * sin, from[1] + right * sin + down * cos];
        if !self.image.covers(x, y) || self.person.at(x, y) < 0.7 {
            return None;
        }
        let steps = || (-3_i8..=3).map(|step| f32::from(step) / 3.0 * radius);
        let colours: Vec<_> =
            steps().flat_map(|dy| steps().map(move |dx| self.image.between(x + dx, y + dy))).collect();
        let luma = light::mean(colours.iter().map(|colour| colour::luma(*colour)));
        let variance = light::mean(colours.iter().map(|colour| (colour::luma(*colour) - luma).powi(2)));
        let colour = std::array::from_fn(|k| light::mean(colours.iter().map(|colour| colour[k])));
        Some(Spot { colour, luma, spread: variance.sqrt() })
    }
}

/// A small part of a picture.
struct Spot {
    /// Mean colour, 0 to 255.
    colour: [f32; 3],
    /// Mean brightness, 0 to 1.
    luma: f32,
    /// Standard deviation of the brightness.
    spread: f32,
}

/// What a check found.
struct Found {
    raw: f32,
    score: u8,
    /// What to do should it not be good enough.
    hint: Hint,
    /// It is not good enough whatever the profile's limits say.
    refused: bool,
}

impl Found {
    fn new(raw: f32, score: f32, hint: Hint) -> Self {
        Self { raw, score: num::score(score), hint, refused: false }
    }

    fn measure(&self, check: Check, profile: &PhotoProfile) -> Measure {
        let (level, fault) = match profile.rule(check) {
            Some(rule) if self.refused => {
                (rule.level, (rule.level > Level::Pass).then(|| check.fault(false)))
            }
            Some(rule) => rule.judge(self.raw),
            None => (Level::Pass, None),
        };
        Measure { check, raw: self.raw, score: self.score, level, fault }
    }
}

/// What the checks found.
pub(crate) struct Judgement {
    /// Of every check, also those that had nothing to stand on.
    pub(crate) all: Vec<Measure>,
    /// What there is to say.
    pub(crate) report: PhotoReport,
}

/// Runs every check, and says what has something to stand on. With no face there is only the first to run.
pub(crate) fn report(image: &Image, seen: &Seen, profile: &PhotoProfile) -> Judgement {
    let mut found = vec![(Check::OneFace, frame::one_face(seen.faces))];
    let judged = |found: &[(Check, Found)]| -> Vec<_> {
        found.iter().map(|(check, found)| found.measure(*check, profile)).collect()
    };
    let (all, measures) = if let Some((face, person)) = seen.face.zip(seen.person) {
        let size = [num::real(image.width()), num::real(image.height())];
        let crop = Crop::around(face, size, profile);
        let patch = Patch::cut(image, face);
        let scene = Scene { image, size, face, person, patch: &patch, crop: &crop, profile, live: seen.live };
        found.extend(Check::ALL.into_iter().filter_map(|check| Some((check, run(check, &scene)?))));
        let all = judged(&found);
        let mut measures = all.clone();
        footing::keep_what_stands(&scene, &mut measures);
        (all, measures)
    } else {
        let all = judged(&found);
        (all.clone(), all)
    };
    let hint = [Level::Fault, Level::Advice].into_iter().find_map(|level| {
        let first = measures.iter().find(|measure| measure.level == level)?;
        found.iter().find(|(check, _)| *check == first.check).map(|(_, found)| found.hint)
    });
    Judgement { all, report: PhotoReport { measures, hint: hint.unwrap_or(Hint::Ready) } }
}

/// Adds what was measured in a finished photo: how white it is around the person.
pub(crate) fn add_whiteness(report: &mut PhotoReport, raw: f32, profile: &PhotoProfile) {
    let measure = ground::white_border(raw).measure(Check::WhiteBorder, profile);
    let before = |measure: &Measure| measure.check < Check::WhiteBorder;
    let place = report.measures.iter().position(|other| !before(other)).unwrap_or(report.measures.len());
    if measure.level > report.level() {
        report.hint = Hint::PlainWall;
    }
    report.measures.insert(place, measure);
}

/// Runs one of the checks that need a face.
fn run(check: Check, scene: &Scene) -> Option<Found> {
    Some(match check {
        // The first is made before, the last in the finished photo.
        Check::OneFace | Check::WhiteBorder => return None,
        Check::WholeFace => frame::whole_face(scene),
        Check::Size => frame::size(scene),
        Check::EyeDistance => frame::eye_distance(scene),
        Check::HeadSize => frame::head_size(scene),
        Check::Centred => frame::centred(scene),
        Check::Margins => frame::margins(scene),
        Check::Brightness => light::brightness(scene),
        Check::UnderExposed => light::under_exposed(scene),
        Check::OverExposed => light::over_exposed(scene),
        Check::EvenLight => light::even_light(scene),
        Check::Contrast => light::contrast(scene),
        Check::DynamicRange => light::dynamic_range(scene),
        Check::Colour => light::colour(scene),
        Check::Sharp => light::sharp(scene),
        Check::HeadBare => head::head_bare(scene),
        Check::FaceBare => cover::face_bare(scene),
        Check::EyesSeen => cover::eyes_seen(scene),
        Check::NoGlare => cover::no_glare(scene),
        Check::HairAside => cover::hair_aside(scene),
        Check::Yaw => pose::yaw(scene),
        Check::Pitch => pose::pitch(scene),
        Check::Roll => pose::roll(scene),
        Check::EyesOpen => pose::eyes_open(scene),
        Check::MouthClosed => pose::mouth_closed(scene),
        Check::Neutral => pose::neutral(scene),
        Check::EyesNotRed => cover::eyes_not_red(scene),
        Check::Background => ground::background(scene),
        Check::ColouredTop => ground::coloured_top(scene),
        Check::Alive => ground::alive(scene),
    })
}
