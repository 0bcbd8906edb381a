//! Bringing money (S1): into the personal account, or for an assessed contribution, for oneself or somebody else.
//!
//! **Invariant:** what can be paid is what the server said last for the person it is paid for; a contribution's amount is never typed.

mod asked;

use domain::{
    money::Fen,
    payment::{Purpose, RechargeKind},
    problem::ErrorCode,
    recharge::RechargeRule,
    wire::{Assessed, Payee, PaymentKey, RechargeAsked, RechargeView},
    yuan::{self, TypedError},
};
use time::Date;

pub use self::asked::Asked;
use crate::{
    Call, Effect, Failure, Session,
    desk::Desk,
    identify::Identify,
    pay::{self, Order, Pay},
};

/// Where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Recharge {
    /// What is on the screen.
    pub step: Step,
    /// The region's rule; absent until it is loaded.
    pub rule: Option<Box<RechargeRule>>,
    /// Why what is to be paid was looked at anew.
    pub anew: Option<Failure>,
    payee: Option<Payee>,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// What it means here, and by which ways it can be done.
    Overview,
    /// Who it is.
    Identify(Identify),
    /// Whom it is for.
    Whom,
    /// The name of somebody else.
    Name(Box<Asked>),
    /// Their number.
    Number(Box<Asked>),
    /// What can be paid is looked up.
    LookingUp,
    /// Nothing can be paid: there is no account, or nothing is due.
    Nothing(Box<RechargeView>),
    /// How much.
    Amount(Box<Amount>),
    /// All of it, before it is paid.
    Check(Box<Check>),
    /// Paying.
    Pay(Box<Paying>),
}

/// How much is to be paid.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// For whom, and what is due.
    pub view: RechargeView,
    /// What was typed.
    pub typed: String,
    /// What is wrong with it.
    pub error: Option<AmountError>,
}

/// Why an amount cannot be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// It is no amount.
    Typed(TypedError),
    /// It is less than the region takes.
    TooLittle,
    /// It is more.
    TooMuch,
}

/// What is about to be paid.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// For whom.
    pub view: RechargeView,
    /// What for.
    pub purpose: Purpose,
    /// How much.
    pub amount: Fen,
}

/// A payment, and what was checked before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Paying {
    /// The payment.
    pub pay: Pay,
    /// What it is for; nothing where it was found.
    check: Option<Check>,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// "Start now."
    Begun,
    /// It is for oneself.
    OneselfChosen,
    /// It is for somebody else.
    AnotherChosen,
    /// Their name was given, as typed.
    NameGiven(String),
    /// Their number was given.
    NumberGiven {
        /// As typed.
        typed: String,
        /// Today in China.
        today: Date,
    },
    /// An amount in yuan was given, as typed.
    AmountGiven(String),
    /// The contribution of this year is to be paid.
    YearChosen(u16),
    /// It is to be paid; a payment that is begun at once is to have this key.
    Confirmed(PaymentKey),
}

impl Recharge {
    /// Begins by saying what it means here.
    pub(crate) fn new(session: &Session, desk: &mut Desk) -> Self {
        if let Some(setting) = &session.setting {
            desk.call(Call::ShowRechargeRule(setting.region.code.clone()));
        }
        Self { step: Step::Overview, rule: None, anew: None, payee: None }
    }

    pub(crate) fn update(&mut self, event: Event, session: &Session, desk: &mut Desk) {
        if desk.busy() {
            return;
        }
        match (&mut self.step, event) {
            (Step::Overview, Event::Begun) if self.rule.is_some() => self.go(
                if session.insured().is_some() {
                    Step::Whom
                } else {
                    Step::Identify(Identify::anew(session))
                },
                desk,
            ),
            (Step::Whom | Step::Nothing(_), Event::OneselfChosen) => {
                self.payee = None;
                self.look_up(desk);
            }
            (Step::Whom | Step::Nothing(_), Event::AnotherChosen) => {
                self.go(Step::Name(Box::default()), desk);
            }
            (Step::Name(asked), Event::NameGiven(typed)) => {
                let named = asked.name(typed).then(|| asked.clone());
                if let Some(asked) = named {
                    self.go(Step::Number(asked), desk);
                }
            }
            (Step::Number(asked), Event::NumberGiven { typed, today }) => {
                if let Some(payee) = asked.number(typed, today) {
                    self.payee = Some(payee);
                    self.look_up(desk);
                }
            }
            (Step::Amount(_), Event::AmountGiven(typed)) => self.amount_given(typed, desk),
            (Step::Amount(amount), Event::YearChosen(year)) => {
                let due = amount.view.assessed.iter().find(|due| due.year == year).cloned();
                self.year_chosen(due, desk);
            }
            (Step::Check(_), Event::Confirmed(key)) => self.pay(key, desk),
            (
                _,
                Event::Begun
                | Event::OneselfChosen
                | Event::AnotherChosen
                | Event::NameGiven(_)
                | Event::NumberGiven { .. }
                | Event::AmountGiven(_)
                | Event::YearChosen(_)
                | Event::Confirmed(_),
            ) => {}
        }
    }

    /// The region's rule came.
    pub(crate) fn ruled(&mut self, rule: RechargeRule) {
        self.rule = Some(Box::new(rule));
    }

    /// Someone is identified: it is asked whom it is for.
    pub(crate) fn identified(&mut self, desk: &mut Desk) {
        if let Step::Identify(_) = self.step {
            self.go(Step::Whom, desk);
        }
    }

    /// The server says what can be paid.
    pub(crate) fn told(&mut self, view: RechargeView, desk: &mut Desk) {
        let Some(rule) = &self.rule else { return };
        let view = Box::new(view);
        let nothing = match rule.kind {
            RechargeKind::TopUp => !view.has_account,
            RechargeKind::Contribution => view.assessed.is_empty(),
        };
        self.step = match &view.unresolved {
            Some(number) => {
                Step::Pay(Box::new(Paying { pay: Pay::found(number.clone(), desk), check: None }))
            }
            None if nothing => Step::Nothing(view),
            None => Step::Amount(Box::new(Amount { view: *view, typed: String::new(), error: None })),
        };
    }

    /// Whoever is asked was not found as named: it is asked again, with the reason.
    pub(crate) fn refused(&mut self, failure: &Failure) {
        if let (Some(payee), Some(ErrorCode::PayeeRefused)) = (&self.payee, failure.code()) {
            self.step = Step::Name(Box::new(Asked::again(payee)));
        }
    }

    /// Something was said about the payment on the screen.
    pub(crate) fn pay_said(&mut self, event: pay::Event, desk: &mut Desk) {
        if let Step::Pay(paying) = &mut self.step
            && paying.pay.update(event, desk)
        {
            desk.ask(Effect::Unfollow);
            self.anew = None;
            self.look_up(desk);
        }
    }

    /// A call about the payment on the screen failed.
    pub(crate) fn pay_failed(&mut self, call: &Call, failure: &Failure, desk: &mut Desk) {
        let Step::Pay(paying) = &self.step else { return };
        if !paying.pay.failed(call, failure, desk) {
            return;
        }
        if failure.code() == Some(ErrorCode::PayeeRefused) && self.payee.is_some() {
            return self.refused(failure);
        }
        self.anew = Some(failure.clone());
        self.look_up(desk);
    }

    /// Steps back inside; `false` when the journey is to be left.
    pub(crate) fn back(&mut self) -> bool {
        self.step = match &self.step {
            Step::Identify(_) | Step::Whom => Step::Overview,
            Step::Name(_) => Step::Whom,
            Step::Number(asked) => Step::Name(asked.clone()),
            Step::Nothing(_) | Step::Amount(_) => self.before_amount(),
            Step::Check(check) => {
                let typed =
                    if check.purpose == Purpose::TopUp { yuan::text(check.amount) } else { String::new() };
                Step::Amount(Box::new(Amount { view: check.view.clone(), typed, error: None }))
            }
            Step::Pay(paying) => match &paying.check {
                Some(check) if paying.pay.step == pay::Step::Methods => Step::Check(Box::new(check.clone())),
                _ => return false,
            },
            Step::Overview | Step::LookingUp => return false,
        };
        true
    }

    /// Leaves the journey: nothing is followed any more.
    pub(crate) fn leave(&self, desk: &mut Desk) {
        if let Step::Pay(_) = self.step {
            desk.ask(Effect::Unfollow);
        }
    }

    fn before_amount(&self) -> Step {
        match &self.payee {
            Some(payee) => Step::Number(Box::new(Asked::again(payee))),
            None => Step::Whom,
        }
    }

    fn look_up(&mut self, desk: &mut Desk) {
        self.go(Step::LookingUp, desk);
        desk.call(Call::ShowRecharge(RechargeAsked { payee: self.payee.clone() }));
    }

    fn go(&mut self, step: Step, desk: &mut Desk) {
        desk.clear();
        self.step = step;
    }

    fn amount_given(&mut self, typed: String, desk: &mut Desk) {
        let (Step::Amount(amount), Some(rule)) = (&mut self.step, &self.rule) else { return };
        if rule.kind != RechargeKind::TopUp {
            return;
        }
        let read = read_amount(&typed, rule);
        (amount.error, amount.typed) = (read.err(), typed);
        if let Ok(sum) = read {
            let check = Check { view: amount.view.clone(), purpose: Purpose::TopUp, amount: sum };
            self.check(check, desk);
        }
    }

    fn year_chosen(&mut self, due: Option<Assessed>, desk: &mut Desk) {
        if let (Step::Amount(amount), Some(Assessed { year, amount: sum, .. })) = (&self.step, due) {
            let purpose = Purpose::Contribution { year };
            let check = Check { view: amount.view.clone(), purpose, amount: sum };
            self.check(check, desk);
        }
    }

    fn check(&mut self, check: Check, desk: &mut Desk) {
        self.anew = None;
        self.go(Step::Check(Box::new(check)), desk);
    }

    fn pay(&mut self, key: PaymentKey, desk: &mut Desk) {
        let (Step::Check(check), Some(rule)) = (&self.step, &self.rule) else { return };
        let order = Order {
            purpose: check.purpose.clone(),
            amount: check.amount,
            payee: self.payee.clone(),
            channels: pay::channels(&rule.methods),
        };
        desk.clear();
        let paying = Paying { check: Some((**check).clone()), pay: Pay::new(order, key, desk) };
        self.step = Step::Pay(Box::new(paying));
    }
}

/// The amount that was typed, if the region takes it.
fn read_amount(typed: &str, rule: &RechargeRule) -> Result<Fen, AmountError> {
    let sum = yuan::typed(typed).map_err(AmountError::Typed)?;
    match sum {
        sum if sum < rule.least => Err(AmountError::TooLittle),
        sum if sum > rule.most => Err(AmountError::TooMuch),
        sum => Ok(sum),
    }
}
