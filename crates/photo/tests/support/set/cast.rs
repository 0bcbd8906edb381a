//! The people of the set.

use std::cell::OnceCell;

use domain::photo::PhotoProfile;
use photo::{Engine, Segmenter};

use super::super::{Canvas, bytes, engine, profile};
use super::head::Head;
use super::person::Person;
use super::slit::{NEUTRAL, with_mouth};

/// Somebody of whom there is a real picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Astronaut,
    President,
    /// The president while speaking, turned a little.
    Speaker,
}

/// Those who look into the camera.
pub const FRONTAL: [(&str, Who); 2] = [("astronaut", Who::Astronaut), ("president", Who::President)];

/// Everybody, cut out when first asked for, and the models that find them.
pub struct Cast {
    engine: Engine,
    profile: PhotoProfile,
    segmenter: Segmenter,
    smiling: [OnceCell<Person>; 3],
    neutral: [OnceCell<Person>; 3],
}

impl Default for Cast {
    fn default() -> Self {
        let segmenter = Segmenter::load(&bytes("models/selfie_segmentation.onnx")).unwrap();
        let (smiling, neutral) = Default::default();
        Self { engine: engine(), profile: profile(), segmenter, smiling, neutral }
    }
}

impl Cast {
    /// With the mouth closed.
    pub fn neutral(&self, who: Who) -> &Person {
        self.neutral[who as usize].get_or_init(|| self.again(with_mouth(self.smiling(who), NEUTRAL)))
    }

    /// As in the real picture: showing teeth.
    pub fn smiling(&self, who: Who) -> &Person {
        self.smiling[who as usize].get_or_init(|| {
            let rgb = Canvas::face(["astronaut.png", "obama.jpg", "obama2.jpg"][who as usize]);
            let head = self.head(&rgb).unwrap();
            Person::cut_out(&self.segmenter, rgb, head)
        })
    }

    /// The person with the head's points found anew, after something was bent.
    pub fn again(&self, mut person: Person) -> Person {
        if let Some(head) = self.head(&person.rgb) {
            person.head = head;
        }
        person
    }

    fn head(&self, rgb: &Canvas) -> Option<Head> {
        let face = self.engine.judge(&rgb.picture().as_image(), &self.profile).face;
        face.map(|face| Head::new(face.points()))
    }
}
