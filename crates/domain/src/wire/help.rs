//! Calling a clerk to a kiosk, and telling that the app broke.
//!
//! **Invariant:** nothing here is about a person: a call names a kiosk, a report names a place in our own code.

use serde::{Deserialize, Serialize};

use super::{Nothing, endpoint};
use crate::{kiosk::KioskId, region::Bilingual};

endpoint!(
    /// Calls a clerk to a kiosk. While a call of this kiosk is open, that one is the answer. Sets a short cookie by which it is known.
    AskForHelp: Post "/api/help", HelpCall => HelpView
);
endpoint!(
    /// What became of the call that this browser made. `NotFound` when it made none, or when that was long ago.
    ShowHelp: Get "/api/help", Nothing => HelpView
);
endpoint!(
    /// Nobody needs to come any more. Cancelling twice, or without a call, is no fault.
    CancelHelp: Delete "/api/help", Nothing => Nothing
);
endpoint!(
    /// Tells that the app panicked, and where.
    ReportCrash: Post "/api/reports", CrashReport => Nothing
);

/// Where a clerk is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HelpCall {
    /// The kiosk.
    pub kiosk: KioskId,
    /// The language that is spoken there, as a BCP 47 tag.
    pub language: String,
}

/// What became of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HelpView {
    /// Seconds since it was made, by the server's clock.
    pub waited: u32,
    /// How far it has come.
    pub stage: HelpStage,
}

/// How far a call for a clerk has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum HelpStage {
    /// It rings.
    Waiting,
    /// Somebody is on the way.
    Coming {
        /// What they are called.
        name: String,
        /// Where they work, for example a counter of the hall.
        office: Bilingual,
    },
    /// A clerk came, or it was cancelled.
    Ended,
}

/// Where and in which edition the app panicked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CrashReport {
    /// The edition of the app.
    pub build: Build,
    /// The line of code.
    pub place: CodePlace,
    /// On what it ran.
    pub surface: Surface,
    /// The step that was shown, such as `apply.check`.
    pub step: StepName,
}

/// What an app runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Surface {
    /// A hall's kiosk.
    Kiosk,
    /// A phone's or a computer's browser.
    Phone,
}

impl Surface {
    /// Its name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kiosk => "kiosk",
            Self::Phone => "phone",
        }
    }
}

/// A word that comes from code, never from a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a word of ours")]
pub struct NotOurs;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $fits:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// As it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotOurs;

            fn try_from(text: String) -> Result<Self, NotOurs> {
                let fits: fn(&str) -> bool = $fits;
                if fits(&text) { Ok(Self(text)) } else { Err(NotOurs) }
            }
        }

        impl From<$name> for String {
            fn from(word: $name) -> Self {
                word.0
            }
        }
    )*};
}

words! {
    /// An edition of the app, such as `0.1.0`: three numbers of up to three digits.
    Build: is_build;
    /// `src/app.rs:12:5`: a path of a `.rs` file of up to 160 characters and few digits, a line and a column. Make one with
    /// [`CodePlace::of`].
    CodePlace: is_code_place;
    /// A step of a journey: up to 40 small letters, dots and hyphens. The server takes the names that it knows.
    StepName: |text| is_made_of(text, 40, |byte| byte.is_ascii_lowercase() || b".-".contains(&byte));
}

/// The most digits in one; an identity number or a mobile has more, whatever stands between them.
const DIGITS: usize = 8;

fn is_made_of(text: &str, most: usize, fits: fn(u8) -> bool) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (1..=most).contains(&text.len()) && text.bytes().all(fits) && digits <= DIGITS
}

fn is_number(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_build(text: &str) -> bool {
    let mut numbers = text.split('.');
    numbers.by_ref().take(3).filter(|number| is_number(number, 3)).count() == 3 && numbers.next().is_none()
}

fn is_code_place(text: &str) -> bool {
    let mut parts = text.rsplitn(3, ':');
    let (column, line) = (parts.next(), parts.next());
    let is_path = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./".contains(&byte);
    let file = parts.next().filter(|file| is_made_of(file, 160, is_path));
    column.is_some_and(|column| is_number(column, 4))
        && line.is_some_and(|line| is_number(line, 5))
        && file.and_then(|file| file.rsplit_once('.')).is_some_and(|(_, kind)| kind == "rs")
}

impl CodePlace {
    /// The place of a panic. Of a path in a folder of dependencies only what names the dependency is kept, so that nothing is told of
    /// the machine that built the app. `None` for a path we do not write.
    #[must_use]
    pub fn of(file: &str, line: u32, column: u32) -> Option<Self> {
        let inside = |mark: &str| Some(file.split_once(mark)?.1.split_once('/')?.1);
        let file = inside("/registry/src/").or_else(|| inside("/rustc/")).unwrap_or(file);
        let file = file.strip_prefix('/').map_or(file, |path| path.rsplit('/').next().unwrap_or(path));
        Self::try_from(format!("{file}:{line}:{column}")).ok()
    }
}
