//! Whether the books agree, and the bank's month-end files.

use axum::{
    Json,
    extract::{Path, Request, State},
};
use domain::{
    month_end::SIZE_MAX,
    payment::Channel,
    problem::ErrorCode,
    wire::staff::{
        AccountSum, DayToReconcile, DifferenceId, DifferenceResolved, DifferenceView, ImportMonthEnd,
        ListMonthEnds, MonthEndFile, MonthEndId, MonthEndList, MonthEndView, ReconciledDay, Reconciliation,
        ReleaseMonthEnd, ResolveDifference, RunReconciliation, ShowReconciliation,
    },
};

use super::session::{Member, entry};
use crate::{
    app::App,
    http::{
        body::{self, Body},
        foreign::only_own,
        problem::{Answer, ApiError},
    },
    month_ends::{self, ImportError},
    reconciling,
    store::{AuditEntry, Change, DifferenceRecord, MoneyChange, MonthEndRecord},
};

const DAYS: usize = 31;
const DIFFERENCES: u32 = 200;
const FILES: u32 = 24;
/// The longest file, and what stands around it.
const FILE_MAX: usize = SIZE_MAX + SIZE_MAX / 8;

pub(in crate::http) async fn show(State(app): State<App>, member: Member) -> Answer<ShowReconciliation> {
    Ok(Json(view(&app, &member).await?))
}

pub(in crate::http) async fn run(
    State(app): State<App>,
    member: Member,
    Body(DayToReconcile { day }): Body<RunReconciliation>,
) -> Answer<RunReconciliation> {
    if day > app.now().day() {
        return Err(ErrorCode::Malformed.into());
    }
    reconciling::check_ledger(&app).await?;
    if app.tills.has(Channel::Wechat) {
        reconciling::compare(&app, Channel::Wechat, day).await?;
    }
    Ok(Json(view(&app, &member).await?))
}

pub(in crate::http) async fn resolve(
    State(app): State<App>,
    member: Member,
    Path(id): Path<DifferenceId>,
    Body(resolved): Body<ResolveDifference>,
) -> Answer<ResolveDifference> {
    let difference = app.store.difference(id).await?;
    let is_own = |difference: &DifferenceRecord| {
        difference.region.as_ref().is_none_or(|region| *region == member.account.region)
    };
    let difference = only_own(&app, &member, difference, is_own, |one| one.number.to_string()).await?;
    match resolved {
        DifferenceResolved::AskedAgain => {
            reconciling::ask_again(&app, &difference).await?;
            reconciling::compare(&app, difference.channel, difference.day).await?;
        }
        DifferenceResolved::Explained => {
            let by = member.account.name.clone();
            let resolved = MoneyChange::ResolveDifference { id, at: app.now(), by };
            app.commit(vec![Change::Money(resolved), audit(&app, &member, &difference)]).await?;
        }
    }
    Ok(Json(view(&app, &member).await?))
}

fn audit(app: &App, member: &Member, difference: &DifferenceRecord) -> Change {
    let subject = difference.number.to_string();
    let entry = entry(app.now(), &member.account.name, "difference-explained", &subject);
    Change::Audit(AuditEntry { detail: difference.kind.as_str().to_owned(), ..entry })
}

async fn view(app: &App, member: &Member) -> Result<Reconciliation, ApiError> {
    let region = &member.account.region;
    let days = app.store.bill_days(reconciling::REMEMBERED).await?;
    let uncompared = reconciling::uncompared(app, &days).await?;
    let differences = app.store.differences(region, DIFFERENCES).await?;
    let sums = app.store.account_sums(region).await?;
    Ok(Reconciliation {
        uncompared: uncompared.into_iter().map(|day| DayToReconcile { day }).collect(),
        days: days
            .into_iter()
            .take(DAYS)
            .map(|day| ReconciledDay {
                day: day.day,
                at: day.at,
                ours: day.ours,
                theirs: day.theirs,
                differences: day.differences,
            })
            .collect(),
        differences: differences.into_iter().map(difference_view).collect(),
        accounts: sums.into_iter().map(|(kind, balance)| AccountSum { kind, balance }).collect(),
        ledger: app.store.last_ledger_check().await?,
    })
}

fn difference_view(difference: DifferenceRecord) -> DifferenceView {
    DifferenceView {
        id: difference.id,
        day: difference.day,
        kind: difference.kind,
        number: difference.number,
        refund: difference.refund,
        ours: difference.ours,
        theirs: difference.theirs,
        resolved_at: difference.resolved_at,
        resolved_by: difference.resolved_by,
    }
}

pub(in crate::http) async fn month_ends(State(app): State<App>, member: Member) -> Answer<ListMonthEnds> {
    Ok(Json(files(&app, &member).await?))
}

pub(in crate::http) async fn import(
    State(app): State<App>,
    member: Member,
    request: Request,
) -> Answer<ImportMonthEnd> {
    // Larger than any other body in JSON: a file of fifty thousand people.
    let body = body::read(request, FILE_MAX).await?;
    let MonthEndFile { text } = serde_json::from_slice(&body).map_err(|_| ErrorCode::Malformed)?;
    let done = month_ends::import(&app, &member.account.region, &text, &member.account.name).await;
    done.map_err(|error| match error {
        ImportError::Unreadable(lines) => ApiError::file_refused(lines),
        ImportError::Elsewhere | ImportError::OtherContent => ErrorCode::FileUnreadable.into(),
        ImportError::Money(error) => ApiError::from(error),
    })?;
    Ok(Json(files(&app, &member).await?))
}

pub(in crate::http) async fn release(
    State(app): State<App>,
    member: Member,
    Path(id): Path<MonthEndId>,
) -> Answer<ReleaseMonthEnd> {
    let file = app.store.month_end(id).await?;
    let is_own = |file: &MonthEndRecord| file.region == member.account.region;
    let file = only_own(&app, &member, file, is_own, month_ends::subject).await?;
    if file.by == member.account.name {
        return Err(ErrorCode::NotAllowed.into());
    }
    month_ends::release(&app, &file, &member.account.name).await?;
    Ok(Json(files(&app, &member).await?))
}

async fn files(app: &App, member: &Member) -> Result<MonthEndList, ApiError> {
    let files = app.store.month_ends(&member.account.region, FILES).await?;
    let files = files
        .into_iter()
        .map(|file| MonthEndView {
            id: file.id,
            bank: file.bank,
            month: file.month,
            batch: file.batch,
            at: file.at,
            by: file.by,
            released_at: file.released_at,
            released_by: file.released_by,
            count: file.count,
            total: file.total,
            credited: file.credited,
            refused: file.refused,
        })
        .collect();
    Ok(MonthEndList { files })
}
