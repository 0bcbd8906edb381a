//! Half-done answers.

use axum::{Json, extract::State};
use domain::{
    application::{Contact, DraftAnswer},
    problem::ErrorCode,
    service::Service,
    wire::{Answered, SaveAnswer},
};

use super::{
    applications,
    body::Body,
    problem::{Answer, ApiError},
    session::Person,
    views,
};
use crate::{
    app::App,
    core::OnFile,
    forms::Answers,
    store::{Change, DraftRecord},
};

pub(super) async fn save(
    State(app): State<App>,
    person: Person,
    Body(Answered { version, answer }): Body<SaveAnswer>,
) -> Answer<SaveAnswer> {
    let stored = app.store.draft(&person.index, Service::ReplaceCard).await?;
    let mut answers = stored.as_ref().map(|draft| app.open_answers(draft)).transpose()?.unwrap_or_default();
    if stored.map_or(0, |draft| draft.version) != version {
        return Err(ErrorCode::StaleVersion.into());
    }
    set(&app, &person, &mut answers, answer).await?;
    let draft = DraftRecord {
        person: person.index,
        service: Service::ReplaceCard,
        version,
        answers: app.seal_answers(&person.index, Service::ReplaceCard, &answers)?,
        saved_at: app.now(),
    };
    app.commit(vec![Change::PutDraft(draft)]).await?;
    Ok(Json(views::draft_of(&app, version + 1, &answers).await?))
}

async fn set(app: &App, person: &Person, answers: &mut Answers, answer: DraftAnswer) -> Result<(), ApiError> {
    let OnFile { mobile, email, address } = &person.known.on_file;
    match answer {
        DraftAnswer::Reason(reason) => answers.reason = Some(reason),
        DraftAnswer::Mobile(given) => answers.mobile = Some(possible(given, mobile.is_some(), false)?),
        DraftAnswer::Email(given) => answers.email = Some(possible(given, email.is_some(), true)?),
        DraftAnswer::Address(given) => answers.address = Some(possible(given, address.is_some(), false)?),
        DraftAnswer::Photo(id) => {
            answers.photo = Some(applications::own_photo(app, person, id).await?);
        }
    }
    Ok(())
}

/// What is on file can be used if there is something; only an email address can be left out.
fn possible<T>(given: Contact<T>, on_file: bool, can_be_left_out: bool) -> Result<Contact<T>, ApiError> {
    let possible = match &given {
        Contact::OnFile => on_file,
        Contact::New(_) => true,
        Contact::None => can_be_left_out,
    };
    if possible { Ok(given) } else { Err(ErrorCode::Malformed.into()) }
}
