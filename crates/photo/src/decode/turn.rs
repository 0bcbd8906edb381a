//! Turning a picture upright by its EXIF orientation.

use crate::image::Picture;

/// The upright picture. `None` never happens for a [`Picture`]'s own pixels.
pub(super) fn turn(picture: Picture, orientation: u16) -> Option<Picture> {
    if orientation == 1 {
        return Some(picture);
    }
    let image = picture.as_image();
    let (width, height) = (image.width(), image.height());
    let (wide, high) = if orientation >= 5 { (height, width) } else { (width, height) };
    let mut pixels = Vec::with_capacity(wide * high * 3);
    for y in 0..high {
        for x in 0..wide {
            let (column, row) = match orientation {
                2 => (wide - 1 - x, y),
                3 => (wide - 1 - x, high - 1 - y),
                4 => (x, high - 1 - y),
                5 => (y, x),
                6 => (y, wide - 1 - x),
                7 => (high - 1 - y, wide - 1 - x),
                _ => (high - 1 - y, x),
            };
            pixels.extend(image.at(column, row));
        }
    }
    Picture::new(pixels, wide, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two by three pixels, numbered by rows.
    fn numbered() -> Picture {
        Picture::new((0..6).flat_map(|n| [n; 3]).collect(), 2, 3).unwrap()
    }

    fn turned(orientation: u16) -> (usize, Vec<u8>) {
        let picture = turn(numbered(), orientation).unwrap();
        let image = picture.as_image();
        (image.width(), image.bytes().iter().step_by(3).copied().collect())
    }

    #[test]
    fn every_orientation_turns_upright() {
        assert_eq!(turned(1), (2, vec![0, 1, 2, 3, 4, 5]));
        assert_eq!(turned(2), (2, vec![1, 0, 3, 2, 5, 4]));
        assert_eq!(turned(3), (2, vec![5, 4, 3, 2, 1, 0]));
        assert_eq!(turned(4), (2, vec![4, 5, 2, 3, 0, 1]));
        assert_eq!(turned(5), (3, vec![0, 2, 4, 1, 3, 5]));
        assert_eq!(turned(6), (3, vec![4, 2, 0, 5, 3, 1]));
        assert_eq!(turned(7), (3, vec![5, 3, 1, 4, 2, 0]));
        assert_eq!(turned(8), (3, vec![1, 3, 5, 0, 2, 4]));
    }
}
