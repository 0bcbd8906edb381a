//! A short dose of what `cargo xtask fuzz` does for an hour: seeds with damage done to them, always the same.

#![expect(clippy::unwrap_used, reason = "a test that cannot make its file should stop")]

mod support;

use support::{hostile, seeds};

/// Damaged files that are tried of each seed. The models run for every picture that is judged.
const READ: usize = 400;
const JUDGED: usize = 4;

/// Numbers that look random and are not (xorshift64, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.roll(256)).unwrap()
    }
}

/// Does some of what befalls files: bits turned, bytes changed, lost, doubled, the end cut off.
fn damage(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut file = seed.to_vec();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(file.len());
        let end = (at + 1 + dice.roll(24)).min(file.len());
        match dice.roll(6) {
            0 => file.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << dice.roll(8)),
            1 => file.iter_mut().skip(at).take(1).for_each(|byte| *byte = dice.byte()),
            2 => file.iter_mut().skip(at).take(2).for_each(|byte| *byte = 0xff),
            3 => drop(file.drain(at..end)),
            4 => file.extend_from_within(at..end),
            _ => file.truncate(at),
        }
    }
    file
}

#[test]
fn damaged_files_are_read_or_refused() {
    let mut dice = Dice(0x5eed);
    let seeds = seeds::files().unwrap();
    let whole = seeds.iter().filter(|(_, seed)| photo::decode_any_size(seed).is_ok()).count();
    assert!(2 * whole > seeds.len(), "{whole} of {} can be read before they are damaged", seeds.len());
    for (_, seed) in seeds {
        (0..READ).for_each(|_| hostile::is_read_or_refused(&damage(&seed, &mut dice)));
    }
}

#[test]
fn damaged_pictures_are_judged_and_finished() {
    let mut dice = Dice(0xface);
    for (_, seed) in seeds::pixels() {
        hostile::is_judged_and_finished(&seed);
        (0..JUDGED).for_each(|_| hostile::is_judged_and_finished(&damage(&seed, &mut dice)));
    }
}
