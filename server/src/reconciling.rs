//! Our ledger against itself, every hour, and against the gateway's bill, every day.
//!
//! **Invariant:** looking twice changes nothing the second time. A difference that is gone is resolved by the look that does not find it.

use domain::{
    moment::Moment,
    payment::{Channel, PaymentStatus},
    reconcile::differences,
    wire::staff::DifferenceId,
};
use time::Date;

use crate::{
    app::App,
    payments::{MoneyError, asking},
    store::{BillDayRecord, Change, DifferenceRecord, MoneyChange},
};

/// The hour in China after which the bill of the day before is there.
const BILL_HOUR: u8 = 10;
/// Days that are looked at until they were compared and agree, or what differs is explained.
const DAYS_BACK: u8 = 31;
/// Days after which a bill that is not there will not come any more.
const BILL_DAYS: u8 = 3;
/// Days of which is remembered that they were compared.
pub const REMEMBERED: u32 = 64;

/// Looks whether the ledger is whole, and takes down what it found.
///
/// # Errors
///
/// [`MoneyError`].
pub async fn check_ledger(app: &App) -> Result<(), MoneyError> {
    let check = app.store.check_ledger(app.now()).await?;
    if (check.wrong_balances, check.wrong_payments) != (0, 0) {
        tracing::error!(
            balances = check.wrong_balances,
            payments = check.wrong_payments,
            "the ledger is not whole"
        );
    }
    app.commit(vec![Change::Money(MoneyChange::NoteLedgerCheck(check))]).await?;
    Ok(())
}

/// Compares the last days whose bill is there, from the first on which money moved, unless nothing differed when that was done. A day
/// that cannot be compared does not keep the later ones from being.
///
/// # Errors
///
/// [`MoneyError`].
pub async fn due_days(app: &App) -> Result<(), MoneyError> {
    if !app.tills.has(Channel::Wechat) {
        return Ok(());
    }
    let known = app.store.bill_days(REMEMBERED).await?;
    let (mut begun, mut done) = (false, Ok(()));
    for day in finished_days(app.now()) {
        let found = known.iter().find(|one| (one.day, one.channel) == (day, Channel::Wechat));
        begun = begun || found.is_some() || !is_past(day, app.now()) || is_ours(app, day).await?;
        if begun && found.is_none_or(|compared| compared.differences > 0) {
            done = done.and(compare(app, Channel::Wechat, day).await.map(drop));
        }
    }
    done
}

/// The days whose bill should be there and that were not compared with it, newest first: those on which money of ours moved, and of those
/// after the first that was compared the ones for which it is too late to wait for a bill.
///
/// # Errors
///
/// [`MoneyError`].
pub async fn uncompared(app: &App, known: &[BillDayRecord]) -> Result<Vec<Date>, MoneyError> {
    let mut days = Vec::new();
    if !app.tills.has(Channel::Wechat) {
        return Ok(days);
    }
    let compared = || known.iter().filter(|one| one.channel == Channel::Wechat).map(|one| one.day);
    for day in finished_days(app.now()).into_iter().rev() {
        let missed = compared().all(|one| one != day);
        let late = is_past(day, app.now()) && compared().any(|one| one < day);
        if missed && (late || is_ours(app, day).await?) {
            days.push(day);
        }
    }
    Ok(days)
}

/// Whether anything of ours came or went on a day.
async fn is_ours(app: &App, day: Date) -> Result<bool, MoneyError> {
    let from = Moment::beginning_of(day);
    Ok(app.store.has_bill_lines(Channel::Wechat, from, from.day_over()).await?)
}

/// The last days whose bill should be there, the oldest first.
fn finished_days(now: Moment) -> Vec<Date> {
    let local = now.in_china();
    let last = if local.hour() >= BILL_HOUR { local.date().previous_day() } else { None };
    let last = last.or_else(|| local.date().previous_day().and_then(Date::previous_day));
    let mut days: Vec<_> =
        std::iter::successors(last, |day| day.previous_day()).take(DAYS_BACK.into()).collect();
    days.reverse();
    days
}

/// Whether the bill of a day should be there.
fn is_finished(day: Date, now: Moment) -> bool {
    finished_days(now).last().is_some_and(|last| day <= *last)
}

/// Whether the bill of a day will not come any more when it is not there.
fn is_past(day: Date, now: Moment) -> bool {
    finished_days(now).iter().rev().nth(BILL_DAYS.into()).is_some_and(|last| day <= *last)
}

/// Compares a day with the gateway's bill; nothing happens where there is no bill yet. Tells whether it was compared. Where
/// we have something of a day whose bill should be there and is not, or some days have gone by, the gateway has nothing of it.
///
/// # Errors
///
/// [`MoneyError`].
pub async fn compare(app: &App, channel: Channel, day: Date) -> Result<bool, MoneyError> {
    let from = Moment::beginning_of(day);
    let before = from.day_over();
    let theirs = match app.tills.of(channel).bill(day).await? {
        Some(theirs) => theirs,
        None if is_past(day, app.now()) => Vec::new(),
        None if is_finished(day, app.now()) && app.store.has_bill_lines(channel, from, before).await? => {
            Vec::new()
        }
        None => return Ok(false),
    };
    let mut found = found(app, channel, day, from, before, &theirs).await?;
    // What differs may have been on its way: the gateway is asked once more, and what it says is put right.
    if !found.is_empty() {
        for difference in &found {
            ask_again(app, difference).await?;
        }
        found = self::found(app, channel, day, from, before, &theirs).await?;
    }
    let ours = app.store.bill_lines(channel, from, before).await?;
    let count = |lines: usize| u32::try_from(lines).unwrap_or(u32::MAX);
    let record = BillDayRecord {
        channel,
        day,
        at: app.now(),
        ours: count(ours.len()),
        theirs: count(theirs.len()),
        differences: count(found.len()),
    };
    if !found.is_empty() {
        tracing::error!(differences = found.len(), "the gateway's bill differs");
    }
    app.commit(vec![Change::Money(MoneyChange::PutBill { day: record, differences: found })]).await?;
    Ok(true)
}

async fn found(
    app: &App,
    channel: Channel,
    day: Date,
    from: Moment,
    before: Moment,
    theirs: &[domain::reconcile::BillLine],
) -> Result<Vec<DifferenceRecord>, MoneyError> {
    let ours = app.store.bill_lines(channel, from, before).await?;
    let mut records = Vec::new();
    for difference in differences(&ours, theirs) {
        let payment = app.store.payment(&difference.number).await?;
        records.push(DifferenceRecord {
            id: DifferenceId(app.entropy.id(app.now())?),
            channel,
            day,
            region: payment.map(|payment| payment.region),
            kind: difference.kind,
            number: difference.number,
            refund: difference.refund,
            ours: difference.ours,
            theirs: difference.theirs,
            found_at: app.now(),
            resolved_at: None,
            resolved_by: None,
        });
    }
    Ok(records)
}

/// Asks the gateway about what differs, and puts right what it says.
///
/// # Errors
///
/// [`MoneyError`] when the store fails; a gateway that does not answer leaves the difference where it is.
pub async fn ask_again(app: &App, difference: &DifferenceRecord) -> Result<(), MoneyError> {
    let asked = match &difference.refund {
        Some(number) => match app.store.refund_by_number(number).await? {
            Some(refund) => crate::payments::refunds::further(app, &refund).await.map(drop),
            None => Ok(()),
        },
        None => match app.store.payment(&difference.number).await? {
            Some(payment) if payment.status != PaymentStatus::Paid => {
                asking::ask_now(app, payment).await.map(drop)
            }
            Some(_) | None => Ok(()),
        },
    };
    match asked {
        Err(MoneyError::Outside(error)) => {
            tracing::warn!(cause = %error, "a difference cannot be asked after");
            Ok(())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use domain::moment::iso_date;

    use super::*;

    #[test]
    fn a_bill_is_asked_for_from_ten_in_the_morning_on() {
        let at = |day: &str, hour: i64| {
            Moment::beginning_of(iso_date::parse(day).unwrap()).plus_seconds(hour * 60 * 60)
        };
        let days = |moment| {
            let days = finished_days(moment);
            assert_eq!(days.len(), usize::from(DAYS_BACK));
            [days[0], days[30]].map(iso_date::text)
        };
        assert_eq!(days(at("2026-11-23", 9)), ["2026-10-22", "2026-11-21"]);
        assert_eq!(days(at("2026-11-23", 10)), ["2026-10-23", "2026-11-22"]);
        assert_eq!(days(at("2027-01-01", 12)), ["2026-12-01", "2026-12-31"]);
        let past = |day| is_past(iso_date::parse(day).unwrap(), at("2026-11-23", 10));
        assert_eq!((past("2026-11-19"), past("2026-11-20")), (true, false));
    }
}
