//! What can be done with a card, and how it stands, in words.

use domain::{
    card::Lapse,
    wire::{CardStanding, CoreWord, ReportEnd},
};
use flow::{Setting, loss::Act};
use text::app::Key;

use crate::{
    journeys::whose::whose,
    texts::{self, Texts},
};

/// What a button that leads to it says.
pub(super) fn chosen(act: Act) -> Key {
    match act {
        Act::ForATime => Key::LossForATime,
        Act::ForGood => Key::LossForGood,
        Act::TakeBack => whose(Key::LossTakeBack, Key::LossTakeBackAnother),
    }
}

/// What it led to.
pub(super) const fn done(act: Act) -> Key {
    match act {
        Act::ForATime => Key::LossDoneTime,
        Act::ForGood => Key::LossDoneGood,
        Act::TakeBack => Key::LossDoneBack,
    }
}

/// What the bureau's own system says.
pub(super) const fn core(word: CoreWord) -> Key {
    match word {
        CoreWord::Awaited => Key::LossStandingAwaited,
        CoreWord::Confirmed => Key::LossStandingConfirmed,
        CoreWord::Theirs => Key::LossStandingTheirs,
    }
}

/// When something was done, and whether the bureau's system has confirmed it.
pub(super) fn made(texts: Texts, standing: &CardStanding) -> String {
    let at = standing
        .since
        .map(|since| texts.with(Key::LossDoneAt, &[("time", &texts::moment(texts, since))]))
        .unwrap_or_default();
    let core = match standing.core {
        CoreWord::Awaited => texts.get(Key::LossDoneAwaited),
        CoreWord::Confirmed => texts.get(Key::LossDoneConfirmed),
        CoreWord::Theirs => String::new(),
    };
    format!("{at} {core}")
}

/// When a report for a time ends, and what then.
pub(super) fn until(texts: Texts, end: ReportEnd) -> String {
    let key = match end.then {
        Lapse::Active => Key::LossStandingUntilActive,
        Lapse::Formal => Key::LossStandingUntilFormal,
    };
    texts.with(key, &[("day", &texts::moment(texts, end.at))])
}

/// How long a report for a time lasts by the region's rule, what then, and when a message comes.
pub(super) fn lasts(texts: Texts, setting: &Setting) -> String {
    let rule = &setting.region.loss;
    let key = match rule.lapse {
        Lapse::Active => Key::LossLastsActive,
        Lapse::Formal => Key::LossLastsFormal,
    };
    let days = texts.with(key, &[("days", &rule.temporary_days.to_string())]);
    let warned = texts.with(Key::LossLastsWarned, &[("days", &rule.warn_days.to_string())]);
    format!("{days} {warned}")
}

/// By which rules.
pub(super) fn rules(texts: Texts, setting: &Setting, edition: &str) -> String {
    let region = texts.pick(&setting.region.name);
    texts.with(Key::ApplyOverviewRules, &[("region", &region), ("version", edition)])
}
