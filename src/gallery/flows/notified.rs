//! Notices, and what changed.

use domain::{benefit::Editions, problem::ErrorCode};
use flow::{
    Event, Flow, Reply,
    fixtures::{at_policy, at_policy_list, benefit_editions, notice_list, problem},
    policy::Event as Said,
};

pub(crate) fn loading(kiosk: bool) -> Flow {
    at_policy(kiosk).flow
}

pub(crate) fn closed(kiosk: bool) -> Flow {
    let mut talk = at_policy(kiosk);
    talk.hears(Reply::Notices(Box::new(notice_list())));
    talk.fails(problem(ErrorCode::Unavailable));
    talk.flow
}

pub(crate) fn list(kiosk: bool) -> Flow {
    at_policy_list(kiosk).flow
}

pub(crate) fn none(kiosk: bool) -> Flow {
    let mut talk = at_policy(kiosk);
    talk.hears(Reply::Notices(Box::default()));
    let only = benefit_editions().all().first().cloned();
    if let Ok(editions) = Editions::try_from(only.into_iter().collect::<Vec<_>>()) {
        talk.hears(Reply::Editions(Box::new(editions)));
    }
    talk.flow
}

pub(crate) fn notice(kiosk: bool) -> Flow {
    let mut talk = at_policy_list(kiosk);
    if let Some(notice) = notice_list().notices.first() {
        talk.says(Event::Policy(Said::NoticeChosen(notice.id)));
    }
    talk.flow
}

pub(crate) fn changes(kiosk: bool) -> Flow {
    let mut talk = at_policy_list(kiosk);
    if let Some(edition) = benefit_editions().all().last() {
        talk.says(Event::Policy(Said::EditionChosen(edition.version.clone())));
    }
    talk.flow
}
