//! Every text that people type, against everything that stands in a field by mistake or by intent.

use crate::{
    application::HolderName,
    contact::{Address, Email, Mobile},
    id_number::IdNumber,
    reference::Reference,
    wire::EnrolCode,
};

/// What a field makes of a text: what is kept of it, or nothing.
type Reads = fn(String) -> Option<String>;

/// A field, a right answer, and the same answer in a script that is none of its own, where there is one.
struct Field {
    name: &'static str,
    reads: Reads,
    right: &'static str,
    /// An answer in another script; whether it is taken all the same.
    foreign: (&'static str, bool),
}

const FIELDS: [Field; 7] = [
    Field {
        name: "identity number",
        reads: |typed| IdNumber::try_from(typed).ok().map(String::from),
        right: "11010519491231002X",
        foreign: ("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", false),
    },
    Field {
        name: "mobile",
        reads: |typed| Mobile::try_from(typed).ok().map(String::from),
        right: "15400009999",
        foreign: ("١٥٤٠٠٠٠٩٩٩٩", false),
    },
    Field {
        name: "email",
        reads: |typed| Email::try_from(typed).ok().map(String::from),
        right: "lan@example.cn",
        foreign: ("мария@example.cn", false),
    },
    // Addresses and names are written in every script that people here have.
    Field {
        name: "address",
        reads: |typed| Address::try_from(typed).ok().map(String::from),
        right: "望潮区海晏路6号",
        foreign: ("ئۈرۈمچى 5", true),
    },
    Field {
        name: "reference",
        reads: |typed| Reference::try_from(typed).ok().map(String::from),
        right: "482739154",
        foreign: ("٤٨٢٧٣٩١٥٤", false),
    },
    Field {
        name: "holder's name",
        reads: |typed| HolderName::try_from(typed).ok().map(String::from),
        right: "张秀兰",
        foreign: ("ئەلى", true),
    },
    Field {
        name: "enrolment code",
        reads: |typed| EnrolCode::try_from(typed).ok().map(String::from),
        right: "7KQ2MXRA",
        foreign: ("7КQ2МХRА", false),
    },
];

#[test]
fn the_answers_of_the_table_are_right() {
    for Field { name, reads, right, foreign: (foreign, taken) } in FIELDS {
        assert_eq!(reads(right.to_owned()).as_deref(), Some(right), "{name}");
        assert_eq!(reads(foreign.to_owned()).is_some(), taken, "{name}: {foreign}");
    }
}

#[test]
fn what_nobody_sees_changes_no_answer() {
    for Field { name, reads, right, .. } in FIELDS {
        let (first, rest) = right.split_at(right.char_indices().nth(1).unwrap().0);
        for mark in ["\u{200b}", "\u{200e}", "\u{200f}", "\u{202e}", "\u{2066}", "\u{feff}", "\u{ad}"] {
            let typed = format!(" {mark}{first}{mark}{rest}{mark} ");
            assert_eq!(reads(typed).as_deref(), Some(right), "{name} with {mark:?}");
        }
    }
}

#[test]
fn what_is_no_answer_is_refused() {
    let long = "7".repeat(10_000);
    for Field { name, reads, right, .. } in FIELDS {
        for typed in ["", " ", " \u{3000}\t\n ", "\u{200b}\u{202e}", "😊👍🏽", "，。！", &long] {
            let shown: String = typed.chars().take(12).collect();
            assert_eq!(reads(typed.to_owned()), None, "{name}: {shown:?}");
        }
        for frame in ["<b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>"] {
            assert_eq!(reads(format!("{frame}{right}")), None, "{name} after {frame}");
        }
    }
    for address in ["<lan@example.cn>", "Lan <lan@example.cn>", "a@example.cn,b@example.cn", "mailto:a@b.cn"]
    {
        assert!(Email::try_from(address.to_owned()).is_err(), "{address}");
    }
}
