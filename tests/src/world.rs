//! A server and a sandbox of their own for each journey.

use std::{
    env, fs,
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;

/// How long a process may take until it serves, or a message until it arrives.
pub const PATIENCE: Duration = Duration::from_secs(30);

const HOUR: u64 = 60 * 60;
/// Seconds of a day.
pub const DAY: u64 = 24 * HOUR;
/// How far China is ahead of UTC.
const CHINA: u64 = 8 * HOUR;

/// A process that ends when it is dropped.
#[derive(Debug)]
pub struct Running(Child);

impl Running {
    /// Starts `command`; its output goes where the test's goes only when `MEDCARD_LOUD` is set.
    ///
    /// # Errors
    ///
    /// When it can not be started.
    pub fn start(command: &mut Command) -> Result<Self> {
        let quiet = env::var_os("MEDCARD_LOUD").is_none();
        let output = || if quiet { Stdio::null() } else { Stdio::inherit() };
        let child = command.stdin(Stdio::null()).stdout(output()).stderr(output()).spawn();
        Ok(Self(child.with_context(|| format!("cannot start {}", command.get_program().display()))?))
    }
}

impl Running {
    /// The system's number of the process.
    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Server and sandbox with data of their own.
#[derive(Debug)]
pub struct World {
    /// Address of the residents' app.
    pub app: String,
    /// Address of the staff console.
    pub staff: String,
    sandbox: String,
    ports: [u16; 3],
    app_files: PathBuf,
    regions: PathBuf,
    data: TempDir,
    server: Option<Running>,
    _sandbox: Running,
}

impl World {
    /// Starts both and waits until they serve.
    ///
    /// # Errors
    ///
    /// When one does not serve in time.
    pub async fn start() -> Result<Self> {
        Self::serving(from_env("MEDCARD_APP_DIST")?).await
    }

    /// The same with another folder of the residents' app.
    ///
    /// # Errors
    ///
    /// When one does not serve in time.
    pub async fn serving(app_files: PathBuf) -> Result<Self> {
        let mut world = Self::before(app_files)?;
        world.start_server().await?;
        Ok(world)
    }

    /// The same with other rules in the first region.
    ///
    /// # Errors
    ///
    /// When one does not serve in time.
    pub async fn with_rules(change: impl FnOnce(&mut Value)) -> Result<Self> {
        let mut world = Self::before(from_env("MEDCARD_APP_DIST")?)?;
        let folder = world.data.path().join("regions");
        fs::create_dir(&folder)?;
        for file in fs::read_dir(&world.regions)? {
            let file = file?;
            fs::copy(file.path(), folder.join(file.file_name()))?;
        }
        let first = folder.join("anlan.json");
        let mut region: Value = serde_json::from_slice(&fs::read(&first)?)?;
        change(&mut region);
        fs::write(first, region.to_string())?;
        world.regions = folder;
        world.start_server().await?;
        Ok(world)
    }

    /// A sandbox that runs, and a server that does not yet.
    fn before(app_files: PathBuf) -> Result<Self> {
        let ports = [free_port()?, free_port()?, free_port()?];
        let [app, staff, sandbox] = ports.map(|port| format!("http://localhost:{port}"));
        let data = tempfile::tempdir()?;
        let running = Running::start(
            Command::new(from_env("MEDCARD_SANDBOX_BIN")?)
                .args(["--listen", &format!("127.0.0.1:{}", ports[2]), "--card-seconds", "1", "--data"])
                .arg(data.path().join("sandbox")),
        )?;
        let regions = PathBuf::from("../regions");
        Ok(Self { app, staff, sandbox, ports, app_files, regions, data, server: None, _sandbox: running })
    }

    /// Starts the server on the data it had before.
    ///
    /// # Errors
    ///
    /// When it does not serve in time.
    pub async fn start_server(&mut self) -> Result<()> {
        // The gateway's keys are there once it serves.
        serves(&format!("{}/readyz", self.sandbox)).await?;
        let [app, staff, sandbox] = self.ports.map(|port| format!("127.0.0.1:{port}"));
        let mut server = Command::new(from_env("MEDCARD_SERVER_BIN")?);
        if let Some(clips) = env::var_os("MEDCARD_VOICE_DIST") {
            server.arg("--voice").arg(clips);
        }
        let server = Running::start(
            server
                .env("MEDCARD_CLOCK_FILE", self.clock())
                .args(["--listen", &app, "--staff-listen", &staff, "--demo", "--allow-demo-in-release"])
                .args(["--sandbox", &format!("http://{sandbox}"), "--public", &self.app])
                .arg("--wechat-keys")
                .arg(self.data.path().join("sandbox/gateway"))
                .arg("--regions")
                .arg(&self.regions)
                .arg("--data")
                .arg(self.data.path().join("server"))
                .arg("--app")
                .arg(&self.app_files)
                .arg("--staff-app")
                .arg(from_env("MEDCARD_STAFF_DIST")?),
        )?;
        self.server = Some(server);
        serves(&format!("{}/readyz", self.app)).await
    }

    /// Kills the server where it stands.
    pub fn kill_server(&mut self) {
        self.server = None;
    }

    /// Begins with empty data, at the same addresses.
    ///
    /// # Errors
    ///
    /// When it does not serve in time.
    pub async fn forgets(&mut self) -> Result<()> {
        self.kill_server();
        fs::remove_dir_all(self.data())?;
        self.start_server().await
    }

    /// The newest code that was sent to `mobile`, waiting for one that is not `before`.
    ///
    /// # Errors
    ///
    /// When none comes in time.
    pub async fn code_for(&self, mobile: &str, before: Option<&str>) -> Result<String> {
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            let inbox: Value =
                reqwest::get(format!("{}/inbox.json?to={mobile}", self.sandbox)).await?.json().await?;
            let mut texts = inbox.as_array().into_iter().flatten().filter_map(|sms| sms["text"].as_str());
            if let Some(code) = texts.find_map(six_digits).filter(|code| Some(code.as_str()) != before) {
                return Ok(code);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("no code came to the mobile")
    }

    /// Moves the server's clock on.
    ///
    /// # Errors
    ///
    /// When that cannot be written.
    pub fn moves_on(&self, seconds: u64) -> Result<()> {
        let before: u64 =
            std::fs::read_to_string(self.clock()).ok().and_then(|said| said.parse().ok()).unwrap_or(0);
        let fresh = self.clock().with_extension("fresh");
        std::fs::write(&fresh, (before + seconds).to_string())?;
        Ok(std::fs::rename(fresh, self.clock())?)
    }

    /// Moves the server's clock on to the next time that it is this hour in China.
    ///
    /// # Errors
    ///
    /// When that cannot be written.
    pub fn becomes(&self, hour: u64) -> Result<()> {
        let since = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        let of_day = (since + CHINA) % DAY;
        self.moves_on((hour * HOUR + DAY - of_day) % DAY)
    }

    /// Waits until a message to `mobile` says this.
    ///
    /// # Errors
    ///
    /// When none does in time.
    pub async fn tells(&self, mobile: &str, words: &str) -> Result<()> {
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            let inbox = reqwest::get(format!("{}/inbox.json?to={mobile}", self.sandbox)).await?;
            if inbox.text().await?.contains(words) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("no message says {words}")
    }

    /// The file that says how far the clock is ahead.
    fn clock(&self) -> PathBuf {
        self.data.path().join("clock")
    }

    /// Turns a fault of the sandbox on or off.
    ///
    /// # Errors
    ///
    /// When the sandbox does not take it.
    pub async fn turn(&self, knob: &str, value: Value) -> Result<()> {
        let url = format!("{}/knobs", self.sandbox);
        reqwest::Client::new().post(url).json(&json!({ knob: value })).send().await?.error_for_status()?;
        Ok(())
    }

    /// Turns faults of the payment gateway on or off.
    ///
    /// # Errors
    ///
    /// When the sandbox does not take it.
    pub async fn gateway_has(&self, faults: Value) -> Result<()> {
        let url = format!("{}/gateway/faults", self.sandbox);
        reqwest::Client::new().post(url).json(&faults).send().await?.error_for_status()?;
        Ok(())
    }

    /// Folder of the server's data.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.data.path().join("server")
    }
}

/// A path that `cargo xtask test` hands over.
///
/// # Errors
///
/// When it does not.
pub fn from_env(name: &str) -> Result<PathBuf> {
    env::var_os(name)
        .map(PathBuf::from)
        .with_context(|| format!("{name} is not set: run `cargo xtask test --only journeys`"))
}

/// A port nobody listens on.
///
/// # Errors
///
/// When the machine has none left.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Waits until `url` answers with success.
///
/// # Errors
///
/// When it does not in time.
pub async fn serves(url: &str) -> Result<()> {
    let since = Instant::now();
    while since.elapsed() < PATIENCE {
        if reqwest::get(url).await.is_ok_and(|answer| answer.status().is_success()) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    bail!("{url} did not serve in time")
}

/// The only run of exactly six digits in a text.
fn six_digits(text: &str) -> Option<String> {
    text.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6).map(str::to_owned)
}
