//! The words of an app in the language that was chosen.
//!
//! **Invariant:** language and sentences change together, and only once the sentences are there.

use std::sync::Arc;

use domain::region::Bilingual;
use leptos::prelude::*;
use text::{Language, SentenceKey, Words};

use crate::http;

/// Sentences by key, in whatever language is chosen. `Copy`; every read is tracked.
#[derive(Clone, Copy)]
pub struct Texts<K: SentenceKey + Send + Sync> {
    spoken: RwSignal<Spoken<K>>,
}

#[derive(Clone)]
struct Spoken<K: SentenceKey> {
    language: Language,
    words: Arc<Words<K>>,
}

impl<K: SentenceKey + Send + Sync> Texts<K> {
    /// Begins with a language whose sentences are there.
    #[must_use]
    pub fn new(language: Language, words: Words<K>) -> Self {
        Self { spoken: RwSignal::new(Spoken { language, words: Arc::new(words) }) }
    }

    /// The language.
    #[must_use]
    pub fn language(self) -> Language {
        self.spoken.with(|spoken| spoken.language)
    }

    /// The sentence.
    #[must_use]
    pub fn get(self, key: K) -> String {
        self.spoken.with(|spoken| spoken.words.get(key).to_owned())
    }

    /// The sentence with each `{name}` replaced.
    #[must_use]
    pub fn with(self, key: K, values: &[(&str, &str)]) -> String {
        self.spoken.with(|spoken| spoken.words.with(key, values))
    }

    /// What the server says in both languages.
    #[must_use]
    pub fn pick(self, said: &Bilingual) -> String {
        match self.language() {
            Language::ZhCn => said.zh.clone(),
            Language::En => said.en.clone(),
        }
    }

    /// Changes the language once its sentences are there; when they cannot be had, nothing changes.
    pub fn speak(self, language: Language) {
        leptos::task::spawn_local(async move {
            if let Some(words) = http::words(language).await {
                // An unmounted app speaks no more.
                let _ = self.spoken.try_set(Spoken { language, words: Arc::new(words) });
            }
        });
    }
}

/// The words, from any component.
#[must_use]
pub fn use_texts<K: SentenceKey + Send + Sync>() -> Texts<K> {
    expect_context()
}

/// The sentence of `key`, which follows the language.
#[must_use]
pub fn t<K: SentenceKey + Send + Sync>(key: K) -> Signal<String> {
    let texts = use_texts::<K>();
    Signal::derive(move || texts.get(key))
}
