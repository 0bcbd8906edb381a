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

/// Words in one line, as they read: without what nobody sees, without pictures, without spaces around.
pub(crate) fn words(typed: &str) -> String {
    let said = |c: &char| !c.is_control() && !is_invisible(*c) && !is_picture(*c);
    typed.chars().filter(said).collect::<String>().trim().to_owned()
}

/// The most marks above and below one letter; Tibetan syllables have three.
const MARKS_MAX: usize = 4;

/// Whether signs are among these words that stand in no name and no address: those that frame the words of a page, or a heap of marks on
/// one letter, which would cover the lines around it.
pub(crate) fn has_foreign_signs(words: &str) -> bool {
    words.chars().any(is_frame) || has_heaps_of_marks(words)
}

/// Whether more marks stand on one letter than are ever read.
pub(crate) fn has_heaps_of_marks(words: &str) -> bool {
    let mut marks = 0;
    words.chars().any(|c| {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        marks > MARKS_MAX
    })
}

const fn is_frame(c: char) -> bool {
    matches!(c, '<' | '>')
}

/// Marks that are written on the letter before them.
const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
            | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{93a}'..='\u{94f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
            | '\u{e47}'..='\u{e4e}' | '\u{f18}' | '\u{f19}' | '\u{f35}'..='\u{f39}' | '\u{f71}'..='\u{f87}' | '\u{f8d}'..='\u{fbc}'
            | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302f}'
            | '\u{3099}' | '\u{309a}' | '\u{a66f}'..='\u{a67d}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{e0100}'..='\u{e01ef}'
    )
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
#[must_use]
pub const fn is_invisible(c: char) -> bool {
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
