//! Thin-plate splines: the smoothest bending of the plane that takes given places to given places.

/// Where each place of a bent picture comes from.
pub struct Spline {
    knots: Vec<[f32; 2]>,
    /// One pair for each knot, then those of 1, x and y.
    weights: Vec<[f32; 2]>,
}

/// A place of the bent picture, and where it comes from.
pub type Pair = ([f32; 2], [f32; 2]);

impl Spline {
    pub fn new(pairs: &[Pair]) -> Self {
        let (n, size) = (pairs.len(), pairs.len() + 3);
        let mut rows = vec![vec![0.0_f64; size + 2]; size];
        for (i, (knot, source)) in pairs.iter().enumerate() {
            for (j, (other, _)) in pairs.iter().enumerate() {
                rows[i][j] = f64::from(bend(*knot, *other));
            }
            for (k, value) in [1.0, knot[0], knot[1]].into_iter().enumerate() {
                rows[i][n + k] = f64::from(value);
                rows[n + k][i] = f64::from(value);
            }
            // A breath of slack: knots that come together do no harm.
            rows[i][i] += 1e-5;
            rows[i][size] = f64::from(source[0] - knot[0]);
            rows[i][size + 1] = f64::from(source[1] - knot[1]);
        }
        let weights = solve(rows).into_iter().map(|pair| pair.map(|weight| weight as f32)).collect();
        Self { knots: pairs.iter().map(|(knot, _)| *knot).collect(), weights }
    }

    /// Where a place comes from.
    pub fn source(&self, place: [f32; 2]) -> [f32; 2] {
        let mut sum = place;
        for (knot, weight) in self.knots.iter().zip(&self.weights) {
            let bend = bend(*knot, place);
            sum = [sum[0] + weight[0] * bend, sum[1] + weight[1] * bend];
        }
        let flat = &self.weights[self.knots.len()..];
        std::array::from_fn(|k| sum[k] + flat[0][k] + flat[1][k] * place[0] + flat[2][k] * place[1])
    }
}

/// r² ln r, the bending of a thin plate.
fn bend(a: [f32; 2], b: [f32; 2]) -> f32 {
    let square = (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2);
    if square < 1e-12 { 0.0 } else { 0.5 * square * square.ln() }
}

/// Gauss's elimination with two right-hand sides.
fn solve(mut rows: Vec<Vec<f64>>) -> Vec<[f64; 2]> {
    let size = rows.len();
    for at in 0..size {
        let best = (at..size).max_by(|&a, &b| rows[a][at].abs().total_cmp(&rows[b][at].abs())).unwrap();
        rows.swap(at, best);
        let pivot = rows[at].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|&(other, _)| other != at) {
            let share = row[at] / pivot[at];
            row.iter_mut().zip(&pivot).skip(at).for_each(|(value, above)| *value -= share * above);
        }
    }
    rows.iter().enumerate().map(|(at, row)| [row[size] / row[at], row[size + 1] / row[at]]).collect()
}
