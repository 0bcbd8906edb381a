//! Text messages: codes, and news of an application.

use domain::{
    moment::{Moment, iso_date},
    outside::Sms,
    region::Bilingual,
};

use super::{EnqueueError, JobError, Kind, SendCode, SendSms, job};
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
    let places = [
        ("region", region(app, &work.region, language)),
        ("code", work.code),
        ("minutes", work.minutes.to_string()),
    ];
    send(app, &record.key, mobile.reveal(), fill(Text::Code, language, &places)).await
}

/// Sends a message.
pub(super) async fn send_sms(app: &App, record: &JobRecord) -> Result<(), JobError> {
    let work: SendSms = app.open_job(record)?;
    send(app, &record.key, work.to.reveal(), work.text).await
}

async fn send(app: &App, key: &str, to: &str, text: String) -> Result<(), JobError> {
    Ok(app.sms.send(&Sms { key: key.to_owned(), to: to.to_owned(), text }).await?)
}

/// The change that tells a person what became of their application, as it is to be; none when they cannot be reached.
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
) -> Result<Option<Change>, EnqueueError> {
    let Some(mobile) = details.reach() else { return Ok(None) };
    let language = Language::of(&application.language);
    let text_of = |text: &Bilingual| language.pick(text).to_owned();
    let profile = app.regions.get(&application.region);
    let hotline = profile.and_then(|profile| profile.hotlines.first());
    let outlet = application.outlet.as_ref().and_then(|id| app.regions.outlet(&application.region, id));
    let places = [
        ("region", region(app, &application.region, language)),
        ("reference", application.reference.grouped()),
        ("hotline", hotline.map(|hotline| hotline.number.clone()).unwrap_or_default()),
        ("outlet", outlet.map(|outlet| text_of(&outlet.name)).unwrap_or_default()),
        ("code", crate::cases::pickup_code(app, &application.reference)),
        ("day", application.answer_until.map(day).unwrap_or_default()),
    ];
    let payload = SendSms { to: mobile.clone(), text: fill(text, language, &places) };
    let key = format!("told:{}:{}", application.reference, application.version + 1);
    Ok(Some(Change::Enqueue(job(app, Kind::SendSms, key, &payload, now)?)))
}

fn day(moment: Moment) -> String {
    iso_date::text(moment.day())
}

fn region(app: &App, code: &domain::region::RegionCode, language: Language) -> String {
    app.regions.get(code).map(|profile| language.pick(&profile.name).to_owned()).unwrap_or_default()
}

fn fill(text: Text, language: Language, places: &[(&str, String)]) -> String {
    let places: Vec<(&str, &str)> = places.iter().map(|(name, value)| (*name, value.as_str())).collect();
    text.fill(language, &places)
}
