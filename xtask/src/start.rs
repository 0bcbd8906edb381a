//! `cargo xtask start`: from a fresh checkout to a running demo.
//!
//! What server and sandbox write goes to `DIR/log`, so that the addresses stay on the screen.
//!
//! **Invariant:** `ready: ADDRESS` is printed only when the server answers that it is ready.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::args::StartOptions;
use crate::build::{self, App, Mode};
use crate::process::{self, Child, LOOK};
use crate::setup::{self, Scope};
use crate::workspace::Workspace;
use crate::{http, ports};

/// How long a program may take until it answers.
const PATIENCE: Duration = Duration::from_mins(1);

/// `cargo xtask start`.
pub(crate) fn run(workspace: &Workspace, options: &StartOptions) -> Result<()> {
    let app = options.port;
    let staff = app + 1;
    ports::require(app, "the app")?;
    ports::require(staff, "the staff console")?;
    let sandbox = ports::next_free(staff + 1)?;
    let data = workspace.root.join(&options.data);
    let logs = data.join("log");
    fs::create_dir_all(&logs).with_context(|| format!("The folder {} cannot be made", logs.display()))?;

    setup::ensure(&[Scope::Wasm, Scope::Bundle, Scope::Voice])?;
    let dist = build::apps(workspace, options.mode)?;
    let voice = build::clips(workspace)?;
    let binaries = build::binaries(workspace, options.mode)?;

    let mut command = Command::new(&binaries.sandbox);
    command.args(["--listen", &local(sandbox), "--data"]).arg(data.join("sandbox"));
    let mut running = Running { children: Vec::new(), logs };
    running.start("sandbox", &mut command, sandbox, "/readyz")?;

    let mut command = Command::new(&binaries.server);
    command.args(["--listen", &local(app), "--staff-listen", &local(staff), "--data"]).arg(&data);
    command.arg("--app").arg(dist.app(App::Residents)).arg("--staff-app").arg(dist.app(App::Staff));
    command.arg("--voice").arg(voice);
    command.arg("--regions").arg(workspace.root.join("regions"));
    command.args(["--sandbox", &format!("http://{}", local(sandbox)), "--demo"]);
    if options.mode == Mode::Release {
        command.arg("--allow-demo-in-release");
    }
    running.start("server", &mut command, app, "/readyz")?;

    println!("the app          http://localhost:{app}/");
    println!("staff console    http://localhost:{staff}/");
    println!("SMS inbox        http://localhost:{sandbox}/inbox");
    println!("demo persons     http://localhost:{sandbox}/people");
    println!("API docs         http://localhost:{app}/api/docs");
    println!("logs             {}", running.logs.display());
    println!("ready: http://localhost:{app}");
    running.watch()
}

fn local(port: u16) -> String {
    format!("127.0.0.1:{port}")
}

/// What runs until somebody stops it.
struct Running {
    children: Vec<Child>,
    logs: PathBuf,
}

impl Running {
    /// Starts a program and waits until `path` on its `port` answers.
    fn start(&mut self, name: &str, command: &mut Command, port: u16, path: &str) -> Result<()> {
        let log = self.log(name);
        let file =
            File::create(&log).with_context(|| format!("The log {} cannot be written", log.display()))?;
        command.stdout(file.try_clone()?).stderr(file);
        self.children.push(Child::start(name, command)?);
        let begun = Instant::now();
        while !http::answers_ok(port, path) {
            self.all_live()?;
            if process::interrupted() {
                bail!("Stopped.");
            }
            if begun.elapsed() > PATIENCE {
                bail!("The {name} was not ready within {} s: see {}.", PATIENCE.as_secs(), log.display());
            }
            thread::sleep(LOOK);
        }
        Ok(())
    }

    /// Waits until somebody stops us, or a program ends by itself; then ends all.
    fn watch(mut self) -> Result<()> {
        while !process::interrupted() {
            self.all_live()?;
            thread::sleep(LOOK);
        }
        println!("stopping ...");
        self.children.iter().for_each(Child::ask_to_end);
        Ok(())
    }

    fn all_live(&mut self) -> Result<()> {
        for child in &mut self.children {
            if let Some(status) = child.ended()? {
                let log = log_of(&self.logs, child.name());
                let last = process::last_lines(&log, 3);
                bail!("The {} ended by itself ({status}; log: {}): {last}", child.name(), log.display());
            }
        }
        Ok(())
    }

    fn log(&self, name: &str) -> PathBuf {
        log_of(&self.logs, name)
    }
}

fn log_of(logs: &Path, name: &str) -> PathBuf {
    logs.join(format!("{name}.log"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_one_program_ends_by_itself_a_sentence_names_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut running = Running { children: Vec::new(), logs: folder.path().to_owned() };
        running.children.push(Child::start("sandbox", Command::new("sleep").arg("600")).unwrap());
        let mut broken = Command::new("sh");
        broken.args(["-c", "echo the database is locked; exit 2"]);
        let message = running.start("server", &mut broken, 1, "/readyz").unwrap_err().to_string();
        assert!(message.starts_with("The server ended by itself (exit status: 2; log: "), "{message}");
        assert!(message.ends_with("): the database is locked"), "{message}");
    }
}
