//! Builds the two apps, the photo worker and the binaries.
//!
//! Parts are built into `dist/parts`, each under a stamp of everything that goes into it, and put together into a folder the server
//! can serve. What has not changed is not built again, not even by asking Cargo.
//!
//! **Invariant:** a stamp is written only after its part was built, and taken away before.

mod compress;
mod files;
mod page;
mod site;
mod split;
mod stamp;
mod topics;
mod trunk;
mod voice;
mod worker;

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;

use crate::process;
use crate::setup::{self, Scope};
use crate::workspace::Workspace;

pub(crate) use compress::{BEST, brotli};
pub(crate) use files::under;
pub(crate) use site::{DICTIONARIES, STUDIO};
pub(crate) use split::{HELP, LATER, MONEY, OWN, SCRIPTS, run as bindgen};
pub(crate) use topics::{TOPICS, made as books};
pub(crate) use trunk::GALLERY_STYLES as GALLERY;
pub(crate) use voice::clips;
pub(crate) use worker::{MEMBER as WORKER, for_worker, probe};

/// How to build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Quick to build: demo, development, tests.
    Dev,
    /// Small and fast: what people get.
    Release,
}

/// The two apps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum App {
    /// The residents' app.
    Residents,
    /// The staff console.
    Staff,
}

impl App {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Residents, Self::Staff];

    /// The folder name of what is built, and of its locale files.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Residents => "app",
            Self::Staff => "staff",
        }
    }

    /// The workspace member.
    pub(crate) fn member(self) -> &'static str {
        match self {
            Self::Residents => "medcard-kiosk",
            Self::Staff => "staff",
        }
    }
}

/// What is built natively.
#[derive(Debug)]
pub(crate) struct Binaries {
    /// The server.
    pub(crate) server: PathBuf,
    /// The sandbox.
    pub(crate) sandbox: PathBuf,
}

/// Where everything for browsers goes.
#[derive(Debug)]
pub(crate) struct Dist {
    folder: PathBuf,
}

impl Dist {
    /// Each mode has a folder of its own, so that changing between them builds nothing twice.
    pub(crate) fn of(workspace: &Workspace, mode: Mode) -> Self {
        let dist = workspace.target.join("dist");
        Self { folder: if mode == Mode::Release { dist.join("release") } else { dist } }
    }

    /// The folder the server serves.
    pub(crate) fn app(&self, app: App) -> PathBuf {
        self.folder.join(app.folder())
    }

    fn part(&self, name: &str) -> PathBuf {
        self.folder.join("parts").join(name)
    }

    /// Where what loads later stands until the site is put together.
    fn later(&self) -> PathBuf {
        self.part("app-later")
    }

    fn stamp(&self, name: &str) -> PathBuf {
        self.folder.join("parts").join(format!("{name}.stamp"))
    }
}

/// `cargo xtask build`.
pub(crate) fn run(workspace: &Workspace, mode: Mode) -> Result<()> {
    setup::ensure(&[Scope::Wasm, Scope::Bundle, Scope::Voice])?;
    let dist = apps(workspace, mode)?;
    println!("{:<8} {}", "voice", clips(workspace)?.display());
    let binaries = binaries(workspace, mode)?;
    for app in App::ALL {
        println!("{:<8} {}", app.folder(), dist.app(app).display());
    }
    println!("{:<8} {}", "server", binaries.server.display());
    println!("{:<8} {}", "sandbox", binaries.sandbox.display());
    Ok(())
}

/// Builds both apps and the worker, where something changed.
pub(crate) fn apps(workspace: &Workspace, mode: Mode) -> Result<Dist> {
    let dist = Dist::of(workspace, mode);
    let studio = worker::build(workspace, &dist)?;
    for app in App::ALL {
        let bundle = trunk::build(workspace, &dist, app, mode)?;
        let studio = (app == App::Residents).then_some(&studio);
        site::assemble(workspace, &dist, app, mode, &bundle, studio)?;
    }
    Ok(dist)
}

/// Builds the server and the sandbox; in a release the apps stand inside the server.
pub(crate) fn binaries(workspace: &Workspace, mode: Mode) -> Result<Binaries> {
    let dist = Dist::of(workspace, mode);
    let mut command = workspace.cargo(&["build", "-p", "server", "-p", "sandbox"]);
    let folder = match mode {
        Mode::Dev => "debug",
        Mode::Release => {
            command.args(["--release", "--features", "server/embed"]);
            command.env("MEDCARD_APP_DIST", dist.app(App::Residents));
            command.env("MEDCARD_STAFF_DIST", dist.app(App::Staff));
            "release"
        }
    };
    process::run_aside("Building the server and the sandbox", &mut command)?;
    let folder = workspace.target.join(folder);
    Ok(Binaries { server: folder.join("medcard-server"), sandbox: folder.join("sandbox") })
}

/// Builds one part under its stamp: `inputs` says what goes in, `make` builds it.
///
/// Gives the stamp, which also stands for what was built.
fn part(
    dist: &Dist,
    name: &str,
    inputs: stamp::Inputs,
    make: impl FnOnce(&Path) -> Result<()>,
) -> Result<Part> {
    let (folder, stamp) = (dist.part(name), dist.stamp(name));
    let fingerprint = inputs.fingerprint();
    if !stamp::is_current(&stamp, &fingerprint) || !folder.exists() {
        eprintln!("build: {name} ...");
        let begun = Instant::now();
        stamp::clear(&stamp)?;
        make(&folder)?;
        stamp::write(&stamp, &fingerprint)?;
        eprintln!("build: {name} took {:.1} s", begun.elapsed().as_secs_f32());
    }
    Ok(Part { folder, fingerprint })
}

/// A part that is up to date.
struct Part {
    folder: PathBuf,
    fingerprint: String,
}
