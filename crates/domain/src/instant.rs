//! "Can I get it today?": who may have a card printed at once (即时制卡), what they bring, and what it takes (S4).
//!
//! The seed speaks of eight groups and lists seven; a region can define an eighth of its own, and none is made up here.

use serde::{Deserialize, Serialize};

use crate::region::Bilingual;

/// What a person begins by saying: two or three groups belong to each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Situation {
    /// In hospital, or sent to one elsewhere.
    Health,
    /// Living or working away from where one is insured.
    Away,
    /// The card is lost, the household is registered as poor, or what the region adds.
    Standing,
}

impl Situation {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Health, Self::Away, Self::Standing];

    /// The groups that belong to it, in the order they are offered.
    #[must_use]
    pub const fn groups(self) -> &'static [Group] {
        match self {
            Self::Health => &[Group::EmergencyInpatient, Group::ReferredElsewhere],
            Self::Away => &[Group::RetiredElsewhere, Group::HouseholdElsewhere, Group::StationedElsewhere],
            Self::Standing => &[Group::LossAndReissue, Group::RegisteredPoor, Group::Eighth],
        }
    }
}

/// A group of people who may have a card printed at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// In hospital as an emergency.
    EmergencyInpatient,
    /// Of retirement age, and living in another province for long.
    RetiredElsewhere,
    /// With the household registered in another province; the seed names no age.
    HouseholdElsewhere,
    /// Stationed in another province by the employer.
    StationedElsewhere,
    /// Referred elsewhere for treatment.
    ReferredElsewhere,
    /// With a lost card that is issued again.
    LossAndReissue,
    /// Of a registered poor household.
    RegisteredPoor,
    /// What the region adds, in its own words.
    Eighth,
}

impl Group {
    /// All.
    pub const ALL: [Self; 8] = [
        Self::EmergencyInpatient,
        Self::RetiredElsewhere,
        Self::HouseholdElsewhere,
        Self::StationedElsewhere,
        Self::ReferredElsewhere,
        Self::LossAndReissue,
        Self::RegisteredPoor,
        Self::Eighth,
    ];

    /// Whether it is asked if a card was made before (S4). Whoever lost one has had one, and the report of the loss says which.
    #[must_use]
    pub const fn asks_before(self) -> bool {
        !matches!(self, Self::LossAndReissue)
    }
}

/// A paper that shows that somebody belongs to a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// The hospital's notice of admission.
    AdmissionNotice,
    /// A residence permit of the other province, or a proof of residence.
    ResidenceProof,
    /// The household register book.
    RegisterBook,
    /// The employer's letter that says where and how long.
    EmployersLetter,
    /// The hospital's referral form.
    ReferralForm,
    /// The report of the loss.
    LossReport,
    /// The certificate of the registered poor household.
    PovertyCertificate,
}

/// A region's rule for one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupRule {
    /// Which group.
    pub group: Group,
    /// What shows that somebody belongs to it.
    pub evidence: Vec<Evidence>,
}

/// A region's rule for cards that are printed at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InstantRule {
    /// The groups that may have one.
    pub groups: Vec<GroupRule>,
    /// What the eighth group is called, where the region has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eighth: Option<Bilingual>,
    /// Photocopies of the identity document, beside the original.
    pub photocopies: u8,
    /// Minutes from the centre's approval to the printed card, as promised.
    pub minutes: u16,
    /// Minutes for which a blank card waits at the outlet.
    pub hold_minutes: u16,
    /// The rule's name, as it is cited.
    pub source: Bilingual,
}

/// What is wrong with a region's rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InstantFault {
    /// A group stands in it twice.
    #[error("the group {0:?} stands in it twice")]
    Twice(Group),
    /// The eighth group has a rule and no name, or a name and no rule.
    #[error("the eighth group needs a name and a rule")]
    Eighth,
    /// Nobody can print or come in no time.
    #[error("the minutes are none")]
    NoTime,
}

/// Whether it can be had today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// It can, by this rule.
    Today(&'a GroupRule),
    /// The group is one of those that regions know, but not one of this region's.
    NotHere(Group),
    /// The person belongs to no group.
    NoGroup,
}

impl InstantRule {
    /// The groups of a situation that a person can choose here: the eighth only where the region has one.
    pub fn offered(&self, situation: Situation) -> impl Iterator<Item = Group> {
        let named = self.eighth.is_some();
        situation.groups().iter().copied().filter(move |group| *group != Group::Eighth || named)
    }

    /// Whether somebody of this group can have a card today; of none, when `group` is.
    #[must_use]
    pub fn verdict(&self, group: Option<Group>) -> Verdict<'_> {
        let Some(group) = group else { return Verdict::NoGroup };
        self.groups.iter().find(|rule| rule.group == group).map_or(Verdict::NotHere(group), Verdict::Today)
    }

    /// What is wrong with it.
    #[must_use]
    pub fn faults(&self) -> Vec<InstantFault> {
        let count = |group| self.groups.iter().filter(|rule| rule.group == group).count();
        let mut faults: Vec<_> =
            Group::ALL.into_iter().filter(|group| count(*group) > 1).map(InstantFault::Twice).collect();
        if (count(Group::Eighth) > 0) != self.eighth.is_some() {
            faults.push(InstantFault::Eighth);
        }
        if self.minutes == 0 || self.hold_minutes == 0 {
            faults.push(InstantFault::NoTime);
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(groups: &[Group], eighth: Option<&str>) -> InstantRule {
        let rule = |group: &Group| GroupRule { group: *group, evidence: vec![Evidence::RegisterBook] };
        let both = |text: &str| Bilingual { zh: text.into(), en: text.into() };
        InstantRule {
            groups: groups.iter().map(rule).collect(),
            eighth: eighth.map(both),
            photocopies: 1,
            minutes: 30,
            hold_minutes: 120,
            source: both("rule"),
        }
    }

    #[test]
    fn every_group_can_be_chosen_in_one_situation() {
        for group in Group::ALL {
            let of = |situation: &Situation| situation.groups().contains(&group);
            assert_eq!(Situation::ALL.iter().filter(|situation| of(situation)).count(), 1, "{group:?}");
        }
    }

    #[test]
    fn only_the_regions_groups_may_have_one_today() {
        let rule = rule(&[Group::LossAndReissue], None);
        assert!(
            matches!(rule.verdict(Some(Group::LossAndReissue)), Verdict::Today(found) if found.evidence.len() == 1)
        );
        assert_eq!(rule.verdict(Some(Group::RegisteredPoor)), Verdict::NotHere(Group::RegisteredPoor));
        assert_eq!(rule.verdict(None), Verdict::NoGroup);
    }

    #[test]
    fn the_eighth_group_is_offered_only_where_the_region_names_it() {
        let offered =
            |rule: &InstantRule| rule.offered(Situation::Standing).any(|group| group == Group::Eighth);
        let (without, with) =
            (rule(&[Group::RegisteredPoor], None), rule(&[Group::Eighth], Some("newborns")));
        assert!(!offered(&without) && offered(&with));
        assert!(without.faults().is_empty() && with.faults().is_empty());
    }

    #[test]
    fn a_rule_that_cannot_be_is_told() {
        let twice = [Group::Eighth, Group::Eighth];
        assert_eq!(rule(&twice, None).faults(), [InstantFault::Twice(Group::Eighth), InstantFault::Eighth]);
        assert_eq!(rule(&[], Some("newborns")).faults(), [InstantFault::Eighth]);
        assert_eq!(InstantRule { minutes: 0, ..rule(&[], None) }.faults(), [InstantFault::NoTime]);
    }
}
