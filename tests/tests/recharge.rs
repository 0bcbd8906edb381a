//! Bringing money: topped up at a kiosk and on a phone, a contribution for oneself and for somebody else, and never paid twice.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Browser, Device, Webcam},
    payer::Payer,
    person::{AYI, Insured, Language, Person, XIULAN, ZHIMING},
    world::World,
};
use serde_json::{Value, json};

/// Counts what is printed instead of printing it.
const NO_PRINTER: &str = "window.printed = 0; window.print = () => { window.printed += 1 }";

async fn arrives(world: &World, who: Insured, device: Device, language: Language) -> Result<Person<'_>> {
    Person::arrives(world, who, device, Webcam::Absent, language).await
}

/// The slip on the screen.
async fn slip(browser: &Browser) -> Result<String> {
    let slip = "return document.querySelector('#slip')?.textContent ?? ''";
    Ok(browser.run(slip, vec![]).await?.as_str().unwrap_or_default().to_owned())
}

/// Everything that whoever is signed in paid or began to pay: statuses, the newest first.
async fn paid(person: &Person<'_>) -> Result<Value> {
    let ask = "return fetch('/api/payments').then(answer => answer.json())
        .then(list => list.payments.map(payment => payment.status))";
    person.browser.run(ask, vec![]).await
}

#[tokio::test]
async fn at_a_kiosk_in_chinese_an_account_is_topped_up_and_the_record_printed() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, XIULAN, Device::Kiosk, Language::Chinese).await?;
    person.wants_to_bring_money().await?;
    person.stands("recharge.overview").await?;
    person.goes_on().await?;
    person.identifies().await?;
    person.stands("recharge.whom").await?;
    person.browser.press("[data-testid=me]").await?;
    person.at("recharge.amount").await?;
    person.types("#amount", "5").await?;
    person.goes_on().await?;
    person.reads("recharge.amount.little").await?;
    person.types("#amount", "58").await?;
    person.stands("recharge.amount").await?;
    person.goes_on().await?;
    person.stands("recharge.check").await?;
    person.browser.reads("¥ 58.00").await?;
    person.goes_on().await?;
    person.at("pay.waiting").await?;
    person.reads("pay.waiting.waits").await?;
    person.stands("pay.waiting").await?;

    let payer = Payer::scans(&person.browser).await?;
    payer.browser.reads("¥58.00").await?;
    payer.browser.picture("payer-page").await?;
    person.reads("pay.waiting.scanned").await?;
    person.browser.picture("kiosk-zh-CN-pay.scanned").await?;
    payer.pays().await?;
    payer.browser.picture("payer-paid").await?;
    person.at("pay.done").await?;
    person.reads("payments.is.credited").await?;
    person.stands("pay.done").await?;
    let code = person.receipt_code().await?;

    person.browser.run(NO_PRINTER, vec![]).await?;
    person.presses("payments.print").await?;
    person.at("payments.payment").await?;
    person.stands("payments.payment").await?;
    person.goes_on().await?;
    person.reads("payments.printing").await?;
    ensure!(person.browser.run("return window.printed", vec![]).await? == json!(1), "it is printed once");
    let slip = slip(&person.browser).await?;
    let bare: String = slip.chars().filter(|c| !c.is_whitespace()).collect();
    for told in [&code, "个人账户充值", "人民币伍拾捌元整", "58.00元", "不作发票", "模拟支付"]
    {
        ensure!(bare.contains(told), "{told} is not on the slip: {slip}");
    }
    ensure!(!slip.contains("张*兰") && !slip.contains(XIULAN.id_number), "a slip gives nobody away");
    person.browser.picture("kiosk-zh-CN-payments.printed").await?;

    // The printer has no paper: what stands on the slip stands on the screen.
    person.browser.press("[data-testid=nothing-came]").await?;
    person.reads("payments.no_slip").await?;
    person.stands_as("payments.payment", "payments.no-slip", person.language).await?;
    let page = person.browser.code_on_screen().await?;
    person.browser.page.goto(&page).await?;
    person.browser.reads("58.00").await
}

#[tokio::test]
async fn on_a_phone_in_english_a_payment_is_declined_and_then_made_by_the_link() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, XIULAN, Device::Phone, Language::English).await?;
    person.tops_up("100").await?;
    person.stands("pay.waiting").await?;
    let page = &person.browser.page;
    let app = page.window().await?;
    person.browser.press("[data-testid=pay-link]").await?;
    let windows = page.windows().await?;
    let payers = windows.into_iter().find(|window| *window != app);
    page.switch_to_window(payers.ok_or_else(|| anyhow::anyhow!("no page was opened"))?).await?;
    person.browser.declines_on_this_page().await?;
    let payers = page.window().await?;
    page.switch_to_window(app.clone()).await?;
    person.at("pay.waiting").await?;
    ensure!(paid(&person).await? == json!(["pending"]), "what was declined can be paid");
    person.browser.press("[data-testid=ask]").await?;
    person.browser.reads("it has not been paid yet").await?;

    page.switch_to_window(payers).await?;
    person.browser.pays_on_this_page().await?;
    page.switch_to_window(app).await?;
    person.at("pay.done").await?;
    person.reads("payments.is.credited").await?;
    person.stands("pay.done").await?;
    ensure!(paid(&person).await? == json!(["fulfilled"]), "it was paid once");
    person.presses("payments.print").await?;
    person.at("payments.payment").await?;
    person.stands("payments.payment").await
}

#[tokio::test]
async fn a_tab_that_was_closed_finds_its_payment_again_and_begins_no_other() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, XIULAN, Device::Phone, Language::Chinese).await?;
    person.tops_up("100").await?;
    let link = person.browser.code_on_screen().await?;
    let page = &person.browser.page;
    let app = page.window().await?;
    let fresh = page.new_window(true).await?;
    page.switch_to_window(app).await?;
    page.close_window().await?;
    page.switch_to_window(fresh.handle).await?;

    page.goto(&format!("{}/payments?lang=zh-CN", world.app)).await?;
    person.at("payments.list").await?;
    person.reads("payments.status.pending").await?;
    person.stands("payments.list").await?;
    // Whoever begins anew is led to the payment that can still be made.
    page.goto(&format!("{}/?lang=zh-CN", world.app)).await?;
    person.at("home").await?;
    person.wants_to_bring_money().await?;
    person.goes_on().await?;
    person.at("recharge.whom").await?;
    person.browser.press("[data-testid=me]").await?;
    person.at("pay.waiting").await?;
    ensure!(person.browser.code_on_screen().await? == link, "it is another code");
    ensure!(paid(&person).await? == json!(["pending"]), "there is another payment");
    let payer = Payer::opens(&link).await?;
    payer.pays().await?;
    person.at("pay.done").await?;
    ensure!(paid(&person).await? == json!(["fulfilled"]), "it was paid once");
    Ok(())
}

#[tokio::test]
async fn at_a_kiosk_in_chinese_a_contribution_is_paid_that_nobody_types() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, ZHIMING, Device::Kiosk, Language::Chinese).await?;
    person.brings_money_for_oneself().await?;
    person.at("recharge.assessed").await?;
    person.browser.reads("¥ 400.00").await?;
    person.stands("recharge.assessed").await?;
    person.browser.press("[data-testid^=pay-2]").await?;
    person.at("recharge.check").await?;
    person.goes_on().await?;
    person.stands("pay.methods").await?;
    person.browser.press("[data-testid=wechat]").await?;
    person.at("pay.waiting").await?;
    Payer::scans(&person.browser).await?.pays().await?;
    person.at("pay.done").await?;
    person.reads("payments.then.contribution").await?;
    person.stands_as("pay.done", "pay.done-contribution", person.language).await
}

#[tokio::test]
async fn on_a_phone_in_english_somebody_elses_contribution_is_paid_with_their_name_masked() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, ZHIMING, Device::Phone, Language::English).await?;
    person.wants_to_bring_money().await?;
    person.stands("recharge.overview").await?;
    person.goes_on().await?;
    person.identifies().await?;
    person.at("recharge.whom").await?;
    person.browser.press("[data-testid=another]").await?;
    person.at("recharge.name").await?;
    person.browser.type_into("#holder-name", "吉克阿依木").await?;
    person.goes_on().await?;
    person.at("recharge.number").await?;
    person.types("#id-number", AYI.id_number).await?;
    person.goes_on().await?;
    // A name that is not theirs is asked for once more.
    person.at("recharge.name").await?;
    person.reads("failure.payee_refused").await?;
    person.stands("recharge.name").await?;
    person.browser.type_into("#holder-name", "吉克阿依木呷").await?;
    person.goes_on().await?;
    person.at("recharge.number").await?;
    person.goes_on().await?;
    person.at("recharge.assessed").await?;
    person.browser.reads("吉").await?;
    person.stands("recharge.assessed").await?;
    let shown = person.browser.run("return document.body.innerText", vec![]).await?;
    ensure!(!shown.as_str().is_some_and(|shown| shown.contains("吉克阿依木呷")), "the name is not masked");
    person.browser.press("[data-testid^=pay-2]").await?;
    person.at("recharge.check").await?;
    person.stands("recharge.check").await?;
    person.goes_on().await?;
    person.at("pay.methods").await?;
    person.browser.press("[data-testid=wechat]").await?;
    person.at("pay.waiting").await?;
    Payer::scans(&person.browser).await?.pays().await?;
    person.at("pay.done").await?;
    person.reads("payments.then.contribution").await?;
    // Her year is settled: there is nothing more to pay, and his own is not.
    ensure!(paid(&person).await? == json!(["fulfilled"]), "it was paid once");
    Ok(())
}
