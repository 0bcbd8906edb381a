//! The bank's month-end file: employers' credits, taken in once and told to the core one by one.
//!
//! **Invariant:** a file is in the books whole or not at all; of each line the core is told under a key of its own until it has said yes or
//! no for good.

use domain::{
    ledger::{Account, Cause, Movement},
    moment::Moment,
    month_end::{MonthEndError, MonthEndFile},
    payment::pause,
    region::RegionCode,
};
use sha2::{Digest as _, Sha256};

use crate::{
    app::App,
    core::{Credit, CreditPurpose, Credited},
    forms::CreditDetails,
    hex::hex,
    payments::MoneyError,
    store::{
        AuditEntry, Change, CommitError, CreditState, MoneyChange, MonthEndCredit, MonthEndId,
        MonthEndRecord, PostingId, PostingRecord,
    },
};

/// Every file that is kept.
const ALL: u32 = i32::MAX.unsigned_abs();

/// Why a file is not taken in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It cannot be read; every line that is wrong.
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

/// Takes a file in. The same file again changes nothing.
///
/// # Errors
///
/// [`ImportError`].
pub async fn import(app: &App, region: &RegionCode, text: &str, by: &str) -> Result<(), ImportError> {
    let file = MonthEndFile::read(text.as_bytes(), sha256).map_err(ImportError::Unreadable)?;
    if file.region != *region {
        return Err(ImportError::Elsewhere);
    }
    let changes = taken_in(app, &file, text, by, app.now())?;
    match app.commit(changes).await {
        Ok(_) => Ok(()),
        Err(CommitError::Taken) => known(app, &file, text).await,
        Err(error) => Err(MoneyError::from(error).into()),
    }
}

/// A batch that is there already is the same file, or none that may come by its number.
async fn known(app: &App, file: &MonthEndFile, text: &str) -> Result<(), ImportError> {
    let files = app.store.month_ends(&file.region, ALL).await.map_err(MoneyError::from)?;
    let (month, batch, checksum) = (file.month.to_string(), file.batch.to_string(), sha256(text.as_bytes()));
    let same =
        |known: &MonthEndRecord| (&known.month, &known.batch, &known.checksum) == (&month, &batch, &checksum);
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
        month: file.month.to_string(),
        batch: file.batch.to_string(),
        checksum: sha256(text.as_bytes()),
        at,
        by: by.to_owned(),
        count: u32::try_from(file.credits.len()).unwrap_or(u32::MAX),
        total: file.total().unwrap_or_default(),
        credited: 0,
        refused: 0,
    };
    let (mut credits, mut postings) = (Vec::new(), Vec::new());
    for (line, credit) in (1..).zip(&file.credits) {
        let person = app.sealer.blind_index(credit.id_number.reveal());
        let number = credit.id_number.clone();
        let employer = credit.employer.as_str().to_owned();
        let movement = Movement::new(Account::Bank, Account::Transit(hex(&person.0)), credit.amount)?;
        postings.push(posting(app, &file.region, Cause::MonthEnd, &movement, at)?);
        credits.push(MonthEndCredit {
            file: id,
            line,
            region: file.region.clone(),
            person,
            details: app.seal_credit(id, line, &CreditDetails { number, employer })?,
            amount: credit.amount,
            state: CreditState::Due,
            receipt: None,
            due_at: Some(at),
            tries: 0,
        });
    }
    let audit = AuditEntry {
        at,
        actor: by.to_owned(),
        action: "month-end-imported".to_owned(),
        subject: format!("{} {}", record.month, record.batch),
        detail: record.checksum.clone(),
    };
    let mut changes = vec![Change::Money(MoneyChange::ImportMonthEnd { file: record, credits })];
    changes.extend(postings);
    changes.push(Change::Audit(audit));
    Ok(changes)
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
