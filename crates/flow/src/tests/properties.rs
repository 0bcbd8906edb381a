//! Whatever happens in whatever order: no panic, no dead end, no second call, no open camera elsewhere.

use domain::{
    application::{Ask, Contact, DocumentKind, Gap, PhotoException, Relation, Status},
    card::CardStatus,
    outlet::OutletId,
    photo::{Hint, Level},
    problem::ErrorCode,
    service::{ReplaceReason, Service},
    wire::{
        CardStanding, CoreWord, DraftView, HolderKnown, Insurance, PhotoSource, Stage, Submitted, Vouching,
    },
};
use proptest::prelude::*;

use crate::camera::{Lens, View};
use crate::fixtures::{
    ID, application, card, code, document, full_draft, full_new_draft, identified, newcomer, outlet, photo,
    problem, recognised, reference, report, sent, setting, summary, today, tracked, visit,
};
use crate::{
    Attempt, Effect, Event, Failure, Flow, Place, Reply, Target, apply, capture, identify, loss, track,
};
use crate::{fixtures, holder, household, papers};

/// An event, or an answer to whatever is awaited.
#[derive(Clone, Debug)]
enum Move {
    Says(Event),
    Answers(Result<Reply, Failure>),
}

fn moves() -> Vec<Move> {
    let says = [
        vec![
            Event::BackPressed,
            Event::VisitEnded,
            Event::RetryAsked,
            Event::RegionChosen(code()),
            Event::RegionFollowed,
        ],
        [
            Target::Home,
            Target::Track,
            Target::Help,
            Target::Service(Service::ReplaceCard),
            Target::Service(Service::NewCard),
            Target::Service(Service::Account),
            Target::Service(Service::ReportLoss),
            Target::Service(Service::Reissue),
        ]
        .map(Event::Went)
        .to_vec(),
        identify_events().into_iter().map(Event::Identify).collect(),
        capture_events().into_iter().map(Event::Capture).collect(),
        replace_events().into_iter().map(Event::Apply).collect(),
        holder_events().into_iter().map(Event::Holder).collect(),
        papers_events().into_iter().map(Event::Papers).collect(),
        loss_events().into_iter().map(Event::Loss).collect(),
        track_events().into_iter().map(Event::Track).collect(),
    ];
    let failures =
        ErrorCode::ALL.iter().map(|code| problem(*code)).chain([Failure::Unreachable, Failure::Garbled]);
    let answers = replies().into_iter().map(Ok).chain(failures.map(Err));
    says.into_iter().flatten().map(Move::Says).chain(answers.map(Move::Answers)).collect()
}

fn identify_events() -> Vec<identify::Event> {
    use identify::Event as E;
    let number = |typed: &str| E::NumberGiven { typed: typed.into(), today: today() };
    vec![
        E::Agreed { language: "zh-CN".into() },
        number(ID),
        number("12"),
        E::CodeGiven("123456".into()),
        E::CodeGiven("x".into()),
        E::CodeAgainAsked,
        E::VouchAsked,
        E::PollDue,
        E::NameConfirmed,
    ]
}

fn capture_events() -> Vec<capture::Event> {
    use capture::Event as E;
    vec![
        E::CameraAsked,
        E::LensChosen(Lens::Rear),
        E::CameraOpened(View { several: true, torch: true, ..View::default() }),
        E::TorchPressed,
        E::CameraTroubled(capture::CameraTrouble::Lost),
        E::HintChanged(report(Hint::Ready, Level::Pass)),
        E::Held,
        E::ShutterPressed,
        E::Captured(capture::Shot(1)),
        E::CaptureFailed,
        E::FileChosen(capture::Shot(2)),
        E::Dated(Some(3)),
        E::Dated(None),
        E::CannotSaid,
        E::ExceptionChosen(Some(PhotoException::Eyes)),
        E::ExceptionChosen(None),
        E::RetakeAsked,
        E::Accepted,
    ]
}

fn replace_events() -> Vec<apply::Event> {
    use apply::Event as E;
    let gaps = [
        Gap::Holder,
        Gap::Reason,
        Gap::Household,
        Gap::Register,
        Gap::Mobile,
        Gap::Email,
        Gap::Address,
        Gap::Photo,
    ];
    let mut events = vec![
        E::Begun,
        E::ReasonChosen(ReplaceReason::Damaged),
        E::ContactGiven(Contact::OnFile),
        E::ContactGiven(Contact::None),
        E::ContactGiven(Contact::New("1".into())),
        E::ContactKept,
        E::Household(household::Event::Chosen(fixtures::household())),
        E::Household(household::Event::NoneSaid),
        E::SubmitAsked { declared_true: true },
        E::SubmitAsked { declared_true: false },
    ];
    events.extend(gaps.map(E::ChangeAsked));
    events
}

fn holder_events() -> Vec<holder::Event> {
    use holder::Event as E;
    let numbered = |typed: &str| E::NumberGiven { typed: typed.into(), today: today() };
    vec![
        E::OneselfChosen,
        E::Chosen(Relation::Parent),
        E::NameGiven("王桂兰".into()),
        E::NameGiven(String::new()),
        numbered(fixtures::HOLDER_ID),
        numbered(fixtures::CHILD_ID),
        numbered("12"),
        E::CodeAsked,
        E::PaperAsked(DocumentKind::Authority),
        E::CodeGiven("123456".into()),
        E::NoCodeSaid,
    ]
}

fn papers_events() -> Vec<papers::Event> {
    use papers::Event as E;
    let shot = capture::Shot(4);
    let trouble = E::CameraTroubled(capture::CameraTrouble::Lost);
    vec![
        E::Chosen(shot),
        E::CameraAsked,
        trouble,
        E::ShutterPressed,
        E::Captured(shot),
        E::AgainAsked,
        E::Accepted,
    ]
}

fn loss_events() -> Vec<loss::Event> {
    use loss::{Act, Event as E};
    let chosen = [Act::ForATime, Act::ForGood, Act::TakeBack].map(E::Chosen);
    [E::Begun, E::ForAnotherAsked, E::Confirmed, E::StandingAsked].into_iter().chain(chosen).collect()
}

fn track_events() -> Vec<track::Event> {
    use track::Event as E;
    vec![
        E::ByReferenceAsked,
        E::SignInAsked,
        E::QueryGiven { reference: reference().to_string(), id_number: ID.into(), today: today() },
        E::CaseChosen(reference()),
        E::CaseChanged,
        E::OutletsAsked,
        E::LocateAsked,
        E::Located(None),
        E::DistrictPicked(code()),
        E::OutletChosen(OutletId("a".into())),
        E::AnswerAsked,
        E::ContactGiven("延长路12号".into()),
    ]
}

fn replies() -> Vec<Reply> {
    let submitted =
        Submitted { application: application(Status::Submitted, Vec::new()), already_open: false };
    vec![
        setting(false),
        setting(true),
        visit(Stage::Consented),
        visit(Stage::CodeSent(sent())),
        visit(Stage::Vouching(Vouching { code: "204081".into(), declined: false })),
        recognised(Insurance::Here),
        recognised(Insurance::NotInForce),
        identified(DraftView::default(), Vec::new()),
        identified(full_draft(3), vec![summary(Status::UnderReview)]),
        Reply::Ended,
        Reply::Draft(Box::new(full_draft(4))),
        Reply::Draft(Box::new(DraftView { holder: Some(fixtures::another(None)), ..full_draft(4) })),
        Reply::HolderAsked(sent()),
        Reply::HolderKnown(HolderKnown { name: domain::masked::Masked::name("王桂兰") }),
        Reply::ActsFor(fixtures::mother()),
        Reply::Photo(Box::new(photo(PhotoSource::Camera))),
        Reply::Document(document(DocumentKind::Register)),
        Reply::Document(document(DocumentKind::Relation)),
        newcomer(false, Some(full_new_draft(5))),
        Reply::Submitted(Box::new(submitted)),
        Reply::Application(Box::new(application(Status::Approved, Vec::new()))),
        Reply::Application(Box::new(application(
            Status::NeedsInfo,
            vec![Ask::Mobile, Ask::NewPhoto, Ask::Register],
        ))),
        Reply::Outlets(vec![outlet("a", 30.0, 1)]),
        Reply::Card(Box::new(card(CardStatus::Active))),
        Reply::Card(Box::new(card(CardStatus::TempLost))),
        Reply::Card(Box::new(CardStanding { core: CoreWord::Awaited, ..card(CardStatus::FormalLost) })),
        Reply::Tracked(Box::new(tracked(Status::Ready, Vec::new()))),
    ]
}

/// What the world around a flow knows.
#[derive(Default)]
struct World {
    awaited: Option<Attempt>,
    camera: bool,
}

impl World {
    fn take(&mut self, effects: &[Effect], flow: &Flow) {
        let calls: Vec<_> = effects
            .iter()
            .filter_map(|effect| if let Effect::Call(attempt, _) = effect { Some(*attempt) } else { None })
            .collect();
        assert!(calls.len() <= 1, "two calls at once: {effects:?}");
        self.awaited = calls.first().copied().or(self.awaited).filter(|_| flow.busy());
        for effect in effects {
            match effect {
                Effect::OpenCamera(_) | Effect::OpenPaperCamera => self.camera = true,
                Effect::CloseCamera => self.camera = false,
                _ => {}
            }
        }
        assert_eq!(self.camera, is_live(flow), "the camera is open exactly while its picture is shown");
        assert_eq!(flow.busy(), self.awaited.is_some(), "busy exactly while an answer is awaited");
    }
}

fn is_live(flow: &Flow) -> bool {
    if flow.place().paper().is_some_and(|papers| matches!(papers.step, papers::Step::Live { .. })) {
        return true;
    }
    let live = |capture: &capture::Capture| matches!(capture.step, capture::Step::Live(_));
    match flow.place() {
        Place::Apply(apply) => matches!(&apply.step, apply::Step::Photo(capture) if live(capture)),
        Place::Track(track) => matches!(&track.step, track::Step::Answer(answer) if live(&answer.capture)),
        _ => false,
    }
}

/// The shortest way to the photo, from which the random moves go on half of the time.
fn to_the_photo() -> Vec<Move> {
    let draft = DraftView { photo: None, ..full_draft(3) };
    vec![
        Move::Answers(Ok(setting(false))),
        Move::Answers(Ok(identified(draft, Vec::new()))),
        Move::Says(Event::Went(Target::Service(Service::ReplaceCard))),
        Move::Says(Event::Apply(apply::Event::Begun)),
        Move::Says(Event::Capture(capture::Event::CameraAsked)),
    ]
}

#[test]
fn the_shortest_way_ends_at_the_camera() {
    assert!(is_live(&play(to_the_photo()).0));
}

fn any_moves() -> impl Strategy<Value = Vec<Move>> {
    let random = prop::collection::vec(prop::sample::select(moves()), 0..60);
    (any::<bool>(), random).prop_map(|(at_photo, random)| {
        let start = if at_photo { to_the_photo() } else { Vec::new() };
        start.into_iter().chain(random).collect()
    })
}

fn play(moves: Vec<Move>) -> (Flow, World) {
    let (mut flow, mut world) = (Flow::new(), World::default());
    let effects = flow.update(Event::Started { target: Target::Home, kiosk: None });
    world.take(&effects, &flow);
    for next in moves {
        let event = match next {
            Move::Says(event) => event,
            Move::Answers(answer) => match world.awaited {
                Some(attempt) => Event::Replied(attempt, answer),
                None => continue,
            },
        };
        let effects = flow.update(event);
        world.take(&effects, &flow);
    }
    (flow, world)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_sequence_of_events_panics_or_leaves_the_camera_on(picked in any_moves()) {
        let (mut flow, mut world) = play(picked);
        let effects = flow.update(Event::VisitEnded);
        world.take(&effects, &flow);
        prop_assert_eq!(flow.place(), &Place::Ending);
        prop_assert!(flow.session().person.is_none());
    }

    #[test]
    fn back_always_leads_home_or_ends_the_visit(picked in any_moves()) {
        let (mut flow, world) = play(picked);
        if let Some(attempt) = world.awaited {
            let _ = flow.update(Event::Replied(attempt, Err(Failure::Unreachable)));
        }
        for _ in 0..12 {
            let _ = flow.update(Event::BackPressed);
        }
        prop_assert!(matches!(flow.place(), Place::Home | Place::Attract | Place::Ending), "stuck at {:?}", flow.place());
    }
}
