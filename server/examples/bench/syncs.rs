//! Counts what this process makes durable, by `strace`.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
};

use tempfile::NamedTempFile;

/// `strace`, writing down the calls of fsync and fdatasync of all our threads.
pub(crate) struct Watch {
    strace: Child,
    log: NamedTempFile,
}

impl Watch {
    /// Begins; `None` where there is no `strace`, or where it may not watch us.
    pub(crate) fn start() -> Option<Self> {
        let log = NamedTempFile::new().unwrap();
        let me = std::process::id().to_string();
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-ttt", "-e", "trace=fsync,fdatasync", "-p", &me, "-o"]).arg(log.path());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut strace = command.spawn().ok()?;
        while !fs::read_dir("/proc/self/task").unwrap().all(|task| is_traced(&task.unwrap().path())) {
            if strace.try_wait().unwrap().is_some() {
                return None;
            }
            std::thread::yield_now();
        }
        Some(Self { strace, log })
    }

    /// Ends, and gives the second of each call.
    pub(crate) fn end(mut self) -> Vec<f64> {
        Command::new("kill").arg(self.strace.id().to_string()).status().unwrap();
        self.strace.wait().unwrap();
        let calls = fs::read_to_string(self.log.path()).unwrap();
        // A call that another thread interrupts stands on two lines, of which the second resumes it.
        let begun = calls.lines().filter(|line| !line.contains("resumed>"));
        begun.filter_map(|line| line.split_whitespace().nth(1)?.parse().ok()).collect()
    }
}

fn is_traced(task: &Path) -> bool {
    // A thread that has just ended needs no watching.
    let status = fs::read_to_string(task.join("status")).unwrap_or_default();
    !status.contains("TracerPid:\t0\n")
}
