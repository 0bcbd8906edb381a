//! The letters in progress and what they may mean, a page at a time.

use ime::{Candidate, Turn};
use leptos::{ev::MouseEvent, prelude::*};
use text::app::Key;
use ui::press::{self, Place};

use super::{Arrival, Mode, Typing};
use crate::texts::{t, use_texts};

/// The strip above the keys.
#[component]
pub(super) fn Candidates(
    /// What is typed.
    typing: Typing,
    /// Which keys stand below.
    mode: Mode,
) -> impl IntoView {
    let name = t(Key::TypingCandidates);
    let busy = move || typing.method.with(|method| matches!(method, Arrival::Awaited)).then_some("true");
    view! {
        <div class="s-typing__strip">
            <div class="s-typing__progress">
                <p class="s-typing__letters" role="status" aria-busy=busy><Said typing mode/></p>
                <Ways typing/>
            </div>
            <div class="s-typing__candidates" role="group" aria-label=move || name.get()>
                {move || page(typing)}
            </div>
        </div>
    }
}

/// What can be done with the letters in progress: other pages, dropping them, and fetching what they lack once more.
#[component]
fn Ways(typing: Typing) -> impl IntoView {
    let ways = Memo::new(move |_| {
        typing.composition.with(|letters| {
            (letters.is_empty(), letters.can_turn(Turn::Back), letters.can_turn(Turn::Forward))
        })
    });
    let turn = move |name, turn, can: bool| {
        let on_press = Callback::new(move |()| typing.turn(turn));
        view! { <StripKey name on_press disabled=!can/> }
    };
    let pages = move || {
        let (_, back, forward) = ways.get();
        (back || forward).then(|| {
            [turn(Key::TypingPrevious, Turn::Back, back), turn(Key::TypingNext, Turn::Forward, forward)]
        })
    };
    let clear = move || {
        let on_press = Callback::new(move |()| typing.clear());
        (!ways.get().0).then(|| view! { <StripKey name=Key::TypingClear on_press/> })
    };
    let retry = move || {
        let on_press = Callback::new(move |()| typing.choose(typing.mode.get_untracked()));
        let missing = typing.method.with(|method| matches!(method, Arrival::Missing));
        missing.then(|| view! { <StripKey name=Key::ActionRetry on_press/> })
    };
    view! { {retry} {pages} {clear} }
}

/// The letters, or what to do.
#[component]
fn Said(typing: Typing, mode: Mode) -> impl IntoView {
    let texts = use_texts();
    move || {
        let letters = typing.composition.with(|composition| shown(composition.letters(), mode));
        let nothing = typing.composition.with(|composition| composition.page().is_empty());
        match typing.method.get() {
            Arrival::Awaited => format!("{letters} {}", texts.get(Key::TypingLoading)),
            Arrival::Missing => texts.get(Key::TypingMissing),
            Arrival::Here(_) if letters.is_empty() && mode == Mode::Strokes => {
                texts.get(Key::TypingHowStrokes)
            }
            Arrival::Here(_) if letters.is_empty() => texts.get(Key::TypingHowPinyin),
            Arrival::Here(_) if nothing => format!("{letters} {}", texts.get(Key::TypingNone)),
            Arrival::Here(_) => letters,
        }
    }
}

/// Letters as people read them: ü with its dots, strokes as they are drawn.
fn shown(letters: &str, mode: Mode) -> String {
    let stroke =
        |letter| ime::STROKES.iter().find(|(name, _)| *name == letter).map_or(letter, |(_, drawn)| *drawn);
    match mode {
        Mode::Strokes => letters.chars().map(stroke).collect(),
        _ => letters.replace('v', "ü"),
    }
}

/// The page of candidates.
fn page(typing: Typing) -> impl IntoView {
    let pick = move |(place, candidate): (usize, Candidate)| {
        let press = move |event: MouseEvent| {
            if press::counts(Place::Button, &event) {
                typing.pick(place);
            }
        };
        view! { <button type="button" class="s-typing__candidate" lang="zh-CN" on:click=press>{candidate.text}</button> }
    };
    let candidates = typing.composition.with(|composition| composition.page().to_vec());
    candidates.into_iter().enumerate().map(pick).collect_view()
}

/// A key of the strip with a word on it.
#[component]
fn StripKey(name: Key, on_press: Callback<()>, #[prop(optional)] disabled: bool) -> impl IntoView {
    let press = move |event: MouseEvent| {
        if press::counts(Place::Button, &event) {
            on_press.run(());
        }
    };
    view! {
        <button type="button" class="s-typing__key s-typing__key--strip" disabled=disabled on:click=press>
            {t(name)}
        </button>
    }
}
