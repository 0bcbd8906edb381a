//! Who someone is, as far as the store may know.

use std::fmt::{self, Write as _};

use domain::moment::Moment;

use super::VisitId;

/// A keyed hash of an identity number: finds a person's rows without saying who it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BlindIndex(pub [u8; 32]);

/// The SHA-256 of a token in a cookie: the token itself is never stored.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash(pub [u8; 32]);

/// Bytes that only the sealer can open.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(pub Vec<u8>);

/// What tries are counted for.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Subject(String);

impl Subject {
    /// A browser, by the hash of its device cookie.
    #[must_use]
    pub fn device(device: &TokenHash) -> Self {
        Self(format!("device:{}", hex(&device.0)))
    }

    /// A visit.
    #[must_use]
    pub fn visit(id: VisitId) -> Self {
        Self(format!("visit:{}", id.0.simple()))
    }

    /// A person who is named, for codes given; in `home`, a browser they were identified in, apart from all others.
    #[must_use]
    pub fn person(person: &BlindIndex, home: Option<&TokenHash>) -> Self {
        Self(at_home("person", person, home))
    }

    /// A person who is named, for codes sent.
    #[must_use]
    pub fn texts_to(person: &BlindIndex, home: Option<&TokenHash>) -> Self {
        Self(at_home("texts", person, home))
    }

    /// That a person was identified in a browser.
    #[must_use]
    pub fn home(person: &BlindIndex, device: &TokenHash) -> Self {
        Self(at_home("home", person, Some(device)))
    }

    /// A person who acts for others, for each whom they name.
    #[must_use]
    pub fn namings_by(person: &BlindIndex) -> Self {
        Self(at_home("namings", person, None))
    }

    /// The same, for each whom they name with nothing but a paper.
    #[must_use]
    pub fn papers_by(person: &BlindIndex) -> Self {
        Self(at_home("papers", person, None))
    }

    /// A staff account, by the keyed hash of the name that was typed: that may be anything, even an identity number.
    #[must_use]
    pub fn account(typed: &[u8; 32]) -> Self {
        Self(format!("account:{}", hex(typed)))
    }

    /// Anything else, for example tracking or the handover of one reference. Never personal data.
    #[must_use]
    pub fn other(kind: &str, which: &str) -> Self {
        Self(format!("{kind}:{which}"))
    }

    /// As it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn at_home(kind: &str, person: &BlindIndex, home: Option<&TokenHash>) -> String {
    let place = home.map(|device| format!(":{}", hex(&device.0))).unwrap_or_default();
    format!("{kind}:{}{place}", hex(&person.0))
}

/// How often something was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TallyRecord {
    /// Tries since they were last forgotten.
    pub tries: u32,
    /// Until when the subject is locked; it may lie in the past.
    pub locked_until: Option<Moment>,
}

impl TallyRecord {
    /// Until when the subject is locked, if it is at `now`.
    #[must_use]
    pub fn locked_at(&self, now: Moment) -> Option<Moment> {
        self.locked_until.filter(|until| *until > now)
    }
}

impl fmt::Debug for BlindIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BlindIndex({}…)", hex(&self.0[..4]))
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash(…)")
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Subject({}:…)", self.0.split(':').next().unwrap_or_default())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
