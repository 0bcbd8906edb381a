use proptest::prelude::*;

use super::decorated;
use crate::contact::{ADDRESS_MAX, Address, ContactError, Email, Mobile};

#[test]
fn mobiles_are_taken_as_people_type_them() {
    for typed in [
        "13812345678",
        "138 1234 5678",
        "+86 138-1234-5678",
        "１３８12345678",
        "＋８６ （138）12345678",
        "0086 13812345678",
        "86-13812345678",
        "\u{202a}+86 138 1234 5678\u{202c}",
        "📱13812345678 😊",
    ] {
        assert_eq!(Mobile::try_from(typed.to_owned()).unwrap().reveal(), "13812345678");
    }
    for wrong in [
        "",
        "12812345678",
        "1381234567",
        "138123456789",
        "2381234567a",
        "861381234567",
        "+1 540 000 9999",
        "1381234567٨",
    ] {
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

#[test]
fn an_email_address_loses_spaces_around_it_and_full_width_signs() {
    for typed in ["  lan@example.cn \n", "ｌａｎ＠example．cn", "\u{feff}lan@example.cn\u{200b} "] {
        assert_eq!(Email::try_from(typed.to_owned()).unwrap().reveal(), "lan@example.cn");
    }
    for wrong in ["lan@example.cn 😊", "mail: lan@example.cn"] {
        assert_eq!(Email::try_from(wrong.to_owned()), Err(ContactError::Email), "{wrong}");
    }
}

#[test]
fn an_address_loses_pictures_and_keeps_rare_characters() {
    assert_eq!(Address::try_from("🏠 延长路12号❤\u{fe0f} ".to_owned()).unwrap().reveal(), "延长路12号");
    assert_eq!(Address::try_from("䶮𠮷街·5号".to_owned()).unwrap().reveal(), "䶮𠮷街·5号");
    assert_eq!(Address::try_from("🏠😊".to_owned()), Err(ContactError::AddressEmpty));
    assert_eq!(Address::try_from("路".repeat(10_000)), Err(ContactError::AddressLong));
}

#[test]
fn an_address_has_letters_with_marks_and_no_heaps_of_them() {
    for right in ["རྒྱུད་ལམ 5", "ئۇرۇمچى، بىرلىك كوچىسى 5", "Nguye\u{302}\u{303}n 5"]
    {
        assert_eq!(Address::try_from(right.to_owned()).map(String::from).as_deref(), Ok(right));
    }
    let heap = format!("延长路1{}2号", "\u{336}".repeat(50));
    assert_eq!(Address::try_from(heap), Err(ContactError::AddressSigns));
}

proptest! {
    #[test]
    fn any_mobile_survives_being_decorated(typed in decorated("1[3-9][0-9]{9}".boxed())) {
        let (plain, typed) = typed;
        prop_assert_eq!(Mobile::try_from(typed).map(String::from), Ok(plain));
    }

    #[test]
    fn no_text_makes_a_way_to_reach_someone_panic_or_grow(typed in ".{0,200}") {
        let _ = Mobile::try_from(typed.clone());
        let _ = Email::try_from(typed.clone());
        if let Ok(address) = Address::try_from(typed.clone()) {
            prop_assert!(address.reveal().chars().count() <= ADDRESS_MAX && address.reveal().len() <= typed.len());
            prop_assert_eq!(Address::try_from(address.reveal().to_owned()), Ok(address));
        }
    }
}
