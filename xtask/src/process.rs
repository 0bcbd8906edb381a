//! Runs other programs, and ends them.
//!
//! Every program gets a process group of its own, so that a build tool's own children end with it.
//!
//! **Invariant:** a [`Child`] that goes out of scope has ended: asked first, made to after [`PATIENCE`].

use std::fs::File;
use std::io;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{self, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group};

/// How long a program may take to end by itself once asked.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// How often a waiting loop looks.
pub(crate) const LOOK: Duration = Duration::from_millis(15);

static STOP: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// Turns Ctrl-C, SIGTERM and a closed terminal into [`interrupted`].
pub(crate) fn watch_signals() -> Result<()> {
    let stop = STOP.get_or_init(Arc::default);
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP] {
        signal_hook::flag::register(signal, Arc::clone(stop)).context("cannot watch for Ctrl-C")?;
    }
    Ok(())
}

/// Whether somebody asked us to end.
pub(crate) fn interrupted() -> bool {
    STOP.get().is_some_and(|stop| stop.load(Ordering::Relaxed))
}

/// A program we started and answer for.
#[derive(Debug)]
pub(crate) struct Child {
    name: String,
    inner: process::Child,
}

impl Child {
    /// Starts `command` in a process group of its own, with nothing to read.
    pub(crate) fn start(name: &str, command: &mut Command) -> Result<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        match command.stdin(Stdio::null()).process_group(0).spawn() {
            Ok(inner) => Ok(Self { name: name.to_owned(), inner }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                bail!("The program `{program}` is missing: install it, or put it on the PATH.")
            }
            Err(error) => Err(error).with_context(|| format!("cannot start `{program}`")),
        }
    }

    /// What it is called in messages.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// How it ended, if it has.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.inner.try_wait().with_context(|| format!("cannot ask after {}", self.name))
    }

    /// Waits for its end, or ends it when somebody wants us to stop.
    pub(crate) fn wait(&mut self) -> Result<ExitStatus> {
        loop {
            if let Some(status) = self.ended()? {
                return Ok(status);
            }
            if interrupted() {
                self.end();
                bail!("Stopped.");
            }
            thread::sleep(LOOK);
        }
    }

    /// Asks it to end, without waiting.
    pub(crate) fn ask_to_end(&self) {
        self.signal(Signal::TERM);
    }

    /// Asks it to end, waits, and makes it end when [`PATIENCE`] is over.
    pub(crate) fn end(&mut self) {
        self.ask_to_end();
        let asked = Instant::now();
        while matches!(self.inner.try_wait(), Ok(None)) {
            if asked.elapsed() > PATIENCE {
                self.signal(Signal::KILL);
                break;
            }
            thread::sleep(LOOK);
        }
        // Nothing is left to do when even this fails: the program is not ours any more.
        let _ = self.inner.wait();
    }

    /// Signals the whole group; a group that is gone already is what we want.
    fn signal(&self, signal: Signal) {
        if let Some(group) = i32::try_from(self.inner.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process_group(group, signal);
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        if matches!(self.inner.try_wait(), Ok(None)) {
            self.end();
        }
    }
}

/// Runs `command` with its output on ours; `what` completes the sentence "… failed".
pub(crate) fn run(what: &str, command: &mut Command) -> Result<()> {
    let status = Child::start(what, command)?.wait()?;
    if !status.success() {
        bail!("{what} failed ({status}): see above.");
    }
    Ok(())
}

/// Runs `command` as [`run`] does, with all its output on standard error: it is progress, not an answer.
pub(crate) fn run_aside(what: &str, command: &mut Command) -> Result<()> {
    run(what, command.stdout(io::stderr()))
}

/// Runs `command` with its output in the file `log`, whose last lines go into the error.
pub(crate) fn run_logged(what: &str, command: &mut Command, log: &Path) -> Result<()> {
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    command.stdout(file.try_clone()?).stderr(file);
    let status = Child::start(what, command)?.wait()?;
    if !status.success() {
        bail!("{what} failed ({status}; log: {}): {}", log.display(), last_lines(log, 3));
    }
    Ok(())
}

/// Runs `command` and gives what it printed.
pub(crate) fn capture(what: &str, command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("The program `{program}` is missing"))?;
    if !output.status.success() {
        bail!("{what} failed ({}): {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("{what} printed no text"))
}

/// The last `count` lines of a log, on one line.
pub(crate) fn last_lines(log: &Path, count: usize) -> String {
    let text = std::fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines[lines.len().saturating_sub(count)..].join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alive(pid: u32) -> bool {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        !stat.is_empty() && !stat.contains(") Z ")
    }

    #[test]
    fn a_child_that_goes_out_of_scope_has_ended() {
        let child = Child::start("sleep", Command::new("sleep").arg("600")).unwrap();
        let pid = child.inner.id();
        assert!(alive(pid));
        drop(child);
        assert!(!alive(pid));
    }

    #[test]
    fn grandchildren_end_with_their_parent() {
        let folder = tempfile::tempdir().unwrap();
        let note = folder.path().join("pid");
        let script = format!("sleep 600 & echo $! > {0}.new; mv {0}.new {0}; wait", note.display());
        let child = Child::start("shell", Command::new("sh").args(["-c", &script])).unwrap();
        while !note.exists() {
            thread::sleep(LOOK);
        }
        let grandchild: u32 = std::fs::read_to_string(&note).unwrap().trim().parse().unwrap();
        assert!(alive(grandchild));
        drop(child);
        let asked = Instant::now();
        while alive(grandchild) {
            assert!(asked.elapsed() < PATIENCE, "the grandchild lives on");
            thread::sleep(LOOK);
        }
    }

    #[test]
    fn a_missing_program_gets_one_sentence() {
        let error = run("Trying", &mut Command::new("no-such-program-here")).unwrap_err();
        let expected = "The program `no-such-program-here` is missing: install it, or put it on the PATH.";
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn a_failing_program_shows_the_end_of_its_log() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        let mut command = Command::new("sh");
        let error =
            run_logged("Fetching", command.args(["-c", "echo one; echo no network >&2; exit 3"]), &log);
        let message = error.unwrap_err().to_string();
        assert!(message.starts_with("Fetching failed (exit status: 3; log: "), "{message}");
        assert!(message.ends_with("one / no network"), "{message}");
    }
}
