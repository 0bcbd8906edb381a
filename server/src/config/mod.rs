//! What the server is told at its start.
//!
//! Flags win over the environment (`MEDCARD_LISTEN` for `--listen`), the environment over a file (`--config FILE`, TOML, the same
//! names), and the file over defaults.
//!
//! **Invariant:** a [`Config`] has been checked. What is wrong is said all at once, before anything is opened.

mod help;
mod sources;

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use domain::outside::Sender;
pub use help::help;
use sources::Sources;

/// Everything the server is told at its start.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where residents are served.
    pub listen: SocketAddr,
    /// Where staff are served.
    pub staff_listen: SocketAddr,
    /// The folder with the embedded database, the keys and the photos.
    pub data: PathBuf,
    /// The built residents' app; the one inside the binary, or none, when absent.
    pub app: Option<PathBuf>,
    /// The built staff console, likewise.
    pub staff_app: Option<PathBuf>,
    /// The folder with the clips of the voice, one a message key; they win over those of the app.
    pub voice: Option<PathBuf>,
    /// The folder with further fonts, for names on papers whose characters the built-in font does not have.
    pub fonts: Option<PathBuf>,
    /// `postgres://…`; the embedded database when absent.
    pub database: Option<Secret>,
    /// This server's name among those that share a database.
    pub node: String,
    /// Certificate and key, when the server speaks TLS itself.
    pub tls: Option<Tls>,
    /// The folder with the regions' rules.
    pub regions: PathBuf,
    /// The systems behind us.
    pub outside: Outside,
    /// The base address at which residents and gateways reach us; the address that is listened on when absent.
    pub public: Option<String>,
    /// Whether staff accounts and persons are made up.
    pub demo: bool,
    /// Whether a store without applications is given some, in every status.
    pub demo_cases: bool,
    /// Proxies whose word on a caller's address is taken.
    pub trusted_proxies: Vec<IpAddr>,
    /// What is logged, as a filter of `tracing`.
    pub log: String,
}

/// Base addresses of the systems behind us.
#[derive(Clone, Debug)]
pub struct Outside {
    /// The insurance core.
    pub core: String,
    /// Who asks it.
    pub core_sender: Sender,
    /// The SMS gateway.
    pub sms: String,
    /// The mail gateway.
    pub mail: String,
    /// The card maker.
    pub cards: String,
    /// The payment gateway; nothing is paid online without one.
    pub wechat: Option<WechatAt>,
}

/// Where WeChat Pay is, or the sandbox that stands in for it.
#[derive(Clone, Debug)]
pub struct WechatAt {
    /// Its base address.
    pub base: String,
    /// The folder with the merchant's keys and the gateway's.
    pub keys: PathBuf,
}

/// PEM files.
#[derive(Clone, Debug)]
pub struct Tls {
    /// The chain.
    pub cert: PathBuf,
    /// The private key.
    pub key: PathBuf,
}

/// A text that is never printed.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// The text itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

/// Everything that is wrong with what the server was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError(pub Vec<String>);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the settings are wrong:")?;
        self.0.iter().try_for_each(|fault| write!(f, "\n  - {fault}"))
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Reads flags, environment and file. `release` says whether this is a release build, which refuses demo data.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] with every fault there is.
    pub fn load(
        flags: impl IntoIterator<Item = String>,
        environment: impl IntoIterator<Item = (String, String)>,
        release: bool,
    ) -> Result<Self, ConfigError> {
        let mut sources = Sources::gather(flags, environment);
        let config = Self::read(&mut sources, release);
        if sources.faults.is_empty() { Ok(config) } else { Err(ConfigError(sources.faults)) }
    }

    fn read(from: &mut Sources, release: bool) -> Self {
        let sandbox = from.text("sandbox");
        let demo = from.switch("demo");
        if demo && release && !from.switch("allow-demo-in-release") {
            from.fault::<()>(
                "--demo is refused in a release build, unless --allow-demo-in-release is given too",
            );
        }
        let demo_cases = from.switch("demo-cases");
        if demo_cases && !demo {
            from.fault::<()>("--demo-cases goes with --demo");
        }
        Self {
            listen: from.parsed("listen", "an address and a port, such as 127.0.0.1:8080"),
            staff_listen: from.parsed("staff-listen", "an address and a port, such as 127.0.0.1:8081"),
            data: from.text("data").unwrap_or_default().into(),
            app: folder(from, "app"),
            staff_app: folder(from, "staff-app"),
            voice: folder(from, "voice"),
            fonts: folder(from, "fonts"),
            database: database(from),
            node: from.text("node").unwrap_or_default(),
            tls: tls(from),
            regions: folder(from, "regions").unwrap_or_default(),
            outside: Outside {
                core: base(from, "core", sandbox.as_deref()),
                core_sender: sender(from),
                sms: base(from, "sms", sandbox.as_deref()),
                mail: base(from, "mail", sandbox.as_deref()),
                cards: base(from, "cards", sandbox.as_deref()),
                wechat: wechat(from, sandbox.as_deref()),
            },
            public: public(from),
            demo,
            demo_cases,
            trusted_proxies: proxies(from),
            log: from.text("log").unwrap_or_default(),
        }
    }
}

/// A folder that must be there when it is named.
fn folder(from: &mut Sources, name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(from.text(name)?);
    if !path.is_dir() {
        from.fault::<()>(format!("--{name}: there is no folder {}", path.display()));
    }
    Some(path)
}

/// The base address of a system behind us: its own, or the sandbox's.
fn base(from: &mut Sources, name: &str, sandbox: Option<&str>) -> String {
    match from.text(name).or_else(|| sandbox.map(str::to_owned)) {
        Some(address) if address.starts_with("http://") || address.starts_with("https://") => {
            address.trim_end_matches('/').to_owned()
        }
        Some(_) => from.fault(format!("--{name} (or --sandbox) must begin with http:// or https://")),
        None => from.fault(format!("--{name} is missing, and so is --sandbox that would stand in for it")),
    }
}

/// Who asks the core: a JSON file with the fields of the interface, or a demonstration's.
fn sender(from: &mut Sources) -> Sender {
    let Some(path) = from.text("core-sender") else { return Sender::default() };
    let read = std::fs::read(&path).ok().and_then(|file| serde_json::from_slice(&file).ok());
    match read.filter(Sender::is_whole) {
        Some(sender) => sender,
        None => from.fault(format!(
            "--core-sender: {path} is no JSON with fixmedins_code (12 letters and digits), fixmedins_name, opter_type, opter, opter_name \
             and recer_sys_code"
        )),
    }
}

/// The payment gateway: its keys make it one.
fn wechat(from: &mut Sources, sandbox: Option<&str>) -> Option<WechatAt> {
    match folder(from, "wechat-keys") {
        Some(keys) => Some(WechatAt { base: base(from, "wechat", sandbox), keys }),
        None if from.text("wechat").is_some() => {
            from.fault("--wechat-keys is missing: it goes with --wechat")
        }
        None => None,
    }
}

fn public(from: &mut Sources) -> Option<String> {
    let address = from.text("public")?;
    if !address.starts_with("http://") && !address.starts_with("https://") {
        from.fault::<()>("--public must begin with http:// or https://");
    }
    Some(address.trim_end_matches('/').to_owned())
}

fn database(from: &mut Sources) -> Option<Secret> {
    let address = from.text("database")?;
    if !address.starts_with("postgres://") && !address.starts_with("postgresql://") {
        from.fault::<()>("--database must begin with postgres://");
    }
    Some(Secret(address))
}

fn tls(from: &mut Sources) -> Option<Tls> {
    let file = |from: &mut Sources, name| {
        let path = PathBuf::from(from.text(name)?);
        if !path.is_file() {
            from.fault::<()>(format!("--{name}: there is no file {}", path.display()));
        }
        Some(path)
    };
    match (file(from, "tls-cert"), file(from, "tls-key")) {
        (Some(cert), Some(key)) => Some(Tls { cert, key }),
        (None, None) => None,
        (Some(_), None) => from.fault("--tls-key is missing: it goes with --tls-cert"),
        (None, Some(_)) => from.fault("--tls-cert is missing: it goes with --tls-key"),
    }
}

fn proxies(from: &mut Sources) -> Vec<IpAddr> {
    let listed = from.text("trusted-proxies").unwrap_or_default();
    let mut proxies = Vec::new();
    for text in listed.split(',').map(str::trim).filter(|text| !text.is_empty()) {
        match text.parse() {
            Ok(address) => proxies.push(address),
            Err(_) => from.fault(format!("--trusted-proxies: {text} is no IP address")),
        }
    }
    proxies
}

#[cfg(test)]
mod tests;
