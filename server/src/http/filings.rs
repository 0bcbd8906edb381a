//! Filing for care elsewhere, one's own filings, and taking one back.
//!
//! **Invariant:** filing needs nothing of the core: what is handed in while the core is silent is told later. The same request makes one
//! filing, and a person has one open for a place: as far as the core is heard, wherever it was made.

use std::{cmp::Reverse, time::Duration};

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    filing::{FilingEvent, FilingFault, KindId, Sought, Stage},
    machine::Actor,
    problem::ErrorCode,
    reference::Reference,
    region::{RegionCode, RegionProfile},
    wire::{
        File, Filed, FilingList, FilingRuleView, FilingView, FilingWithdrawn, ListFilings, NewFiling,
        ShowFilingRule, WithdrawFiling,
    },
};

use tokio::time::timeout;
use uuid::Uuid;

use super::{
    body::Body,
    foreign::only_own,
    problem::{Answer, ApiError},
    session::{self, Person},
};
use crate::{
    app::App,
    core::CoreFiling,
    filings::{self, Filer, FilingError},
    forms::FilingDetails,
    jobs::filing_number,
    limits::Asker,
    store::{CommitError, FilingId, FilingRecord},
};

/// The most of one's filings that are listed.
const LISTED: u32 = 60;
/// So long whoever files waits for the core.
const HEARD_WITHIN: Duration = Duration::from_secs(3);
/// Times that a reference is drawn anew.
const DRAWS: u8 = 8;

pub(super) async fn rule(State(app): State<App>, Path(code): Path<String>) -> Answer<ShowFilingRule> {
    let code = RegionCode::try_from(code).map_err(|_| ErrorCode::NotFound)?;
    let region = app.regions.get(&code).ok_or(ErrorCode::NotFound)?;
    let elsewhere = &region.benefit.on(app.now().day()).ok_or(ErrorCode::NotFound)?.elsewhere;
    Ok(Json(FilingRuleView {
        region: region.code.clone(),
        rule: region.filing.clone(),
        provinces: app.regions.provinces.clone(),
        filed: elsewhere.filed,
        unfiled: elsewhere.unfiled,
        review_days: region.terms.review_days,
    }))
}

pub(super) async fn list(State(app): State<App>, person: Person) -> Answer<ListFilings> {
    app.limits.take([Asker::FilingsBy(person.visit.token)], app.now())?;
    let region = session::rules(&app, &person.visit)?;
    let turn = app.turns.of(person.index).await;
    let told = app.core.filings(&region.code, &person.details.number).await;
    drop(turn);
    let core_heard = told.is_ok();
    let mut told = told.unwrap_or_else(|error| {
        tracing::warn!(cause = %error, "the core does not tell of filings");
        Vec::new()
    });
    let mut listed = Vec::new();
    for own in app.store.filings_of(&person.index, LISTED).await? {
        let number = filing_number(&own);
        let word = told.iter().position(|one| one.filing.key == number).map(|at| told.swap_remove(at).word);
        let own = match word.and_then(|word| filings::learn(&own, word, app.now())) {
            Some(moved) => learned(&app, own, moved).await?,
            None => own,
        };
        listed.push(view(&own));
    }
    listed.extend(told.iter().map(|elsewhere| theirs(region, elsewhere)));
    listed.sort_by_key(|filing| Reverse(filing.from));
    Ok(Json(FilingList { as_of: app.now(), core_heard, filings: listed }))
}

/// Writes down what the core said, unless somebody else was faster: then the next look tells.
async fn learned(app: &App, own: FilingRecord, moved: filings::Moved) -> Result<FilingRecord, ApiError> {
    let stored = moved.stored();
    match app.commit(moved.changes(app)?).await {
        Ok(_) => Ok(stored),
        Err(CommitError::Stale) => Ok(app.store.filing(own.id).await?.unwrap_or(own)),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn file(State(app): State<App>, person: Person, Body(asked): Body<File>) -> Answer<File> {
    app.limits.take([Asker::FilingsBy(person.visit.token)], app.now())?;
    if let Some(standing) = standing(&app, &person, &asked).await? {
        return Ok(Json(standing));
    }
    let region = session::rules(&app, &person.visit)?;
    let today = app.now().day();
    let kind = region.filing.check(&asked.sought, &region.code, &app.regions.provinces, today)?;
    if let Some(open) = open_elsewhere(&app, &person, region, &asked.sought).await? {
        return met(open, &asked.sought).map(Json);
    }
    let details =
        FilingDetails { number: person.details.number.clone(), mobile: person.known.on_file.mobile.clone() };
    let filer = Filer { person: person.index, details: &details, region, language: &person.visit.language };
    for _ in 0..DRAWS {
        let moved = filings::hand_in(&app, filer, (asked.key, &asked.sought, kind))?;
        let stored = moved.stored();
        match app.commit(moved.changes(&app)?).await {
            Ok(_) => return Ok(Json(Filed { filing: view(&stored), already_open: false })),
            // Another tap or device was faster, or the reference is taken.
            Err(CommitError::Taken) => {
                if let Some(standing) = standing(&app, &person, &asked).await? {
                    return Ok(Json(standing));
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(ApiError::internal(&"no reference is free"))
}

/// The filing that this request made before, or the same that is open.
async fn standing(app: &App, person: &Person, asked: &NewFiling) -> Result<Option<Filed>, ApiError> {
    if let Some(made) = app.store.filing_by_key(&person.index, asked.key).await? {
        let same = (&made.kind, &made.place, made.first_day, made.last_day)
            == (&asked.sought.kind, &asked.sought.place, asked.sought.from, asked.sought.until);
        if !same {
            return Err(ErrorCode::KeyReused.into());
        }
        return Ok(Some(Filed { filing: view(&made), already_open: false }));
    }
    let open = app.store.open_filing(&person.index, &asked.sought.place).await?;
    open.map(|open| met(view(&open), &asked.sought)).transpose()
}

/// A filing is open for the place that is sought: the same is told, and any other stands in the way.
fn met(open: FilingView, sought: &Sought) -> Result<Filed, ApiError> {
    if is_same(&open, sought) {
        Ok(Filed { filing: open, already_open: true })
    } else {
        Err(ApiError::filing_open(open.reference))
    }
}

fn is_same(open: &FilingView, sought: &Sought) -> bool {
    (open.kind.as_ref(), open.from, open.until) == (Some(&sought.kind), sought.from, sought.until)
}

/// What the core holds open for the place and was made elsewhere, the same first. Nothing where it is not heard: it decides later.
async fn open_elsewhere(
    app: &App,
    person: &Person,
    region: &RegionProfile,
    sought: &Sought,
) -> Result<Option<FilingView>, ApiError> {
    let asking = async {
        let _turn = app.turns.of(person.index).await;
        app.core.filings(&region.code, &person.details.number).await
    };
    let Ok(Ok(told)) = timeout(HEARD_WITHIN, asking).await else {
        tracing::warn!("something is filed without having heard the core");
        return Ok(None);
    };
    let today = app.now().day();
    let mut open = None;
    for told in told.iter().filter(|told| told.filing.place == sought.place) {
        let view = theirs(region, told);
        let is_found = open.as_ref().is_some_and(|open| is_same(open, sought));
        if !is_found && view.stage(today) != Stage::Over && !is_made_here(app, person, told).await? {
            open = Some(view);
        }
    }
    Ok(open)
}

/// Whether it is one of those made here: how they stand is known better here.
async fn is_made_here(app: &App, person: &Person, told: &CoreFiling) -> Result<bool, ApiError> {
    let Ok(id) = Uuid::try_parse(&told.filing.key) else { return Ok(false) };
    Ok(app.store.filing(FilingId(id)).await?.is_some_and(|made| made.person == person.index))
}

pub(super) async fn withdraw(
    State(app): State<App>,
    person: Person,
    Path(reference): Path<String>,
    Body(FilingWithdrawn { version }): Body<WithdrawFiling>,
) -> Answer<WithdrawFiling> {
    let reference = Reference::try_from(reference).map_err(|_| ErrorCode::NotFound)?;
    let found = app.store.filing_by_reference(&reference).await?;
    let is_own = |found: &FilingRecord| found.person == person.index;
    let filing = only_own(&app, &person, found, is_own, |found| found.reference.as_str().to_owned()).await?;
    if filing.version != version {
        return Err(ErrorCode::StaleVersion.into());
    }
    let moved = filings::take(filing, FilingEvent::Withdrawn, Actor::Resident, app.now())
        .map_err(FilingError::from)?;
    let stored = moved.stored();
    app.commit(moved.changes(&app)?).await?;
    Ok(Json(view(&stored)))
}

fn view(filing: &FilingRecord) -> FilingView {
    FilingView {
        reference: Some(filing.reference.clone()),
        version: filing.version,
        kind: Some(filing.kind.clone()),
        place: filing.place.clone(),
        from: filing.first_day,
        until: filing.last_day,
        status: filing.status,
        since: Some(filing.since),
        refusal: filing.refusal,
    }
}

/// A filing that was made elsewhere, as the core tells of it.
fn theirs(region: &RegionProfile, told: &CoreFiling) -> FilingView {
    let kind = KindId(told.filing.kind.clone());
    FilingView {
        reference: None,
        version: 0,
        kind: region.filing.kind(&kind).is_some().then_some(kind),
        place: told.filing.place.clone(),
        from: told.filing.from,
        until: told.filing.until,
        status: told.word.status,
        since: None,
        refusal: told.word.refusal,
    }
}

impl From<FilingFault> for ApiError {
    fn from(fault: FilingFault) -> Self {
        match fault {
            // The rule changed while it was read.
            FilingFault::Kind | FilingFault::HasNoEnd => ErrorCode::StaleVersion,
            FilingFault::Place | FilingFault::OwnPlace => ErrorCode::FilingPlace,
            FilingFault::TooEarly(_)
            | FilingFault::TooLate(_)
            | FilingFault::NoEnd
            | FilingFault::EndsBefore
            | FilingFault::TooLong(_) => ErrorCode::FilingPeriod,
            FilingFault::NotPromised => ErrorCode::Malformed,
        }
        .into()
    }
}

impl From<FilingError> for ApiError {
    fn from(error: FilingError) -> Self {
        match error {
            FilingError::WrongStep(_) => ErrorCode::WrongStep.into(),
            FilingError::Seal(error) => error.into(),
            FilingError::Entropy(error) => error.into(),
            FilingError::Enqueue(error) => error.into(),
        }
    }
}
