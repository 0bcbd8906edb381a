//! The answer: yes with everything it takes, or no and what to do instead.

use domain::instant::{Group, Verdict};
use leptos::{either::Either, prelude::*};

use super::{no::NoScreen, yes::YesScreen};
use crate::reading::use_setting;

/// Shows what the region's rule says of the group.
#[component]
pub(super) fn AnswerScreen(group: Option<Group>) -> impl IntoView {
    let setting = use_setting();
    let evidence = setting.with_untracked(|setting| match setting.region.instant.verdict(group) {
        Verdict::Today(rule) => Some(rule.evidence.clone()),
        Verdict::NotHere(_) | Verdict::NoGroup => None,
    });
    match evidence {
        Some(evidence) => Either::Left(view! { <YesScreen evidence/> }),
        None => Either::Right(view! { <NoScreen group/> }),
    }
}
