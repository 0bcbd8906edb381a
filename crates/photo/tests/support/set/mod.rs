//! The test set: pictures that a counter would take and pictures that it would refuse, made from three real portraits.
//!
//! A case is named `kind/details`. The lists stand in [`good`] (to be accepted), [`place`], [`light`], [`cover`] and [`looks`].
//!
//! **Invariant:** nothing is random. The same case is the same picture on every machine, but for the last digits of sines.

pub mod cast;
mod cover;
mod glasses;
mod good;
pub mod hat;
mod head;
mod light;
mod looks;
pub mod mask;
mod paint;
pub mod person;
mod place;
pub mod portrait;
mod skin;
pub mod slit;
mod spline;
pub mod spoil;
pub mod turn;

use domain::photo::{Check, Fault, Level, PhotoProfile, PhotoReport};

use super::Canvas;
use cast::{Cast, FRONTAL, Who};

/// What must be said of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// No fault.
    Accepted,
    /// This one is named, whatever else is.
    Fault(Fault),
}

type Make = Box<dyn Fn(&Cast) -> Canvas>;

/// A picture and what must be said of it.
pub struct Case {
    pub name: String,
    pub expected: Expected,
    /// Other names that are right too: a hand over an eye closes it and covers the face.
    pub or: &'static [Fault],
    make: Make,
}

impl Case {
    /// The kind it belongs to.
    pub fn kind(&self) -> &str {
        self.name.split('/').next().unwrap_or_default()
    }

    /// A file's name without its ending.
    pub fn file(&self) -> String {
        self.name.replace('/', "-")
    }

    pub fn picture(&self, cast: &Cast) -> Canvas {
        (self.make)(cast)
    }

    /// Whether the right thing is said, and whether for the right reason. Where the profile only gives advice, advice is right.
    pub fn is_right(&self, report: &PhotoReport, profile: &PhotoProfile) -> [bool; 2] {
        let is_refused = report.level() == Level::Fault;
        let Expected::Fault(fault) = self.expected else { return [!is_refused; 2] };
        let is_among = |level| {
            let faults = report.faults_at(level);
            faults.contains(&fault) || self.or.iter().any(|other| faults.contains(other))
        };
        let mere_advice = is_advice(profile, fault);
        let is_named = is_among(Level::Fault) || (mere_advice && is_among(Level::Advice));
        [is_refused || (mere_advice && is_named), is_named]
    }
}

/// Whether no check of a picture can refuse it for this.
fn is_advice(profile: &PhotoProfile, fault: Fault) -> bool {
    let finds = |check: Check| check.fault(true) == fault || check.fault(false) == fault;
    let mut rules = profile.rules.iter().filter(|rule| finds(rule.check) && !rule.check.needs_finished());
    rules.all(|rule| rule.level < Level::Fault)
}

/// Cases in the making.
#[derive(Default)]
struct List(Vec<Case>);

impl List {
    fn accepted(&mut self, name: String, make: impl Fn(&Cast) -> Canvas + 'static) {
        self.0.push(Case { name, expected: Expected::Accepted, or: &[], make: Box::new(make) });
    }

    fn refused(&mut self, name: String, fault: Fault, make: impl Fn(&Cast) -> Canvas + 'static) {
        self.either(name, fault, &[], make);
    }

    fn either(
        &mut self,
        name: String,
        fault: Fault,
        or: &'static [Fault],
        make: impl Fn(&Cast) -> Canvas + 'static,
    ) {
        self.0.push(Case { name, expected: Expected::Fault(fault), or, make: Box::new(make) });
    }

    /// One case a person who looks into the camera, for each of some settings; they are numbered through.
    fn each<T: Copy>(&mut self, settings: &[T], mut add: impl FnMut(&mut Self, usize, &str, Who, T)) {
        let mut n = 0;
        for &setting in settings {
            for (name, who) in FRONTAL {
                add(self, n, name, who, setting);
                n += 1;
            }
        }
    }
}

/// The whole set.
pub fn cases() -> Vec<Case> {
    let mut list = List::default();
    for add in [good::add, place::add, light::add, cover::add, looks::add] {
        add(&mut list);
    }
    list.0
}
