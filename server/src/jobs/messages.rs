//! Text messages and mails: codes, and news of an application.
//!
//! **Invariant:** a code to identify oneself with, or to agree with, goes to a mobile only.

use domain::{
    moment::{Moment, iso_date},
    outside::{Mail, Sms},
    region::Bilingual,
};

use super::{EnqueueError, JobError, Kind, SendCode, SendMail, SendSms, job};
use crate::{
    app::App,
    forms::CaseDetails,
    store::{ApplicationRecord, Change, JobRecord},
    texts::{Language, Text},
};

/// Sends a code, if there is a mobile to send it to and it still counts.
pub(super) async fn send_code(app: &App, record: &JobRecord) -> Result<(), JobError> {
    let work: SendCode = app.open_job(record)?;
    if app.now() >= work.valid_until {
        return Ok(());
    }
    let Some(mobile) = app.core.contact(&work.region, &work.number).await?.mobile else { return Ok(()) };
    let language = Language::of(&work.language);
    let text = if work.agent.is_some() { Text::HolderCode } else { Text::Code };
    let places = [
        ("region", region(app, &work.region, language)),
        ("agent", work.agent.unwrap_or_default()),
        ("service", work.service.map(|service| language.service(service)).unwrap_or_default()),
        ("code", work.code),
        ("minutes", work.minutes.to_string()),
    ];
    send(app, &record.key, mobile.reveal(), fill(text, language, &places)).await
}

/// Sends a message.
pub(super) async fn send_sms(app: &App, record: &JobRecord) -> Result<(), JobError> {
    let work: SendSms = app.open_job(record)?;
    send(app, &record.key, work.to.reveal(), work.text).await
}

/// Sends a mail.
pub(super) async fn send_mail(app: &App, record: &JobRecord) -> Result<(), JobError> {
    let SendMail { to, subject, text } = app.open_job(record)?;
    Ok(app.mail.send(&Mail { key: record.key.clone(), to: to.into(), subject, text }).await?)
}

pub(super) async fn send(app: &App, key: &str, to: &str, text: String) -> Result<(), JobError> {
    Ok(app.sms.send(&Sms { key: key.to_owned(), to: to.to_owned(), text }).await?)
}

/// The changes that tell a person what became of their application, as it is to be: by text message and by mail, as far as they left
/// a number and an address; none when they cannot be reached. Where an agent acts they are told, and the holder too who left a number.
///
/// # Errors
///
/// [`EnqueueError`].
pub fn tell(
    app: &App,
    text: Text,
    application: &ApplicationRecord,
    details: &CaseDetails,
    now: Moment,
) -> Result<Vec<Change>, EnqueueError> {
    let language = Language::of(&application.language);
    let places = places(app, application, language);
    let words = |text| fill(text, language, &places);
    let once = format!("{}:{}", application.reference, application.version + 1);
    let applicant = details.applicant();
    let holder = details.holder().mobile.filter(|own| applicant.mobile != Some(own));
    let mut told = Vec::new();
    for (to, key) in [(applicant.mobile, "told"), (holder, "told-holder")] {
        let Some(to) = to else { continue };
        let payload = SendSms { to: to.clone(), text: words(text) };
        told.push(Change::Enqueue(job(app, Kind::SendSms, format!("{key}:{once}"), &payload, now)?));
    }
    if let Some(mailbox) = applicant.email {
        let (subject, text) = (words(Text::MailSubject), words(text));
        let payload = SendMail { to: mailbox.clone(), subject, text };
        told.push(Change::Enqueue(job(app, Kind::SendMail, format!("mailed:{once}"), &payload, now)?));
    }
    Ok(told)
}

/// What the messages about an application can say.
fn places(app: &App, application: &ApplicationRecord, language: Language) -> [(&'static str, String); 9] {
    let text_of = |text: &Bilingual| language.pick(text).to_owned();
    let outlet = application.outlet.as_ref().and_then(|id| app.regions.outlet(&application.region, id));
    [
        ("region", region(app, &application.region, language)),
        ("reference", application.reference.grouped()),
        ("hotline", hotline(app, &application.region)),
        ("outlet", outlet.map(|outlet| text_of(&outlet.name)).unwrap_or_default()),
        ("code", crate::cases::pickup_code(app, &application.reference)),
        ("day", application.answer_until.map(day).unwrap_or_default()),
        ("hours", outlet.map(|outlet| text_of(&outlet.hours)).unwrap_or_default()),
        ("last", crate::cases::collect_by(application).map(iso_date::text).unwrap_or_default()),
        ("reasons", language.photo_reasons(&application.photo_reasons)),
    ]
}

fn day(moment: Moment) -> String {
    iso_date::text(moment.day())
}

pub(super) fn region(app: &App, code: &domain::region::RegionCode, language: Language) -> String {
    app.regions.get(code).map(|profile| language.pick(&profile.name).to_owned()).unwrap_or_default()
}

/// The number to call first.
pub(super) fn hotline(app: &App, code: &domain::region::RegionCode) -> String {
    let first = app.regions.get(code).and_then(|profile| profile.hotlines.first());
    first.map(|hotline| hotline.number.clone()).unwrap_or_default()
}

pub(super) fn fill(text: Text, language: Language, places: &[(&str, String)]) -> String {
    let places: Vec<(&str, &str)> = places.iter().map(|(name, value)| (*name, value.as_str())).collect();
    text.fill(language, &places)
}
