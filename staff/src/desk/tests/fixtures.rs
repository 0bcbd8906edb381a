//! Made-up cases, and a desk to talk to.

use domain::{
    application::{Contact, PhotoId, Status},
    jurisdiction::AgencyId,
    masked::Masked,
    moment::Moment,
    money::Fen,
    photo::{Hint, PhotoReport},
    problem::{ErrorCode, Problem},
    reference::Reference,
    region::{Bilingual, RegionCode},
    service::{ReplaceReason, Service},
    wire::{
        InHandsOf, PhotoSource, PhotoView, TrackView,
        staff::{
            AgencyName, CaseList, CaseRow, CaseView, ContactsOnFile, Decided, Decision, PhotoClaim, Role,
            StaffView,
        },
    },
};

use crate::desk::{
    Call, CaseDesk, CaseEvent, Console, ConsoleEvent, Desk, Effect, Event, Failure, Reply, Ticket,
};

/// The clerk of these tests.
pub(super) const ME: &str = "wang";

pub(super) fn reference(number: u32) -> Reference {
    Reference::from_number(number)
}

pub(super) fn row(number: u32, status: Status) -> CaseRow {
    CaseRow {
        reference: reference(number),
        service: Service::ReplaceCard,
        reason: Some(ReplaceReason::Expired),
        name: Masked::name("张小兰"),
        status,
        since: Moment(0),
        late: false,
        agent: false,
        agency: None,
        exception: None,
    }
}

pub(super) fn list(rows: &[CaseRow]) -> Reply {
    Reply::Cases(Box::new(CaseList { now: Moment(0), waiting: 0, cases: rows.to_vec() }))
}

pub(super) fn view(number: u32, status: Status, version: u32, assigned: Option<&str>) -> CaseView {
    CaseView {
        row: row(number, status),
        version,
        now: Moment(0),
        id_number: Masked::keep("11010519491231002X", 3, 4),
        mobile: Contact::OnFile,
        email: Contact::None,
        address: Contact::OnFile,
        on_file: ContactsOnFile::default(),
        photo: PhotoView {
            id: PhotoId(serde_json::from_str("\"00000000-0000-0000-0000-000000000001\"").unwrap()),
            source: PhotoSource::Camera,
            exception: None,
            report: PhotoReport { measures: vec![], hint: Hint::Ready },
        },
        photo_months_old: None,
        photo_bytes: 17_000,
        photo_form: None,
        original_kept: true,
        claim: PhotoClaim::Missing,
        household: None,
        bank: None,
        documents: Vec::new(),
        agent: None,
        collected_by: None,
        vouched: false,
        assigned: assigned.map(str::to_owned),
        proposed_by: None,
        four_eyes: false,
        photos_refused: 0,
        others: vec![],
        progress: TrackView {
            reference: reference(number),
            status,
            in_hands_of: InHandsOf::of(Service::ReplaceCard, status),
            promised: None,
            service: Service::ReplaceCard,
            reject_reasons: vec![],
            asks: vec![],
            photo_reasons: vec![],
            withdrawal: None,
            history: vec![],
        },
        clerks: vec![],
        rules: "2026-03".to_owned(),
        fee: Fen(0),
        instantly: None,
        outlet: None,
    }
}

pub(super) fn case(number: u32, status: Status, version: u32, assigned: Option<&str>) -> Reply {
    Reply::Case(Box::new(view(number, status, version, assigned)))
}

pub(super) fn staff() -> Reply {
    staff_as(Role::Clerk)
}

pub(super) fn staff_as(role: Role) -> Reply {
    Reply::Staff(Box::new(StaffView {
        name: ME.to_owned(),
        office: Bilingual { zh: "大厅".to_owned(), en: "Hall".to_owned() },
        region: RegionCode::try_from("339900".to_owned()).unwrap(),
        agency: None,
        role,
        demo: true,
    }))
}

/// A decision on a case without papers.
pub(super) fn decided(version: u32, decision: Decision) -> Decided {
    Decided { version, decision, papers_seen: false }
}

/// A clerk who works for this agency.
pub(super) fn staff_of(agency: &str) -> Reply {
    let Reply::Staff(mut view) = staff() else { unreachable!("a member of staff") };
    let name = Bilingual { zh: "月港".to_owned(), en: "Yuegang".to_owned() };
    view.agency = Some(AgencyName { id: AgencyId(agency.to_owned()), name });
    Reply::Staff(view)
}

pub(super) fn problem(code: ErrorCode) -> Failure {
    Failure::Problem(Box::new(Problem::from(code)))
}

/// A desk, and the last question it put.
pub(super) struct Talk {
    pub(super) desk: Desk,
    pub(super) effects: Vec<Effect>,
    asked: Vec<(Ticket, Call)>,
}

impl Talk {
    /// With nobody signed in.
    pub(super) fn begun() -> Self {
        let mut talk = Self { desk: Desk::new(true), effects: vec![], asked: vec![] };
        talk.tell(Event::Started);
        talk
    }

    /// Signed in, with these lines in the queue.
    pub(super) fn at_queue(rows: &[CaseRow]) -> Self {
        let mut talk = Self::begun();
        talk.answer(Ok(staff()));
        talk.answer(Ok(list(rows)));
        talk
    }

    /// With this case open and nothing else listed.
    pub(super) fn at_case(status: Status, assigned: Option<&str>) -> Self {
        let mut talk = Self::at_queue(&[row(1, status)]);
        talk.work(ConsoleEvent::Opened(reference(1)));
        talk.answer(Ok(case(1, status, 3, assigned)));
        talk
    }

    pub(super) fn tell(&mut self, event: Event) {
        self.effects = self.desk.update(event);
        for effect in &self.effects {
            if let Effect::Call(ticket, call) = effect {
                self.asked.push((*ticket, (**call).clone()));
            }
        }
    }

    pub(super) fn work(&mut self, event: ConsoleEvent) {
        self.tell(Event::Console(event));
    }

    pub(super) fn on_case(&mut self, event: CaseEvent) {
        self.work(ConsoleEvent::Case(event));
    }

    /// Answers the question put last.
    pub(super) fn answer(&mut self, answer: Result<Reply, Failure>) {
        let (ticket, _) = self.asked.last().expect("a question was put");
        self.tell(Event::Replied(*ticket, answer));
    }

    /// Answers the newest question that `of` picks.
    pub(super) fn answer_to(&mut self, of: impl Fn(&Call) -> bool, answer: Result<Reply, Failure>) {
        let found = self.asked.iter().rev().find(|(_, call)| of(call));
        let (ticket, _) = found.expect("such a question was put");
        self.tell(Event::Replied(*ticket, answer));
    }

    /// What the last event asked the server.
    pub(super) fn calls(&self) -> Vec<Call> {
        let calls = self.effects.iter().filter_map(|effect| match effect {
            Effect::Call(_, call) => Some((**call).clone()),
            _ => None,
        });
        calls.collect()
    }

    pub(super) fn console(&self) -> &Console {
        self.desk.console().expect("somebody is signed in")
    }

    pub(super) fn case(&self) -> &CaseDesk {
        self.console().case.as_ref().expect("a case is open")
    }

    /// The status and version that are shown of the open case.
    pub(super) fn shown(&self) -> Option<(Status, u32)> {
        self.case().view.as_ref().map(|view| (view.row.status, view.version))
    }
}
