//! What a person has, and what was settled for them: two services with one signing in.
//!
//! **Invariant:** nothing here changes anything on the server, and special diseases are not shown until they are asked for.

mod period;

use domain::{
    benefit::Care,
    months::MonthSpan,
    service::Service,
    settlement::Settlement,
    wire::{AccountView, EntryList, MonthList, RightsView, SettlementKey, SettlementList, SettlementView},
    year_month::YearMonth,
};
use topics::Names;

pub use self::period::{Period, PeriodError};
use crate::{Call, Effect, Own, Session, desk::Desk, identify::Identify, payments::Print};

/// As many settlements as can be taken in at a look; the others when they are asked for.
const AT_FIRST: usize = 4;
/// So many more at a time: a page of a thousand lines is not built at once.
const MORE: usize = 60;

/// Where looking at one's own stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// With which of the two services it began.
    pub start: Start,
    /// What is on the screen.
    pub step: Step,
    /// What the person has; absent until it is told.
    pub view: Option<Box<AccountView>>,
    /// The entries of a year, as they were last told.
    pub entries: Option<Box<EntryList>>,
    /// The settlements of a year, as they were last told.
    pub list: Option<Box<SettlementList>>,
    /// Which of them are shown.
    pub filter: Filter,
    /// So many of these at most.
    pub at_most: usize,
    /// Whether a kiosk shows keys to type the name of a place with.
    pub seeks: bool,
    /// The months of a year, as they were last told.
    pub months: Option<Box<MonthList>>,
    /// What became of the last print of what is on the screen.
    pub print: Print,
}

/// The two services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Balance, entries, contributions.
    Account,
    /// What was settled.
    Settlements,
}

impl Start {
    /// The service.
    #[must_use]
    pub const fn service(self) -> Service {
        match self {
            Self::Account => Service::Account,
            Self::Settlements => Service::Reimbursements,
        }
    }
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Who it is.
    Identify(Identify),
    /// What the person has.
    Overview,
    /// The entries of a year.
    Entries,
    /// The settlements of a year.
    List,
    /// One of them.
    Settlement(Box<SettlementView>),
    /// The months of a year that contributions were paid for.
    Months,
    /// Over which months a rights record is to be.
    Period(Period),
    /// The rights record.
    Rights(Box<RightsView>),
}

/// Which settlements are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this kind of care alone.
    pub care: Option<Care>,
    /// Of institutions whose names have this in them, as typed.
    pub place: String,
    /// Special diseases too.
    pub special: bool,
}

impl Filter {
    /// The same, of this kind of care; whoever asks for special diseases sees them.
    #[must_use]
    pub fn of_care(self, care: Option<Care>) -> Self {
        Self { care, special: self.special || care == Some(Care::SpecialDisease), ..self }
    }

    /// The same with special diseases, or without: then they are not what is asked for either.
    #[must_use]
    pub fn with_special(self, special: bool) -> Self {
        Self { care: self.care.filter(|care| special || *care != Care::SpecialDisease), special, ..self }
    }

    /// Whether a settlement is shown, where `names` are found as help topics are: by characters, Pinyin or initials.
    #[must_use]
    pub fn shows(&self, settlement: &Settlement, names: &Names) -> bool {
        let is_special = settlement.care == Some(Care::SpecialDisease);
        let of_care = self.care.is_none_or(|care| settlement.care == Some(care));
        (self.special || !is_special) && of_care && names.has(&settlement.institution.name, &self.place)
    }
}

/// What can happen while looking at one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The entries of the account are wanted.
    EntriesAsked,
    /// What was settled is wanted.
    SettlementsAsked,
    /// Another year is to be shown.
    YearChosen(u16),
    /// Others are to be listed.
    Filtered(Filter),
    /// More of them are.
    MoreAsked,
    /// The name of a place is to be typed, or is typed.
    SeekAsked(bool),
    /// One was chosen.
    Chosen(SettlementKey),
    /// The months of contributions are wanted.
    MonthsAsked,
    /// A rights record is wanted.
    RightsAsked,
    /// Over these months.
    SpanTaken(MonthSpan),
    /// From one month to another, as typed.
    SpanGiven {
        /// The first month.
        from: String,
        /// The last month.
        to: String,
    },
    /// What is on the screen is to be printed.
    PrintAsked,
    /// Nothing came out of the printer.
    NothingCame,
}

impl Account {
    /// Begins with what the person has when someone is here, else with who it is.
    pub(crate) fn new(start: Start, session: &Session, desk: &mut Desk) -> Self {
        let mut account = Self::unknown(start);
        if session.person.is_some() {
            account.identified(desk);
        }
        account
    }

    fn unknown(start: Start) -> Self {
        let step = Step::Identify(Identify::reading());
        Self {
            start,
            step,
            view: None,
            entries: None,
            list: None,
            filter: Filter::default(),
            at_most: AT_FIRST,
            seeks: false,
            months: None,
            print: Print::None,
        }
    }

    /// The settlements of the year that the filter shows, the newest first.
    pub fn found(&self) -> impl Iterator<Item = &Settlement> {
        let names = self.list.as_ref().map(|list| Names::of(&list.sounds));
        let all = self.list.iter().flat_map(|list| &list.settlements);
        all.filter(move |one| names.as_ref().is_some_and(|names| self.filter.shows(one, names)))
    }

    /// The year that the screen shows: that of what was told last, or the present one.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        let told = match self.step {
            Step::Entries => self.entries.as_ref().map(|entries| entries.year),
            Step::List | Step::Settlement(_) => self.list.as_ref().map(|list| list.year),
            Step::Months => self.months.as_ref().map(|months| months.year),
            Step::Identify(_) | Step::Overview | Step::Period(_) | Step::Rights(_) => None,
        };
        told.or_else(|| self.this_year())
    }

    /// The present year, as the server's answer has it.
    #[must_use]
    pub fn this_year(&self) -> Option<u16> {
        self.this_month().map(YearMonth::year)
    }

    /// The present month, as the server's answer has it.
    #[must_use]
    pub fn this_month(&self) -> Option<YearMonth> {
        self.view.as_ref().and_then(|view| YearMonth::of(view.as_of.day()))
    }

    /// The edition of the rule that the settlement on the screen is explained by.
    pub(crate) fn explained_by(&self) -> Option<&str> {
        let Step::Settlement(view) = &self.step else { return None };
        view.explained.as_ref().map(|explained| explained.version.as_str())
    }

    pub(crate) fn update(&mut self, event: Event, desk: &mut Desk) {
        match (&mut self.step, event) {
            (Step::Overview, Event::EntriesAsked) => self.ask(Own::Entries, desk),
            (Step::Overview, Event::SettlementsAsked) => self.ask(Own::Settlements, desk),
            (Step::Entries, Event::YearChosen(year)) => desk.call(Call::ShowOwn(Own::Entries(year))),
            (Step::List, Event::YearChosen(year)) => desk.call(Call::ShowOwn(Own::Settlements(year))),
            (Step::Overview, Event::MonthsAsked) => self.ask(Own::Months, desk),
            (Step::Months, Event::YearChosen(year)) => desk.call(Call::ShowOwn(Own::Months(year))),
            (Step::Overview, Event::RightsAsked) => self.step = Step::Period(Period::default()),
            (Step::Period(_), Event::SpanTaken(span)) => desk.call(Call::ShowOwn(Own::Rights(span))),
            (Step::Period(period), Event::SpanGiven { from, to }) => {
                let present = self.view.as_ref().and_then(|view| YearMonth::of(view.as_of.day()));
                if let Some(span) = present.and_then(|present| period.given(from, to, present)) {
                    desk.call(Call::ShowOwn(Own::Rights(span)));
                }
            }
            (Step::List | Step::Rights(_), Event::Filtered(filter)) => {
                (self.filter, self.at_most) = (filter, AT_FIRST);
            }
            (Step::List, Event::MoreAsked) => self.at_most += MORE,
            (Step::List, Event::SeekAsked(seeks)) => self.seeks = seeks,
            (Step::List, Event::Chosen(key)) => desk.call(Call::ShowOwn(Own::Settlement(key))),
            (Step::Settlement(_) | Step::Rights(_), Event::PrintAsked) => {
                self.print = Print::Sent;
                desk.ask(Effect::PrintSlip);
            }
            (Step::Settlement(_) | Step::Rights(_), Event::NothingCame) => self.print = Print::NothingCame,
            (
                _,
                Event::EntriesAsked
                | Event::SettlementsAsked
                | Event::YearChosen(_)
                | Event::Filtered(_)
                | Event::MoreAsked
                | Event::SeekAsked(_)
                | Event::Chosen(_)
                | Event::MonthsAsked
                | Event::RightsAsked
                | Event::SpanTaken(_)
                | Event::SpanGiven { .. }
                | Event::PrintAsked
                | Event::NothingCame,
            ) => {}
        }
    }

    /// Someone is identified: what they have is asked for.
    pub(crate) fn identified(&mut self, desk: &mut Desk) {
        self.step = Step::Overview;
        desk.call(Call::ShowOwn(Own::Account));
    }

    /// What they have came; who came for settlements goes on to them.
    pub(crate) fn told(&mut self, view: AccountView, desk: &mut Desk) {
        let is_first = self.view.is_none();
        self.view = Some(Box::new(view));
        if is_first && self.start == Start::Settlements {
            self.ask(Own::Settlements, desk);
        }
    }

    /// The entries of a year came.
    pub(crate) fn entered(&mut self, entries: EntryList) {
        if matches!(self.step, Step::Overview | Step::Entries) {
            self.entries = Some(Box::new(entries));
            self.step = Step::Entries;
        }
    }

    /// The settlements of a year came.
    pub(crate) fn listed(&mut self, list: SettlementList) {
        if matches!(self.step, Step::Overview | Step::List) {
            (self.list, self.at_most) = (Some(Box::new(list)), AT_FIRST);
            self.step = Step::List;
        }
    }

    /// One of them came.
    pub(crate) fn shown(&mut self, view: SettlementView) {
        if matches!(self.step, Step::List) {
            (self.print, self.seeks) = (Print::None, false);
            self.step = Step::Settlement(Box::new(view));
        }
    }

    /// The months of a year came.
    pub(crate) fn counted(&mut self, months: MonthList) {
        if matches!(self.step, Step::Overview | Step::Months) {
            self.months = Some(Box::new(months));
            self.step = Step::Months;
        }
    }

    /// A rights record came.
    pub(crate) fn recorded(&mut self, view: RightsView) {
        if matches!(self.step, Step::Period(_)) {
            self.print = Print::None;
            self.step = Step::Rights(Box::new(view));
        }
    }

    /// The visit ended on the server: who it is has to be said again, and nothing is kept till then.
    pub(crate) fn identify_again(&mut self) {
        *self = Self::unknown(self.start);
    }

    /// Steps back from the first screen of a step; `false` when the place is to be left.
    pub(crate) fn back(&mut self) -> bool {
        self.step = match (&self.step, self.start) {
            (Step::List, _) if self.seeks => {
                self.seeks = false;
                return true;
            }
            (Step::Settlement(_), _) => Step::List,
            (Step::Rights(_), _) => Step::Period(Period::default()),
            (Step::Entries | Step::Months | Step::Period(_), _) | (Step::List, Start::Account) => {
                Step::Overview
            }
            (Step::List, Start::Settlements) | (Step::Overview | Step::Identify(_), _) => return false,
        };
        true
    }

    fn ask(&self, own: impl Fn(u16) -> Own, desk: &mut Desk) {
        if let Some(year) = self.this_year() {
            desk.call(Call::ShowOwn(own(year)));
        }
    }
}
