use proptest::prelude::*;

use super::{DIGITS, Fen};

fn words(yuan: &str) -> String {
    let fen: i64 = yuan.replace([',', '.'], "").parse().unwrap();
    assert_eq!(Fen(fen).yuan(), yuan, "the figures");
    Fen(fen).in_words().unwrap()
}

#[test]
fn the_examples_of_the_rule_are_written_as_it_writes_them() {
    let examples = [
        ("1,409.50", "壹仟肆佰零玖元伍角"),
        ("6,007.14", "陆仟零柒元壹角肆分"),
        ("1,680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("107,000.53", "壹拾万柒仟元零伍角叁分"),
        ("16,409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
    ];
    for (figures, written) in examples {
        assert_eq!(words(figures), written, "{figures}");
    }
}

#[test]
fn zeros_are_read_once_and_only_between_figures() {
    let table = [
        ("0.00", "零元整"),
        ("0.01", "壹分"),
        ("0.10", "壹角"),
        ("0.55", "伍角伍分"),
        ("1.00", "壹元整"),
        ("1.05", "壹元零伍分"),
        ("1.50", "壹元伍角"),
        ("10.00", "壹拾元整"),
        ("10.50", "壹拾元零伍角"),
        ("20.00", "贰拾元整"),
        ("105.30", "壹佰零伍元叁角"),
        ("110.00", "壹佰壹拾元整"),
        ("200.00", "贰佰元整"),
        ("1,000.00", "壹仟元整"),
        ("1,001.01", "壹仟零壹元零壹分"),
        ("1,010.10", "壹仟零壹拾元零壹角"),
        ("10,000.00", "壹万元整"),
        ("10,010.00", "壹万零壹拾元整"),
        ("100,500.00", "壹拾万零伍佰元整"),
        ("1,000,000.00", "壹佰万元整"),
        ("10,000,001.00", "壹仟万零壹元整"),
        ("100,000,000.00", "壹亿元整"),
        ("100,000,005.00", "壹亿零伍元整"),
        ("100,005,000.00", "壹亿零伍仟元整"),
        ("100,010,000.00", "壹亿零壹万元整"),
        ("1,050,000,000.00", "壹拾亿伍仟万元整"),
        ("101,000,000,000.01", "壹仟零壹拾亿元零壹分"),
        ("999,999,999,999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ];
    for (figures, written) in table {
        assert_eq!(words(figures), written, "{figures}");
    }
}

#[test]
fn what_has_no_words_has_none() {
    assert_eq!(Fen(-1).in_words(), None);
    assert_eq!(Fen(Fen::MOST_IN_WORDS.0 + 1).in_words(), None);
    assert_eq!(Fen(-123_450).yuan(), "-1,234.50");
    assert_eq!(Fen(i64::MIN).yuan(), "-92,233,720,368,547,758.08");
}

#[test]
fn no_sum_wraps() {
    assert_eq!(Fen(i64::MAX).checked_add(Fen(1)), None);
    assert_eq!(Fen(i64::MIN).checked_sub(Fen(1)), None);
    assert_eq!(Fen(5).checked_sub(Fen(7)), Some(Fen(-2)));
    assert_eq!(Fen::checked_sum([Fen(1), Fen(2), Fen(3)]), Some(Fen(6)));
    assert_eq!(Fen::checked_sum([Fen(i64::MAX), Fen(1), Fen(-1)]), None);
}

/// Reads capital words as a person does: each figure counts by the unit that follows it, each group by its own.
fn read(words: &str) -> i64 {
    let (mut total, mut group, mut figure) = (0, 0, 0);
    for word in words.chars() {
        let held = DIGITS.iter().position(|digit| *digit == word);
        if let Some(digit) = held {
            figure = i64::try_from(digit).unwrap();
            continue;
        }
        match word {
            '仟' => group += figure * 1_000,
            '佰' => group += figure * 100,
            '拾' => group += figure * 10,
            '亿' => total = (group + figure) * 100_000_000,
            '万' => total += (group + figure) * 10_000,
            '元' => total = (total + group + figure) * 100,
            '角' => total += figure * 10,
            '分' => total += figure,
            '整' => {}
            other => panic!("{other} is no word of an amount"),
        }
        if matches!(word, '亿' | '万' | '元') {
            group = 0;
        }
        figure = 0;
    }
    total
}

/// Amounts of every length, with many zeros among their figures.
fn amounts() -> impl Strategy<Value = Fen> {
    let figure = prop_oneof![2 => Just(0_i64), 1 => 1..=9_i64];
    proptest::collection::vec(figure, 1..=14)
        .prop_map(|figures| Fen(figures.into_iter().fold(0, |amount, figure| amount * 10 + figure)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_096))]

    #[test]
    fn words_are_read_back_as_the_amount(amount in amounts()) {
        let words = amount.in_words().unwrap();
        prop_assert_eq!(read(&words), amount.0, "{}", words);
    }

    #[test]
    fn words_keep_the_rule(amount in amounts()) {
        let words = amount.in_words().unwrap();
        prop_assert!(!words.contains("零零"), "{}", words);
        prop_assert_eq!(words.ends_with('整'), amount.0 % 100 == 0, "{}", words);
        prop_assert!(!words.starts_with('零') || amount.is_zero(), "{}", words);
        for unit in ["零亿", "零万", "零角", "零分", "亿万"] {
            prop_assert!(!words.contains(unit), "{}", words);
        }
        prop_assert!(!words.contains("零元") || amount.is_zero(), "{}", words);
        prop_assert_eq!(words.contains('拾') && words.starts_with('拾'), false, "{}", words);
    }

    #[test]
    fn figures_are_read_back_as_the_amount(amount in any::<i64>()) {
        let plain = Fen(amount).yuan().replace([',', '.'], "");
        prop_assert_eq!(plain.parse::<i64>().unwrap(), amount);
    }
}
