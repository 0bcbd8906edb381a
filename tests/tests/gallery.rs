//! The gallery in every setting: sizes, gaps, text, contrast, nothing cut off, axe; and the table of it in the docs.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use journeys::{
    browser::{Browser, Device, Webcam},
    gallery::{Findings, Look, PSEUDO, Size, Visitor},
    world::World,
};

/// Where the table stands.
const TABLE: &str = "../docs/screens.md";

const fn size(name: &'static str, width: u32, height: u32, text: u32) -> Size {
    Size { name, width, height, text }
}

const KIOSK: Size = size("1080×1920", 1080, 1920, 100);
const KIOSK_WIDE: Size = size("1920×1080", 1920, 1080, 100);
const PHONE: Size = size("390×844", 390, 844, 100);
const SMALL: Size = size("320×568", 320, 568, 100);
const PHONE_WIDE: Size = size("844×390", 844, 390, 100);
/// Text twice as large as the browser sets it.
const LARGE_TEXT: Size = size("390×844 at 200 % text", 390, 844, 200);
/// A window 1280 pixels wide, enlarged to 400 %.
const ENLARGED: Size = size("1280×1024 at 400 %", 320, 256, 100);

/// In which settings axe looks too.
fn with_axe(size: Size, look: Look, language: &str) -> bool {
    let looked_at = [
        (KIOSK, Look::Standard, "zh-CN"),
        (PHONE, Look::High, "en"),
        (SMALL, Look::Elder, PSEUDO),
        (KIOSK_WIDE, Look::Standard, "en"),
    ];
    looked_at.contains(&(size, look, language))
}

/// Which languages a column is walked in: everywhere the pseudo-locale, whose words are longer than those of any other; Chinese on every size
/// and English on two, and each of them in large text and one in strong contrast.
fn languages(size: Size, look: Look) -> Vec<&'static str> {
    let chinese = look == Look::Standard || (look == Look::Elder && [KIOSK, PHONE].contains(&size));
    let english = match look {
        Look::Standard => [KIOSK_WIDE, PHONE].contains(&size),
        Look::Elder => size == SMALL,
        Look::High => size == PHONE,
    };
    [(chinese, "zh-CN"), (english, "en"), (true, PSEUDO)]
        .into_iter()
        .filter_map(|(walked, name)| walked.then_some(name))
        .collect()
}

/// Every setting of a device.
async fn walk(visitor: &Visitor<'_>, sizes: &[Size]) -> Result<Findings> {
    let mut findings = Findings::default();
    for &size in sizes {
        visitor.takes(size).await?;
        for look in Look::ALL {
            for language in languages(size, look) {
                let axe = with_axe(size, look, language);
                findings.join(visitor.walks(size, look, language, axe).await?);
            }
        }
    }
    Ok(findings)
}

async fn enlarged(visitor: &Visitor<'_>) -> Result<Findings> {
    let mut findings = Findings::default();
    for size in [LARGE_TEXT, ENLARGED] {
        visitor.takes(size).await?;
        findings.join(visitor.walks(size, Look::Standard, "en", false).await?);
    }
    Ok(findings)
}

#[tokio::test]
async fn every_screen_stands_in_every_setting() -> Result<()> {
    let world = World::start().await?;
    let kiosk = async {
        let browser = Browser::open(Device::Kiosk, Webcam::Absent).await?;
        let visitor = Visitor::arrives(&browser, &world.app, true).await?;
        let findings = walk(&visitor, &[KIOSK, KIOSK_WIDE]).await?;
        anyhow::Ok((visitor.pages, findings))
    };
    let phone = async {
        let browser = Browser::open(Device::Phone, Webcam::Absent).await?;
        let visitor = Visitor::arrives(&browser, &world.app, false).await?;
        let mut findings = walk(&visitor, &[PHONE, SMALL, PHONE_WIDE]).await?;
        findings.join(enlarged(&visitor).await?);
        anyhow::Ok((visitor.pages, findings))
    };
    let ((pages, mut findings), (phone_pages, on_phones)) = tokio::try_join!(kiosk, phone)?;
    findings.join(on_phones);
    let only_on_phones: Vec<_> = phone_pages.into_iter().filter(|page| !pages.contains(page)).collect();
    let pages = [pages, only_on_phones].concat();
    let report = findings.faults.join("\n");
    if let Some(folder) = std::env::var_os("MEDCARD_PICTURES") {
        std::fs::create_dir_all(&folder)?;
        std::fs::write(Path::new(&folder).join("gallery-faults.txt"), &report)?;
    }
    compare(&findings.table(&pages, &columns())).with_context(|| format!("what is wrong:\n{report}"))
}

/// The columns of the table.
fn columns() -> Vec<String> {
    let looks = [KIOSK, KIOSK_WIDE, PHONE, SMALL, PHONE_WIDE]
        .into_iter()
        .flat_map(|size| Look::ALL.map(|look| format!("{} {}", size.name, look.name())));
    let enlarged = [LARGE_TEXT, ENLARGED].map(|size| format!("{} {}", size.name, Look::Standard.name()));
    looks.chain(enlarged).collect()
}

/// Holds the table against the one in the docs, or writes it there with `UPDATE_SCREENS=1`. What was mended may be better than it says.
fn compare(table: &str) -> Result<()> {
    let text = std::fs::read_to_string(TABLE).with_context(|| format!("cannot read {TABLE}"))?;
    let head = text.split_inclusive("<!-- table -->\n").next().unwrap_or_default();
    let made = format!("{head}\n{table}");
    if std::env::var_os("UPDATE_SCREENS").is_some() {
        return Ok(std::fs::write(TABLE, made)?);
    }
    let fits = |(now, then): (char, char)| now == then || (now, then) == ('✓', '✗');
    let as_good = |now: &str, then: &str| {
        now.chars().count() == then.chars().count() && now.chars().zip(then.chars()).all(fits)
    };
    let worse: Vec<_> = made
        .lines()
        .zip(text.lines())
        .filter(|(now, then)| !as_good(now, then))
        .map(|(now, _)| now)
        .collect();
    let same_length = made.lines().count() == text.lines().count();
    ensure!(worse.is_empty() && same_length, "{TABLE} promises more than was found: {worse:#?}");
    Ok(())
}
