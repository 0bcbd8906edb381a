//! The words of papers and of the page that checks them: data, with places to fill in.

use domain::{
    payment::{Channel, PaymentStatus, Purpose},
    payment_record::RecordContent,
};

use crate::{
    paper_words::{PaperWords, Words},
    texts::Language,
};

static WORDS: PaperWords = PaperWords::new(
    include_str!("../../texts/record.zh-CN.json"),
    include_str!("../../texts/record.en.json"),
);

/// All words of a language.
pub(super) fn all(language: Language) -> &'static Words {
    WORDS.all(language)
}

/// One of them.
pub(super) fn word(language: Language, key: &str) -> &'static str {
    WORDS.word(language, key)
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
pub(crate) fn time(at: domain::moment::Moment) -> String {
    let at = at.in_china();
    let day = domain::moment::iso_date::text(at.date());
    format!("{day} {:02}:{:02}:{:02}", at.hour(), at.minute(), at.second())
}
