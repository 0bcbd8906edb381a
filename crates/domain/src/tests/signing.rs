use crate::{
    moment::Moment,
    wire::{EnrolCode, Method, Signature, bytes, hex},
};

fn signature() -> Signature {
    Signature {
        key: uuid::Uuid::from_u128(7),
        time: Moment(1_795_000_000_000_000),
        nonce: [1; 16],
        body: [2; 32],
        proof: [255; 64],
    }
}

#[test]
fn a_signature_reads_back_as_it_was_written() {
    let text = signature().to_string();
    assert_eq!(Signature::parse(&text), Some(signature()));
    for wrong in [
        String::new(),
        text.replacen('1', "2", 1),
        text.replace("ff", "fg"),
        format!("{text}.00"),
        text.replace("ffff", "ff"),
    ] {
        assert_eq!(Signature::parse(&wrong), None, "{wrong}");
    }
}

#[test]
fn what_is_signed_names_method_path_time_nonce_and_body() {
    let message = |method, path| signature().message(method, path);
    let signed = message(Method::Post, "/api/visit?x=1");
    assert!(signed.starts_with("medcard-kiosk 1\nPOST\n/api/visit?x=1\n"));
    let other = Signature { time: Moment(1), ..signature() };
    let all = [
        message(Method::Get, "/api/visit?x=1"),
        message(Method::Post, "/api/visit"),
        other.message(Method::Post, "/api/visit?x=1"),
    ];
    assert!(all.iter().all(|text| *text != signed));
}

#[test]
fn a_code_is_read_as_people_type_it() {
    let read = |text: &str| EnrolCode::try_from(text.to_owned()).map(String::from);
    assert_eq!(read("abcd-efgh").as_deref(), Ok("ABCDEFGH"));
    assert_eq!(read(" 2345 6789 ").as_deref(), Ok("23456789"));
    for wrong in ["ABCDEFG", "ABCDEFGHJ", "ABCDEFG0", "ABCDEFGI", "张伟张伟张伟张伟", ""] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
    assert!(!format!("{:?}", EnrolCode::try_from("ABCDEFGH".to_owned())).contains("ABCD"));
}

#[test]
fn bytes_are_written_in_hexadecimal_digits() {
    assert_eq!(hex(&[0, 15, 255]), "000fff");
    assert_eq!(bytes::<3>("000fff"), Some([0, 15, 255]));
    assert_eq!((bytes::<3>("000FFF"), bytes::<2>("000fff"), bytes::<1>("0")), (None, None, None));
}
