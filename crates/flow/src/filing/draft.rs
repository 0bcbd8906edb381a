//! The answers so far, each of which the region's rule allows.

use domain::{
    filing::{FilingFault, FilingRule, KindId, Lasts, Sought},
    region::RegionCode,
    wire::{FilingKey, FilingRuleView, NewFiling},
};
use time::Date;

use super::Fault;

/// What is being filed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Which kind.
    pub kind: Option<KindId>,
    /// Where.
    pub place: Option<RegionCode>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day, where the kind has one.
    pub until: Option<Date>,
    /// Whether it was promised, or understood that papers are to be brought.
    pub promised: bool,
    /// The request that was sent, whose answer is not known.
    sent: Option<NewFiling>,
}

/// What is asked, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// The kind.
    Kind,
    /// The place.
    Place,
    /// The first day.
    From,
    /// The last day.
    Until,
    /// The promise, or the papers.
    Proof,
}

/// A day as eight digits, as it would be typed.
pub(super) fn typed(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), u8::from(date.month()), date.day())
}

impl Draft {
    /// What is still to be asked.
    pub(super) fn open_question(&self, rule: &FilingRule) -> Option<Question> {
        let kind = self.kind.as_ref().and_then(|id| rule.kind(id));
        let ends = kind.is_some_and(|kind| kind.lasts != Lasts::UntilWithdrawn);
        match self {
            _ if kind.is_none() => Some(Question::Kind),
            Self { place: None, .. } => Some(Question::Place),
            Self { from: None, .. } => Some(Question::From),
            Self { until: None, .. } if ends => Some(Question::Until),
            Self { promised: false, .. } => Some(Question::Proof),
            _ => None,
        }
    }

    /// All of it, once nothing is missing.
    fn sought(&self) -> Option<Sought> {
        Some(Sought {
            kind: self.kind.clone()?,
            place: self.place.clone()?,
            from: self.from?,
            until: self.until,
            promised: self.promised,
        })
    }

    /// The request, once nothing is missing: the one that was sent before while nothing else is asked for, else one with this key.
    pub(super) fn request(&mut self, key: FilingKey) -> Option<NewFiling> {
        let sought = self.sought()?;
        let same = self.sent.take().filter(|sent| sent.sought == sought);
        self.sent = Some(same.unwrap_or(NewFiling { key, sought }));
        self.sent.clone()
    }

    /// Takes the kind; of the other answers those stay that it allows, and what was promised of another kind does not.
    pub(super) fn give_kind(&mut self, id: KindId, rule: &FilingRule, today: Date) -> Result<(), Fault> {
        let kind = rule.kind(&id).ok_or(Fault::Rule(FilingFault::Kind))?;
        self.from = self.from.filter(|from| rule.check_from(kind, *from, today).is_ok());
        self.until = self
            .until
            .filter(|until| self.from.is_some_and(|from| kind.check_until(from, Some(*until)).is_ok()));
        self.promised &= self.kind.as_ref() == Some(&id);
        self.kind = Some(id);
        Ok(())
    }

    pub(super) fn give_place(&mut self, place: RegionCode, view: &FilingRuleView) -> Result<(), Fault> {
        FilingRule::check_place(&place, &view.region, &view.provinces).map_err(Fault::Rule)?;
        self.place = Some(place);
        Ok(())
    }

    pub(super) fn give_from(
        &mut self,
        day: Option<Date>,
        rule: &FilingRule,
        today: Date,
    ) -> Result<(), Fault> {
        let from = day.ok_or(Fault::NoDay)?;
        let kind = self.kind.as_ref().and_then(|id| rule.kind(id)).ok_or(Fault::Rule(FilingFault::Kind))?;
        rule.check_from(kind, from, today).map_err(Fault::Rule)?;
        self.from = Some(from);
        self.until = self.until.filter(|until| kind.check_until(from, Some(*until)).is_ok());
        Ok(())
    }

    pub(super) fn give_until(&mut self, day: Option<Date>, rule: &FilingRule) -> Result<(), Fault> {
        let until = day.ok_or(Fault::NoDay)?;
        let kind = self.kind.as_ref().and_then(|id| rule.kind(id)).ok_or(Fault::Rule(FilingFault::Kind))?;
        let from = self.from.ok_or(Fault::NoDay)?;
        kind.check_until(from, Some(until)).map_err(Fault::Rule)?;
        self.until = Some(until);
        Ok(())
    }

    pub(super) fn give_proof(&mut self, promised: bool) -> Result<(), Fault> {
        self.promised = promised;
        if promised { Ok(()) } else { Err(Fault::Rule(FilingFault::NotPromised)) }
    }

    /// Forgets a kind that the rule does not have, and what belongs to it.
    pub(super) fn keep_what_is_known(&mut self, rule: &FilingRule) {
        let kind = self.kind.as_ref().and_then(|id| rule.kind(id));
        if kind.is_none() {
            (self.kind, self.until, self.promised) = (None, None, false);
        }
    }
}
