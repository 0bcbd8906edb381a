//! Help and law.

use flow::{Event, Flow, Target, fixtures::Conversation, topics::Event as Said};
use topics::{Group, TopicId};

pub(crate) fn group(kiosk: bool) -> Flow {
    after(kiosk, [Said::GroupChosen(Group::Card)])
}

pub(crate) fn law(kiosk: bool) -> Flow {
    after(kiosk, [Said::GroupChosen(Group::Law)])
}

pub(crate) fn search(kiosk: bool) -> Flow {
    after(kiosk, [Said::SearchAsked])
}

pub(crate) fn typed(kiosk: bool) -> Flow {
    after(kiosk, searching("bx"))
}

pub(crate) fn nothing_yet(kiosk: bool) -> Flow {
    after(kiosk, searching("qqqq"))
}

pub(crate) fn found(kiosk: bool) -> Flow {
    after(kiosk, searching("bx").into_iter().chain([Said::ListAsked]))
}

pub(crate) fn nothing(kiosk: bool) -> Flow {
    after(kiosk, searching("qqqq").into_iter().chain([Said::ListAsked]))
}

pub(crate) fn topic(kiosk: bool) -> Flow {
    after(kiosk, about("lost"))
}

pub(crate) fn article(kiosk: bool) -> Flow {
    after(kiosk, about("article28"))
}

pub(crate) fn differences(kiosk: bool) -> Flow {
    after(kiosk, about("differences"))
}

pub(crate) fn ticket(kiosk: bool) -> Flow {
    after(kiosk, about("details").into_iter().chain([Said::TicketAsked]))
}

pub(crate) fn employer(kiosk: bool) -> Flow {
    after(kiosk, about("claim").into_iter().chain([Said::ClaimAsked]))
}

pub(crate) fn claim(kiosk: bool) -> Flow {
    claiming(kiosk, false)
}

pub(crate) fn claim_certificate(kiosk: bool) -> Flow {
    claiming(kiosk, true)
}

pub(crate) fn offices(kiosk: bool) -> Flow {
    after(kiosk, about("responsible").into_iter().chain([Said::OfficesAsked]))
}

fn claiming(kiosk: bool, insured: bool) -> Flow {
    after(kiosk, about("claim").into_iter().chain([Said::ClaimAsked, Said::Insured(insured)]))
}

fn searching(query: &str) -> [Said; 2] {
    [Said::SearchAsked, Said::Typed(query.to_owned())]
}

fn about(topic: &str) -> [Said; 2] {
    [Said::GroupChosen(Group::Care), Said::Chosen(TopicId(topic.to_owned()))]
}

fn after(kiosk: bool, said: impl IntoIterator<Item = Said>) -> Flow {
    let mut talk = Conversation::opened(Target::Home, kiosk);
    talk.says(Event::Went(Target::Help));
    for event in said {
        talk.says(Event::Topics(event));
    }
    talk.flow
}
