//! The two processes: started, killed, started again on the same data.

use std::{
    fs::OpenOptions,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

use crate::options::Options;

/// How long a process may take until it answers.
const PATIENCE: Duration = Duration::from_mins(2);
const LOOK: Duration = Duration::from_millis(20);
/// Names the file that moves the server's clock.
const CLOCK: &str = "MEDCARD_CLOCK_FILE";
/// The node whose audit is looked at in the end.
pub(crate) const NODE: &str = "torture";
/// People who are invented, so that enough of them have an account.
pub(crate) const PEOPLE: u32 = 1_600;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Server,
    Sandbox,
}

/// Where everything stands.
#[derive(Clone)]
pub(crate) struct Places {
    pub(crate) folder: PathBuf,
    pub(crate) residents: String,
    pub(crate) staff: String,
    pub(crate) sandbox: String,
}

impl Places {
    fn new(folder: &Path) -> Result<Self> {
        let [residents, staff, sandbox] = free_ports()?.map(|port| format!("http://127.0.0.1:{port}"));
        Ok(Self { folder: folder.to_owned(), residents, staff, sandbox })
    }

    /// The server's data.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.join("server")
    }

    /// The gateway's keys.
    pub(crate) fn keys(&self) -> PathBuf {
        self.folder.join("sandbox/gateway")
    }

    /// The file that says how far the server's clock is ahead.
    pub(crate) fn clock(&self) -> PathBuf {
        self.folder.join("clock")
    }
}

/// Three ports that nobody has now.
fn free_ports() -> Result<[u16; 3]> {
    let taken = [(); 3].map(|()| TcpListener::bind("127.0.0.1:0"));
    let mut ports = [0; 3];
    for (port, listener) in ports.iter_mut().zip(taken) {
        *port = listener?.local_addr()?.port();
    }
    Ok(ports)
}

/// The processes.
pub(crate) struct Stage {
    pub(crate) places: Places,
    server: Option<Child>,
    sandbox: Option<Child>,
    programs: [PathBuf; 2],
    regions: PathBuf,
    database: Option<String>,
}

impl Stage {
    /// Starts both.
    pub(crate) async fn set(options: &Options, folder: &Path) -> Result<Self> {
        let mut stage = Self {
            places: Places::new(folder)?,
            server: None,
            sandbox: None,
            programs: [options.server.clone(), options.sandbox.clone()],
            regions: options.regions.clone(),
            database: options.database.clone(),
        };
        stage.start(Which::Sandbox).await?;
        stage.start(Which::Server).await?;
        Ok(stage)
    }

    /// Kills one, without a word.
    pub(crate) fn kill(&mut self, which: Which) -> Result<()> {
        let child = match which {
            Which::Server => &mut self.server,
            Which::Sandbox => &mut self.sandbox,
        };
        let mut child = child.take().context("it does not run")?;
        child.kill()?;
        child.wait()?;
        Ok(())
    }

    /// Starts one, and waits until it answers.
    pub(crate) async fn start(&mut self, which: Which) -> Result<()> {
        let (mut command, base) = match which {
            Which::Server => (self.server_command(), self.places.residents.clone()),
            Which::Sandbox => (self.sandbox_command(), self.places.sandbox.clone()),
        };
        let log = self.places.folder.join(format!("{which:?}.log").to_lowercase());
        let log = OpenOptions::new().append(true).create(true).open(log)?;
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let child = command.spawn().with_context(|| format!("{which:?} cannot be started"))?;
        let place = match which {
            Which::Server => &mut self.server,
            Which::Sandbox => &mut self.sandbox,
        };
        let child = place.insert(child);
        let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(2)).build()?;
        let begun = Instant::now();
        loop {
            let answer = client.get(format!("{base}/readyz")).send().await;
            if answer.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(());
            }
            if let Some(status) = child.try_wait()? {
                bail!("{which:?} ended by itself ({status}): see {}", self.places.folder.display());
            }
            if begun.elapsed() > PATIENCE {
                bail!("{which:?} does not answer: see {}", self.places.folder.display());
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    fn server_command(&self) -> Command {
        let [program, _] = &self.programs;
        let places = &self.places;
        let mut command = Command::new(program);
        command.args(["--listen", bare(&places.residents), "--staff-listen", bare(&places.staff)]);
        command.args(["--public", &places.residents, "--sandbox", &places.sandbox, "--demo"]);
        command.args(["--node", NODE, "--log", "warn"]).arg("--data").arg(places.data());
        command.arg("--regions").arg(&self.regions).arg("--wechat-keys").arg(places.keys());
        if let Some(database) = &self.database {
            command.args(["--database", database]);
        }
        command.env(CLOCK, places.clock());
        command
    }

    fn sandbox_command(&self) -> Command {
        let [_, program] = &self.programs;
        let mut command = Command::new(program);
        command.args(["--listen", bare(&self.places.sandbox), "--people", &PEOPLE.to_string()]);
        command.args(["--callback-speed", "60", "--refund-seconds", "1"]);
        command.arg("--data").arg(self.places.folder.join("sandbox"));
        command
    }
}

/// The address without its scheme.
fn bare(base: &str) -> &str {
    base.trim_start_matches("http://")
}

impl Drop for Stage {
    fn drop(&mut self) {
        for child in [&mut self.server, &mut self.sandbox].into_iter().flatten() {
            // One that has ended already is what is wanted.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
