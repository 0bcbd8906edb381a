//! Which pixels are the person: the segmentation model (256 × 256 pixels).
//!
//! No check uses it yet; it is loaded on its own, so that a screen without it does not fetch it.

use rten::op_registry;

use crate::image::Image;
use crate::model::{LoadError, Net, planes};
use crate::num::real;
use crate::sample::{Beyond, Region, sample};

const SIDE: usize = 256;

/// Tells the person from the background.
pub struct Segmenter(Net);

impl Segmenter {
    /// Loads the model.
    ///
    /// # Errors
    ///
    /// [`LoadError`] when the bytes are not that model.
    pub fn load(bytes: &[u8]) -> Result<Self, LoadError> {
        let ops =
            op_registry!(Add, Conv, ConvTranspose, GlobalAveragePool, HardSwish, Mul, Relu, Resize, Sigmoid);
        Net::load("segmentation", bytes, ops, SIDE, &[("activation_10", SIDE * SIDE)]).map(Self)
    }

    /// How surely each of 256 × 256 places of the smallest square around the picture is the person, 0 to 1, row by row.
    #[must_use]
    pub fn person(&self, image: &Image) -> Vec<f32> {
        let (width, height) = (real(image.width()), real(image.height()));
        let region = Region { centre: [width / 2.0, height / 2.0], side: width.max(height), angle: 0.0 };
        let colours = sample(image, &region, SIDE, Beyond::Edge);
        self.0
            .run(planes(&colours, 1.0 / 255.0, 0.0))
            .and_then(|mut outputs| outputs.pop())
            .unwrap_or_default()
    }
}
