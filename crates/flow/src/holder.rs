//! Whom something is for: oneself, or another who agrees by a code or a paper.
//!
//! **Invariant:** somebody else is the answer only with a consent. For a child no code is asked for; a proof of relation is. What is done
//! at once with a card takes a code and no paper.

use domain::{
    application::{Another, DocumentKind, ForWhom, HolderConsent, HolderName, NameError, Relation, is_child},
    id_number::{IdError, IdNumber},
    service::Service,
    wire::{CodeSent, DocumentView},
};
use time::Date;

use crate::{Call, desk::Desk, identify::read_code, papers::Papers};

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Whom it is for.
    Whom,
    /// The other person's name.
    Name(Box<Asked>),
    /// The other person's number.
    Number(Box<Asked>),
    /// How they agree.
    Consent(Named),
    /// The code that was sent to them.
    Code {
        /// Whom.
        named: Named,
        /// When it was sent, and until when it counts.
        sent: CodeSent,
        /// Whether what was typed was no code at all.
        malformed: bool,
    },
    /// There is no code to give and nobody to look at a paper: whom to call, and where to come.
    NoCode(Named),
    /// The paper that stands for their consent.
    Paper {
        /// Whose.
        named: Named,
        /// The paper.
        papers: Papers,
    },
}

/// Another person as typed, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What they are to the agent.
    pub relation: Relation,
    /// The name, as typed.
    pub name: String,
    /// The number, as typed.
    pub id_number: String,
    /// What is wrong with the name.
    pub name_error: Option<NameError>,
    /// What is wrong with the number.
    pub id_error: Option<IdError>,
    /// The number whose code was given already.
    proven: Option<IdNumber>,
}

/// Another person, well named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What they are to the agent.
    pub relation: Relation,
    /// Their name.
    pub name: HolderName,
    /// Their number.
    pub id_number: IdNumber,
    /// Whether they are a child, whose relation is to be shown.
    pub child: bool,
    proven: bool,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// It is for oneself.
    OneselfChosen,
    /// It is for another.
    Chosen(Relation),
    /// The name was given, as typed.
    NameGiven(String),
    /// The number was given.
    NumberGiven {
        /// As typed.
        typed: String,
        /// Today in China.
        today: Date,
    },
    /// They agree by a code.
    CodeAsked,
    /// They agree by this paper.
    PaperAsked(DocumentKind),
    /// A code was given, as typed.
    CodeGiven(String),
    /// They have no code to give.
    NoCodeSaid,
}

impl Asked {
    fn new(relation: Relation) -> Self {
        let (name, id_number) = (String::new(), String::new());
        Self { relation, name, id_number, name_error: None, id_error: None, proven: None }
    }

    /// Keeps the name; whether it is one.
    fn name(&mut self, typed: String) -> bool {
        self.name_error = HolderName::try_from(typed.clone()).err();
        self.name = typed;
        self.name_error.is_none()
    }

    /// The person, if the number is right too.
    fn number(&mut self, typed: String, today: Date) -> Option<Named> {
        let read = IdNumber::parse(&typed, today);
        self.id_error = read.as_ref().err().copied();
        self.id_number = typed;
        let (Ok(name), Ok(id_number)) = (HolderName::try_from(self.name.clone()), read) else { return None };
        let proven = self.proven.as_ref() == Some(&id_number);
        let child = is_child(&id_number, today);
        Some(Named { relation: self.relation, name, id_number, child, proven })
    }

    /// The person whose code was given before, without it. Nobody who gave one is a child.
    fn unproven(&self) -> Option<Named> {
        let id_number = self.proven.clone()?;
        let name = HolderName::try_from(self.name.clone()).ok()?;
        Some(Named { relation: self.relation, name, id_number, child: false, proven: false })
    }
}

impl Named {
    /// As it was typed, to be changed.
    fn again(&self) -> Asked {
        Asked {
            name: self.name.reveal().to_owned(),
            id_number: self.id_number.reveal().to_owned(),
            proven: self.proven.then(|| self.id_number.clone()),
            ..Asked::new(self.relation)
        }
    }

    /// The answer, with this consent.
    fn agreeing(&self, consent: HolderConsent) -> ForWhom {
        let Self { relation, name, id_number, .. } = self.clone();
        ForWhom::Another(Box::new(Another { relation, name, id_number, consent }))
    }
}

impl Step {
    /// Applies one event; the answer, when the consent is there already.
    pub(crate) fn update(&mut self, event: Event, service: Service, desk: &mut Desk) -> Option<ForWhom> {
        match (&mut *self, event) {
            (Self::Whom, Event::Chosen(relation)) => {
                self.go(Self::Name(Box::new(Asked::new(relation))), desk);
            }
            (Self::Name(asked), Event::NameGiven(typed)) => {
                if asked.name(typed) {
                    let asked = asked.clone();
                    self.go(Self::Number(asked), desk);
                }
            }
            (Self::Number(asked), Event::NumberGiven { typed, today }) => {
                let named = asked.number(typed, today);
                desk.clear();
                return named.and_then(|named| self.named(named, service, desk));
            }
            (Self::Consent(named), Event::PaperAsked(kind)) if !service.is_with_a_card() => {
                let named = named.clone();
                self.go(Self::Paper { named, papers: Papers::new(kind) }, desk);
            }
            (Self::Consent(named) | Self::Code { named, .. }, Event::CodeAsked) if !named.child => {
                desk.call(Call::AskHolder(service, named.id_number.clone()));
            }
            (Self::Consent(named) | Self::Code { named, .. }, Event::NoCodeSaid)
                if service.is_with_a_card() =>
            {
                let named = named.clone();
                self.go(Self::NoCode(named), desk);
            }
            (Self::Code { malformed, .. }, Event::CodeGiven(typed)) => {
                let code = read_code(&typed);
                *malformed = code.is_none();
                if let Some(code) = code {
                    desk.call(Call::GiveHolderCode(code));
                }
            }
            (
                _,
                Event::OneselfChosen
                | Event::Chosen(_)
                | Event::NameGiven(_)
                | Event::NumberGiven { .. }
                | Event::CodeAsked
                | Event::PaperAsked(_)
                | Event::CodeGiven(_)
                | Event::NoCodeSaid,
            ) => {}
        }
        None
    }

    fn named(&mut self, named: Named, service: Service, desk: &mut Desk) -> Option<ForWhom> {
        if named.proven {
            return Some(named.agreeing(HolderConsent::Code));
        }
        let next = match (named.child, service.is_with_a_card()) {
            (true, true) => Self::NoCode(named),
            (true, false) => Self::Paper { named, papers: Papers::new(DocumentKind::Relation) },
            (false, _) => Self::Consent(named),
        };
        self.go(next, desk);
        None
    }

    /// A code is on its way, or would be.
    pub(crate) fn sent(&mut self, sent: CodeSent) {
        if let Self::Consent(named) | Self::Code { named, .. } = self {
            *self = Self::Code { named: named.clone(), sent, malformed: false };
        }
    }

    /// The right code was given: the answer.
    pub(crate) fn agreed(&mut self) -> Option<ForWhom> {
        let Self::Code { named, .. } = self else { return None };
        named.proven = true;
        Some(named.agreeing(HolderConsent::Code))
    }

    /// The paper that is to be used: the answer.
    pub(crate) fn paper_kept(&self, document: DocumentView) -> Option<ForWhom> {
        let Self::Paper { named, .. } = self else { return None };
        Some(named.agreeing(HolderConsent::Paper(document.id)))
    }

    /// The name is to be changed.
    pub(crate) fn misnamed(&mut self) {
        match self {
            Self::Code { named, .. } | Self::Paper { named, .. } => {
                *self = Self::Name(Box::new(named.again()));
            }
            Self::Number(asked) => *self = Self::Name(asked.clone()),
            Self::Whom | Self::Name(_) | Self::Consent(_) | Self::NoCode(_) => {}
        }
    }

    /// The number is to be changed.
    pub(crate) fn misnumbered(&mut self) {
        if let Self::Consent(named) | Self::Code { named, .. } | Self::Paper { named, .. } = self {
            *self = Self::Number(Box::new(named.again()));
        }
    }

    /// The code that was given counts no longer: it is asked again how they agree.
    pub(crate) fn unproven(&mut self) {
        let named = match self {
            Self::Number(asked) => asked.unproven(),
            Self::Code { named, .. } => Some(Named { proven: false, ..named.clone() }),
            Self::Whom | Self::Name(_) | Self::Consent(_) | Self::NoCode(_) | Self::Paper { .. } => None,
        };
        if let Some(named) = named {
            *self = Self::Consent(named);
        }
    }

    /// The paper that is photographed.
    pub(crate) const fn paper(&self) -> Option<&Papers> {
        match self {
            Self::Paper { papers, .. } => Some(papers),
            Self::Whom
            | Self::Name(_)
            | Self::Number(_)
            | Self::Consent(_)
            | Self::Code { .. }
            | Self::NoCode(_) => None,
        }
    }

    /// The same, to be changed.
    pub(crate) const fn papers(&mut self) -> Option<&mut Papers> {
        match self {
            Self::Paper { papers, .. } => Some(papers),
            Self::Whom
            | Self::Name(_)
            | Self::Number(_)
            | Self::Consent(_)
            | Self::Code { .. }
            | Self::NoCode(_) => None,
        }
    }

    /// The screen before this one; nothing before the first.
    pub(crate) fn before(&self) -> Option<Self> {
        match self {
            Self::Whom => None,
            Self::Name(_) => Some(Self::Whom),
            Self::Number(asked) => Some(Self::Name(asked.clone())),
            Self::Consent(named) => Some(Self::Number(Box::new(named.again()))),
            Self::Paper { named, .. } | Self::NoCode(named) if named.child => {
                Some(Self::Number(Box::new(named.again())))
            }
            Self::Code { named, .. } | Self::Paper { named, .. } | Self::NoCode(named) => {
                Some(Self::Consent(named.clone()))
            }
        }
    }

    fn go(&mut self, step: Self, desk: &mut Desk) {
        desk.clear();
        *self = step;
    }
}
