//! Papers and tables: what stands on them, in both languages, and that nothing of it is more than words.

use std::{collections::BTreeMap, path::Path};

use domain::{
    benefit::{Care, Insurance, Layer, Level, Rate, Share, SoFar, Working},
    masked::Masked,
    moment::{Moment, iso_date},
    money::Fen,
    months::{MonthSpan, MonthTold, calendar},
    region::Bilingual,
    rights::{AccountSums, CareSum},
    settlement::{Class, Expense, ExpenseKind, Explained, Fund, FundKind, Institution, Settlement, SumFault},
    wire::{
        ContributionView, InsuranceView, RightsAccount, RightsView, SettlementList, SettlementView, Standing,
    },
};
use serde_json::Value;

use super::{words::word, *};
use crate::payment_records::{
    Fonts,
    paper::Template,
    tests::{
        papers::{is_within, texts},
        pictures::draw,
        samples::{agency, contact, pictures, set},
    },
};

const BOTH: [Language; 2] = [Language::Chinese, Language::English];
/// 21 November 2026, 10:30 in China.
const TOLD: Moment = Moment(1_795_228_200_000_000);

fn head(language: Language) -> Letterhead {
    Letterhead {
        language,
        agency: agency(),
        contact: contact(),
        printed_at: TOLD.plus_seconds(70),
        demo: true,
    }
}

fn expense(index: i64) -> Expense {
    let names = ["注射用头孢呋辛钠", "胸部 CT 平扫", "腹腔镜手术", "一次性使用输液器"];
    let at = usize::try_from(index % 4).unwrap();
    let amount = Fen(30_000);
    Expense {
        name: names[at].to_owned(),
        kind: Some(
            [
                ExpenseKind::WesternMedicine,
                ExpenseKind::Examination,
                ExpenseKind::Surgery,
                ExpenseKind::Materials,
            ][at],
        ),
        class: Some([Class::A, Class::B, Class::A, Class::C][at]),
        count: "2".to_owned(),
        price: "150.00".to_owned(),
        amount,
        limit: None,
        own_ratio: None,
        own: if at == 3 { amount } else { Fen::ZERO },
        over_limit: Fen::ZERO,
        first_self_paid: if at == 1 { Fen(3_000) } else { Fen::ZERO },
        in_scope: Fen([30_000, 27_000, 30_000, 0][at]),
    }
}

fn settlement(care: Care, name: &str) -> Settlement {
    Settlement {
        id: "J20260312001".to_owned().try_into().unwrap(),
        on: iso_date::parse("2026-03-12").unwrap(),
        institution: Institution {
            code: "H33990200001".to_owned(),
            name: name.to_owned(),
            level: Some(Level::Three),
            region: None,
        },
        care: Some(care),
        insurance: Some(Insurance::Employees),
        total: Fen(240_000),
        own: Fen(60_000),
        over_limit: Fen::ZERO,
        first_self_paid: Fen(6_000),
        in_scope: Fen(174_000),
        deductible: Fen(80_000),
        own_ratio: Rate::try_from(1_500).ok(),
        funds: vec![Fund { kind: FundKind::Pooled, amount: Fen(79_900) }],
        fund: Fen(79_900),
        person: Fen(160_100),
        hospital: Fen::ZERO,
        account: Fen(100_000),
        mutual_aid: Fen::ZERO,
        cash: Fen(60_100),
        balance: None,
    }
}

fn view(care: Care, lines: i64) -> SettlementView {
    let share = Share {
        layer: Layer::Pooled,
        amount: Fen(94_000),
        ratio: Rate::try_from(8_500).unwrap(),
        pays: Fen(79_900),
    };
    SettlementView {
        as_of: TOLD,
        settlement: settlement(care, "安澜市第一医院"),
        lines: (0..lines).map(expense).collect(),
        faults: Vec::new(),
        explained: Some(Explained {
            version: "2026-01".to_owned(),
            deductible: Fen(80_000),
            cap: Fen(30_000_000),
            before: SoFar::default(),
            working: Working { deductible: Fen(80_000), shares: vec![share], beyond: Fen::ZERO },
            less: Rate::NONE,
            agrees: true,
        }),
    }
}

fn settled(language: Language, view: SettlementView) -> SettlementPaper {
    SettlementPaper { head: head(language), name: Masked::name("张桂兰"), view }
}

fn rights(language: Language, special: bool) -> RightsPaper {
    let told = |month: u8| MonthTold {
        month: domain::year_month::YearMonth::new(2026, month).unwrap(),
        paid: month != 5,
        base: Some(Fen(1_562_500)),
        employer: Some(Fen(125_000)),
        own: Some(Fen(31_250)),
    };
    let span: MonthSpan = "202601-202611".parse().unwrap();
    let of = [Care::Outpatient, Care::Inpatient, Care::SpecialDisease];
    let settlements = of.map(|care| settlement(care, "安澜市第一医院"));
    let view = RightsView {
        as_of: TOLD,
        span,
        name: Masked::name("张桂兰"),
        id_number: Masked::keep("339902199005062345", 6, 4),
        insurances: vec![InsuranceView {
            insurance: Some(Insurance::Employees),
            region: "339900".to_owned().try_into().unwrap(),
            region_name: Some(Bilingual { zh: "安澜市".to_owned(), en: "Anlan".to_owned() }),
            standing: Standing::Paused,
            since: iso_date::parse("2012-03-01"),
            until: iso_date::parse("2026-11-01"),
            employer: Some("安澜航运有限公司".to_owned()),
        }],
        months: calendar(span, &(1..=10).map(told).collect::<Vec<_>>()),
        paid_in_all: Some(173),
        yearly: vec![ContributionView { year: 2026, amount: Fen(40_000), paid: true, until: None }],
        account: Some(RightsAccount {
            sums: AccountSums { credited: Fen(281_250), spent: Fen(48_300), ..AccountSums::default() },
            balance: Fen(236_480),
        }),
        care: CareSum::each(&settlements),
    };
    RightsPaper { head: head(language), view, special }
}

fn read(data: Value) -> String {
    texts(&set(Template::Own, data)).concat().replace(' ', "")
}

fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(&part.replace(' ', "")), "{part} is missing in {text}");
    }
}

#[test]
fn a_settlement_says_who_paid_and_why_in_both_languages() {
    let common = [
        "张*兰",
        "安澜市第一医院",
        "2026-03-12",
        "2026-11-21 10:30:00",
        "J20260312001",
        "85 %",
        "2026-01",
        "腹腔镜手术",
        "0000-5550199",
    ];
    for language in BOTH {
        let text = read(settled(language, view(Care::Inpatient, 8)).data());
        says(&text, &common);
        says(
            &text,
            &["2,400.00", "799.00"]
                .map(|amount| words::filled(language, "yuan", &[("amount", amount)]))
                .each_ref()
                .map(String::as_str),
        );
        assert!(!text.contains('¥'), "{text}");
        let keys = [
            "settlement",
            "whole",
            "why-own",
            "part-deductible",
            "fund-pooled",
            "explained",
            "lines",
            "demo",
            "unsealed",
            "class-b",
        ];
        says(&text, &keys.map(|key| word(language, key)));
        assert!(!text.contains(&word(language, "odd").replace(' ', "")));
    }
}

#[test]
fn what_does_not_add_up_is_said_first() {
    for language in BOTH {
        let settlement =
            Settlement { total: Fen(240_100), ..settlement(Care::Inpatient, "安澜市第一医院") };
        let faults = settlement.faults();
        assert!(faults.contains(&SumFault::Sides));
        let odd = SettlementView { settlement, faults, ..view(Care::Inpatient, 3) };
        let text = read(settled(language, odd).data());
        says(
            &text,
            &["odd", "fault-sides", "odd-ask", "part-open", "why-open"].map(|key| word(language, key)),
        );
    }
}

#[test]
fn a_rights_record_says_whose_it_is_and_what_it_is_not() {
    let common = [
        "张*兰",
        "339902********2345",
        "2026-01 – 2026-11",
        "2026-05",
        "15,625.00",
        "312.50",
        "2,364.80",
        "2026-11-21 10:30:00",
    ];
    for language in BOTH {
        let text = read(rights(language, false).data());
        says(&text, &common);
        let keys = ["rights", "rights-is", "rights-is-not", "standing-paused", "state-missing", "unsealed"];
        says(&text, &keys.map(|key| word(language, key)));
        says(&text, &[&words::filled(language, "months-in-all", &[("count", "173")])]);
    }
}

#[test]
fn special_diseases_are_named_only_where_they_were_asked_for() {
    for language in BOTH {
        let name = word(language, "care-special-disease").replace(' ', "");
        assert!(!read(rights(language, false).data()).contains(&name));
        assert!(read(rights(language, true).data()).contains(&name));
    }
}

#[test]
fn a_long_bill_is_cut_on_paper_and_says_so() {
    let cut = word(Language::Chinese, "lines-cut");
    for (lines, shown) in [(1_000, 1_000), (1_200, 1_000)] {
        let data = settled(Language::Chinese, view(Care::Inpatient, lines)).data();
        let rows =
            data["sections"].as_array().unwrap().iter().filter_map(|section| section["rows"].as_array());
        assert_eq!(rows.map(Vec::len).max(), Some(shown));
        assert_eq!(data.to_string().contains(cut), lines > 1_000);
    }
}

#[test]
fn a_bill_whose_lines_nobody_told_says_so() {
    for language in BOTH {
        let untold = word(language, "lines-untold");
        let says =
            |lines| settled(language, view(Care::Inpatient, lines)).data().to_string().contains(untold);
        assert!(says(0) && !says(1));
    }
}

#[test]
fn nothing_that_a_core_says_is_markup_or_reaches_over_the_edge() {
    for odd in ["#panic(\"no\")", "*a* _b_ `c`", "$x^2$", "= heading", "// gone", "]", "#{"] {
        let settlement = settlement(Care::Pharmacy, odd);
        let mut shown = SettlementView { settlement, ..view(Care::Pharmacy, 1) };
        shown.lines[0].name = odd.to_owned();
        let text = read(settled(Language::Chinese, shown).data());
        assert_eq!(text.matches(&odd.replace(' ', "")).count(), 2, "{odd}: {text}");
    }
    let endless = "W".repeat(90);
    let mut wide =
        SettlementView { settlement: settlement(Care::Pharmacy, &endless), ..view(Care::Pharmacy, 1) };
    wide.lines[0].name.clone_from(&endless);
    let mut paper = settled(Language::English, wide);
    paper.head.demo = false;
    is_within(&set(Template::Own, paper.data()), 15.0);
}

#[test]
fn a_year_is_a_row_each_and_special_diseases_are_left_out_until_they_are_asked_for() {
    let odd = Settlement { total: Fen(1), ..settlement(Care::Outpatient, "=HYPERLINK(\"http://x\",\"y\")") };
    let settlements =
        vec![settlement(Care::SpecialDisease, "门诊部"), odd, settlement(Care::Inpatient, "一院, 东区")];
    let (sums, version, sounds) = (Vec::new(), None, Vec::new());
    let list = SettlementList { as_of: TOLD, year: 2026, settlements, sums, version, sounds };
    let plain = String::from_utf8(settlements_table(Language::Chinese, &list, false)).unwrap();
    assert_eq!(plain.lines().count(), 3);
    assert!(plain.starts_with("\u{feff}结算日期,结算编号,") && !plain.contains("门诊部"));
    assert!(
        plain.contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",") && plain.contains(",\"一院, 东区\",")
    );
    assert!(
        plain.contains(
            ",2400.00,600.00,0.00,60.00,1740.00,800.00,799.00,1601.00,0.00,1000.00,0.00,601.00,\r\n"
        )
    );
    let whole = String::from_utf8(settlements_table(Language::English, &list, true)).unwrap();
    assert_eq!(whole.lines().count(), 4);
    assert!(whole.contains("Settled on,Settlement number,"));
}

#[test]
fn a_bill_of_five_thousand_lines_is_a_table_with_the_settlement_at_its_end() {
    let bill = view(Care::Inpatient, 5_000);
    let table = String::from_utf8(settlement_table(Language::Chinese, &bill)).unwrap();
    let lines: Vec<_> = table.lines().collect();
    assert_eq!(lines.len(), 5_002);
    assert!(lines.iter().all(|line| line.split(',').count() == 13));
    assert!(lines[5_001].ends_with(",2400.00,600.00,0.00,60.00,1740.00"), "{}", lines[5_001]);
}

fn app(tag: &str) -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../crates/text/locales/app/{tag}.json"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The screen's key of the words that papers share with it.
fn on_screen(key: &str) -> Option<String> {
    let (kind, name) = key.split_once('-')?;
    let name = match (kind, name) {
        ("care", "special-disease") => "special",
        ("part" | "why", "first-self-paid") => "first",
        ("class", "other") => "none",
        ("expense", "western-medicine") => "western",
        ("expense", "patent-medicine") => "patent",
        ("expense", "general-consultation") => "general",
        (
            "care" | "insurance" | "fund" | "part" | "why" | "fault" | "class" | "expense" | "explained",
            name,
        ) => name,
        _ => return None,
    };
    Some(format!("{kind}.{}", name.replace('-', "_")))
}

#[test]
fn papers_say_what_the_screen_says_and_every_word_can_be_set() {
    let fonts = Fonts::embedded();
    let keys = BOTH.map(|language| words::all(language).keys().collect::<Vec<_>>());
    assert_eq!(keys[0], keys[1]);
    for language in BOTH {
        let app = app(language.tag());
        for (key, word) in words::all(language) {
            assert_eq!(&fonts.legible(word), word);
            let bold = &fonts.fonts[1].info().coverage;
            assert!(word.chars().all(|c| bold.contains(c.into())), "{word} is not wholly bold");
            if let Some(shown) = on_screen(key) {
                assert_eq!(app.get(&shown), Some(word), "{key}");
            }
        }
    }
}

#[test]
fn the_pictures_of_the_papers_are_drawn() {
    if std::env::var_os("MEDCARD_PICTURES").is_none() {
        return;
    }
    for (language, name) in [(Language::Chinese, "zh"), (Language::English, "en")] {
        let settlement = set(Template::Own, settled(language, view(Care::Inpatient, 8)).data());
        draw(&pictures(&settlement, 1.25)[0], &format!("settlement-{name}"));
        let rights = set(Template::Own, rights(language, false).data());
        draw(&pictures(&rights, 1.25)[0], &format!("rights-{name}"));
    }
}
