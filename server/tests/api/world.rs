//! A server with everything behind it, in one process, and the time in our hand.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};

use domain::moment::Moment;
use sandbox::{
    Sandbox,
    gateway::{Gateway, GatewayOptions},
    people::{People, Person},
};
use serde::{Deserialize, de::DeserializeOwned};
use server::{
    clock::Clock,
    config::Config,
    entropy::SystemEntropy,
    start::{Nature, Running, start},
    store::Pace,
};
use tempfile::TempDir;

use crate::browser::Browser;

/// Monday, 23 November 2026, 10:00 in China.
const MONDAY: i64 = 1_795_399_200_000_000;
/// How long something may take to happen.
const PATIENCE: Duration = Duration::from_mins(1);

/// A clock that runs, and can be moved on.
#[derive(Clone)]
pub(crate) struct HandClock {
    begun: Instant,
    ahead: Arc<AtomicI64>,
}

impl HandClock {
    pub(crate) fn new() -> Self {
        Self { begun: Instant::now(), ahead: Arc::default() }
    }

    pub(crate) fn advance(&self, seconds: i64) {
        self.ahead.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Moment {
        let run = i64::try_from(self.begun.elapsed().as_micros()).unwrap();
        Moment(MONDAY + run + self.ahead.load(Ordering::SeqCst))
    }
}

/// A text message, as the sandbox's inbox shows it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Message {
    pub(crate) text: String,
}

/// A mail, as the sandbox shows it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Letter {
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) text: String,
}

/// The systems behind the server.
pub(crate) struct Outside {
    pub(crate) address: SocketAddr,
    pub(crate) people: People,
    folder: TempDir,
}

impl Outside {
    pub(crate) async fn start(clock: HandClock) -> Self {
        let folder = TempDir::new().unwrap();
        let now = || {
            let clock = clock.clone();
            sandbox::Clock::from_fn(move || clock.now())
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let options =
            GatewayOptions { base: format!("http://{address}"), callback_speed: 50, refund_seconds: 1 };
        let gateway = Gateway::open(folder.path(), now(), options).unwrap();
        tokio::spawn(Arc::clone(&gateway).run());
        let sandbox = Sandbox::new(sandbox::Store::open(folder.path()).unwrap(), now(), 1);
        let people = sandbox.people.clone();
        let sandbox = sandbox.with_gateway(gateway);
        let service = sandbox::router(sandbox).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        Self { address, people, folder }
    }

    /// The folder with the keys of gateway and merchant.
    pub(crate) fn keys(&self) -> String {
        self.folder.path().join("gateway").to_str().unwrap().to_owned()
    }

    /// A documented person, by name.
    pub(crate) fn person(&self, name: &str) -> Person {
        let found = self.people.documented().iter().find(|known| known.person.name == name);
        found.unwrap().person.clone()
    }

    /// The messages to a mobile, newest first.
    pub(crate) async fn inbox(&self, mobile: &str) -> Vec<Message> {
        self.list(&format!("/inbox.json?to={mobile}")).await
    }

    /// The mails to anybody, newest first.
    pub(crate) async fn letters(&self) -> Vec<Letter> {
        self.list("/mail.json").await
    }

    async fn list<T: DeserializeOwned>(&self, path: &str) -> Vec<T> {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let address = format!("http://{}{path}", self.address);
        client.get(address).send().await.unwrap().json().await.unwrap()
    }

    /// The newest message to a mobile once there are `count`.
    pub(crate) async fn message(&self, mobile: &str, count: usize) -> Message {
        let found = until("a message", async || {
            let inbox = self.inbox(mobile).await;
            (inbox.len() >= count).then(|| inbox[0].clone())
        });
        found.await
    }

    /// Switches faults on or off.
    pub(crate) async fn knob(&self, name: &str, on: bool) {
        self.turn(name, on.into()).await;
    }

    /// Turns a knob.
    pub(crate) async fn turn(&self, name: &str, to: serde_json::Value) {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let turn = serde_json::json!({ name: to });
        let answer = client.post(format!("http://{}/knobs", self.address)).json(&turn).send().await.unwrap();
        assert!(answer.status().is_success());
    }
}

/// Six digits in a message.
pub(crate) fn digits(message: &Message) -> String {
    let mut runs = message.text.split(|c: char| !c.is_ascii_digit());
    runs.find(|run| run.len() == 6).unwrap().to_owned()
}

/// Asks again and again until something is there.
pub(crate) async fn until<T>(what: &str, ask: impl AsyncFn() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = ask().await {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "{what} did not come");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// A server with the systems behind it.
pub(crate) struct World {
    pub(crate) server: Running,
    pub(crate) outside: Outside,
    pub(crate) clock: HandClock,
    pub(crate) data: TempDir,
    pub(crate) regions: Option<TempDir>,
}

impl World {
    pub(crate) async fn new() -> Self {
        let clock = HandClock::new();
        let outside = Outside::start(clock.clone()).await;
        let data = TempDir::new().unwrap();
        let server = serve(&outside, &clock, &data).await;
        Self { server, outside, clock, data, regions: None }
    }

    /// One whose first region asks for something else of photos.
    pub(crate) async fn with_photo_rules(change: impl FnOnce(&mut serde_json::Value)) -> Self {
        Self::with_regions(|region| change(&mut region["photo"])).await
    }

    /// One with other rules in its first region, in a folder of its own.
    pub(crate) async fn with_regions(change: impl FnOnce(&mut serde_json::Value)) -> Self {
        let regions = TempDir::new().unwrap();
        for file in std::fs::read_dir("../regions").unwrap().flatten() {
            std::fs::copy(file.path(), regions.path().join(file.file_name())).unwrap();
        }
        rewrite(regions.path(), change);
        let clock = HandClock::new();
        let outside = Outside::start(clock.clone()).await;
        let data = TempDir::new().unwrap();
        let server = serve_at(&outside, &clock, &data, regions.path()).await;
        Self { server, outside, clock, data, regions: Some(regions) }
    }

    /// Changes the rules of the first region while the server runs.
    pub(crate) fn change_rules(&self, change: impl FnOnce(&mut serde_json::Value)) {
        rewrite(self.regions.as_ref().unwrap().path(), change);
    }

    /// Ends the server and starts another on the same data.
    pub(crate) async fn restart(self) -> Self {
        let Self { server, outside, clock, data, regions } = self;
        server.stop().await;
        let server = match &regions {
            Some(regions) => serve_at(&outside, &clock, &data, regions.path()).await,
            None => serve(&outside, &clock, &data).await,
        };
        Self { server, outside, clock, data, regions }
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::at(self.server.residents)
    }

    pub(crate) fn desk(&self) -> Browser {
        Browser::at(self.server.staff)
    }

    /// Files in the photo folder.
    pub(crate) fn photo_files(&self) -> usize {
        let folders = std::fs::read_dir(self.data.path().join("photos")).unwrap().flatten();
        folders.map(|folder| std::fs::read_dir(folder.path()).unwrap().count()).sum()
    }
}

/// Changes the file of the first region. Whoever reads it meanwhile sees the old one or the new one.
fn rewrite(folder: &std::path::Path, change: impl FnOnce(&mut serde_json::Value)) {
    let path = folder.join("anlan.json");
    let mut region: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    change(&mut region);
    let fresh = folder.join("fresh");
    std::fs::write(&fresh, region.to_string()).unwrap();
    std::fs::rename(fresh, path).unwrap();
}

/// The settings of a server before these systems.
pub(crate) fn flags(sandbox: SocketAddr, data: &std::path::Path) -> Vec<String> {
    let regions = "../regions";
    let sandbox = format!("http://{sandbox}");
    let data = data.to_str().unwrap();
    let flags = ["--listen", "127.0.0.1:0", "--staff-listen", "127.0.0.1:0", "--demo", "--regions", regions];
    flags.into_iter().chain(["--sandbox", &sandbox, "--data", data]).map(str::to_owned).collect()
}

/// A server with the regions of another folder.
pub(crate) async fn serve_at(
    outside: &Outside,
    clock: &HandClock,
    data: &TempDir,
    regions: &std::path::Path,
) -> Running {
    let regions = regions.to_str().unwrap();
    let mut flags = flags(outside.address, data.path());
    flags.extend(["--wechat-keys".to_owned(), outside.keys()]);
    let flags = flags.into_iter().map(|flag| if flag == "../regions" { regions.to_owned() } else { flag });
    begin(flags.collect(), clock).await
}

/// A server with other settings beside those.
pub(crate) async fn serve_with(
    outside: &Outside,
    clock: &HandClock,
    data: &TempDir,
    more: &[&str],
) -> Running {
    let mut flags = flags(outside.address, data.path());
    flags.extend(["--wechat-keys".to_owned(), outside.keys()]);
    flags.extend(more.iter().map(|flag| (*flag).to_owned()));
    begin(flags, clock).await
}

async fn begin(flags: Vec<String>, clock: &HandClock) -> Running {
    let config = Config::load(flags, [], false).unwrap();
    let clock = Arc::new(clock.clone());
    let nature =
        Nature { clock: clock.clone(), wall: clock, entropy: Arc::new(SystemEntropy), pace: Pace::default() };
    start(&config, nature).await.unwrap()
}

async fn serve(outside: &Outside, clock: &HandClock, data: &TempDir) -> Running {
    serve_with(outside, clock, data, &[]).await
}
