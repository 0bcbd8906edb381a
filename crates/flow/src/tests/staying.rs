//! Who goes away without a word is warned, and then forgotten; who is waiting for something is not.

use domain::{
    region::Bilingual,
    wire::{DraftView, HelpStage, HelpView},
};
use proptest::prelude::*;

use crate::fixtures::{Conversation, at_code, full_draft, identified, setting, with_draft};
use crate::{
    Call, Effect, Event, Failure, Place, Target, capture,
    help::{self, Ask, Bell},
    identify,
    idle::Quiet,
};

fn quiet(seconds: u32) -> Event {
    Event::Quiet(Quiet { seconds, elder: false, changed: false })
}

/// A kiosk on which somebody looks at the services.
fn touched() -> Conversation {
    let mut kiosk = Conversation::opened(Target::Home, true);
    kiosk.says(Event::Went(Target::Home));
    kiosk
}

#[test]
fn a_kiosk_warns_after_a_minute_and_clears_thirty_seconds_later() {
    let mut kiosk = touched();
    kiosk.says(quiet(59));
    assert_eq!(kiosk.flow.idle().left(), None);
    kiosk.says(quiet(60));
    assert_eq!(kiosk.flow.idle().left(), Some(30));
    kiosk.says(quiet(89));
    assert_eq!((kiosk.flow.idle().left(), kiosk.calls().len()), (Some(1), 0));
    kiosk.says(quiet(90));
    assert_eq!((kiosk.flow.place(), kiosk.calls()), (&Place::Ending, vec![&Call::EndVisit]));
    assert_eq!(kiosk.flow.idle().left(), None);
}

#[test]
fn a_touch_after_the_warning_goes_on_as_often_as_one_likes() {
    let mut kiosk = touched();
    for _ in 0..20 {
        kiosk.says(quiet(80));
        assert!(kiosk.flow.idle().left().is_some());
        kiosk.says(quiet(0));
        assert_eq!((kiosk.flow.idle().left(), kiosk.flow.place()), (None, &Place::Home));
    }
}

#[test]
fn elder_mode_gives_two_minutes() {
    let mut kiosk = touched();
    kiosk.says(Event::Quiet(Quiet { seconds: 119, elder: true, changed: false }));
    assert_eq!(kiosk.flow.idle().left(), None);
    kiosk.says(Event::Quiet(Quiet { seconds: 120, elder: true, changed: false }));
    assert_eq!(kiosk.flow.idle().left(), Some(30));
}

#[test]
fn an_attract_screen_waits_for_ever() {
    let mut kiosk = Conversation::opened(Target::Home, true);
    kiosk.says(quiet(100_000));
    assert_eq!((kiosk.flow.place(), kiosk.effects.len()), (&Place::Attract, 0));
    assert!(!kiosk.flow.heeds(Quiet { seconds: 100_000, elder: false, changed: false }));
}

#[test]
fn a_phone_warns_whoever_is_signed_in_after_thirteen_minutes() {
    let mut phone = Conversation::opened(Target::Home, false);
    phone.says(quiet(100_000));
    assert_eq!(phone.flow.idle().left(), None, "there is nothing to hide");
    phone.says(Event::Started { target: Target::Home, kiosk: None });
    phone.hears(setting(false)).hears(identified(DraftView::default(), Vec::new()));
    phone.says(quiet(13 * 60 - 1));
    assert_eq!(phone.flow.idle().left(), None);
    phone.says(quiet(13 * 60)).says(quiet(15 * 60));
    assert_eq!(phone.calls(), [&Call::EndVisit]);
}

#[test]
fn a_page_that_slept_warns_before_it_ends() {
    let mut kiosk = touched();
    kiosk.says(quiet(4_000));
    assert_eq!(kiosk.flow.idle().left(), Some(30), "the warning stands its whole time");
    kiosk.says(quiet(4_030));
    assert_eq!(kiosk.flow.place(), &Place::Ending);
}

#[test]
fn an_open_camera_holds_the_timer_but_not_for_ever() {
    let mut talk = with_draft(true, DraftView { photo: None, ..full_draft(5) });
    talk.says(Event::Capture(capture::Event::CameraAsked));
    talk.says(quiet(299));
    assert_eq!(talk.flow.idle().left(), None);
    talk.says(quiet(300)).says(quiet(330));
    assert!(talk.effects.contains(&Effect::CloseCamera));
    assert_eq!(talk.flow.place(), &Place::Ending);
}

#[test]
fn an_awaited_answer_holds_the_timer() {
    let mut talk = at_code(true);
    talk.says(Event::Identify(identify::Event::CodeGiven("123456".into())));
    assert!(talk.flow.busy());
    talk.says(quiet(200));
    assert_eq!(talk.flow.idle().left(), None);
    talk.says(quiet(300));
    assert_eq!(talk.flow.idle().left(), Some(30));
}

#[test]
fn a_clerk_who_was_called_is_waited_for() {
    let mut kiosk = touched();
    kiosk.says(Event::Help(help::Event::Asked));
    assert_eq!(kiosk.effects, [Effect::Help(1, Ask::Ring)]);
    kiosk.says(Event::Help(help::Event::Asked));
    assert!(kiosk.effects.is_empty(), "it rings already");
    let hears = |waited, stage| Event::Help(help::Event::Told(1, Ok(HelpView { waited, stage })));
    kiosk.says(hears(3, HelpStage::Waiting));
    assert_eq!(
        (&kiosk.flow.help().bell, &kiosk.effects[..]),
        (&Bell::Ringing, &[Effect::Help(1, Ask::Look)][..])
    );
    kiosk.says(quiet(200));
    assert_eq!(kiosk.flow.idle().left(), None);
    kiosk.says(hears(60, HelpStage::Waiting));
    assert_eq!(kiosk.flow.help().bell, Bell::Unanswered);
    let office = Bilingual { zh: "2 号窗口".into(), en: "Counter 2".into() };
    kiosk.says(hears(70, HelpStage::Coming { name: "王芳".into(), office: office.clone() }));
    assert_eq!(kiosk.flow.help().bell, Bell::Coming { name: "王芳".into(), office });
    kiosk.says(hears(90, HelpStage::Ended));
    assert_eq!((&kiosk.flow.help().bell, kiosk.effects.len()), (&Bell::Silent, 0));
    assert!(kiosk.flow.help().open, "numbers to call stay in sight");
}

#[test]
fn a_weak_network_is_borne_and_a_dead_one_is_said() {
    let mut kiosk = touched();
    kiosk.says(Event::Help(help::Event::Asked));
    let away = || Event::Help(help::Event::Told(1, Err(Failure::Unreachable)));
    kiosk.says(away());
    assert_eq!(
        kiosk.effects,
        [Effect::Help(1, Ask::RingAgain)],
        "what the server did not take is made again"
    );
    kiosk.says(away());
    assert_eq!((&kiosk.flow.help().bell, kiosk.effects.len()), (&Bell::Unheard, 0));
    kiosk.says(Event::Help(help::Event::Asked));
    assert_eq!(kiosk.effects, [Effect::Help(2, Ask::Ring)], "one may try again");
    let away = || Event::Help(help::Event::Told(2, Err(Failure::Unreachable)));
    kiosk.says(Event::Help(help::Event::Told(2, Ok(waiting()))));
    for _ in 0..5 {
        kiosk.says(away());
        assert_eq!(kiosk.effects, [Effect::Help(2, Ask::Look)], "a call that was taken is looked for");
    }
    kiosk.says(away());
    assert_eq!(kiosk.flow.help().bell, Bell::Unheard);
    assert_eq!(kiosk.effects, [Effect::Help(2, Ask::Look)], "somebody may be on the way");
    kiosk.says(Event::Help(help::Event::Told(2, Ok(waiting()))));
    assert_eq!(
        kiosk.flow.help().bell,
        Bell::Ringing,
        "the server is back, and the call was there all the time"
    );
    for _ in 0..6 {
        kiosk.says(away());
    }
    kiosk.says(Event::VisitEnded);
    assert!(kiosk.effects.contains(&Effect::StopRinging), "it may ring although nobody hears of it");
}

fn waiting() -> HelpView {
    HelpView { waited: 1, stage: HelpStage::Waiting }
}

#[test]
fn whoever_ends_their_visit_calls_nobody_any_more() {
    let mut kiosk = touched();
    kiosk.says(Event::Help(help::Event::Asked)).says(Event::VisitEnded);
    assert!(kiosk.effects.contains(&Effect::StopRinging));
    kiosk.says(Event::Help(help::Event::Told(1, Ok(waiting()))));
    assert_eq!(kiosk.effects, [Effect::StopRinging], "it rang only now");
    assert_eq!((kiosk.flow.help().open, &kiosk.flow.help().bell), (false, &Bell::Silent));
}

#[test]
fn an_answer_to_a_cancelled_call_says_nothing_of_the_next() {
    let mut kiosk = touched();
    for event in [help::Event::Asked, help::Event::Cancelled, help::Event::Asked] {
        kiosk.says(Event::Help(event));
    }
    assert_eq!(kiosk.effects, [Effect::Help(2, Ask::Ring)]);
    kiosk.says(Event::Help(help::Event::Told(1, Err(Failure::Garbled))));
    assert_eq!((&kiosk.flow.help().bell, kiosk.effects.len()), (&Bell::Ringing, 0));
}

#[test]
fn what_somebody_set_on_the_attract_screen_does_not_meet_the_next() {
    let mut kiosk = Conversation::opened(Target::Home, true);
    let changed = |seconds| Event::Quiet(Quiet { seconds, elder: false, changed: true });
    kiosk.says(changed(60));
    assert_eq!(kiosk.flow.idle().left(), Some(30));
    kiosk.says(changed(90));
    assert_eq!(kiosk.flow.place(), &Place::Ending);
    let mut kiosk = Conversation::opened(Target::Home, true);
    kiosk
        .says(Event::Help(help::Event::Asked))
        .says(Event::Help(help::Event::Told(1, Err(Failure::Garbled))));
    kiosk.says(quiet(60));
    assert_eq!(kiosk.flow.idle().left(), Some(30), "nor does a dialog");
}

#[test]
fn a_phone_shows_numbers_and_rings_nowhere() {
    let mut phone = Conversation::opened(Target::Home, false);
    phone.says(Event::Help(help::Event::Asked));
    assert!(phone.flow.help().open && phone.effects.is_empty());
    phone.says(Event::Help(help::Event::Closed));
    assert!(!phone.flow.help().open);
}

proptest! {
    /// However the seconds come: nothing ends without a warning that stood for twenty seconds at least.
    #[test]
    fn nobody_is_sent_away_unwarned(mut steps in proptest::collection::vec((0_u32..400, any::<bool>()), 1..40)) {
        let mut kiosk = touched();
        let (mut seconds, mut warned) = (0, None);
        steps.push((500, false));
        for (more, touches) in steps {
            seconds = if touches { 0 } else { seconds + more };
            kiosk.says(quiet(seconds));
            match (kiosk.flow.idle().left(), warned) {
                _ if *kiosk.flow.place() == Place::Ending => {
                    prop_assert!(warned.is_some_and(|at| seconds >= at + 20));
                    return Ok(());
                }
                (Some(_), None) => warned = Some(seconds),
                (Some(_), Some(_)) => {}
                (None, _) => warned = None,
            }
        }
    }
}
