//! Flags, environment, file and defaults, laid over each other.

use std::{collections::HashMap, path::Path, str::FromStr};

/// Every setting that takes a value, with what it is when nobody says.
pub(super) const VALUES: &[(&str, Option<&str>)] = &[
    ("listen", Some("127.0.0.1:8080")),
    ("staff-listen", Some("127.0.0.1:8081")),
    ("data", Some("data")),
    ("app", None),
    ("staff-app", None),
    ("voice", None),
    ("fonts", None),
    ("database", None),
    ("node", Some("main")),
    ("tls-cert", None),
    ("tls-key", None),
    ("regions", Some("regions")),
    ("sandbox", None),
    ("core", None),
    ("core-sender", None),
    ("sms", None),
    ("mail", None),
    ("cards", None),
    ("wechat", None),
    ("wechat-keys", None),
    ("public", None),
    ("trusted-proxies", None),
    ("log", Some("info")),
];
/// Every setting that is on or off.
pub(super) const SWITCHES: &[&str] = &["demo", "demo-cases", "allow-demo-in-release"];
/// Names the file with settings.
const FILE: &str = "config";
/// Stands before every variable of ours. Others that begin so belong to the build and the tests, and are passed over.
const PREFIX: &str = "MEDCARD_";

/// What was said, by whom, and what is wrong with it.
pub(super) struct Sources {
    values: HashMap<String, String>,
    /// What is wrong so far.
    pub(super) faults: Vec<String>,
}

impl Sources {
    pub(super) fn gather(
        flags: impl IntoIterator<Item = String>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        let mut faults = Vec::new();
        let flags = from_flags(flags, &mut faults);
        let environment = from_environment(environment);
        let file = flags.get(FILE).or_else(|| environment.get(FILE));
        let file = file.map(|path| from_file(Path::new(path), &mut faults)).unwrap_or_default();
        let mut values: HashMap<String, String> = VALUES
            .iter()
            .filter_map(|(name, value)| Some(((*name).to_owned(), (*value)?.to_owned())))
            .collect();
        values.extend(file);
        values.extend(environment);
        values.extend(flags);
        Self { values, faults }
    }

    /// A text, if there is one that is not empty.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.values.get(name).filter(|text| !text.is_empty()).cloned()
    }

    /// Whether a switch is on.
    pub(super) fn switch(&mut self, name: &str) -> bool {
        match self.values.get(name).map(String::as_str) {
            None | Some("false" | "0" | "") => false,
            Some("true" | "1") => true,
            Some(other) => {
                let fault = format!("--{name}: {other} is neither true nor false");
                self.fault(fault)
            }
        }
    }

    /// A value that can be read from a text; `form` says how it should look.
    pub(super) fn parsed<T: FromStr + Fallback>(&mut self, name: &str, form: &str) -> T {
        let text = self.text(name).unwrap_or_default();
        text.parse().unwrap_or_else(|_| {
            self.faults.push(format!("--{name}: {text} is not {form}"));
            T::fallback()
        })
    }

    /// Notes a fault, and gives something to go on with until all faults are told.
    pub(super) fn fault<T: Default>(&mut self, fault: impl Into<String>) -> T {
        self.faults.push(fault.into());
        T::default()
    }
}

/// Something to go on with when a value cannot be read.
pub(super) trait Fallback {
    fn fallback() -> Self;
}

impl Fallback for std::net::SocketAddr {
    fn fallback() -> Self {
        Self::from(([127, 0, 0, 1], 0))
    }
}

fn from_flags(flags: impl IntoIterator<Item = String>, faults: &mut Vec<String>) -> HashMap<String, String> {
    let mut found = HashMap::new();
    let mut flags = flags.into_iter().peekable();
    while let Some(flag) = flags.next() {
        let Some(name) = flag.strip_prefix("--") else {
            faults.push(format!("{flag} is not understood: settings begin with --"));
            continue;
        };
        let (name, given) = match name.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (name, None),
        };
        if SWITCHES.contains(&name) {
            found.insert(name.to_owned(), given.unwrap_or_else(|| "true".to_owned()));
        } else if takes_value(name) {
            match given.or_else(|| flags.next_if(|next| !next.starts_with("--"))) {
                Some(value) => _ = found.insert(name.to_owned(), value),
                None => faults.push(format!("--{name} needs a value")),
            }
        } else {
            faults.push(format!("--{name} is not a setting"));
        }
    }
    found
}

fn from_environment(environment: impl IntoIterator<Item = (String, String)>) -> HashMap<String, String> {
    let setting = |(variable, value): (String, String)| {
        let name = variable.strip_prefix(PREFIX)?.to_ascii_lowercase().replace('_', "-");
        is_setting(&name).then_some((name, value))
    };
    environment.into_iter().filter_map(setting).collect()
}

fn from_file(path: &Path, faults: &mut Vec<String>) -> HashMap<String, String> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            faults.push(format!("--config: {} cannot be read: {error}", path.display()));
            return HashMap::new();
        }
    };
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(error) => {
            faults.push(format!("--config: {} is no TOML: {error}", path.display()));
            return HashMap::new();
        }
    };
    let mut found = HashMap::new();
    for (name, value) in table {
        let name = name.replace('_', "-");
        match value {
            _ if !is_setting(&name) => faults.push(format!("{}: {name} is not a setting", path.display())),
            toml::Value::String(text) => _ = found.insert(name, text),
            toml::Value::Boolean(on) => _ = found.insert(name, on.to_string()),
            _ => faults.push(format!("{}: {name} must be a text or true or false", path.display())),
        }
    }
    found
}

fn takes_value(name: &str) -> bool {
    name == FILE || VALUES.iter().any(|(known, _)| *known == name)
}

fn is_setting(name: &str) -> bool {
    takes_value(name) || SWITCHES.contains(&name)
}
