//! The pseudo-language: English with accents, about a third longer, in brackets. It shows words that stand in code, and places where longer ones do
//! not fit.
//!
//! **Invariant:** placeholders stay as they are.

use super::Sentences;

/// Every sentence made so.
pub(super) fn sentences(english: &Sentences) -> Sentences {
    english.iter().map(|(key, sentence)| (key.clone(), sentence_of(sentence))).collect()
}

/// `Back` becomes `[Bááçk]`.
pub(super) fn sentence_of(english: &str) -> String {
    let mut made = String::from("[");
    let mut inside = false;
    for letter in english.chars() {
        inside = (inside || letter == '{') && letter != '}';
        if inside {
            made.push(letter);
        } else {
            made.push(accented(letter));
            // Long vowels make the sentence longer.
            if "aeiouAEIOU".contains(letter) {
                made.push(accented(letter.to_ascii_lowercase()));
            }
        }
    }
    made.push(']');
    made
}

fn accented(letter: char) -> char {
    // Letters that every font has.
    const PLAIN: &str = "aeioucdnyAEIOUCDNY";
    const ACCENTED: &str = "áéíóúçðñýÁÉÍÓÚÇÐÑÝ";
    PLAIN.chars().zip(ACCENTED.chars()).find(|(plain, _)| *plain == letter).map_or(letter, |(_, made)| made)
}
