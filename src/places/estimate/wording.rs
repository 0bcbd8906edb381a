//! Questions and answers in words.

use domain::{
    benefit::{Care, Insurance, Level},
    region::RegionCode,
    year_month::YearMonth,
};
use flow::estimate::{AmountError, Estimate, Question, Span};
use text::app::Key;

use crate::{
    amount,
    places::{account::wording as account, payments::wording::yuan},
    texts::{self, Texts},
};

/// How a question is asked.
pub(super) struct Words {
    /// Names the step.
    pub(super) step: &'static str,
    /// The question.
    pub(super) title: Key,
    /// A sentence under it.
    pub(super) hint: Key,
}

/// How each question is asked.
pub(super) const fn question(question: Question) -> Words {
    match question {
        Question::Insurance => Words {
            step: "estimate.insurance",
            title: Key::EstimateInsurance,
            hint: Key::EstimateInsuranceHint,
        },
        Question::Span => {
            Words { step: "estimate.span", title: Key::EstimateSpan, hint: Key::EstimateSpanHint }
        }
        Question::Care => {
            Words { step: "estimate.care", title: Key::EstimateCare, hint: Key::EstimateCareHint }
        }
        Question::Away => {
            Words { step: "estimate.away", title: Key::EstimateAway, hint: Key::EstimateAwayHint }
        }
        Question::Catalogue => {
            Words { step: "estimate.catalogue", title: Key::EstimatePlace, hint: Key::EstimatePlaceHint }
        }
        Question::Filed => {
            Words { step: "estimate.filed", title: Key::EstimateFiled, hint: Key::EstimateFiledHint }
        }
        Question::Level => {
            Words { step: "estimate.level", title: Key::EstimateLevel, hint: Key::EstimateLevelHint }
        }
        Question::Total => {
            Words { step: "estimate.total", title: Key::EstimateTotal, hint: Key::EstimateTotalHint }
        }
        Question::ClassB => {
            Words { step: "estimate.class-b", title: Key::EstimateClassB, hint: Key::EstimateClassBHint }
        }
        Question::ClassC => {
            Words { step: "estimate.class-c", title: Key::EstimateClassC, hint: Key::EstimateClassCHint }
        }
        Question::Monthly => {
            Words { step: "estimate.monthly", title: Key::EstimateMonthly, hint: Key::EstimateMonthlyHint }
        }
        Question::Beside => {
            Words { step: "estimate.beside", title: Key::EstimateBeside, hint: Key::EstimateBesideHint }
        }
        Question::Credit => {
            Words { step: "estimate.credit", title: Key::EstimateCredit, hint: Key::EstimateCreditHint }
        }
    }
}

/// What was asked, in a word or two.
pub(super) const fn asked(question: Question) -> Key {
    match question {
        Question::Insurance => Key::EstimateAskedInsurance,
        Question::Span => Key::EstimateAskedSpan,
        Question::Care => Key::EstimateAskedCare,
        Question::Away => Key::EstimateAskedAway,
        Question::Catalogue => Key::EstimateAskedPlace,
        Question::Filed => Key::EstimateAskedFiled,
        Question::Level => Key::EstimateAskedLevel,
        Question::Total => Key::SettlementTotal,
        Question::ClassB => Key::EstimateAskedClassB,
        Question::ClassC => Key::EstimateAskedClassC,
        Question::Monthly => Key::EstimateAskedMonthly,
        Question::Beside => Key::EstimateAskedBeside,
        Question::Credit => Key::EstimateAskedCredit,
    }
}

/// What was answered.
pub(super) fn answer(texts: Texts, estimate: &Estimate, question: Question) -> String {
    let answers = &estimate.answers;
    let key = match question {
        Question::Insurance => estimate.insurance().map(insurance),
        Question::Span => answers.span.map(|of| span(of).0),
        Question::Care => answers.care.map(care),
        Question::Away => answers.away.map(away),
        Question::Filed => answers.filed.map(filed),
        Question::Level => answers.level.map(|of| level(of).0),
        Question::Catalogue => {
            return place(texts, estimate, answers.catalogue.as_ref().and_then(Option::as_ref));
        }
        amount => return answers.amount(amount).map(|amount| yuan(texts, amount)).unwrap_or_default(),
    };
    key.map(|key| texts.get(key)).unwrap_or_default()
}

fn place(texts: Texts, estimate: &Estimate, chosen: Option<&RegionCode>) -> String {
    let mut known = estimate.rule().into_iter().flat_map(|rule| &rule.elsewhere.catalogues);
    let named = known.find(|place| Some(&place.code) == chosen).map(|place| texts.pick(&place.name));
    named.unwrap_or_else(|| texts.get(Key::EstimatePlaceOther))
}

/// Why an amount cannot be taken, and what to do.
pub(super) fn amount_error(texts: Texts, error: AmountError) -> String {
    texts.get(match error {
        AmountError::Typed(error) => amount::typed_error(error),
        AmountError::Nothing => Key::AmountNothing,
        AmountError::TooMuch => Key::AmountTooMuch,
        AmountError::MoreThanBill => Key::AmountMoreThanBill,
    })
}

pub(super) const fn insurance(of: Insurance) -> Key {
    account::insurance(Some(of))
}

pub(super) const fn care(of: Care) -> Key {
    account::care(of)
}

/// What is worked out, and what that means.
pub(super) const fn span(span: Span) -> (Key, Key) {
    match span {
        Span::OneBill => (Key::EstimateOneBill, Key::EstimateOneBillHint),
        Span::EveryMonth => (Key::EstimateEveryMonth, Key::EstimateEveryMonthHint),
    }
}

pub(super) const fn away(away: bool) -> Key {
    if away { Key::EstimateAwayYes } else { Key::EstimateAwayNo }
}

pub(super) const fn filed(filed: bool) -> Key {
    if filed { Key::EstimateFiledYes } else { Key::EstimateFiledNo }
}

/// A hospital's level, and which hospitals are of it.
pub(in crate::places) const fn level(level: Level) -> (Key, Key) {
    match level {
        Level::One => (Key::LevelOne, Key::LevelOneHint),
        Level::Two => (Key::LevelTwo, Key::LevelTwoHint),
        Level::Three => (Key::LevelThree, Key::LevelThreeHint),
    }
}

/// A month, or several one after the other: "2026年10月至2026年12月，每月".
pub(super) fn months(texts: Texts, first: YearMonth, last: YearMonth) -> String {
    if first == last {
        return month(texts, first);
    }
    let (first, last) = (month(texts, first), month(texts, last));
    texts.with(Key::AheadMonths, &[("first", &first), ("last", &last)])
}

/// "2026年12月"
pub(super) fn month(texts: Texts, month: YearMonth) -> String {
    texts::month(texts, month, true)
}
