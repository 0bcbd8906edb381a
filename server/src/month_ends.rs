//! The bank's month-end file: employers' credits, taken in once, released by a second clerk, and told to the core one by one.
//!
//! **Invariant:** nothing of a file moves before another clerk than imported it has released it. A file is in the books whole or not at all; of each line the core is told under a key of its own until it has said yes or
//! no for good.

use domain::{
    ledger::{Account, Cause, Movement},
    moment::Moment,
    month_end::{MonthEndError, MonthEndFault, MonthEndFile},
    payment::pause,
    region::RegionCode,
    wire::staff::MonthEndId,
    year_month::YearMonth,
};
use sha2::{Digest as _, Sha256};

use crate::{
    app::App,
    core::{Credit, CreditPurpose, Credited},
    forms::CreditDetails,
    hex::hex,
    payments::MoneyError,
    store::{
        AuditEntry, Change, CommitError, CreditState, MoneyChange, MonthEndCredit, MonthEndRecord, PostingId,
        PostingRecord,
    },
};

/// Every file that is kept.
const ALL: u32 = i32::MAX.unsigned_abs();

/// Why a file is not taken in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It cannot be read, or its month cannot be now; every line that is wrong.
    #[error("the file cannot be read")]
    Unreadable(Vec<MonthEndError>),
    /// It is another region's.
    #[error("the file is of another region")]
    Elsewhere,
    /// Another file of this batch was taken in before.
    #[error("another file of the same batch was taken in")]
    OtherContent,
    /// Nothing was taken in.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

/// Takes a file in, to wait for its release. The same file again changes nothing.
///
/// # Errors
///
/// [`ImportError`].
pub async fn import(app: &App, region: &RegionCode, text: &str, by: &str) -> Result<(), ImportError> {
    let file = MonthEndFile::read(text.as_bytes(), sha256).map_err(ImportError::Unreadable)?;
    if file.region != *region {
        return Err(ImportError::Elsewhere);
    }
    let now = app.now();
    if !YearMonth::of(now.day()).is_some_and(|month| file.is_timely(month)) {
        return Err(ImportError::Unreadable(vec![MonthEndError { line: 1, fault: MonthEndFault::Untimely }]));
    }
    let changes = taken_in(app, &file, text, by, now)?;
    match app.commit(changes).await {
        Ok(_) => Ok(()),
        Err(CommitError::Taken) => known(app, &file, text).await,
        Err(error) => Err(MoneyError::from(error).into()),
    }
}

/// A batch that is there already is the same file, or none that may come by its number.
async fn known(app: &App, file: &MonthEndFile, text: &str) -> Result<(), ImportError> {
    let files = app.store.month_ends(&file.region, ALL).await.map_err(MoneyError::from)?;
    // The first line of it names bank, month and batch.
    let checksum = sha256(text.as_bytes());
    let same = |known: &MonthEndRecord| known.checksum == checksum;
    if files.iter().any(same) { Ok(()) } else { Err(ImportError::OtherContent) }
}

fn taken_in(
    app: &App,
    file: &MonthEndFile,
    text: &str,
    by: &str,
    at: Moment,
) -> Result<Vec<Change>, MoneyError> {
    let id = MonthEndId(app.entropy.id(at)?);
    let record = MonthEndRecord {
        id,
        region: file.region.clone(),
        bank: file.bank.as_str().to_owned(),
        month: file.month.to_string(),
        batch: file.batch.to_string(),
        checksum: sha256(text.as_bytes()),
        at,
        by: by.to_owned(),
        released_at: None,
        released_by: None,
        count: u32::try_from(file.credits.len()).unwrap_or(u32::MAX),
        total: file.total().unwrap_or_default(),
        credited: 0,
        refused: 0,
    };
    let mut credits = Vec::new();
    for (line, credit) in (1..).zip(&file.credits) {
        let person = app.sealer.blind_index(credit.id_number.reveal());
        let number = credit.id_number.clone();
        let employer = credit.employer.as_str().to_owned();
        credits.push(MonthEndCredit {
            file: id,
            line,
            region: file.region.clone(),
            person,
            details: app.seal_credit(id, line, &CreditDetails { number, employer })?,
            amount: credit.amount,
            state: CreditState::Due,
            receipt: None,
            due_at: None,
            tries: 0,
        });
    }
    let audit = audit(&record, "month-end-imported", by, at);
    Ok(vec![Change::Money(MoneyChange::ImportMonthEnd { file: record, credits }), audit])
}

/// Releases a file: from now on the core is to be told of its credits.
///
/// # Errors
///
/// [`MoneyError`]; nothing is released by whoever imported it, and nothing twice.
pub async fn release(app: &App, file: &MonthEndRecord, by: &str) -> Result<(), MoneyError> {
    let at = app.now();
    let released = MoneyChange::ReleaseMonthEnd { id: file.id, at, by: by.to_owned() };
    let mut changes = vec![Change::Money(released)];
    for credit in app.store.credits_of(file.id).await? {
        let movement = Movement::new(Account::Bank, Account::Transit(hex(&credit.person.0)), credit.amount)?;
        changes.push(posting(app, &file.region, Cause::MonthEnd, &movement, at)?);
    }
    changes.push(audit(file, "month-end-released", by, at));
    app.commit(changes).await?;
    Ok(())
}

/// As the audit names a file.
pub(crate) fn subject(file: &MonthEndRecord) -> String {
    format!("{} {} {}", file.bank, file.month, file.batch)
}

fn audit(file: &MonthEndRecord, action: &str, by: &str, at: Moment) -> Change {
    Change::Audit(AuditEntry {
        at,
        actor: by.to_owned(),
        action: action.to_owned(),
        subject: subject(file),
        detail: file.checksum.clone(),
    })
}

/// Tells the core of one line.
pub(crate) async fn tell_core(app: &App, credit: MonthEndCredit) {
    match told(app, &credit).await {
        Ok(()) | Err(MoneyError::Commit(CommitError::Stale | CommitError::Taken)) => {}
        Err(error) => {
            tracing::warn!(cause = %error, "a month-end credit is not told yet");
            let due_at = Some(app.now().plus_seconds(pause(credit.tries)));
            let again = Box::new(MonthEndCredit { due_at, ..credit });
            if let Err(error) = app.commit(vec![Change::Money(MoneyChange::PutCredit(again))]).await {
                tracing::error!(cause = %error, "a month-end credit cannot be put off");
            }
        }
    }
}

async fn told(app: &App, credit: &MonthEndCredit) -> Result<(), MoneyError> {
    let Some(file) = app.store.month_end(credit.file).await? else { return Ok(()) };
    let Ok(month) = file.month.clone().try_into() else { return Ok(()) };
    let details = app.open_credit(credit)?;
    let asked = Credit {
        key: format!("M{}-{}", credit.file.0.simple(), credit.line),
        purpose: CreditPurpose::MonthEnd { month },
        amount: credit.amount,
    };
    let now = app.now();
    let transit = Account::Transit(hex(&credit.person.0));
    let changes = match app.core.credit(&credit.region, &details.number, &asked).await? {
        Credited::Done(receipt) => {
            let movement = Movement::new(transit, Account::Core, credit.amount)?;
            let (state, receipt) = (CreditState::Credited, Some(receipt.number));
            let credited = MonthEndCredit { state, receipt, due_at: None, ..credit.clone() };
            vec![put(credited), posting(app, &credit.region, Cause::Fulfilled, &movement, now)?]
        }
        // What the core will not credit, or has from another file already, is the bank's to take back: a clerk looks.
        Credited::Refused(_) => {
            let movement = Movement::new(transit, Account::Suspense, credit.amount)?;
            let refused = MonthEndCredit { state: CreditState::Refused, due_at: None, ..credit.clone() };
            vec![put(refused), posting(app, &credit.region, Cause::RefundDue, &movement, now)?]
        }
    };
    app.commit(changes).await?;
    Ok(())
}

fn put(credit: MonthEndCredit) -> Change {
    Change::Money(MoneyChange::PutCredit(Box::new(credit)))
}

fn posting(
    app: &App,
    region: &RegionCode,
    cause: Cause,
    movement: &Movement,
    at: Moment,
) -> Result<Change, MoneyError> {
    Ok(Change::Money(MoneyChange::Post(PostingRecord {
        id: PostingId(app.entropy.id(at)?),
        region: region.clone(),
        cause,
        from: movement.from().clone(),
        to: movement.to().clone(),
        amount: movement.amount(),
        payment: None,
        reverses: None,
        at,
    })))
}

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
