//! The clerks' queue: a page of cases, most urgent first, and how many wait.
//!
//! **Invariant:** however many cases lie in the store, a page reads a few hundred of them: each status is asked for by itself, along an
//! index that is in the order of the page, and the most urgent of all those are taken. What is searched for by its reference is read
//! along the references, and listed in their order.

use domain::{application::Status, wire::staff::WAITING_MAX};

use super::{
    super::CaseQuery,
    Value, applications,
    value::{Column, args},
};

/// The most cases that are listed.
const PAGE: u32 = 200;
/// How many digits a reference has.
const DIGITS: usize = 9;
/// Most urgent first; what was asked for at the same time is told apart by the case.
const URGENCY: &str = "ORDER BY promised, since, id";
/// The statuses that wait for a clerk.
const WAITING: [Status; 3] = [Status::Submitted, Status::UnderReview, Status::SecondReview];

/// The statement and the values for a page of cases; `None` when no reference can begin that way.
pub(super) fn select(query: &CaseQuery) -> Option<(String, Vec<Value>)> {
    if query.reference.len() > DIGITS || !query.reference.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut values = args![query.region, query.max.min(PAGE)];
    if !query.reference.is_empty() {
        return Some((applications::select(&found(&mut values, query)), values));
    }
    let mut of = narrowed(&mut values, "service", query.service.as_ref());
    of += &narrowed(&mut values, "agency", query.agency.as_ref());
    let among = arms(&mut values, query, &of).join(" UNION ALL ");
    let page = format!("id IN (SELECT id FROM ({among}) AS every {URGENCY} LIMIT $2) {URGENCY}");
    Some((applications::select(&page), values))
}

/// What begins with these digits. The other conditions are on what no index knows, so that the references' own is taken: it leaves the
/// fewest.
fn found(values: &mut Vec<Value>, query: &CaseQuery) -> String {
    let first = query.reference.clone();
    values.extend(args![first, format!("{:9<DIGITS$}", query.reference)]);
    let of_service = narrowed(values, "service || ''", query.service.as_ref());
    let of_agency = narrowed(values, "agency || ''", query.agency.as_ref());
    let of_status = among(values, &query.statuses);
    format!(
        "reference BETWEEN $3 AND $4 AND region || '' = $1{of_service}{of_agency}{of_status} \
         ORDER BY reference LIMIT $2"
    )
}

/// The condition that the status is one of these; nothing when none is asked for.
fn among(values: &mut Vec<Value>, statuses: &[Status]) -> String {
    if statuses.is_empty() {
        return String::new();
    }
    let place = |status: &Status| {
        values.push(status.store());
        format!("${}", values.len())
    };
    let places: Vec<_> = statuses.iter().map(place).collect();
    format!(" AND status || '' IN ({})", places.join(", "))
}

/// Each status by itself; all together where the region's own order serves.
fn arms(values: &mut Vec<Value>, query: &CaseQuery, of: &str) -> Vec<String> {
    let every = query.statuses.is_empty();
    if every && query.agency.is_none() && query.service.is_none() {
        return vec![arm(0, of)];
    }
    let statuses = if every { &Status::ALL[..] } else { &query.statuses };
    let of_status = |(number, status): (usize, &Status)| {
        values.push(status.store());
        arm(number, &format!("{of} AND status = ${}", values.len()))
    };
    statuses.iter().enumerate().map(of_status).collect()
}

fn arm(number: usize, of: &str) -> String {
    let cases =
        format!("SELECT id, promised, since FROM application WHERE region = $1{of} {URGENCY} LIMIT $2");
    format!("SELECT * FROM ({cases}) AS arm{number}")
}

/// The statement and the values for how many cases wait, up to the most that are counted.
pub(super) fn select_waiting(query: &CaseQuery) -> (String, Vec<Value>) {
    let mut values = args![query.region, WAITING_MAX];
    let of_agency = narrowed(&mut values, "agency", query.agency.as_ref());
    let names: Vec<_> = WAITING.iter().map(|status| format!("'{}'", status.as_str())).collect();
    let waiting = format!(
        "SELECT 1 FROM application WHERE region = $1{of_agency} AND status IN ({}) LIMIT $2",
        names.join(", ")
    );
    (format!("SELECT count(*) FROM ({waiting}) AS waiting"), values)
}

/// The condition that a column holds this value; nothing when none is asked for.
fn narrowed(values: &mut Vec<Value>, column: &str, wanted: Option<&impl Column>) -> String {
    wanted.map_or_else(String::new, |wanted| {
        values.push(wanted.store());
        format!(" AND {column} = ${}", values.len())
    })
}
