//! The inbox of text messages and mails: the newest first, its code large enough to read across a table.

use std::{cmp::Reverse, fmt::Write as _};

use axum::{extract::State, response::Html};
use domain::moment::Moment;

use super::{clock, escaped, page};
use crate::{
    World,
    refused::Refused,
    store::{Letter, Message},
};

/// Digits of a code.
const CODE: usize = 6;

/// Shows every text message and every mail.
pub(crate) async fn inbox(State(world): State<World>) -> Result<Html<String>, Refused> {
    let messages = world.store.messages(None)?;
    let letters = world.store.letters(None)?;
    let sent = messages.iter().map(|message| (message.at, of_message(message)));
    let mut rows: Vec<_> = sent.chain(letters.iter().map(|letter| (letter.at, of_letter(letter)))).collect();
    rows.sort_by_key(|(at, _)| Reverse(*at));
    let mut list = String::new();
    for (_, row) in &rows {
        // Writing to a String never fails.
        let _ = writeln!(list, "{row}");
    }
    if rows.is_empty() {
        list.push_str(r#"<li class="none">还没有短信和邮件。<span lang="en">No messages yet.</span></li>"#);
    }
    let body = format!(
        r#"<p>新短信和邮件会自动出现。<span lang="en">New messages appear by themselves.</span></p>
<ol id="messages" aria-live="polite">
{list}</ol>
<script src="/inbox.js" defer></script>"#
    );
    Ok(page("收件箱", "Inbox", &body))
}

fn of_message(message: &Message) -> String {
    row(r#"短信 <span lang="en">SMS</span>"#, &message.to, message.at, "", &message.text)
}

fn of_letter(letter: &Letter) -> String {
    let subject = format!(r#"<p class="subject">{}</p>"#, escaped(&letter.subject));
    row(r#"邮件 <span lang="en">Email</span>"#, &letter.to, letter.at, &subject, &letter.text)
}

/// An entry of the list; `kind` and `above` are HTML already.
fn row(kind: &str, to: &str, at: Moment, above: &str, text: &str) -> String {
    let code = code(text).map(|code| format!(r#"<strong class="code">{code}</strong>"#));
    format!(
        r#"<li><p>{kind} <span class="to">{}</span> <time>{}</time></p>{above}{}<p>{}</p></li>"#,
        escaped(to),
        clock(at),
        code.unwrap_or_default(),
        escaped(text)
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
        assert_eq!(code("受理编号 482739156，领卡码 771204。"), Some("771204"));
        assert_eq!(code("请拨打 12393"), None);
    }
}
