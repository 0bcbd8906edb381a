//! A settlement on A4: who paid which part and why, and the lines of the bill.

use domain::{
    benefit::{Layer, Share},
    masked::Masked,
    moment::iso_date,
    money::Fen,
    settlement::{Expense, Explained, ExplainedStep, Part, Piece},
    wire::SettlementView,
};
use serde_json::Value;

use super::{
    Letterhead,
    section::{self, cell},
    words::{filled, named, word},
};
use crate::{payment_records::time, texts::Language};

/// The most lines of a bill on paper; that there are more is said on it.
const LINES: usize = 1_000;

/// What stands on it.
#[derive(Clone, Debug)]
pub struct SettlementPaper {
    /// What stands around it.
    pub head: Letterhead,
    /// Whose it is.
    pub name: Masked,
    /// The settlement, as it is shown.
    pub view: SettlementView,
}

impl SettlementPaper {
    /// What the template is given.
    pub(crate) fn data(&self) -> Value {
        let language = self.head.language;
        let SettlementView { as_of, settlement, explained, lines, .. } = &self.view;
        let said = |key| word(language, key);
        let corner =
            [[said("person").to_owned(), self.name.to_string()], [said("as-of").to_owned(), time(*as_of)]];
        let whole = pieces(language, &settlement.pieces(), ("total", settlement.total));
        let paid = pieces(language, &settlement.paid(), ("yours", settlement.person));
        let heads = [said("part"), said("amount")];
        let sections = [
            self.odd(),
            Some(section::facts("", &self.facts())),
            Some(section::table(said("whole"), &heads, &whole, 1, true)),
            explained.as_ref().map(|explained| why(language, explained)),
            Some(section::table(said("paid"), &heads, &paid, 1, true)),
            Some(bill(language, lines)),
            (lines.len() > LINES).then(|| section::note("", &[said("lines-cut").to_owned()])),
        ];
        let sections: Vec<_> = sections.into_iter().flatten().collect();
        section::paper(&self.head, said("settlement"), &corner, &sections)
    }

    /// What does not add up.
    fn odd(&self) -> Option<Value> {
        let language = self.head.language;
        let faults = self.view.faults.iter().map(|fault| named(language, "fault", fault).to_owned());
        let lines: Vec<_> = faults.chain([word(language, "odd-ask").to_owned()]).collect();
        (!self.view.faults.is_empty()).then(|| section::notice(word(language, "odd"), &lines))
    }

    fn facts(&self) -> Vec<[String; 2]> {
        let language = self.head.language;
        let settlement = &self.view.settlement;
        let rows = [
            ("institution", settlement.institution.name.clone()),
            ("day", iso_date::text(settlement.on)),
            ("care", named(language, "care", settlement.care).to_owned()),
            ("insurance", named(language, "insurance", settlement.insurance).to_owned()),
            ("number", settlement.id.as_str().to_owned()),
        ];
        rows.map(|(key, value)| [word(language, key).to_owned(), value]).to_vec()
    }
}

/// An amount with its sign and unit, as the screen has it.
pub(super) fn yuan(language: Language, amount: Fen) -> String {
    let sign = if amount < Fen::ZERO { "-" } else { "" };
    let figure = format!("{sign}{}", Fen(amount.0.saturating_abs()).yuan());
    filled(language, "yuan", &[("amount", &figure)])
}

/// The pieces of a whole, each with its reason, and the whole.
fn pieces(language: Language, pieces: &[Piece], (sum, whole): (&str, Fen)) -> Vec<Vec<Value>> {
    let row = |piece: &Piece| {
        let (name, why) = match piece.part {
            Part::Fund(kind) => (named(language, "fund", kind), word(language, "why-fund")),
            part => (named(language, "part", part), named(language, "why", part)),
        };
        vec![cell(name, why), cell(yuan(language, piece.amount), "")]
    };
    let whole = vec![cell(word(language, sum), ""), cell(yuan(language, whole), "")];
    pieces.iter().map(row).chain([whole]).collect()
}

/// How the rule comes to it.
fn why(language: Language, explained: &Explained) -> Value {
    let steps: Vec<_> = explained.steps().into_iter().map(|one| step(language, one)).collect();
    let rule = filled(language, "explained-rule", &[("version", &explained.version)]);
    let differs = if explained.agrees { "" } else { word(language, "explained-differs") };
    let after = [differs, &rule].into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" ");
    section::steps(word(language, "explained"), &steps, &after)
}

fn step(language: Language, step: ExplainedStep) -> String {
    match step {
        ExplainedStep::NoDeductible => word(language, "explained-no-deductible").to_owned(),
        ExplainedStep::DeductibleMet { limit, before } => filled(
            language,
            "explained-deductible-met",
            &[("limit", &yuan(language, limit)), ("before", &yuan(language, before))],
        ),
        ExplainedStep::Deductible { limit, before, now } => filled(
            language,
            "explained-deductible",
            &[
                ("limit", &yuan(language, limit)),
                ("before", &yuan(language, before)),
                ("now", &yuan(language, now)),
            ],
        ),
        ExplainedStep::Shared(Share { layer, amount, ratio, pays }) => {
            let key = match layer {
                Layer::Pooled => "explained-pooled",
                Layer::Above => "explained-above",
            };
            let places = [
                ("amount", yuan(language, amount)),
                ("ratio", ratio.percent()),
                ("pays", yuan(language, pays)),
            ];
            filled(language, key, &places.each_ref().map(|(name, value)| (*name, value.as_str())))
        }
        ExplainedStep::Beyond(amount) => {
            filled(language, "explained-beyond", &[("amount", &yuan(language, amount))])
        }
        ExplainedStep::Elsewhere { home, away } => {
            filled(language, "explained-elsewhere", &[("home", &home.percent()), ("away", &away.percent())])
        }
    }
}

fn bill(language: Language, lines: &[Expense]) -> Value {
    if lines.is_empty() {
        return section::note(word(language, "lines"), &[word(language, "lines-untold").to_owned()]);
    }
    let heads = ["line-name", "line-price", "line-count", "line-amount", "line-own"];
    let row = |line: &Expense| {
        let kind =
            format!("{} · {}", named(language, "expense", line.kind), named(language, "class", line.class));
        vec![
            cell(&line.name, &kind),
            cell(&line.price, ""),
            cell(&line.count, ""),
            cell(yuan(language, line.amount), ""),
            cell(yuan(language, line.own_part()), ""),
        ]
    };
    let rows: Vec<_> = lines.iter().take(LINES).map(row).collect();
    section::table(word(language, "lines"), &heads.map(|key| word(language, key)), &rows, 1, false)
}
