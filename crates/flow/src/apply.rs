//! Applying for a card, whichever way: from what it takes to the reference number.
//!
//! What is asked differs from service to service and is data: [`domain::application::questions`].
//!
//! **Invariant:** after identifying, every answer is on the server before the next question is shown.

mod asking;
mod contact;
mod grouping;
mod naming;

use domain::{
    application::{BankChoice, Contact, DraftAnswer, Gap, GroupChoice, PhotoId},
    region::BankId,
    service::{ReplaceReason, Service},
    wire::{Declaration, DocumentView, DraftView, HolderKey, Submitted},
};

use self::asking::{gap_of, has};
pub(crate) use self::contact::read_contact;
pub use self::contact::{ContactQuestion, ContactStep};
use crate::{
    Call, Session, capture::Capture, desk::Desk, holder, household, identify::Identify, instant::Instant,
    papers::Papers,
};

/// Where applying stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Apply {
    /// What is applied for.
    pub service: Service,
    /// What is on the screen.
    pub step: Step,
    /// Whether the answer leads back to the summary.
    pub changing: bool,
    /// Why a card may be printed at once, as it was answered before anyone was here; until it is saved.
    pub(crate) brought: Option<GroupChoice>,
    /// The answers had changed elsewhere when something was last written.
    pub(crate) outdated: bool,
    /// Handing in was tried and its answer lost: it may have come to be.
    pub(crate) unsure: bool,
    /// Whom the answers were for when they were last written in vain; nobody when that was whoever is here.
    pub(crate) written_for: Option<HolderKey>,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// What it takes, costs and leads to.
    Overview,
    /// Who it is.
    Identify(Identify),
    /// Whom it is for.
    Holder(holder::Step),
    /// Why the card is replaced.
    Reason,
    /// There is a card already: another can take its place, and no first one is made.
    HasCard,
    /// The card is not lost for good: that comes before a new one.
    NotLost,
    /// Why the card may be printed at once.
    Group(Instant),
    /// Where the household is registered.
    Household(household::Step),
    /// A paper.
    Papers(Papers),
    /// A way to be reached.
    Contact(ContactStep),
    /// Which bank's half the card carries.
    Bank {
        /// The one that was chosen without agreeing to its account.
        unagreed: Option<BankId>,
    },
    /// Whether the photo on file is to be used again.
    PhotoOnFile,
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

/// What can happen while applying.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// "Start now."
    Begun,
    /// Why the card is replaced.
    ReasonChosen(ReplaceReason),
    /// Where the household is registered.
    Household(household::Event),
    /// How to be reached, as typed.
    ContactGiven(Contact<String>),
    /// What was answered before is still right.
    ContactKept,
    /// A bank was chosen.
    BankChosen {
        /// Which.
        bank: BankId,
        /// Whether the person agreed to its account.
        agreed: bool,
    },
    /// Whether the photo on file is to be used again; a new one is made otherwise.
    PhotoOnFile(bool),
    /// An answer is to be changed.
    ChangeAsked(Gap),
    /// A paper that was photographed is to be looked at, and maybe photographed anew.
    PaperAsked(DocumentView),
    /// The application is to be handed in.
    SubmitAsked {
        /// Whether the person declared the answers true.
        declared_true: bool,
    },
}

impl Apply {
    /// Begins by saying what it takes.
    #[must_use]
    pub const fn new(service: Service) -> Self {
        Self {
            service,
            step: Step::Overview,
            changing: false,
            brought: None,
            outdated: false,
            unsure: false,
            written_for: None,
        }
    }

    pub(crate) fn update(&mut self, event: Event, session: &Session, desk: &mut Desk) {
        let version = self.draft(session).map_or(0, |draft| draft.version);
        match (&self.step, event) {
            (Step::Overview, Event::Begun) => self.begin(session, desk),
            (Step::Reason, Event::ReasonChosen(reason)) => {
                desk.call(Call::SaveAnswer(self.service, version, DraftAnswer::Reason(reason)));
            }
            (Step::Household(_), Event::Household(event)) if !desk.busy() => {
                self.household_said(event, version, session, desk);
            }
            // What is on file is the agent's, and no address of anybody else.
            (Step::Contact(step), Event::ContactGiven(Contact::OnFile))
                if step.question == ContactQuestion::Address && self.another(session).is_some() => {}
            (Step::Contact(step), Event::ContactGiven(given)) => {
                self.contact_given(step.question, given, version, desk);
            }
            (Step::Contact(step), Event::ContactKept) if !desk.busy() => {
                let gap = gap_of(step.question);
                self.kept(gap, session, desk);
            }
            (Step::Bank { .. }, Event::BankChosen { bank, agreed }) => {
                self.bank_chosen(bank, agreed, version, session, desk);
            }
            (Step::PhotoOnFile, Event::PhotoOnFile(used)) if !desk.busy() => {
                self.on_file(used, session, desk);
            }
            (Step::Check { .. }, Event::ChangeAsked(gap)) if !desk.busy() => self.change(gap, session, desk),
            (Step::Check { .. }, Event::PaperAsked(document)) if !desk.busy() => {
                self.show_paper(document, session, desk);
            }
            (Step::Check { .. }, Event::SubmitAsked { declared_true: true }) => {
                self.step = CHECK;
                desk.call(Call::Submit(Declaration {
                    service: self.service,
                    holder: self.another(session),
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
                | Event::Household(_)
                | Event::ContactGiven(_)
                | Event::ContactKept
                | Event::BankChosen { .. }
                | Event::PhotoOnFile(_)
                | Event::ChangeAsked(_)
                | Event::PaperAsked(_)
                | Event::SubmitAsked { .. },
            ) => {}
        }
    }

    /// A bank is taken only with the consent to its account.
    fn bank_chosen(&mut self, bank: BankId, agreed: bool, version: u32, session: &Session, desk: &mut Desk) {
        if !agreed {
            self.step = Step::Bank { unagreed: Some(bank) };
            return;
        }
        self.step = Step::Bank { unagreed: None };
        let choice = BankChoice { bank, consent: session.consent() };
        desk.call(Call::SaveAnswer(self.service, version, DraftAnswer::Bank(choice)));
    }

    /// Goes on once an answer is saved: to the summary when it was changed from there, else to the next question.
    pub(crate) fn saved(&mut self, session: &Session) {
        self.changing = false;
        self.step = self.next_question(session);
    }

    /// The photo that was made is the answer.
    pub(crate) fn photo_made(&self, photo: PhotoId, session: &Session, desk: &mut Desk) {
        let version = self.draft(session).map_or(0, |draft| draft.version);
        desk.call(Call::SaveAnswer(self.service, version, DraftAnswer::Photo(photo)));
    }

    /// The paper that was photographed is the answer.
    pub(crate) fn paper_kept(&self, document: DocumentView, session: &Session, desk: &mut Desk) {
        if let Step::Holder(step) = &self.step {
            return self.holder_is(step.paper_kept(document), session, desk);
        }
        let version = self.draft(session).map_or(0, |draft| draft.version);
        let answer = match self.service {
            Service::InstantCard => DraftAnswer::Evidence(document.id),
            _ => DraftAnswer::Register(document.id),
        };
        desk.call(Call::SaveAnswer(self.service, version, answer));
    }

    /// The answers so far.
    fn draft<'a>(&self, session: &'a Session) -> Option<&'a DraftView> {
        session.person.as_ref().map(|person| person.draft(self.service))
    }

    /// The application was handed in just now.
    pub(crate) fn handed_in(&mut self, submitted: Submitted, session: &mut Session) {
        session.handed_in(self.service, &submitted.application);
        self.submitted(submitted);
    }

    /// The application is handed in.
    pub(crate) fn submitted(&mut self, mut submitted: Submitted) {
        // What was tried before without an answer is not someone else's application.
        submitted.already_open &= !self.unsure;
        self.step = Step::Done(Box::new(submitted));
    }

    /// Someone is identified: show the application that is in the way, or go on with their draft at the first question without an answer.
    pub(crate) fn identified(&mut self, session: &Session, desk: &mut Desk) {
        match self.in_the_way(session) {
            Some(open) => desk.call(Call::ShowApplication(open)),
            None if self.is_own(session) && self.has_card(session) => self.step = Step::HasCard,
            None if self.is_own(session) && self.lacks_a_loss(session) => self.step = Step::NotLost,
            None => {
                self.step = self.next_question(session);
                self.bring(session, desk);
            }
        }
        if let Step::Check { changed, .. } = &mut self.step {
            *changed = std::mem::take(&mut self.outdated);
        }
    }

    /// Steps back from the first screen of a step; `false` when the journey is to be left.
    pub(crate) fn back(&mut self, session: &Session) -> bool {
        if let Step::Holder(step) = &mut self.step
            && let Some(before) = step.before()
        {
            *step = before;
            return true;
        }
        if let Step::Household(step) = &mut self.step
            && let Some(before) = step.before()
        {
            *step = before;
            return true;
        }
        if let Step::Group(asking) = &mut self.step
            && asking.back()
        {
            return true;
        }
        let before = match &self.step {
            Step::Overview | Step::HasCard | Step::NotLost | Step::Done(_) => None,
            Step::Identify(_) => Some(Step::Overview),
            Step::Photo(_) if self.photo_on_file(session).is_some() => Some(Step::PhotoOnFile),
            Step::Holder(_)
            | Step::Reason
            | Step::Group(_)
            | Step::Household(_)
            | Step::Papers(_)
            | Step::Contact(_)
            | Step::Bank { .. }
            | Step::PhotoOnFile
            | Step::Photo(_)
                if self.changing =>
            {
                Some(CHECK)
            }
            Step::Group(_) => self.before(Some(Gap::Group), session),
            Step::Holder(_) => self.before(Some(Gap::Holder), session),
            Step::Household(_) => self.before(Some(Gap::Household), session),
            Step::Papers(_) if self.service == Service::InstantCard => {
                self.before(Some(Gap::Evidence), session)
            }
            Step::Papers(_) => self.before(Some(Gap::Register), session),
            Step::Reason => self.before(Some(Gap::Reason), session),
            Step::Contact(step) => self.before(Some(gap_of(step.question)), session),
            Step::Bank { .. } => self.before(Some(Gap::Bank), session),
            Step::PhotoOnFile | Step::Photo(_) => self.before(Some(Gap::Photo), session),
            Step::Check { .. } => self.before(None, session),
        };
        let Some(before) = before else { return false };
        // What is changed is changed still while the other way to a photo is looked for.
        self.changing &= before == Step::PhotoOnFile;
        self.step = before;
        true
    }

    pub(crate) fn begin(&mut self, session: &Session, desk: &mut Desk) {
        match session.insured() {
            Some(_) => self.identified(session, desk),
            None => self.step = Step::Identify(Identify::anew(session)),
        }
    }

    /// Goes on with the answer that is there; without one, nothing happens.
    fn kept(&mut self, gap: Gap, session: &Session, desk: &mut Desk) {
        if self.draft(session).is_some_and(|draft| has(draft, gap)) {
            desk.clear();
            self.saved(session);
        }
    }

    /// Uses the photo on file, or makes a new one.
    fn on_file(&mut self, used: bool, session: &Session, desk: &mut Desk) {
        match self.photo_on_file(session) {
            Some(photo) if used => self.photo_made(photo, session, desk),
            Some(_) | None => self.step = Step::Photo(self.capture(session)),
        }
    }

    fn change(&mut self, gap: Gap, session: &Session, desk: &mut Desk) {
        desk.clear();
        self.changing = true;
        self.step = self.question(gap, session);
    }

    fn household_said(&mut self, event: household::Event, version: u32, session: &Session, desk: &mut Desk) {
        let (Step::Household(step), Some(setting)) = (&mut self.step, &session.setting) else { return };
        if let Some(household) = step.update(event, &setting.region) {
            desk.call(Call::SaveAnswer(self.service, version, DraftAnswer::Household(household)));
        }
    }
}

/// All answers, as they were last shown.
const CHECK: Step = Step::Check { undeclared: false, changed: false };
