//! What somebody would get back of a bill, and how far regular expenses take them: questions, and an answer that is an estimate.
//!
//! **Invariant:** nothing that is answered here is sent or kept, and what is worked out is worked out as settlements are, by
//! [`domain::benefit`].

mod answers;
mod outcome;

use domain::{
    benefit::{Care, Catalogue, Editions, Insurance, Level, Plan},
    moment::Moment,
    money::Fen,
    region::RegionCode,
    wire::{AccountView, EntryKind, EntryList, Standing, YearSum},
};
use time::Date;

pub use self::answers::{AmountError, Answers, Span, Typed};
use crate::{Call, Own, Reply, Session, desk::Desk, identify::Identify};

/// Where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// What is on the screen.
    pub step: Step,
    /// The region of insurance; absent until somebody is identified.
    pub home: Option<RegionCode>,
    /// The editions of the region's rule; absent until they are loaded.
    pub editions: Option<Box<Editions>>,
    /// What counts of the person.
    pub known: Known,
    /// What was answered.
    pub answers: Answers,
    /// What was typed at the question on the screen, where it cannot be taken.
    pub typed: Typed,
    /// The answer that is being changed, and all answers as they were before.
    changing: Option<(Question, Answers)>,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Who it is.
    Identify(Identify),
    /// Rule and year are fetched.
    Waiting,
    /// A question.
    Ask(Question),
    /// What came out.
    Told,
}

/// The questions, in their order. Which of them are asked follows from the rule, from what is known, and from the answers before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// By which insurance; asked where the core does not say it.
    Insurance,
    /// One bill, or what comes every month.
    Span,
    /// Which kind of care.
    Care,
    /// Here or in another province.
    Away,
    /// Where there.
    Catalogue,
    /// Whether it was filed before.
    Filed,
    /// The hospital's level, where it matters.
    Level,
    /// The bill.
    Total,
    /// How much of it is of class B.
    ClassB,
    /// How much of it is of class C.
    ClassC,
    /// What is spent in scope every month.
    Monthly,
    /// What is spent beside it.
    Beside,
    /// What is credited to the account every month.
    Credit,
}

impl Question {
    /// Whether it is answered with an amount.
    #[must_use]
    pub const fn is_amount(self) -> bool {
        matches!(
            self,
            Self::Total | Self::ClassB | Self::ClassC | Self::Monthly | Self::Beside | Self::Credit
        )
    }

    /// Whether nothing is an answer too: none of the bill is of that class.
    #[must_use]
    pub const fn may_be_none(self) -> bool {
        matches!(self, Self::ClassB | Self::ClassC)
    }
}

/// What counts of the person, as the core tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// When it was told; absent where it was gone on without it.
    pub as_of: Option<Moment>,
    /// The insurance in force, where it is one.
    pub insurance: Option<Insurance>,
    /// What lies in the personal account, where there is one.
    pub balance: Option<Fen>,
    /// The employer's last credit this year, where there is one; absent until it is asked for.
    pub credit: Option<Option<Fen>>,
    /// What came together in the year.
    pub sums: Vec<YearSum>,
    /// Today, as the core or the device has it.
    pub today: Option<Date>,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// They are insured so.
    InsuranceChosen(Insurance),
    /// This is to be worked out.
    SpanChosen(Span),
    /// It is this kind of care.
    CareChosen(Care),
    /// It is in another province, or here.
    AwayChosen(bool),
    /// It is there; or at a place whose catalogue is not known.
    CatalogueChosen(Option<RegionCode>),
    /// It was filed, or not.
    FiledChosen(bool),
    /// It is a hospital of this level.
    LevelChosen(Level),
    /// The amount that is asked for, as typed.
    AmountGiven(String),
    /// An answer is to be changed.
    ChangeAsked(Question),
    /// It is gone on without what the core would tell of the year.
    WithoutYear {
        /// Today in China.
        today: Date,
    },
    /// All is asked anew.
    BegunAnew,
}

impl Estimate {
    /// Begins with who it is, unless somebody is here.
    pub(crate) fn new(session: &Session, desk: &mut Desk) -> Self {
        let mut estimate = Self::unknown();
        if session.insured().is_some() {
            estimate.identified(session, desk);
        } else {
            estimate.step = Step::Identify(Identify::anew(session));
        }
        estimate
    }

    fn unknown() -> Self {
        Self {
            step: Step::Identify(Identify::new()),
            home: None,
            editions: None,
            known: Known::default(),
            answers: Answers::default(),
            typed: Typed::default(),
            changing: None,
        }
    }

    pub(crate) fn update(&mut self, event: Event, desk: &mut Desk) {
        match (&self.step, event) {
            (Step::Waiting, Event::WithoutYear { today }) if self.editions.is_some() && !desk.busy() => {
                desk.clear();
                self.known = Known { today: Some(today), ..Known::default() };
                self.advance(desk);
            }
            (Step::Ask(question), event) => {
                let question = *question;
                if self.take(question, event) {
                    self.advance(desk);
                }
            }
            (Step::Told, Event::ChangeAsked(question)) if self.asked().contains(&question) => {
                self.changing = Some((question, self.answers.clone()));
                self.step = Step::Ask(question);
            }
            (Step::Told, Event::BegunAnew) => {
                self.answers = Answers::default();
                self.advance(desk);
            }
            (Step::Identify(_) | Step::Waiting | Step::Told, _) => {}
        }
    }

    /// Someone is identified: the rule, and then what counts of them, is asked for.
    pub(crate) fn identified(&mut self, session: &Session, desk: &mut Desk) {
        self.step = Step::Waiting;
        self.home = session.setting.as_ref().map(|setting| setting.region.code.clone());
        match (&self.editions, &self.home) {
            (None, Some(home)) => desk.call(Call::ShowBenefitRule(home.clone())),
            _ => desk.call(Call::ShowOwn(Own::Account)),
        }
    }

    /// What was asked for came.
    pub(crate) fn told(&mut self, reply: Reply, desk: &mut Desk) {
        match (&self.step, reply) {
            (Step::Waiting, Reply::Editions(editions)) => {
                self.editions = Some(editions);
                desk.call(Call::ShowOwn(Own::Account));
            }
            (Step::Waiting, Reply::Account(view)) => self.knows(&view, desk),
            (Step::Waiting, Reply::Settlements(list)) => {
                self.known.sums = list.sums;
                self.advance(desk);
            }
            (Step::Ask(_), Reply::Entries(list)) => self.credited(last_credit(&list), desk),
            (_, _) => {}
        }
    }

    /// What was credited last is known; or nobody tells it, and it is asked for all the same.
    pub(crate) fn credited(&mut self, credit: Option<Fen>, desk: &mut Desk) {
        self.known.credit = Some(credit);
        self.advance(desk);
    }

    /// The visit ended on the server: who it is has to be said again, and nothing of theirs is kept till then.
    pub(crate) fn identify_again(&mut self) {
        *self = Self { editions: self.editions.take(), ..Self::unknown() };
    }

    /// Steps back inside; `false` when the place is to be left. From an answer that was to be changed, to what came out before.
    pub(crate) fn back(&mut self) -> bool {
        if let Some((_, before)) = self.changing.take_if(|(of, _)| self.step == Step::Ask(*of)) {
            (self.step, self.answers, self.typed) = (Step::Told, before, Typed::default());
            return true;
        }
        let asked = self.asked();
        let before = match &self.step {
            Step::Told => asked.last(),
            Step::Ask(question) => {
                let at = asked.iter().position(|one| one == question);
                at.and_then(|at| asked.get(at.checked_sub(1)?))
            }
            Step::Identify(_) | Step::Waiting => None,
        };
        let Some(before) = before else { return false };
        (self.step, self.typed) = (Step::Ask(*before), Typed::default());
        true
    }

    /// By which insurance: what is known, or was answered.
    #[must_use]
    pub fn insurance(&self) -> Option<Insurance> {
        self.known.insurance.or(self.answers.insurance)
    }

    /// The kinds of care to choose from: those that the fund pays for, and for every month no stays.
    pub fn cares(&self) -> impl Iterator<Item = Care> + '_ {
        let pays = |care: &Care| self.plan_of(*care).is_some();
        let is_regular =
            |care: &Care| self.answers.span != Some(Span::EveryMonth) || *care != Care::Inpatient;
        Care::ALL.into_iter().filter(pays).filter(is_regular)
    }

    /// The places in other provinces whose catalogue is known.
    pub fn catalogues(&self) -> impl Iterator<Item = &Catalogue> {
        let known = self.rule().zip(self.home.as_ref());
        known.into_iter().flat_map(|(rule, home)| rule.elsewhere.catalogues_from(home))
    }

    /// The questions that are asked, as far as the answers go.
    #[must_use]
    pub fn asked(&self) -> Vec<Question> {
        let Self { answers, known, .. } = self;
        let away = answers.away == Some(true);
        let (bill, months) = (answers.span == Some(Span::OneBill), answers.span == Some(Span::EveryMonth));
        let named = bill && away && self.catalogues().next().is_some();
        let falls = self.rule().is_some_and(|rule| rule.elsewhere.filed != rule.elsewhere.unfiled);
        [
            (Question::Insurance, known.insurance.is_none()),
            (Question::Span, true),
            (Question::Care, true),
            (Question::Away, bill),
            (Question::Catalogue, named),
            (Question::Filed, bill && away && falls),
            (Question::Level, self.level_matters()),
            (Question::Total, bill),
            (Question::ClassB, bill),
            (Question::ClassC, bill),
            (Question::Monthly, months),
            (Question::Beside, months),
            (Question::Credit, months && known.balance.is_some()),
        ]
        .into_iter()
        .filter_map(|(question, asked)| asked.then_some(question))
        .collect()
    }

    fn plan_of(&self, care: Care) -> Option<&Plan> {
        self.rule()?.plan(self.insurance()?, care)
    }

    fn level_matters(&self) -> bool {
        self.plan().is_some_and(|plan| {
            let [one, two, three] = &plan.levels;
            one != two || two != three
        })
    }

    /// Goes on to the first question without an answer, or tells what came out. What is credited is asked for when the core was asked.
    fn advance(&mut self, desk: &mut Desk) {
        self.typed = Typed::default();
        let open = self.asked().into_iter().find(|question| !self.is_answered(*question));
        match (open, self.year()) {
            (Some(Question::Credit), Some(year)) if self.known.credit.is_none() => {
                desk.call(Call::ShowOwn(Own::Entries(year)));
            }
            (Some(open), _) => self.step = Step::Ask(open),
            (None, _) => (self.step, self.changing) = (Step::Told, None),
        }
    }

    /// The present year.
    fn year(&self) -> Option<u16> {
        self.known.today.and_then(|today| u16::try_from(today.year()).ok())
    }

    fn is_answered(&self, question: Question) -> bool {
        let answers = &self.answers;
        match question {
            Question::Insurance => answers.insurance.is_some(),
            Question::Span => answers.span.is_some(),
            Question::Care => answers.care.is_some_and(|chosen| self.cares().any(|care| care == chosen)),
            Question::Away => answers.away.is_some(),
            Question::Catalogue => answers.catalogue.is_some(),
            Question::Filed => answers.filed.is_some(),
            Question::Level => answers.level.is_some(),
            Question::Total => answers.total.is_some(),
            Question::ClassB => answers.class_b.is_some_and(|b| answers.fits([b])),
            Question::ClassC => {
                answers.class_b.zip(answers.class_c).is_some_and(|(b, c)| answers.fits([b, c]))
            }
            Question::Monthly => answers.monthly.is_some(),
            Question::Beside => answers.beside.is_some(),
            Question::Credit => answers.credit.is_some(),
        }
    }

    /// Takes an answer to the question on the screen, and tells whether it was one.
    fn take(&mut self, question: Question, event: Event) -> bool {
        match (question, event) {
            (Question::Insurance, Event::InsuranceChosen(insurance)) => {
                self.answers.insurance = Some(insurance);
            }
            (Question::Span, Event::SpanChosen(span)) => self.answers.span = Some(span),
            (Question::Care, Event::CareChosen(care)) => self.answers.care = Some(care),
            (Question::Away, Event::AwayChosen(away)) => self.answers.away = Some(away),
            (Question::Catalogue, Event::CatalogueChosen(place)) => self.answers.catalogue = Some(place),
            (Question::Filed, Event::FiledChosen(filed)) => self.answers.filed = Some(filed),
            (Question::Level, Event::LevelChosen(level)) => self.answers.level = Some(level),
            (question, Event::AmountGiven(typed)) if question.is_amount() => {
                self.typed = self.answers.amount_given(question, typed);
                return self.typed.error.is_none();
            }
            _ => return false,
        }
        true
    }

    fn knows(&mut self, view: &AccountView, desk: &mut Desk) {
        let mut in_force = view
            .insurances
            .iter()
            .filter(|one| one.standing == Standing::InForce)
            .filter_map(|one| one.insurance);
        let insurance = in_force.next().filter(|first| in_force.all(|other| other == *first));
        self.known = Known {
            as_of: Some(view.as_of),
            insurance,
            balance: view.personal.as_ref().map(|personal| personal.balance),
            today: Some(view.as_of.day()),
            ..Known::default()
        };
        if let Some(year) = self.year() {
            desk.call(Call::ShowOwn(Own::Settlements(year)));
        }
    }
}

/// The employer's newest credit.
fn last_credit(list: &EntryList) -> Option<Fen> {
    let credits = list.entries.iter().filter(|entry| entry.kind == EntryKind::EmployerCredit);
    credits.max_by_key(|entry| entry.on).map(|entry| entry.amount)
}
