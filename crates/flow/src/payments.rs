//! What was paid: one's own payments, the truth about one by its number, and what is printed of them.
//!
//! **Invariant:** nothing here begins a payment. Whoever has a number learns how that payment stands, and nothing of a person.

mod filter;
mod period;
mod showing;
mod sought;

use domain::{
    payment::{PaymentNumber, PaymentStatus},
    recharge::{RechargeRule, Way},
    wire::{PaymentList, PaymentTruth, PaymentView, UnresolvedPayment},
};
use time::Date;

pub(crate) use self::period::day;
pub use self::{
    filter::{Filter, Group},
    period::{Period, PeriodError, Span},
    sought::{FindError, sought},
};
use crate::{Call, Effect, Session, desk::Desk, identify::Identify};

/// Where looking at payments stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Payments {
    /// What is on the screen.
    pub step: Step,
    /// One's payments as they were last listed; absent until they are loaded.
    pub list: Option<Box<PaymentList>>,
    /// Which of them are shown.
    pub filter: Filter,
    /// The payment to be shown once it is known who is here.
    wanted: Option<PaymentNumber>,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// One's own payments, or one of anybody's by its number.
    Ways,
    /// The number of a payment, typed.
    Find(Find),
    /// How that payment stands.
    Truth(Box<Truth>),
    /// Who it is.
    Identify(Identify),
    /// One's own payments.
    List,
    /// One of them.
    Payment(Box<Payment>),
    /// From when until when a list is to be.
    Period(Period),
    /// The list over that time.
    Statement(Box<Statement>),
}

/// A number as it was typed, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// The number, as typed.
    pub typed: String,
    /// What is wrong with it.
    pub error: Option<FindError>,
}

/// How a payment stands, for whoever has its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Truth {
    /// What the server says.
    pub told: PaymentTruth,
    /// It was asked just now, and is asked again after a pause.
    pub rests: bool,
}

/// A payment of one's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    /// What the server says.
    pub view: PaymentView,
    /// It was asked just now, and is asked again after a pause.
    pub rests: bool,
    /// What stands in the code of its record, once it was printed.
    pub code: Option<String>,
    /// What became of the print.
    pub print: Print,
}

/// The payments of a time, to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The time.
    pub span: Span,
    /// Where the certificate itself is made; absent until it is loaded.
    pub certificate: Option<Way>,
    /// What became of the print.
    pub print: Print,
}

/// What became of a print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Print {
    /// Nothing was printed.
    #[default]
    None,
    /// It was sent to the printer.
    Sent,
    /// Nothing came out, or nothing can be printed here.
    NothingCame,
}

/// What can happen while looking at payments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// One's own are wanted.
    MineAsked,
    /// One is to be found by its number.
    FindAsked,
    /// This is the number, as typed.
    CodeGiven(String),
    /// The record of the payment that was found is wanted.
    RecordAsked,
    /// Others are to be listed.
    Filtered(Filter),
    /// One's own payment was chosen.
    Chosen(PaymentNumber),
    /// The gateway is to be asked now.
    AskAsked,
    /// The pause after asking is over.
    PauseOver,
    /// The record or the list is to be printed.
    PrintAsked,
    /// Nothing came out of the printer.
    NothingCame,
    /// A list over a time is wanted.
    PeriodAsked,
    /// Over a whole year.
    YearTaken(i32),
    /// From one day to another, as typed.
    PeriodGiven {
        /// The first day.
        from: String,
        /// The last day.
        to: String,
        /// Today in China.
        today: Date,
    },
    /// A kiosk is to look what is left unresolved here.
    LookDue,
    /// That is left.
    Left(Vec<UnresolvedPayment>),
}

impl Payments {
    /// Begins with one's own payments when someone is here, else with the two ways.
    pub(crate) fn new(session: &Session, desk: &mut Desk) -> Self {
        let mut payments = Self::at(Step::Ways);
        if session.person.is_some() {
            payments.identified(desk);
        }
        payments
    }

    /// Begins where the number of a payment is asked.
    pub(crate) fn finding() -> Self {
        Self::at(Step::Find(Find::default()))
    }

    fn at(step: Step) -> Self {
        Self { step, list: None, filter: Filter::default(), wanted: None }
    }

    pub(crate) fn update(&mut self, event: Event, session: &Session, desk: &mut Desk) {
        match (&mut self.step, event) {
            (Step::Ways, Event::MineAsked) => self.mine(session, desk),
            (Step::Ways | Step::List, Event::FindAsked) => self.go(Step::Find(Find::default()), desk),
            (Step::Find(find), Event::CodeGiven(typed)) => find.given(typed, desk),
            (Step::Truth(truth), Event::AskAsked) if !truth.rests => {
                desk.call(Call::FindPayment(truth.told.number.to_string()));
            }
            (Step::Truth(truth), Event::RecordAsked) => {
                self.wanted = Some(truth.told.number.clone());
                self.mine(session, desk);
            }
            (Step::List, Event::Filtered(filter)) => self.filter = filter,
            (Step::List, Event::MineAsked) => desk.call(Call::ListPayments),
            (Step::List, Event::Chosen(number)) => desk.call(Call::ShowPayment(number)),
            (Step::List, Event::PeriodAsked) => self.go(Step::Period(Period::default()), desk),
            (Step::Payment(payment), event) => payment.update(&event, desk),
            (Step::Period(_), Event::YearTaken(year)) => {
                if let Some(span) = Span::year(year) {
                    self.state(span, session, desk);
                }
            }
            (Step::Period(period), Event::PeriodGiven { from, to, today }) => {
                if let Some(span) = period.given(from, to, today) {
                    self.state(span, session, desk);
                }
            }
            (Step::Statement(statement), event) => statement.update(&event, desk),
            (Step::Truth(truth), Event::PauseOver) => truth.rests = false,
            (
                _,
                Event::MineAsked
                | Event::FindAsked
                | Event::CodeGiven(_)
                | Event::RecordAsked
                | Event::Filtered(_)
                | Event::Chosen(_)
                | Event::AskAsked
                | Event::PauseOver
                | Event::PrintAsked
                | Event::NothingCame
                | Event::PeriodAsked
                | Event::YearTaken(_)
                | Event::PeriodGiven { .. }
                | Event::LookDue
                | Event::Left(_),
            ) => {}
        }
    }

    /// Someone is identified: their payments are listed.
    pub(crate) fn identified(&mut self, desk: &mut Desk) {
        self.step = Step::List;
        desk.call(Call::ListPayments);
    }

    /// The list came.
    pub(crate) fn listed(&mut self, list: PaymentList, desk: &mut Desk) {
        self.list = Some(Box::new(list));
        if let Some(number) = self.wanted.take() {
            desk.call(Call::ShowPayment(number));
        }
    }

    /// One's own payment came.
    pub(crate) fn shown(&mut self, view: PaymentView, desk: &mut Desk) {
        let known = self.list.iter_mut().flat_map(|list| &mut list.payments);
        for known in known.filter(|known| known.number == view.number) {
            *known = view.clone();
        }
        match &mut self.step {
            Step::Payment(payment) if payment.view.number == view.number => {
                payment.rests = rest(view.status, desk);
                payment.view = view;
            }
            step => {
                let payment = Payment { view, rests: false, code: None, print: Print::None };
                *step = Step::Payment(Box::new(payment));
            }
        }
    }

    /// The truth about a payment came.
    pub(crate) fn told(&mut self, told: PaymentTruth, desk: &mut Desk) {
        let rests = rest(told.status, desk);
        self.step = Step::Truth(Box::new(Truth { told, rests }));
    }

    /// What stands in the code of the record came: it is printed.
    pub(crate) fn coded(&mut self, code: String, desk: &mut Desk) {
        if let Step::Payment(payment) = &mut self.step {
            payment.code = Some(code);
            payment.print = Print::Sent;
            desk.ask(Effect::PrintSlip);
        }
    }

    /// What recharging means here came, and with it where the certificate is made.
    pub(crate) fn ruled(&mut self, rule: RechargeRule) {
        if let Step::Statement(statement) = &mut self.step {
            statement.certificate = Some(rule.certificate);
        }
    }

    /// The visit ended on the server: who it is has to be said again.
    pub(crate) fn identify_again(&mut self) {
        self.list = None;
        self.step = Step::Identify(Identify::reading());
    }

    /// Steps back from the first screen of a step; `false` when the place is to be left.
    pub(crate) fn back(&mut self, session: &Session) -> bool {
        self.step = match &self.step {
            Step::Ways | Step::List => return false,
            Step::Find(_) if session.person.is_some() && self.list.is_some() => Step::List,
            Step::Find(_) | Step::Identify(_) => Step::Ways,
            Step::Truth(_) => Step::Find(Find::default()),
            Step::Payment(_) | Step::Period(_) => Step::List,
            Step::Statement(_) => Step::Period(Period::default()),
        };
        true
    }

    /// Whether a payment is looked for that may be anybody's.
    pub(crate) const fn is_finding(&self) -> bool {
        matches!(self.step, Step::Find(_) | Step::Truth(_))
    }

    fn mine(&mut self, session: &Session, desk: &mut Desk) {
        desk.clear();
        match &session.person {
            Some(_) => self.identified(desk),
            None => self.step = Step::Identify(Identify::reading()),
        }
    }

    fn go(&mut self, step: Step, desk: &mut Desk) {
        desk.clear();
        self.step = step;
    }

    fn state(&mut self, span: Span, session: &Session, desk: &mut Desk) {
        self.go(Step::Statement(Box::new(Statement { span, certificate: None, print: Print::None })), desk);
        if let Some(setting) = &session.setting {
            desk.call(Call::ShowRechargeRule(setting.region.code.clone()));
        }
    }
}

impl Find {
    fn given(&mut self, typed: String, desk: &mut Desk) {
        let found = sought(&typed);
        *self = Self { typed, error: found.as_ref().err().copied() };
        if let Ok(code) = found {
            desk.call(Call::FindPayment(code));
        }
    }
}

impl Payment {
    fn update(&mut self, event: &Event, desk: &mut Desk) {
        match event {
            Event::AskAsked if !self.rests => desk.call(Call::AskPayment(self.view.number.clone())),
            Event::PauseOver => self.rests = false,
            Event::PrintAsked if !self.view.has_record => {}
            Event::PrintAsked if self.code.is_none() => {
                desk.call(Call::ShowRecordCode(self.view.number.clone()));
            }
            Event::PrintAsked => {
                self.print = Print::Sent;
                desk.ask(Effect::PrintSlip);
            }
            Event::NothingCame => self.print = Print::NothingCame,
            Event::AskAsked
            | Event::MineAsked
            | Event::FindAsked
            | Event::CodeGiven(_)
            | Event::RecordAsked
            | Event::Filtered(_)
            | Event::Chosen(_)
            | Event::PeriodAsked
            | Event::YearTaken(_)
            | Event::PeriodGiven { .. }
            | Event::LookDue
            | Event::Left(_) => {}
        }
    }
}

impl Statement {
    fn update(&mut self, event: &Event, desk: &mut Desk) {
        match event {
            Event::PrintAsked => {
                self.print = Print::Sent;
                desk.ask(Effect::PrintSlip);
            }
            Event::NothingCame => self.print = Print::NothingCame,
            Event::AskAsked
            | Event::PauseOver
            | Event::MineAsked
            | Event::FindAsked
            | Event::CodeGiven(_)
            | Event::RecordAsked
            | Event::Filtered(_)
            | Event::Chosen(_)
            | Event::PeriodAsked
            | Event::YearTaken(_)
            | Event::PeriodGiven { .. }
            | Event::LookDue
            | Event::Left(_) => {}
        }
    }
}

/// Asks for a pause where asking again may help later; whether there is one.
fn rest(status: PaymentStatus, desk: &mut Desk) -> bool {
    let rests = status.is_in_flight();
    if rests {
        desk.ask(Effect::Pause);
    }
    rests
}
