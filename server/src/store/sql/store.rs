//! The store over any engine.

use std::sync::atomic::{AtomicU64, Ordering};

use async_trait::async_trait;
use domain::{
    application::{DocumentId, PhotoId},
    kiosk::KioskId,
    moment::Moment,
    reference::Reference,
    region::RegionCode,
    service::Service,
};

use super::{
    super::{
        ApplicationId, ApplicationRecord, AuditRecord, BlindIndex, CardHistoryRecord, CardId, CardRecord,
        CasePage, CaseQuery, ChainFault, Change, CommitError, Committed, DocumentRecord, DraftRecord, HelpId,
        HelpRecord, HistoryRecord, KeyId, KioskCodeRecord, KioskKeyRecord, LeasedJob, PassRecord,
        PhotoRecord, StaffRecord, StaffSessionRecord, Store, StoreError, StoreOptions, Subject, TallyRecord,
        TokenHash, VisitId, VisitRecord, VouchRecord,
    },
    Done, Fields, Value, Work, applications, audit, cards, documents, drafts, help, kiosks, outbox, photos,
    queue, staff, tallies,
    value::args,
    visits, vouches,
};

/// Lines of the audit that are checked at a time.
const CHAIN_PAGE: u32 = 1000;

/// A database: reads statements, and does work in a transaction.
#[async_trait]
pub(in crate::store) trait Engine: Send + Sync + 'static {
    /// Runs a statement that changes nothing.
    async fn read(&self, sql: String, args: Vec<Value>) -> Result<Vec<Fields>, StoreError>;

    /// Does the work in one transaction, and answers when it is durable.
    async fn write(&self, work: Work) -> Result<Done, CommitError>;

    /// How many transactions were made durable for commits.
    fn syncs(&self) -> u64;
}

/// The store over an engine.
pub(in crate::store) struct SqlStore<E> {
    engine: E,
    options: StoreOptions,
    commits: AtomicU64,
}

impl<E: Engine> SqlStore<E> {
    /// A store over an engine whose schema is up to date.
    pub(in crate::store) fn new(engine: E, options: StoreOptions) -> Self {
        Self { engine, options, commits: AtomicU64::new(0) }
    }

    pub(super) async fn all<T>(
        &self,
        sql: impl Into<String> + Send,
        args: Vec<Value>,
        read: fn(Fields) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        self.engine.read(sql.into(), args).await?.into_iter().map(read).collect()
    }

    pub(super) async fn one<T>(
        &self,
        sql: impl Into<String> + Send,
        args: Vec<Value>,
        read: fn(Fields) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        self.engine.read(sql.into(), args).await?.into_iter().next().map(read).transpose()
    }
}

impl<E: Engine> SqlStore<E> {
    /// Does work that breaks no rule.
    pub(super) async fn work(&self, work: Work) -> Result<Done, StoreError> {
        self.engine.write(work).await.map_err(|error| match error {
            CommitError::Store(error) => error,
            other => StoreError::Engine(other.to_string()),
        })
    }

    async fn audit_head(&self) -> Result<Option<(u64, [u8; 32])>, StoreError> {
        self.one(audit::HEAD, args![self.options.node], audit::read_head).await
    }

    async fn audit_lines(
        &self,
        after: u64,
        last: u64,
        max: u32,
    ) -> Result<Vec<(AuditRecord, [u8; 32])>, StoreError> {
        self.all(audit::select_chain(), args![self.options.node, after, last, max], audit::read).await
    }
}

#[async_trait]
impl<E: Engine> Store for SqlStore<E> {
    async fn commit(&self, changes: Vec<Change>) -> Result<Committed, CommitError> {
        match self.engine.write(Work::Commit(changes.into())).await? {
            Done::Committed(committed) => {
                self.commits.fetch_add(1, Ordering::Relaxed);
                Ok(committed)
            }
            _ => Err(StoreError::Unreadable("leases for a commit".to_owned()).into()),
        }
    }

    async fn lease_jobs(&self, now: Moment, until: Moment, max: u32) -> Result<Vec<LeasedJob>, StoreError> {
        match self.work(Work::Lease { now, until, max }).await? {
            Done::Leased(jobs) => Ok(jobs),
            _ => Err(StoreError::Unreadable("something else for jobs".to_owned())),
        }
    }

    async fn next_job_at(&self) -> Result<Option<Moment>, StoreError> {
        Ok(self.one(outbox::NEXT, vec![], |mut row| row.take()).await?.flatten())
    }

    async fn visit(&self, token: &TokenHash) -> Result<Option<VisitRecord>, StoreError> {
        self.one(visits::select("token = $1"), args![*token], visits::read).await
    }

    async fn visit_by_id(&self, id: VisitId) -> Result<Option<VisitRecord>, StoreError> {
        self.one(visits::select("id = $1"), args![id], visits::read).await
    }

    async fn tally(&self, subject: &Subject) -> Result<Option<TallyRecord>, StoreError> {
        self.one(tallies::SELECT, args![subject.as_str().to_owned()], tallies::read).await
    }

    async fn vouch(&self, code: &str, now: Moment) -> Result<Option<VouchRecord>, StoreError> {
        let sql = vouches::select("code = $1 AND valid_until > $2");
        self.one(sql, args![code.to_owned(), now], vouches::read).await
    }

    async fn vouch_of_visit(&self, visit: VisitId) -> Result<Option<VouchRecord>, StoreError> {
        self.one(vouches::select("visit = $1"), args![visit], vouches::read).await
    }

    async fn drafts(&self, person: &BlindIndex) -> Result<Vec<DraftRecord>, StoreError> {
        self.all(drafts::SELECT_ALL, args![*person], drafts::read).await
    }

    async fn draft(&self, person: &BlindIndex, service: Service) -> Result<Option<DraftRecord>, StoreError> {
        self.one(drafts::SELECT, args![*person, service], drafts::read).await
    }

    async fn photo(&self, id: PhotoId) -> Result<Option<PhotoRecord>, StoreError> {
        self.one(photos::select(), args![id], photos::read).await
    }

    async fn document(&self, id: DocumentId) -> Result<Option<DocumentRecord>, StoreError> {
        self.one(documents::select(), args![id], documents::read).await
    }

    async fn names_object(&self, key: &str) -> Result<bool, StoreError> {
        Ok(!self.engine.read(photos::NAMES_OBJECT.to_owned(), args![key.to_owned()]).await?.is_empty())
    }

    async fn stale_originals(
        &self,
        region: &RegionCode,
        before: Moment,
        max: u32,
    ) -> Result<Vec<PhotoRecord>, StoreError> {
        self.all(photos::select_stale(), args![*region, before, max], photos::read).await
    }

    async fn application(&self, reference: &Reference) -> Result<Option<ApplicationRecord>, StoreError> {
        self.one(applications::select("reference = $1"), args![*reference], applications::read).await
    }

    async fn application_by_id(&self, id: ApplicationId) -> Result<Option<ApplicationRecord>, StoreError> {
        self.one(applications::select("id = $1"), args![id], applications::read).await
    }

    async fn applications_of(&self, person: &BlindIndex) -> Result<Vec<ApplicationRecord>, StoreError> {
        let sql = applications::select("person = $1 ORDER BY submitted_at DESC, id DESC");
        self.all(sql, args![*person], applications::read).await
    }

    async fn applications_by(&self, agent: &BlindIndex) -> Result<Vec<ApplicationRecord>, StoreError> {
        let sql = applications::select("agent = $1 ORDER BY submitted_at DESC, id DESC");
        self.all(sql, args![*agent], applications::read).await
    }

    async fn photo_on_file(&self, person: &BlindIndex) -> Result<Option<PhotoRecord>, StoreError> {
        self.one(photos::select_on_file(), args![*person], photos::read).await
    }

    async fn photo_before(
        &self,
        person: &BlindIndex,
        application: ApplicationId,
    ) -> Result<Option<PhotoRecord>, StoreError> {
        self.one(photos::select_before(), args![*person, application], photos::read).await
    }

    async fn open_application(
        &self,
        person: &BlindIndex,
        service: Service,
    ) -> Result<Option<ApplicationRecord>, StoreError> {
        let sql = applications::select("person = $1 AND service = $2 AND is_open = 1");
        self.one(sql, args![*person, service], applications::read).await
    }

    async fn history(&self, id: ApplicationId) -> Result<Vec<HistoryRecord>, StoreError> {
        self.all(applications::SELECT_HISTORY, args![id], applications::read_history).await
    }

    async fn cases(&self, query: &CaseQuery) -> Result<CasePage, StoreError> {
        let (count, values) = queue::select_waiting(query);
        let waiting = self.one(count, values, |mut row| row.take()).await?;
        let cases = match queue::select(query) {
            Some((sql, values)) => self.all(sql, values, applications::read).await?,
            None => Vec::new(),
        };
        Ok(CasePage { waiting: waiting.unwrap_or(0), cases })
    }

    async fn due_timers(&self, now: Moment, max: u32) -> Result<Vec<ApplicationRecord>, StoreError> {
        let sql = applications::select("timer_at <= $1 ORDER BY timer_at, id LIMIT $2");
        self.all(sql, args![now, max], applications::read).await
    }

    async fn card_of(&self, person: &BlindIndex) -> Result<Option<CardRecord>, StoreError> {
        self.one(cards::select("person = $1 AND is_valid = 1"), args![*person], cards::read).await
    }

    async fn card(&self, id: CardId) -> Result<Option<CardRecord>, StoreError> {
        self.one(cards::select("id = $1"), args![id], cards::read).await
    }

    async fn card_history(&self, id: CardId) -> Result<Vec<CardHistoryRecord>, StoreError> {
        self.all(cards::SELECT_HISTORY, args![id], cards::read_history).await
    }

    async fn due_cards(&self, now: Moment, max: u32) -> Result<Vec<CardRecord>, StoreError> {
        let sql = cards::select("timer_at <= $1 ORDER BY timer_at, id LIMIT $2");
        self.all(sql, args![now, max], cards::read).await
    }

    async fn staff(&self, name: &str) -> Result<Option<StaffRecord>, StoreError> {
        self.one(staff::SELECT, args![name.to_owned()], staff::read).await
    }

    async fn staff_session(&self, token: &TokenHash) -> Result<Option<StaffSessionRecord>, StoreError> {
        self.one(staff::SELECT_SESSION, args![*token], staff::read_session).await
    }

    async fn help(&self, token: &TokenHash) -> Result<Option<HelpRecord>, StoreError> {
        self.one(help::select("token = $1"), args![*token], help::read).await
    }

    async fn help_by_id(&self, id: HelpId) -> Result<Option<HelpRecord>, StoreError> {
        self.one(help::select("id = $1"), args![id], help::read).await
    }

    async fn help_at(&self, kiosk: &KioskId) -> Result<Option<HelpRecord>, StoreError> {
        self.one(help::select("kiosk = $1 AND ended_at IS NULL"), args![*kiosk], help::read).await
    }

    async fn open_help(&self, region: &RegionCode) -> Result<Vec<HelpRecord>, StoreError> {
        self.all(help::select("region = $1 AND ended_at IS NULL"), args![*region], help::read).await
    }

    async fn kiosk_key(&self, id: KeyId) -> Result<Option<KioskKeyRecord>, StoreError> {
        self.one(kiosks::select("id = $1"), args![id], kiosks::read).await
    }

    async fn kiosk_keys(&self) -> Result<Vec<KioskKeyRecord>, StoreError> {
        self.all(kiosks::select("revoked_at IS NULL"), vec![], kiosks::read).await
    }

    async fn kiosk_code(&self, kiosk: &KioskId) -> Result<Option<KioskCodeRecord>, StoreError> {
        self.one(kiosks::select_code(), args![*kiosk], kiosks::read_code).await
    }

    async fn pass(&self, token: &TokenHash) -> Result<Option<PassRecord>, StoreError> {
        self.one(kiosks::select_pass(), args![*token], kiosks::read_pass).await
    }

    async fn audit_of(&self, subject: &str) -> Result<Vec<AuditRecord>, StoreError> {
        let lines = self.all(audit::select_subject(), args![subject.to_owned()], audit::read).await?;
        Ok(lines.into_iter().map(|(record, _)| record).collect())
    }

    async fn check_audit(&self) -> Result<Result<u64, ChainFault>, StoreError> {
        let (last, head) = match self.audit_head().await? {
            Some(head) => head,
            None if self.audit_lines(0, u64::MAX, 1).await?.is_empty() => return Ok(Ok(0)),
            None => match self.audit_head().await? {
                Some(head) => head,
                None => return Ok(Err(ChainFault { seq: 1 })),
            },
        };
        let (mut seq, mut mac) = (0, [0; 32]);
        loop {
            let lines = self.audit_lines(seq, last, CHAIN_PAGE).await?;
            if lines.is_empty() {
                let whole = seq == last && mac == head;
                return Ok(if whole { Ok(seq) } else { Err(ChainFault { seq: seq + 1 }) });
            }
            for (record, written) in lines {
                mac = audit::mac(&self.options, &mac, &record);
                seq += 1;
                if record.seq != seq || mac != written {
                    return Ok(Err(ChainFault { seq }));
                }
            }
        }
    }

    async fn ready(&self) -> Result<(), StoreError> {
        self.engine.read("SELECT version FROM schema_version LIMIT 1".to_owned(), vec![]).await?;
        self.work(Work::Commit(Vec::new().into())).await.map(drop)
    }

    fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    fn syncs(&self) -> u64 {
        self.engine.syncs()
    }
}
