use topics::{Group, TopicId, Way, make::Entry};

use crate::fixtures::Conversation;
use crate::topics::{Event as Said, Step, Topics};
use crate::{Event, Place, Target};

/// Help as it stands after what was said, on a phone.
fn after(said: impl IntoIterator<Item = Said>) -> Conversation {
    let mut talk = Conversation::opened(Target::Help, false);
    for event in said {
        talk.says(Event::Topics(event));
        assert!(talk.effects.is_empty(), "help asks nothing of anybody");
    }
    talk
}

fn help(talk: &Conversation) -> &Topics {
    let Place::Help(topics) = talk.flow.place() else { panic!("in {:?}", talk.flow.place()) };
    topics
}

#[track_caller]
fn check(said: impl IntoIterator<Item = Said>, step: &Step) {
    assert_eq!(help(&after(said)).step(), step);
}

fn lost() -> TopicId {
    TopicId("lost".into())
}

#[test]
fn a_topic_is_reached_by_its_group_and_back_leads_the_same_way() {
    let mut talk = after([Said::GroupChosen(Group::Card), Said::Chosen(lost()), Said::TicketAsked]);
    assert_eq!(help(&talk).step(), &Step::Ticket(lost()));
    for step in [Step::Topic(lost()), Step::Group(Group::Card), Step::Start] {
        talk.says(Event::BackPressed);
        assert_eq!(help(&talk).step(), &step);
    }
    talk.says(Event::BackPressed);
    assert_eq!(talk.flow.place(), &Place::Home);
}

#[test]
fn what_is_looked_for_is_kept_for_the_way_back_and_forgotten_at_the_start() {
    let way = [Said::SearchAsked, Said::Typed("挂失".into()), Said::ListAsked, Said::Chosen(lost())];
    let mut talk = after(way);
    for step in [Step::Found, Step::Search] {
        talk.says(Event::BackPressed);
        assert_eq!((help(&talk).step(), help(&talk).query()), (&step, "挂失"));
    }
    talk.says(Event::BackPressed);
    assert_eq!((help(&talk).step(), help(&talk).query()), (&Step::Start, ""));
}

#[test]
fn a_hit_can_be_chosen_while_searching_and_a_text_without_end_is_cut() {
    check([Said::SearchAsked, Said::Chosen(lost())], &Step::Topic(lost()));
    let talk = after([Said::SearchAsked, Said::Typed("卡".repeat(10_000))]);
    assert_eq!(help(&talk).query(), "卡".repeat(64));
}

#[test]
fn the_list_for_a_claim_asks_first_whether_the_employer_is_insured() {
    let asked =
        [Said::GroupChosen(Group::Care), Said::Chosen(TopicId("claim".into())), Said::ClaimAsked].to_vec();
    check(asked.clone(), &Step::Employer);
    for insured in [true, false] {
        let answered = asked.clone().into_iter().chain([Said::Insured(insured)]);
        check(answered, &Step::Claim { certificate: insured });
    }
}

#[test]
fn what_makes_no_sense_on_a_screen_changes_nothing() {
    check([Said::Chosen(lost()), Said::ListAsked, Said::TicketAsked, Said::Insured(true)], &Step::Start);
    check([Said::SearchAsked, Said::GroupChosen(Group::Law), Said::OfficesAsked], &Step::Search);
    let mut elsewhere = Conversation::opened(Target::Home, false);
    elsewhere.says(Event::Topics(Said::SearchAsked));
    assert_eq!(elsewhere.flow.place(), &Place::Home);
}

#[test]
fn going_to_help_again_begins_anew() {
    let mut talk = after([Said::SearchAsked, Said::Typed("报销".into())]);
    talk.says(Event::Went(Target::Help));
    assert_eq!(help(&talk), &Topics::new());
}

#[test]
fn every_way_on_from_a_topic_leads_to_a_place_that_there_is() {
    let outline: Vec<Entry> = serde_json::from_str(include_str!("../../../topics/outline.json")).unwrap();
    for Entry { id, ways, .. } in outline {
        for path in ways.iter().filter_map(|way| if let Way::Place(path) = way { Some(path) } else { None }) {
            let target = Target::at(path);
            assert_eq!(target.path(), path, "{}", id.0);
            assert!(!matches!(target, Target::Home | Target::Help), "{} leads nowhere", id.0);
        }
    }
}
