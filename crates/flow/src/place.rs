//! The places of the app, each with an address of its own.

use domain::{application::Ask, service::Service};

use crate::{
    capture::Capture,
    identify::Identify,
    replace::{self, Replace},
    track::{self, Track},
};

/// Where the visitor is.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// A kiosk nobody stands at.
    Attract,
    /// The services.
    Home,
    /// A service that is not here yet, and what to do meanwhile.
    Coming(Service),
    /// Numbers and addresses to turn to.
    Help,
    /// Replacing a card.
    Replace(Box<Replace>),
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
            Self::Track => "/track",
            Self::Help => "/help",
        }
    }

    /// The place at a path; anything unknown leads home.
    #[must_use]
    pub fn at(path: &str) -> Self {
        let path = if path.len() > 1 { path.trim_end_matches('/') } else { path };
        let services = Service::ALL.into_iter().map(Self::Service);
        services.chain([Self::Track, Self::Help]).find(|target| target.path() == path).unwrap_or(Self::Home)
    }
}

impl Place {
    /// Its address.
    #[must_use]
    pub const fn target(&self) -> Target {
        match self {
            Self::Attract | Self::Home | Self::Ending => Target::Home,
            Self::Coming(service) => Target::Service(*service),
            Self::Help => Target::Help,
            Self::Replace(_) => Target::Service(Service::ReplaceCard),
            Self::Track(_) => Target::Track,
        }
    }

    /// The identifying that is on the screen.
    pub(crate) fn identifying(&mut self) -> Option<&mut Identify> {
        match self {
            Self::Replace(replace) => match &mut replace.step {
                replace::Step::Identify(identify) => Some(identify),
                _ => None,
            },
            Self::Track(track) => match &mut track.step {
                track::Step::Identify(identify) => Some(identify),
                _ => None,
            },
            Self::Attract | Self::Home | Self::Coming(_) | Self::Help | Self::Ending => None,
        }
    }

    /// The photo that is being made on the screen.
    pub(crate) fn capturing(&mut self) -> Option<&mut Capture> {
        match self {
            Self::Replace(replace) => match &mut replace.step {
                replace::Step::Photo(capture) => Some(capture),
                _ => None,
            },
            Self::Track(track) => match &mut track.step {
                track::Step::Answer(answer) if answer.ask == Ask::NewPhoto => Some(&mut answer.capture),
                _ => None,
            },
            Self::Attract | Self::Home | Self::Coming(_) | Self::Help | Self::Ending => None,
        }
    }

    /// The identifying that is on the screen, to be read.
    #[must_use]
    pub const fn identify(&self) -> Option<&Identify> {
        match self {
            Self::Replace(replace) => match &replace.step {
                replace::Step::Identify(identify) => Some(identify),
                _ => None,
            },
            Self::Track(track) => match &track.step {
                track::Step::Identify(identify) => Some(identify),
                _ => None,
            },
            Self::Attract | Self::Home | Self::Coming(_) | Self::Help | Self::Ending => None,
        }
    }

    /// The photo that is being made on the screen, to be read.
    #[must_use]
    pub const fn capture(&self) -> Option<&Capture> {
        match self {
            Self::Replace(replace) => match &replace.step {
                replace::Step::Photo(capture) => Some(capture),
                _ => None,
            },
            Self::Track(track) => match &track.step {
                track::Step::Answer(answer) => Some(&answer.capture),
                _ => None,
            },
            Self::Attract | Self::Home | Self::Coming(_) | Self::Help | Self::Ending => None,
        }
    }
}
