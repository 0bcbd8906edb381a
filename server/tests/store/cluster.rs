//! A PostgreSQL cluster of one's own: made, started, crashed and removed by the test.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

/// A running cluster. It listens on a socket in its own folder only, so two can run beside each other.
pub(crate) struct Cluster {
    binaries: PathBuf,
    folder: TempDir,
}

impl Cluster {
    /// Makes and starts one.
    pub(crate) fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("pg").tempdir_in("/tmp").unwrap();
        let cluster = Self { binaries: binaries(), folder };
        if is_root() {
            run(Command::new("chown").arg("nobody").arg(cluster.folder.path()));
        }
        let data = cluster.data();
        run(cluster
            .unprivileged("initdb")
            .args(["-A", "trust", "-U", "test", "-E", "UTF8", "--no-locale", "-N", "-D"])
            .arg(data));
        cluster.switch_on();
        cluster
    }

    /// The address of an empty place in the cluster: a schema of its own, which costs less than a database.
    pub(crate) fn empty(&self, name: &str) -> String {
        let socket = self.folder.path().display().to_string();
        let create = format!("CREATE SCHEMA {name}");
        run(self.unprivileged("psql").args(["-q", "-U", "test", "-h", &socket, "-c", &create, "postgres"]));
        format!("postgres://test@localhost/postgres?host={socket}&options[search_path]={name}")
    }

    /// Ends it as a power loss would, and starts it again.
    pub(crate) fn crash(&self) {
        self.stop("immediate");
        self.switch_on();
    }

    fn switch_on(&self) {
        let socket = format!(
            "-k {} -c listen_addresses= -c max_connections=200 -c deadlock_timeout=20ms",
            self.folder.path().display()
        );
        let log = self.folder.path().join("log");
        run(self
            .unprivileged("pg_ctl")
            .arg("-D")
            .arg(self.data())
            .arg("-l")
            .arg(log)
            .args(["-w", "-o", &socket, "start"]));
    }

    fn stop(&self, mode: &str) {
        run(self.unprivileged("pg_ctl").arg("-D").arg(self.data()).args(["-w", "-m", mode, "stop"]));
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// PostgreSQL refuses to run as root.
    fn unprivileged(&self, program: &str) -> Command {
        let program = self.binaries.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=nobody", "--clear-groups", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.stop("immediate");
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

/// The newest PostgreSQL on the machine.
fn binaries() -> PathBuf {
    let version = |folder: &Path| folder.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let installed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = installed.map(|entry| entry.path()).max_by_key(|folder| version(folder));
    let debian = newest.map(|folder| folder.join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    debian
        .into_iter()
        .chain(std::env::split_paths(&path))
        .find(|folder| folder.join("initdb").is_file())
        .unwrap_or_else(|| {
            panic!(
                "PostgreSQL's initdb is neither under /usr/lib/postgresql nor on the PATH: the store cannot be tested on \
                 PostgreSQL. Install it with `apt-get install postgresql`."
            )
        })
}

fn run(command: &mut Command) {
    let done = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
    match done {
        Ok(status) if status.success() => {}
        other => panic!("{command:?} failed: {other:?}"),
    }
}
