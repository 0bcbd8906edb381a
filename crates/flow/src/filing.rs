//! Filing for care elsewhere: what is filed, and filing anew, one question a screen.
//!
//! **Invariant:** what is handed in was checked by the region's rule; a request whose answer was lost is sent again under the same key; the
//! list holds what was last told of each filing.

mod asked;
mod draft;
mod failing;

use domain::{
    filing::{Area, FilingFault, KindId},
    reference::Reference,
    region::RegionCode,
    wire::{Filed, FilingKey, FilingList, FilingRuleView, FilingView, FilingWithdrawn},
};
use time::Date;

pub use self::{
    asked::{Ask, Told},
    draft::{Draft, Question},
};
use crate::{Call, Effect, Session, desk::Desk, identify::Identify, payments::day};

/// How often it is looked by itself whether the bureau has decided.
const LOOKS: u8 = 6;

/// Where filing stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Filing {
    /// What is on the screen.
    pub step: Step,
    /// What can be filed; absent until it is loaded.
    pub rule: Option<Box<FilingRuleView>>,
    /// What is filed, as it was last told.
    pub list: Option<Box<FilingList>>,
    /// What is being filed.
    pub draft: Draft,
    /// Why the answer on the screen cannot be.
    pub fault: Option<Fault>,
    /// Whether an answer is changed that was checked already.
    changing: bool,
    looks: u8,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Who it is.
    Identify(Identify),
    /// What can be filed and what is filed is loaded.
    Loading,
    /// What is filed.
    List,
    /// One filing.
    Shown(Box<FilingView>),
    /// Whether it is to be taken back indeed.
    Withdraw(Box<FilingView>),
    /// Why: the kind.
    Kind,
    /// In which part of the country.
    Area,
    /// In which province.
    Province(Area),
    /// In which of its cities, or all of it.
    City(RegionCode),
    /// From which day on.
    From(String),
    /// Until which day.
    Until(String),
    /// The promise, or the papers to bring.
    Proof,
    /// All of it, before it is filed.
    Check,
    /// What came of it.
    Done(Box<Filed>),
}

/// Why an answer cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What was typed is no day.
    NoDay,
    /// Another filing is open for the place: the one on the screen, or one of the list.
    Open,
    /// The region's rule does not allow it.
    Rule(FilingFault),
}

/// What can happen while filing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Something is to be filed.
    FileAsked,
    /// The filing at this place of the list is to be shown.
    Chosen(usize),
    /// What is filed is to be shown.
    ListAsked,
    /// The filing on the screen is to be taken back.
    WithdrawAsked,
    /// It is to be taken back indeed.
    WithdrawConfirmed,
    /// The kind.
    KindGiven(KindId, Date),
    /// The part of the country.
    AreaGiven(Area),
    /// The province.
    ProvinceGiven(RegionCode),
    /// The city, or the whole province.
    PlaceGiven(RegionCode),
    /// The first day, as typed, and today in China.
    FromGiven(String, Date),
    /// The last day, as typed.
    UntilGiven(String),
    /// Whether it was promised, or understood that papers are to be brought.
    ProofGiven(bool),
    /// An answer is to be changed.
    ChangeAsked(Question),
    /// It is to be filed; the request is to have this key, unless the same was sent before under another.
    Confirmed(FilingKey),
    /// What is on the screen is to be printed.
    PrintAsked,
}

impl Filing {
    /// Begins with what is filed when someone is here, else with who it is.
    pub(crate) fn new(session: &Session, desk: &mut Desk) -> Self {
        let mut filing = Self {
            step: Step::Identify(Identify::anew(session)),
            rule: None,
            list: None,
            draft: Draft::default(),
            fault: None,
            changing: false,
            looks: LOOKS,
        };
        if session.insured().is_some() {
            filing.identified(session, desk);
        }
        filing
    }

    /// The kind that is being filed.
    #[must_use]
    pub fn kind(&self) -> Option<&domain::filing::FilingKind> {
        self.rule.as_ref()?.rule.kind(self.draft.kind.as_ref()?)
    }

    /// Someone is identified: what can be filed is loaded, and then what is. Whoever was filing goes on where they were.
    pub(crate) fn identified(&mut self, session: &Session, desk: &mut Desk) {
        if let Step::Identify(_) = self.step
            && let Some(setting) = &session.setting
        {
            self.step = Step::Loading;
            desk.call(Call::File(Ask::Rule(setting.region.code.clone())));
        }
    }

    pub(crate) fn update(&mut self, event: Event, desk: &mut Desk) {
        match (&self.step, event) {
            (Step::List, Event::FileAsked) => {
                (self.draft, self.changing) = (Draft::default(), false);
                self.go(Step::Kind, desk);
            }
            (Step::List, Event::Chosen(at)) => {
                let chosen = self.list.as_ref().and_then(|list| list.filings.get(at)).cloned();
                if let Some(chosen) = chosen {
                    self.go(Step::Shown(Box::new(chosen)), desk);
                }
            }
            (Step::Shown(_) | Step::Done(_), Event::ListAsked) => {
                self.draft = Draft::default();
                self.look_up(desk);
            }
            (Step::Shown(view), Event::WithdrawAsked) if view.can_be_withdrawn() => {
                self.go(Step::Withdraw(view.clone()), desk);
            }
            (Step::Withdraw(view), Event::WithdrawConfirmed) => {
                if let Some(reference) = &view.reference {
                    let version = FilingWithdrawn { version: view.version };
                    desk.call(Call::File(Ask::Withdraw(reference.clone(), version)));
                }
            }
            (Step::Check, Event::ChangeAsked(question)) if !desk.busy() => {
                self.changing = true;
                self.ask(question, desk);
            }
            (Step::Check, Event::Confirmed(key)) => self.file(key, desk),
            (Step::Shown(_) | Step::Done(_), Event::PrintAsked) => desk.ask(Effect::PrintSlip),
            (_, event) => self.answered(event, desk),
        }
    }

    /// An answer to the question on the screen.
    fn answered(&mut self, event: Event, desk: &mut Desk) {
        let Some(view) = self.rule.clone() else { return };
        let given = match (&self.step, event) {
            (Step::Kind, Event::KindGiven(id, today)) => self.draft.give_kind(id, &view.rule, today),
            (Step::Area, Event::AreaGiven(area)) => return self.go(Step::Province(area), desk),
            (Step::Province(_), Event::ProvinceGiven(code)) => {
                let province = view.provinces.iter().find(|province| province.code == code);
                if province.is_some_and(|province| !province.cities.is_empty()) {
                    return self.go(Step::City(code), desk);
                }
                self.draft.give_place(code, &view)
            }
            (Step::City(_), Event::PlaceGiven(code)) => self.draft.give_place(code, &view),
            (Step::From(_), Event::FromGiven(typed, today)) => {
                let given = self.draft.give_from(day(&typed), &view.rule, today);
                self.step = Step::From(typed);
                given
            }
            (Step::Until(_), Event::UntilGiven(typed)) => {
                let given = self.draft.give_until(day(&typed), &view.rule);
                self.step = Step::Until(typed);
                given
            }
            (Step::Proof, Event::ProofGiven(promised)) => self.draft.give_proof(promised),
            (_, _) => return,
        };
        self.fault = given.err();
        if self.fault.is_none() {
            self.go_on(desk);
        }
    }

    /// Asks the first question that has no answer, or shows all of them.
    fn go_on(&mut self, desk: &mut Desk) {
        let Some(view) = &self.rule else { return };
        if let Some(question) = self.draft.open_question(&view.rule) {
            return self.ask(question, desk);
        }
        self.changing = false;
        self.go(Step::Check, desk);
    }

    fn ask(&mut self, question: Question, desk: &mut Desk) {
        let typed = |date: Option<Date>| date.map(draft::typed).unwrap_or_default();
        let step = match question {
            Question::Kind => Step::Kind,
            Question::Place => Step::Area,
            Question::From => Step::From(typed(self.draft.from)),
            Question::Until => Step::Until(typed(self.draft.until)),
            Question::Proof => Step::Proof,
        };
        self.go(step, desk);
    }

    fn go(&mut self, step: Step, desk: &mut Desk) {
        desk.clear();
        self.fault = None;
        self.step = step;
    }

    fn look_up(&mut self, desk: &mut Desk) {
        self.go(Step::Loading, desk);
        desk.call(Call::File(Ask::List));
    }

    fn file(&mut self, key: FilingKey, desk: &mut Desk) {
        if let Some(request) = self.draft.request(key) {
            desk.call(Call::File(Ask::File(request)));
        }
    }

    /// Puts what was told of one filing into the list: in its place, or before all others.
    fn keep(&mut self, told: &FilingView) {
        let Some(list) = &mut self.list else { return };
        let same = |one: &&mut FilingView| match &one.reference {
            Some(_) => one.reference == told.reference,
            None => **one == *told,
        };
        match list.filings.iter_mut().find(same) {
            Some(one) => one.clone_from(told),
            None => list.filings.insert(0, told.clone()),
        }
    }

    /// The server answers.
    pub(crate) fn told(&mut self, told: Told, desk: &mut Desk) {
        match told {
            Told::Rule(rule) => self.ruled(rule, desk),
            Told::List(list) => self.listed(list, desk),
            Told::Filed(filed) => {
                self.draft = Draft::default();
                self.looks = LOOKS;
                self.keep(&filed.filing);
                self.step = Step::Done(Box::new(filed));
                desk.ask(Effect::PollSoon);
            }
            Told::Withdrawn(view) => {
                self.keep(&view);
                self.step = Step::Shown(Box::new(view));
            }
        }
    }

    fn ruled(&mut self, rule: FilingRuleView, desk: &mut Desk) {
        self.draft.keep_what_is_known(&rule.rule);
        self.rule = Some(Box::new(rule));
        match self.step {
            // The rule was another by the time it was to be filed.
            Step::Check => self.go_on(desk),
            Step::Loading => desk.call(Call::File(Ask::List)),
            _ => {}
        }
    }

    fn listed(&mut self, list: FilingList, desk: &mut Desk) {
        let same = |reference: &Option<Reference>| {
            let of = list.filings.iter().find(|one| one.reference.is_some() && one.reference == *reference);
            of.cloned()
        };
        match &mut self.step {
            Step::Loading => {
                let goes_on = self.draft != Draft::default();
                self.list = Some(Box::new(list));
                return if goes_on { self.go_on(desk) } else { self.step = Step::List };
            }
            Step::Done(filed) => {
                if let Some(now) = same(&filed.filing.reference) {
                    filed.filing = now;
                }
                if filed.filing.status.is_open() && self.looks > 0 {
                    self.looks -= 1;
                    desk.ask(Effect::PollSoon);
                }
            }
            Step::Withdraw(view) => {
                if let Some(now) = same(&view.reference) {
                    self.step = Step::Shown(Box::new(now));
                }
            }
            Step::Check if self.fault == Some(Fault::Open) => self.met(&list),
            _ => {}
        }
        self.list = Some(Box::new(list));
    }

    /// Time to look whether the bureau has decided.
    pub(crate) fn look(&self, desk: &mut Desk) {
        if let Step::Done(filed) = &self.step
            && filed.filing.status.is_open()
        {
            desk.call(Call::File(Ask::List));
        }
    }

    /// The visit ended on the server: who it is has to be said again; what is being filed is kept till then.
    pub(crate) fn identify_again(&mut self) {
        self.list = None;
        self.step = Step::Identify(Identify::new());
    }

    /// Steps back inside; `false` when the place is to be left.
    pub(crate) fn back(&mut self) -> bool {
        self.fault = None;
        self.step = match &self.step {
            Step::Identify(_) | Step::Loading | Step::List => return false,
            Step::Withdraw(view) => Step::Shown(view.clone()),
            Step::City(code) => Area::of(code).map_or(Step::Area, Step::Province),
            Step::Kind | Step::Area | Step::From(_) | Step::Until(_) | Step::Proof if self.changing => {
                self.changing = false;
                Step::Check
            }
            Step::Shown(_) | Step::Done(_) | Step::Kind => Step::List,
            Step::Area => Step::Kind,
            Step::Province(_) | Step::From(_) => Step::Area,
            Step::Until(_) => Step::From(self.draft.from.map(draft::typed).unwrap_or_default()),
            Step::Proof => match self.draft.until {
                Some(until) => Step::Until(draft::typed(until)),
                None => Step::From(self.draft.from.map(draft::typed).unwrap_or_default()),
            },
            Step::Check => Step::Proof,
        };
        true
    }
}
