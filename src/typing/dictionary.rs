//! The dictionaries: fetched when they are first needed, then held as long as the page.
//!
//! **Invariant:** a dictionary that is here is not fetched again; one that could not be had is asked for again.

use std::{cell::RefCell, rc::Rc};

use ime::{Method, Pinyin, Strokes};
use shell::http;

use super::layout::Mode;

/// A way to type Chinese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chinese {
    /// By sound.
    Pinyin,
    /// By strokes.
    Strokes,
}

thread_local! {
    static HELD: RefCell<[Option<Rc<dyn Method>>; 2]> = const { RefCell::new([None, None]) };
}

impl Chinese {
    /// The one these keys are for, if they are.
    pub(super) const fn of(mode: Mode) -> Option<Self> {
        match mode {
            Mode::Pinyin => Some(Self::Pinyin),
            Mode::Strokes => Some(Self::Strokes),
            Mode::Digits | Mode::Letters | Mode::Signs | Mode::Email => None,
        }
    }

    const fn file(self) -> &'static str {
        match self {
            Self::Pinyin => "pinyin.dict",
            Self::Strokes => "stroke.dict",
        }
    }

    fn read(self, bytes: &[u8]) -> Option<Rc<dyn Method>> {
        match self {
            Self::Pinyin => Some(Rc::new(Pinyin::parse(bytes).ok()?)),
            Self::Strokes => Some(Rc::new(Strokes::parse(bytes).ok()?)),
        }
    }
}

/// The method, when its dictionary is here.
pub(super) fn held(chinese: Chinese) -> Option<Rc<dyn Method>> {
    HELD.with_borrow(|held| held[chinese as usize].clone())
}

/// Fetches the dictionary, and gives the method; `None` when it cannot be had.
pub(super) async fn fetch(chinese: Chinese) -> Option<Rc<dyn Method>> {
    let folder = http::page_says("dictionaries")?;
    let bytes = http::file(&format!("{folder}{}", chinese.file())).await?;
    let method = chinese.read(&bytes)?;
    HELD.with_borrow_mut(|held| held[chinese as usize] = Some(method.clone()));
    Some(method)
}
