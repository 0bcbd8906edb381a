//! A list of payments over a time, with what the counter needs for the certificate.

use domain::{
    masked::Masked,
    moment::{Moment, iso_date},
    money::Fen,
    payment::PaymentStatus,
    payment_record::RecordContent,
    region::{Bilingual, Hotline},
};
use serde_json::{Value, json};
use time::Date;

use super::{
    link::FOLDER,
    paper::PaperError,
    sheet::{contact, going_back},
    words::{self, word},
};
use crate::texts::Language;

/// Payments of a person over a time.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The visit's language.
    pub language: Language,
    /// Whom they were paid to.
    pub agency: Bilingual,
    /// Whom to ask about it.
    pub contact: Hotline,
    /// Who paid.
    pub payer: Masked,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The payments, in the order in which they are listed.
    pub entries: Vec<Entry>,
    /// Whether there are older ones that are not listed.
    pub is_cut: bool,
    /// When this paper is made.
    pub printed_at: Moment,
    /// Where residents' phones reach the server, without a slash at the end.
    pub base: String,
    /// Where the certificate itself is made, if it can be had.
    pub window: Option<Window>,
    /// Whether no money was taken.
    pub demo: bool,
}

/// A payment in the list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What its record says.
    pub content: RecordContent,
    /// How it stands.
    pub status: PaymentStatus,
    /// What is to go back, of which what the content says has gone.
    pub promised_back: Fen,
    /// Somebody else whom it was for.
    pub whom: Option<Masked>,
}

/// The counter where the certificate is made.
#[derive(Clone, Debug)]
pub struct Window {
    /// What it is called.
    pub name: Bilingual,
    /// Where it is.
    pub address: Bilingual,
    /// When it is open.
    pub hours: Bilingual,
    /// Its telephone number.
    pub phone: String,
    /// What to bring.
    pub documents: Vec<Bilingual>,
}

impl Statement {
    /// What the template is given.
    pub(super) fn data(&self) -> Result<Value, PaperError> {
        let language = self.language;
        let rows = self.entries.iter().map(|entry| self.row(entry)).collect::<Option<Vec<_>>>();
        let sum = |fen: fn(&Entry) -> Fen| Fen::checked_sum(self.entries.iter().map(fen));
        let total = sum(|entry| entry.content.amount).ok_or(PaperError::NothingPaid)?;
        let refunded = sum(|entry| entry.content.refunded).ok_or(PaperError::NothingPaid)?;
        let refunding = sum(Entry::refunding).ok_or(PaperError::NothingPaid)?;
        Ok(json!({
            "language": language.tag(),
            "words": words::all(language),
            "agency": language.pick(&self.agency),
            "demo": self.demo,
            "payer": self.payer,
            "cut": self.is_cut,
            "period": format!("{} – {}", iso_date::text(self.from), iso_date::text(self.until)),
            "rows": rows.ok_or(PaperError::NothingPaid)?,
            "count": word(language, "count").replace("{count}", &self.entries.len().to_string()),
            "total": total.yuan(),
            "in_words": total.in_words().ok_or(PaperError::NothingPaid)?,
            "refunded": (!refunded.is_zero()).then(|| refunded.yuan()),
            "refunding": (!refunding.is_zero()).then(|| refunding.yuan()),
            "contact": contact(language, &self.contact),
            "printed": words::time(self.printed_at),
            "address": format!("{}{FOLDER}", self.base),
            "window": self.window.as_ref().map(|window| window.data(language)),
        }))
    }

    fn row(&self, entry: &Entry) -> Option<Value> {
        let content = &entry.content;
        Some(json!({
            "date": words::time(content.paid_at),
            "number": content.number.grouped(),
            "purpose": words::purpose(self.language, &content.purpose),
            "channel": words::channel(self.language, content.channel),
            "status": words::status(self.language, entry.status, content)?,
            "refunded": (!content.refunded.is_zero()).then(|| content.refunded.yuan()),
            "refunding": (!entry.refunding().is_zero()).then(|| entry.refunding().yuan()),
            "whom": entry.whom,
            "amount": content.amount.yuan(),
        }))
    }
}

impl Entry {
    /// What is on its way back.
    fn refunding(&self) -> Fen {
        going_back(self.promised_back, &self.content)
    }
}

impl Window {
    fn data(&self, language: Language) -> Value {
        let documents: Vec<_> = self.documents.iter().map(|document| language.pick(document)).collect();
        json!({
            "name": language.pick(&self.name),
            "address": language.pick(&self.address),
            "hours": language.pick(&self.hours),
            "phone": self.phone,
            "documents": documents,
        })
    }
}
