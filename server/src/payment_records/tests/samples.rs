//! Payments, papers and what papers look like.

use domain::{
    masked::Masked,
    moment::Moment,
    money::Fen,
    payment::{Channel, PaymentNumber, PaymentStatus, Purpose},
    payment_record::RecordContent,
    reference::Reference,
    region::{Bilingual, Hotline},
    service::Service,
};
use serde_json::Value;
use time::{Date, Month};
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

use crate::{
    payment_records::{
        Entry, Fonts, Paper, RecordFacts, RecordKey, Sheet, Statement, Window, paper::Template,
    },
    texts::Language,
};

pub(super) const BASE: &str = "https://card.example.cn";

pub(super) fn both(zh: &str, en: &str) -> Bilingual {
    Bilingual { zh: zh.to_owned(), en: en.to_owned() }
}

pub(crate) fn agency() -> Bilingual {
    both("安澜市社会保险服务中心", "Anlan Social Insurance Service Centre")
}

pub(crate) fn contact() -> Hotline {
    Hotline {
        name: both("医保服务热线", "Medical insurance hotline"),
        number: "0000-5550199".to_owned(),
        hours: both("每天 8:00–20:00", "Daily 8:00–20:00"),
    }
}

pub(super) fn top_up() -> RecordContent {
    RecordContent {
        number: PaymentNumber::from_number(48_273_915_601),
        paid_at: Moment(1_795_586_709_000_000),
        amount: Fen(20_000),
        refunded: Fen::ZERO,
        channel: Channel::Wechat,
        purpose: Purpose::TopUp,
    }
}

pub(super) fn fee() -> RecordContent {
    RecordContent {
        number: PaymentNumber::from_number(50_116_208_834),
        amount: Fen(2_500),
        purpose: Purpose::Fee {
            reference: Reference::from_number(48_273_915),
            service: Service::ReplaceCard,
        },
        ..top_up()
    }
}

pub(super) fn facts(content: RecordContent) -> RecordFacts {
    RecordFacts {
        content,
        status: PaymentStatus::Fulfilled,
        agency: agency(),
        contact: contact(),
        demo: false,
    }
}

pub(super) fn key() -> (tempfile::TempDir, RecordKey) {
    let folder = tempfile::tempdir().unwrap();
    let key = RecordKey::in_folder(folder.path()).unwrap();
    (folder, key)
}

pub(super) fn sheet(language: Language, content: RecordContent) -> Sheet {
    let (_folder, key) = key();
    Sheet {
        language,
        agency: agency(),
        contact: contact(),
        address: Sheet::address(BASE, &content, &key),
        status: PaymentStatus::Fulfilled,
        promised_back: content.refunded,
        transaction: Some("4200002716202611256804519337".to_owned()),
        person: Masked::name("张桂兰"),
        outlet: None,
        printed_at: content.paid_at.plus_seconds(42),
        content,
        demo: true,
    }
}

pub(super) fn statement(language: Language, count: usize) -> Statement {
    let entry = |index: usize| {
        let index = i64::try_from(index).unwrap();
        let purpose = match index % 3 {
            0 => Purpose::TopUp,
            1 => fee().purpose,
            _ => Purpose::Contribution { year: 2026 },
        };
        let number = PaymentNumber::from_number(48_273_915_601 + index.unsigned_abs() * 7_919);
        let content = RecordContent {
            number,
            paid_at: top_up().paid_at.plus_seconds(-index * 777_777),
            amount: Fen([20_000, 2_500, 40_000][usize::try_from(index % 3).unwrap()]),
            refunded: Fen(if index == 3 { 5_000 } else { 0 }),
            channel: Channel::ALL[usize::try_from(index % 2).unwrap()],
            purpose,
        };
        let whom = (index == 4).then(|| Masked::name("李大山"));
        let promised_back = Fen(content.refunded.0 + if index == 5 { 1_000 } else { 0 });
        Entry { content, status: PaymentStatus::Fulfilled, promised_back, whom }
    };
    Statement {
        language,
        agency: agency(),
        contact: contact(),
        payer: Masked::name("张桂兰"),
        from: Date::from_calendar_date(2026, Month::January, 1).unwrap(),
        until: Date::from_calendar_date(2026, Month::November, 25).unwrap(),
        entries: (0..count).map(entry).collect(),
        is_cut: false,
        printed_at: top_up().paid_at.plus_seconds(42),
        base: BASE.to_owned(),
        window: Some(window()),
        demo: true,
    }
}

fn window() -> Window {
    Window {
        name: both("安澜市社会保险服务中心 3 号窗口", "Anlan Social Insurance Service Centre, counter 3"),
        address: both("安澜市望潮区海晏路 6 号", "6 Haiyan Road, Wangchao District, Anlan"),
        hours: both("周一至周五 8:30–17:00", "Mon–Fri 8:30–17:00"),
        phone: "0000-5550100".to_owned(),
        documents: vec![
            both("本人身份证原件", "Your identity card"),
            both("本清单", "This list"),
            both(
                "代办的：代办人身份证原件和委托书",
                "If somebody comes for you: their identity card and a letter of authority",
            ),
        ],
    }
}

/// A page as grey squares.
pub(crate) struct Picture {
    pub(super) width: usize,
    pub(super) height: usize,
    /// From black to white.
    pub(super) grey: Vec<u8>,
    /// Red, green, blue.
    pub(super) colours: Vec<u8>,
}

impl Picture {
    /// The texts of the QR codes on it.
    pub(super) fn codes(&self) -> Vec<String> {
        let grey = |x, y| self.grey[y * self.width + x];
        let mut page = rqrr::PreparedImage::prepare_from_greyscale(self.width, self.height, grey);
        page.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
    }

    /// How many squares of a column are not white.
    pub(super) fn marks_in_column(&self, x: usize) -> usize {
        (0..self.height).filter(|y| self.grey[y * self.width + x] < 250).count()
    }
}

pub(super) fn press() -> Paper {
    Paper::new(Fonts::embedded()).unwrap()
}

pub(crate) fn set(template: Template, data: Value) -> PagedDocument {
    press().set(template, data).unwrap()
}

/// Each page, with so many pixels a point.
pub(crate) fn pictures(document: &PagedDocument, scale: f64) -> Vec<Picture> {
    let options = RenderOptions { pixel_per_pt: Scalar::new(scale), render_bleed: false };
    let draw = |page| {
        let pixels = typst_render::render(page, &options);
        let side = |side| usize::try_from(side).unwrap();
        let (width, height) = (side(pixels.width()), side(pixels.height()));
        let colours = pixels.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
        picture(width, height, colours.collect())
    };
    document.pages().iter().map(draw).collect()
}

fn picture(width: usize, height: usize, colours: Vec<u8>) -> Picture {
    let darkest = |colours: &[u8]| colours.iter().copied().min().unwrap_or_default();
    let grey = colours.chunks_exact(3).map(darkest).collect();
    Picture { width, height, grey, colours }
}
