//! The conversation whole: places, journeys, and the answers that come in.

mod accounting;
mod acting;
mod enrolling;
mod failing;
mod filing;
mod hurrying;
mod looking;
mod losing;
mod opening;
mod papering;
mod paying;
mod photographing;
mod staying;

use domain::{
    service::Service,
    wire::{ApplicationView, RegionName, Submitted, UnresolvedPayment},
};

use crate::{
    Attempt, Call, Effect, Event, Failure, Place, Reply, Session, Target,
    account::Start,
    apply::{self, Apply},
    desk::Desk,
    enrol::Enrol,
    estimate::Estimate,
    help::Help,
    identify::Identify,
    idle::Idle,
    pay::Pay,
    payments::Payments,
    policy::Policy,
    recharge::Recharge,
    topics::Topics,
    track::Track,
};

/// The whole conversation with one visitor.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    place: Place,
    session: Session,
    desk: Desk,
    wanted: Target,
    follows: Option<RegionName>,
    opening: bool,
    idle: Idle,
    help: Help,
    enrol: Option<Enrol>,
    unresolved: Vec<UnresolvedPayment>,
}

impl Flow {
    /// Before anything was loaded.
    #[must_use]
    pub fn new() -> Self {
        Self {
            place: Place::Home,
            session: Session::default(),
            desk: Desk::default(),
            wanted: Target::Home,
            follows: None,
            opening: true,
            idle: Idle::Here,
            help: Help::default(),
            enrol: None,
            unresolved: Vec::new(),
        }
    }

    /// Where the visitor is.
    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// Where we are, and who is here.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Whether it is not known yet who is here.
    #[must_use]
    pub const fn opening(&self) -> bool {
        self.opening
    }

    /// The help that is open over the screen.
    #[must_use]
    pub const fn help(&self) -> &Help {
        &self.help
    }

    /// Whether the server is asked just now.
    #[must_use]
    pub const fn busy(&self) -> bool {
        self.desk.busy()
    }

    /// Why the last thing asked for was not done.
    #[must_use]
    pub fn trouble(&self) -> Option<&Failure> {
        self.desk.trouble()
    }

    /// Applies one event. Events that make no sense here change nothing.
    #[must_use = "effects do nothing until the shell runs them"]
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        if self.is_held(&event) || self.parts_first(&event) {
            return Vec::new();
        }
        let Self { place, session, desk, .. } = self;
        match event {
            Event::Started { target, kiosk } => {
                self.wanted = target;
                self.opening = true;
                desk.call(Call::LoadSetting { kiosk, region: None });
            }
            Event::RegionChosen(region) if session.person.is_none() && !session.is_kiosk() => {
                desk.call(Call::LoadSetting { kiosk: None, region: Some(region) });
            }
            Event::RegionFollowed => self.follow(),
            Event::Went(target) => self.go(target),
            Event::BackPressed => self.back(),
            Event::VisitEnded => self.end(),
            Event::FormAsked(reference) => desk.call(Call::ShowForm(reference)),
            Event::RetryAsked => desk.retry(),
            Event::Replied(attempt, answer) => self.replied(attempt, answer),
            Event::Identify(event) => self.identifying(event),
            Event::Capture(event) => self.captured(event),
            Event::Papers(event) => self.papered(event),
            Event::Apply(event) => {
                if let Place::Apply(apply) = place {
                    apply.update(event, session, desk);
                }
            }
            Event::Holder(event) => self.holder_said(event),
            Event::Instant(event) => self.hurrying(event),
            Event::Loss(event) => self.losing(event),
            Event::Activate(event) => self.activating(event),
            Event::Track(event) => {
                if let Place::Track(track) = place {
                    track.update(event, session, desk);
                }
            }
            Event::Recharge(event) => self.recharging(event),
            Event::Pay(event) => self.paying(event),
            Event::Payments(event) => self.accounting(event),
            event @ (Event::Account(_) | Event::Estimate(_) | Event::Policy(_) | Event::Topics(_)) => {
                self.looking(event);
            }
            Event::Filing(event) => self.filing(event),
            Event::RegionChosen(_) => {}
            Event::Quiet(quiet) => self.is_quiet(quiet),
            Event::Enrol(event) => self.enrolling(event),
            Event::Help(event) => {
                self.help.update(event, session.is_kiosk() && self.enrol.is_none(), desk);
            }
        }
        self.desk.collected()
    }

    /// Whether an event has to wait: while the visit ends nothing else counts, and nobody leaves while an answer is being written.
    fn is_held(&self, event: &Event) -> bool {
        let leaves = matches!(event, Event::Went(_) | Event::BackPressed);
        let enrols =
            matches!(event, Event::Enrol(_) | Event::Replied(..) | Event::VisitEnded | Event::Help(_));
        if self.enrol.is_some() && !enrols {
            return true;
        }
        let ends = matches!(self.place, Place::Ending);
        ends && (leaves || self.desk.busy() && matches!(event, Event::VisitEnded))
            || leaves && self.desk.writes()
    }

    /// Goes to another place; what is open in this one is closed.
    fn go(&mut self, target: Target) {
        self.leave();
        let submitted = self.just_submitted();
        self.place = match target {
            Target::Home => Place::Home,
            Target::Help => Place::Help(Topics::new()),
            Target::Policy => {
                let before = std::mem::replace(&mut self.place, Place::Home);
                Place::Policy(Box::new(Policy::new(before, &self.session, &mut self.desk)))
            }
            Target::Track => Place::Track(Box::new(match submitted {
                Some(case) => Track::following(case, &mut self.desk),
                None => Track::new(&self.session),
            })),
            Target::Payments => Place::Payments(Box::new(Payments::new(&self.session, &mut self.desk))),
            Target::FindPayment => Place::Payments(Box::new(Payments::finding())),
            Target::Service(Service::InstantCard) if !self.hurried_before() => Place::Instant(Box::default()),
            Target::Services(group) => Place::Services(group),
            Target::Service(Service::Recharge) => {
                Place::Recharge(Box::new(Recharge::new(&self.session, &mut self.desk)))
            }
            Target::Service(Service::Activate) => Place::Activate(Box::default()),
            Target::Service(Service::ReportLoss) => Place::Loss(Box::new(self.begin_losing())),
            Target::Service(Service::Estimate) => {
                Place::Estimate(Box::new(Estimate::new(&self.session, &mut self.desk)))
            }
            Target::Service(Service::Account) => self.look_at(Start::Account),
            Target::Service(Service::Reimbursements) => self.look_at(Start::Settlements),
            Target::Service(Service::CrossRegion) => self.begin_filing(),
            Target::Service(service) => Place::Apply(Box::new(Apply::new(service))),
        };
    }

    /// The application on the confirmation screen: following goes straight to it.
    fn just_submitted(&self) -> Option<ApplicationView> {
        match &self.place {
            Place::Apply(apply) => match &apply.step {
                apply::Step::Done(submitted) => Some(submitted.application.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    fn leave(&mut self) {
        self.desk.clear();
        if let Some(papers) = self.place.paper() {
            papers.leave(&mut self.desk);
        }
        match &self.place {
            Place::Apply(apply) => {
                if let apply::Step::Photo(capture) = &apply.step {
                    capture.leave(&mut self.desk);
                }
            }
            Place::Track(track) => track.leave(&mut self.desk),
            Place::Recharge(recharge) => recharge.leave(&mut self.desk),
            Place::Attract
            | Place::Home
            | Place::Services(_)
            | Place::Instant(_)
            | Place::Loss(_)
            | Place::Activate(_)
            | Place::Payments(_)
            | Place::Account(_)
            | Place::Estimate(_)
            | Place::Filing(_)
            | Place::Help(_)
            | Place::Policy(_)
            | Place::Ending => {}
        }
    }

    fn back(&mut self) {
        let Self { place, session, desk, .. } = self;
        if place.identifying().is_some_and(|identify| identify.has_named()) {
            return self.end();
        }
        let inside = place.identifying().is_some_and(Identify::back)
            || place.capturing().is_some_and(|capture| capture.back(desk))
            || place.papers().is_some_and(|papers| papers.back(desk))
            || place.paying_mut().is_some_and(Pay::parts)
            || match place {
                Place::Apply(apply) => apply.back(session),
                Place::Track(track) => track.back(session, desk),
                Place::Recharge(recharge) => recharge.back(),
                Place::Payments(payments) => payments.back(session),
                Place::Account(account) => account.back(),
                Place::Estimate(estimate) => estimate.back(),
                Place::Filing(filing) => filing.back(),
                Place::Instant(instant) => instant.back(),
                Place::Loss(loss) => loss.back(),
                Place::Activate(activate) => activate.back(),
                Place::Help(topics) => topics.back(),
                Place::Policy(policy) => policy.back(),
                Place::Attract | Place::Home | Place::Services(_) | Place::Ending => false,
            };
        if inside {
            // What was asked or failed belongs to the step that was left, and what closing a camera asked for stays.
            desk.clear();
            self.back_inside();
        } else if !matches!(self.place, Place::Attract) {
            let before = if let Place::Policy(policy) = &mut self.place { policy.before() } else { None };
            self.go(Target::Home);
            self.place = before.unwrap_or(Place::Home);
        }
    }

    /// Ends the visit: on the server, and then here. Nothing stays, and nobody goes on before the server has said so.
    fn end(&mut self) {
        self.leave();
        self.session.person = None;
        self.follows = None;
        self.idle = Idle::Here;
        self.help.cancel(&mut self.desk);
        self.place = Place::Ending;
        self.desk.call(Call::EndVisit);
    }

    fn replied(&mut self, attempt: Attempt, answer: Result<Reply, Failure>) {
        let asked = self.desk.asked(attempt);
        match self.desk.take(attempt, answer) {
            Some(Ok(reply)) => {
                self.answered(reply);
                if let Some(Call::AskPayment(_)) = asked {
                    self.gateway_asked();
                }
            }
            Some(Err(failure)) => {
                if let Some(call) = asked {
                    self.failed(&call, &failure);
                }
            }
            None => {}
        }
    }

    fn answered(&mut self, reply: Reply) {
        let Self { place, session, desk, .. } = self;
        match (reply, place) {
            (Reply::Ended, _) => self.ended(),
            (_, Place::Ending) => {}
            (Reply::Enrolled, _) => self.enrolled(),
            (Reply::Setting(setting), _) => {
                session.setting = Some(*setting);
                desk.call(Call::ShowVisit);
            }
            (Reply::Visit(visit), _) => self.visit_stands(*visit),
            (Reply::Draft(draft), Place::Apply(apply)) => apply.drafted(*draft, session, desk),
            (Reply::HolderAsked(sent), _) => self.holder_asked(sent),
            (Reply::HolderKnown(_), _) => self.holder_agreed(),
            (Reply::ActsFor(holder), _) => self.acts_for(holder),
            (Reply::Photo(photo), _) => self.photo_judged(*photo),
            (Reply::Document(document), _) => self.paper_taken(document),
            (Reply::Submitted(submitted), Place::Apply(apply)) => apply.handed_in(*submitted, session),
            (Reply::Application(case), Place::Track(track)) => {
                session.remember(&case);
                track.show(*case, desk);
            }
            (Reply::Application(case), Place::Apply(apply)) => {
                apply.submitted(Submitted { application: *case, already_open: true });
            }
            (Reply::Form(form), _) => desk.ask(Effect::PrintForm(form)),
            (Reply::Outlets(list), _) => self.outlets_listed(list),
            (Reply::Card(standing), _) => self.card_stands(*standing),
            (Reply::Filing(told), _) => self.filing_told(*told),
            (Reply::Halves(halves), Place::Activate(activate)) => activate.stands(halves),
            (Reply::Tracked(status), Place::Track(track)) => track.tracked(*status),
            (
                reply @ (Reply::Recharge(_)
                | Reply::PaymentBegun(_)
                | Reply::Payment(_)
                | Reply::Payments(_)
                | Reply::PaymentFound(_)
                | Reply::RecordCode(_)
                | Reply::RechargeRule(_)),
                _,
            ) => self.told_of_money(reply),
            (reply, Place::Account(_) | Place::Estimate(_) | Place::Policy(_)) => self.looked_up(reply),
            (
                Reply::Draft(_)
                | Reply::Submitted(_)
                | Reply::Application(_)
                | Reply::Halves(_)
                | Reply::Tracked(_)
                | Reply::Account(_)
                | Reply::Entries(_)
                | Reply::Settlements(_)
                | Reply::Settlement(_)
                | Reply::Months(_)
                | Reply::Rights(_)
                | Reply::Editions(_)
                | Reply::Notices(_),
                _,
            ) => {}
        }
    }
}

impl Default for Flow {
    fn default() -> Self {
        Self::new()
    }
}
