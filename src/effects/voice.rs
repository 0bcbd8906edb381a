//! Reads aloud what is written: the title and hint of each screen, what is to be put right, the camera's hint, what a dialog asks.
//!
//! It looks at the page and takes whole sentences of the locale files from it, as keys. Where the device has a voice for the language it
//! speaks by Web Speech, else by clips, `/voice/<language>/<key>.mp3`, fetched when they are first heard.
//!
//! **Invariant:** [`Speaker`] is handed keys and nothing else, and a key is given for a whole sentence without places to fill in. So no
//! number, amount, name or code is spoken, and all that is spoken is written.

use std::{cell::RefCell, collections::VecDeque, rc::Rc, time::Duration};

use leptos::prelude::*;
use text::{Language, app::Key};
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{
    Element, HtmlAudioElement, MutationObserver, MutationObserverInit, SpeechSynthesis,
    SpeechSynthesisUtterance, SpeechSynthesisVoice,
};

use crate::texts::Texts;

/// What is read, in the order of the page: a dialog stands after the screen that it is over.
const READ: &str = "dialog[open] .c-dialog__title, dialog[open] .c-notice__title, .c-page__title > span, .c-page__hint, \
                    .c-error-summary__link, main [role=status] p, main [role=status] .c-notice__title, .c-hint-pill";
/// How long a screen may take to stand before it is read.
const SETTLED: Duration = Duration::from_millis(150);

/// Reads from now on, for as long as the page stands, while the voice is on.
pub(crate) fn keep(texts: Texts, on: RwSignal<bool>) {
    let reader = Rc::new(RefCell::new(Reader::default()));
    let look = Rc::new(move || {
        if let Ok(mut reader) = reader.try_borrow_mut() {
            reader.look(texts, on.get_untracked());
        }
    });
    let again = look.clone();
    Effect::new(move |_| {
        // Another language reads the screen anew; so does switching on.
        let _ = (texts.language(), on.get());
        let look = again.clone();
        set_timeout(move || look(), SETTLED);
    });
    let changed = Closure::<dyn FnMut()>::new(move || {
        if on.get_untracked() {
            let look = look.clone();
            set_timeout(move || look(), SETTLED);
        }
    });
    let watched = MutationObserverInit::new();
    watched.set_child_list(true);
    watched.set_subtree(true);
    watched.set_character_data(true);
    watched.set_attribute_filter(&js_sys::Array::of2(&"open".into(), &"data-step".into()));
    if let (Ok(observer), Some(body)) =
        (MutationObserver::new(changed.as_ref().unchecked_ref()), document().body())
    {
        // The body is a node of this page: it can be watched.
        let _ = observer.observe_with_options(&body, &watched);
    }
    changed.forget();
}

/// What was read of which screen.
#[derive(Default)]
struct Reader {
    screen: Option<(Language, String)>,
    read: Vec<Key>,
    speaker: Speaker,
}

impl Reader {
    /// Looks at the page, and says what is new: all of a new screen, else what has come.
    fn look(&mut self, texts: Texts, on: bool) {
        if !on {
            self.speaker.hush();
            self.screen = None;
            return;
        }
        let step =
            document().query_selector("main").ok().flatten().and_then(|main| main.get_attribute("data-step"));
        let screen = Some((texts.language_untracked(), step.unwrap_or_default()));
        let written = written(texts);
        let known = if screen == self.screen { std::mem::take(&mut self.read) } else { Vec::new() };
        let fresh: Vec<_> = written.iter().copied().filter(|key| !known.contains(key)).collect();
        if !fresh.is_empty() {
            self.speaker.say(texts, fresh);
        } else if screen != self.screen {
            self.speaker.hush();
        }
        (self.screen, self.read) = (screen, written);
    }
}

/// The sentences on the page that are read, each once.
fn written(texts: Texts) -> Vec<Key> {
    let mut keys = Vec::new();
    let Ok(found) = document().query_selector_all(READ) else { return keys };
    for node in (0..found.length()).filter_map(|at| found.get(at)) {
        let hidden = node
            .dyn_ref::<Element>()
            .is_some_and(|element| element.closest("[hidden]").ok().flatten().is_some());
        let key = node.text_content().and_then(|text| texts.key_of(text.trim()));
        if let Some(key) = key.filter(|key| !hidden && !keys.contains(key)) {
            keys.push(key);
        }
    }
    keys
}

/// Says keys one after the other; the newest are said at once, and what was being said ends.
#[derive(Default)]
struct Speaker {
    waiting: Rc<RefCell<VecDeque<String>>>,
    clip: Option<HtmlAudioElement>,
}

impl Speaker {
    fn say(&mut self, texts: Texts, keys: Vec<Key>) {
        self.hush();
        let language = texts.language_untracked();
        if let Some(synthesis) = synthesis().filter(|synthesis| has_voice(synthesis, language)) {
            for key in keys {
                if let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(&texts.get_untracked(key)) {
                    utterance.set_lang(language.tag());
                    synthesis.speak(&utterance);
                }
            }
            return;
        }
        let address = |key: Key| format!("/voice/{}/{}.mp3", language.tag(), key.name());
        *self.waiting.borrow_mut() = keys.into_iter().map(address).collect();
        if self.clip.is_none() {
            self.clip = player(&self.waiting);
        }
        if let Some(clip) = &self.clip {
            next(clip, &self.waiting);
        }
    }

    fn hush(&mut self) {
        self.waiting.borrow_mut().clear();
        if let Some(clip) = &self.clip {
            // Nothing plays that could not be paused.
            let _ = clip.pause();
        }
        if let Some(synthesis) = synthesis() {
            synthesis.cancel();
        }
    }
}

/// A player that goes on to the next clip when one has ended or cannot be had.
fn player(waiting: &Rc<RefCell<VecDeque<String>>>) -> Option<HtmlAudioElement> {
    let clip = HtmlAudioElement::new().ok()?;
    let (playing, waiting) = (clip.clone(), waiting.clone());
    let ended = Closure::<dyn FnMut()>::new(move || next(&playing, &waiting));
    clip.set_onended(Some(ended.as_ref().unchecked_ref()));
    clip.set_onerror(Some(ended.as_ref().unchecked_ref()));
    ended.forget();
    Some(clip)
}

fn next(clip: &HtmlAudioElement, waiting: &RefCell<VecDeque<String>>) {
    let Some(address) = waiting.borrow_mut().pop_front() else { return };
    clip.set_src(&address);
    let Ok(begun) = clip.play() else { return };
    leptos::task::spawn_local(async move {
        // A browser may want a touch before the first sound; what is not heard is still written.
        let _ = wasm_bindgen_futures::JsFuture::from(begun).await;
    });
}

/// The device's own speech, where it has any.
fn synthesis() -> Option<SpeechSynthesis> {
    let there = js_sys::Reflect::get(&window(), &"speechSynthesis".into()).ok()?;
    if there.is_undefined() { None } else { window().speech_synthesis().ok() }
}

fn has_voice(synthesis: &SpeechSynthesis, language: Language) -> bool {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    synthesis.get_voices().iter().any(|voice| {
        primary(&voice.unchecked_into::<SpeechSynthesisVoice>().lang()) == primary(language.tag())
    })
}
