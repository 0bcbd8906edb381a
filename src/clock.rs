//! What time it is: the only clock of the app.

use domain::moment::Moment;
use time::Date;

/// Now. A browser's clock says milliseconds, and no year in which they overflow is near.
#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 as microseconds fit until the year 294246"
)]
pub(crate) fn now() -> Moment {
    Moment(js_sys::Date::now() as i64 * 1_000)
}

/// Today in China.
pub(crate) fn today() -> Date {
    now().day()
}
