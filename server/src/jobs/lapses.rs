//! What the clock brings for lost cards, beside the worker: the core is asked about each first, and a slow one holds up nothing else.
//!
//! **Invariant:** a card that cannot be moved on now is put off, so that it is in no other's way.

use std::time::Duration;

use tokio::task::JoinSet;

use super::{JobError, losses};
use crate::{
    app::App,
    store::{CardNote, CardRecord, Change, CommitError, StoreError},
};

/// Taken at a time.
const BATCH: u32 = 100;
/// Cards that the core is asked about at a time.
const SEATS: usize = 8;
/// The pause between two looks.
const PAUSE: Duration = Duration::from_millis(500);
/// Seconds after which a card is looked at again of which the core said nothing, or with which something broke.
const AGAIN: i64 = 60;

/// Warns of reports of loss that are about to end, and ends those whose time is over, until the server ends.
pub(super) async fn run(app: App) {
    while !*app.ending.borrow() {
        if let Err(error) = look(&app).await {
            tracing::error!(cause = %error, "cards cannot be read");
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            () = app.ended() => {}
        }
    }
}

async fn look(app: &App) -> Result<(), StoreError> {
    let mut seats = JoinSet::new();
    for card in app.store.due_cards(app.now(), BATCH).await? {
        if seats.len() >= SEATS {
            seats.join_next().await;
        }
        if *app.ending.borrow() {
            break;
        }
        let app = app.clone();
        seats.spawn(async move { attend(&app, card).await });
    }
    while seats.join_next().await.is_some() {}
    Ok(())
}

async fn attend(app: &App, card: CardRecord) {
    let (id, version) = (card.id, card.version);
    match losses::due(app, card).await {
        // Somebody was faster: then it has not lapsed.
        Ok(()) | Err(JobError::Commit(CommitError::Stale)) => return,
        Err(JobError::NotYet) => tracing::warn!(card = %id.0, "a report ends when the core was heard"),
        Err(error) => tracing::error!(card = %id.0, cause = %error, "a timer failed"),
    }
    let put_off = Change::NoteCard { id, version, note: CardNote::PutOff(app.now().plus_seconds(AGAIN)) };
    if let Err(error) = app.commit(vec![put_off]).await {
        tracing::error!(card = %id.0, cause = %error, "a card cannot be put off");
    }
}
