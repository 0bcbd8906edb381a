//! Replies a server could give, made small.

use domain::{
    application::{Actor, Ask, Contact, HistoryEntry, PhotoId, Status},
    kiosk::{Kiosk, KioskId},
    masked::Masked,
    moment::{Moment, iso_date},
    money::Fen,
    outlet::{Outlet, OutletId, Position},
    photo::{Check, Hint, Level, Measure, PhotoProfile, PhotoReport, Span},
    problem::{ErrorCode, Problem},
    reference::Reference,
    region::{Agency, Bilingual, ConsentRule, District, FeeRule, RegionCode, Terms},
    service::{ReplaceReason, Service},
    wire::{
        ApplicationSummary, ApplicationView, CodeSent, DraftView, Holder, Identified, Insurance, OutletStock,
        PersonView, PhotoSource, PhotoView, Recognised, RegionName, RegionView, Regions, Stage, TrackView,
        VisitView,
    },
};
use time::Date;
use uuid::Uuid;

use crate::{Failure, Reply, Setting};

pub(super) const ID: &str = "11010519491231002X";

pub(super) fn today() -> Date {
    iso_date::parse("2026-11-21").unwrap()
}

pub(super) fn both(text: &str) -> Bilingual {
    Bilingual { zh: text.into(), en: text.into() }
}

pub(super) fn code() -> RegionCode {
    RegionCode::try_from("339900".to_owned()).unwrap()
}

pub(super) fn setting(kiosk: bool) -> Reply {
    let here = Position { lat: 30.0, lon: 121.0 };
    let kiosk = kiosk.then(|| Kiosk {
        id: KioskId("demo".into()),
        hall: both("hall"),
        number: 3,
        region: code(),
        position: here,
    });
    Reply::Setting(Box::new(Setting {
        regions: Regions { default: code(), regions: vec![RegionName { code: code(), name: both("Anlan") }] },
        region: region(),
        kiosk,
    }))
}

fn region() -> RegionView {
    RegionView {
        code: code(),
        version: "2026-03".into(),
        name: both("Anlan"),
        demo: true,
        agency: Agency {
            name: both("agency"),
            address: both("street"),
            phone: "12393".into(),
            hours: both("9-17"),
        },
        hotlines: Vec::new(),
        fee: FeeRule { amount: Fen(0), methods: Vec::new() },
        terms: Terms {
            review_days: 3,
            production_days: 5,
            answer_days: 15,
            hold_hours: 24,
            renewal_window_days: 60,
            card_validity_years: 10,
        },
        consent: ConsentRule { version: "1".into(), photo_days: 30, record_years: 10 },
        districts: vec![District {
            code: code(),
            name: both("East"),
            position: Position { lat: 31.0, lon: 121.0 },
        }],
    }
}

fn photo_rules() -> PhotoProfile {
    let span = Span { min: 0.0, max: 1.0 };
    PhotoProfile {
        id: "social-security-card".into(),
        width: 358,
        height: 441,
        dpi: 350,
        bytes: Span { min: 14_336, max: 20_480 },
        min_quality: 60,
        face_width: span,
        eyes_x: span,
        eyes_above_bottom: 207.0,
        hair_top: span,
        rules: Vec::new(),
    }
}

pub(super) fn visit(stage: Stage) -> Reply {
    Reply::Visit(Box::new(VisitView { region: code(), stage }))
}

pub(super) fn sent() -> CodeSent {
    CodeSent { again_at: Moment(60), valid_until: Moment(600) }
}

pub(super) fn recognised(insurance: Insurance) -> Reply {
    visit(Stage::Recognised(Recognised { name: Masked::name("张秀兰"), insurance }))
}

pub(super) fn identified(draft: DraftView, applications: Vec<ApplicationSummary>) -> Reply {
    visit(Stage::Identified(Box::new(Identified {
        person: PersonView {
            name: Masked::name("张秀兰"),
            id_number: Masked::keep(ID, 3, 4),
            mobile: Some(Masked::keep("13812341234", 3, 4)),
            email: None,
            address: None,
            card: None,
        },
        draft,
        photo_rules: photo_rules(),
        applications,
    })))
}

pub(super) fn report(hint: Hint, level: Level) -> PhotoReport {
    PhotoReport { measures: vec![Measure { check: Check::OneFace, raw: 1.0, score: 90, level }], hint }
}

pub(super) fn photo(source: PhotoSource) -> PhotoView {
    PhotoView {
        id: PhotoId(Uuid::from_u128(7)),
        source,
        exception: None,
        report: report(Hint::Ready, Level::Pass),
    }
}

pub(super) fn full_draft(version: u32) -> DraftView {
    DraftView {
        version,
        reason: Some(ReplaceReason::Expired),
        mobile: Some(Contact::OnFile),
        email: Some(Contact::None),
        address: Some(Contact::OnFile),
        photo: Some(photo(PhotoSource::Camera)),
    }
}

pub(super) fn reference() -> Reference {
    Reference::from_number(48_273_915)
}

pub(super) fn summary(status: Status) -> ApplicationSummary {
    ApplicationSummary { reference: reference(), service: Service::ReplaceCard, status }
}

pub(super) fn tracked(status: Status, asks: Vec<Ask>) -> TrackView {
    TrackView {
        reference: reference(),
        status,
        holder: Holder::of(status),
        promised: None,
        reject_reason: None,
        asks: asks.clone(),
        history: vec![HistoryEntry {
            at: Moment(0),
            event: None,
            status,
            actor: Actor::Resident,
            reason: None,
            asks,
        }],
    }
}

pub(super) fn application(status: Status, asks: Vec<Ask>) -> ApplicationView {
    ApplicationView {
        reference: reference(),
        version: 4,
        region: code(),
        rules: "2026-03".into(),
        service: Service::ReplaceCard,
        reason: ReplaceReason::Expired,
        progress: tracked(status, asks),
        fee: Fen(0),
        photo: PhotoId(Uuid::from_u128(7)),
        outlet: None,
        held_until: None,
        pickup_code: None,
    }
}

pub(super) fn outlet(id: &str, lat: f64, free: u32) -> OutletStock {
    OutletStock {
        outlet: Outlet {
            id: OutletId(id.into()),
            district: code(),
            name: both(id),
            address: both("street"),
            position: Position { lat, lon: 121.0 },
            hours: both("9-17"),
            phone: "1".into(),
            blanks: 9,
        },
        free,
    }
}

pub(super) fn problem(code: ErrorCode) -> Failure {
    Failure::Problem(Box::new(Problem::from(code)))
}
