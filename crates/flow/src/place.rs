//! The places of the app, each with an address of its own.

use domain::{
    application::Ask,
    service::{Service, ServiceGroup},
};

use crate::{
    activate::{self, Activate},
    apply::{self, Apply},
    capture::Capture,
    identify::Identify,
    instant::Instant,
    loss::{self, Loss},
    papers::Papers,
    track::{self, Track},
};

/// Where the visitor is.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// A kiosk nobody stands at.
    Attract,
    /// The services.
    Home,
    /// A few services that belong together.
    Services(ServiceGroup),
    /// A service that is not here yet, and what to do meanwhile.
    Coming(Service),
    /// Numbers and addresses to turn to.
    Help,
    /// Applying for a card.
    Apply(Box<Apply>),
    /// Asking whether a card can be had today.
    Instant(Box<Instant>),
    /// Reporting a card lost.
    Loss(Box<Loss>),
    /// Making a card ready for use.
    Activate(Box<Activate>),
    /// Following an application.
    Track(Box<Track>),
    /// The visit is being ended on the server; nothing else can be done here.
    Ending,
}

/// A place by its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// `/`
    Home,
    /// A service's deep link.
    Service(Service),
    /// The deep link of a few services that belong together.
    Services(ServiceGroup),
    /// `/track`
    Track,
    /// `/help`
    Help,
}

impl Target {
    /// Its path.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::Service(service) => service.path(),
            Self::Services(group) => group.path(),
            Self::Track => "/track",
            Self::Help => "/help",
        }
    }

    /// The place at a path; anything unknown leads home.
    #[must_use]
    pub fn at(path: &str) -> Self {
        let path = if path.len() > 1 { path.trim_end_matches('/') } else { path };
        let services = Service::ALL.into_iter().map(Self::Service);
        let groups = ServiceGroup::ALL.into_iter().map(Self::Services);
        services
            .chain(groups)
            .chain([Self::Track, Self::Help])
            .find(|target| target.path() == path)
            .unwrap_or(Self::Home)
    }
}

impl Place {
    /// Its address.
    #[must_use]
    pub const fn target(&self) -> Target {
        match self {
            Self::Attract | Self::Home | Self::Ending => Target::Home,
            Self::Coming(service) => Target::Service(*service),
            Self::Services(group) => Target::Services(*group),
            Self::Help => Target::Help,
            Self::Apply(apply) => Target::Service(apply.service),
            Self::Instant(_) => Target::Service(Service::InstantCard),
            Self::Loss(_) => Target::Service(Service::ReportLoss),
            Self::Activate(_) => Target::Service(Service::Activate),
            Self::Track(_) => Target::Track,
        }
    }

    /// The identifying that is on the screen.
    pub(crate) fn identifying(&mut self) -> Option<&mut Identify> {
        match self {
            Self::Apply(apply) => match &mut apply.step {
                apply::Step::Identify(identify) => Some(identify),
                _ => None,
            },
            Self::Loss(loss) => match &mut loss.step {
                loss::Step::Identify(identify) => Some(identify),
                _ => None,
            },
            Self::Activate(activate) => match &mut activate.step {
                activate::Step::Identify(identify) => Some(identify),
                _ => None,
            },
            Self::Track(track) => match &mut track.step {
                track::Step::Identify(identify) => Some(identify),
                _ => None,
            },
            Self::Attract
            | Self::Home
            | Self::Coming(_)
            | Self::Services(_)
            | Self::Instant(_)
            | Self::Help
            | Self::Ending => None,
        }
    }

    /// The photo that is being made on the screen.
    pub(crate) fn capturing(&mut self) -> Option<&mut Capture> {
        match self {
            Self::Apply(apply) => match &mut apply.step {
                apply::Step::Photo(capture) => Some(capture),
                _ => None,
            },
            Self::Track(track) => match &mut track.step {
                track::Step::Answer(answer) if answer.ask == Ask::NewPhoto => Some(&mut answer.capture),
                _ => None,
            },
            Self::Attract
            | Self::Home
            | Self::Coming(_)
            | Self::Services(_)
            | Self::Instant(_)
            | Self::Loss(_)
            | Self::Activate(_)
            | Self::Help
            | Self::Ending => None,
        }
    }

    /// The paper that is photographed on the screen.
    pub(crate) fn papers(&mut self) -> Option<&mut Papers> {
        match self {
            Self::Apply(apply) => match &mut apply.step {
                apply::Step::Papers(papers) => Some(papers),
                apply::Step::Holder(step) => step.papers(),
                _ => None,
            },
            Self::Track(track) => match &mut track.step {
                track::Step::Answer(answer) if answer.ask.paper().is_some() => Some(&mut answer.papers),
                _ => None,
            },
            Self::Attract
            | Self::Home
            | Self::Coming(_)
            | Self::Services(_)
            | Self::Instant(_)
            | Self::Loss(_)
            | Self::Activate(_)
            | Self::Help
            | Self::Ending => None,
        }
    }

    /// The identifying that is on the screen, to be read.
    #[must_use]
    pub const fn identify(&self) -> Option<&Identify> {
        match self {
            Self::Apply(apply) => match &apply.step {
                apply::Step::Identify(identify) => Some(identify),
                _ => None,
            },
            Self::Loss(loss) => match &loss.step {
                loss::Step::Identify(identify) => Some(identify),
                _ => None,
            },
            Self::Activate(activate) => match &activate.step {
                activate::Step::Identify(identify) => Some(identify),
                _ => None,
            },
            Self::Track(track) => match &track.step {
                track::Step::Identify(identify) => Some(identify),
                _ => None,
            },
            Self::Attract
            | Self::Home
            | Self::Coming(_)
            | Self::Services(_)
            | Self::Instant(_)
            | Self::Help
            | Self::Ending => None,
        }
    }

    /// The paper that is photographed on the screen, to be read.
    #[must_use]
    pub const fn paper(&self) -> Option<&Papers> {
        match self {
            Self::Apply(apply) => match &apply.step {
                apply::Step::Papers(papers) => Some(papers),
                apply::Step::Holder(step) => step.paper(),
                _ => None,
            },
            Self::Track(track) => match &track.step {
                track::Step::Answer(answer) => Some(&answer.papers),
                _ => None,
            },
            Self::Attract
            | Self::Home
            | Self::Coming(_)
            | Self::Services(_)
            | Self::Instant(_)
            | Self::Loss(_)
            | Self::Activate(_)
            | Self::Help
            | Self::Ending => None,
        }
    }

    /// The photo that is being made on the screen, to be read.
    #[must_use]
    pub const fn capture(&self) -> Option<&Capture> {
        match self {
            Self::Apply(apply) => match &apply.step {
                apply::Step::Photo(capture) => Some(capture),
                _ => None,
            },
            Self::Track(track) => match &track.step {
                track::Step::Answer(answer) => Some(&answer.capture),
                _ => None,
            },
            Self::Attract
            | Self::Home
            | Self::Coming(_)
            | Self::Services(_)
            | Self::Instant(_)
            | Self::Loss(_)
            | Self::Activate(_)
            | Self::Help
            | Self::Ending => None,
        }
    }
}
