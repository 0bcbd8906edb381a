//! Half-done answers.

use axum::{Json, extract::State};
use domain::{
    application::{Contact, DocumentKind, DraftAnswer, ForWhom, questions},
    problem::ErrorCode,
    service::Service,
    wire::{Answered, SaveAnswer},
};

use super::{
    admission::{self, Insured},
    applications,
    body::Body,
    documents, first_card, holders, instant, losses,
    problem::{Answer, ApiError},
    session::{self, Person},
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
    Body(Answered { service, version, answer }): Body<SaveAnswer>,
) -> Answer<SaveAnswer> {
    if !questions(service).contains(&answer.gap()) {
        return Err(ErrorCode::Malformed.into());
    }
    let stored = app.store.draft(&person.index, service).await?;
    let mut answers = stored.as_ref().map(|draft| app.open_answers(draft)).transpose()?.unwrap_or_default();
    // Of another, the same was asked when they were named, and is asked again when it is handed in.
    if !is_of_another(&answer, &answers) {
        admission::admitted(&app, &person.visit, &Insured::from(&person), service).await?;
        losses::is_first_in_place(&app, &person, &person.index, (service, service)).await?;
    }
    if stored.map_or(0, |draft| draft.version) != version {
        return Err(ErrorCode::StaleVersion.into());
    }
    set(&app, &person, service, &mut answers, answer).await?;
    let draft = DraftRecord {
        person: person.index,
        service,
        version,
        answers: app.seal_answers(&person.index, service, &answers)?,
        saved_at: app.now(),
    };
    app.commit(vec![Change::PutDraft(draft)]).await?;
    Ok(Json(views::draft_of(&app, (&person.visit, &person.index), (service, version + 1), &answers).await?))
}

/// Whether the answers are for somebody else once this one is taken in.
const fn is_of_another(answer: &DraftAnswer, before: &Answers) -> bool {
    match answer {
        DraftAnswer::Holder(ForWhom::Oneself) => false,
        DraftAnswer::Holder(ForWhom::Another(_)) => true,
        _ => before.another.is_some(),
    }
}

async fn set(
    app: &App,
    person: &Person,
    service: Service,
    answers: &mut Answers,
    answer: DraftAnswer,
) -> Result<(), ApiError> {
    let OnFile { mobile, email, address } = &person.known.on_file;
    match answer {
        DraftAnswer::Holder(ForWhom::Oneself) => answers.begin_for(None),
        DraftAnswer::Holder(ForWhom::Another(another)) => {
            let (holder, _) = holders::named(app, person, service, *another).await?;
            answers.begin_for(Some(holder));
            holders::drop_photo_on_file(app, &person.visit, answers).await?;
        }
        DraftAnswer::Group(choice) => {
            instant::take_group(session::rules(app, &person.visit)?, answers, choice)?;
            let like = instant::like(service, answers);
            let insured = Insured::of(app, person, answers).await?;
            admission::admitted(app, &person.visit, &insured, like).await?;
            losses::is_first_in_place(app, person, &insured.index, (service, like)).await?;
        }
        DraftAnswer::Evidence(id) => instant::take_paper(app, person, answers, id).await?,
        DraftAnswer::Reason(reason) => answers.reason = Some(reason),
        DraftAnswer::Household(household) => {
            first_card::decides(app, &person.visit, &household)?;
            answers.household = Some(household);
        }
        DraftAnswer::Register(id) => {
            answers.register = Some(documents::own(app, person, id, DocumentKind::Register).await?.id);
        }
        DraftAnswer::Mobile(given) => answers.mobile = Some(possible(given, mobile.is_some(), false)?),
        DraftAnswer::Email(given) => answers.email = Some(possible(given, email.is_some(), true)?),
        DraftAnswer::Address(given) => {
            // Where the agent lives is on file, not where the holder does.
            let on_file = address.is_some() && answers.another.is_none();
            answers.address = Some(possible(given, on_file, false)?);
        }
        DraftAnswer::Bank(choice) => {
            let region = session::rules(app, &person.visit)?;
            if choice.consent != region.consent.version {
                return Err(ErrorCode::StaleVersion.into());
            }
            if !instant::can_print(region, service, &choice.bank) {
                return Err(ErrorCode::NotFound.into());
            }
            answers.bank = Some(choice);
        }
        DraftAnswer::Photo(id) => {
            answers.photo = Some(applications::usable_photo(app, person, answers, (service, id)).await?);
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
