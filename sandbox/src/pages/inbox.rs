//! The SMS inbox: newest message first, its code large enough to read across a table.

use std::fmt::Write as _;

use axum::{extract::State, response::Html};

use super::{clock, escaped, page};
use crate::{World, refused::Refused, store::Message};

/// Digits of a code.
const CODE: usize = 6;

/// Shows every message.
pub(crate) async fn inbox(State(world): State<World>) -> Result<Html<String>, Refused> {
    let messages = world.store.messages(None)?;
    let mut list = String::new();
    for message in &messages {
        // Writing to a String never fails.
        let _ = writeln!(list, "{}", row(message));
    }
    if messages.is_empty() {
        list.push_str(r#"<li class="none">还没有短信。<span lang="en">No messages yet.</span></li>"#);
    }
    let body = format!(
        r#"<p>新短信会自动出现。<span lang="en">New messages appear by themselves.</span></p>
<ol id="messages" aria-live="polite">
{list}</ol>
<script src="/inbox.js" defer></script>"#
    );
    Ok(page("短信收件箱", "SMS inbox", &body))
}

fn row(message: &Message) -> String {
    let code = code(&message.text).map(|code| format!(r#"<strong class="code">{code}</strong>"#));
    format!(
        r#"<li><p><span class="to">{}</span> <time>{}</time></p>{}<p>{}</p></li>"#,
        escaped(&message.to),
        clock(message.at),
        code.unwrap_or_default(),
        escaped(&message.text)
    )
}

/// The first run of exactly six digits in a text.
fn code(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == CODE)
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn a_code_is_six_digits_and_no_more() {
        assert_eq!(code("验证码 482913，10 分钟内有效"), Some("482913"));
        assert_eq!(code("受理编号 482739156，取卡码 771204。"), Some("771204"));
        assert_eq!(code("请拨打 12393"), None);
    }
}
