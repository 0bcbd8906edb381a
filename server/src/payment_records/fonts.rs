//! The fonts of papers: two that are built in, and those that the operator adds for rare names.
//!
//! **Invariant:** a character that no font has is never set: [`Fonts::legible`] puts `*` in its place.

use std::{fs, io, path::Path};

use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};

/// Hanzi of GB 2312 and of the first two levels of the Table of General Standard Characters, Latin, punctuation.
const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansCJKsc-Regular.otf");
/// Latin, figures and the characters of our own words.
const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansCJKsc-Bold.otf");
/// Stands for what cannot be set.
const INSTEAD: char = '*';

/// Fonts, and what characters they have.
#[derive(Clone)]
pub struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
}

/// A folder whose fonts cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the fonts in {folder} cannot be read: {why}")]
pub struct FontError {
    folder: String,
    why: io::Error,
}

impl Fonts {
    /// Those that are built in.
    #[must_use]
    pub fn embedded() -> Self {
        Self::of([REGULAR, BOLD].into_iter().flat_map(|font| Font::iter(Bytes::new(font))).collect())
    }

    /// Those that are built in, and all in a folder, which are used for what the first do not have. Other files in it are passed over.
    ///
    /// # Errors
    ///
    /// [`FontError`].
    pub fn with_folder(folder: &Path) -> Result<Self, FontError> {
        let told = |why| FontError { folder: folder.display().to_string(), why };
        let mut paths: Vec<_> = fs::read_dir(folder)
            .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>())
            .map_err(told)?;
        paths.retain(|path| is_font(path));
        paths.sort();
        let mut fonts = Self::embedded().fonts;
        for path in paths {
            fonts.extend(Font::iter(Bytes::new(fs::read(path).map_err(told)?)));
        }
        Ok(Self::of(fonts))
    }

    fn of(fonts: Vec<Font>) -> Self {
        Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    }

    /// The names of the families, each once, in the order in which a character is looked for.
    pub(super) fn families(&self) -> Vec<&str> {
        let mut families: Vec<&str> = Vec::new();
        for font in &self.fonts {
            let family = font.info().family.as_str();
            if !families.contains(&family) {
                families.push(family);
            }
        }
        families
    }

    /// The text with what no font has hidden, and without what nobody sees: control characters, marks that turn the reading direction.
    pub(crate) fn legible(&self, text: &str) -> String {
        let shown = text.chars().filter(|c| !is_unseen(*c));
        shown.map(|c| if self.has(c) { c } else { INSTEAD }).collect()
    }

    fn has(&self, character: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(character.into()))
    }
}

fn is_font(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    matches!(ending.as_deref(), Some("otf" | "ttf" | "ttc" | "otc"))
}

/// Control characters, and format characters of no width (Unicode general category Cf).
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'
        )
}
