//! A payment's record, as a slip of 80 mm or on A4: what stands on it.

use domain::{
    masked::Masked,
    moment::Moment,
    money::Fen,
    payment::{PaymentStatus, Purpose},
    payment_record::RecordContent,
    region::{Bilingual, Hotline},
};
use serde_json::{Value, json};

use super::{
    RecordKey, link,
    paper::PaperError,
    qr,
    words::{self, word},
};
use crate::texts::Language;

/// A size of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A roll of 80 mm, as long as it has to be.
    Slip,
    /// A page.
    A4,
}

/// A payment's record.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The visit's language.
    pub language: Language,
    /// Whom it was paid to.
    pub agency: Bilingual,
    /// Whom to ask about it.
    pub contact: Hotline,
    /// What is signed.
    pub content: RecordContent,
    /// How the payment stands.
    pub status: PaymentStatus,
    /// What is to go back, of which what the content says has gone.
    pub promised_back: Fen,
    /// The gateway's number, where one has it.
    pub transaction: Option<String>,
    /// For whom it was paid.
    pub person: Masked,
    /// The counter where it was paid, if at one.
    pub outlet: Option<Bilingual>,
    /// When this paper is made.
    pub printed_at: Moment,
    /// The address in the QR code.
    pub address: String,
    /// Whether no money was taken.
    pub demo: bool,
}

impl Sheet {
    /// The address that the QR code of a record has; `base` is where residents' phones reach the server, without a slash at its end.
    #[must_use]
    pub fn address(base: &str, content: &RecordContent, key: &RecordKey) -> String {
        link::address(base, content, key)
    }

    /// What the template is given.
    pub(super) fn data(&self, format: Format) -> Result<Value, PaperError> {
        let language = self.language;
        let status = words::status(language, self.status, &self.content).ok_or(PaperError::NothingPaid)?;
        let amount = self.content.amount;
        let in_words = amount.in_words().ok_or(PaperError::NothingPaid)?;
        Ok(json!({
            "slip": format == Format::Slip,
            "language": language.tag(),
            "words": words::all(language),
            "agency": language.pick(&self.agency),
            "demo": self.demo,
            "number": self.content.number.grouped(),
            "amount": amount.yuan(),
            "in_words": in_words,
            "rows": self.rows(status),
            "contact": contact(language, &self.contact),
            "printed": words::time(self.printed_at),
            "address": self.address.split('?').next(),
            "qr": qr::code(&self.address),
        }))
    }

    fn rows(&self, status: &str) -> Vec<[String; 2]> {
        let language = self.language;
        let content = &self.content;
        let reference = match &content.purpose {
            Purpose::Fee { reference, .. } => Some(reference.grouped()),
            Purpose::Contribution { .. } | Purpose::TopUp => None,
        };
        let some = |amount: Fen| (!amount.is_zero()).then(|| format!("¥{}", amount.yuan()));
        let rows = [
            ("paid-at", Some(words::time(content.paid_at))),
            ("purpose", Some(words::purpose(language, &content.purpose))),
            ("case", reference),
            ("person", Some(self.person.to_string())),
            ("channel", Some(words::channel(language, content.channel).to_owned())),
            ("outlet", self.outlet.as_ref().map(|outlet| language.pick(outlet).to_owned())),
            ("transaction", self.transaction.clone()),
            ("status", Some(status.to_owned())),
            ("refunded", some(content.refunded)),
            ("refunding", some(going_back(self.promised_back, content))),
        ];
        let said = |(key, value): (&str, Option<String>)| Some([word(language, key).to_owned(), value?]);
        rows.into_iter().filter_map(said).collect()
    }
}

/// What is on its way back.
pub(super) fn going_back(promised: Fen, content: &RecordContent) -> Fen {
    Fen((promised.0 - content.refunded.0).max(0))
}

/// Whom to ask, as the templates have it.
pub(crate) fn contact(language: Language, contact: &Hotline) -> Value {
    json!({
        "name": language.pick(&contact.name),
        "number": contact.number,
        "hours": language.pick(&contact.hours),
    })
}
