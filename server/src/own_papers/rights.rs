//! A personal rights record on A4 (Social Insurance Law, Article 4): months, account and reimbursements of a period.

use domain::{
    moment::iso_date,
    money::Fen,
    months::{MonthState, MonthView, count},
    rights::CareSum,
    wire::{ContributionView, InsuranceView, RightsView},
    year_month::YearMonth,
};
use serde_json::Value;

use super::{
    Letterhead,
    section::{self, cell},
    settlement::yuan,
    words::{filled, named, word},
};
use crate::{payment_records::time, texts::Language};

/// What stands on it.
#[derive(Clone, Debug)]
pub struct RightsPaper {
    /// What stands around it.
    pub head: Letterhead,
    /// The record.
    pub view: RightsView,
    /// Whether special diseases stand for themselves.
    pub special: bool,
}

impl RightsPaper {
    /// What the template is given.
    pub(crate) fn data(&self) -> Value {
        let language = self.head.language;
        let said = |key| word(language, key);
        let RightsView { as_of, span, .. } = &self.view;
        let period = format!("{} – {}", month(span.from()), month(span.to()));
        let corner = [[said("period").to_owned(), period], [said("as-of").to_owned(), time(*as_of)]];
        let sections = [
            Some(section::note("", &[said("rights-is").to_owned(), said("rights-is-not").to_owned()])),
            Some(section::facts(said("who"), &self.who())),
            Some(section::facts(said("insurances"), &self.insured())),
            self.paid(),
            self.gaps(),
            self.yearly(),
            self.account(),
            Some(self.care()),
        ];
        let sections: Vec<_> = sections.into_iter().flatten().collect();
        section::paper(&self.head, said("rights"), &corner, &sections)
    }

    fn who(&self) -> [[String; 2]; 2] {
        let said = |key| word(self.head.language, key).to_owned();
        [[said("person"), self.view.name.to_string()], [said("id-number"), self.view.id_number.to_string()]]
    }

    fn insured(&self) -> Vec<[String; 2]> {
        self.view.insurances.iter().map(|insurance| insured(self.head.language, insurance)).collect()
    }

    /// A row a month.
    fn paid(&self) -> Option<Value> {
        let language = self.head.language;
        let heads = ["month", "state", "base", "employer-part", "own-part"].map(|key| word(language, key));
        let rows: Vec<_> = self.view.months.iter().map(|month| row(language, month)).collect();
        let title = word(language, "months");
        (!self.view.months.is_empty()).then(|| section::table(title, &heads, &rows, 2, false))
    }

    /// How many months were paid, and how many are missing.
    fn gaps(&self) -> Option<Value> {
        let language = self.head.language;
        let RightsView { months, paid_in_all, .. } = &self.view;
        let told = |key, count: usize| filled(language, key, &[("count", &count.to_string())]);
        let missing = count(months, MonthState::Missing);
        let lines = [
            Some(told("months-paid", count(months, MonthState::Paid))),
            paid_in_all.map(|paid| filled(language, "months-in-all", &[("count", &paid.to_string())])),
            (missing > 0).then(|| told("months-missing", missing)),
        ];
        let lines: Vec<_> = lines.into_iter().flatten().collect();
        (!months.is_empty()).then(|| section::note("", &lines))
    }

    fn yearly(&self) -> Option<Value> {
        let language = self.head.language;
        let row = |due: &ContributionView| {
            let state = word(language, if due.paid { "state-paid" } else { "state-missing" });
            [due.year.to_string(), format!("{} · {state}", yuan(language, due.amount))]
        };
        let rows: Vec<_> = self.view.yearly.iter().map(row).collect();
        (!rows.is_empty()).then(|| section::facts(word(language, "yearly"), &rows))
    }

    fn account(&self) -> Option<Value> {
        let language = self.head.language;
        let account = self.view.account?;
        let sums = account.sums;
        let rows = [
            ("credited", sums.credited),
            ("topped-up", sums.topped_up),
            ("corrected", sums.corrected),
            ("spent", sums.spent),
            ("balance", account.balance),
        ];
        let rows = rows.map(|(key, amount)| [word(language, key).to_owned(), yuan(language, amount)]);
        Some(section::facts(word(language, "account"), &rows))
    }

    /// A row a kind of care, and what they come to.
    fn care(&self) -> Value {
        let language = self.head.language;
        let title = word(language, "reimbursed");
        let sums =
            if self.special { self.view.care.clone() } else { CareSum::without_special(&self.view.care) };
        if sums.is_empty() {
            return section::note(title, &[word(language, "reimbursed-none").to_owned()]);
        }
        let add =
            |of: fn(&CareSum) -> Fen| Fen(sums.iter().fold(0, |sum, one| sum.saturating_add(of(one).0)));
        let whole = (
            sums.iter().fold(0_u32, |count, one| count.saturating_add(one.count)),
            [add(|one| one.total), add(|one| one.fund), add(|one| one.person)],
        );
        let row = |name: &str, count: u32, amounts: [Fen; 3]| {
            let figures = amounts.map(|amount| cell(yuan(language, amount), ""));
            [cell(name, ""), cell(count.to_string(), "")].into_iter().chain(figures).collect::<Vec<_>>()
        };
        let of = |sum: &CareSum| {
            row(named(language, "care", sum.care), sum.count, [sum.total, sum.fund, sum.person])
        };
        let rows: Vec<_> =
            sums.iter().map(of).chain([row(word(language, "sum"), whole.0, whole.1)]).collect();
        let heads = ["care", "count", "total", "fund", "yours"].map(|key| word(language, key));
        section::table(title, &heads, &rows, 1, true)
    }
}

/// Which it is; where, whether it is in force, since when, and by whom.
fn insured(language: Language, insurance: &InsuranceView) -> [String; 2] {
    let day =
        |key, day: Option<time::Date>| day.map(|day| filled(language, key, &[("day", &iso_date::text(day))]));
    let parts = [
        insurance.region_name.as_ref().map(|name| language.pick(name).to_owned()),
        Some(named(language, "standing", insurance.standing).to_owned()),
        day("since", insurance.since),
        day("until", insurance.until),
        insurance.employer.clone(),
    ];
    let name = named(language, "insurance", insurance.insurance).to_owned();
    [name, parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")]
}

fn row(language: Language, view: &MonthView) -> Vec<Value> {
    let amount = |amount: Option<Fen>| {
        cell(amount.map_or_else(|| "–".to_owned(), |amount| yuan(language, amount)), "")
    };
    let state = named(language, "state", view.state);
    let amounts = [view.base, view.employer, view.own].map(amount);
    [cell(month(view.month), ""), cell(state, "")].into_iter().chain(amounts).collect()
}

/// `2026-03`.
fn month(month: YearMonth) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}
