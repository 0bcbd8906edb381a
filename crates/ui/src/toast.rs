//! A word in passing that does not vanish before it is read.

use leptos::prelude::*;

use crate::{Button, ButtonLook, IconMark, Tone};

/// Nobody reads anything in less.
const LEAST_MS: f64 = 6_000.0;
/// How long a character takes: an old reader's pace of a bit more than eight a second.
const CHARACTER_MS: f64 = 120.0;

/// How long words stay: six seconds, and what reading them takes.
fn reading_time(words: &str) -> f64 {
    words.chars().fold(LEAST_MS, |time, _| time + CHARACTER_MS)
}

/// Says something without asking for anything. It stays until it is dismissed or read; focus, finger and mouse on it stop the time.
#[component]
pub fn Toast(
    /// The words, or none.
    #[prop(into)]
    words: Signal<Option<String>>,
    /// What they mean.
    #[prop(optional)]
    tone: Tone,
    /// The word on the button that takes them away.
    #[prop(into)]
    dismiss: Signal<String>,
    /// Milliseconds on the shell's clock; the time runs with it and with nothing else.
    #[prop(into)]
    now: Signal<f64>,
    /// Runs when the words were read or dismissed; the owner of `words` takes them away.
    #[prop(into)]
    on_gone: Callback<()>,
) -> impl IntoView {
    let (held, left) = (RwSignal::new(false), StoredValue::new(f64::INFINITY));
    Effect::new(move |_| left.set_value(words.get().map_or(f64::INFINITY, |words| reading_time(&words))));
    Effect::new(move |before: Option<f64>| {
        let now = now.get();
        if !held.get_untracked() {
            left.update_value(|left| *left -= now - before.unwrap_or(now));
        }
        if left.get_value() <= 0.0 {
            left.set_value(f64::INFINITY);
            on_gone.run(());
        }
        now
    });
    let shown = move || {
        words.get().map(|words| {
            view! {
                <div
                    class=format!("c-toast c-toast--{}", tone.suffix())
                    on:pointerenter=move |_| held.set(true)
                    on:pointerleave=move |_| held.set(false)
                    on:focusin=move |_| held.set(true)
                    on:focusout=move |_| held.set(false)
                >
                    <IconMark icon=tone.icon()/>
                    <p>{words}</p>
                    <Button label=dismiss look=ButtonLook::Quiet on_press=on_gone/>
                </div>
            }
        })
    };
    view! { <div class="c-toast-place" role="status">{shown}</div> }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn words_stay_longer_than_they_take_to_read() {
        assert!((super::reading_time("") - 6_000.0).abs() < 1.0);
        assert!(super::reading_time("Saved on this phone") > 8_000.0);
    }
}
