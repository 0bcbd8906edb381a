//! "Can I get it today?": three questions, then yes with places and papers, or no and why.
//!
//! **Invariant:** nobody signs in for it, and nothing of it is sent or kept.

use domain::{
    application::GroupChoice,
    instant::{Group, InstantRule, Situation, Verdict},
    wire::OutletStock,
};

use crate::{Call, Session, desk::Desk};

/// Where asking stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Instant {
    /// What is on the screen.
    pub step: Step,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Which situation it is.
    Situation,
    /// Which of its groups.
    Group(Situation),
    /// Whether a card was printed before.
    Before(Situation, Group),
    /// The answer.
    Answer(Answer),
}

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The group; none when the person belongs to none.
    pub group: Option<Group>,
    /// The situation it belongs to.
    situation: Option<Situation>,
    /// Whether a card was printed before, where that was asked.
    pub printed_before: Option<bool>,
    /// The outlets that print, with blank cards left; absent until they are loaded.
    pub places: Option<Vec<OutletStock>>,
}

impl Answer {
    /// Whether it can be applied for here: of a card that was made before the print window knows.
    #[must_use]
    pub fn applies(&self) -> bool {
        self.printed_before != Some(true)
    }
}

/// What can happen while asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A situation was chosen, or none of them.
    SituationChosen(Option<Situation>),
    /// A group was chosen, or none of them.
    GroupChosen(Option<Group>),
    /// Whether a card was printed before.
    Printed(bool),
    /// The questions are to be asked anew.
    BegunAnew,
    /// The card is to be applied for, with what was answered.
    ApplyAsked,
}

impl Instant {
    /// Begins with the first question.
    #[must_use]
    pub const fn new() -> Self {
        Self { step: Step::Situation }
    }

    pub(crate) fn update(&mut self, event: Event, session: &Session, desk: &mut Desk) {
        match (&self.step, event) {
            (Step::Situation, Event::SituationChosen(Some(situation))) => self.step = Step::Group(situation),
            (Step::Situation, Event::SituationChosen(None)) => self.answer(None, None, None, session, desk),
            (Step::Group(situation), Event::GroupChosen(Some(group))) if group.asks_before() => {
                self.step = Step::Before(*situation, group);
            }
            (Step::Group(situation), Event::GroupChosen(Some(group))) => {
                self.answer(Some(*situation), Some(group), None, session, desk);
            }
            (Step::Group(situation), Event::GroupChosen(None)) => {
                self.answer(Some(*situation), None, None, session, desk);
            }
            (Step::Before(situation, group), Event::Printed(before)) => {
                self.answer(Some(*situation), Some(*group), Some(before), session, desk);
            }
            (Step::Answer(_), Event::BegunAnew) => self.step = Step::Situation,
            (
                _,
                Event::SituationChosen(_)
                | Event::GroupChosen(_)
                | Event::Printed(_)
                | Event::BegunAnew
                | Event::ApplyAsked,
            ) => {}
        }
    }

    /// What an application can begin with: a group of this region, and no card before. Nothing else is handed in here.
    #[must_use]
    pub fn choice(&self, rule: &InstantRule) -> Option<GroupChoice> {
        match &self.step {
            Step::Answer(answer) if answer.applies() => answer.group.and_then(|group| chosen(rule, group)),
            Step::Situation | Step::Group(_) | Step::Before(..) | Step::Answer(_) => None,
        }
    }

    /// The same, if this answer would complete it.
    pub(crate) fn completed_by(&self, event: &Event, rule: &InstantRule) -> Option<GroupChoice> {
        match (&self.step, event) {
            (Step::Before(_, group), Event::Printed(false)) => chosen(rule, *group),
            (Step::Group(_), Event::GroupChosen(Some(group))) if !group.asks_before() => chosen(rule, *group),
            _ => None,
        }
    }

    /// The outlets came: those that print and have blank cards are shown.
    pub(crate) fn listed(&mut self, outlets: Vec<OutletStock>) {
        if let Step::Answer(answer) = &mut self.step {
            let prints = |stock: &OutletStock| stock.outlet.prints_at_once() && stock.free > 0;
            answer.places = Some(outlets.into_iter().filter(prints).collect());
        }
    }

    /// Steps back; `false` when the place is to be left.
    pub(crate) fn back(&mut self) -> bool {
        let before = match &self.step {
            Step::Situation => return false,
            Step::Group(_) => Step::Situation,
            Step::Before(situation, _) => Step::Group(*situation),
            Step::Answer(answer) => match (answer.situation, answer.group) {
                (Some(situation), Some(group)) if group.asks_before() => Step::Before(situation, group),
                (Some(situation), _) => Step::Group(situation),
                (None, _) => Step::Situation,
            },
        };
        self.step = before;
        true
    }

    fn answer(
        &mut self,
        situation: Option<Situation>,
        group: Option<Group>,
        printed_before: Option<bool>,
        session: &Session,
        desk: &mut Desk,
    ) {
        let region = session.setting.as_ref().map(|setting| &setting.region);
        if let Some(region) =
            region.filter(|region| matches!(region.instant.verdict(group), Verdict::Today(_)))
        {
            desk.call(Call::ListOutlets(region.code.clone()));
        }
        self.step = Step::Answer(Answer { group, situation, printed_before, places: None });
    }
}

fn chosen(rule: &InstantRule, group: Group) -> Option<GroupChoice> {
    let today = matches!(rule.verdict(Some(group)), Verdict::Today(_));
    today.then_some(GroupChoice { group, printed_before: false })
}

impl Default for Instant {
    fn default() -> Self {
        Self::new()
    }
}
