//! What the torture is told.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use lexopt::prelude::{Long, ValueExt as _};

pub(crate) struct Options {
    /// Top-ups in all.
    pub(crate) orders: u32,
    pub(crate) seed: u64,
    /// How often a process is killed.
    pub(crate) kills: u32,
    /// Whether only the last line is wanted.
    pub(crate) json: bool,
    /// The server's program.
    pub(crate) server: PathBuf,
    /// The sandbox's.
    pub(crate) sandbox: PathBuf,
    /// The regions' rules.
    pub(crate) regions: PathBuf,
    /// PostgreSQL instead of SQLite; an empty database.
    pub(crate) database: Option<String>,
    /// A folder that is kept; a passing one otherwise.
    pub(crate) data: Option<PathBuf>,
}

impl Options {
    pub(crate) fn read() -> Result<Self> {
        let (mut orders, mut seed, mut kills, mut json) = (1_000, 1, 10, false);
        let (mut server, mut sandbox, mut regions) = (None, None, None);
        let (mut database, mut data) = (None, None);
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("orders") => orders = parser.value()?.parse()?,
                Long("seed") => seed = parser.value()?.parse()?,
                Long("kills") => kills = parser.value()?.parse()?,
                Long("json") => json = true,
                Long("server") => server = Some(parser.value()?.into()),
                Long("sandbox") => sandbox = Some(parser.value()?.into()),
                Long("regions") => regions = Some(parser.value()?.into()),
                Long("database") => database = Some(parser.value()?.string()?),
                Long("data") => data = Some(parser.value()?.into()),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(Self {
            orders,
            seed,
            kills,
            json,
            server: server.context("--server is missing: the program to torture")?,
            sandbox: sandbox.context("--sandbox is missing: the program behind it")?,
            regions: regions.context("--regions is missing: the regions' rules")?,
            database,
            data,
        })
    }

    /// How many people pay at the same time.
    pub(crate) fn residents(&self) -> usize {
        usize::try_from(self.orders / 5).unwrap_or(usize::MAX).clamp(10, 300)
    }

    /// For people, unless only the last line is wanted.
    pub(crate) fn say(&self, what: &str) {
        if !self.json {
            eprintln!("{what}");
        }
    }
}
