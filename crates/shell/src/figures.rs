//! Dates, times, numbers and money in words, by the browser's own knowledge of the language: the one place that writes figures.
//!
//! **Invariant:** no rule of grouping, order or separators stands in our code. Codes and references are no numbers, and not written here.

use domain::{
    moment::{Moment, iso_date},
    money::Fen,
};
use js_sys::{
    Array,
    Intl::{DateTimeFormat, NumberFormat},
    Object, Reflect,
};
use text::Language;
use time::Date;
use wasm_bindgen::JsValue;

/// The zone of every date and time shown: China has one.
const ZONE: &str = "Asia/Shanghai";

/// A day with its weekday: "11月25日星期三". The year is said when it is not `today`'s.
#[must_use]
pub fn day(language: Language, date: Date, today: Date) -> String {
    let noon = noon(date);
    let with_year = [("year", "numeric")];
    let year: &[_] = if date.year() == today.year() { &[] } else { &with_year };
    let parts = [year, &[("month", "long"), ("day", "numeric"), ("weekday", "long")]].concat();
    format(language, noon, &parts)
}

/// A day without its weekday, with its year: "2026年11月25日".
#[must_use]
pub fn date(language: Language, date: Date) -> String {
    let noon = noon(date);
    format(language, noon, &[("year", "numeric"), ("month", "long"), ("day", "numeric")])
}

/// The month of a day, with its year where that is not clear: "2026年11月".
#[must_use]
pub fn month(language: Language, date: Date, with_year: bool) -> String {
    let noon = noon(date);
    let year: &[_] = if with_year { &[("year", "numeric")] } else { &[] };
    format(language, noon, &[year, &[("month", "long")]].concat())
}

/// A moment: "11月25日 14:05". The year is said when it is not `today`'s.
#[must_use]
pub fn moment(language: Language, moment: Moment, today: Date) -> String {
    point(language, moment, moment.day().year() != today.year())
}

/// A moment with its year, for what is kept: "2026年11月25日 14:05".
#[must_use]
pub fn dated(language: Language, moment: Moment) -> String {
    point(language, moment, true)
}

/// A moment of today to the second: "14:05:09".
#[must_use]
pub fn second(language: Language, moment: Moment) -> String {
    let clock = [("hour", "2-digit"), ("minute", "2-digit"), ("second", "2-digit"), ("hourCycle", "h23")];
    format(language, milliseconds(moment), &clock)
}

fn noon(date: Date) -> f64 {
    js_sys::Date::parse(&format!("{}T12:00:00+08:00", iso_date::text(date)))
}

fn point(language: Language, moment: Moment, with_year: bool) -> String {
    let year: &[_] = if with_year { &[("year", "numeric")] } else { &[] };
    let clock = [
        ("month", "long"),
        ("day", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("hourCycle", "h23"),
    ];
    format(language, milliseconds(moment), &[year, &clock].concat())
}

/// An amount in yuan, with two decimals and without its unit, which the sentence says: "1,025.00".
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "fen of any amount paid here are exact in a float")]
pub fn amount(language: Language, fen: Fen) -> String {
    number(language, fen.0 as f64 / 100.0, 2)
}

/// A number with so many decimals.
#[must_use]
pub fn number(language: Language, value: f64, decimals: u8) -> String {
    let options = Object::new();
    for name in ["minimumFractionDigits", "maximumFractionDigits"] {
        set(&options, name, &JsValue::from(decimals));
    }
    let formatter = NumberFormat::new(&locales(language), &options);
    written(&formatter.format(), &JsValue::from_f64(value))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "milliseconds of any year people plan for are exact in a float"
)]
fn milliseconds(moment: Moment) -> f64 {
    (moment.0 / 1_000) as f64
}

fn format(language: Language, milliseconds: f64, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in parts.iter().chain(&[("timeZone", ZONE)]) {
        set(&options, name, &JsValue::from_str(value));
    }
    let formatter = DateTimeFormat::new(&locales(language), &options);
    let date = js_sys::Date::new(&JsValue::from_f64(milliseconds));
    written(&formatter.format(), date.as_ref())
}

fn locales(language: Language) -> Array {
    Array::of1(&JsValue::from_str(language.tag()))
}

fn set(options: &Object, name: &str, value: &JsValue) {
    // Setting a property of a fresh object does not fail.
    let _ = Reflect::set(options, &JsValue::from_str(name), value);
}

fn written(format: &js_sys::Function, value: &JsValue) -> String {
    let text = format.call1(&JsValue::UNDEFINED, value);
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use domain::money::Fen;
    use text::Language;

    use super::{amount, number};

    #[test]
    fn money_and_numbers_are_written_as_the_language_does() {
        assert_eq!(amount(Language::En, Fen(102_500)), "1,025.00");
        assert_eq!(amount(Language::ZhCn, Fen(2_500)), "25.00");
        assert_eq!(number(Language::En, 1.26, 1), "1.3");
    }
}
