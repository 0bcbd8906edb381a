//! What a demonstration shows on its first day: cases in every status, in every region.
//!
//! **Invariant:** it is one commit on a store without applications, so that it is there whole or not at all, and never twice.

use std::{
    collections::{BTreeMap, VecDeque},
    path::{Path, PathBuf},
};

use domain::{
    application::{BankChoice, Contact, DocumentKind, GroupChoice, HistoryEntry, PhotoException, Status},
    id_number::IdNumber,
    instant::GroupRule,
    jurisdiction::Jurisdiction,
    machine::Actor,
    moment::Moment,
    money::Fen,
    outlet::{Outlet, OutletId},
    photo::PhotoPurpose,
    reference::Reference,
    region::{RegionCode, RegionProfile},
    service::{ReplaceReason, Service},
    stock::{BlankState, Serial},
    wire::staff::Role,
};

use super::{
    album::Album,
    walk::Walk,
    ways::{Rule, WAYS, Way},
};
use crate::{
    app::App,
    cases::{self, WrongStep},
    entropy::NoEntropy,
    forms::{CaseDetails, GivenByHolder, Known},
    identity,
    jobs::EnqueueError,
    outside::OutsideError,
    photos::{FileError, PhotoFault},
    sealing::SealError,
    store::{
        ApplicationId, ApplicationRecord, AuditEntry, BlindIndex, CaseQuery, Change, CommitError,
        HistoryRecord, StoreError, TokenHash, VisitId, VisitRecord, VisitStage,
    },
    texts::Language,
};

/// Whose cases they are, region by region.
pub(crate) const PEOPLE: &str = "demo-cases.json";
/// The edition of rules that are not those of today.
const EARLIER: &str = "2025-01";
const REFERENCES: u32 = 100_000_000;
const HOUR: i64 = 60 * 60;
/// An outlet has at least so many blank cards to lend some to a demonstration.
const BLANKS: u32 = 15;
/// One person of so many cannot hold the head still.
const EXCEPTIONS: usize = 9;
/// Every fourth person speaks English.
const ENGLISH: usize = 4;

/// The cases of a demonstration cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum CasesError {
    /// The store fails.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The store refuses.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// The core does not answer.
    #[error(transparent)]
    Outside(#[from] OutsideError),
    /// Details cannot be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Names cannot be drawn.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// What is to happen next cannot be put in.
    #[error(transparent)]
    Enqueue(#[from] EnqueueError),
    /// The photo cannot be kept.
    #[error(transparent)]
    File(#[from] FileError),
    /// The photo is not taken.
    #[error(transparent)]
    Photo(#[from] PhotoFault),
    /// The table has no such step.
    #[error(transparent)]
    Step(#[from] WrongStep),
    /// The list of people cannot be read.
    #[error("{PEOPLE} cannot be read: {0}")]
    List(#[from] std::io::Error),
    /// The list of people is no list of people.
    #[error("{PEOPLE} is wrong: {0}")]
    Form(#[from] serde_json::Error),
    /// Something is not there.
    #[error("{0} is missing")]
    Missing(&'static str),
}

/// Makes the cases while the server serves, unless it ends before. What goes wrong is told in the log.
pub async fn run(app: App, folder: PathBuf) {
    let sown = tokio::select! {
        () = app.ended() => return,
        sown = sow(&app, &folder) => sown,
    };
    match sown {
        Ok(count) => tracing::info!(count, "cases for demonstration"),
        Err(error) => tracing::error!(cause = %error, "no cases for demonstration"),
    }
}

/// Makes the cases of the people listed in the regions' folder; how many, which is none where there are applications already.
///
/// # Errors
///
/// [`CasesError`]; then there is none.
pub async fn sow(app: &App, folder: &Path) -> Result<usize, CasesError> {
    let people: BTreeMap<RegionCode, Vec<IdNumber>> =
        serde_json::from_slice(&tokio::fs::read(folder.join(PEOPLE)).await?)?;
    for region in app.regions.all() {
        let (statuses, service, agency, reference) = (Vec::new(), None, None, String::new());
        let any = CaseQuery { region: region.code.clone(), statuses, service, agency, reference, max: 1 };
        if !app.store.cases(&any).await?.cases.is_empty() {
            return Ok(0);
        }
    }
    let (mut changes, mut count) = (Vec::new(), 0);
    for (code, numbers) in &people {
        let region = app.regions.get(code).ok_or(CasesError::Missing("a region"))?;
        let plot = Plot::of(app, region).await?;
        let mut blanks = plot.blanks().await?;
        for (index, (way, number)) in WAYS.iter().zip(numbers).enumerate() {
            let known = identity::look_up(app, code, number).await?;
            let known = known.ok_or(CasesError::Missing("a person"))?;
            changes.extend(plot.case(index, way, number, (known, &mut blanks))?);
            count += 1;
        }
    }
    app.commit(changes).await?;
    Ok(count)
}

/// Where the cases of a region grow.
struct Plot<'a> {
    app: &'a App,
    region: &'a RegionProfile,
    album: Album,
    clerks: [&'a str; 2],
    outlets: Vec<&'a OutletId>,
    now: Moment,
}

impl<'a> Plot<'a> {
    async fn of(app: &'a App, region: &'a RegionProfile) -> Result<Self, CasesError> {
        let here = app.regions.staff.iter().filter(|account| account.region == region.code);
        let mut clerks = here.filter(|account| account.role == Role::Clerk).map(|account| &*account.name);
        let (Some(one), Some(other)) = (clerks.next(), clerks.next()) else {
            return Err(CasesError::Missing("a second clerk"));
        };
        let stocked = |outlet: &&Outlet| outlet.blanks >= BLANKS && !outlet.prints_at_once();
        let outlets = region.outlets.iter().filter(stocked).map(|outlet| &outlet.id).collect();
        let album = Album::of(app, region).await?;
        Ok(Self { app, region, album, clerks: [one, other], outlets, now: app.now() })
    }

    /// The blank cards that lie free where cards are printed at once.
    async fn blanks(&self) -> Result<VecDeque<Serial>, StoreError> {
        let Some(outlet) = self.printer() else { return Ok(VecDeque::new()) };
        let free = self.app.store.blanks(&outlet.id, BlankState::Free, BLANKS).await?;
        Ok(free.into_iter().map(|blank| blank.serial).collect())
    }

    /// Everything that a case is, from the visit in which it was handed in to where it stands.
    fn case(
        &self,
        index: usize,
        way: &Way,
        number: &IdNumber,
        (known, blanks): (Known, &mut VecDeque<Serial>),
    ) -> Result<Vec<Change>, CasesError> {
        let app = self.app;
        let at = self.ago(way.handed_in);
        let person = app.sealer.blind_index(number.reveal());
        let visit = self.visit(person, language(index), at)?;
        let of = (visit.id, person);
        let purpose = PhotoPurpose::of(way.service);
        let (photo, added) = self.album.photo(app, of, (purpose, exception(index)), at)?;
        let mut application = self.application(index, way, person, at)?;
        application.photo = photo;
        let mut details = self.details(index, way.service, number, known);
        let papers = self.papers(&mut details, of, application.id, at)?;
        application.details = app.seal_case(application.id, &details)?;
        application.promised = cases::promised(app, &application, at);
        let id = visit.id;
        let mut changes = vec![Change::PutVisit(Box::new(visit))];
        changes.extend(added);
        let (taken, filed): (Vec<_>, Vec<_>) = papers.into_iter().unzip();
        changes.extend(taken);
        changes.extend(handed_in(&application));
        changes.extend(filed);
        let outlet = self.outlet(index, way.service);
        let mut walk = Walk {
            app,
            album: &self.album,
            clerks: self.clerks,
            visit: id,
            outlet: outlet.ok_or(CasesError::Missing("an outlet with blank cards"))?,
            application: ApplicationRecord { version: 1, ..application },
            held: None,
            blanks,
            changes,
        };
        for (event, hours) in way.steps {
            walk.go(*event, self.ago(*hours))?;
        }
        walk.changes.push(Change::EndVisit { id, at: at.plus_seconds(HOUR) });
        walk.go_on(self.now)?;
        Ok(walk.changes)
    }

    /// Where a card is collected: an instant one where it is printed.
    fn outlet(&self, index: usize, service: Service) -> Option<&'a OutletId> {
        match service {
            Service::InstantCard => self.printer().map(|outlet| &outlet.id),
            _ => self.outlets.get(index % self.outlets.len().max(1)).copied(),
        }
    }

    /// The outlet that prints, with the most blank cards.
    fn printer(&self) -> Option<&'a Outlet> {
        let prints = self.region.outlets.iter().filter(|outlet| outlet.prints_at_once());
        prints.max_by_key(|outlet| outlet.blanks)
    }

    /// The rule by which a card may be printed at once, where it is asked for.
    fn group(&self, service: Service) -> Option<&'a GroupRule> {
        self.region.instant.groups.first().filter(|_| service == Service::InstantCard)
    }

    /// The papers that show it, each taken in before the application and filed with it.
    fn papers(
        &self,
        details: &mut CaseDetails,
        of: (VisitId, BlindIndex),
        application: ApplicationId,
        at: Moment,
    ) -> Result<Vec<(Change, Change)>, NoEntropy> {
        let rule = details.group.and_then(|_| self.group(Service::InstantCard));
        let evidence = rule.into_iter().flat_map(|rule| &rule.evidence);
        let mut papers = Vec::new();
        for kind in evidence.map(|paper| DocumentKind::of(*paper)) {
            let (document, [taken, filed]) = self.album.paper(self.app, of, (kind, application), at)?;
            details.add(document);
            papers.push((taken, filed));
        }
        Ok(papers)
    }

    const fn ago(&self, hours: i64) -> Moment {
        self.now.plus_seconds(-HOUR * hours)
    }

    fn visit(&self, person: BlindIndex, language: Language, at: Moment) -> Result<VisitRecord, NoEntropy> {
        let token = || {
            let mut bytes = [0; 32];
            self.app.entropy.fill(&mut bytes).map(|()| TokenHash(bytes))
        };
        Ok(VisitRecord {
            id: VisitId(self.app.entropy.id(at)?),
            version: 0,
            token: token()?,
            device: token()?,
            region: self.region.code.clone(),
            kiosk: None,
            language: language.tag().to_owned(),
            consent: self.region.consent.version.clone(),
            stage: VisitStage::Identified,
            person: Some(person),
            details: None,
            code: None,
            code_valid_until: None,
            code_again_at: None,
            vouched_by: None,
            begun_at: at,
            seen_at: at,
            expires_at: at.plus_seconds(HOUR),
        })
    }

    fn details(&self, index: usize, service: Service, number: &IdNumber, known: Known) -> CaseDetails {
        let any = self.region.banks.get(index % self.region.banks.len().max(1)).map(|bank| &bank.id);
        let bank = match service {
            Service::Reissue => any,
            Service::InstantCard => self.printer().and_then(|outlet| outlet.prints.as_ref()),
            _ => None,
        };
        let consent = self.region.consent.version.clone();
        CaseDetails {
            number: number.clone(),
            name: known.name,
            email: if known.on_file.email.is_some() { Contact::OnFile } else { Contact::None },
            on_file: known.on_file,
            mobile: Contact::OnFile,
            address: Contact::OnFile,
            given_by_holder: GivenByHolder::default(),
            household: None,
            documents: Vec::new(),
            bank: bank.map(|bank| BankChoice { bank: bank.clone(), consent }),
            group: self.group(service).map(|rule| GroupChoice { group: rule.group, printed_before: false }),
            agent: None,
            collected_by: None,
        }
    }

    /// The application as it was handed in, still without photo and details.
    fn application(
        &self,
        index: usize,
        way: &Way,
        person: BlindIndex,
        at: Moment,
    ) -> Result<ApplicationRecord, CasesError> {
        let (app, service) = (self.app, way.service);
        let usual = self.region.fees.of(service).amount;
        let two = self.region.review.four_eyes.contains(&service);
        let (fee, four_eyes) = match way.rule {
            Rule::Today => (usual, two),
            Rule::Free => (Fen(0), two),
            Rule::TwoClerks => (usual, true),
        };
        let today = (fee, four_eyes) == (usual, two);
        let reason = ReplaceReason::ALL.get(index % ReplaceReason::ALL.len()).copied();
        Ok(ApplicationRecord {
            id: ApplicationId(app.entropy.id(at)?),
            reference: Reference::from_number(app.entropy.below(REFERENCES)?),
            version: 0,
            region: self.region.code.clone(),
            agency: Jurisdiction::route(&self.region.agencies, None).cloned(),
            rules: if today { self.region.version.clone() } else { EARLIER.to_owned() },
            service,
            reason: reason.filter(|_| service == Service::ReplaceCard),
            person,
            agent: None,
            details: crate::store::Sealed(Vec::new()),
            photo: domain::application::PhotoId(uuid::Uuid::nil()),
            photo_exception: exception(index),
            photos_refused: 0,
            paid: false,
            spoiled: 0,
            language: language(index).tag().to_owned(),
            status: Status::Submitted,
            since: at,
            promised: None,
            fee,
            outlet: None,
            held_until: None,
            answer_until: None,
            remind_at: None,
            collect_until: None,
            assigned: None,
            vouched_by: Vec::new(),
            four_eyes,
            proposed_by: None,
            decided_by: None,
            decided_at: None,
            reject_reasons: Vec::new(),
            asks: Vec::new(),
            photo_reasons: Vec::new(),
            withdrawal: None,
            submitted_at: at,
        })
    }
}

/// Some cannot meet a rule for the photo, and a clerk decides.
const fn exception(index: usize) -> Option<PhotoException> {
    if index % EXCEPTIONS == 1 { Some(PhotoException::Head) } else { None }
}

const fn language(index: usize) -> Language {
    if index % ENGLISH == ENGLISH - 1 { Language::English } else { Language::Chinese }
}

/// The application is taken in.
fn handed_in(application: &ApplicationRecord) -> [Change; 2] {
    let at = application.submitted_at;
    let entry = HistoryEntry::new(at, None, Status::Submitted, Actor::Resident);
    let audit = AuditEntry {
        at,
        actor: Actor::Resident.as_str().to_owned(),
        action: "submitted".to_owned(),
        subject: application.reference.to_string(),
        detail: format!("rules {}", application.rules),
    };
    let history = HistoryRecord { entry, by: None };
    [Change::Submit { application: Box::new(application.clone()), history }, Change::Audit(audit)]
}
