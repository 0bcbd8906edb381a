//! The dictionary of strokes: the characters that the source of Pinyin knows, those of GB 2312 among them.

use std::collections::HashMap;

use super::{
    pinyin::words,
    source::{Unreadable, entries},
    weight,
};
use crate::strokes::{Strokes, Written};

/// Makes the dictionary from `stroke.dict.yaml`, with the characters and frequencies of `pinyin_simp.dict.yaml`.
///
/// # Errors
///
/// [`Unreadable`].
pub fn stroke(source: &str, pinyin: &str) -> Result<Vec<u8>, Unreadable> {
    let mut frequencies: HashMap<char, u32> = HashMap::new();
    for word in words(pinyin)? {
        let mut characters = word.text.chars();
        if let (Some(character), None) = (characters.next(), characters.next()) {
            let known = frequencies.entry(character).or_default();
            *known = word.frequency.max(*known);
        }
    }
    let mut characters = Vec::new();
    for (line, columns) in entries(source) {
        let [text, strokes] = columns[..] else { return Err(Unreadable::Line(line)) };
        let mut one = text.chars();
        let (Some(character), None) = (one.next(), one.next()) else { return Err(Unreadable::Line(line)) };
        if let Some(frequency) = frequencies.get(&character) {
            characters.push(Written { strokes: strokes.to_owned(), character, weight: weight(*frequency) });
        }
    }
    Ok(Strokes::of(characters).bytes()?)
}
