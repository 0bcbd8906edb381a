//! Consent, number, code, name: how a person says who they are.
//!
//! **Invariant:** nothing personal is asked for before the consent is recorded.

use domain::{
    id_number::{IdError, IdNumber},
    wire::{CodeSent, Consent, Insurance, Recognised, Stage, Vouching},
};
use time::Date;

use crate::{Call, Effect, Session, desk::Desk};

/// How many digits a code has.
pub const CODE_LENGTH: usize = 6;

/// Where identifying stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Identify {
    /// What is on the screen.
    pub step: Step,
    number: Option<IdNumber>,
    /// Whether it is only to look something up, which whoever is not insured any more can do too.
    reads: bool,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// What is used for what, how long, by whom.
    Consent,
    /// The identity number.
    Number {
        /// What was typed before.
        typed: String,
        /// What is wrong with it.
        refusal: Option<IdError>,
    },
    /// The code that was sent.
    Code {
        /// When it was, and until when it counts.
        sent: CodeSent,
        /// Whether what was typed was no code at all.
        malformed: bool,
    },
    /// A clerk is asked to vouch.
    Vouching(Vouching),
    /// The masked name.
    Name(Recognised),
    /// Not insured here: where to turn to.
    NotHere(Insurance),
}

/// What can happen while identifying.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Agreed, in this language (BCP 47).
    Agreed {
        /// The language the text was shown in.
        language: String,
    },
    /// A number was given.
    NumberGiven {
        /// As typed.
        typed: String,
        /// Today in China.
        today: Date,
    },
    /// A code was given, as typed.
    CodeGiven(String),
    /// Another code is wanted.
    CodeAgainAsked,
    /// No mobile can receive a code: a clerk shall vouch.
    VouchAsked,
    /// Time to look whether the clerk has decided.
    PollDue,
    /// The name is right.
    NameConfirmed,
    /// Whoever is not insured any more wants to see what is on record of them.
    RecordAsked,
}

impl Identify {
    /// Begins with the consent.
    #[must_use]
    pub const fn new() -> Self {
        Self { step: Step::Consent, number: None, reads: false }
    }

    /// Begins with the consent, to look something up.
    #[must_use]
    pub const fn reading() -> Self {
        Self { step: Step::Consent, number: None, reads: true }
    }

    /// Goes on to what is on record of somebody who is not insured any more and was told so.
    pub(crate) fn recorded() -> Self {
        Self { step: Step::NotHere(Insurance::NotInForce), ..Self::reading() }
    }

    /// Begins for a service that only those have who are insured here: with the consent, or by saying so to whoever is here and is not.
    pub(crate) fn anew(session: &Session) -> Self {
        let not_here = session.person.as_ref().map(|person| person.insurance.clone());
        let step = not_here.filter(|_| session.insured().is_none()).map_or(Step::Consent, Step::NotHere);
        Self { step, ..Self::new() }
    }

    pub(crate) fn update(&mut self, event: Event, session: &Session, desk: &mut Desk) {
        match (&self.step, event) {
            (Step::Consent, Event::Agreed { language }) => agree(language, session, desk),
            (Step::Number { .. }, Event::NumberGiven { typed, today }) => {
                self.number_given(typed, today, desk);
            }
            (Step::Code { .. }, Event::CodeGiven(typed)) => self.code_given(&typed, desk),
            (Step::Code { .. }, Event::CodeAgainAsked) => self.with_number(desk, Call::NameOneself),
            // Also when no code could be sent: the way to a person is never locked.
            (Step::Code { .. } | Step::Number { .. }, Event::VouchAsked) if session.is_kiosk() => {
                self.with_number(desk, Call::AskVouching);
            }
            (Step::Vouching(vouching), Event::PollDue) if !vouching.declined => desk.call(Call::ShowVisit),
            (Step::Name(recognised), Event::NameConfirmed) => match &recognised.insurance {
                Insurance::Here => desk.call(Call::ConfirmName),
                Insurance::NotInForce if self.reads => desk.call(Call::ConfirmName),
                elsewhere => self.step = Step::NotHere(elsewhere.clone()),
            },
            (
                _,
                Event::Agreed { .. }
                | Event::NumberGiven { .. }
                | Event::CodeGiven(_)
                | Event::CodeAgainAsked
                | Event::VouchAsked
                | Event::PollDue
                | Event::NameConfirmed
                | Event::RecordAsked,
            ) => {}
        }
    }

    /// Goes where the server says the visit stands. The last stage is the journey's to take.
    pub(crate) fn enter(&mut self, stage: Stage, desk: &mut Desk) {
        match stage {
            Stage::Consented | Stage::Identified(_) => {
                self.step = Step::Number { typed: String::new(), refusal: None }
            }
            Stage::CodeSent(sent) => self.step = Step::Code { sent, malformed: false },
            Stage::Vouching(vouching) => {
                if !vouching.declined {
                    desk.ask(Effect::PollSoon);
                }
                self.step = Step::Vouching(vouching);
            }
            Stage::Recognised(recognised) => self.step = Step::Name(recognised),
        }
    }

    /// Looking failed while a clerk is asked: look again soon.
    pub(crate) fn failed(&self, desk: &mut Desk) {
        if matches!(self.step, Step::Vouching(_)) {
            desk.ask(Effect::PollSoon);
        }
    }

    /// Steps back inside; `false` when the first step is shown.
    pub(crate) fn back(&mut self) -> bool {
        match &self.step {
            Step::Code { .. } | Step::Vouching(_) => {
                let typed =
                    self.number.as_ref().map_or_else(String::new, |number| number.reveal().to_owned());
                self.step = Step::Number { typed, refusal: None };
                true
            }
            Step::Consent | Step::Number { .. } | Step::Name(_) | Step::NotHere(_) => false,
        }
    }

    /// Whether leaving means ending the visit: someone has been named.
    pub(crate) const fn has_named(&self) -> bool {
        matches!(self.step, Step::Name(_) | Step::NotHere(_))
    }

    fn number_given(&mut self, typed: String, today: Date, desk: &mut Desk) {
        match IdNumber::parse(&typed, today) {
            Ok(number) => {
                self.number = Some(number.clone());
                self.step = Step::Number { typed, refusal: None };
                desk.call(Call::NameOneself(number));
            }
            Err(refusal) => {
                desk.clear();
                self.step = Step::Number { typed, refusal: Some(refusal) };
            }
        }
    }

    fn code_given(&mut self, typed: &str, desk: &mut Desk) {
        let code = read_code(typed);
        if let Step::Code { malformed, .. } = &mut self.step {
            *malformed = code.is_none();
        }
        if let Some(code) = code {
            desk.call(Call::GiveCode(code));
        }
    }

    /// Calls with the number that was given; after a reload it is gone and must be given again.
    fn with_number(&mut self, desk: &mut Desk, call: impl FnOnce(IdNumber) -> Call) {
        match self.number.clone() {
            Some(number) => desk.call(call(number)),
            None => self.step = Step::Number { typed: String::new(), refusal: None },
        }
    }
}

impl Default for Identify {
    fn default() -> Self {
        Self::new()
    }
}

fn agree(language: String, session: &Session, desk: &mut Desk) {
    let Some(setting) = &session.setting else { return };
    desk.call(Call::BeginVisit(Consent {
        region: setting.region.code.clone(),
        version: setting.region.consent.version.clone(),
        language,
        kiosk: setting.kiosk.as_ref().map(|kiosk| kiosk.id.clone()),
    }));
}

/// The digits of a code as typed, if there are as many as a code has.
pub(crate) fn read_code(typed: &str) -> Option<String> {
    let digits = typed.chars().filter_map(|c| c.to_digit(10).or_else(|| full_width(c))).map(digit);
    let code: String = digits.collect();
    (code.len() == CODE_LENGTH).then_some(code)
}

fn full_width(c: char) -> Option<u32> {
    matches!(c, '\u{ff10}'..='\u{ff19}').then(|| c as u32 - 0xff10)
}

fn digit(value: u32) -> char {
    char::from_digit(value, 10).unwrap_or('0')
}
