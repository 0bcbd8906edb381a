//! The national forms of the photo by name: data that operators choose from, and that regions begin with.

use serde::{Deserialize, Serialize};

use super::{ChildRules, PhotoProfile, Rule};

/// Profiles that share their rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileBook {
    /// What each check demands, in every profile that has no rules of its own.
    pub rules: Vec<Rule>,
    /// What is demanded of children.
    pub child: ChildRules,
    /// The profiles.
    pub profiles: Vec<PhotoProfile>,
}

impl ProfileBook {
    /// The profile with a name, its rules filled in.
    #[must_use]
    pub fn named(&self, id: &str) -> Option<PhotoProfile> {
        self.profiles.iter().find(|profile| profile.id == id).cloned().map(|profile| self.completed(profile))
    }

    /// The profile with the book's rules, if it has none of its own.
    #[must_use]
    pub fn completed(&self, mut profile: PhotoProfile) -> PhotoProfile {
        if profile.rules.is_empty() {
            profile.rules.clone_from(&self.rules);
            profile.child.get_or_insert_with(|| self.child.clone());
        }
        profile
    }
}
