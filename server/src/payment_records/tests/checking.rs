use domain::{money::Fen, payment::PaymentStatus, payment_record::RecordContent, region::Bilingual};

use super::samples::{BASE, facts, fee, key, top_up};
use crate::payment_records::{LinkFault, Page, Proof, PublishedKeys, RecordFacts, RecordKey, Sheet, page};

/// The address of a content's record, and the key that is published for it.
fn signed(content: &RecordContent) -> (String, PublishedKeys) {
    let (folder, key) = key();
    (Sheet::address(BASE, content, &key), key.published(folder.path()).unwrap())
}

#[test]
fn an_address_proves_what_it_says() {
    for content in [top_up(), fee()] {
        let (address, keys) = signed(&content);
        assert!(address.starts_with(&format!("{BASE}/verify/{}?c=", content.number)));
        assert!(address.len() < 240, "{} characters make a code that is hard to read", address.len());
        assert_eq!(Proof::of_address(&keys, &address), Ok(Proof(content.clone())));
        let (_, query) = address.split_once('?').unwrap();
        assert_eq!(Proof::of_address(&keys, query), Ok(Proof(content)));
    }
}

#[test]
fn a_changed_address_proves_nothing() {
    let (address, keys) = signed(&fee());
    let query = address.find('?').unwrap();
    for place in query + 3..address.len() {
        let other = if address.as_bytes()[place] == b'A' { "B" } else { "A" };
        let mut changed = address.clone();
        changed.replace_range(place..=place, other);
        assert!(Proof::of_address(&keys, &changed).is_err(), "{changed}");
    }
    let (_, others) = signed(&fee());
    assert_eq!(Proof::of_address(&others, &address), Err(LinkFault::UnknownKey));
    let moved = address.replace(fee().number.as_str(), top_up().number.as_str());
    assert_eq!(Proof::of_address(&keys, &moved), Err(LinkFault::OtherNumber));
    for text in ["", "https://card.example.cn/verify/1", "c=&s=", "c=AQ&s=AQ", &address[..address.len() - 4]]
    {
        assert_eq!(Proof::of_address(&keys, text), Err(LinkFault::Unreadable), "{text}");
    }
}

#[test]
fn the_key_is_made_once_and_stays_private() {
    let (folder, first) = key();
    let again = RecordKey::in_folder(folder.path()).unwrap();
    assert_eq!(first.published(folder.path()), again.published(folder.path()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let file = std::fs::metadata(folder.path().join("record-key")).unwrap();
        assert_eq!(file.permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn papers_of_a_former_key_are_still_good() {
    let (folder, former) = key();
    let address = Sheet::address(BASE, &fee(), &former);
    let published = former.published(folder.path()).unwrap();
    std::fs::write(folder.path().join("record-keys-former.json"), published.json()).unwrap();
    std::fs::remove_file(folder.path().join("record-key")).unwrap();
    let keys = RecordKey::in_folder(folder.path()).unwrap().published(folder.path()).unwrap();
    assert_ne!(keys, published);
    assert_eq!(PublishedKeys::read(&keys.json()), Some(keys.clone()));
    assert!(Proof::of_address(&keys, &address).is_ok());
}

#[test]
fn a_key_that_is_not_its_id_is_no_key() {
    let (_, keys) = signed(&fee());
    let json = keys.json();
    let kid = json.find("\"kid\":\"").unwrap() + 7;
    let mut other = json.clone();
    other.replace_range(kid..kid + 16, "0000000000000000");
    assert!(PublishedKeys::read(&json).is_some() && PublishedKeys::read(&other).is_none());
    assert_eq!(PublishedKeys::read("{}"), None);
}

fn shown(facts: &RecordFacts, proof: Option<&Result<Proof, LinkFault>>) -> String {
    let Page { is_known, html } = page(Some(facts), proof);
    assert!(is_known);
    html
}

#[test]
fn the_page_shows_what_to_compare_and_nothing_of_a_person() {
    let html = shown(&facts(RecordContent { refunded: Fen(500), ..fee() }), None);
    let said = [
        "5011 6208 8345",
        "¥25.00",
        "2026-11-25 14:05:09",
        "工本费（换领医保卡）",
        "4827 3915 4",
        "微信支付",
        "¥5.00",
    ];
    let more = ["Compare these with your paper", "这张纸就是假的", "0000-5550199", "安澜市社会保险服务中心"];
    for part in said.into_iter().chain(more) {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    for part in ["<script", "style=", "张*", "*兰", "4200002716202611256804519337"] {
        assert!(!html.contains(part), "{part} is in {html}");
    }
}

#[test]
fn the_page_says_what_the_code_is_worth() {
    let proof = |content: RecordContent| Ok(Proof(content));
    let now = facts(RecordContent { refunded: Fen(500), ..fee() });
    let same = shown(&now, Some(&proof(now.content.clone())));
    assert!(same.contains("The QR code says what is on record."));
    let since = shown(&now, Some(&proof(fee())));
    assert!(since.contains("Money was given back after") && !since.contains("notice--bad"));
    let more = RecordContent { amount: Fen(250_000), ..now.content.clone() };
    let taken_back = RecordContent { refunded: Fen(600), ..fee() };
    for other in [more, taken_back, top_up()] {
        let html = shown(&now, Some(&proof(other)));
        assert!(html.contains("something else than what is on record") && html.contains("notice--bad"));
    }
    let forged = shown(&now, Some(&Err(LinkFault::Forged)));
    assert!(forged.contains("was not signed by us"));
    let books = forged.find("What our books say").expect("what is on record is called that");
    assert!(books < forged.find("<dl>").expect("what is on record"));
    assert!(shown(&now, Some(&Err(LinkFault::UnknownKey))).contains("was not signed by us"));
    assert!(shown(&now, Some(&Err(LinkFault::Unreadable))).contains("is not whole"));
}

#[test]
fn what_was_never_paid_and_what_never_was_look_alike() {
    let never = page(None, None);
    assert!(!never.is_known && never.html.contains("There is no payment record with this number"));
    let closed = RecordFacts { status: PaymentStatus::Closed, ..facts(fee()) };
    assert_eq!(page(Some(&closed), None), never);
    assert_eq!(page(None, Some(&Ok(Proof(fee())))), never);
}

#[test]
fn a_regions_words_are_no_markup() {
    let hostile = "<script>alert('1')</script>&\"";
    let agency = Bilingual { zh: hostile.to_owned(), en: hostile.to_owned() };
    let html = shown(&RecordFacts { agency, ..facts(fee()) }, None);
    assert!(
        html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;")
            && !html.contains("<script")
    );
}

#[test]
fn a_simulated_payment_is_called_so() {
    let html = shown(&RecordFacts { demo: true, ..facts(fee()) }, None);
    assert!(html.contains("模拟支付") && html.contains("Simulated payment"));
}
