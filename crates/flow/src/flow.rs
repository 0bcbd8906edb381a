//! The conversation whole: places, journeys, and the answers that come in.

mod enrolling;
mod failing;
mod staying;

use domain::{
    application::DraftAnswer,
    service::Service,
    wire::{ApplicationView, DraftView, Stage, Submitted, VisitView},
};

use crate::{
    Attempt, Call, Effect, Event, Failure, Place, Reply, Session, Target, capture,
    desk::Desk,
    enrol::Enrol,
    help::Help,
    identify::{self, Identify},
    idle::Idle,
    replace::{self},
    track::{self, Track},
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
        if self.is_held(&event) {
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
            Event::RetryAsked => desk.retry(),
            Event::Replied(attempt, answer) => self.replied(attempt, answer),
            Event::Identify(identify::Event::PollDue) if self.opening || *place == Place::Ending => {
                desk.retry();
            }
            Event::Identify(event) => {
                if let Some(identify) = place.identifying() {
                    identify.update(event, session, desk);
                }
            }
            Event::Capture(event) => self.captured(event),
            Event::Replace(event) => {
                if let Place::Replace(replace) = place {
                    replace.update(event, session, desk);
                }
            }
            Event::Track(event) => {
                if let Place::Track(track) = place {
                    track.update(event, session, desk);
                }
            }
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
            Target::Service(Service::ReplaceCard) => Place::Replace(Box::default()),
            Target::Service(service) => Place::Coming(service),
        };
    }

    /// The application on the confirmation screen: following goes straight to it.
    fn just_submitted(&self) -> Option<ApplicationView> {
        match &self.place {
            Place::Replace(replace) => match &replace.step {
                replace::Step::Done(submitted) => Some(submitted.application.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    fn leave(&mut self) {
        self.desk.clear();
        match &self.place {
            Place::Replace(replace) => {
                if let replace::Step::Photo(capture) = &replace.step {
                    capture.leave(&mut self.desk);
                }
            }
            Place::Track(track) => track.leave(&mut self.desk),
            Place::Attract | Place::Home | Place::Coming(_) | Place::Help | Place::Ending => {}
        }
    }

    fn back(&mut self) {
        let Self { place, session, desk, .. } = self;
        if place.identifying().is_some_and(|identify| identify.has_named()) {
            return self.end();
        }
        let inside = place.identifying().is_some_and(Identify::back)
            || place.capturing().is_some_and(|capture| capture.back(desk))
            || match place {
                Place::Replace(replace) => replace.back(session),
                Place::Track(track) => track.back(session, desk),
                Place::Attract | Place::Home | Place::Coming(_) | Place::Help | Place::Ending => false,
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

    fn captured(&mut self, event: capture::Event) {
        let Self { place, session, desk, .. } = self;
        let Some(capture) = place.capturing() else { return };
        let Some(photo) = capture.update(event, desk) else { return };
        match place {
            Place::Replace(_) => {
                let version = session.person.as_ref().map_or(0, |person| person.draft.version);
                desk.call(Call::SaveAnswer(version, DraftAnswer::Photo(photo.id)));
            }
            Place::Track(track) => track.photo_accepted(&photo, desk),
            Place::Attract | Place::Home | Place::Coming(_) | Place::Help | Place::Ending => {}
        }
    }

    fn replied(&mut self, attempt: Attempt, answer: Result<Reply, Failure>) {
        let asked = self.desk.asked(attempt);
        match self.desk.take(attempt, answer) {
            Some(Ok(reply)) => self.answered(reply),
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
            (Reply::Draft(draft), Place::Replace(replace)) => {
                replace.saved(&draft);
                if let Some(person) = &mut session.person {
                    person.draft = *draft;
                }
            }
            (Reply::Photo(photo), place) => {
                if let Some(capture) = place.capturing() {
                    capture.judged(*photo);
                }
            }
            (Reply::Submitted(submitted), Place::Replace(replace)) => {
                session.remember(&submitted.application);
                if let Some(person) = &mut session.person {
                    person.draft = DraftView::default();
                }
                replace.submitted(*submitted);
            }
            (Reply::Application(case), Place::Track(track)) => {
                session.remember(&case);
                track.show(*case, desk);
            }
            (Reply::Application(case), Place::Replace(replace)) => {
                replace.submitted(Submitted { application: *case, already_open: true });
            }
            (Reply::Outlets(list), Place::Track(track)) => track.listed(list),
            (Reply::Tracked(status), Place::Track(track)) => track.tracked(*status),
            (
                Reply::Draft(_)
                | Reply::Submitted(_)
                | Reply::Application(_)
                | Reply::Outlets(_)
                | Reply::Tracked(_),
                Place::Attract
                | Place::Home
                | Place::Coming(_)
                | Place::Help
                | Place::Replace(_)
                | Place::Track(_),
            ) => {}
        }
    }

    /// The server says where the visit stands: while identifying, or after the app was opened again.
    fn visit_stands(&mut self, visit: VisitView) {
        if self.opening && self.session.is_kiosk() && self.wanted == Target::Home {
            // Whoever was here last is gone: what was not ended is ended now.
            self.opening = false;
            return self.end();
        }
        let here = self.session.setting.as_ref().is_some_and(|setting| setting.region.code == visit.region);
        if self.session.is_kiosk() && !here {
            // A visit under another region's rules has no place in this hall.
            self.opening = false;
            return self.end();
        }
        if let Some(load) = self.session.other_setting(&visit.region) {
            return self.desk.call(load);
        }
        self.opening = false;
        match visit.stage {
            Stage::Identified(person) => {
                let Self { place, session, desk, .. } = self;
                match place {
                    Place::Replace(replace) => replace.identified(&person, desk),
                    Place::Track(track) => track.step = track::Step::List,
                    Place::Attract | Place::Home | Place::Coming(_) | Place::Help | Place::Ending => {}
                }
                session.person = Some(*person);
                self.open_wanted();
            }
            stage => {
                self.open_wanted();
                let Self { place, desk, .. } = self;
                if let Place::Replace(replace) = place
                    && replace.step == replace::Step::Overview
                {
                    replace.step = replace::Step::Identify(Identify::new());
                }
                if let Some(identify) = place.identifying() {
                    identify.enter(stage, desk);
                }
            }
        }
    }

    /// Opens what the address asked for, once: a kiosk that was asked for nothing waits for someone.
    fn open_wanted(&mut self) {
        match std::mem::replace(&mut self.wanted, Target::Home) {
            Target::Home => {}
            target => {
                self.go(target);
                if let (Place::Replace(replace), Some(person)) = (&mut self.place, &self.session.person) {
                    replace.identified(person, &mut self.desk);
                }
            }
        }
    }
}

impl Default for Flow {
    fn default() -> Self {
        Self::new()
    }
}
