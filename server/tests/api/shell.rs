//! The program itself: health, headers, documentation, the log, and how it ends.

use std::{
    fs,
    process::{Child, Command, Stdio},
};

use domain::{
    problem::ErrorCode,
    wire::{ListRegions, Nothing},
};
use reqwest::Method;
use sandbox::people::ANLAN;
use tempfile::TempDir;

use crate::{
    browser::{Browser, problem},
    journey::{answer_all, declared, identify, photograph},
    world::{HandClock, Outside, World, flags, serve_with, until},
};

#[tokio::test(flavor = "multi_thread")]
async fn it_says_how_it_is_and_what_it_offers() {
    let world = World::new().await;
    let browser = world.browser();
    let get = |path: &'static str| browser.send(browser.request(Method::GET, path));
    for path in ["/livez", "/readyz"] {
        assert_eq!(get(path).await.text().await.unwrap(), "ok");
    }
    let version: serde_json::Value = get("/version").await.json().await.unwrap();
    assert_eq!(version["demo"], true);
    let document: serde_json::Value = get("/api/openapi.json").await.json().await.unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    let page = get("/api/docs").await;
    assert_eq!(page.url().path(), "/api/docs/");
    assert!(page.headers()["content-security-policy"].to_str().unwrap().contains("script-src 'self';"));
    assert!(page.text().await.unwrap().contains("swagger-ui"));
    let script = get("/api/docs/swagger-initializer.js").await.text().await.unwrap();
    assert!(script.contains("/api/openapi.json"));
    let regions = browser.call(ListRegions, "", &Nothing {}).await.unwrap();
    assert_eq!(regions.regions.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_its_headers_and_every_failure_its_form() {
    let world = World::new().await;
    let browser = world.browser();
    for (method, path, code) in [
        (Method::GET, "/api/nothing", ErrorCode::NotFound),
        (Method::GET, "/api/regions/999999", ErrorCode::NotFound),
        (Method::GET, "/api/regions/nowhere", ErrorCode::NotFound),
        (Method::GET, "/missing.js", ErrorCode::NotFound),
        (Method::PUT, "/api/visit", ErrorCode::MethodNotAllowed),
        (Method::GET, "/api/visit", ErrorCode::NotSignedIn),
        (Method::GET, "/api/photos/not-an-id", ErrorCode::NotSignedIn),
        (Method::POST, "/api/cases", ErrorCode::NotFound),
    ] {
        let answer = browser.send(browser.request(method, path)).await;
        let headers = answer.headers().clone();
        assert_eq!(problem(answer).await.code, code, "{path}");
        let text = |name: &str| headers[name].to_str().unwrap().to_owned();
        assert_eq!(text("cache-control"), "no-store");
        assert_eq!(text("x-content-type-options"), "nosniff");
        assert_eq!(text("cross-origin-opener-policy"), "same-origin");
        assert!(text("content-security-policy").contains("frame-ancestors 'none'"));
        assert!(text("permissions-policy").starts_with("camera=(self), geolocation=(self), "));
    }
    let desk = world.desk();
    let answer = desk.send(desk.request(Method::GET, "/api/session")).await;
    assert!(
        answer.headers()["permissions-policy"].to_str().unwrap().starts_with("camera=(), geolocation=(), ")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_built_app_is_served_over_tls() {
    let (clock, data, dist) = (HandClock::new(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let page = "<!doctype html><title>app</title><script type=\"module\">start()</script>";
    fs::write(dist.path().join("index.html"), page).unwrap();
    fs::write(dist.path().join("app-0123456789abcdef.js"), "plain").unwrap();
    fs::write(dist.path().join("app-0123456789abcdef.js.br"), "small").unwrap();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let [cert, key] = ["cert.pem", "key.pem"].map(|name| dist.path().join(name));
    fs::write(&cert, made.cert.pem()).unwrap();
    fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let outside = Outside::start(clock.clone()).await;
    let text = |path: &std::path::Path| path.to_str().unwrap().to_owned();
    let (app, cert_file, key_file) = (text(dist.path()), text(&cert), text(&key));
    let more = ["--app", &app, "--tls-cert", &cert_file, "--tls-key", &key_file];
    let server = serve_with(&outside, &clock, &data, &more).await;

    let trusted = reqwest::Certificate::from_pem(made.cert.pem().as_bytes()).unwrap();
    let client = reqwest::Client::builder().no_proxy().tls_certs_only([trusted]).build().unwrap();
    let get = |path: &str| client.get(format!("https://localhost:{}{path}", server.residents.port()));
    let home = get("/replace-card").send().await.unwrap();
    let header = |name: &str| home.headers()[name].to_str().unwrap().to_owned();
    assert!(header("content-security-policy").contains("'wasm-unsafe-eval' 'sha256-"));
    assert_eq!(header("cache-control"), "no-cache");
    assert!(header("strict-transport-security").starts_with("max-age="));
    assert_eq!(home.text().await.unwrap(), page);
    let script = get("/app-0123456789abcdef.js").header("accept-encoding", "br").send().await.unwrap();
    assert_eq!(script.headers()["content-encoding"], "br");
    assert_eq!(script.headers()["cache-control"], "public, max-age=31536000, immutable");
    let head = client.head(format!("https://localhost:{}/", server.residents.port())).send().await.unwrap();
    assert_eq!(
        (head.status().as_u16(), head.headers()["content-length"].to_str().unwrap()),
        (200, &*page.len().to_string())
    );
    server.stop().await;
}

/// A server as a process of its own, ended with the test.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Process {
    fn start(flags: Vec<String>, log: &std::path::Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_medcard-server"));
        let log = fs::File::create(log).unwrap();
        command.args(flags).stdout(log).stderr(Stdio::inherit());
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("MEDCARD_")) {
            command.env_remove(name);
        }
        Self(command.spawn().unwrap())
    }

    /// Asks it to end, and waits until it has.
    async fn end(mut self) -> bool {
        let asked = Command::new("kill").arg(self.0.id().to_string()).status().unwrap();
        assert!(asked.success());
        let status = tokio::task::spawn_blocking(move || self.0.wait()).await.unwrap();
        status.unwrap().success()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_the_log_nor_the_data_folder_tells_who_came() {
    let folder = TempDir::new().unwrap();
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let outside = Outside::start(HandClock::new()).await;
    let mut flags = flags(outside.address, &data);
    flags.extend(["--log".to_owned(), "debug".to_owned()]);
    let process = Process::start(flags, &log);
    let address = until("the server", async || {
        let lines = fs::read_to_string(&log).unwrap();
        let line = lines.lines().find(|line| line.contains("\"serving\""))?;
        let told: serde_json::Value = serde_json::from_str(line).unwrap();
        Some(told["residents"].as_str().unwrap().parse().unwrap())
    });
    let browser = Browser::at(address.await);
    let person = outside.person("阿卜杜热合曼·阿卜杜克热木·买买提吐尔逊");
    identify(&browser, &outside, &person, ANLAN).await;
    let photo = photograph(&browser).await;
    let version = answer_all(&browser, photo).await;
    let submitted = browser.call(domain::wire::Submit, "", &declared(version)).await.unwrap();
    assert!(process.end().await, "it ends well when it is asked to");

    let lines = fs::read_to_string(&log).unwrap();
    assert!(lines.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    assert!(lines.contains("/api/photos") && lines.contains("\"ended\""));
    let mobile = person.mobile.unwrap();
    let secrets = [person.id_number.reveal(), &person.name, &mobile, "听涛街"];
    let mut seen = 0;
    for file in files(&data).into_iter().chain([log]) {
        let bytes = fs::read(&file).unwrap();
        seen += 1;
        for secret in secrets {
            assert!(!holds(&bytes, secret.as_bytes()), "{} tells it", file.display());
        }
        assert!(!bytes.starts_with(&[0xff, 0xd8]), "{} is an open picture", file.display());
    }
    assert!(seen >= 5, "database, key, photos and log");
    let stored = files(&data)
        .iter()
        .any(|file| holds(&fs::read(file).unwrap(), submitted.application.reference.as_str().as_bytes()));
    assert!(stored, "the search would find what is there");
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() { found.extend(files(&entry.path())) } else { found.push(entry.path()) }
    }
    found
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn wrong_settings_are_all_told_and_nothing_is_opened() {
    let told = Command::new(env!("CARGO_BIN_EXE_medcard-server"))
        .args(["--listen", "here", "--data", "/nonexistent/folder", "--colour"])
        .output()
        .unwrap();
    assert!(!told.status.success());
    let text = String::from_utf8(told.stderr).unwrap();
    for word in ["--listen", "--sandbox", "--colour"] {
        assert!(text.contains(word), "{text}");
    }
}
