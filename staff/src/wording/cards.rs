//! What is said of cards: how they stand, what happened to them, what may be done.

use domain::{
    card::{CardEvent, CardStatus, Occasion},
    wire::CoreWord,
};
use text::staff::Key;
use ui::{ButtonLook, Tone};

/// Where a card stands, and what that means.
pub(crate) const fn card_status(status: CardStatus) -> (Key, Tone) {
    match status {
        CardStatus::Active => (Key::CardsStatusActive, Tone::Good),
        CardStatus::TempLost => (Key::CardsStatusTempLost, Tone::Warn),
        CardStatus::FormalLost => (Key::CardsStatusFormalLost, Tone::Error),
        CardStatus::Void => (Key::CardsStatusVoid, Tone::Info),
    }
}

/// What the bureau's own system says of it.
pub(crate) const fn core_word(word: CoreWord) -> Key {
    match word {
        CoreWord::Awaited => Key::CardsCoreAwaited,
        CoreWord::Confirmed => Key::CardsCoreConfirmed,
        CoreWord::Theirs => Key::CardsCoreTheirs,
    }
}

/// Why somebody's card is looked at.
pub(crate) const fn occasion(occasion: Occasion) -> Key {
    match occasion {
        Occasion::Telephone => Key::CardsTelephone,
        Occasion::Counter => Key::CardsCounter,
        Occasion::Question => Key::CardsQuestion,
    }
}

/// What happened to a card; nothing stands for the handover.
pub(crate) const fn card_event(event: Option<CardEvent>) -> Key {
    match event {
        None => Key::CardEventHandedOver,
        Some(CardEvent::LossReported) => Key::CardEventLossReported,
        Some(CardEvent::LossConfirmed) => Key::CardEventLossConfirmed,
        Some(CardEvent::Found) => Key::CardEventFound,
        Some(CardEvent::ReportEnded) => Key::CardEventReportEnded,
        Some(CardEvent::ReportKept) => Key::CardEventReportKept,
        Some(CardEvent::LossWithdrawn) => Key::CardEventLossWithdrawn,
        Some(CardEvent::Replaced) => Key::CardEventReplaced,
    }
}

/// A step that staff take: its button; nothing for what only a handover or the clock does.
pub(crate) const fn step(event: CardEvent) -> Option<(Key, ButtonLook)> {
    match event {
        CardEvent::LossReported => Some((Key::CardsStepReport, ButtonLook::Primary)),
        CardEvent::LossConfirmed => Some((Key::CardsStepConfirm, ButtonLook::Danger)),
        CardEvent::Found => Some((Key::CardsStepFound, ButtonLook::Good)),
        CardEvent::LossWithdrawn => Some((Key::CardsStepWithdraw, ButtonLook::Good)),
        CardEvent::ReportEnded | CardEvent::ReportKept | CardEvent::Replaced => None,
    }
}

/// What a step does to the card, before it is taken.
pub(crate) const fn sure(event: CardEvent) -> Key {
    match event {
        CardEvent::LossReported => Key::CardsSureReport,
        CardEvent::LossConfirmed | CardEvent::ReportKept | CardEvent::Replaced => Key::CardsSureConfirm,
        CardEvent::Found | CardEvent::LossWithdrawn | CardEvent::ReportEnded => Key::CardsSureFound,
    }
}
