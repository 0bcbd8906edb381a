//! From settings to a server that serves, and back to nothing.
//!
//! **Invariant:** an answer that was begun is finished before the end, and so is a job; what is still to do lies in the outbox.

use std::{
    io,
    net::{SocketAddr, TcpListener},
    path::Path,
    sync::{Arc, atomic::AtomicU64},
    time::Duration,
};

use axum::Router;
use axum_server::{
    Handle,
    accept::NoDelayAcceptor,
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use hyper_util::rt::TokioTimer;
use tokio::{
    sync::{Notify, watch},
    task::JoinHandle,
};

use crate::{
    app::{App, Parts},
    cards::Workshop,
    clock::Clock,
    config::{Config, Tls},
    core::NationalInterface,
    entropy::{Entropy, NoEntropy},
    http::{self, Site},
    jobs,
    limits::Limits,
    live::Live,
    mail::MailGateway,
    outside::{Caller, System},
    payment_records::{FontError, Fonts, KeysError, Paper, PaperError, RecordKey},
    payments::{self, CallbackCounts, MerchantError, Tills, beginning::Flights, wechat::Wechat},
    photos::{FileError, Files, PhotoCounts, Studio},
    recent::Recent,
    regions::{self, LiveRegions, RegionsError},
    sealing::{AesSealer, MasterKey, SealError, Sealer},
    sms::SmsGateway,
    store::{self, Pace, Store, StoreError, StoreOptions},
    turns::Turns,
};

/// How long answers that were begun may take when the server ends.
const FAREWELL: Duration = Duration::from_secs(5);
/// How long a connection may take to say what it wants, and stay open without wanting anything.
const SILENCE: Duration = Duration::from_secs(20);

/// What a test holds in its hand.
#[derive(Clone)]
pub struct Nature {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The machine's own time, in which gateways live whatever a demonstration says of ours.
    pub wall: Arc<dyn Clock>,
    /// Chance.
    pub entropy: Arc<dyn Entropy>,
    /// How the embedded database commits.
    pub pace: Pace,
}

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The regions' files are wrong.
    #[error(transparent)]
    Regions(#[from] RegionsError),
    /// The key cannot be used.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The photo folder cannot be used.
    #[error(transparent)]
    Files(#[from] FileError),
    /// The models are damaged.
    #[error("the photo models cannot be loaded: {0}")]
    Models(#[from] photo::LoadError),
    /// The key of records, or those of before, cannot be used.
    #[error(transparent)]
    RecordKeys(#[from] KeysError),
    /// The folder with fonts cannot be used.
    #[error(transparent)]
    Fonts(#[from] FontError),
    /// The papers' templates are broken.
    #[error(transparent)]
    Papers(#[from] PaperError),
    /// The payment gateway's keys cannot be used.
    #[error(transparent)]
    Merchant(#[from] MerchantError),
    /// A client for a system behind us cannot be made.
    #[error("TLS cannot be set up: {0}")]
    Client(#[from] reqwest::Error),
    /// A folder or file cannot be used.
    #[error("{what} cannot be used: {error}")]
    Path {
        /// Which.
        what: String,
        /// What the file system says.
        error: io::Error,
    },
    /// An address cannot be listened on.
    #[error("cannot listen on {address}: {error}")]
    Listen {
        /// Which.
        address: SocketAddr,
        /// What the system says.
        error: io::Error,
    },
    /// The machine gives no random bytes.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// The first data cannot be written.
    #[error("the first data cannot be written: {0}")]
    Seed(#[from] crate::seed::SeedError),
}

/// A server that serves.
pub struct Running {
    /// Where residents are served.
    pub residents: SocketAddr,
    /// Where staff are served.
    pub staff: SocketAddr,
    /// Its parts.
    pub app: App,
    handles: [Handle<SocketAddr>; 2],
    tasks: Vec<JoinHandle<()>>,
    ending: watch::Sender<bool>,
}

/// Starts a server.
///
/// # Errors
///
/// [`StartError`].
pub async fn start(config: &Config, nature: Nature) -> Result<Running, StartError> {
    // Another part of the process may have chosen one before; ours are all the same.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let (ending, ended) = watch::channel(false);
    // Nothing is touched before both addresses are ours: whoever still has them still works on the data.
    let listeners = (listen(config.listen)?, listen(config.staff_listen)?);
    let public = public(config, listeners.0.0);
    let app = App::new(parts(config, nature, ended, public).await?);
    crate::seed::seed(&app).await?;
    let (site, staff_site) = sites(config)?;
    let tls = tls(config.tls.as_ref()).await?;
    let mut tasks = vec![];
    let residents = http::residents(&app, &site, tls.is_some());
    let staff = http::staff(&app, &staff_site, tls.is_some());
    let handles = [Handle::new(), Handle::new()];
    let residents = serve(listeners.0, residents, tls.clone(), handles[0].clone(), &mut tasks)?;
    let staff = serve(listeners.1, staff, tls, handles[1].clone(), &mut tasks)?;
    tasks.push(tokio::spawn(jobs::run(app.clone())));
    tasks.push(tokio::spawn(payments::run(app.clone())));
    tasks.push(tokio::spawn(regions::watch(app.clone())));
    if config.demo_cases {
        tasks.push(tokio::spawn(crate::seed::cases::run(app.clone(), config.regions.clone())));
    }
    tracing::info!(%residents, %staff, demo = app.demo, "serving");
    Ok(Running { residents, staff, app, handles, tasks, ending })
}

impl Running {
    /// Takes no more requests, finishes what was begun, and ends.
    pub async fn stop(self) {
        let _ = self.ending.send(true);
        for handle in &self.handles {
            handle.graceful_shutdown(Some(FAREWELL));
        }
        for task in self.tasks {
            let _ = task.await;
        }
        tracing::info!("ended");
    }
}

async fn parts(
    config: &Config,
    nature: Nature,
    ending: watch::Receiver<bool>,
    public: String,
) -> Result<Parts, StartError> {
    private_folder(&config.data).map_err(|error| path(&config.data, error))?;
    let regions = LiveRegions::open(&config.regions, config.demo)?;
    let sealer: Arc<dyn Sealer> = Arc::new(AesSealer::new(&MasterKey::at(&config.data.join("key"))?));
    let store = open_store(config, sealer.as_ref(), nature.pace).await?;
    let files = Files::in_folder(&config.data.join("photos"), Arc::clone(&sealer))?;
    let caller = |system, base: &str| Caller::new(system, base);
    let core = caller(System::Core, &config.outside.core)?;
    let start = nature.entropy.below(10_000)?;
    let record_key = RecordKey::in_folder(&config.data)?;
    Ok(Parts {
        store,
        sealer,
        core: Arc::new(NationalInterface::new(
            core,
            config.outside.core_sender.clone(),
            Arc::clone(&nature.clock),
            start,
        )),
        sms: Arc::new(SmsGateway(caller(System::Sms, &config.outside.sms)?)),
        mail: Arc::new(MailGateway(caller(System::Mail, &config.outside.mail)?)),
        cards: Arc::new(Workshop(caller(System::CardMaker, &config.outside.cards)?)),
        settlements: Recent::default(),
        turns: Turns::default(),
        tills: tills(config, &nature, &public)?,
        papers: Paper::new(fonts(config)?)?,
        published_keys: Arc::new(record_key.published(&config.data)?),
        record_key,
        flights: Flights::default(),
        callbacks: CallbackCounts::default(),
        public,
        clock: nature.clock,
        entropy: nature.entropy,
        studio: Studio::open(files)?,
        regions,
        live: Live::default(),
        limits: Limits::default(),
        crashes: AtomicU64::new(0),
        failures: jobs::Failures::default(),
        photos: PhotoCounts::default(),
        wake: Notify::new(),
        money: Notify::new(),
        ending,
        trusted_proxies: config.trusted_proxies.clone(),
        demo: config.demo,
    })
}

/// Where residents reach us: as we were told, or where we listen.
fn public(config: &Config, bound: SocketAddr) -> String {
    let scheme = if config.tls.is_some() { "https" } else { "http" };
    config.public.clone().unwrap_or_else(|| format!("{scheme}://{bound}"))
}

fn fonts(config: &Config) -> Result<Fonts, FontError> {
    config.fonts.as_deref().map_or_else(|| Ok(Fonts::embedded()), Fonts::with_folder)
}

fn tills(config: &Config, nature: &Nature, public: &str) -> Result<Tills, StartError> {
    let Some(at) = &config.outside.wechat else { return Ok(Tills::new(None)) };
    let settings = payments::settings(&at.base, &at.keys, public)?;
    let wechat = Wechat::new(settings, Arc::clone(&nature.wall), Arc::clone(&nature.entropy))?;
    Ok(Tills::new(Some(Arc::new(wechat))))
}

/// Makes the folder, for its owner alone: whatever is stored inside stands behind it.
fn private_folder(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    #[cfg(unix)]
    std::fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

async fn open_store(config: &Config, sealer: &dyn Sealer, pace: Pace) -> Result<Arc<dyn Store>, StoreError> {
    let options = StoreOptions { node: config.node.clone(), chain_key: sealer.chain_key(), pace };
    match &config.database {
        Some(address) => store::postgres::connect(address.reveal(), options).await,
        None => store::sqlite::open(&config.data.join("medcard.db"), options),
    }
}

fn sites(config: &Config) -> Result<(Site, Site), StartError> {
    let read = |folder: Option<&Path>, inside: fn() -> Site| match folder {
        Some(folder) => Site::read(folder).map_err(|error| path(folder, error)),
        None => Ok(inside()),
    };
    let mut residents = read(config.app.as_deref(), http::embedded::residents)?;
    if let Some(folder) = &config.voice {
        residents = residents.with_folder("voice", folder).map_err(|error| path(folder, error))?;
    }
    let staff = read(config.staff_app.as_deref(), http::embedded::staff)?;
    Ok((residents, staff))
}

async fn tls(files: Option<&Tls>) -> Result<Option<RustlsConfig>, StartError> {
    match files {
        Some(Tls { cert, key }) => match RustlsConfig::from_pem_file(cert, key).await {
            Ok(config) => Ok(Some(config)),
            Err(error) => Err(path(cert, error)),
        },
        None => Ok(None),
    }
}

fn path(path: &Path, error: io::Error) -> StartError {
    StartError::Path { what: path.display().to_string(), error }
}

fn listen(address: SocketAddr) -> Result<(SocketAddr, TcpListener), StartError> {
    let failed = |error| StartError::Listen { address, error };
    let listener = TcpListener::bind(address).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    Ok((listener.local_addr().map_err(failed)?, listener))
}

/// Serves on a listener, and says where that is.
fn serve(
    (bound, listener): (SocketAddr, TcpListener),
    router: Router,
    tls: Option<RustlsConfig>,
    handle: Handle<SocketAddr>,
    tasks: &mut Vec<JoinHandle<()>>,
) -> Result<SocketAddr, StartError> {
    let failed = |error| StartError::Listen { address: bound, error };
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let task = if let Some(config) = tls {
        let acceptor = RustlsAcceptor::new(config).acceptor(NoDelayAcceptor::new());
        let mut server = axum_server::from_tcp(listener).map_err(failed)?.acceptor(acceptor).handle(handle);
        let _ = server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(SILENCE);
        tokio::spawn(async move { told(server.serve(service).await) })
    } else {
        // Without TLS nobody speaks HTTP/2, and telling the two apart would wait for ever for the first byte.
        // What is said on a stream goes out at once.
        let server = axum_server::from_tcp(listener).map_err(failed)?.acceptor(NoDelayAcceptor::new());
        let mut server = server.handle(handle).http1_only();
        let _ = server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(SILENCE);
        tokio::spawn(async move { told(server.serve(service).await) })
    };
    tasks.push(task);
    Ok(bound)
}

fn told(ended: io::Result<()>) {
    if let Err(error) = ended {
        tracing::error!(cause = %error, "a listener broke");
    }
}
