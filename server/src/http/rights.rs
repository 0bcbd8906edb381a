//! The months of one's contributions, and one's rights record: on the screen, and on paper.
//!
//! **Invariant:** a record's sums are of the whole period, or there is no record.

use axum::{
    Json,
    extract::{Path, Query, State, rejection::QueryRejection},
    response::Response,
};
use domain::{
    masked::Masked,
    moment::Moment,
    months::{MonthSpan, calendar},
    problem::ErrorCode,
    rights::{AccountSums, CareSum},
    settlement::Settlement,
    wire::{ListMonths, MonthList, RightsAccount, RightsView, ShowRights, SpecialQuery},
    year_month::YearMonth,
};

use super::{
    account,
    files::{self, PDF},
    problem::{Answer, ApiError},
    reimbursements::of_year,
    session::{Person, Reader},
};
use crate::{app::App, core::Period, limits::Asker, own_papers::RightsPaper};

/// Pages of entries that a record counts at most; who has more is sent to the counter.
const PAGES: u32 = 100;

pub(super) async fn months(
    State(app): State<App>,
    Reader(person): Reader,
    Path(year): Path<String>,
) -> Answer<ListMonths> {
    let (year, _) = account::in_year(&year, app.now().day())?;
    let span = MonthSpan::year(year).ok_or(ErrorCode::NotFound)?;
    app.limits.take([Asker::AccountBy(person.visit.token)], app.now())?;
    let (asking, number) = (&person.visit.region, &person.details.number);
    let _turn = app.turns.of(person.index).await;
    let told = app.core.months(asking, number, span.with_neighbours()).await?;
    let months = calendar(span, &told.told);
    Ok(Json(MonthList { as_of: app.now(), year, months, paid_in_all: told.paid_in_all }))
}

pub(super) async fn show(
    State(app): State<App>,
    Reader(person): Reader,
    Path(span): Path<String>,
) -> Answer<ShowRights> {
    record(&app, &person, &span).await.map(Json)
}

/// The record as a PDF.
pub(super) async fn paper(
    State(app): State<App>,
    Reader(person): Reader,
    Path(span): Path<String>,
    query: Result<Query<SpecialQuery>, QueryRejection>,
) -> Result<Response, ApiError> {
    let Query(SpecialQuery { special }) = query.map_err(|_| ErrorCode::Malformed)?;
    let head = files::head(&app, &person)?;
    app.limits.take([Asker::PaperBy(person.visit.token)], app.now())?;
    let view = record(&app, &person, &span).await?;
    let pdf = app.papers.rights(&RightsPaper { head, view, special }).await?;
    Ok(files::file(PDF, "rights-record.pdf", pdf))
}

async fn record(app: &App, person: &Person, span: &str) -> Result<RightsView, ApiError> {
    let now = app.now();
    app.limits.take([Asker::RightsBy(person.visit.token)], now)?;
    let present = YearMonth::of(now.day()).ok_or(ErrorCode::Malformed)?;
    let span = span.parse::<MonthSpan>().and_then(|span| span.until(present));
    let is_kept = |span: &MonthSpan| span.from().year() >= account::FIRST_YEAR;
    let span = span.ok().filter(is_kept).ok_or(ErrorCode::Malformed)?;
    let (asking, number) = (&person.visit.region, &person.details.number);
    let turn = app.turns.of(person.index).await;
    let (insured, account, due, told) = tokio::try_join!(
        app.core.person(asking, number),
        app.core.account(asking, number),
        app.core.contributions(asking, number),
        app.core.months(asking, number, span.with_neighbours()),
    )?;
    drop(turn);
    let (settled_at, settled) = settled(app, person, span).await?;
    let account = match account.and_then(|account| account.personal) {
        Some(personal) => {
            Some(RightsAccount { sums: sums(app, person, span).await?, balance: personal.balance })
        }
        None => None,
    };
    let has_months = !told.told.is_empty() || told.paid_in_all.is_some();
    let insurances = insured.into_iter().flat_map(|insured| insured.insurances);
    Ok(RightsView {
        as_of: settled_at.min(now),
        span,
        name: Masked::name(&person.known.name),
        id_number: number.masked(),
        insurances: insurances.map(|insurance| account::told(app, insurance)).collect(),
        months: if has_months { calendar(span, &told.told) } else { Vec::new() },
        paid_in_all: told.paid_in_all,
        yearly: due
            .iter()
            .filter(|due| span.years().contains(&due.year))
            .map(account::contribution)
            .collect(),
        account,
        care: CareSum::each(&settled),
    })
}

/// What went into the account and out of it.
async fn sums(app: &App, person: &Person, span: MonthSpan) -> Result<AccountSums, ApiError> {
    let period = Period { from: span.first_day(), to: span.last_day() };
    let (entries, more) = account::entries_of(app, person, period, PAGES).await?;
    // Waiting would not help: staff have other means.
    if more { Err(ErrorCode::NotAllowed.into()) } else { Ok(AccountSums::of(&entries)) }
}

/// What was settled, and when the oldest of it was told.
async fn settled(app: &App, person: &Person, span: MonthSpan) -> Result<(Moment, Vec<Settlement>), ApiError> {
    let (mut at, mut settled) = (app.now(), Vec::new());
    for year in span.years() {
        let (_, told) = of_year(app, person, &year.to_string()).await?;
        at = at.min(told.at);
        let all = told.what.iter().map(|settled| &settled.settlement);
        settled.extend(all.filter(|one| span.has(one.on)).cloned());
    }
    Ok((at, settled))
}
