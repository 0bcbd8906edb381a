//! What is said of blank cards and the card maker's files.

use domain::{
    card_maker::{AnswerEvent, LineOutcome},
    stock::{RefusedSerial, SerialFault, Span, SpoilReason, StockEvent},
};
use text::staff::Key;
use ui::Tone;

use crate::{desk::StockDone, texts::Texts};

/// Serial by serial why nothing is done with it; nothing where all is well.
pub(crate) fn refused(texts: Texts, serials: &[RefusedSerial]) -> String {
    let line = |refused: &RefusedSerial| {
        let why = texts.get(fault(refused.why));
        texts.with(Key::StockRefused, &[("serial", &refused.serial), ("why", &why)])
    };
    serials.iter().map(line).collect()
}

/// Why nothing is done with a serial.
pub(crate) const fn fault(fault: SerialFault) -> Key {
    match fault {
        SerialFault::NoSerial => Key::StockFaultNoSerial,
        SerialFault::NoRun => Key::StockFaultNoRun,
        SerialFault::TooMany => Key::StockFaultTooMany,
        SerialFault::Twice => Key::StockFaultTwice,
        SerialFault::Here => Key::StockFaultHere,
        SerialFault::Elsewhere => Key::StockFaultElsewhere,
        SerialFault::Held => Key::StockFaultHeld,
        SerialFault::Printing => Key::StockFaultPrinting,
        SerialFault::Used => Key::StockFaultUsed,
        SerialFault::Spoiled => Key::StockFaultSpoiled,
        SerialFault::Unknown => Key::StockFaultUnknown,
    }
}

/// Why a blank card is void.
pub(crate) const fn spoiled(reason: SpoilReason) -> Key {
    match reason {
        SpoilReason::Misprinted => Key::StockReasonMisprinted,
        SpoilReason::Damaged => Key::StockReasonDamaged,
        SpoilReason::Unreadable => Key::StockReasonUnreadable,
        SpoilReason::Missing => Key::StockReasonMissing,
    }
}

/// The name of a reason in a form.
pub(crate) const fn spoiled_name(reason: SpoilReason) -> &'static str {
    match reason {
        SpoilReason::Misprinted => "misprinted",
        SpoilReason::Damaged => "damaged",
        SpoilReason::Unreadable => "unreadable",
        SpoilReason::Missing => "missing",
    }
}

/// What happened to an outlet's stock.
pub(crate) const fn event(event: StockEvent) -> Key {
    match event {
        StockEvent::Delivered => Key::StockEventDelivered,
        StockEvent::Returned => Key::StockEventReturned,
        StockEvent::Spoiled => Key::StockEventSpoiled,
    }
}

/// What the last press did.
pub(crate) const fn done(done: StockDone) -> Key {
    match done {
        StockDone::Delivered => Key::StockDoneDelivered,
        StockDone::Returned => Key::StockDoneReturned,
        StockDone::Spoiled => Key::StockDoneSpoiled,
        StockDone::BatchClosed => Key::MakerDoneClosed,
        StockDone::AnswerTaken => Key::MakerDoneTaken,
    }
}

/// Serials from the lowest to the highest, and how many.
pub(crate) fn span(texts: Texts, Span { first, last, count }: &Span) -> String {
    if *count == 1 {
        return first.to_string();
    }
    let count = count.to_string();
    texts.with(Key::StockSpan, &[("first", first.as_str()), ("last", last.as_str()), ("count", &count)])
}

/// What a card maker tells of a card.
pub(crate) const fn told(event: AnswerEvent) -> Key {
    match event {
        AnswerEvent::Made => Key::MakerEventMade,
        AnswerEvent::Shipped => Key::MakerEventShipped,
        AnswerEvent::Arrived => Key::MakerEventArrived,
    }
}

/// What became of a line.
pub(crate) const fn outcome(outcome: LineOutcome) -> (Key, Tone) {
    match outcome {
        LineOutcome::Done => (Key::MakerLineDone, Tone::Good),
        LineOutcome::Repeated => (Key::MakerLineRepeated, Tone::Info),
        LineOutcome::Unknown => (Key::MakerLineUnknown, Tone::Error),
        LineOutcome::TooEarly => (Key::MakerLineTooEarly, Tone::Warn),
    }
}
