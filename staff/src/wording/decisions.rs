//! What a clerk decides, with its reasons, in words.

use domain::application::{Ask, GiveBackReason, PhotoReason, RejectReason, Status, WithdrawReason};
use text::staff::Key;
use ui::Tone;

use crate::desk::{Deed, Said};

/// Why a case is refused, and what the resident should know or do.
pub(crate) const fn rejection(reason: RejectReason) -> (Key, Key) {
    match reason {
        RejectReason::PhotoNotThePerson => (Key::RejectPhoto, Key::RejectPhotoHint),
        RejectReason::DetailsDoNotMatch => (Key::RejectDetails, Key::RejectDetailsHint),
        RejectReason::NotInsuredHere => (Key::RejectElsewhere, Key::RejectElsewhereHint),
        RejectReason::CardStillValid => (Key::RejectValid, Key::RejectValidHint),
        RejectReason::RegisterDoesNotMatch => (Key::RejectRegister, Key::RejectRegisterHint),
        RejectReason::RelationNotShown => (Key::RejectRelation, Key::RejectRelationHint),
        RejectReason::NotAuthorised => (Key::RejectAuthority, Key::RejectAuthorityHint),
        RejectReason::DecidedElsewhere => (Key::RejectAgency, Key::RejectAgencyHint),
        RejectReason::NotOfTheGroup => (Key::RejectGroup, Key::RejectGroupHint),
    }
}

/// What more is asked for.
pub(crate) const fn ask(ask: Ask) -> Key {
    match ask {
        Ask::NewPhoto => Key::AskPhoto,
        Ask::Address => Key::AskAddress,
        Ask::Mobile => Key::AskMobile,
        Ask::Register => Key::AskRegister,
        Ask::Relation => Key::AskRelation,
        Ask::Authority => Key::AskAuthority,
    }
}

/// Why another photo is asked for.
pub(crate) const fn photo_reason(reason: PhotoReason) -> Key {
    match reason {
        PhotoReason::NotThePerson => Key::PhotoReasonNotThePerson,
        PhotoReason::TooDark => Key::PhotoReasonTooDark,
        PhotoReason::FaceCovered => Key::PhotoReasonFaceCovered,
        PhotoReason::Background => Key::PhotoReasonBackground,
        PhotoReason::TooOld => Key::PhotoReasonTooOld,
        PhotoReason::EyesClosed => Key::PhotoReasonEyesClosed,
        PhotoReason::OtherForm => Key::PhotoReasonOtherForm,
        PhotoReason::Expression => Key::PhotoReasonExpression,
        PhotoReason::HeadTurned => Key::PhotoReasonHeadTurned,
        PhotoReason::HeadTilted => Key::PhotoReasonHeadTilted,
        PhotoReason::Blurred => Key::PhotoReasonBlurred,
        PhotoReason::TooBright => Key::PhotoReasonTooBright,
    }
}

/// Why the applicant took it back.
pub(crate) const fn withdrawal(reason: WithdrawReason) -> Key {
    match reason {
        WithdrawReason::NotNeeded => Key::WithdrawalNotNeeded,
        WithdrawReason::Mistake => Key::WithdrawalMistake,
        WithdrawReason::AnotherWay => Key::WithdrawalAnotherWay,
    }
}

/// Why a card is given back unprinted.
pub(crate) const fn give_back(reason: GiveBackReason) -> Key {
    match reason {
        GiveBackReason::Mistake => Key::GiveBackMistake,
        GiveBackReason::PrinterOff => Key::GiveBackPrinterOff,
        GiveBackReason::PersonLeft => Key::GiveBackPersonLeft,
        GiveBackReason::PrintsFail => Key::GiveBackPrintsFail,
    }
}

/// A decision that is not sent yet.
pub(crate) const fn pending(deed: Deed) -> Key {
    match deed {
        Deed::Approve => Key::PendingApprove,
        Deed::Ask => Key::PendingAsk,
        Deed::Reject => Key::PendingReject,
        Deed::SendBack => Key::PendingSendBack,
        Deed::TakeUp => Key::CaseTakeUp,
        Deed::Settle => Key::CaseSettle,
        Deed::TakePhoto => Key::CaseTakePhoto,
    }
}

/// What is said over the case.
pub(crate) const fn said(said: Said, status: Option<Status>) -> (Key, Tone) {
    match said {
        // What comes of a decision depends on the service and the region's rules.
        Said::Done(Deed::Approve) if matches!(status, Some(Status::SecondReview)) => {
            (Key::DonePropose, Tone::Info)
        }
        Said::Done(Deed::Approve) if matches!(status, Some(Status::Accepted)) => (Key::DonePhoto, Tone::Good),
        Said::Done(Deed::Ask) if matches!(status, Some(Status::AssistedCapture)) => {
            (Key::DoneAssist, Tone::Info)
        }
        Said::Done(Deed::TakeUp) => (Key::DoneTakeUp, Tone::Info),
        Said::Done(Deed::Approve) => (Key::DoneApprove, Tone::Good),
        Said::Done(Deed::Ask) => (Key::DoneAsk, Tone::Info),
        Said::Done(Deed::Reject) => (Key::DoneReject, Tone::Info),
        Said::Done(Deed::SendBack) => (Key::DoneSendBack, Tone::Info),
        Said::Done(Deed::Settle) => (Key::DoneSettle, Tone::Good),
        Said::Done(Deed::TakePhoto) => (Key::DoneTakePhoto, Tone::Info),
        Said::Changed => (Key::SaidChanged, Tone::Warn),
        Said::PapersFirst => (Key::SaidPapersFirst, Tone::Warn),
        Said::NothingWaits => (Key::SaidNothingWaits, Tone::Info),
    }
}
