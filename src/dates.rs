//! Dates and times in words, by the browser's own knowledge of the language.

use domain::moment::{Moment, iso_date};
use js_sys::{Array, Intl::DateTimeFormat, Object, Reflect};
use text::Language;
use time::Date;
use wasm_bindgen::{JsCast as _, JsValue};

/// The zone of every date and time shown: China has one.
const ZONE: &str = "Asia/Shanghai";

/// A day with its weekday: "11月25日星期三". The year is said when it is not `today`'s.
pub(crate) fn day(language: Language, date: Date, today: Date) -> String {
    let noon = js_sys::Date::parse(&format!("{}T12:00:00+08:00", iso_date::text(date)));
    let with_year = [("year", "numeric")];
    let year: &[_] = if date.year() == today.year() { &[] } else { &with_year };
    let parts = [year, &[("month", "long"), ("day", "numeric"), ("weekday", "long")]].concat();
    format(language, noon, &parts)
}

/// A moment: "11月25日 14:05". The year is said when it is not `today`'s.
pub(crate) fn moment(language: Language, moment: Moment, today: Date) -> String {
    let with_year = [("year", "numeric")];
    let year: &[_] = if moment.day().year() == today.year() { &[] } else { &with_year };
    let clock = [
        ("month", "long"),
        ("day", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("hourCycle", "h23"),
    ];
    format(language, milliseconds(moment), &[year, &clock].concat())
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
        // Setting a property of a fresh object does not fail.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let formatter = DateTimeFormat::new(&Array::of1(&JsValue::from_str(language.tag())), &options);
    let date = js_sys::Date::new(&JsValue::from_f64(milliseconds));
    let text = formatter.format().call1(&JsValue::UNDEFINED, date.unchecked_ref());
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}
