//! Which pixels are the person: the segmentation model (256 × 256 pixels).

use rten::op_registry;

use crate::colour;
use crate::image::Image;
use crate::model::{LoadError, Net, planes};
use crate::num::{index, real};
use crate::sample::{Beyond, Region, sample, whole};

/// Places along a side of a [`Person`].
pub(crate) const SIDE: usize = 256;

/// Tells the person from the background.
pub struct Segmenter(Net);

/// How surely each place of a square is a person, and how bright it is.
#[derive(Clone)]
pub(crate) struct Person {
    region: Region,
    /// 0 to 1, row by row.
    pub(crate) share: Vec<f32>,
    /// 0 to 1, row by row.
    pub(crate) luma: Vec<f32>,
}

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
        self.find(image, whole(image)).share
    }

    /// The person in a square of the picture; nobody anywhere should the model fail.
    pub(crate) fn find(&self, image: &Image, region: Region) -> Person {
        let colours = sample(image, &region, SIDE, Beyond::Edge);
        let found = self.0.run(planes(&colours, 1.0 / 255.0, 0.0)).and_then(|mut outputs| outputs.pop());
        let share = found.unwrap_or_else(|| vec![0.0; SIDE * SIDE]);
        Person { region, share, luma: colours.into_iter().map(colour::luma).collect() }
    }
}

impl Person {
    /// How surely a position of the picture is the person, mixed from the four places around it.
    pub(crate) fn at(&self, x: f32, y: f32) -> f32 {
        let [u, v] =
            self.region.locate(x, y).map(|part| (part * real(SIDE) - 0.5).clamp(0.0, real(SIDE - 1)));
        let (column, row) = (index(u).min(SIDE - 2), index(v).min(SIDE - 2));
        let (fx, fy) = (u - real(column), v - real(row));
        let share = |row: usize, column: usize| self.share.get(row * SIDE + column).copied().unwrap_or(0.0);
        let mix = |row: usize| share(row, column) * (1.0 - fx) + share(row, column + 1) * fx;
        mix(row) * (1.0 - fy) + mix(row + 1) * fy
    }

    /// The place of a position of the picture: column and row, the nearest one for positions beyond.
    pub(crate) fn locate(&self, x: f32, y: f32) -> [usize; 2] {
        self.region.locate(x, y).map(|part| index(part * real(SIDE)).min(SIDE - 1))
    }

    /// Pixels of the picture from one place to the next.
    pub(crate) fn step(&self) -> f32 {
        self.region.side / real(SIDE)
    }

    /// The position in the picture of a place.
    pub(crate) fn place(&self, column: usize, row: usize) -> [f32; 2] {
        let part = |place: usize| (real(place) + 0.5) / real(SIDE);
        self.region.place(part(column), part(row))
    }
}
