//! The words of the console.

use text::staff::Key;

pub(crate) use shell::texts::t;

/// Sentences by key, in whatever language is chosen.
pub(crate) type Texts = shell::texts::Texts<Key>;

/// The words, from any component.
pub(crate) fn use_texts() -> Texts {
    shell::texts::use_texts()
}

/// The sentences one after the other, with what the language sets between.
pub(crate) fn list(texts: Texts, keys: impl IntoIterator<Item = Key>) -> String {
    let words: Vec<_> = keys.into_iter().map(|key| texts.get(key)).collect();
    words.join(&texts.get(Key::ListComma))
}
