//! The public page that a record is compared with, made on the server: both languages, no script, nothing of a person.

use std::{collections::BTreeMap, fmt::Write as _, sync::LazyLock};

use domain::{payment::Purpose, region::Bilingual};

use super::{
    LinkFault, Proof, RecordFacts,
    words::{self, word},
};
use crate::texts::Language;

/// The page's style.
pub const STYLE: &str = include_str!("../../assets/records/verify.css");
/// Where the style is asked for.
pub const STYLE_PATH: &str = "/verify/style.css";

const BOTH: [Language; 2] = [Language::Chinese, Language::English];

static CHINESE: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| read(include_str!("../../texts/verify.zh-CN.json")));
static ENGLISH: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| read(include_str!("../../texts/verify.en.json")));

fn read(json: &str) -> BTreeMap<String, String> {
    serde_json::from_str(json).unwrap_or_default()
}

/// A page, and whether there is such a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Whether there is such a record; else the answer is "not found".
    pub is_known: bool,
    /// The page.
    pub html: String,
}

/// What a paper's QR code is worth beside what is on record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Worth {
    Same,
    RefundedSince,
    Differs,
    Forged,
    Unreadable,
}

impl Worth {
    fn of(facts: &RecordFacts, proof: &Result<Proof, LinkFault>) -> Self {
        match proof {
            Ok(Proof(content)) if *content == facts.content => Self::Same,
            Ok(Proof(content))
                if content.is_same_payment(&facts.content) && content.refunded < facts.content.refunded =>
            {
                Self::RefundedSince
            }
            Ok(_) | Err(LinkFault::OtherNumber) => Self::Differs,
            Err(LinkFault::UnknownKey | LinkFault::Forged) => Self::Forged,
            Err(LinkFault::Unreadable) => Self::Unreadable,
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::RefundedSince => "refunded-since",
            Self::Differs => "differs",
            Self::Forged => "forged",
            Self::Unreadable => "unreadable",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Same => "notice notice--good",
            Self::RefundedSince | Self::Unreadable => "notice",
            Self::Differs | Self::Forged => "notice notice--bad",
        }
    }
}

/// The page for a number. `proof` is what the address carries beside it, if it carries anything.
#[must_use]
pub fn page(facts: Option<&RecordFacts>, proof: Option<&Result<Proof, LinkFault>>) -> Page {
    let known = facts.and_then(|facts| known(facts, proof));
    let is_known = known.is_some();
    let unknown = || notice("notice notice--bad", &both("unknown"));
    Page { is_known, html: document(&known.unwrap_or_else(unknown)) }
}

/// What is on record; nothing, if it was never paid.
fn known(facts: &RecordFacts, proof: Option<&Result<Proof, LinkFault>>) -> Option<String> {
    let mut body = String::new();
    if facts.demo {
        let simulated =
            BOTH.map(|language| [word(language, "simulated"), word(language, "simulated-more")].join(" · "));
        body.push_str(&notice("notice notice--demo", &simulated));
    }
    if let Some(proof) = proof {
        let worth = Worth::of(facts, proof);
        body.push_str(&notice(worth.class(), &both(worth.key())));
    } else {
        body.push_str(&notice("notice", &both("compare")));
    }
    let _ = write!(body, "<h2>{}</h2>{}", bilingual(&both("books")), list(facts)?);
    let contact = &facts.contact;
    let asked = BOTH.map(|language| {
        let name = language.pick(&contact.name);
        let hours = language.pick(&contact.hours);
        format!("{} {} · {name} · {hours}", word(language, "questions"), contact.number)
    });
    let _ = write!(body, "<p>{}</p><p>{}</p>", bilingual(&asked), bilingual(&named("not-invoice-more")));
    Some(body)
}

fn list(facts: &RecordFacts) -> Option<String> {
    let content = &facts.content;
    let same = |text: String| [text.clone(), text];
    let [chinese, english] = BOTH.map(|language| words::status(language, facts.status, content));
    let status = [chinese?.to_owned(), english?.to_owned()];
    let reference = match &content.purpose {
        Purpose::Fee { reference, .. } => Some(same(reference.grouped())),
        Purpose::Contribution { .. } | Purpose::TopUp => None,
    };
    let refunded = (!content.refunded.is_zero()).then(|| same(format!("¥{}", content.refunded.yuan())));
    let rows = [
        ("number", "large", Some(same(content.number.grouped()))),
        ("amount", "large", Some(same(format!("¥{}", content.amount.yuan())))),
        ("paid-at", "", Some(same(words::time(content.paid_at)))),
        ("purpose", "", Some(BOTH.map(|language| words::purpose(language, &content.purpose)))),
        ("case", "", reference),
        ("channel", "", Some(BOTH.map(|language| words::channel(language, content.channel).to_owned()))),
        ("status", "", Some(status)),
        ("refunded", "", refunded),
        ("agency", "", Some(texts(&facts.agency))),
    ];
    let mut list = String::from("<dl>");
    for (key, class, value) in rows {
        if let Some(value) = value {
            let (name, value) = (bilingual(&named(key)), bilingual(&value));
            let _ = write!(list, "<div><dt>{name}</dt><dd class=\"{class}\">{value}</dd></div>");
        }
    }
    list.push_str("</dl>");
    Some(list)
}

fn document(body: &str) -> String {
    let title = both("title");
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"robots\" content=\"noindex\"><title>{}</title>\
         <link rel=\"stylesheet\" href=\"{STYLE_PATH}\"></head>\
         <body><main><h1>{}</h1>{body}</main></body></html>\n",
        escaped(&title.join(" · ")),
        bilingual(&title),
    )
}

fn notice(class: &str, texts: &[String; 2]) -> String {
    format!("<p class=\"{class}\">{}</p>", bilingual(texts))
}

/// Chinese, and English below where it says the same in other signs.
fn bilingual([chinese, english]: &[String; 2]) -> String {
    let mut html = escaped(chinese);
    if chinese != english {
        let _ = write!(html, "<span lang=\"en\">{}</span>", escaped(english));
    }
    html
}

/// The page's own words.
fn both(key: &str) -> [String; 2] {
    [&CHINESE, &ENGLISH].map(|words| words.get(key).cloned().unwrap_or_default())
}

/// The words that stand on papers too.
fn named(key: &str) -> [String; 2] {
    BOTH.map(|language| word(language, key).to_owned())
}

fn texts(text: &Bilingual) -> [String; 2] {
    BOTH.map(|language| language.pick(text).to_owned())
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
    html
}
