//! Typing at the caret of a field.
//!
//! **Invariant:** field and value are the same text afterwards, and the caret stands behind what was typed.

use std::ops::Range;

use leptos::{prelude::*, wasm_bindgen::JsCast as _, web_sys::HtmlInputElement};

/// Types `text` in the place of what is selected.
pub(super) fn insert(field: &str, value: RwSignal<String>, text: &str) {
    if !text.is_empty() {
        change(field, value, |typed, selected| splice(typed, selected, text));
    }
}

/// Deletes what is selected, else the character before the caret.
pub(super) fn delete(field: &str, value: RwSignal<String>) {
    change(field, value, |typed, selected| {
        let before = typed.get(..selected.start).and_then(|before| before.chars().next_back());
        let gone = if selected.is_empty() { before.map_or(0, char::len_utf8) } else { 0 };
        splice(typed, selected.start - gone..selected.end, "")
    });
}

/// `typed` with `text` in the place of `place`, and the byte behind it.
fn splice(typed: &str, place: Range<usize>, text: &str) -> (String, usize) {
    let mut changed = typed.to_owned();
    changed.replace_range(place.clone(), text);
    (changed, place.start + text.len())
}

fn change(field: &str, value: RwSignal<String>, make: impl FnOnce(&str, Range<usize>) -> (String, usize)) {
    let input =
        document().get_element_by_id(field).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let typed = value.get_untracked();
    let selected =
        input.as_ref().and_then(|input| selection(input, &typed)).unwrap_or(typed.len()..typed.len());
    let (changed, caret) = make(&typed, selected);
    if let Some(input) = input {
        input.set_value(&changed);
        let caret = units(&changed[..caret]);
        let _ = input.set_selection_range(caret, caret);
        if caret == units(&changed) {
            input.set_scroll_left(input.scroll_width());
        }
    }
    value.set(changed);
}

/// What is selected, in bytes; `None` where the field shows something else than `typed`.
fn selection(input: &HtmlInputElement, typed: &str) -> Option<Range<usize>> {
    let start = input.selection_start().ok()??;
    let end = input.selection_end().ok()??;
    (input.value() == typed).then(|| byte(typed, start)..byte(typed, end))
}

/// The byte at a place that the browser counts in UTF-16.
fn byte(text: &str, place: u32) -> usize {
    let mut counted = 0;
    let found = text.char_indices().find(|(_, character)| {
        let here = counted >= place;
        counted += units(character.encode_utf8(&mut [0; 4]));
        here
    });
    found.map_or(text.len(), |(byte, _)| byte)
}

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{byte, splice, units};

    #[test]
    fn what_is_typed_takes_the_place_of_what_was_selected() {
        assert_eq!(splice("文三路", 3..6, "二"), ("文二路".to_owned(), 6));
        assert_eq!(splice("", 0..0, "x"), ("x".to_owned(), 1));
    }

    #[test]
    fn the_browser_counts_characters_outside_the_first_plane_twice() {
        assert_eq!(units("𠮷a"), 3);
        assert_eq!(byte("𠮷a", 2), 4);
        assert_eq!(byte("𠮷a", 9), 5);
        assert_eq!(byte("路a", 1), 3);
    }
}
