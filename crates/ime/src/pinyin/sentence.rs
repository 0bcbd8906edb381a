//! Several words for all letters at once, when no single word is long enough.

use std::cmp::Reverse;

use super::{Pinyin, lattice::Lattice};

/// What each further word costs, so that few long words win over many short ones: about the frequency of all words together.
const WORD: i32 = 80;

/// What the parts of an address end in, after a name that no dictionary has.
const PLACES: [char; 20] = [
    '省', '市', '区', '县', '镇', '乡', '村', '组', '路', '街', '巷', '弄', '里', '号', '栋', '幢', '楼',
    '层', '室', '院',
];
/// What such an end is worth: in an address it is meant before all else that sounds the same.
const PLACE: i32 = 40;

/// The best way to some letter.
#[derive(Clone, Copy)]
struct Way {
    score: i32,
    from: usize,
    entry: usize,
}

impl Pinyin {
    /// The likeliest words for all `length` letters; `None` when these cannot be cut into words.
    pub(super) fn sentence(&self, lattice: &Lattice, length: usize) -> Option<String> {
        let mut ways: Vec<Option<Way>> = vec![None; length + 1];
        for start in 0..length {
            let Some(score) = (if start == 0 { Some(0) } else { ways[start].map(|way| way.score) }) else {
                continue;
            };
            for fit in self.fits(lattice, start) {
                let worth = |entry: usize| {
                    let place = start > 0 && self.table.is_one_of(entry, &PLACES);
                    self.table.weight(entry) + if place { PLACE } else { 0 }
                };
                let best = fit.entries.map(|entry| (worth(entry), Reverse(entry))).max();
                let Some((worth, Reverse(entry))) = best else { continue };
                let score = score + fit.worth + worth - WORD;
                if ways[fit.end].is_none_or(|way| way.score < score) {
                    ways[fit.end] = Some(Way { score, from: start, entry });
                }
            }
        }
        let mut words = Vec::new();
        let mut end = length;
        while end > 0 {
            let way = ways[end]?;
            words.push(self.table.word(way.entry));
            end = way.from;
        }
        words.reverse();
        (!words.is_empty()).then(|| words.concat())
    }
}
