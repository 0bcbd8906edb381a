//! Why it came out so, or would: by the region's rule.

use domain::{
    benefit::{Layer, Share},
    settlement::{Explained, ExplainedStep},
};
use flow::{Event, Target};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, ButtonLook, Notice, Tone};

use crate::{
    dispatch::use_dispatch,
    places::payments::wording::yuan,
    texts::{Texts, t, use_texts},
};

/// How the region's rule comes to it, a sentence a step.
#[component]
pub(in crate::places) fn Steps(explained: Explained) -> impl IntoView {
    let texts = use_texts();
    let steps = explained.steps();
    let Explained { version, agrees, .. } = explained;
    let steps = move || steps.iter().map(|one| view! { <li>{step(texts, *one)}</li> }).collect_view();
    let rule = move || texts.with(Key::ExplainedRule, &[("version", &version)]);
    let changed = use_dispatch().on(|| Event::Went(Target::Policy));
    let differs = (!agrees).then(|| {
        view! { <Notice tone=Tone::Warn><p>{t(Key::ExplainedDiffers)}</p></Notice> }
    });
    view! {
        <section class="s-history">
            <h2>{t(Key::ExplainedTitle)}</h2>
            {differs}
            <ol class="s-explained">{steps}</ol>
            <p class="s-entry__hint">{rule}</p>
            <Button label=t(Key::PolicyAsk) look=ButtonLook::Quiet on_press=changed attr:data-testid="policy"/>
        </section>
    }
}

/// A step of the explanation in a sentence.
pub(super) fn step(texts: Texts, step: ExplainedStep) -> String {
    let money = |amount| yuan(texts, amount);
    let say = |key, words: &[(&str, String)]| {
        let words: Vec<_> = words.iter().map(|(name, word)| (*name, word.as_str())).collect();
        texts.with(key, &words)
    };
    match step {
        ExplainedStep::NoDeductible => texts.get(Key::ExplainedNoDeductible),
        ExplainedStep::DeductibleMet { limit, before } => {
            say(Key::ExplainedDeductibleMet, &[("limit", money(limit)), ("before", money(before))])
        }
        ExplainedStep::Deductible { limit, before, now } => say(
            Key::ExplainedDeductible,
            &[("limit", money(limit)), ("before", money(before)), ("now", money(now))],
        ),
        ExplainedStep::Shared(Share { layer, amount, ratio, pays }) => {
            let key = match layer {
                Layer::Pooled => Key::ExplainedPooled,
                Layer::Above => Key::ExplainedAbove,
            };
            say(key, &[("amount", money(amount)), ("ratio", ratio.percent()), ("pays", money(pays))])
        }
        ExplainedStep::Beyond(amount) => say(Key::ExplainedBeyond, &[("amount", money(amount))]),
        ExplainedStep::Elsewhere { home, away } => {
            say(Key::ExplainedElsewhere, &[("home", home.percent()), ("away", away.percent())])
        }
    }
}
