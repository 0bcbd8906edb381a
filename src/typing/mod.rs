//! The keyboard of a kiosk: letters, digits, signs, and Chinese by Pinyin or by strokes.
//!
//! A field shows [`OnScreenKeyboard`] and gives it the [`Typing`] that both share. Keys type at the field's caret and leave the focus
//! where it is, so that a physical keyboard goes on working.
//!
//! **Invariant:** nothing of what was typed outlives the field, and no letters in progress are lost: whatever a person turns to, they
//! become what they most likely mean.

mod candidates;
mod caret;
mod dictionary;
mod keyboard;
mod keys;
mod layout;

use std::rc::Rc;

use ime::{Composition, Method, Turn};
use leptos::prelude::*;

use self::dictionary::Chinese;
pub(crate) use self::{
    keyboard::OnScreenKeyboard,
    layout::{FOR_ADDRESS, FOR_EMAIL, Mode},
};

/// A way to type Chinese, as far as it is here.
#[derive(Clone)]
enum Arrival {
    /// Its dictionary is on its way.
    Awaited,
    /// Here.
    Here(Rc<dyn Method>),
    /// Its dictionary could not be had.
    Missing,
}

/// What is being typed into a field.
#[derive(Clone, Copy)]
pub(crate) struct Typing {
    field: &'static str,
    value: RwSignal<String>,
    mode: RwSignal<Mode>,
    capitals: RwSignal<bool>,
    composition: RwSignal<Composition>,
    method: RwSignal<Arrival, LocalStorage>,
}

/// Stands for a method whose dictionary is not here yet: letters are kept and mean nothing.
struct NotYet;

impl Method for NotYet {
    fn candidates(&self, _: &str) -> Vec<ime::Candidate> {
        Vec::new()
    }
}

impl Typing {
    /// Begins at a field with this id and value.
    pub(crate) fn new(field: &'static str, value: RwSignal<String>) -> Self {
        Self {
            field,
            value,
            mode: RwSignal::new(Mode::Letters),
            capitals: RwSignal::new(false),
            composition: RwSignal::default(),
            method: RwSignal::new_local(Arrival::Awaited),
        }
    }

    /// What is typed.
    pub(crate) const fn value(self) -> RwSignal<String> {
        self.value
    }

    /// Shows other keys, and fetches the dictionary they need when they are the first to need it.
    fn choose(self, mode: Mode) {
        self.finish();
        self.mode.set(mode);
        let Some(chinese) = Chinese::of(mode) else { return };
        self.method.set(dictionary::held(chinese).map_or(Arrival::Awaited, Arrival::Here));
        if matches!(self.method.get_untracked(), Arrival::Awaited) {
            leptos::task::spawn_local(self.fetch(mode, chinese));
        }
    }

    async fn fetch(self, mode: Mode, chinese: Chinese) {
        let found = dictionary::fetch(chinese).await;
        // Other keys may have been chosen since, or the field may be gone.
        if self.mode.try_get_untracked() == Some(mode) {
            self.method.set(found.map_or(Arrival::Missing, Arrival::Here));
            self.compose(|composition, method| composition.look_up(method));
        }
    }

    /// Changes the letters in progress.
    fn compose<T>(self, change: impl FnOnce(&mut Composition, &dyn Method) -> T) -> Option<T> {
        let method: Rc<dyn Method> = match self.method.get_untracked() {
            Arrival::Here(method) => method,
            Arrival::Awaited | Arrival::Missing => Rc::new(NotYet),
        };
        self.composition.try_update(|composition| change(composition, &*method))
    }

    /// Adds a letter to those in progress.
    pub(crate) fn spell(self, letter: char) {
        self.compose(|composition, method| composition.press(letter, method));
    }

    /// Types text at the caret, behind what the letters in progress most likely mean.
    fn write(self, text: &str) {
        self.finish();
        caret::insert(self.field, self.value, text);
    }

    /// A space; while letters are in progress, what they most likely mean.
    fn space(self) {
        if self.composition.with_untracked(Composition::is_empty) { self.write(" ") } else { self.finish() }
    }

    /// Deletes the last letter in progress, else the character before the caret.
    fn delete(self) {
        if self.compose(Composition::delete) == Some(false) {
            caret::delete(self.field, self.value);
        }
    }

    fn pick(self, place: usize) {
        let picked = self.compose(|composition, method| composition.pick(place, method)).flatten();
        caret::insert(self.field, self.value, &picked.unwrap_or_default());
    }

    fn turn(self, turn: Turn) {
        self.composition.update(|composition| composition.turn(turn));
    }

    fn clear(self) {
        self.composition.update(Composition::clear);
    }

    /// Makes the letters in progress what they most likely mean.
    pub(crate) fn finish(self) {
        if !self.composition.with_untracked(Composition::is_empty) {
            let text = self.compose(Composition::finish).unwrap_or_default();
            caret::insert(self.field, self.value, &text);
        }
    }
}
