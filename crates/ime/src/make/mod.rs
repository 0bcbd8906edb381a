//! Makes the dictionaries from the files of Rime: `pinyin_simp.dict.yaml` and `stroke.dict.yaml`.
//!
//! **Invariant:** the same files give the same bytes.

mod pinyin;
mod source;
mod stroke;

pub use self::{pinyin::pinyin, source::Unreadable, stroke::stroke};

/// A frequency in steps of a quarter: 0 for never, and for each further quarter one more.
fn weight(frequency: u32) -> u8 {
    const STEP: f64 = 1.25;
    let mut bound = 1.0;
    let mut steps = 0;
    while bound <= f64::from(frequency) {
        bound *= STEP;
        steps += 1;
    }
    steps
}
