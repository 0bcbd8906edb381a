//! The mail gateway: it sends nothing, the inbox shows everything.
//!
//! **Invariant:** a mail is readable on its whole way, so one with an identity number or a code other than that for the pickup is not taken.

use axum::{
    Json,
    extract::{Query, State, rejection::JsonRejection},
    http::StatusCode,
};
use domain::{contact::Email, id_number::IdNumber, outside::Mail};

use crate::{
    World,
    refused::Refused,
    sms::Filter,
    store::{Letter, Taken},
};

/// The longest key, the longest subject and the longest text, in characters.
const KEY_MAX: usize = 200;
const SUBJECT_MAX: usize = 200;
const TEXT_MAX: usize = 2000;
/// Characters of an identity number, and digits of a code.
const ID_NUMBER: usize = 18;
const CODE: usize = 6;
/// What stands before the one code that may be in a mail.
const PICKUP: [&str; 2] = ["领卡码", "pickup code"];

/// Takes a mail, once for each key: 202 whenever it is in the inbox afterwards.
pub(crate) async fn take(
    State(world): State<World>,
    mail: Result<Json<Mail>, JsonRejection>,
) -> Result<StatusCode, Refused> {
    if world.knobs.get().mail_down {
        return Err(Refused::down());
    }
    let Json(mail) = mail.map_err(|rejection| Refused::malformed(&rejection))?;
    check(&mail)?;
    match world.store.take_mail(&mail, world.clock.now())? {
        Taken::First | Taken::Again => Ok(StatusCode::ACCEPTED),
        Taken::Conflict => Err(Refused::conflict()),
    }
}

fn check(mail: &Mail) -> Result<(), Refused> {
    let between = |text: &str, most: usize| !text.trim().is_empty() && text.chars().count() <= most;
    if !between(&mail.key, KEY_MAX) {
        return Err(Refused::wrong("a key has 1 to 200 characters"));
    }
    if Email::try_from(mail.to.clone()).map(String::from).as_deref() != Ok(mail.to.as_str()) {
        return Err(Refused::wrong("the receiver is no email address"));
    }
    if !between(&mail.subject, SUBJECT_MAX) || mail.subject.contains(char::is_control) {
        return Err(Refused::wrong("a subject has 1 to 200 characters in one line"));
    }
    if !between(&mail.text, TEXT_MAX) {
        return Err(Refused::wrong("a text has 1 to 2000 characters"));
    }
    if [&mail.subject, &mail.text].into_iter().any(|words| names_a_person(words)) {
        return Err(Refused::wrong("no mail carries an identity number"));
    }
    if !codes_before(&mail.subject).is_empty() || !only_for_the_pickup(&mail.text) {
        return Err(Refused::wrong("no mail carries a code but that for the pickup"));
    }
    Ok(())
}

/// Whether an identity number stands in a text.
fn names_a_person(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.len() == ID_NUMBER)
        .any(|word| IdNumber::try_from(word.to_owned()).is_ok())
}

/// Whether a text has at most one code, and says that it is for the pickup.
fn only_for_the_pickup(text: &str) -> bool {
    match codes_before(text)[..] {
        [] => true,
        [before] => PICKUP.iter().any(|word| before.trim_end().to_lowercase().ends_with(word)),
        [..] => false,
    }
}

/// What stands before each code of a text.
fn codes_before(text: &str) -> Vec<&str> {
    let is_digit = |c: char| c.is_ascii_digit();
    text.char_indices()
        .map(|(at, _)| text.split_at(at))
        .filter(|(before, rest)| !before.ends_with(is_digit) && rest.starts_with(is_digit))
        .filter(|(_, rest)| rest.chars().take_while(char::is_ascii_digit).count() == CODE)
        .map(|(before, _)| before)
        .collect()
}

/// The mails for tests: newest first, to one receiver or to all.
pub(crate) async fn list(
    State(world): State<World>,
    Query(filter): Query<Filter>,
) -> Result<Json<Vec<Letter>>, Refused> {
    Ok(Json(world.store.letters(filter.to.as_deref())?))
}
