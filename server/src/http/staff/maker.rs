//! The card maker's files: batches of orders out, answers in.

use axum::{
    Json,
    extract::{Path, Request, State},
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use domain::{
    card_maker::{BATCH_MAX, LineOutcome},
    moment::Moment,
    problem::ErrorCode,
    reference::Reference,
    region::RegionCode,
    wire::staff::{
        AnswerReport, AnswerView, BatchView, CloseBatch, LineReport, MAKER_ANSWERS_MAX, MakerView, ShowMaker,
    },
};

use super::session::{SignedIn, entry};
use crate::{
    app::App,
    http::{
        body,
        problem::{Answer, ApiError},
    },
    maker::{self, MakerError, files},
    sealed_file,
    store::{
        AnswerId, AnswerRecord, ApplicationId, AuditEntry, BatchRecord, Change, CommitError, MakerChange,
    },
};

/// Batches and answers that are listed.
const LISTED: u32 = 20;

pub(in crate::http) async fn show(State(app): State<App>, SignedIn(member): SignedIn) -> Answer<ShowMaker> {
    Ok(Json(view(&app, &member.account.region).await?))
}

async fn view(app: &App, region: &RegionCode) -> Result<MakerView, ApiError> {
    let batches = app.store.batches(region, LISTED).await?;
    let answers = app.store.answers(region, LISTED).await?;
    Ok(MakerView {
        waiting: app.store.waiting_orders(region).await?,
        batches: batches.into_iter().map(batch_view).collect(),
        answers: answers.into_iter().map(answer_view).collect(),
        left_out: Vec::new(),
    })
}

fn batch_view(record: BatchRecord) -> BatchView {
    let BatchRecord { number, closed_at, closed_by, count, checksum, .. } = record;
    BatchView { number, closed_at, closed_by, count, checksum }
}

fn answer_view(record: AnswerRecord) -> AnswerView {
    let AnswerRecord { number, taken_at, taken_by, count, done, checksum, .. } = record;
    AnswerView { number, taken_at, taken_by, count, done, checksum }
}

pub(in crate::http) async fn close(State(app): State<App>, SignedIn(member): SignedIn) -> Answer<CloseBatch> {
    let (region, name, at) = (&member.account.region, &member.account.name, app.now());
    let orders = app.store.orders(region, None, BATCH_MAX).await?;
    if orders.is_empty() {
        return Err(ErrorCode::WrongStep.into());
    }
    let number = app.store.batches(region, 1).await?.first().map_or(1, |last| last.number + 1);
    let maker::Batch { lines, orders, left_out } = maker::batch(&app, region, (number, at), &orders).await?;
    let mut changes: Vec<_> = left_out.iter().map(|reference| not_written(at, name, reference)).collect();
    if !orders.is_empty() {
        changes.extend(closing((region, number), (name, at), &lines, orders));
    }
    match app.commit(changes).await {
        Ok(_) => Ok(Json(MakerView { left_out, ..view(&app, region).await? })),
        // Somebody else closed it meanwhile.
        Err(CommitError::Taken | CommitError::Stale) => Err(ErrorCode::StaleVersion.into()),
        Err(error) => Err(error.into()),
    }
}

/// The audit has what was left out.
fn not_written(at: Moment, name: &str, reference: &Reference) -> Change {
    Change::Audit(entry(at, name, "order-left-out", reference.as_str()))
}

fn closing(
    (region, number): (&RegionCode, u32),
    (name, at): (&str, Moment),
    lines: &str,
    orders: Vec<ApplicationId>,
) -> [Change; 2] {
    let checksum = sealed_file::checksum(lines);
    let batch = BatchRecord {
        region: region.clone(),
        number,
        closed_at: at,
        closed_by: name.to_owned(),
        count: u32::try_from(orders.len()).unwrap_or(u32::MAX),
        checksum: checksum.clone(),
    };
    let audit = AuditEntry { detail: checksum, ..entry(at, name, "batch-closed", &subject(region, number)) };
    [Change::Maker(MakerChange::CloseBatch { batch, orders }), Change::Audit(audit)]
}

fn subject(region: &RegionCode, number: u32) -> String {
    format!("{}-batch-{number}", region.as_str())
}

/// The file of a batch, the same as when it was closed. The audit has it before anybody gets it.
pub(in crate::http) async fn download(
    State(app): State<App>,
    SignedIn(member): SignedIn,
    Path(number): Path<u32>,
) -> Result<Response, ApiError> {
    let (region, name) = (&member.account.region, &member.account.name);
    let batch = app.store.batch(region, number).await?.ok_or(ErrorCode::NotFound)?;
    let orders = app.store.orders(region, Some(number), batch.count).await?;
    let lines = maker::batch(&app, region, (number, batch.closed_at), &orders).await?.lines;
    if sealed_file::checksum(&lines) != batch.checksum {
        // Cases or photos of it are not kept any more.
        return Err(ErrorCode::NotFound.into());
    }
    let audit = entry(app.now(), name, "batch-downloaded", &subject(region, number));
    app.commit(vec![Change::Audit(audit)]).await?;
    let mut response = sealed_file::sealed(lines).into_response();
    let named = format!("attachment; filename=\"orders-{}-{number}.jsonl\"", region.as_str());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/jsonl"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(named) = HeaderValue::try_from(named) {
        headers.insert(header::CONTENT_DISPOSITION, named);
    }
    Ok(response)
}

/// An answer of the card maker: who took it in is noted first, then each line takes its step or is told. What broke off goes on with the
/// same file: lines that were taken change nothing.
pub(in crate::http) async fn take(
    State(app): State<App>,
    member: Result<SignedIn, ApiError>,
    request: Request,
) -> Result<Json<AnswerReport>, ApiError> {
    let SignedIn(member) = match member {
        Ok(member) => member,
        Err(refused) => {
            body::pass_over(request, MAKER_ANSWERS_MAX).await;
            return Err(refused);
        }
    };
    let file = body::read(request, MAKER_ANSWERS_MAX).await?;
    let (region, name) = (&member.account.region, &member.account.name);
    let text = std::str::from_utf8(&file).map_err(|_| ErrorCode::FileUnreadable)?;
    let (lines, checksum) = sealed_file::unsealed(text).map_err(ErrorCode::from)?;
    let (header, steps) = files::answer(lines, region).map_err(ErrorCode::from)?;
    let at = app.now();
    let answer = AnswerRecord {
        id: AnswerId(app.entropy.id(at)?),
        region: region.clone(),
        number: header.number,
        taken_at: at,
        taken_by: name.clone(),
        count: header.count,
        done: 0,
        checksum: checksum.clone(),
    };
    let subject = format!("{}-answer-{}", region.as_str(), header.number);
    let audit = AuditEntry { detail: checksum, ..entry(at, name, "answer-taken", &subject) };
    app.commit(vec![Change::Maker(MakerChange::PutAnswer(answer.clone())), Change::Audit(audit)]).await?;
    let mut told = Vec::new();
    for (line, step) in (2_u32..).zip(steps) {
        let outcome = maker::follow(&app, &answer, &step).await?;
        told.push(LineReport { line, reference: step.reference, event: step.event, outcome });
    }
    let done = told.iter().filter(|line| line.outcome == LineOutcome::Done).count();
    let answer = AnswerRecord { done: u32::try_from(done).unwrap_or(u32::MAX), ..answer };
    Ok(Json(AnswerReport { answer: answer_view(answer), lines: told, maker: view(&app, region).await? }))
}

impl From<MakerError> for ApiError {
    fn from(error: MakerError) -> Self {
        match error {
            MakerError::Store(error) => error.into(),
            MakerError::Commit(error) => error.into(),
            MakerError::Seal(error) => error.into(),
            MakerError::File(error) => error.into(),
            MakerError::Enqueue(error) => error.into(),
            error @ (MakerError::Json(_) | MakerError::Missing(_)) => Self::internal(&error),
        }
    }
}
