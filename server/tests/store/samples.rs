//! Records to try the store with. A number tells them apart.

use domain::{
    application::{Ask, Event, HistoryEntry, PhotoException, PhotoId, Status},
    card::CardStatus,
    filing::{FilingStatus, KindId},
    jurisdiction::AgencyId,
    kiosk::KioskId,
    machine::Actor,
    moment::Moment,
    money::Fen,
    notice::NoticeWords,
    outlet::OutletId,
    photo::{Check, Hint, Level, Measure, PhotoPurpose, PhotoReport},
    reference::Reference,
    region::{Bilingual, RegionCode},
    service::{ReplaceReason, Service},
    wire::{
        FilingKey, NoticeId, PhotoSource,
        staff::{NoticeKey, Role},
    },
};
use server::store::{
    ApplicationId, ApplicationRecord, AuditEntry, BlindIndex, CardId, CardRecord, Change, ClaimRecord,
    DraftRecord, FilingId, FilingRecord, HistoryRecord, JobId, JobRecord, NoticeRecord, PhotoRecord, Sealed,
    StaffRecord, Store, TokenHash, VisitId, VisitRecord, VisitStage, VouchId, VouchRecord,
};
use time::{Date, Month};
use uuid::Uuid;

/// Noon of some day.
pub(crate) const NOON: Moment = Moment(1_795_000_000_000_000);

/// So many seconds after noon.
pub(crate) const fn later(seconds: i64) -> Moment {
    NOON.plus_seconds(seconds)
}

fn uuid(kind: u8, number: u32) -> Uuid {
    Uuid::from_u128(u128::from(kind) << 96 | u128::from(number))
}

fn bytes(number: u32) -> [u8; 32] {
    let mut bytes = [7; 32];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    bytes
}

pub(crate) fn region() -> RegionCode {
    RegionCode::try_from("990100".to_owned()).unwrap()
}

pub(crate) fn person(number: u32) -> BlindIndex {
    BlindIndex(bytes(number))
}

pub(crate) fn token(number: u32) -> TokenHash {
    TokenHash(bytes(number))
}

pub(crate) fn agency(id: &str) -> AgencyId {
    AgencyId(id.to_owned())
}

pub(crate) fn outlet() -> OutletId {
    OutletId("anlan-01".to_owned())
}

/// A card in use.
pub(crate) fn card(number: u32) -> CardRecord {
    CardRecord {
        id: CardId(uuid(9, number)),
        version: 0,
        person: person(number),
        region: region(),
        rules: "2026-03".to_owned(),
        status: CardStatus::Active,
        since: NOON,
        reported_at: None,
        warns_at: None,
        lapses_at: None,
        lapse: None,
        warned: false,
        told: false,
        language: "en".to_owned(),
        details: Sealed(vec![3, 1, 4]),
        application: Some(ApplicationId(uuid(2, number))),
    }
}

/// A notice that was published so many seconds after noon.
pub(crate) fn notice(number: u32) -> NoticeRecord {
    let both = |zh: &str, en: &str| Bilingual { zh: zh.to_owned(), en: en.to_owned() };
    NoticeRecord {
        id: NoticeId(uuid(13, number)),
        key: NoticeKey(uuid(14, number)),
        region: region(),
        published_at: later(i64::from(number)),
        published_by: "admin".to_owned(),
        words: NoticeWords {
            title: both("休息一天", "Closed for a day"),
            text: both("周一不开门。\n周二照常。", "Closed on Monday.\nOpen on Tuesday."),
            since: Some(Date::from_calendar_date(2026, Month::December, 1).unwrap()),
        },
        withdrawn: None,
    }
}

/// A filing for Shanghai that was handed in at noon, for a year.
pub(crate) fn filing(number: u32) -> FilingRecord {
    let day = |year, month| Date::from_calendar_date(year, month, 25).unwrap();
    FilingRecord {
        id: FilingId(uuid(11, number)),
        reference: Reference::from_number(number),
        version: 0,
        person: person(number),
        key: FilingKey(uuid(12, number)),
        region: region(),
        rules: "2026-02".to_owned(),
        kind: KindId("retired".to_owned()),
        promised: true,
        place: RegionCode::try_from("310000".to_owned()).unwrap(),
        first_day: day(2026, Month::November),
        last_day: Some(day(2027, Month::October)),
        status: FilingStatus::Submitted,
        since: NOON,
        filed_at: NOON,
        refusal: None,
        language: "en".to_owned(),
        details: Sealed(vec![1, 6, 1]),
    }
}

pub(crate) fn visit(number: u32) -> VisitRecord {
    VisitRecord {
        id: VisitId(uuid(1, number)),
        version: 0,
        token: token(number),
        device: token(number + 1000),
        region: region(),
        kiosk: Some(KioskId("demo".to_owned())),
        language: "zh-CN".to_owned(),
        consent: "2026-03".to_owned(),
        stage: VisitStage::CodeSent,
        person: Some(person(number)),
        details: Some(Sealed(vec![0, 1, 2, 255])),
        code: Some(bytes(number)),
        code_valid_until: Some(later(600)),
        code_again_at: None,
        vouched_by: None,
        begun_at: NOON,
        seen_at: NOON,
        expires_at: later(900),
    }
}

pub(crate) fn vouch(number: u32, code: &str) -> VouchRecord {
    VouchRecord {
        id: VouchId(uuid(2, number)),
        version: 0,
        code: code.to_owned(),
        visit: visit(number).id,
        kiosk: KioskId("demo".to_owned()),
        region: region(),
        person: person(number),
        details: Sealed(vec![3]),
        asked_at: NOON,
        valid_until: later(600),
        decided: None,
        decided_by: None,
    }
}

pub(crate) fn draft(number: u32) -> DraftRecord {
    DraftRecord {
        person: person(number),
        service: Service::ReplaceCard,
        version: 0,
        answers: Sealed(vec![4, 5]),
        saved_at: NOON,
    }
}

pub(crate) fn photo(number: u32) -> PhotoRecord {
    let measure = |level| Measure { check: Check::Yaw, raw: -1.25, score: 93, level, fault: None };
    let report = |level| PhotoReport { measures: vec![measure(level)], hint: Hint::Ready };
    PhotoRecord {
        id: PhotoId(uuid(3, number)),
        visit: visit(number).id,
        person: person(number),
        shows: number.is_multiple_of(2).then(|| person(number + 1)),
        purpose: PhotoPurpose::Card,
        card_form: None,
        source: if number.is_multiple_of(2) { PhotoSource::Upload } else { PhotoSource::Camera },
        months_old: number.is_multiple_of(2).then_some(5),
        exception: Some(PhotoException::Faith),
        report: report(Level::Pass),
        // A browser that said nothing, one that agreed, one that did not.
        claim: [None, Some(true), Some(false)][usize::try_from(number % 3).unwrap()].map(|agrees| {
            ClaimRecord { report: report(if agrees { Level::Pass } else { Level::Advice }), agrees }
        }),
        finished: format!("finished-{number}"),
        finished_bytes: 19_000,
        original: Some(format!("original-{number}")),
        original_type: "image/jpeg".to_owned(),
        taken_at: later(30),
    }
}

pub(crate) fn application(number: u32) -> ApplicationRecord {
    ApplicationRecord {
        id: ApplicationId(uuid(4, number)),
        reference: Reference::from_number(number),
        version: 0,
        region: region(),
        agency: Some(agency("anlan")),
        rules: "2026-03".to_owned(),
        service: Service::ReplaceCard,
        reason: Some(ReplaceReason::Damaged),
        person: person(number),
        agent: number.is_multiple_of(2).then(|| person(number + 100)),
        details: Sealed(vec![6, 7, 8]),
        photo: photo(number).id,
        photo_exception: Some(PhotoException::Faith),
        photos_refused: 1,
        paid: true,
        spoiled: 1,
        language: "en".to_owned(),
        status: Status::Submitted,
        since: later(i64::from(number)),
        promised: Date::from_calendar_date(2026, Month::November, 25).ok(),
        fee: Fen(2500),
        outlet: None,
        held_until: None,
        answer_until: None,
        remind_at: None,
        collect_until: None,
        assigned: None,
        vouched_by: Vec::new(),
        four_eyes: false,
        proposed_by: None,
        decided_by: None,
        decided_at: None,
        reject_reasons: vec![],
        asks: vec![],
        photo_reasons: vec![],
        withdrawal: None,
        submitted_at: later(i64::from(number)),
    }
}

pub(crate) fn line(at: Moment, event: Option<Event>, status: Status, by: Option<&str>) -> HistoryRecord {
    let asks = if status == Status::NeedsInfo { vec![Ask::NewPhoto, Ask::Address] } else { vec![] };
    let actor = if by.is_some() { Actor::Clerk } else { Actor::Resident };
    let entry = HistoryEntry { asks, ..HistoryEntry::new(at, event, status, actor) };
    HistoryRecord { entry, by: by.map(str::to_owned) }
}

pub(crate) fn job(number: u32, key: &str) -> JobRecord {
    JobRecord {
        id: JobId(uuid(5, number)),
        kind: "send-sms".to_owned(),
        key: key.to_owned(),
        payload: Sealed(vec![9; 40]),
        due_at: NOON,
    }
}

pub(crate) fn audit(action: &str, subject: &str) -> Change {
    Change::Audit(AuditEntry {
        at: NOON,
        actor: "clerk-1".to_owned(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        detail: "版本 2".to_owned(),
    })
}

pub(crate) fn staff(name: &str) -> StaffRecord {
    StaffRecord {
        name: name.to_owned(),
        office: Bilingual { zh: "安澜市医保中心".to_owned(), en: "Anlan centre".to_owned() },
        region: region(),
        agency: Some(agency("yuegang")),
        role: Role::Admin,
        password: "$argon2id$".to_owned(),
        demo: true,
    }
}

/// Handing an application in, as the server does it.
pub(crate) fn submit(application: ApplicationRecord) -> Change {
    let history = line(application.submitted_at, None, Status::Submitted, None);
    Change::Submit { application: Box::new(application), history }
}

/// Moving an application on, with a line for its history.
pub(crate) fn advance(application: &ApplicationRecord, event: Event, by: Option<&str>) -> Change {
    let history = Some(line(application.since, Some(event), application.status, by));
    Change::Move { application: Box::new(application.clone()), history }
}

/// Stores a visit and a photo, so that an application with this number can be handed in.
pub(crate) async fn prepare(store: &dyn Store, number: u32) {
    let changes = vec![Change::PutVisit(Box::new(visit(number))), Change::AddPhoto(Box::new(photo(number)))];
    store.commit(changes).await.unwrap();
}

/// Hands an application in and reads it back.
pub(crate) async fn submitted(store: &dyn Store, application: ApplicationRecord) -> ApplicationRecord {
    let id = application.id;
    store.commit(vec![submit(application)]).await.unwrap();
    store.application_by_id(id).await.unwrap().unwrap()
}
