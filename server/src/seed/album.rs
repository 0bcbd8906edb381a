//! The photos and papers of a demonstration: the photos made by the server's own engine, from one portrait.
//!
//! **Invariant:** whatever is shown was finished as a resident's photo is; nobody in it is a private person.

use domain::{
    application::{DocumentId, DocumentKind, PhotoException, PhotoId},
    moment::Moment,
    photo::{PhotoPurpose, PhotoReport},
    region::RegionProfile,
    wire::{DocumentView, PhotoSource},
};

use super::cases::CasesError;
use crate::{
    app::App,
    entropy::NoEntropy,
    store::{ApplicationId, BlindIndex, Change, DocumentRecord, PhotoRecord, VisitId},
};

/// A frame of the tests' camera (`fake-camera face`): `astronaut.png` of `crates/photo/tests/faces/PROVENANCE.md`, before a wall.
const PORTRAIT: &[u8] = include_bytes!("portrait.jpg");
/// A page that says of itself that it is none of anybody's.
const PAPER: &[u8] = include_bytes!("paper.jpg");
/// The portrait in both forms of a region, and the paper.
pub(super) struct Album {
    card: Kept,
    on_file: Kept,
    paper: String,
}

/// A finished photo, and what was found in it.
struct Kept {
    report: PhotoReport,
    finished: String,
    bytes: u32,
    original: String,
}

impl Album {
    /// Makes the photos as the region wants them.
    ///
    /// # Errors
    ///
    /// [`CasesError`].
    pub(super) async fn of(app: &App, region: &RegionProfile) -> Result<Self, CasesError> {
        Ok(Self {
            card: kept(app, region, PhotoPurpose::Card).await?,
            on_file: kept(app, region, PhotoPurpose::OnFile).await?,
            paper: app.studio.files.keep(PAPER).await?,
        })
    }

    /// A photo that somebody had taken in a visit; its name, and the rows to be written.
    ///
    /// # Errors
    ///
    /// [`NoEntropy`].
    pub(super) fn photo(
        &self,
        app: &App,
        (visit, person): (VisitId, BlindIndex),
        (purpose, exception): (PhotoPurpose, Option<PhotoException>),
        at: Moment,
    ) -> Result<(PhotoId, Vec<Change>), NoEntropy> {
        let row = |kept: &Kept, purpose, card_form| {
            Ok(PhotoRecord {
                id: PhotoId(app.entropy.id(at)?),
                visit,
                person,
                shows: None,
                purpose,
                card_form,
                source: PhotoSource::Camera,
                months_old: None,
                exception,
                report: kept.report.clone(),
                claim: None,
                finished: kept.finished.clone(),
                finished_bytes: kept.bytes,
                original: Some(kept.original.clone()),
                original_type: "image/jpeg".to_owned(),
                taken_at: at,
            })
        };
        let card = row(&self.card, PhotoPurpose::Card, None)?;
        let added = |photo| Change::AddPhoto(Box::new(photo));
        match purpose {
            PhotoPurpose::Card => Ok((card.id, vec![added(card)])),
            PhotoPurpose::OnFile => {
                let photo = row(&self.on_file, purpose, Some(card.id))?;
                Ok((photo.id, vec![added(card), added(photo)]))
            }
        }
    }
}

impl Album {
    /// A paper of this kind that somebody handed in in a visit, and the rows to be written.
    ///
    /// # Errors
    ///
    /// [`NoEntropy`].
    pub(super) fn paper(
        &self,
        app: &App,
        (visit, person): (VisitId, BlindIndex),
        (kind, application): (DocumentKind, ApplicationId),
        at: Moment,
    ) -> Result<(DocumentView, [Change; 2]), NoEntropy> {
        let id = DocumentId(app.entropy.id(at)?);
        let record = DocumentRecord {
            id,
            visit,
            person,
            kind,
            object: self.paper.clone(),
            bytes: u32::try_from(PAPER.len()).unwrap_or(u32::MAX),
            taken_at: at,
            application: None,
        };
        let changes = [Change::AddDocument(Box::new(record)), Change::FileDocument { id, application }];
        Ok((DocumentView { id, kind }, changes))
    }
}

async fn kept(app: &App, region: &RegionProfile, purpose: PhotoPurpose) -> Result<Kept, CasesError> {
    // Everybody of these cases is grown up.
    let profile = region.photo_for(purpose).clone().for_age(u8::MAX);
    let opinion = app.studio.judge(bytes::Bytes::from_static(PORTRAIT), profile, None).await;
    let taken = opinion.taken?;
    Ok(Kept {
        report: opinion.report.ok_or(CasesError::Missing("what is in the portrait"))?,
        bytes: u32::try_from(taken.finished.len()).unwrap_or(u32::MAX),
        finished: app.studio.files.keep(&taken.finished).await?,
        original: app.studio.files.keep(&taken.original).await?,
    })
}
