//! The conversation whole: places, journeys, and the answers that come in.

mod accounting;
mod acting;
mod enrolling;
mod failing;
mod hurrying;
mod losing;
mod opening;
mod papering;
mod paying;
mod photographing;
mod staying;

use domain::{
    service::Service,
    wire::{ApplicationView, Submitted, UnresolvedPayment},
};

use crate::{
    Attempt, Call, Effect, Event, Failure, Place, Reply, Session, Target,
    apply::{self, Apply},
    desk::Desk,
    enrol::Enrol,
    help::Help,
    identify::{self, Identify},
    idle::Idle,
    pay::Pay,
    payments::Payments,
    recharge::Recharge,
    track::Track,
};

/// The whole conversation with one visitor.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    place: Place,
    session: Session,
    desk: Desk,
    wanted: Target,
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
            Event::Went(target) => self.go(target),
            Event::BackPressed => self.back(),
            Event::VisitEnded => self.end(),
            Event::FormAsked(reference) => desk.call(Call::ShowForm(reference)),
            Event::RetryAsked => desk.retry(),
            Event::Replied(attempt, answer) => self.replied(attempt, answer),
            Event::Identify(identify::Event::PollDue) if self.opening || *place == Place::Ending => {
                desk.retry();
            }
            Event::Identify(identify::Event::PollDue) => self.poll(),
            Event::Identify(event) => {
                if let Some(identify) = place.identifying() {
                    identify.update(event, session, desk);
                }
            }
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
            Event::Activate(event) => {
                if let Place::Activate(activate) = place {
                    activate.update(event, session, desk);
                }
            }
            Event::Track(event) => {
                if let Place::Track(track) = place {
                    track.update(event, session, desk);
                }
            }
            Event::Recharge(event) => self.recharging(event),
            Event::Pay(event) => self.paying(event),
            Event::Payments(event) => self.accounting(event),
            Event::RegionChosen(_) => {}
            Event::Quiet(quiet) => self.is_quiet(quiet),
            Event::Enrol(event) => self.enrolling(event),
            Event::Help(event) => {
                let rings = session.is_kiosk() && self.enrol.is_none();
                self.help.update(event, rings, desk);
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
        let ends = self.place == Place::Ending;
        ends && (leaves || self.desk.busy() && *event == Event::VisitEnded) || leaves && self.desk.writes()
    }

    /// Goes to another place; what is open in this one is closed.
    fn go(&mut self, target: Target) {
        self.leave();
        let submitted = self.just_submitted();
        self.place = match target {
            Target::Home => Place::Home,
            Target::Help => Place::Help,
            Target::Track => Place::Track(Box::new(match submitted {
                Some(case) => Track::following(case, &mut self.desk),
                None => Track::new(&self.session),
            })),
            Target::Payments => Place::Payments(Box::new(Payments::new(&self.session, &mut self.desk))),
            Target::FindPayment => Place::Payments(Box::new(Payments::finding())),
            Target::Service(Service::InstantCard) if !self.hurried_before() => Place::Instant(Box::default()),
            Target::Service(service) if service.is_application() => {
                Place::Apply(Box::new(Apply::new(service)))
            }
            Target::Services(group) => Place::Services(group),
            Target::Service(Service::Recharge) => {
                Place::Recharge(Box::new(Recharge::new(&self.session, &mut self.desk)))
            }
            Target::Service(Service::Activate) => Place::Activate(Box::default()),
            Target::Service(Service::ReportLoss) => Place::Loss(Box::new(self.begin_losing())),
            Target::Service(service) => Place::Coming(service),
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
            | Place::Coming(_)
            | Place::Services(_)
            | Place::Instant(_)
            | Place::Loss(_)
            | Place::Activate(_)
            | Place::Payments(_)
            | Place::Help
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
                Place::Instant(instant) => instant.back(),
                Place::Loss(loss) => loss.back(),
                Place::Activate(activate) => activate.back(),
                Place::Attract
                | Place::Home
                | Place::Coming(_)
                | Place::Services(_)
                | Place::Help
                | Place::Ending => false,
            };
        if inside {
            // What was asked or failed belongs to the step that was left, and what closing a camera asked for stays.
            desk.clear();
        } else if self.place != Place::Attract {
            self.go(Target::Home);
        }
    }

    /// Ends the visit: on the server, and then here. Nothing stays, and nobody goes on before the server has said so.
    fn end(&mut self) {
        self.leave();
        self.session.person = None;
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
            (Reply::Ended, _) => desk.ask(Effect::StartAnew),
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
            (Reply::Submitted(submitted), Place::Apply(apply)) => {
                session.handed_in(apply.service, &submitted.application);
                apply.submitted(*submitted);
            }
            (Reply::Application(case), Place::Track(track)) => {
                session.remember(&case);
                track.show(*case, desk);
            }
            (Reply::Application(case), Place::Apply(apply)) => {
                apply.submitted(Submitted { application: *case, already_open: true });
            }
            (Reply::Form(form), _) => desk.ask(Effect::PrintForm(form)),
            (Reply::Outlets(list), Place::Track(track)) => track.listed(list),
            (Reply::Outlets(list), Place::Instant(instant)) => instant.listed(list),
            (Reply::Outlets(list), Place::Apply(apply)) => apply.listed(list),
            (Reply::Card(standing), _) => self.card_stands(*standing),
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
            (
                Reply::Draft(_)
                | Reply::Submitted(_)
                | Reply::Application(_)
                | Reply::Outlets(_)
                | Reply::Halves(_)
                | Reply::Tracked(_),
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
