//! Following an application: its status, the outlet, what more is asked for.
//!
//! **Invariant:** reference and identity number show the status only; whatever changes a case needs someone who is identified.

mod answer;
mod paying;
mod withdrawal;

use domain::{
    application::{Status, WithdrawReason},
    id_number::{IdError, IdNumber},
    outlet::{OutletId, Position},
    reference::{Reference, ReferenceError},
    region::RegionCode,
    service::Service,
    wire::{
        AgentView, ApplicationView, ChosenOutlet, DocumentView, OutletStock, PaymentKey, PhotoView,
        TrackQuery, TrackView,
    },
};
use time::Date;

pub use self::{answer::Answer, paying::Paying, withdrawal::Withdrawal};
use crate::{
    Call, Effect, Session,
    desk::Desk,
    identify::Identify,
    outlets::{Near, serving, without_stock},
};

/// Where following stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// What is on the screen.
    pub step: Step,
    /// The key of a payment that was sent to be begun, and nobody has answered yet.
    unsure: Option<PaymentKey>,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// By reference, or by signing in.
    Ways,
    /// Reference and identity number.
    Query(Query),
    /// The status, and nothing else.
    Status(Box<TrackView>),
    /// Who it is.
    Identify(Identify),
    /// One's own applications.
    List,
    /// One of them.
    Case(Box<ApplicationView>),
    /// Where to collect the card.
    Outlets(Box<Outlets>),
    /// What more is asked for.
    Answer(Box<Answer>),
    /// Taking it back: why, and whether it is meant.
    Withdraw(Box<Withdrawal>),
    /// Paying its fee.
    Pay(Box<Paying>),
}

/// Reference and identity number as typed, and what is wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The reference, as typed.
    pub reference: String,
    /// What is wrong with it.
    pub reference_error: Option<ReferenceError>,
    /// What is wrong with the identity number.
    pub id_error: Option<IdError>,
}

/// Choosing an outlet.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlets {
    /// The case.
    pub case: ApplicationView,
    /// The region's outlets; absent until they are loaded.
    pub outlets: Option<Vec<OutletStock>>,
    /// What distances are measured from.
    pub near: Option<Near>,
    /// Whether the device would not say where it is.
    pub unlocated: bool,
    /// The outlet that was chosen and turned out to have no blank card left.
    pub gone: Option<OutletId>,
}

/// What can happen while following.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// By reference and identity number.
    ByReferenceAsked,
    /// By signing in.
    SignInAsked,
    /// Both were given.
    QueryGiven {
        /// The reference, as typed.
        reference: String,
        /// The identity number, as typed.
        id_number: String,
        /// Today in China.
        today: Date,
    },
    /// One's own application was chosen.
    CaseChosen(Reference),
    /// The case that is shown changed, or it is time to look.
    CaseChanged,
    /// An outlet is to be chosen.
    OutletsAsked,
    /// The device is to say where it is.
    LocateAsked,
    /// It did, or would not.
    Located(Option<Position>),
    /// A district was picked.
    DistrictPicked(RegionCode),
    /// An outlet was chosen.
    OutletChosen(OutletId),
    /// What was asked for is to be given.
    AnswerAsked,
    /// How to be reached, as typed.
    ContactGiven(String),
    /// The application is to be taken back.
    WithdrawAsked,
    /// This is why.
    WithdrawReasonChosen(WithdrawReason),
    /// It is meant.
    WithdrawConfirmed,
    /// The fee is to be paid here; the payment is to have this key.
    PayAsked(PaymentKey),
}

impl Track {
    /// Begins with one's own applications when someone is here, else with the two ways.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        Self::at(if session.person.is_some() { Step::List } else { Step::Ways })
    }

    /// Shows an application at once.
    #[must_use]
    pub(crate) fn following(case: ApplicationView, desk: &mut Desk) -> Self {
        let mut track = Self::at(Step::Ways);
        track.show(case, desk);
        track
    }

    const fn at(step: Step) -> Self {
        Self { step, unsure: None }
    }

    pub(crate) fn update(&mut self, event: Event, session: &Session, desk: &mut Desk) {
        match (&mut self.step, event) {
            (Step::Ways, Event::ByReferenceAsked) => self.step = Step::Query(Query::default()),
            (Step::Ways | Step::Status(_), Event::SignInAsked) => self.sign_in(session),
            (Step::Query(_), Event::QueryGiven { reference, id_number, today }) => {
                self.query(reference, &id_number, today, desk);
            }
            (Step::List, Event::CaseChosen(reference)) => desk.call(Call::ShowApplication(reference)),
            (Step::Case(case), Event::CaseChanged) => {
                desk.call(Call::ShowApplication(case.reference.clone()));
            }
            (Step::Case(case), Event::OutletsAsked) if case.progress.status == Status::Approved => {
                let case = (**case).clone();
                self.list_outlets(case, session, desk);
            }
            (Step::Case(case), Event::AnswerAsked) => {
                let answer = Answer::new((**case).clone());
                self.begin_answer(answer, desk);
            }
            (Step::Case(case), Event::WithdrawAsked) if case.can_withdraw && !desk.busy() => {
                self.step = Step::Withdraw(Box::new(Withdrawal { case: (**case).clone(), reason: None }));
            }
            (Step::Withdraw(withdrawal), Event::WithdrawReasonChosen(reason)) => {
                withdrawal.reason = Some(reason);
            }
            (Step::Withdraw(withdrawal), Event::WithdrawConfirmed) => withdrawal.confirm(desk),
            (Step::Case(case), Event::PayAsked(key)) if !desk.busy() => {
                if let Some(paying) = Paying::new(case, self.unsure.take().unwrap_or(key), desk) {
                    self.step = Step::Pay(Box::new(paying));
                }
            }
            (Step::Outlets(outlets), event) => outlets.update(event, session, desk),
            (Step::Answer(answer), Event::ContactGiven(typed)) => answer.contact_given(typed, desk),
            (
                _,
                Event::ByReferenceAsked
                | Event::SignInAsked
                | Event::QueryGiven { .. }
                | Event::CaseChosen(_)
                | Event::CaseChanged
                | Event::OutletsAsked
                | Event::LocateAsked
                | Event::Located(_)
                | Event::DistrictPicked(_)
                | Event::OutletChosen(_)
                | Event::AnswerAsked
                | Event::ContactGiven(_)
                | Event::WithdrawAsked
                | Event::WithdrawReasonChosen(_)
                | Event::WithdrawConfirmed
                | Event::PayAsked(_),
            ) => {}
        }
    }

    /// Shows an application and follows its changes.
    pub(crate) fn show(&mut self, case: ApplicationView, desk: &mut Desk) {
        let followed = matches!(&self.step, Step::Case(shown) if shown.reference == case.reference);
        if !followed {
            desk.ask(Effect::Follow(case.reference.clone(), case.version));
        }
        self.step = Step::Case(Box::new(case));
    }

    /// The status came.
    pub(crate) fn tracked(&mut self, status: TrackView) {
        self.step = Step::Status(Box::new(status));
    }

    /// The outlets came.
    pub(crate) fn listed(&mut self, list: Vec<OutletStock>) {
        if let Step::Outlets(outlets) = &mut self.step {
            outlets.outlets = Some(serving(&outlets.case, list));
        }
    }

    /// The outlet chosen has no blank card left: say so, and keep the approval.
    pub(crate) fn out_of_stock(&mut self, gone: OutletId) {
        if let Step::Outlets(outlets) = &mut self.step {
            outlets.outlets = outlets.outlets.take().map(|list| without_stock(list, &gone));
            outlets.gone = Some(gone);
        }
    }

    /// A new photo is to be used for what was asked.
    pub(crate) fn photo_accepted(&mut self, photo: &PhotoView, desk: &mut Desk) {
        if let Step::Answer(answer) = &mut self.step {
            answer.given.photo = Some(photo.id);
            answer.go_on(desk);
        }
    }

    /// A paper is to be used for what was asked.
    pub(crate) fn paper_kept(&mut self, document: DocumentView, desk: &mut Desk) {
        if let Step::Answer(answer) = &mut self.step {
            answer.given.give(document);
            answer.go_on(desk);
        }
    }

    /// Who acts for whom in the application that is answered.
    pub(crate) fn agent(&self) -> Option<&AgentView> {
        match &self.step {
            Step::Answer(answer) => answer.case.agent.as_deref(),
            _ => None,
        }
    }

    /// What the application that is shown is for.
    pub(crate) const fn service(&self) -> Option<Service> {
        match &self.step {
            Step::Case(case) => Some(case.service),
            Step::Outlets(outlets) => Some(outlets.case.service),
            Step::Answer(answer) => Some(answer.case.service),
            Step::Withdraw(withdrawal) => Some(withdrawal.case.service),
            Step::Pay(paying) => Some(paying.case.service),
            Step::Ways | Step::Query(_) | Step::Status(_) | Step::Identify(_) | Step::List => None,
        }
    }

    /// Steps back from the first screen of a step; `false` when the place is to be left.
    pub(crate) fn back(&mut self, session: &Session, desk: &mut Desk) -> bool {
        if let Step::Withdraw(withdrawal) = &mut self.step
            && withdrawal.reason.take().is_some()
        {
            return true;
        }
        let before = match &self.step {
            Step::Ways | Step::List => return false,
            Step::Query(_) | Step::Status(_) | Step::Identify(_) => Step::Ways,
            Step::Case(_) => {
                desk.ask(Effect::Unfollow);
                if session.person.is_some() { Step::List } else { Step::Ways }
            }
            Step::Outlets(outlets) => Step::Case(Box::new(outlets.case.clone())),
            Step::Answer(answer) => Step::Case(Box::new(answer.case.clone())),
            Step::Withdraw(withdrawal) => Step::Case(Box::new(withdrawal.case.clone())),
            Step::Pay(paying) => {
                self.unsure = paying.pay.sent();
                desk.ask(Effect::Follow(paying.case.reference.clone(), paying.case.version));
                // What was told of the case is from before the payment: a fee is not paid again while its money is anywhere.
                let payment = paying.pay.counts().cloned();
                Step::Case(Box::new(ApplicationView { payment, ..paying.case.clone() }))
            }
        };
        self.step = before;
        true
    }

    /// Leaves the place: whatever is open is closed.
    pub(crate) fn leave(&self, desk: &mut Desk) {
        match &self.step {
            Step::Answer(answer) => {
                answer.capture.leave(desk);
                desk.ask(Effect::Unfollow);
            }
            Step::Case(_) | Step::Outlets(_) | Step::Withdraw(_) | Step::Pay(_) => {
                desk.ask(Effect::Unfollow);
            }
            Step::Ways | Step::Query(_) | Step::Status(_) | Step::Identify(_) | Step::List => {}
        }
    }

    fn sign_in(&mut self, session: &Session) {
        self.step = if session.person.is_some() { Step::List } else { Step::Identify(Identify::reading()) };
    }

    fn query(&mut self, typed: String, id_number: &str, today: Date, desk: &mut Desk) {
        if desk.busy() {
            return;
        }
        let reference = Reference::try_from(typed.clone());
        let number = IdNumber::parse(id_number, today);
        self.step = Step::Query(Query {
            reference: typed,
            reference_error: reference.as_ref().err().copied(),
            id_error: number.as_ref().err().copied(),
        });
        if let (Ok(reference), Ok(id_number)) = (reference, number) {
            desk.call(Call::Track(TrackQuery { reference, id_number }));
        }
    }

    fn list_outlets(&mut self, case: ApplicationView, session: &Session, desk: &mut Desk) {
        if desk.busy() {
            return;
        }
        let kiosk = session.setting.as_ref().and_then(|setting| setting.kiosk.as_ref());
        let near = kiosk.map(|kiosk| Near::Kiosk(kiosk.position));
        desk.call(Call::ListOutlets(case.region.clone()));
        self.step =
            Step::Outlets(Box::new(Outlets { case, outlets: None, near, unlocated: false, gone: None }));
    }

    fn begin_answer(&mut self, answer: Option<Answer>, desk: &mut Desk) {
        if let (Some(answer), false) = (answer, desk.busy()) {
            self.step = Step::Answer(Box::new(answer));
        }
    }
}

impl Outlets {
    fn update(&mut self, event: Event, session: &Session, desk: &mut Desk) {
        match event {
            Event::LocateAsked => desk.ask(Effect::Locate),
            Event::Located(position) => {
                self.unlocated = position.is_none();
                self.near = position.map(Near::Device).or_else(|| self.near.take());
            }
            Event::DistrictPicked(code) => {
                let districts = session.setting.as_ref().map(|setting| &setting.region.districts);
                let picked =
                    districts.and_then(|districts| districts.iter().find(|district| district.code == code));
                self.near = picked
                    .map(|district| Near::District(code, district.position))
                    .or_else(|| self.near.take());
            }
            Event::OutletChosen(outlet) if self.has_stock(&outlet) => {
                self.gone = None;
                let version = self.case.version;
                desk.call(Call::ChooseOutlet(self.case.reference.clone(), ChosenOutlet { outlet, version }));
            }
            _ => {}
        }
    }

    fn has_stock(&self, outlet: &OutletId) -> bool {
        self.outlets.iter().flatten().any(|stock| stock.outlet.id == *outlet && stock.free > 0)
    }
}
