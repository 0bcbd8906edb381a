//! Replacing a card: from what it takes to the reference number.
//!
//! **Invariant:** after identifying, every answer is on the server before the next question is shown.

use domain::{
    application::{Contact, DraftAnswer, Gap, missing_answers},
    contact::{Address, ContactError, Email, Mobile},
    service::{ReplaceReason, Service},
    wire::{ApplicationSummary, Declaration, DraftView, Identified, Submitted},
};

use crate::{Call, Session, capture::Capture, desk::Desk, identify::Identify};

/// Where replacing a card stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Replace {
    /// What is on the screen.
    pub step: Step,
    /// Whether the answer leads back to the summary.
    pub changing: bool,
    /// The answers had changed elsewhere when something was last written.
    pub(crate) outdated: bool,
    /// Handing in was tried and its answer lost: it may have come to be.
    pub(crate) unsure: bool,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// What it takes, costs and leads to.
    Overview,
    /// Who it is.
    Identify(Identify),
    /// Why the card is replaced.
    Reason,
    /// A way to be reached.
    Contact(ContactStep),
    /// The photo.
    Photo(Capture),
    /// All answers.
    Check {
        /// Whether handing in was tried without declaring the answers true.
        undeclared: bool,
        /// Whether the answers have changed since they were last shown, so that they are to be declared true anew.
        changed: bool,
    },
    /// Handed in, or open already.
    Done(Box<Submitted>),
}

/// A question about reaching the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactStep {
    /// Which one.
    pub question: ContactQuestion,
    /// What was typed and why it was not taken.
    pub refusal: Option<(String, ContactError)>,
}

/// The questions about reaching a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactQuestion {
    /// The mobile.
    Mobile,
    /// The email address, which can be left out.
    Email,
    /// The address.
    Address,
}

/// What can happen while replacing a card.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// "Start now."
    Begun,
    /// Why the card is replaced.
    ReasonChosen(ReplaceReason),
    /// How to be reached, as typed.
    ContactGiven(Contact<String>),
    /// What was answered before is still right.
    ContactKept,
    /// An answer is to be changed.
    ChangeAsked(Gap),
    /// The application is to be handed in.
    SubmitAsked {
        /// Whether the person declared the answers true.
        declared_true: bool,
    },
}

impl Replace {
    /// Begins by saying what it takes.
    #[must_use]
    pub const fn new() -> Self {
        Self { step: Step::Overview, changing: false, outdated: false, unsure: false }
    }

    pub(crate) fn update(&mut self, event: Event, session: &Session, desk: &mut Desk) {
        let version = session.person.as_ref().map_or(0, |person| person.draft.version);
        match (&self.step, event) {
            (Step::Overview, Event::Begun) => self.begin(session, desk),
            (Step::Reason, Event::ReasonChosen(reason)) => {
                desk.call(Call::SaveAnswer(version, DraftAnswer::Reason(reason)));
            }
            (Step::Contact(step), Event::ContactGiven(given)) => {
                self.contact_given(step.question, given, version, desk);
            }
            (Step::Contact(step), Event::ContactKept) if !desk.busy() => {
                let gap = gap_of(step.question);
                self.kept(gap, session, desk);
            }
            (Step::Check { .. }, Event::ChangeAsked(gap)) if !desk.busy() => self.change(gap, session, desk),
            (Step::Check { .. }, Event::SubmitAsked { declared_true: true }) => {
                self.step = CHECK;
                desk.call(Call::Submit(Declaration {
                    draft_version: version,
                    rules: session.rules(),
                    declared_true: true,
                }));
            }
            (Step::Check { .. }, Event::SubmitAsked { declared_true: false }) => {
                self.step = Step::Check { undeclared: true, changed: false };
            }
            (
                _,
                Event::Begun
                | Event::ReasonChosen(_)
                | Event::ContactGiven(_)
                | Event::ContactKept
                | Event::ChangeAsked(_)
                | Event::SubmitAsked { .. },
            ) => {}
        }
    }

    /// Goes on once an answer is saved: to the summary when it was changed from there, else to the next question.
    pub(crate) fn saved(&mut self, draft: &DraftView) {
        self.changing = false;
        self.step = next_question(draft);
    }

    /// The application was handed in.
    pub(crate) fn submitted(&mut self, mut submitted: Submitted) {
        // What was tried before without an answer is not someone else's application.
        submitted.already_open &= !self.unsure;
        self.step = Step::Done(Box::new(submitted));
    }

    /// Someone is identified: show the application they have open, or go on with their draft at the first question without an answer.
    pub(crate) fn identified(&mut self, person: &Identified, desk: &mut Desk) {
        let mine =
            |known: &&ApplicationSummary| known.service == Service::ReplaceCard && !known.status.is_final();
        match person.applications.iter().find(mine) {
            Some(open) => desk.call(Call::ShowApplication(open.reference.clone())),
            None => self.step = next_question(&person.draft),
        }
        if let Step::Check { changed, .. } = &mut self.step {
            *changed = std::mem::take(&mut self.outdated);
        }
    }

    /// Steps back from the first screen of a step; `false` when the journey is to be left.
    pub(crate) fn back(&mut self, session: &Session) -> bool {
        let to_check = self.changing;
        let draft = session.person.as_ref().map(|person| &person.draft);
        let before = match &self.step {
            Step::Identify(_) => Step::Overview,
            Step::Reason | Step::Contact(_) | Step::Photo(_) if to_check => CHECK,
            Step::Overview | Step::Reason | Step::Done(_) => return false,
            Step::Contact(ContactStep { question: ContactQuestion::Mobile, .. }) => Step::Reason,
            Step::Contact(ContactStep { question: ContactQuestion::Email, .. }) => {
                ask(ContactQuestion::Mobile)
            }
            Step::Contact(ContactStep { question: ContactQuestion::Address, .. }) => {
                ask(ContactQuestion::Email)
            }
            Step::Photo(_) => ask(ContactQuestion::Address),
            Step::Check { .. } => photo_step(draft),
        };
        self.changing = false;
        self.step = before;
        true
    }

    fn begin(&mut self, session: &Session, desk: &mut Desk) {
        match &session.person {
            Some(person) => self.identified(person, desk),
            None => self.step = Step::Identify(Identify::new()),
        }
    }

    /// Goes on with the answer that is there; without one, nothing happens.
    fn kept(&mut self, gap: Gap, session: &Session, desk: &mut Desk) {
        let draft = session.person.as_ref().map(|person| &person.draft);
        if let Some(draft) = draft.filter(|draft| !gaps(draft).contains(&gap)) {
            desk.clear();
            self.saved(draft);
        }
    }

    fn change(&mut self, gap: Gap, session: &Session, desk: &mut Desk) {
        desk.clear();
        self.changing = true;
        self.step = match gap {
            Gap::Photo => photo_step(session.person.as_ref().map(|person| &person.draft)),
            other => question(other),
        };
    }

    fn contact_given(
        &mut self,
        question: ContactQuestion,
        given: Contact<String>,
        version: u32,
        desk: &mut Desk,
    ) {
        if desk.busy() {
            return;
        }
        let typed = if let Contact::New(typed) = &given { typed.clone() } else { String::new() };
        match read_contact(question, given) {
            Ok(answer) => {
                self.step = ask(question);
                desk.call(Call::SaveAnswer(version, answer));
            }
            Err(error) => self.step = Step::Contact(ContactStep { question, refusal: Some((typed, error)) }),
        }
    }
}

impl Default for Replace {
    fn default() -> Self {
        Self::new()
    }
}

/// All answers, as they were last shown.
const CHECK: Step = Step::Check { undeclared: false, changed: false };

/// Parses what was typed into the answer it stands for.
pub(crate) fn read_contact(
    question: ContactQuestion,
    given: Contact<String>,
) -> Result<DraftAnswer, ContactError> {
    Ok(match question {
        ContactQuestion::Mobile => DraftAnswer::Mobile(parsed::<Mobile>(given)?),
        ContactQuestion::Email => DraftAnswer::Email(parsed::<Email>(given)?),
        ContactQuestion::Address => DraftAnswer::Address(parsed::<Address>(given)?),
    })
}

fn parsed<T: TryFrom<String, Error = ContactError>>(
    given: Contact<String>,
) -> Result<Contact<T>, ContactError> {
    Ok(match given {
        Contact::OnFile => Contact::OnFile,
        Contact::New(typed) => Contact::New(T::try_from(typed)?),
        Contact::None => Contact::None,
    })
}

/// The questions of a draft that have no answer yet.
fn gaps(draft: &DraftView) -> Vec<Gap> {
    missing_answers(|gap| match gap {
        Gap::Reason => draft.reason.is_some(),
        Gap::Mobile => draft.mobile.is_some(),
        Gap::Email => draft.email.is_some(),
        Gap::Address => draft.address.is_some(),
        Gap::Photo => draft.photo.is_some(),
    })
}

fn next_question(draft: &DraftView) -> Step {
    gaps(draft).first().map_or(CHECK, |gap| question(*gap))
}

fn question(gap: Gap) -> Step {
    match gap {
        Gap::Reason => Step::Reason,
        Gap::Mobile => ask(ContactQuestion::Mobile),
        Gap::Email => ask(ContactQuestion::Email),
        Gap::Address => ask(ContactQuestion::Address),
        Gap::Photo => Step::Photo(Capture::new()),
    }
}

const fn gap_of(question: ContactQuestion) -> Gap {
    match question {
        ContactQuestion::Mobile => Gap::Mobile,
        ContactQuestion::Email => Gap::Email,
        ContactQuestion::Address => Gap::Address,
    }
}

const fn ask(question: ContactQuestion) -> Step {
    Step::Contact(ContactStep { question, refusal: None })
}

fn photo_step(draft: Option<&DraftView>) -> Step {
    Step::Photo(draft.and_then(|draft| draft.photo.clone()).map_or_else(Capture::new, Capture::with))
}
