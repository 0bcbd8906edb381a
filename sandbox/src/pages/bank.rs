//! The bank's files: one for each demo region and month.

use std::fmt::Write as _;

use axum::{extract::State, response::Html};
use domain::year_month::YearMonth;

use super::page;
use crate::{
    World,
    people::{ANLAN, YUNLING},
};

/// Shows the files of this month and the last.
pub(crate) async fn bank(State(world): State<World>) -> Html<String> {
    let this = YearMonth::of(world.clock.now().day());
    let months = this.into_iter().chain(this.and_then(YearMonth::previous));
    let mut rows = String::new();
    for month in months {
        for (region, zh, en) in [(ANLAN, "安澜", "Anlan"), (YUNLING, "云岭", "Yunling")] {
            // Writing to a String never fails.
            let _ = writeln!(
                rows,
                r#"<li><a href="/bank/month-end/{month}/{region}.txt">{month} {zh} <span lang="en">{en}</span></a></li>"#
            );
        }
    }
    let body = format!(
        r#"<p>单位月末划拨的文件，每个地区每月一份；有一个人的单位划拨不在其中。
<span lang="en">Employers’ credits at the end of a month, one file a region; one person’s is left out.</span></p>
<ul class="links">
{rows}</ul>"#
    );
    page("银行月末文件", "The bank’s month-end files", &body)
}
