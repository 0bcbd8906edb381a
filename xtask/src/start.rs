//! `cargo xtask start`: from a fresh checkout to a running demo.
//!
//! What server and sandbox write goes to `DIR/log`, so that the addresses stay on the screen.
//!
//! **Invariant:** `ready: ADDRESS` is printed only when the server answers that it is ready.

use std::process::Command;

use anyhow::Result;

use crate::args::StartOptions;
use crate::build::{self, App, Mode};
use crate::ports;
use crate::running::Running;
use crate::setup::{self, Scope};
use crate::workspace::Workspace;

/// `cargo xtask start`.
pub(crate) fn run(workspace: &Workspace, options: &StartOptions) -> Result<()> {
    let app = options.port;
    let staff = app + 1;
    ports::require(app, "the app")?;
    ports::require(staff, "the staff console")?;
    let sandbox = ports::next_free(staff + 1)?;
    let data = workspace.root.join(&options.data);
    setup::ensure(&[Scope::Wasm, Scope::Bundle, Scope::Voice])?;
    let dist = build::apps(workspace, options.mode)?;
    let voice = build::clips(workspace)?;
    let binaries = build::binaries(workspace, options.mode)?;

    let mut command = Command::new(&binaries.sandbox);
    command.args(["--listen", &local(sandbox), "--data"]).arg(data.join("sandbox"));
    let mut running = Running::new(data.join("log"))?;
    running.start("sandbox", &mut command, sandbox, "/readyz")?;

    let mut command = Command::new(&binaries.server);
    command.args(["--listen", &local(app), "--staff-listen", &local(staff), "--data"]).arg(&data);
    command.arg("--app").arg(dist.app(App::Residents)).arg("--staff-app").arg(dist.app(App::Staff));
    command.arg("--voice").arg(voice);
    command.arg("--regions").arg(workspace.root.join("regions"));
    command.args(["--sandbox", &format!("http://{}", local(sandbox)), "--demo", "--demo-cases"]);
    command.arg("--wechat-keys").arg(data.join("sandbox/gateway"));
    command.args(["--public", &format!("http://localhost:{app}")]);
    if options.mode == Mode::Release {
        command.arg("--allow-demo-in-release");
    }
    running.start("server", &mut command, app, "/readyz")?;

    println!("the app          http://localhost:{app}/");
    println!("staff console    http://localhost:{staff}/");
    println!("inbox            http://localhost:{sandbox}/inbox");
    println!("demo persons     http://localhost:{sandbox}/people");
    println!("payments         http://localhost:{sandbox}/gateway");
    println!("API docs         http://localhost:{app}/api/docs");
    println!("logs             {}", running.logs().display());
    println!("ready: http://localhost:{app}");
    running.watch()
}

fn local(port: u16) -> String {
    format!("127.0.0.1:{port}")
}
