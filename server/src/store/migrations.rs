//! The schema, as numbered files that are applied in order and never changed once they were released.
//!
//! **Invariant:** a file is applied in one transaction with the row that says so.

/// One step of a schema.
#[derive(Clone, Copy, Debug)]
pub(super) struct Migration {
    /// Its number, from 1 without a gap.
    pub(super) version: i64,
    /// Its statements.
    pub(super) sql: &'static str,
}

macro_rules! migrations {
    ($engine:literal: $($version:literal $file:literal),*) => {
        &[$(Migration {
            version: $version,
            sql: include_str!(concat!("../../migrations/", $engine, "/", $file)),
        }),*]
    };
}

/// Those of SQLite.
pub(super) const SQLITE: &[Migration] = migrations!("sqlite": 1 "0001_first.sql", 2 "0002_kiosks.sql", 3 "0003_claims.sql", 4 "0004_ages.sql", 5 "0005_services.sql", 6 "0006_cards.sql", 7 "0007_documents.sql", 8 "0008_reviews.sql", 9 "0009_agents.sql", 10 "0010_blanks.sql", 11 "0011_printing.sql", 12 "0012_agencies.sql", 13 "0013_given_back.sql", 14 "0014_serials.sql", 15 "0015_card_agents.sql", 16 "0016_money.sql", 17 "0017_filings.sql", 18 "0018_notices.sql");
/// Those of PostgreSQL.
pub(super) const POSTGRES: &[Migration] = migrations!("postgres": 1 "0001_first.sql", 2 "0002_kiosks.sql", 3 "0003_claims.sql", 4 "0004_ages.sql", 5 "0005_services.sql", 6 "0006_cards.sql", 7 "0007_documents.sql", 8 "0008_reviews.sql", 9 "0009_agents.sql", 10 "0010_blanks.sql", 11 "0011_printing.sql", 12 "0012_agencies.sql", 13 "0013_given_back.sql", 14 "0014_serials.sql", 15 "0015_card_agents.sql", 16 "0016_money.sql", 17 "0017_filings.sql", 18 "0018_notices.sql");

/// Where the applied versions stand.
pub(super) const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT PRIMARY KEY)";

/// The steps that a database at `applied` lacks; `None` when it is newer than this program.
pub(super) fn missing(all: &'static [Migration], applied: i64) -> Option<&'static [Migration]> {
    all.get(usize::try_from(applied).ok()?..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_engines_have_the_same_steps_without_a_gap() {
        assert_eq!(SQLITE.len(), POSTGRES.len());
        for ((one, other), number) in SQLITE.iter().zip(POSTGRES).zip(1..) {
            assert_eq!((one.version, other.version), (number, number));
        }
    }

    #[test]
    fn a_newer_database_is_refused() {
        assert_eq!(missing(SQLITE, 0).map(<[_]>::len), Some(SQLITE.len()));
        let newest = i64::try_from(SQLITE.len()).unwrap();
        assert_eq!(missing(SQLITE, newest).map(<[_]>::len), Some(0));
        assert!(missing(SQLITE, newest + 1).is_none());
    }
}
