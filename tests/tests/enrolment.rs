//! A kiosk is enrolled with an administrator's code, works, and is put out of service.

use anyhow::{Context as _, Result};
use journeys::{
    browser::{Browser, Device, Webcam},
    clerk::Clerk,
    person::{Insured, Language, Person, XIULAN},
    world::World,
};

const KIOSK: &str = "anlan-1";
const WHO: Insured = Insured { kiosk: KIOSK, ..XIULAN };

/// Tries to take the private key out of where it is kept.
const TAKE: &str = "return new Promise(done => {
    const opening = indexedDB.open('medcard-device', 1);
    opening.onerror = () => done('no database');
    opening.onsuccess = () => {
        const found = opening.result.transaction('keys').objectStore('keys').get(arguments[0]);
        found.onsuccess = () => {
            if (!found.result) return done('no key');
            const { key } = found.result;
            crypto.subtle.exportKey('pkcs8', key).then(
                () => done('taken'),
                error => done(`${key.type} ${key.extractable} ${error.name}`),
            );
        };
    };
})";
/// What a key says that cannot be taken.
const KEPT: &str = "private false InvalidAccessError";

async fn taken(browser: &Browser) -> Result<String> {
    let answer = browser.run(TAKE, vec![KIOSK.into()]).await?;
    Ok(answer.as_str().context("the page says nothing")?.to_owned())
}

/// The code that the administrator is shown.
async fn code(admin: &Clerk) -> Result<String> {
    admin.browser.press(&format!("[data-testid=kiosk-{KIOSK}] [data-testid=make-code]")).await?;
    admin.browser.press("[data-testid=enrol-code]").await?;
    let shown = "return document.querySelector('[data-testid=enrol-code]').innerText";
    Ok(admin.browser.run(shown, vec![]).await?.as_str().context("no code is shown")?.to_owned())
}

/// The kiosk, enrolled after one wrong code.
async fn enrolled(world: &World, admin: &Clerk) -> Result<Browser> {
    let kiosk = Browser::open(Device::Kiosk, Webcam::Shows("face")).await?;
    kiosk.page.goto(&format!("{}/?lang=zh-CN&kiosk={KIOSK}", world.app)).await?;
    kiosk.at("enrol").await?;
    kiosk.stands("enrol").await?;
    kiosk.picture("enrol").await?;
    let code = code(admin).await?;
    admin.browser.picture("staff-kiosks-code").await?;
    kiosk.type_into("#enrol-code", "2222 2222").await?;
    kiosk.press("[data-testid=enrol]").await?;
    kiosk.reads("还可以试 4 次").await?;
    kiosk.type_into("#enrol-code", &code).await?;
    kiosk.press("[data-testid=enrol]").await?;
    kiosk.at("attract").await?;
    Ok(kiosk)
}

#[tokio::test]
async fn a_kiosk_is_enrolled_works_and_is_put_out_of_service() -> Result<()> {
    let world = World::start().await?;
    let admin = Clerk::administers(&world).await?;
    let kiosk = enrolled(&world, &admin).await?;
    assert_eq!(taken(&kiosk).await?, KEPT);
    let person = Person::arrives_in(kiosk, &world, WHO, Language::Chinese, "").await?;
    assert_eq!(taken(&person.browser).await?, KEPT, "it outlives a reload");
    person.applies().await?;
    person.presses("done.follow").await?;
    person.sees("submitted").await?;

    admin.browser.press(&format!("[data-testid=kiosk-{KIOSK}] [data-testid=revoke]")).await?;
    admin.browser.picture("staff-kiosks-revoke").await?;
    admin.browser.press("[data-testid=revoke-now]").await?;
    admin.browser.reads("未登记").await?;

    person.presses("bar.end").await?;
    person.at("enrol.revoked").await?;
    person.reads("enrol.revoked_title").await?;
    person.browser.stands("enrol.revoked").await?;
    person.browser.picture("enrol.revoked").await?;
    person.presses("enrol.again").await?;
    person.at("enrol").await
}

#[tokio::test]
async fn a_visit_at_a_kiosk_that_is_revoked_leaves_nothing_behind() -> Result<()> {
    let world = World::start().await?;
    let admin = Clerk::administers(&world).await?;
    let kiosk = enrolled(&world, &admin).await?;
    let person = Person::arrives_in(kiosk, &world, WHO, Language::Chinese, "").await?;
    person.wants_a_new_card().await?;
    admin.browser.press(&format!("[data-testid=kiosk-{KIOSK}] [data-testid=revoke]")).await?;
    admin.browser.press("[data-testid=revoke-now]").await?;
    admin.browser.reads("未登记").await?;
    person.goes_on().await?;
    person.at("enrol.revoked").await
}

#[tokio::test]
async fn a_kiosk_that_nobody_knows_says_whom_to_call() -> Result<()> {
    let world = World::start().await?;
    let kiosk = Browser::open(Device::Kiosk, Webcam::Absent).await?;
    kiosk.page.goto(&format!("{}/?lang=zh-CN&kiosk=nowhere", world.app)).await?;
    kiosk.reads("这台机器还没有登记。请找工作人员。").await
}
