//! The list of payments: which are listed, and which one comes next.
//!
//! **Invariant:** a search looks among all payments, whatever status is chosen, and asks only for a whole number.

use domain::{
    payment::{NumberError, PaymentNumber, PaymentStatus},
    wire::staff::{StaffPaymentLine, StaffPaymentList, StaffPaymentQuery},
};

use super::MoneyCall;
use crate::desk::{Effect, Failure, Lane, Reply, Tickets, Way};

/// How many digits a receipt code has; a gateway's number has more.
const DIGITS: usize = 12;
/// The most that a gateway's number has.
const LONGEST: usize = 64;

/// Something that happened to the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PaymentsEvent {
    /// A number was typed, or a part of it.
    Searched(String),
    /// A status was chosen, or all of them.
    OfStatus(Option<PaymentStatus>),
    /// It is time to look again.
    Due,
}

/// What stands in the search field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Typed {
    /// Nothing.
    #[default]
    Nothing,
    /// A part of a number.
    Part,
    /// Twelve digits that are no receipt code.
    Wrong,
    /// A receipt code, or a number long enough to be the gateway's.
    Whole,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Payments {
    /// The chosen status; all when none is.
    pub(crate) status: Option<PaymentStatus>,
    /// The letters and digits that were typed.
    pub(crate) search: String,
    /// What the server listed last.
    pub(crate) list: Option<StaffPaymentList>,
    /// Why it could not be listed.
    pub(crate) trouble: Option<Failure>,
    /// The one payment that a search has found.
    pub(super) sought: Option<PaymentNumber>,
    seeking: bool,
    loading: bool,
    again: bool,
}

impl Payments {
    /// The lines.
    pub(crate) fn lines(&self) -> &[StaffPaymentLine] {
        self.list.as_ref().map(|list| list.payments.as_slice()).unwrap_or_default()
    }

    /// What was typed.
    pub(crate) fn typed(&self) -> Typed {
        match PaymentNumber::try_from(self.search.clone()) {
            _ if self.search.is_empty() => Typed::Nothing,
            Ok(_) => Typed::Whole,
            Err(NumberError::CheckDigit) => Typed::Wrong,
            Err(NumberError::Length) if self.search.len() > DIGITS => Typed::Whole,
            Err(NumberError::Length) => Typed::Part,
        }
    }

    pub(super) fn update(&mut self, event: PaymentsEvent, tickets: &mut Tickets) -> Vec<Effect> {
        match event {
            PaymentsEvent::Searched(typed) => self.searched(&typed, tickets),
            PaymentsEvent::OfStatus(status) => {
                self.status = status;
                vec![self.load(tickets)]
            }
            PaymentsEvent::Due if self.loading => {
                self.again = true;
                vec![]
            }
            PaymentsEvent::Due => vec![self.load(tickets)],
        }
    }

    fn searched(&mut self, typed: &str, tickets: &mut Tickets) -> Vec<Effect> {
        let search: String = typed.chars().filter(char::is_ascii_alphanumeric).take(LONGEST).collect();
        if search == self.search {
            return vec![];
        }
        let before = self.query();
        self.search = search;
        self.seeking = self.typed() == Typed::Whole;
        if self.query() == before { vec![] } else { vec![self.load(tickets)] }
    }

    /// Lists anew; an answer to what was asked before does not count any more.
    pub(crate) fn load(&mut self, tickets: &mut Tickets) -> Effect {
        self.loading = true;
        self.again = false;
        tickets.call(Lane::Payments, MoneyCall::ListPayments(self.query()))
    }

    pub(super) fn replied(&mut self, answer: Result<Reply, Failure>, tickets: &mut Tickets) -> Vec<Effect> {
        self.loading = false;
        let seeking = std::mem::take(&mut self.seeking);
        match answer {
            Ok(Reply::Payments(list)) => {
                if let ([only], true) = (list.payments.as_slice(), seeking) {
                    self.sought = Some(only.number.clone());
                }
                self.list = Some(*list);
                self.trouble = None;
            }
            Ok(_) => self.trouble = Some(Failure::Garbled),
            Err(failure) => self.trouble = Some(failure),
        }
        if self.again { vec![self.load(tickets)] } else { vec![] }
    }

    /// The line beside `open`; the first one when it is not listed.
    pub(super) fn beside(&self, open: Option<&PaymentNumber>, way: Way) -> Option<PaymentNumber> {
        let next = match (self.at(open), way) {
            (None, _) => 0,
            (Some(at), Way::Down) => at + 1,
            (Some(at), Way::Up) => at.checked_sub(1)?,
        };
        self.lines().get(next).map(|line| line.number.clone())
    }

    /// The next payment after `open` that wants a clerk, from the begin again after the last.
    pub(super) fn next_wanting(&self, open: Option<&PaymentNumber>) -> Option<PaymentNumber> {
        let (before, after) = self.lines().split_at(self.at(open).map_or(0, |at| at + 1));
        let wants = |line: &&StaffPaymentLine| line.wants.is_some() && Some(&line.number) != open;
        after.iter().chain(before).find(wants).map(|line| line.number.clone())
    }

    fn at(&self, open: Option<&PaymentNumber>) -> Option<usize> {
        open.and_then(|open| self.lines().iter().position(|line| line.number == *open))
    }

    fn query(&self) -> StaffPaymentQuery {
        match self.typed() {
            Typed::Whole => StaffPaymentQuery { status: None, code: Some(self.search.clone()) },
            Typed::Nothing | Typed::Part | Typed::Wrong => {
                StaffPaymentQuery { status: self.status, code: None }
            }
        }
    }
}
