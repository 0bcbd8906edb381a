//! The inside of an outline.

use crate::num::{index, real};

/// The places of a grid that lie inside a polygon, by the parity of crossings along each row.
pub(crate) fn fill(polygon: &[[f32; 2]], width: usize, height: usize) -> Vec<bool> {
    let mut inside = vec![false; width * height];
    let edges = || polygon.iter().zip(polygon.iter().cycle().skip(1));
    for (row, places) in inside.chunks_exact_mut(width.max(1)).enumerate() {
        let y = real(row) + 0.5;
        for (a, b) in edges().filter(|(a, b)| (a[1] > y) != (b[1] > y)) {
            let x = a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]);
            for place in places.iter_mut().skip(index(x + 0.5)) {
                *place = !*place;
            }
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_is_filled_with_its_area() {
        let square = [[10.0, 20.0], [40.0, 20.0], [40.0, 60.0], [10.0, 60.0]];
        assert_eq!(fill(&square, 192, 192).iter().filter(|&&inside| inside).count(), 30 * 40);
        assert_eq!(fill(&square, 30, 100).iter().filter(|&&inside| inside).count(), 20 * 40);
    }
}
