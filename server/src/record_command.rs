//! `medcard-server record verify …`: whether a payment's record was signed by the keys that are published, for whoever has a paper and
//! no network.
//!
//! **Invariant:** it needs no settings, no data folder and no network, and says nothing that does not stand in what it was given.

use std::{
    ffi::OsString,
    io::{self, Write},
    path::PathBuf,
};

use domain::{moment::iso_date, payment_record::RecordContent};
use serde_json::{Value, json};

use crate::payment_records::{Proof, PublishedKeys};

/// What `--help` prints.
const HELP: &str = "\
medcard-server record verify --keys FILE ADDRESS
    says whether a payment's record was signed, and what it says
FILE is what a server shows at /.well-known/medcard-record-keys.json; ADDRESS is what the QR code on the paper says, or its part behind
the question mark. The answer is one JSON line. It says what was on record when the paper was made: compare it with the paper. Only the
page that the QR code leads to knows what was given back since.
Exit codes: 0 signed, 1 not signed, 2 the words or the keys cannot be read.
";

const SIGNED: u8 = 0;
const NOT_SIGNED: u8 = 1;
const UNREADABLE: u8 = 2;

enum Command {
    Help,
    Verify { keys: PathBuf, address: String },
}

/// Does what the words after `record` ask for, and gives the exit code.
///
/// `out` gets the JSON line, `err` the sentences for people.
///
/// # Errors
///
/// Those of `out` and `err`, for example when nobody listens any more.
pub fn run(
    words: impl IntoIterator<Item = OsString>,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<u8> {
    let ready = parse(words).map_err(|error| error.to_string()).and_then(|command| match command {
        Command::Help => Ok(None),
        Command::Verify { keys, address } => Ok(Some((read(&keys)?, address))),
    });
    match ready {
        Ok(None) => out.write_all(HELP.as_bytes()).map(|()| SIGNED),
        Ok(Some((keys, address))) => verify(&keys, address.trim(), out),
        Err(sentence) => writeln!(err, "medcard-server record: {sentence:?}").map(|()| UNREADABLE),
    }
}

fn verify(keys: &PublishedKeys, address: &str, out: &mut impl Write) -> io::Result<u8> {
    let (line, code) = match Proof::of_address(keys, address) {
        Ok(Proof(content)) => (told(&content), SIGNED),
        Err(fault) => (json!({ "signed": false, "why": fault.to_string() }), NOT_SIGNED),
    };
    writeln!(out, "{line}").map(|()| code)
}

fn told(content: &RecordContent) -> Value {
    let at = content.paid_at.in_china();
    let (day, time) = (iso_date::text(at.date()), at.time());
    json!({
        "signed": true,
        "number": content.number,
        "paid_at": format!("{day}T{:02}:{:02}:{:02}+08:00", time.hour(), time.minute(), time.second()),
        "amount_fen": content.amount,
        "refunded_fen": content.refunded,
        "channel": content.channel,
        "purpose": content.purpose,
    })
}

fn read(file: &PathBuf) -> Result<PublishedKeys, String> {
    let json = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    PublishedKeys::read(&json).ok_or_else(|| format!("{} has no published keys of records", file.display()))
}

fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    use lexopt::prelude::{Long, Short, Value, ValueExt as _};
    let mut words = lexopt::Parser::from_args(words);
    let (mut values, mut keys) = (Vec::new(), None);
    while let Some(word) = words.next()? {
        match word {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("keys") => keys = Some(PathBuf::from(words.value()?)),
            Value(value) => values.push(value.string()?),
            Long(_) | Short(_) => return Err(word.unexpected()),
        }
    }
    match (values.as_slice(), keys) {
        ([verb, address], Some(keys)) if verb == "verify" => {
            Ok(Command::Verify { keys, address: address.clone() })
        }
        _ => Err("say: record verify --keys FILE ADDRESS".into()),
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        moment::Moment,
        money::Fen,
        payment::{Channel, PaymentNumber, Purpose},
    };

    use super::*;
    use crate::payment_records::{RecordKey, Sheet};

    fn ran(words: &[&str]) -> (u8, String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = run(words.iter().map(OsString::from), &mut out, &mut err).unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (code, text(out), text(err))
    }

    #[test]
    fn a_paper_is_checked_without_a_network() {
        let folder = tempfile::tempdir().unwrap();
        let key = RecordKey::in_folder(folder.path()).unwrap();
        let keys = folder.path().join("keys.json");
        std::fs::write(&keys, key.published(folder.path()).unwrap().json()).unwrap();
        let content = RecordContent {
            number: PaymentNumber::from_number(48_273_915_601),
            paid_at: Moment(1_795_586_709_000_000),
            amount: Fen(20_000),
            refunded: Fen::ZERO,
            channel: Channel::Wechat,
            purpose: Purpose::TopUp,
        };
        let address = Sheet::address("https://card.example.cn", &content, &key);
        let verify = |address: &str| ran(&["verify", "--keys", keys.to_str().unwrap(), address]);
        let (code, out, _) = verify(&address);
        let line: Value = serde_json::from_str(&out).unwrap();
        assert_eq!((code, &line["paid_at"]), (0, &json!("2026-11-25T14:05:09+08:00")));
        assert_eq!((&line["amount_fen"], &line["purpose"]["kind"]), (&json!(20_000), &json!("top-up")));
        let (code, out, _) = verify(&address.replace("?c=AX", "?c=AY"));
        assert_eq!((code, out.contains("\"signed\":false")), (1, true));
    }

    #[test]
    fn wrong_words_are_told() {
        assert_eq!(ran(&["--help"]).0, 0);
        for words in
            [&["verify"][..], &["verify", "--keys"], &["verify", "--keys", "/none", "c=1&s=2"], &["--no"]]
        {
            let (code, out, err) = ran(words);
            assert!(code == 2 && out.is_empty() && err.starts_with("medcard-server record: "), "{err}");
        }
    }
}
