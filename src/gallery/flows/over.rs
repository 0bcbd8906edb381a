//! What stands over a screen.

use domain::{
    region::Bilingual,
    wire::{HelpStage, HelpView},
};
use flow::{
    Event, Failure, Flow, Target,
    fixtures::{Conversation, full_draft, with_draft},
    help::Event as Help,
    idle::Quiet,
};

pub(crate) fn staying(kiosk: bool) -> Flow {
    let mut talk = with_draft(kiosk, full_draft(5));
    talk.says(Event::Quiet(Quiet { seconds: 20 * 60, elder: false, changed: false }));
    talk.flow
}

pub(crate) fn numbers(kiosk: bool) -> Flow {
    asked(kiosk).flow
}

pub(crate) fn unanswered(kiosk: bool) -> Flow {
    told(kiosk, Ok(HelpView { waited: 60, stage: HelpStage::Waiting }))
}

pub(crate) fn coming(kiosk: bool) -> Flow {
    let office = Bilingual { zh: "2 号窗口".to_owned(), en: "Counter 2".to_owned() };
    told(kiosk, Ok(HelpView { waited: 20, stage: HelpStage::Coming { name: "王芳".to_owned(), office } }))
}

pub(crate) fn came(kiosk: bool) -> Flow {
    told(kiosk, Ok(HelpView { waited: 90, stage: HelpStage::Ended }))
}

pub(crate) fn unheard(kiosk: bool) -> Flow {
    told(kiosk, Err(Failure::Garbled))
}

fn asked(kiosk: bool) -> Conversation {
    let mut talk = Conversation::opened(Target::Home, kiosk);
    talk.says(Event::Went(Target::Home)).says(Event::Help(Help::Asked));
    talk
}

fn told(kiosk: bool, answer: Result<HelpView, Failure>) -> Flow {
    let mut talk = asked(kiosk);
    talk.says(Event::Help(Help::Told(1, answer)));
    talk.flow
}
