//! Where letters may be cut into syllables.
//!
//! **Invariant:** every cut that is offered can be gone on from to the end of the letters, where any can.

use std::ops::Range;

use super::table::Table;

/// The longest syllable, zhuang, has six letters.
const LONGEST: usize = 6;
/// What a syllable may begin with, when only its beginning is typed.
const INITIALS: &str = "b p m f d t n l g k h j q x zh ch sh r z c s y w";

/// A syllable, or the beginning of one.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    /// Where the next one begins.
    pub(super) end: usize,
    /// The syllables it may be.
    pub(super) syllables: Range<u16>,
    /// Whether it was typed as a whole.
    pub(super) whole: bool,
}

/// Where letters may be cut.
pub(super) struct Lattice {
    cuts: Vec<Vec<Cut>>,
}

impl Lattice {
    /// Cuts `letters` into whole syllables, the last one maybe begun only. Where that cannot be, initials stand for syllables.
    pub(super) fn of(letters: &str, table: &Table) -> Self {
        let strict = Self::with(letters, table, false);
        if strict.cuts.first().is_none_or(Vec::is_empty) { Self::with(letters, table, true) } else { strict }
    }

    fn with(letters: &str, table: &Table, abbreviated: bool) -> Self {
        let length = letters.len();
        let mut cuts: Vec<Vec<Cut>> = vec![Vec::new(); length + 1];
        for start in (0..length).rev() {
            let longest = LONGEST.min(length - start);
            let mut here: Vec<Cut> = (1..=longest)
                .filter_map(|taken| letters.get(start..start + taken))
                .flat_map(|part| of_part(part, start, letters, table, abbreviated))
                .collect();
            if here.iter().any(|cut| cut.end == length || !cuts[cut.end].is_empty()) || !abbreviated {
                here.retain(|cut| cut.end == length || !cuts[cut.end].is_empty());
            }
            cuts[start] = here;
        }
        Self { cuts }
    }

    /// What may begin at the letter `start`.
    pub(super) fn at(&self, start: usize) -> &[Cut] {
        self.cuts.get(start).map_or(&[], Vec::as_slice)
    }
}

/// What `part`, which begins at `start`, may be: a whole syllable, a begun one, or both.
fn of_part(part: &str, start: usize, letters: &str, table: &Table, abbreviated: bool) -> Vec<Cut> {
    let behind = start + part.len();
    let end = behind + letters[behind..].bytes().take_while(|letter| *letter == b'\'').count();
    let part = spelled(part);
    let begun = table.begun(&part);
    let whole = table.syllables.get(usize::from(begun.start)).is_some_and(|found| *found == part);
    let mut cuts = Vec::new();
    if whole && !begun.is_empty() {
        cuts.push(Cut { end, syllables: begun.start..begun.start.saturating_add(1), whole: true });
    }
    let rest = begun.start.saturating_add(u16::from(whole))..begun.end;
    let may_be_begun =
        behind == letters.len() || (abbreviated && INITIALS.split(' ').any(|one| one == part.as_str()));
    if may_be_begun && !rest.is_empty() {
        cuts.push(Cut { end, syllables: rest, whole: false });
    }
    cuts
}

/// A syllable as the dictionary spells it: v is ü, and ü needs no dots behind j, q, x and y or before e.
fn spelled(part: &str) -> String {
    let plain = part.starts_with(['j', 'q', 'x', 'y']) || part.ends_with("ve");
    if plain { part.replace('v', "u") } else { part.to_owned() }
}
