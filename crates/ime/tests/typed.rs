//! What a person gets for what they type, with the dictionaries that kiosks have.

#![expect(clippy::unwrap_used, reason = "a test fails where its dictionaries cannot be read")]

use std::sync::LazyLock;

use ime::{Composition, Method, Pinyin, Strokes, Turn, make};
use proptest::prelude::*;

static PINYIN: LazyLock<Pinyin> =
    LazyLock::new(|| Pinyin::parse(include_bytes!("../dictionaries/pinyin.dict")).unwrap());
static STROKES: LazyLock<Strokes> =
    LazyLock::new(|| Strokes::parse(include_bytes!("../dictionaries/stroke.dict")).unwrap());

/// What the first page offers for `letters`.
fn offered(method: &dyn Method, letters: &str) -> Vec<String> {
    let mut composition = Composition::default();
    letters.chars().for_each(|letter| composition.press(letter, method));
    composition.page().iter().map(|candidate| candidate.text.clone()).collect()
}

/// `letters` give `wanted` on the first page.
#[track_caller]
fn check(method: &dyn Method, letters: &str, wanted: &[&str]) {
    let offered = offered(method, letters);
    for wanted in wanted {
        assert!(offered.iter().any(|text| text == wanted), "{letters} gave {offered:?}, not {wanted}");
    }
}

/// `letters` give `wanted` first.
#[track_caller]
fn first(letters: &str, wanted: &str) {
    assert_eq!(offered(&*PINYIN, letters).first().map(String::as_str), Some(wanted), "{letters}");
}

#[test]
fn a_syllable_gives_its_characters_and_what_else_it_may_be_cut_into() {
    check(&*PINYIN, "xian", &["先", "西安"]);
    check(&*PINYIN, "xi'an", &["西安"]);
    check(&*PINYIN, "fangan", &["方案", "反感"]);
    first("xiang", "想");
}

#[test]
fn phrases_come_as_a_whole_before_single_characters() {
    first("zhongguo", "中国");
    first("hangzhou", "杭州");
    first("beijing", "北京");
    first("zhonghuarenmingongheguo", "中华人民共和国");
    first("zhongshanlu", "中山路");
}

#[test]
fn the_last_syllable_may_be_begun_only() {
    first("beij", "北京");
    check(&*PINYIN, "zhonggu", &["中古", "中国"]);
    check(&*PINYIN, "h", &["和", "会"]);
}

#[test]
fn initials_stand_for_phrases() {
    check(&*PINYIN, "zgr", &["中国人"]);
    check(&*PINYIN, "bjing", &["北京"]);
    check(&*PINYIN, "sh", &["是", "时"]);
}

#[test]
fn v_is_u_with_dots() {
    check(&*PINYIN, "nv", &["女"]);
    check(&*PINYIN, "lv", &["绿"]);
    check(&*PINYIN, "lve", &["略"]);
    check(&*PINYIN, "jv", &["据"]);
    check(&*PINYIN, "nver", &["女儿"]);
}

#[test]
fn characters_of_rare_names_can_be_reached() {
    for (letters, rare) in
        [("zhe", "喆"), ("xin", "鑫"), ("ben", "犇"), ("miao", "淼"), ("yao", "垚"), ("chong", "翀")]
    {
        let found = PINYIN.candidates(letters);
        assert!(found.iter().any(|candidate| candidate.text == rare), "{rare} is not under {letters}");
    }
}

#[test]
fn what_spells_nothing_gives_nothing() {
    assert_eq!(offered(&*PINYIN, "vvv"), Vec::<String>::new());
    assert_eq!(offered(&*PINYIN, "'"), Vec::<String>::new());
}

#[test]
fn strokes_give_the_character_written_so_first() {
    let first = |strokes| offered(&*STROKES, strokes).first().cloned();
    assert_eq!(first("hhsh").as_deref(), Some("王"));
    assert_eq!(first("pn").as_deref(), Some("人"));
    check(&*STROKES, "zzh", &["马", "子"]);
    check(&*STROKES, "szhhz", &["号"]);
    check(&*STROKES, "nnzhzn", &["室"]);
    assert_eq!(offered(&*STROKES, "zzzzzzzzzzzzzz"), Vec::<String>::new());
}

#[test]
fn a_pick_takes_its_letters_and_leaves_the_rest() {
    let mut composition = Composition::default();
    "hangzhoushi".chars().for_each(|letter| composition.press(letter, &*PINYIN));
    let place = composition.page().iter().position(|candidate| candidate.text == "杭州").unwrap();
    assert_eq!(composition.pick(place, &*PINYIN).as_deref(), Some("杭州"));
    assert_eq!(composition.letters(), "shi");
    assert!(composition.delete(&*PINYIN));
    assert_eq!(composition.letters(), "sh");
    composition.clear();
    assert!(!composition.delete(&*PINYIN), "nothing is left in progress");
}

#[test]
fn pages_turn_forward_and_back() {
    let mut composition = Composition::default();
    "yi".chars().for_each(|letter| composition.press(letter, &*PINYIN));
    let first = composition.page().to_vec();
    assert!(!composition.can_turn(Turn::Back));
    composition.turn(Turn::Forward);
    let second = composition.page().to_vec();
    assert!(second.iter().all(|candidate| !first.contains(candidate)));
    composition.turn(Turn::Back);
    assert_eq!(composition.page(), first);
    while composition.can_turn(Turn::Forward) {
        composition.turn(Turn::Forward);
    }
    let last = composition.page().to_vec();
    composition.turn(Turn::Forward);
    assert_eq!(composition.page(), last);
}

#[test]
fn whoever_goes_on_gets_the_best_for_all_letters() {
    let mut composition = Composition::default();
    "hangzhoushixihuqu".chars().for_each(|letter| composition.press(letter, &*PINYIN));
    assert_eq!(composition.finish(&*PINYIN), "杭州市西湖区");
    assert!(composition.is_empty());
    "nivv".chars().for_each(|letter| composition.press(letter, &*PINYIN));
    assert_eq!(composition.finish(&*PINYIN), "你vv");
}

/// A source with a few words in it.
const SOURCE: &str =
    "# Rime\n---\nname: x\n...\n\n先\txian\t900\n西安\txi an\t20\n西\txi\t300\n安\tan\t100\n嗯\tn\t5\n";

#[test]
fn a_dictionary_is_made_from_its_source() {
    let made = Pinyin::parse(&make::pinyin(SOURCE).unwrap()).unwrap();
    assert_eq!(offered(&made, "xian"), ["先", "西安", "西"]);
    assert_eq!(offered(&made, "n"), Vec::<String>::new());
    let strokes = make::stroke("...\n先\tphspz\n甲\tszhhs\n西\thszpzh\n", SOURCE).unwrap();
    let strokes = Strokes::parse(&strokes).unwrap();
    assert_eq!(offered(&strokes, "p"), ["先"]);
    assert_eq!(offered(&strokes, "s"), Vec::<String>::new(), "甲 is not in the other source");
}

#[test]
fn a_source_that_is_none_is_refused() {
    for line in ["先", "先\txian", "先\txian\tmany", "先先\txian\t1"] {
        assert!(make::pinyin(&format!("...\n{line}\n")).is_err(), "{line}");
    }
}

#[test]
fn what_kiosks_have_is_in_the_form_that_is_made() {
    assert!(PINYIN.bytes().unwrap() == include_bytes!("../dictionaries/pinyin.dict"));
    assert!(STROKES.bytes().unwrap() == include_bytes!("../dictionaries/stroke.dict"));
}

proptest! {
    #[test]
    fn any_letters_are_taken_and_used_up(letters in "[a-z']{0,40}", picks in proptest::collection::vec(0usize..8, 0..12)) {
        let mut composition = Composition::default();
        letters.chars().for_each(|letter| composition.press(letter, &*PINYIN));
        for place in picks {
            let before = composition.letters().len();
            let candidate = composition.page().get(place).cloned();
            let picked = composition.pick(place, &*PINYIN);
            prop_assert_eq!(picked, candidate.as_ref().map(|candidate| candidate.text.clone()));
            let taken = candidate.map_or(0, |candidate| candidate.letters);
            prop_assert_eq!(composition.letters().len(), before - taken);
        }
        composition.finish(&*PINYIN);
        prop_assert!(composition.is_empty() && composition.page().is_empty());
    }

    #[test]
    fn every_candidate_takes_at_least_one_letter_and_no_more_than_there_are(letters in "[a-z']{1,24}") {
        for candidate in PINYIN.candidates(&letters) {
            prop_assert!((1..=letters.len()).contains(&candidate.letters), "{candidate:?}");
        }
    }

    #[test]
    fn strokes_never_get_more_candidates_by_more_letters(strokes in "[hspnz]{1,12}", next in "[hspnz]") {
        let longer = STROKES.candidates(&format!("{strokes}{next}")).len();
        prop_assert!(longer <= STROKES.candidates(&strokes).len());
    }

    #[test]
    fn damaged_dictionaries_are_refused_or_read_but_never_trusted(cut in 0usize..626_000, flip in any::<u8>()) {
        let mut bytes = include_bytes!("../dictionaries/pinyin.dict").to_vec();
        prop_assert!(Pinyin::parse(&bytes[..cut]).is_err());
        bytes[cut] ^= flip;
        if let Ok(read) = Pinyin::parse(&bytes) {
            prop_assert!(read.candidates("zhongguo").len() <= 501);
        }
    }
}
