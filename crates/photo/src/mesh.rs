//! The 468 points of a face, from the landmark model (192 × 192 pixels).

use rten::op_registry;

use crate::face::{Face, POINTS};
use crate::image::Image;
use crate::model::{LoadError, Net, planes};
use crate::num::{real, sigmoid};
use crate::sample::{Beyond, Region, sample};

const SIDE: usize = 192;

pub(crate) struct Mesh(Net);

impl Mesh {
    pub(crate) fn load(bytes: &[u8]) -> Result<Self, LoadError> {
        let ops = op_registry!(Add, Conv, MaxPool, PRelu, Pad, Reshape);
        Net::load("mesh", bytes, ops, SIDE, &[("conv2d_21", POINTS * 3), ("conv2d_31", 1)]).map(Self)
    }

    /// The face in a region of the picture; `None` when the model is not sure that there is one.
    pub(crate) fn find(&self, image: &Image, region: &Region) -> Option<Face> {
        let colours = sample(image, region, SIDE, Beyond::Edge);
        let outputs = self.0.run(planes(&colours, 1.0 / 255.0, 0.0))?;
        let [points, certainty] = outputs.as_slice() else { return None };
        let certainty = sigmoid(*certainty.first()?, 0.0, 1.0);
        if certainty < 0.5 {
            return None;
        }
        let (triples, _) = points.as_chunks::<3>();
        let scale = 1.0 / real(SIDE);
        let place = |&[x, y, z]: &[f32; 3]| {
            let [x, y] = region.place(x * scale, y * scale);
            [x, y, z * scale * region.side]
        };
        Face::new(triples.iter().map(place).collect())
    }
}
