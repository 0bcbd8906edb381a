use crate::contact::{Address, ContactError, Email, Mobile};

#[test]
fn mobiles_are_taken_as_people_type_them() {
    for typed in ["13812345678", "138 1234 5678", "+86 138-1234-5678", "１３８12345678"] {
        assert_eq!(Mobile::try_from(typed.to_owned()).unwrap().reveal(), "13812345678");
    }
    for wrong in ["", "12812345678", "1381234567", "138123456789", "2381234567a"] {
        assert_eq!(Mobile::try_from(wrong.to_owned()), Err(ContactError::Mobile), "{wrong}");
    }
}

#[test]
fn an_email_address_has_a_name_and_a_place() {
    assert!(Email::try_from("zhang.lan@example.cn".to_owned()).is_ok());
    for wrong in [
        "",
        "zhang",
        "@example.cn",
        "zhang@",
        "zhang@cn",
        "a b@example.cn",
        "a@b@example.cn",
        "a@example..cn",
        "张@example.cn",
    ] {
        assert_eq!(Email::try_from(wrong.to_owned()), Err(ContactError::Email), "{wrong}");
    }
}

#[test]
fn an_address_needs_words_and_loses_what_nobody_sees() {
    assert_eq!(Address::try_from(" 延长路\u{202e}12号\u{200b} ".to_owned()).unwrap().reveal(), "延长路12号");
    assert_eq!(
        Address::try_from("延\u{ad}长\u{61c}路\u{180e}12号".to_owned()).unwrap().reveal(),
        "延长路12号"
    );
    assert_eq!(Address::try_from(" ，。 ".to_owned()), Err(ContactError::AddressEmpty));
    assert_eq!(Address::try_from("路".repeat(101)), Err(ContactError::AddressLong));
}
