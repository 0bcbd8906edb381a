//! The words for situations, groups and papers.

use domain::instant::{Evidence, Group, InstantRule, Situation};
use text::app::Key;

use crate::texts::Texts;

/// A situation, and an example of it.
pub(super) const fn situation(situation: Situation) -> (Key, Key) {
    match situation {
        Situation::Health => (Key::InstantSituationHealth, Key::InstantSituationHealthHint),
        Situation::Away => (Key::InstantSituationAway, Key::InstantSituationAwayHint),
        Situation::Standing => (Key::InstantSituationStanding, Key::InstantSituationStandingHint),
    }
}

/// A group; the eighth has the region's own words.
pub(crate) fn group(texts: Texts, rule: &InstantRule, group: Group) -> String {
    let key = match group {
        Group::EmergencyInpatient => Key::InstantGroupEmergency,
        Group::RetiredElsewhere => Key::InstantGroupRetired,
        Group::HouseholdElsewhere => Key::InstantGroupHousehold,
        Group::StationedElsewhere => Key::InstantGroupStationed,
        Group::ReferredElsewhere => Key::InstantGroupReferred,
        Group::LossAndReissue => Key::InstantGroupLost,
        Group::RegisteredPoor => Key::InstantGroupPoor,
        Group::Eighth => return rule.eighth.as_ref().map(|name| texts.pick(name)).unwrap_or_default(),
    };
    texts.get(key)
}

/// A paper.
pub(crate) const fn evidence(evidence: Evidence) -> Key {
    match evidence {
        Evidence::AdmissionNotice => Key::InstantEvidenceAdmission,
        Evidence::ResidenceProof => Key::InstantEvidenceResidence,
        Evidence::RegisterBook => Key::InstantEvidenceRegister,
        Evidence::EmployersLetter => Key::InstantEvidenceEmployer,
        Evidence::ReferralForm => Key::InstantEvidenceReferral,
        Evidence::LossReport => Key::InstantEvidenceLoss,
        Evidence::PovertyCertificate => Key::InstantEvidencePoverty,
    }
}

/// Everything to bring, line by line.
pub(super) fn papers(texts: Texts, rule: &InstantRule, evidence: &[Evidence]) -> Vec<String> {
    let copies = if rule.photocopies == 1 { Key::InstantBringId } else { Key::InstantBringIds };
    let mut lines = vec![
        texts.with(copies, &[("count", &rule.photocopies.to_string())]),
        texts.get(Key::InstantBringPhoto),
    ];
    lines.extend(evidence.iter().map(|paper| texts.get(self::evidence(*paper))));
    lines
}

/// The rule that says so, and its edition.
pub(super) fn source(texts: Texts, rule: &InstantRule, version: &str) -> String {
    texts.with(Key::InstantRule, &[("source", &texts.pick(&rule.source)), ("version", version)])
}
