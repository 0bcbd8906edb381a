//! What people type, paste and forward from a chat, made plain before a rule looks at it.
//!
//! **Invariant:** nothing a person can see changes its meaning here: what goes is invisible, or says nothing in a number.

/// Letters and digits alone, full-width ones made narrow: a number says the same with its spaces, dashes, brackets and pictures.
pub(crate) fn bare(typed: &str) -> String {
    bare_but(typed, char::is_alphanumeric)
}

/// The same for a telephone number, where a plus says something too.
pub(crate) fn bare_telephone(typed: &str) -> String {
    bare_but(typed, |c| c.is_alphanumeric() || c == '+')
}

fn bare_but(typed: &str, says: impl Fn(char) -> bool) -> String {
    typed.chars().map(narrow).filter(|c| says(*c)).collect()
}

/// A full-width letter, digit or sign made narrow; anything else as it is.
pub(crate) fn narrow(c: char) -> char {
    const OFFSET: u32 = 0xff01 - 0x21;
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - OFFSET).unwrap_or(c),
        other => other,
    }
}

/// Characters that nobody sees but that change how a text reads: soft hyphens, zero width, direction marks, fillers and tags.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// Pictures of a chat, and what only chooses or frames them: no printer of labels has them.
pub(crate) const fn is_picture(c: char) -> bool {
    matches!(c, '\u{20e3}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}
