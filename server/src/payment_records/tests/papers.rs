use std::path::Path;

use domain::{masked::Masked, money::Fen, payment::PaymentStatus, payment_record::RecordContent};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use super::samples::{both, fee, pictures, press, set, sheet, statement, top_up};
use crate::{
    payment_records::{Fonts, Format, Paper, PaperError, Sheet, paper::Template, words},
    texts::Language,
};

const BOTH: [Language; 2] = [Language::Chinese, Language::English];
const FORMATS: [Format; 2] = [Format::Slip, Format::A4];
const POINTS_A_MM: f64 = 72.0 / 25.4;
/// What the printers of slips have: 203 dots an inch.
const THERMAL: f64 = 203.0 / 72.0;

fn paper(sheet: &Sheet, format: Format) -> PagedDocument {
    set(Template::Record, sheet.data(format).unwrap())
}

/// Width and height in millimetres.
fn size(document: &PagedDocument) -> (f64, f64) {
    let size = document.pages()[0].frame.size();
    (size.x.to_pt() / POINTS_A_MM, size.y.to_pt() / POINTS_A_MM)
}

/// What can be read on each page; breaks that nobody sees are no part of it.
pub(crate) fn texts(document: &PagedDocument) -> Vec<String> {
    let read = |page: &typst_layout::Page| {
        let mut text = String::new();
        read(&page.frame, &mut text);
        text.replace('\u{200b}', "")
    };
    document.pages().iter().map(read).collect()
}

fn read(frame: &Frame, text: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => read(&group.frame, text),
            FrameItem::Text(run) => {
                text.push_str(&run.text);
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(..) => {}
        }
    }
}

#[tokio::test]
async fn papers_are_made_as_pdf() {
    let press = press();
    for format in FORMATS {
        let pdf = press.record(&sheet(Language::Chinese, top_up()), format).await.unwrap();
        assert!(pdf.starts_with(b"%PDF-") && pdf.len() < 200 * 1024, "{} bytes", pdf.len());
    }
    let list = press.statement(&statement(Language::English, 40)).await.unwrap();
    assert!(list.starts_with(b"%PDF-"));
}

#[test]
fn a_slip_is_80_mm_wide_and_as_long_as_it_has_to_be() {
    let short = sheet(Language::Chinese, top_up());
    let long = Sheet {
        content: RecordContent { refunded: Fen(5_000), ..fee() },
        outlet: Some(both(&"安澜市望潮区海晏路第三社会保险服务站".repeat(3), "")),
        ..short.clone()
    };
    let (short, long) = (size(&paper(&short, Format::Slip)), size(&paper(&long, Format::Slip)));
    assert!((short.0 - 80.0).abs() < 0.01 && (long.0 - 80.0).abs() < 0.01);
    assert!(long.1 > short.1 + 15.0, "{short:?} {long:?}");
    let (width, height) = size(&paper(&sheet(Language::Chinese, top_up()), Format::A4));
    assert!((width - 210.0).abs() < 0.01 && (height - 297.0).abs() < 0.01);
}

#[test]
fn all_of_a_payment_can_be_read_in_both_languages() {
    for language in BOTH {
        for format in FORMATS {
            let content = RecordContent { amount: Fen(123_405), refunded: Fen(2_000), ..fee() };
            let sheet =
                Sheet { outlet: Some(both("海晏路网点", "Haiyan Road")), ..sheet(language, content) };
            let text = texts(&paper(&sheet, format)).concat();
            let said = [
                "5011 6208 8345",
                "¥1,234.05",
                "壹仟贰佰叁拾肆元零伍分",
                "2026-11-25 14:05:09",
                "4827 3915 4",
            ];
            let said =
                said.into_iter().chain(["张*兰", "4200002716202611256804519337", "¥20.00", "0000-5550199"]);
            let named =
                ["title", "not-invoice", "simulated", "simulated-more", "scan-forged", "not-invoice-more"];
            let named = named.map(|key| words::word(language, key));
            for part in said.chain(named) {
                assert!(text.contains(part), "{part} is missing in {text}");
            }
        }
    }
}

#[test]
fn what_was_really_paid_is_not_called_simulated() {
    for format in FORMATS {
        let real = Sheet { demo: false, ..sheet(Language::Chinese, top_up()) };
        assert!(!texts(&paper(&real, format)).concat().contains("模拟"));
    }
}

#[test]
fn a_phone_reads_the_code_off_either_paper() {
    for format in FORMATS {
        let sheet = sheet(Language::Chinese, fee());
        let picture = &pictures(&paper(&sheet, format), THERMAL)[0];
        assert_eq!(picture.codes(), [sheet.address]);
    }
}

#[test]
fn nothing_reaches_over_the_edge() {
    let endless = "W".repeat(90);
    let wide = both(&endless, &endless);
    for language in BOTH {
        let sheet = Sheet {
            demo: false,
            agency: wide.clone(),
            person: Masked::keep(&endless, 60, 0),
            transaction: Some("9".repeat(64)),
            outlet: Some(wide.clone()),
            content: RecordContent { amount: Fen::MOST_IN_WORDS, ..fee() },
            ..sheet(language, fee())
        };
        for (format, margin) in [(Format::Slip, 4.0), (Format::A4, 17.0)] {
            is_within(&paper(&sheet, format), margin);
        }
        let mut list = statement(language, 5);
        list.demo = false;
        list.agency = wide.clone();
        list.window.as_mut().unwrap().documents.push(wide.clone());
        list.entries[0].content.amount = Fen(Fen::MOST_IN_WORDS.0 / 2);
        is_within(&set(Template::Statement, list.data().unwrap()), 15.0);
    }
}

/// Whether both margins, in millimetres, are white.
pub(crate) fn is_within(document: &PagedDocument, margin: f64) {
    for picture in pictures(document, 1.0) {
        let margin = (0..picture.width)
            .take_while(|x| f64::from(u32::try_from(*x).unwrap()) < margin * POINTS_A_MM - 1.0)
            .count();
        for x in (0..margin).chain(picture.width - margin..picture.width) {
            assert_eq!(picture.marks_in_column(x), 0, "column {x} of {}", picture.width);
        }
    }
}

#[test]
fn a_name_is_never_markup() {
    let names = [
        "#panic(\"no\")",
        "*a* _b_ `c`",
        "$x^2$",
        "= heading",
        "// gone",
        "/* gone */",
        "]",
        "#{",
        "\\u{41}",
        "<label> @ref",
        "- item",
        "~",
        "https://a.b",
        "'quoted' \"so\"",
        "...",
        "--",
    ];
    for name in names {
        let sheet = Sheet { outlet: Some(both(name, name)), ..sheet(Language::Chinese, top_up()) };
        for format in FORMATS {
            let text = texts(&paper(&sheet, format)).concat();
            assert!(text.contains(name), "{name} is missing in {text}");
        }
    }
}

#[test]
fn what_nobody_sees_is_left_out() {
    let name = "安\u{202e}澜\u{0}\u{200b}\n\u{feff}市";
    let sheet = Sheet { agency: both(name, name), ..sheet(Language::Chinese, top_up()) };
    assert!(texts(&paper(&sheet, Format::Slip)).concat().contains("安澜市"));
}

#[test]
fn a_character_that_no_font_has_is_a_star_and_one_that_the_operator_brings_is_set() {
    let sheet = Sheet { person: Masked::name("㼆"), ..sheet(Language::Chinese, top_up()) };
    let sheet = Sheet { person: Masked::keep("㼆某", 1, 0), ..sheet };
    let data = || sheet.data(Format::Slip).unwrap();
    assert_eq!(sheet.person.as_str(), "㼆*");
    let without = texts(&set(Template::Record, data())).concat();
    assert!(!without.contains('㼆') && without.contains("**"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts");
    let with = Paper::new(Fonts::with_folder(&folder).unwrap()).unwrap();
    assert!(texts(&with.set(Template::Record, data()).unwrap()).concat().contains("㼆*"));
}

#[test]
fn nothing_is_recorded_of_what_was_not_paid() {
    use PaymentStatus as Is;
    for status in [Is::Created, Is::Pending, Is::Querying, Is::Unknown, Is::Closed] {
        let sheet = Sheet { status, ..sheet(Language::English, top_up()) };
        assert_eq!(sheet.data(Format::A4), Err(PaperError::NothingPaid), "{status:?}");
    }
    let below = RecordContent { amount: Fen(-1), ..top_up() };
    assert_eq!(sheet(Language::English, below).data(Format::A4), Err(PaperError::NothingPaid));
}

#[test]
fn a_long_list_has_its_head_on_each_page_and_numbers_them() {
    let list = set(Template::Statement, statement(Language::Chinese, 60).data().unwrap());
    let pages = texts(&list);
    assert!(pages.len() >= 3, "{} pages", pages.len());
    for (index, page) in pages.iter().enumerate() {
        let numbered = format!("第 {} 页，共 {} 页", index + 1, pages.len());
        assert!(page.contains(&numbered) && page.contains("模拟支付"), "{page}");
        assert_eq!(page.contains("金额（元）"), page.contains(" · 已"), "rows and their head: {page}");
    }
    let all = pages.concat().replace(' ', "");
    for part in
        ["共 60 笔", "¥12,500.00", "壹万贰仟伍佰元整", "其中已退款¥50.00", "到窗口开具缴费证明", "3 号窗口"]
    {
        assert!(all.contains(&part.replace(' ', "")), "{part} is missing");
    }
}

#[test]
fn a_list_names_its_payer_and_whom_else_it_was_for() {
    for (language, payer, whom) in [
        (Language::Chinese, "缴费人张*兰", "缴费对象李*山"),
        (Language::English, "Payer张*兰", "Paid for李*山"),
    ] {
        let bare = |text: String| text.replace(' ', "");
        let list = bare(texts(&set(Template::Statement, statement(language, 6).data().unwrap())).concat());
        for said in [payer, whom] {
            assert_eq!(list.matches(&bare(said.to_owned())).count(), 1, "{said}: {list}");
        }
    }
}

#[test]
fn what_is_on_its_way_back_is_told_from_what_has_gone() {
    let list = texts(&set(Template::Statement, statement(Language::Chinese, 6).data().unwrap())).concat();
    let list = list.replace(' ', "");
    assert!(list.contains("已退款50.00") && list.contains("退款中10.00") && list.contains("退款中¥10.00"));
    for format in FORMATS {
        let part = Sheet {
            promised_back: Fen(3_000),
            ..sheet(Language::Chinese, RecordContent { refunded: Fen(2_000), ..fee() })
        };
        let text = texts(&paper(&part, format)).concat().replace(' ', "");
        assert!(text.contains("已退款¥20.00") && text.contains("退款中¥10.00"), "{text}");
        let gone = Sheet { promised_back: Fen(2_000), ..part };
        assert!(!texts(&paper(&gone, format)).concat().contains("退款中"));
    }
}

#[test]
fn a_list_that_is_cut_says_so() {
    for language in BOTH {
        for is_cut in [true, false] {
            let list = crate::payment_records::Statement { is_cut, ..statement(language, 3) };
            let text = texts(&set(Template::Statement, list.data().unwrap())).concat().replace(' ', "");
            let word = words::word(language, "statement-cut").replace(' ', "");
            assert_eq!(text.contains(&word), is_cut, "{text}");
        }
    }
}

#[test]
fn a_list_of_nothing_says_so() {
    let list = set(Template::Statement, statement(Language::English, 0).data().unwrap());
    assert!(texts(&list).concat().contains("No payments in this time."));
}

#[test]
fn the_fonts_have_every_character_of_our_words_and_regions() {
    let fonts = Fonts::embedded();
    let keys = BOTH.map(|language| words::all(language).keys().collect::<Vec<_>>());
    assert_eq!(keys[0], keys[1]);
    for word in BOTH.iter().flat_map(|language| words::all(*language).values()) {
        assert_eq!(&fonts.legible(word), word);
        let bold = &fonts.fonts[1].info().coverage;
        assert!(word.chars().all(|c| bold.contains(c.into())), "{word} is not wholly bold");
    }
    let regions = Path::new(env!("CARGO_MANIFEST_DIR")).join("../regions");
    for region in std::fs::read_dir(regions).unwrap() {
        let text = std::fs::read_to_string(region.unwrap().path()).unwrap().replace('\n', "");
        assert_eq!(fonts.legible(&text), text);
    }
}
