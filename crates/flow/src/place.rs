//! The places of the app, each with an address of its own.

use domain::{
    application::Ask,
    service::{Service, ServiceGroup},
};

use crate::{
    CardOf,
    account::{self, Account},
    activate::{self, Activate},
    apply::{self, Apply},
    capture::Capture,
    estimate::{self, Estimate},
    filing::{self, Filing},
    holder,
    identify::Identify,
    instant::Instant,
    loss::{self, Loss},
    papers::Papers,
    pay::Pay,
    payments::{self, Payments},
    policy::Policy,
    recharge::{self, Recharge},
    topics::Topics,
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
    /// Help and law, numbers and addresses to turn to.
    Help(Topics),
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
    /// Bringing money.
    Recharge(Box<Recharge>),
    /// Looking at what was paid.
    Payments(Box<Payments>),
    /// Looking at what one has and what was settled.
    Account(Box<Account>),
    /// Working out what one would get back.
    Estimate(Box<Estimate>),
    /// Notices, and what changed of what the fund pays.
    Policy(Box<Policy>),
    /// Filing for care elsewhere.
    Filing(Box<Filing>),
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
    /// `/payments`
    Payments,
    /// `/find-payment`
    FindPayment,
    /// `/help`
    Help,
    /// `/policy`
    Policy,
}

/// The part of a place that is on the screen, borrowed as told.
macro_rules! part {
    ($place:expr, $part:ident, $($borrow:tt)+) => {
        match $place {
            Self::Apply(apply) => match $($borrow)+ apply.step {
                apply::Step::Identify(identify) => Some($part::Identify(identify)),
                apply::Step::Holder(step) => Some($part::Holder(step)),
                apply::Step::Papers(papers) => Some($part::Papers(papers)),
                apply::Step::Photo(capture) => Some($part::Capture(capture)),
                _ => None,
            },
            Self::Loss(loss) => match $($borrow)+ loss.step {
                loss::Step::Identify(identify) => Some($part::Identify(identify)),
                loss::Step::Holder(step) => Some($part::Holder(step)),
                _ => None,
            },
            Self::Activate(activate) => match $($borrow)+ activate.step {
                activate::Step::Identify(identify) => Some($part::Identify(identify)),
                activate::Step::Holder(step) => Some($part::Holder(step)),
                _ => None,
            },
            Self::Track(track) => match $($borrow)+ track.step {
                track::Step::Identify(identify) => Some($part::Identify(identify)),
                track::Step::Pay(paying) => Some($part::Pay($($borrow)+ paying.pay)),
                track::Step::Answer(answer) => match answer.ask.paper() {
                    Some(_) => Some($part::Papers($($borrow)+ answer.papers)),
                    None if answer.ask == Ask::NewPhoto => Some($part::Capture($($borrow)+ answer.capture)),
                    None => None,
                },
                _ => None,
            },
            Self::Recharge(recharge) => match $($borrow)+ recharge.step {
                recharge::Step::Identify(identify) => Some($part::Identify(identify)),
                recharge::Step::Pay(paying) => Some($part::Pay($($borrow)+ paying.pay)),
                _ => None,
            },
            Self::Payments(payments) => match $($borrow)+ payments.step {
                payments::Step::Identify(identify) => Some($part::Identify(identify)),
                _ => None,
            },
            Self::Account(account) => match $($borrow)+ account.step {
                account::Step::Identify(identify) => Some($part::Identify(identify)),
                _ => None,
            },
            Self::Estimate(estimate) => match $($borrow)+ estimate.step {
                estimate::Step::Identify(identify) => Some($part::Identify(identify)),
                _ => None,
            },
            Self::Filing(filing) => match $($borrow)+ filing.step {
                filing::Step::Identify(identify) => Some($part::Identify(identify)),
                _ => None,
            },
            Self::Attract
            | Self::Home
            | Self::Services(_)
            | Self::Instant(_)
            | Self::Help(_)
            | Self::Policy(_)
            | Self::Ending => None,
        }
    };
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
            Self::Payments => "/payments",
            Self::FindPayment => "/find-payment",
            Self::Help => "/help",
            Self::Policy => "/policy",
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
            .chain([Self::Track, Self::Payments, Self::FindPayment, Self::Help, Self::Policy])
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
            Self::Services(group) => Target::Services(*group),
            Self::Help(_) => Target::Help,
            Self::Policy(_) => Target::Policy,
            Self::Apply(apply) => Target::Service(apply.service),
            Self::Instant(_) => Target::Service(Service::InstantCard),
            Self::Loss(_) => Target::Service(Service::ReportLoss),
            Self::Activate(_) => Target::Service(Service::Activate),
            Self::Track(_) => Target::Track,
            Self::Recharge(_) => Target::Service(Service::Recharge),
            Self::Payments(payments) if payments.is_finding() => Target::FindPayment,
            Self::Payments(_) => Target::Payments,
            Self::Account(account) => Target::Service(account.start.service()),
            Self::Estimate(_) => Target::Service(Service::Estimate),
            Self::Filing(_) => Target::Service(Service::CrossRegion),
        }
    }

    /// What is done here, where that is one service.
    pub(crate) fn service(&self) -> Option<Service> {
        match self.target() {
            Target::Service(service) => Some(service),
            Target::Home
            | Target::Services(_)
            | Target::Track
            | Target::Payments
            | Target::FindPayment
            | Target::Help
            | Target::Policy => None,
        }
    }

    /// Whose card something is done with.
    #[must_use]
    pub const fn card_of(&self) -> Option<&CardOf> {
        match self {
            Self::Loss(loss) => Some(&loss.card_of),
            Self::Activate(activate) => Some(&activate.card_of),
            _ => None,
        }
    }

    /// The identifying that is on the screen, to be read.
    #[must_use]
    pub fn identify(&self) -> Option<&Identify> {
        if let Part::Identify(identify) = self.part()? { Some(identify) } else { None }
    }

    /// The same, to be changed.
    pub(crate) fn identifying(&mut self) -> Option<&mut Identify> {
        if let PartMut::Identify(identify) = self.part_mut()? { Some(identify) } else { None }
    }

    /// The question whom it is for that is on the screen, to be read.
    #[must_use]
    pub fn asking_whom(&self) -> Option<&holder::Step> {
        if let Part::Holder(step) = self.part()? { Some(step) } else { None }
    }

    /// The same, to be changed.
    pub(crate) fn asking_whom_mut(&mut self) -> Option<&mut holder::Step> {
        if let PartMut::Holder(step) = self.part_mut()? { Some(step) } else { None }
    }

    /// The paper that is photographed on the screen, to be read.
    #[must_use]
    pub fn paper(&self) -> Option<&Papers> {
        match self.part()? {
            Part::Papers(papers) => Some(papers),
            Part::Holder(step) => step.paper(),
            Part::Identify(_) | Part::Capture(_) | Part::Pay(_) => None,
        }
    }

    /// The same, to be changed.
    pub(crate) fn papers(&mut self) -> Option<&mut Papers> {
        match self.part_mut()? {
            PartMut::Papers(papers) => Some(papers),
            PartMut::Holder(step) => step.papers(),
            PartMut::Identify(_) | PartMut::Capture(_) | PartMut::Pay(_) => None,
        }
    }

    /// The photo that is being made on the screen, to be read.
    #[must_use]
    pub fn capture(&self) -> Option<&Capture> {
        if let Part::Capture(capture) = self.part()? { Some(capture) } else { None }
    }

    /// The same, to be changed.
    pub(crate) fn capturing(&mut self) -> Option<&mut Capture> {
        if let PartMut::Capture(capture) = self.part_mut()? { Some(capture) } else { None }
    }

    /// The paying that is on the screen, to be read.
    #[must_use]
    pub fn paying(&self) -> Option<&Pay> {
        if let Part::Pay(pay) = self.part()? { Some(pay) } else { None }
    }

    /// The same, to be changed.
    pub(crate) fn paying_mut(&mut self) -> Option<&mut Pay> {
        if let PartMut::Pay(pay) = self.part_mut()? { Some(pay) } else { None }
    }

    fn part(&self) -> Option<Part<'_>> {
        part!(self, Part, &)
    }

    fn part_mut(&mut self) -> Option<PartMut<'_>> {
        part!(self, PartMut, &mut)
    }
}

/// What several places show alike, to be read.
enum Part<'a> {
    Identify(&'a Identify),
    Holder(&'a holder::Step),
    Papers(&'a Papers),
    Capture(&'a Capture),
    Pay(&'a Pay),
}

/// The same, to be changed.
enum PartMut<'a> {
    Identify(&'a mut Identify),
    Holder(&'a mut holder::Step),
    Papers(&'a mut Papers),
    Capture(&'a mut Capture),
    Pay(&'a mut Pay),
}
