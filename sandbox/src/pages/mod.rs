//! Pages for whoever shows the demo: plain HTML in Chinese and English, each marked as a demonstration.
//!
//! **Invariant:** everything that is not written here goes through [`escaped`].

mod bank;
mod inbox;
mod orders;
mod people;

use axum::{
    http::header,
    response::{Html, IntoResponse, Redirect},
};

pub(crate) use bank::bank;
pub(crate) use inbox::inbox;
pub(crate) use orders::orders;
pub(crate) use people::people;

use domain::moment::Moment;

/// What stands on `/`.
const CONTENTS: &str = r#"<ul class="links">
<li><a href="/inbox">收件箱 <span lang="en">Inbox</span></a></li>
<li><a href="/people">演示人员 <span lang="en">Demo people</span></a></li>
<li><a href="/orders">制卡订单 <span lang="en">Card orders</span></a></li>
<li><a href="/bank">银行月末文件 <span lang="en">The bank’s month-end files</span></a></li>
<li><a href="/gateway">模拟支付订单 <span lang="en">Simulated payments</span></a></li>
<li><a href="/knobs">故障开关 <span lang="en">Fault knobs</span></a></li>
</ul>"#;

/// What there is.
pub(crate) async fn index() -> Html<String> {
    page("沙箱", "Sandbox", CONTENTS)
}

/// The looks of all pages.
pub(crate) async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("../../assets/sandbox.css"))
}

/// Keeps the inbox fresh.
pub(crate) async fn inbox_script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("../../assets/inbox.js"))
}

/// Browsers that open a gateway's own path mean the inbox.
pub(crate) async fn to_inbox() -> Redirect {
    Redirect::to("/inbox")
}

/// A whole page around `body`, which is HTML already.
pub(crate) fn page(zh: &str, en: &str, body: &str) -> Html<String> {
    Html(format!(
        r#"<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{zh} {en} – 演示 demo</title>
<link rel="stylesheet" href="/sandbox.css">
</head>
<body>
<header>
<p class="demo"><strong>演示</strong> 这里的人员、短信、邮件和订单都是虚构的。
<span lang="en"><strong>Demo</strong> People, messages and orders here are made up.</span></p>
<nav aria-label="沙箱 sandbox"><a href="/">沙箱 <span lang="en">Sandbox</span></a></nav>
</header>
<main>
<h1>{zh} <span lang="en">{en}</span></h1>
{body}
</main>
</body>
</html>
"#
    ))
}

/// `text` with what HTML would read as markup written out.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
    html
}

/// Date and wall clock in China: `2026-11-25 09:05:00`.
pub(crate) fn clock(moment: Moment) -> String {
    let at = moment.in_china();
    let date = domain::moment::iso_date::text(at.date());
    format!("{date} {:02}:{:02}:{:02}", at.hour(), at.minute(), at.second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_foreign_becomes_markup() {
        assert_eq!(escaped(r#"<a href="x">'&"#), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
    }

    #[test]
    fn the_clock_shows_the_time_in_china() {
        assert_eq!(clock(Moment(0)), "1970-01-01 08:00:00");
    }
}
