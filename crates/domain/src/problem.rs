//! How a request fails: a closed list of codes, in `application/problem+json` (RFC 9457).
//!
//! **Invariant:** a problem carries no personal data and no inner detail. The app owns the words.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use crate::{
    application::Gap, moment::Moment, outlet::OutletId, payment::PaymentNumber, photo::Fault,
    reference::Reference,
};
#[cfg(feature = "staff")]
use crate::{month_end::MonthEndError, notice::NoticeFault, stock::RefusedSerial};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $status:literal;)*) => {
        /// Why a request failed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        pub enum ErrorCode {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl ErrorCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The HTTP status that goes with it.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }
        }

        // Looked up by its name, which is a fraction of the Wasm that a derived visitor is.
        impl<'de> Deserialize<'de> for ErrorCode {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let name = String::deserialize(from)?;
                let code = Self::ALL.iter().find(|code| code.as_str() == name);
                code.copied().ok_or_else(|| D::Error::custom("no code of this name"))
            }
        }
    };
}

codes! {
    /// The body is not what the endpoint takes: not JSON, an unknown field, a value out of its form.
    Malformed = "malformed", 400;
    /// Nobody is signed in, or the visit has ended.
    NotSignedIn = "not-signed-in", 401;
    /// Name or password is wrong.
    SignInFailed = "sign-in-failed", 401;
    /// The request bears no signature of an enrolled kiosk, or one that does not count.
    KioskRefused = "kiosk-refused", 401;
    /// The kiosk's clock is wrong; `now` says what time it is.
    KioskClock = "kiosk-clock", 401;
    /// The kiosk's key was revoked.
    KioskRevoked = "kiosk-revoked", 403;
    /// The request did not come from our own page.
    ForeignOrigin = "foreign-origin", 403;
    /// The person has not agreed yet.
    ConsentNeeded = "consent-needed", 403;
    /// Signed in, but this is not theirs to do.
    NotAllowed = "not-allowed", 403;
    /// There is no such thing, or it is someone else's.
    NotFound = "not-found", 404;
    /// The person has no card here.
    NoCard = "no-card", 404;
    /// The path knows other methods.
    MethodNotAllowed = "method-not-allowed", 405;
    /// It changed in the meantime: load it anew.
    StaleVersion = "stale-version", 409;
    /// This very request was received before: its answer was lost on the way, or somebody replays it.
    KioskRepeated = "kiosk-repeated", 409;
    /// This cannot be done at this point.
    WrongStep = "wrong-step", 409;
    /// A card is issued again only after it was reported lost for good.
    CardNotLost = "card-not-lost", 409;
    /// A card in place of the lost one is asked for already, by another service: that application goes on.
    CardAskedFor = "card-asked-for", 409;
    /// The holder has a card already: another takes its place, and no first one is made.
    HasCard = "has-card", 409;
    /// The key of this payment was used with another body before.
    KeyReused = "key-reused", 422;
    /// The first request with this key is still being answered: ask again soon.
    InFlight = "in-flight", 409;
    /// Something of the same is being paid already: that payment is resolved first.
    PaymentOpen = "payment-open", 409;
    /// Somebody else is paying it just now: `retry_after` seconds until their code ends.
    PaidByAnother = "paid-by-another", 409;
    /// It is paid already, and is being booked: nothing more is to be paid.
    PaidAlready = "paid-already", 409;
    /// This person has no personal account.
    NoAccount = "no-account", 422;
    /// The amount cannot be paid: outside the region's limits, or not the one that is due.
    AmountRefused = "amount-refused", 422;
    /// Nothing can be filed for this place: nobody knows it, or one is insured there.
    FilingPlace = "filing-place", 422;
    /// It would begin or end on a day that the region does not allow.
    FilingPeriod = "filing-period", 422;
    /// Another filing of one's own is open for this place, of another kind or for other days; `filing` names it where it was made here.
    FilingOpen = "filing-open", 409;
    /// There is no payment with this number.
    PaymentNotFound = "payment-not-found", 404;
    /// Number and name do not belong together, or nothing can be paid for that person here: one answer, whatever the reason.
    PayeeRefused = "payee-refused", 422;
    /// No blank card is left there; `outlets` names the three nearest that have some.
    OutOfStock = "out-of-stock", 409;
    /// The code is too old: ask for a new one.
    CodeExpired = "code-expired", 410;
    /// The body is larger than the endpoint takes.
    BodyTooLarge = "body-too-large", 413;
    /// The body is of a kind that the endpoint does not take.
    WrongMediaType = "wrong-media-type", 415;
    /// The code is wrong; `left` says how many tries remain.
    WrongCode = "wrong-code", 422;
    /// Not every question has an answer; `gaps` names those that do not.
    DraftIncomplete = "draft-incomplete", 422;
    /// The household is registered where another agency decides.
    HouseholdElsewhere = "household-elsewhere", 422;
    /// The file is no picture that can be read.
    PhotoUnreadable = "photo-unreadable", 422;
    /// The file ends too early.
    PhotoTruncated = "photo-truncated", 422;
    /// The picture has too few pixels.
    PhotoTooSmall = "photo-too-small", 422;
    /// The picture has too many pixels.
    PhotoTooLarge = "photo-too-large", 422;
    /// The photo is of a kind that no counter's program reads: HEIC, printers' colours.
    PhotoKind = "photo-kind", 422;
    /// The photo was taken longer ago than the region allows.
    PhotoTooOld = "photo-too-old", 422;
    /// Nothing was said about when an uploaded photo was taken.
    PhotoUndated = "photo-undated", 422;
    /// A counter would refuse the photo; `faults` says why.
    PhotoRefused = "photo-refused", 422;
    /// The finished file cannot be brought into the region's range of sizes.
    PhotoNotFitting = "photo-not-fitting", 422;
    /// Whoever is to be acted for is the person who acts.
    HolderIsAgent = "holder-is-agent", 422;
    /// Whoever is not of age acts for nobody else.
    AgentTooYoung = "agent-too-young", 422;
    /// The name is not that of whoever gave the code.
    HolderName = "holder-name", 422;
    /// This cannot be asked for that person here: one answer, whatever the reason, so that nobody learns about others.
    HolderNotServed = "holder-not-served", 422;
    /// The same of a child: a clerk at the desk looks at it with their papers.
    ChildNotServed = "child-not-served", 422;
    /// Pickup code, reference and identity number do not belong together.
    PickupMismatch = "pickup-mismatch", 422;
    /// Nobody has said that it is the same person and that the identity card was seen.
    NotCompared = "not-compared", 422;
    /// Nobody has said that the papers were checked.
    PapersNotSeen = "papers-not-seen", 422;
    /// Nothing is done with these blank cards; `serials` says why.
    SerialsRefused = "serials-refused", 422;
    /// A notice cannot be shown so; `notice` names its parts.
    NoticeRefused = "notice-refused", 422;
    /// The file is not of the form that is read here, or is another region's; `lines` says where, of a month-end file.
    FileUnreadable = "file-unreadable", 422;
    /// The file's checksum is wrong, or lines are missing.
    FileDamaged = "file-damaged", 422;
    /// Too many wrong codes: `retry_after` seconds to wait.
    Locked = "locked", 429;
    /// Too many requests: `retry_after` seconds to wait.
    TooMany = "too-many", 429;
    /// Too many codes were sent for this number today: `retry_after` seconds to wait.
    TooManyCodes = "too-many-codes", 429;
    /// Something broke here; the request id finds it in the log.
    Internal = "internal", 500;
    /// The insurance core is outside its office hours.
    CoreClosed = "core-closed", 503;
    /// A system behind us does not answer.
    Unavailable = "unavailable", 503;
}

/// The body of a failed request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Problem {
    /// `urn:medcard:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// The code again, in words for developers.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What the app goes by.
    pub code: ErrorCode,
    /// Finds the request in the log.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub request_id: String,
    /// Tries that remain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<u8>,
    /// Seconds to wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// The server's time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Moment>,
    /// What is wrong with a photo.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Fault>,
    /// The questions that have no answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<Gap>,
    /// Outlets to choose instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outlets: Vec<OutletId>,
    /// The payment of one's own that is open for the same, or has paid it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<PaymentNumber>,
    /// The filing of one's own that is open for the same place, where it was made here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filing: Option<Reference>,
    /// Blank cards with which nothing is done, at most twenty.
    #[cfg(feature = "staff")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub serials: Vec<RefusedSerial>,
    /// What is wrong with a month-end file, line by line, at most a hundred.
    #[cfg(feature = "staff")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<MonthEndError>,
    /// The parts of a notice that cannot be shown.
    #[cfg(feature = "staff")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notice: Vec<NoticeFault>,
}

impl From<ErrorCode> for Problem {
    fn from(code: ErrorCode) -> Self {
        Self {
            kind: format!("urn:medcard:problem:{}", code.as_str()),
            title: code.as_str().replace('-', " "),
            status: code.status(),
            code,
            request_id: String::new(),
            left: None,
            retry_after: None,
            now: None,
            faults: Vec::new(),
            gaps: Vec::new(),
            outlets: Vec::new(),
            payment: None,
            filing: None,
            #[cfg(feature = "staff")]
            serials: Vec::new(),
            #[cfg(feature = "staff")]
            lines: Vec::new(),
            #[cfg(feature = "staff")]
            notice: Vec::new(),
        }
    }
}

/// Why a question to the server has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The server says why.
    Problem(Box<Problem>),
    /// The server was not reached, or did not answer in time.
    Unreachable,
    /// The answer could not be read: page and server are of different editions.
    Garbled,
}

impl Failure {
    /// The code, when the server gave one.
    #[must_use]
    pub fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            Self::Unreachable | Self::Garbled => None,
        }
    }

    /// Whether somebody else was faster: what was seen is no longer so.
    #[must_use]
    pub fn is_overtaken(&self) -> bool {
        matches!(self.code(), Some(ErrorCode::StaleVersion | ErrorCode::WrongStep))
    }
}
