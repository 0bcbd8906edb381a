//! A month-end file of the bank, read in the browser.
//!
//! **Invariant:** a file that is larger than one may be is not read.

use domain::{
    month_end::{MonthEndError, MonthEndFault, SIZE_MAX},
    problem::{ErrorCode, Failure, Problem},
    wire::staff::MonthEndFile,
};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The text of the file that is held.
pub(super) async fn read(held: Option<File>) -> Result<MonthEndFile, Failure> {
    let file = held.ok_or(Failure::Garbled)?;
    if file.size() > u32::try_from(SIZE_MAX).map_or(f64::MAX, f64::from) {
        return Err(refused(vec![MonthEndError { line: 1, fault: MonthEndFault::TooLarge }]));
    }
    let read = JsFuture::from(file.text()).await.ok();
    let text = read.and_then(|text| text.as_string()).ok_or_else(|| refused(vec![]))?;
    Ok(MonthEndFile { text })
}

fn refused(lines: Vec<MonthEndError>) -> Failure {
    Failure::Problem(Box::new(Problem { lines, ..Problem::from(ErrorCode::FileUnreadable) }))
}
