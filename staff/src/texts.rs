//! The words of the console in the language that was chosen.
//!
//! **Invariant:** language and sentences change together, and only once the sentences are there.

use std::sync::Arc;

use domain::region::Bilingual;
use leptos::prelude::*;
use text::{
    Language,
    staff::{Key, Words},
};

use crate::effects::http;

/// Sentences by key, in whatever language is chosen. `Copy`; every read is tracked.
#[derive(Clone, Copy)]
pub(crate) struct Texts {
    spoken: RwSignal<Spoken>,
}

#[derive(Clone)]
struct Spoken {
    language: Language,
    words: Arc<Words>,
}

impl Texts {
    /// Begins with a language whose sentences are there.
    pub(crate) fn new(language: Language, words: Words) -> Self {
        Self { spoken: RwSignal::new(Spoken { language, words: Arc::new(words) }) }
    }

    /// The language.
    pub(crate) fn language(self) -> Language {
        self.spoken.with(|spoken| spoken.language)
    }

    /// The sentence.
    pub(crate) fn get(self, key: Key) -> String {
        self.spoken.with(|spoken| spoken.words.get(key).to_owned())
    }

    /// The sentence with each `{name}` replaced.
    pub(crate) fn with(self, key: Key, values: &[(&str, &str)]) -> String {
        self.spoken.with(|spoken| spoken.words.with(key, values))
    }

    /// The sentences one after the other, with what the language sets between.
    pub(crate) fn list(self, keys: impl IntoIterator<Item = Key>) -> String {
        let words: Vec<_> = keys.into_iter().map(|key| self.get(key)).collect();
        words.join(&self.get(Key::ListComma))
    }

    /// What the server says in both languages.
    pub(crate) fn pick(self, said: &Bilingual) -> String {
        match self.language() {
            Language::ZhCn => said.zh.clone(),
            Language::En => said.en.clone(),
        }
    }

    /// Changes the language once its sentences are there; when they cannot be had, nothing changes.
    pub(crate) fn speak(self, language: Language) {
        leptos::task::spawn_local(async move {
            if let Some(words) = http::words(language).await {
                // An unmounted console speaks no more.
                let _ = self.spoken.try_set(Spoken { language, words: Arc::new(words) });
            }
        });
    }
}

/// The words, from any component.
pub(crate) fn use_texts() -> Texts {
    expect_context()
}

/// The sentence of `key`, which follows the language.
pub(crate) fn t(key: Key) -> Signal<String> {
    let texts = use_texts();
    Signal::derive(move || texts.get(key))
}
