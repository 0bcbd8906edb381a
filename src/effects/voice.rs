//! Reads aloud what is written: the title and hint of each screen, what is to be put right, the camera's hint, what a dialog asks.
//!
//! What is marked `data-aloud` is read without the voice being on: whoever is photographed by somebody else does not see the screen.
//! It looks at the page and takes whole sentences of the locale files from it, as keys. Where the device has a voice for the language it
//! speaks by Web Speech, else by clips, `/voice/<language>/<key>.mp3`, fetched when they are first heard.
//!
//! **Invariant:** [`Speaker`] is handed keys and nothing else, and a key is given for a whole sentence without places to fill in. So no
//! number, amount, name or code is spoken, and all that is spoken is written.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
    time::Duration,
};

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
/// What is read although the voice is off.
const ALOUD: &str = "[data-aloud] .c-hint-pill";
/// How long a screen may take to stand before it is read.
const SETTLED: Duration = Duration::from_millis(150);

/// Reads from now on, for as long as the page stands, while the voice is on.
pub(crate) fn keep(texts: Texts, on: RwSignal<bool>) {
    // Some browsers look for their voices only when they are first asked.
    let _ = synthesis().map(|synthesis| synthesis.get_voices());
    let (reader, waits) = (Rc::new(RefCell::new(Reader::default())), Rc::new(Cell::new(false)));
    let waiting = waits.clone();
    let look = Rc::new(move || {
        waiting.set(false);
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
        if !waits.replace(true) {
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
        let step =
            document().query_selector("main").ok().flatten().and_then(|main| main.get_attribute("data-step"));
        let screen = Some((texts.language_untracked(), step.unwrap_or_default()));
        let written = written(texts, if on { READ } else { ALOUD });
        if !on && written.is_empty() {
            if self.screen.take().is_some() {
                self.speaker.hush();
            }
            return;
        }
        let known = if screen == self.screen { std::mem::take(&mut self.read) } else { Vec::new() };
        let fresh: Vec<_> = written.iter().copied().filter(|key| !known.contains(key)).collect();
        // On another screen the words of the last one are over; on the same one a hint that has come is heard after what is being said.
        if screen != self.screen {
            self.speaker.hush();
        }
        if !fresh.is_empty() {
            self.speaker.say(texts, &fresh);
        }
        (self.screen, self.read) = (screen, written);
    }
}

/// The sentences on the page that are read, each once.
fn written(texts: Texts, read: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let Ok(found) = document().query_selector_all(read) else { return keys };
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

/// One sentence to be said.
struct Sentence {
    language: Language,
    key: Key,
    text: String,
}

/// Says sentences one after the other.
#[derive(Clone, Default)]
struct Speaker(Rc<Saying>);

#[derive(Default)]
struct Saying {
    waiting: RefCell<VecDeque<Sentence>>,
    /// Counts what was begun, so that the end of a sentence that was cut off counts for nothing.
    turn: Cell<u32>,
    busy: Cell<bool>,
    clip: RefCell<Option<HtmlAudioElement>>,
    ended: RefCell<Option<Closure<dyn FnMut()>>>,
    /// Held until the next one: browsers forget to tell the end of an utterance that nobody holds.
    utterance: RefCell<Option<SpeechSynthesisUtterance>>,
}

impl Speaker {
    /// Says the newest sentences: what is being said is ended first, what only waited is not said any more.
    fn say(&self, texts: Texts, keys: &[Key]) {
        let language = texts.language_untracked();
        let sentence = |key: &Key| Sentence { language, key: *key, text: texts.get_untracked(*key) };
        *self.0.waiting.borrow_mut() = keys.iter().map(sentence).collect();
        if !self.0.busy.get() {
            self.goes_on();
        }
    }

    fn goes_on(&self) {
        let next = self.0.waiting.borrow_mut().pop_front();
        self.0.busy.set(next.is_some());
        let Some(sentence) = next else { return };
        let turn = self.0.turn.get().wrapping_add(1);
        self.0.turn.set(turn);
        let speaker = self.clone();
        let ended = Closure::<dyn FnMut()>::new(move || speaker.ends(turn));
        match synthesis().filter(|synthesis| has_voice(synthesis, sentence.language)) {
            Some(synthesis) => self.speak(&synthesis, &sentence, &ended),
            None => self.play(&sentence, &ended, turn),
        }
        self.0.ended.replace(Some(ended));
    }

    /// Goes on when a sentence has ended or could not be said, if it was the last one begun.
    fn ends(&self, turn: u32) {
        if turn == self.0.turn.get() && self.0.busy.get() {
            self.goes_on();
        }
    }

    fn speak(&self, synthesis: &SpeechSynthesis, sentence: &Sentence, ended: &Closure<dyn FnMut()>) {
        if let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(&sentence.text) {
            utterance.set_lang(sentence.language.tag());
            utterance.set_onend(Some(ended.as_ref().unchecked_ref()));
            utterance.set_onerror(Some(ended.as_ref().unchecked_ref()));
            synthesis.speak(&utterance);
            self.0.utterance.replace(Some(utterance));
        }
    }

    fn play(&self, sentence: &Sentence, ended: &Closure<dyn FnMut()>, turn: u32) {
        if self.0.clip.borrow().is_none() {
            self.0.clip.replace(HtmlAudioElement::new().ok());
        }
        let clip = self.0.clip.borrow().clone();
        let Some(clip) = clip else { return self.0.busy.set(false) };
        clip.set_onended(Some(ended.as_ref().unchecked_ref()));
        clip.set_src(&format!("/voice/{}/{}.mp3", sentence.language.tag(), sentence.key.name()));
        let begun = clip.play();
        let speaker = self.clone();
        leptos::task::spawn_local(async move {
            // A clip may be missing, and a browser may want a touch before the first sound; what is not heard is still written.
            let heard = match begun {
                Ok(begun) => wasm_bindgen_futures::JsFuture::from(begun).await.is_ok(),
                Err(_) => false,
            };
            if !heard {
                speaker.ends(turn);
            }
        });
    }

    /// Falls silent.
    fn hush(&self) {
        self.0.waiting.borrow_mut().clear();
        self.0.busy.set(false);
        if let Some(clip) = &*self.0.clip.borrow() {
            // Nothing plays that could not be paused.
            let _ = clip.pause();
        }
        if let Some(synthesis) = synthesis() {
            synthesis.cancel();
        }
    }
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
