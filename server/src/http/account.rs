//! What a person has: insurances, card, account and contributions, as the core tells them.
//!
//! **Invariant:** oneself alone, and only once one is identified.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    masked::Masked,
    problem::ErrorCode,
    region::RegionCode,
    wire::{
        AccountView, CardNow, ContributionView, EntryKind, EntryList, EntryView, InsuranceView, ListEntries,
        PersonalView, ShowAccount, ShowBenefitRule,
    },
    year_month::YearMonth,
};
use time::Date;

use super::{
    payments,
    problem::{Answer, ApiError},
    session::{self, Person, Reader},
};
use crate::{
    app::App,
    core::{Contribution, ENTRIES_A_PAGE, Entries, Entry, InsurancePlace, Insured, Period},
    limits::Asker,
    outside::{Failure, OutsideError, System},
};

/// Nobody keeps anything older by computer: the insurance began in the nineties, place by place.
pub(super) const FIRST_YEAR: u16 = 2000;
/// Pages of entries that are asked for at most.
const PAGES: u32 = 20;

pub(super) async fn rule(State(app): State<App>, Path(code): Path<String>) -> Answer<ShowBenefitRule> {
    let code = RegionCode::try_from(code).map_err(|_| ErrorCode::NotFound)?;
    let region = app.regions.get(&code).ok_or(ErrorCode::NotFound)?;
    Ok(Json(region.benefit.clone()))
}

pub(super) async fn show(State(app): State<App>, Reader(person): Reader) -> Answer<ShowAccount> {
    app.limits.take([Asker::AccountBy(person.visit.token)], app.now())?;
    let region = session::rules(&app, &person.visit)?;
    let (asking, number) = (&person.visit.region, &person.details.number);
    let _turn = app.turns.of(person.index).await;
    let (insured, card, account, contributions) = tokio::try_join!(
        app.core.person(asking, number),
        app.core.card(asking, number),
        app.core.account(asking, number),
        app.core.contributions(asking, number),
    )?;
    let personal = account.and_then(|account| account.personal);
    let over = insured.as_ref().and_then(Insured::employed_until);
    let today = app.now().day();
    Ok(Json(AccountView {
        as_of: app.now(),
        name: Masked::name(&person.known.name),
        insurances: insured
            .into_iter()
            .flat_map(|insured| insured.insurances)
            .map(|insurance| told(&app, insurance))
            .collect(),
        card: card.map(|card| CardNow { status: card.status, valid_until: card.valid_until }),
        personal: personal.map(|account| PersonalView {
            balance: account.balance,
            credit: payments::recharge::credit_news(region, &account, over, today),
        }),
        contributions: contributions.iter().map(contribution).collect(),
    }))
}

pub(super) fn told(app: &App, insurance: InsurancePlace) -> InsuranceView {
    InsuranceView {
        insurance: insurance.insurance,
        region_name: app.regions.get(&insurance.region).map(|region| region.name.clone()),
        region: insurance.region,
        standing: insurance.standing,
        since: insurance.since,
        until: insurance.until,
        employer: insurance.employer,
    }
}

pub(super) fn contribution(due: &Contribution) -> ContributionView {
    ContributionView { year: due.year, amount: due.amount, paid: due.paid, until: due.until }
}

pub(super) async fn entries(
    State(app): State<App>,
    Reader(person): Reader,
    Path(year): Path<String>,
) -> Answer<ListEntries> {
    let (year, period) = in_year(&year, app.now().day())?;
    app.limits.take([Asker::AccountBy(person.visit.token)], app.now())?;
    let (entries, more) = entries_of(&app, &person, period, PAGES).await?;
    Ok(Json(EntryList { as_of: app.now(), year, entries, more }))
}

/// The entries of a period, the newest first, as far as they fit so many pages; and whether there are more. Fewer than the core says
/// that there are, are none.
pub(super) async fn entries_of(
    app: &App,
    person: &Person,
    period: Period,
    most: u32,
) -> Result<(Vec<EntryView>, bool), ApiError> {
    let (asking, number) = (&person.visit.region, &person.details.number);
    let _turn = app.turns.of(person.index).await;
    let mut listed = Vec::new();
    for page in 0..most {
        let told = app.core.entries(asking, number, period, page).await?;
        if add(&mut listed, told)? == Pages::Over {
            return Ok((listed.into_iter().map(entry).collect(), false));
        }
    }
    Ok((listed.into_iter().map(entry).collect(), true))
}

/// Whether there are more pages.
#[derive(Debug, PartialEq, Eq)]
enum Pages {
    Over,
    More,
}

/// Puts a page behind those before it. Where the core does not say how many entries there are, they end with the first page that is not full.
fn add(listed: &mut Vec<Entry>, told: Entries) -> Result<Pages, OutsideError> {
    let is_full = told.page.len() == ENTRIES_A_PAGE as usize;
    // A core that does not turn the page.
    let is_repeated = !told.page.is_empty() && listed.ends_with(&told.page);
    listed.extend(told.page);
    let is_whole = told.total.map_or(!is_full, |total| listed.len() >= total as usize);
    match (is_whole, is_full && !is_repeated) {
        (true, _) => Ok(Pages::Over),
        (false, true) => Ok(Pages::More),
        (false, false) => Err(System::Core.failed(Failure::Unreadable)),
    }
}

fn entry(entry: Entry) -> EntryView {
    use crate::core::EntryKind as Told;
    let kind = match entry.kind {
        Told::EmployerCredit => EntryKind::EmployerCredit,
        Told::TopUp => EntryKind::TopUp,
        Told::Spending => EntryKind::Spending,
        Told::Correction => EntryKind::Correction,
        Told::Other => EntryKind::Other,
    };
    EntryView { on: entry.on, kind, amount: entry.amount, place: entry.place }
}

/// A year that there may be something of today, from its first day to its last.
pub(super) fn in_year(year: &str, today: Date) -> Result<(u16, Period), ApiError> {
    let digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let is_possible = |year: &u16| *year >= FIRST_YEAR && i32::from(*year) <= today.year();
    let year: u16 = year.parse().ok().filter(|_| digits).filter(is_possible).ok_or(ErrorCode::NotFound)?;
    let month = |month| YearMonth::new(year, month).ok_or(ErrorCode::NotFound);
    Ok((year, Period { from: month(1)?.day(1), to: month(12)?.day(31) }))
}

#[cfg(test)]
mod tests {
    use domain::{moment::iso_date, money::Fen};

    use super::*;
    use crate::core::EntryKind as Told;

    /// Entries of a page, told from each other by their references.
    fn page(numbers: std::ops::Range<u32>, total: Option<u32>) -> Entries {
        let entry = |number: u32| Entry {
            on: iso_date::parse("2026-11-23").unwrap(),
            kind: Told::Spending,
            amount: Fen(-100),
            place: None,
            reference: Some(number.to_string()),
        };
        Entries { total, page: numbers.map(entry).collect() }
    }

    #[test]
    fn a_year_is_one_that_has_come_and_that_somebody_keeps() {
        let today = iso_date::parse("2026-11-23").unwrap();
        for (year, known) in [
            ("1999", false),
            ("2000", true),
            ("2026", true),
            ("2027", false),
            ("+202", false),
            ("02026", false),
            ("", false),
        ] {
            assert_eq!(in_year(year, today).is_ok(), known, "{year}");
        }
    }

    fn added(pages: Vec<Entries>) -> Vec<Option<Pages>> {
        let mut listed = Vec::new();
        pages.into_iter().map(|page| add(&mut listed, page).ok()).collect()
    }

    #[test]
    fn pages_are_turned_until_all_are_there() {
        let told = added(vec![page(0..50, Some(70)), page(50..70, Some(70))]);
        assert_eq!(told, [Some(Pages::More), Some(Pages::Over)]);
        assert_eq!(added(vec![page(0..50, Some(50))]), [Some(Pages::Over)]);
        assert_eq!(added(vec![page(0..0, Some(0))]), [Some(Pages::Over)]);
    }

    #[test]
    fn without_a_count_they_end_with_a_page_that_is_not_full() {
        let told = added(vec![page(0..50, None), page(50..100, None), page(0..0, None)]);
        assert_eq!(told, [Some(Pages::More), Some(Pages::More), Some(Pages::Over)]);
        assert_eq!(added(vec![page(0..49, None)]), [Some(Pages::Over)]);
    }

    #[test]
    fn fewer_than_there_are_said_to_be_are_none() {
        assert_eq!(added(vec![page(0..49, Some(70))]), [None]);
        assert_eq!(added(vec![page(0..50, Some(70)), page(0..0, Some(70))]), [Some(Pages::More), None]);
        let same = added(vec![page(0..50, None), page(0..50, None)]);
        assert_eq!(same, [Some(Pages::More), None], "a page that does not turn");
    }
}
