//! The words of an app in the language that was chosen.
//!
//! **Invariant:** language and sentences change together, and only once the sentences are there: those of the first load, and all of
//! them from the moment the second load asks for them.

use std::sync::Arc;

use domain::{money::Fen, region::Bilingual};
use leptos::prelude::*;
use text::{Language, SentenceKey, Words};

use crate::{figures, http};

/// Sentences by key, in whatever language is chosen. `Copy`; every read is tracked.
#[derive(Clone, Copy)]
pub struct Texts<K: SentenceKey + Send + Sync> {
    spoken: RwSignal<Spoken<K>>,
    /// Whether the sentences of the second load are wanted too.
    whole: StoredValue<bool>,
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
        Self {
            spoken: RwSignal::new(Spoken { language, words: Arc::new(words) }),
            whole: StoredValue::new(false),
        }
    }

    /// The language.
    #[must_use]
    pub fn language(self) -> Language {
        self.spoken.with(|spoken| spoken.language)
    }

    /// The language, untracked.
    #[must_use]
    pub fn language_untracked(self) -> Language {
        self.spoken.with_untracked(|spoken| spoken.language)
    }

    /// The sentence, untracked.
    #[must_use]
    pub fn get_untracked(self, key: K) -> String {
        self.spoken.with_untracked(|spoken| spoken.words.get(key).to_owned())
    }

    /// The key whose whole sentence this is, untracked.
    #[must_use]
    pub fn key_of(self, sentence: &str) -> Option<K> {
        self.spoken.with_untracked(|spoken| spoken.words.key_of(sentence))
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

    /// Whether the sentence is here already.
    #[must_use]
    pub fn has(self, key: K) -> bool {
        self.spoken.with(|spoken| spoken.words.has(key))
    }

    /// What the server says in both languages.
    #[must_use]
    pub fn pick(self, said: &Bilingual) -> String {
        if self.language().is_chinese() { said.zh.clone() } else { said.en.clone() }
    }

    /// An amount in yuan, without the unit.
    #[must_use]
    pub fn amount(self, fen: Fen) -> String {
        figures::amount(self.language(), fen)
    }

    /// A number with so many decimals.
    #[must_use]
    pub fn number(self, value: f64, decimals: u8) -> String {
        figures::number(self.language(), value, decimals)
    }

    /// Changes the language once its sentences are there; when they cannot be had, nothing changes.
    pub fn speak(self, language: Language) {
        leptos::task::spawn_local(async move {
            let Some(mut words) = http::words(language).await else { return };
            if self.whole.try_get_value() == Some(true) && add_later(language, &mut words).await.is_none() {
                return;
            }
            // An unmounted app speaks no more.
            let _ = self.spoken.try_set(Spoken { language, words: Arc::new(words) });
        });
    }

    /// Has the sentences of the second load too, now and in whatever language is chosen later; `None` when they cannot be had.
    pub async fn complete(self) -> Option<()> {
        self.whole.try_set_value(true);
        loop {
            let Spoken { language, words } = self.spoken.try_get_untracked()?;
            if words.is_whole() {
                return Some(());
            }
            let mut words = Words::clone(&words);
            if add_later(language, &mut words).await.is_none() {
                self.whole.try_set_value(false);
                return None;
            }
            // Another language may have been chosen meanwhile.
            if self.spoken.try_get_untracked()?.language == language {
                self.spoken.try_set(Spoken { language, words: Arc::new(words) });
            }
        }
    }
}

async fn add_later<K: SentenceKey>(language: Language, words: &mut Words<K>) -> Option<()> {
    words.complete(&http::later_words(language).await?).ok()
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
