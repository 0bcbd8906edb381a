//! Making changes, inside a transaction that an engine has opened.

use std::sync::Arc;

use domain::{moment::Moment, region::RegionCode};

use super::{
    super::{
        Change, Committed, LeasedJob, MoneyChange, MonthEndCredit, PaymentRecord, RefundRecord, StoreOptions,
    },
    applications, audit, blanks, cards, documents, drafts, filings, help, kiosks, leases, maker, money,
    month_ends, notices, outbox, payments, photos,
    session::{Halt, Session},
    staff, stock, tallies, visits, vouches,
};

/// What a transaction is to do. It can be done again when another was in the way.
#[derive(Clone)]
pub(in crate::store) enum Work {
    /// All these changes.
    Commit(Arc<[Change]>),
    /// Take up to `max` jobs that are due at `now`, until `until`.
    Lease {
        /// Now.
        now: Moment,
        /// The end of the lease.
        until: Moment,
        /// How many at most.
        max: u32,
    },
    /// Take up to `max` of what is due about money at `now`, until `until`.
    LeaseMoney {
        /// Of what.
        of: Dues,
        /// Now.
        now: Moment,
        /// The end of the lease.
        until: Moment,
        /// How many at most.
        max: u32,
    },
}

/// What can be due about money.
#[derive(Clone, Copy)]
pub(in crate::store) enum Dues {
    /// Payments.
    Payments,
    /// Refunds.
    Refunds,
    /// Lines of month-end files.
    Credits,
}

/// What a transaction did.
pub(in crate::store) enum Done {
    /// The changes.
    Committed(Committed),
    /// The jobs taken.
    Leased(Vec<LeasedJob>),
    /// The payments taken.
    Payments(Vec<PaymentRecord>),
    /// The refunds taken.
    Refunds(Vec<RefundRecord>),
    /// The lines of month-end files taken.
    Credits(Vec<MonthEndCredit>),
}

/// Does the work in the session's transaction, up to the first thing that stops it.
pub(in crate::store) async fn perform(
    session: &mut dyn Session,
    work: &Work,
    options: &StoreOptions,
) -> Result<Done, Halt> {
    match work {
        Work::Commit(changes) => commit(session, changes, options).await.map(Done::Committed),
        Work::Lease { now, until, max } => outbox::lease(session, *now, *until, *max).await.map(Done::Leased),
        Work::LeaseMoney { of, now, until, max } => leases::lease(session, *of, *now, *until, *max).await,
    }
}

/// What has a version comes before what moves by it, so that the slower one of two is told so. Audit entries come last: they lock the head
/// of the chain, which all commits of this node share.
async fn commit(
    session: &mut dyn Session,
    changes: &[Change],
    options: &StoreOptions,
) -> Result<Committed, Halt> {
    let mut committed = Committed::default();
    let moves = |change: &&Change| matches!(change, Change::Money(MoneyChange::Post(_)));
    for change in changes.iter().filter(|change| !moves(change)).chain(changes.iter().filter(moves)) {
        if let Change::CountTry(attempt) = change {
            committed.tries.push(tallies::count(session, attempt).await?);
        } else {
            make(session, change).await?;
        }
    }
    for change in changes {
        if let Change::Audit(entry) = change {
            audit::append(session, options, entry).await?;
        }
    }
    Ok(committed)
}

#[expect(clippy::too_many_lines, reason = "a line for each change")]
async fn make(session: &mut dyn Session, change: &Change) -> Result<(), Halt> {
    match change {
        Change::CountTry(_) | Change::Audit(_) => Ok(()),
        Change::PutVisit(visit) => visits::put(session, visit).await,
        Change::TouchVisit { id, seen_at: at, expires_at: to } => visits::touch(session, *id, *at, *to).await,
        Change::EndVisit { id, at } => visits::end(session, *id, *at).await,
        Change::EndLapsedVisits { at } => visits::end_lapsed(session, *at).await,
        Change::ClaimTry(attempt) => tallies::claim(session, attempt).await,
        Change::ForgetTries(subject) => tallies::forget(session, subject).await,
        Change::PutVouch(vouch) => vouches::put(session, vouch).await,
        Change::PutDraft(draft) => drafts::put(session, draft).await,
        Change::DropDraft { person, service, version } => {
            drafts::drop_at(session, person, *service, *version).await
        }
        Change::AddPhoto(photo) => photos::add(session, photo).await,
        Change::AddDocument(document) => documents::add(session, document).await,
        Change::FileDocument { id, application } => documents::file(session, *id, *application).await,
        Change::ForgetOriginal(id) => photos::forget_original(session, *id).await,
        Change::ForgetDrafts { before } => drafts::forget(session, *before).await,
        Change::ForgetAbandoned { region, before } => forget_abandoned(session, region, *before).await,
        Change::ForgetRecords { region, before } => forget_records(session, region, *before).await,
        Change::Submit { application, history } => applications::submit(session, application, history).await,
        Change::Move { application, history } => {
            applications::advance(session, application, history.as_ref()).await
        }
        Change::PutCard { card, history } => cards::put(session, card, history.as_ref()).await,
        Change::PutFiling { filing, history } => filings::put(session, filing, history).await,
        Change::PublishNotice(notice) => notices::publish(session, notice).await,
        Change::WithdrawNotice { id, at, by } => notices::withdraw(session, *id, *at, by).await,
        Change::NoteCard { id, version, note } => cards::note(session, *id, *version, *note).await,
        Change::StockOutlet { outlet, region, blanks, at } => {
            blanks::stock(session, outlet, region, *blanks, *at).await
        }
        Change::HoldBlank { application: id, outlet, at } => blanks::hold(session, *id, outlet, *at).await,
        Change::UseBlank { application, at } => blanks::use_up(session, *application, *at).await,
        Change::ReleaseBlank { application, at } => blanks::release(session, *application, *at).await,
        Change::SpoilBlank { application: id, serial, at } => blanks::spoil(session, *id, serial, *at).await,
        Change::MoveStock { movement, serials } => stock::make(session, movement, serials).await,
        Change::Maker(change) => maker::make(session, change).await,
        Change::Money(change) => money::make(session, change).await,
        Change::Enqueue(job) => outbox::enqueue(session, job).await,
        Change::FinishJob { id, epoch, at } => outbox::finish(session, *id, *epoch, *at).await,
        Change::FailJob { id, epoch, retry_at, fault } => {
            outbox::fail(session, *id, *epoch, *retry_at, fault).await
        }
        Change::PutHelp(call) => help::put(session, call).await,
        Change::SweepHelp { at, lapsed, forgotten } => help::sweep(session, *at, *lapsed, *forgotten).await,
        Change::PutKioskCode(code) => kiosks::put_code(session, code).await,
        Change::EnrolKiosk { key, code } => kiosks::enrol(session, key, code).await,
        Change::ProveKioskKey { key, kiosk, at, by } => kiosks::prove(session, *key, kiosk, *at, by).await,
        Change::RevokeKiosk { kiosk, at, by, .. } => kiosks::revoke(session, kiosk, *at, by).await,
        Change::UseNonce { key, nonce, at, forget_at } => {
            kiosks::use_nonce(session, *key, nonce, *at, *forget_at).await
        }
        Change::PutPass(pass) => kiosks::put_pass(session, pass).await,
        Change::SweepKiosks { at } => kiosks::sweep(session, *at).await,
        Change::PutStaff(account) => staff::put(session, account).await,
        Change::BeginStaffSession(begun) => staff::begin(session, begun).await,
        Change::TouchStaffSession { token, expires_at } => staff::touch(session, token, *expires_at).await,
        Change::EndStaffSession { token, at } => staff::end(session, token, *at).await,
    }
}

async fn forget_abandoned(
    session: &mut dyn Session,
    region: &RegionCode,
    before: Moment,
) -> Result<(), Halt> {
    photos::forget_abandoned(session, region, before).await?;
    documents::forget_abandoned(session, region, before).await
}

async fn forget_records(session: &mut dyn Session, region: &RegionCode, before: Moment) -> Result<(), Halt> {
    payments::forget(session, region, before).await?;
    month_ends::forget(session, region, before).await?;
    applications::forget(session, region, before).await?;
    cards::forget(session, region, before).await?;
    filings::forget(session, region, before).await?;
    visits::forget(session, region, before).await
}
