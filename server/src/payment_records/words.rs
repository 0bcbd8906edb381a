//! The words of papers and of the page that checks them: data, with places to fill in.

use std::{collections::BTreeMap, sync::LazyLock};

use domain::{
    payment::{Channel, PaymentStatus, Purpose},
    payment_record::RecordContent,
};

use crate::texts::Language;

/// Words by their keys.
pub(super) type Words = BTreeMap<String, String>;

static CHINESE: LazyLock<Words> = LazyLock::new(|| read(include_str!("../../texts/record.zh-CN.json")));
static ENGLISH: LazyLock<Words> = LazyLock::new(|| read(include_str!("../../texts/record.en.json")));

fn read(json: &str) -> Words {
    serde_json::from_str(json).unwrap_or_default()
}

/// All words of a language.
pub(super) fn all(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    }
}

/// One of them.
pub(super) fn word(language: Language, key: &str) -> &'static str {
    all(language).get(key).map_or("", String::as_str)
}

/// What was paid for.
pub(super) fn purpose(language: Language, purpose: &Purpose) -> String {
    match purpose {
        Purpose::Fee { service, .. } => {
            word(language, "purpose-fee").replace("{service}", &language.service(*service))
        }
        Purpose::Contribution { year } => {
            word(language, "purpose-contribution").replace("{year}", &year.to_string())
        }
        Purpose::TopUp => word(language, "purpose-top-up").to_owned(),
    }
}

/// By which way.
pub(super) fn channel(language: Language, channel: Channel) -> &'static str {
    match channel {
        Channel::Wechat => word(language, "channel-wechat"),
        Channel::Counter => word(language, "channel-counter"),
    }
}

/// How a payment stands, once there is something to record: nothing, before it is paid.
pub(super) fn status(
    language: Language,
    status: PaymentStatus,
    content: &RecordContent,
) -> Option<&'static str> {
    let key = match status {
        PaymentStatus::Created
        | PaymentStatus::Pending
        | PaymentStatus::Querying
        | PaymentStatus::Unknown
        | PaymentStatus::Closed => return None,
        PaymentStatus::Paid => "status-paid",
        PaymentStatus::Fulfilled if content.purpose.is_credited() => "status-credited",
        PaymentStatus::Fulfilled => "status-fulfilled",
        PaymentStatus::Suspended => "status-checked",
        PaymentStatus::RefundDue => "status-refund-due",
        PaymentStatus::Refunded => "status-refunded",
    };
    Some(word(language, key))
}

/// When it was, by the wall clocks of China.
pub(super) fn time(at: domain::moment::Moment) -> String {
    let at = at.in_china();
    let day = domain::moment::iso_date::text(at.date());
    format!("{day} {:02}:{:02}:{:02}", at.hour(), at.minute(), at.second())
}
