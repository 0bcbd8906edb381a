//! The 468 points of a face, from the landmark model (192 × 192 pixels).

use std::f32::consts::PI;

use rten::op_registry;

use crate::face::{Face, POINTS};
use crate::image::Image;
use crate::model::{LoadError, Net, planes};
use crate::num::real;
use crate::sample::{Beyond, Region, sample};

const SIDE: usize = 192;
/// Certainty of a face with nothing before it: those of faces read 19 and more, those of knees and helmets 3 and less.
const PLAIN: f32 = 8.0;
/// A face of this certainty does not stand on its head: those that do read up to 12.
const UPRIGHT: f32 = 15.0;
/// By how much the model must be surer of a face that stands on its head. Of one that does, it is 16 to 38 surer.
const SURER: f32 = 10.0;

pub(crate) struct Mesh(Net);

impl Mesh {
    pub(crate) fn load(bytes: &[u8]) -> Result<Self, LoadError> {
        let ops = op_registry!(Add, Conv, MaxPool, PRelu, Pad, Reshape);
        Net::load("mesh", bytes, ops, SIDE, &[("conv2d_21", POINTS * 3), ("conv2d_31", 1)]).map(Self)
    }

    /// The face in a region of the picture; `None` when the model is not sure that there is one.
    pub(crate) fn find(&self, image: &Image, region: &Region) -> Option<Face> {
        self.look(image, region).filter(|(_, certainty)| *certainty >= 0.0).map(|(face, _)| face)
    }

    /// The face in a region, when the model is as sure as of any plain one.
    pub(crate) fn find_plain(&self, image: &Image, region: &Region) -> Option<Face> {
        self.look(image, region).filter(|(_, certainty)| *certainty >= PLAIN).map(|(face, _)| face)
    }

    /// The face in a region of a picture that may stand on its head.
    pub(crate) fn find_either_way_up(&self, image: &Image, region: &Region) -> Option<Face> {
        let upright = self.look(image, region).filter(|(_, certainty)| *certainty >= 0.0);
        let certainty = upright.as_ref().map_or(0.0, |(_, certainty)| *certainty);
        if certainty < UPRIGHT {
            let turned = self.look(image, &Region { angle: region.angle + PI, ..*region });
            let upside_down = turned.filter(|(_, turned)| *turned > certainty + SURER);
            // The detector sees such a face at a wrong place: only where it was found, it is found well.
            let found = upside_down.and_then(|(face, _)| self.find(image, &face.region()));
            if found.is_some() {
                return found;
            }
        }
        upright.map(|(face, _)| face)
    }

    /// The face the model makes of a region, and how certain it is that there is one: from 0 on rather than not.
    fn look(&self, image: &Image, region: &Region) -> Option<(Face, f32)> {
        let colours = sample(image, region, SIDE, Beyond::Edge);
        let outputs = self.0.run(planes(&colours, 1.0 / 255.0, 0.0))?;
        let [points, certainty] = outputs.as_slice() else { return None };
        let (triples, _) = points.as_chunks::<3>();
        let scale = 1.0 / real(SIDE);
        let place = |&[x, y, z]: &[f32; 3]| {
            let [x, y] = region.place(x * scale, y * scale);
            [x, y, z * scale * region.side]
        };
        Some((Face::new(triples.iter().map(place).collect())?, *certainty.first()?))
    }
}
