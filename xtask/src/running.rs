//! Programs that run beside us, each with a log of its own.
//!
//! **Invariant:** whatever was started has ended once its [`Running`] is gone.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::http;
use crate::process::{self, Child, LOOK};

/// How long a program may take until it answers.
const PATIENCE: Duration = Duration::from_mins(1);

/// What runs until somebody stops it, or until this goes out of scope.
pub(crate) struct Running {
    children: Vec<Child>,
    logs: PathBuf,
}

impl Running {
    /// Nothing yet; what is started will write its logs into this folder.
    pub(crate) fn new(logs: PathBuf) -> Result<Self> {
        fs::create_dir_all(&logs).with_context(|| format!("The folder {} cannot be made", logs.display()))?;
        Ok(Self { children: Vec::new(), logs })
    }

    /// Where the logs are.
    pub(crate) fn logs(&self) -> &Path {
        &self.logs
    }

    /// Starts a program and waits until `path` on its `port` answers.
    pub(crate) fn start(&mut self, name: &str, command: &mut Command, port: u16, path: &str) -> Result<()> {
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
    pub(crate) fn watch(mut self) -> Result<()> {
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
        let mut running = Running::new(folder.path().to_owned()).unwrap();
        running.children.push(Child::start("sandbox", Command::new("sleep").arg("600")).unwrap());
        let mut broken = Command::new("sh");
        broken.args(["-c", "echo the database is locked; exit 2"]);
        let message = running.start("server", &mut broken, 1, "/readyz").unwrap_err().to_string();
        assert!(message.starts_with("The server ended by itself (exit status: 2; log: "), "{message}");
        assert!(message.ends_with("): the database is locked"), "{message}");
    }
}
