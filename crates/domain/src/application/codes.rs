//! Coded reasons: what a clerk picks, and what the resident reads in words of their own language.

use serde::{Deserialize, Serialize};

use super::{DocumentKind, Gap, questions};
use crate::{photo::Fault, service::Service};

/// Who hands an application in: what can be said of their papers depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acting {
    /// The holder.
    Oneself,
    /// An agent, for somebody who can agree.
    ForAdult,
    /// A guardian: a child has no consent to give.
    ForChild,
}

impl Acting {
    /// For whom an agent acts, if there is one.
    #[must_use]
    pub const fn of(agent: bool, child: bool) -> Self {
        match (agent, child) {
            (false, _) => Self::Oneself,
            (true, false) => Self::ForAdult,
            (true, true) => Self::ForChild,
        }
    }
}

/// Why an application is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RejectReason {
    /// The photo shows someone else.
    PhotoNotThePerson,
    /// The details do not match the register.
    DetailsDoNotMatch,
    /// The person is not insured in this region.
    NotInsuredHere,
    /// The card on file is still good and its window has not opened.
    CardStillValid,
    /// The register's page is not the person's, or does not say what was answered.
    RegisterDoesNotMatch,
    /// The household is registered where another agency decides.
    DecidedElsewhere,
    /// The papers do not show that the person belongs to the group.
    NotOfTheGroup,
    /// The papers do not show how agent and holder are related.
    RelationNotShown,
    /// The papers do not show that the holder lets the agent act.
    NotAuthorised,
}

impl RejectReason {
    /// All, in the order they are offered.
    pub const ALL: [Self; 9] = [
        Self::PhotoNotThePerson,
        Self::DetailsDoNotMatch,
        Self::NotInsuredHere,
        Self::CardStillValid,
        Self::RegisterDoesNotMatch,
        Self::DecidedElsewhere,
        Self::NotOfTheGroup,
        Self::RelationNotShown,
        Self::NotAuthorised,
    ];

    /// Whether it can be a reason for refusing this service to whoever acts.
    #[must_use]
    pub fn is_for(self, service: Service, acting: Acting) -> bool {
        match self {
            Self::PhotoNotThePerson | Self::DetailsDoNotMatch | Self::NotInsuredHere => true,
            Self::NotOfTheGroup => questions(service).contains(&Gap::Group),
            // A first card has none before it, and what is lost is no card to keep.
            Self::CardStillValid => matches!(service, Service::ReplaceCard | Service::InstantCard),
            Self::RegisterDoesNotMatch | Self::DecidedElsewhere => {
                questions(service).contains(&Gap::Register)
            }
            Self::RelationNotShown => questions(service).contains(&Gap::Holder) && acting != Acting::Oneself,
            Self::NotAuthorised => questions(service).contains(&Gap::Holder) && acting == Acting::ForAdult,
        }
    }
}

/// What more is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// A new photo.
    NewPhoto,
    /// The address again, in full.
    Address,
    /// Another mobile number: the one given does not answer.
    Mobile,
    /// The register's page again, so that it can be read.
    Register,
    /// What shows how agent and holder are related.
    Relation,
    /// The holder's letter.
    Authority,
}

impl Ask {
    /// All, in the order they are offered.
    pub const ALL: [Self; 6] =
        [Self::NewPhoto, Self::Address, Self::Mobile, Self::Register, Self::Relation, Self::Authority];

    /// The question it asks again.
    #[must_use]
    pub const fn gap(self) -> Gap {
        match self {
            Self::NewPhoto => Gap::Photo,
            Self::Address => Gap::Address,
            Self::Mobile => Gap::Mobile,
            Self::Register => Gap::Register,
            Self::Relation | Self::Authority => Gap::Holder,
        }
    }

    /// The paper it asks for, if it does.
    #[must_use]
    pub const fn paper(self) -> Option<DocumentKind> {
        match self {
            Self::Register => Some(DocumentKind::Register),
            Self::Relation => Some(DocumentKind::Relation),
            Self::Authority => Some(DocumentKind::Authority),
            Self::NewPhoto | Self::Address | Self::Mobile => None,
        }
    }

    /// Whether it can be asked of whoever acts, with this service: only what was asked before can be asked again.
    #[must_use]
    pub fn is_for(self, service: Service, acting: Acting) -> bool {
        let asked = questions(service).contains(&self.gap());
        asked
            && match self {
                Self::NewPhoto | Self::Address | Self::Mobile | Self::Register => true,
                Self::Relation => acting != Acting::Oneself,
                Self::Authority => acting == Acting::ForAdult,
            }
    }
}

/// Why another photo is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PhotoReason {
    /// It does not look like the person.
    NotThePerson,
    /// It is too dark.
    TooDark,
    /// Something covers the face.
    FaceCovered,
    /// What is behind the person is not white.
    Background,
    /// It was taken too long ago.
    TooOld,
    /// The eyes are closed.
    EyesClosed,
    /// It is a picture of a picture, or of another form.
    OtherForm,
    /// The mouth is open, or the face smiles or frowns.
    Expression,
    /// The head is turned to a side, raised or lowered.
    HeadTurned,
    /// The head is tilted towards a shoulder.
    HeadTilted,
    /// It is blurred.
    Blurred,
    /// It is too bright.
    TooBright,
}

impl PhotoReason {
    /// All, in the order they are offered.
    pub const ALL: [Self; 12] = [
        Self::NotThePerson,
        Self::Expression,
        Self::EyesClosed,
        Self::HeadTurned,
        Self::HeadTilted,
        Self::FaceCovered,
        Self::Background,
        Self::Blurred,
        Self::TooDark,
        Self::TooBright,
        Self::TooOld,
        Self::OtherForm,
    ];

    /// The reason that says what the machine found; none where a clerk would not ask for another photo because of it.
    #[must_use]
    pub const fn of(fault: Fault) -> Option<Self> {
        match fault {
            Fault::MouthOpen | Fault::Expression => Some(Self::Expression),
            Fault::EyesClosed => Some(Self::EyesClosed),
            Fault::Yaw | Fault::Pitch => Some(Self::HeadTurned),
            Fault::Roll => Some(Self::HeadTilted),
            Fault::FaceCovered
            | Fault::HeadCovered
            | Fault::DarkGlasses
            | Fault::Glare
            | Fault::HairOverEyes => Some(Self::FaceCovered),
            Fault::BusyBackground => Some(Self::Background),
            Fault::Blurred => Some(Self::Blurred),
            Fault::TooDark => Some(Self::TooDark),
            Fault::TooBright => Some(Self::TooBright),
            Fault::PhotoOfPhoto => Some(Self::OtherForm),
            Fault::NoFace
            | Fault::SeveralFaces
            | Fault::CutOff
            | Fault::TooSmall
            | Fault::TooLarge
            | Fault::OffCentre
            | Fault::UnevenLight
            | Fault::FlatContrast
            | Fault::UnnaturalColour
            | Fault::Resolution
            | Fault::RedEyes
            | Fault::WhiteClothes => None,
        }
    }
}

/// Why a card that was to be printed at once is given back to the resident, who chooses an outlet or a day anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum GiveBackReason {
    /// Printing was begun by mistake: the card never went in.
    Mistake,
    /// The printer does not work.
    PrinterOff,
    /// The person left before it was printed.
    PersonLeft,
    /// What was printed came out spoiled.
    PrintsFail,
}

impl GiveBackReason {
    /// All, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Mistake, Self::PrinterOff, Self::PersonLeft, Self::PrintsFail];

    /// Whether it can be said where a blank card is still held, or where none is: the one that is held is free again, and so must be whole.
    #[must_use]
    pub const fn is_for(self, blank_held: bool) -> bool {
        match self {
            Self::Mistake => blank_held,
            Self::PrintsFail => !blank_held,
            Self::PrinterOff | Self::PersonLeft => true,
        }
    }
}

/// Why an application is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WithdrawReason {
    /// It is not needed any more.
    NotNeeded,
    /// It was asked for by mistake.
    Mistake,
    /// It is done another way.
    AnotherWay,
}

impl WithdrawReason {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::NotNeeded, Self::Mistake, Self::AnotherWay];
}
