//! Money at the desk: a slip that is settled, a refund on which two agree, and books that agree with the gateway's bill.

use anyhow::{Context as _, Result, ensure};
use fantoccini::Locator;
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    payer::Payer,
    person::{Language, Person, XIULAN, ZHIMING},
    world::{PATIENCE, World},
};
use serde_json::json;

/// Opens a payment by its receipt code.
async fn opens(clerk: &Clerk, receipt: &str) -> Result<()> {
    clerk.goes_to("payments").await?;
    clerk.browser.type_into("#search", receipt).await?;
    clerk.browser.press(&format!("[data-testid='payment-{receipt}'] button")).await
}

/// Waits until something on the page stands so.
async fn sees(clerk: &Clerk, what: &str, status: &str) -> Result<()> {
    let selector = format!("[data-testid={what}][data-status='{status}']");
    let wait = clerk.browser.page.wait().at_most(PATIENCE);
    wait.for_element(Locator::Css(&selector)).await.with_context(|| format!("no {what} is {status}"))?;
    Ok(())
}

#[tokio::test]
async fn a_slip_is_settled_with_the_money_that_was_counted() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, ZHIMING, Device::Phone, Webcam::Absent, Language::Chinese).await?;
    person.brings_money_for_oneself().await?;
    person.at("recharge.assessed").await?;
    person.browser.press("[data-testid^=pay-2]").await?;
    person.at("recharge.check").await?;
    person.goes_on().await?;
    person.at("pay.methods").await?;
    person.browser.press("[data-testid=counter]").await?;
    person.at("pay.counter").await?;
    person.stands("pay.counter").await?;
    let receipt = person.receipt_code().await?;

    let clerk = Clerk::signs_in(&world, "zhao").await?;
    opens(&clerk, &receipt).await?;
    sees(&clerk, "payment-status", "pending").await?;
    clerk.stands("staff.payments", "zh-CN-slip").await?;
    clerk.browser.press("[data-testid=settle-slip]").await?;
    clerk.browser.type_into("#counted", "40").await?;
    clerk.browser.press("[data-testid=confirm-slip]").await?;
    clerk.browser.reads("400.00").await?;
    clerk.browser.type_into("#counted", "400").await?;
    clerk.stands("staff.payments", "zh-CN-slip-counted").await?;
    clerk.browser.press("[data-testid=confirm-slip]").await?;
    sees(&clerk, "payment-status", "fulfilled").await?;
    clerk.stands("staff.payments", "zh-CN-slip-settled").await?;
    person.at("pay.done").await?;
    person.reads("payments.then.contribution").await
}

#[tokio::test]
async fn a_refund_is_proposed_by_one_and_agreed_by_another_and_the_books_agree_twice() -> Result<()> {
    let world = World::start().await?;
    world.gateway_has(json!({ "wrong_amount": 1000 })).await?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, Webcam::Absent, Language::Chinese).await?;
    person.tops_up("100").await?;
    Payer::scans(&person.browser).await?.pays().await?;
    person.at("pay.held").await?;
    person.reads("payments.is.suspended").await?;
    person.stands("pay.held").await?;
    let receipt = person.receipt_code().await?;

    let wang = Clerk::signs_in(&world, "wang").await?;
    opens(&wang, &receipt).await?;
    sees(&wang, "payment-status", "suspended").await?;
    wang.stands("staff.payments", "zh-CN-suspended").await?;
    wang.browser.press("[data-testid=propose-refund]").await?;
    wang.browser.press("#refund-reason label:has([value=wrong-amount])").await?;
    wang.stands("staff.payments", "zh-CN-refund-proposing").await?;
    wang.browser.press("[data-testid=confirm-proposal]").await?;
    sees(&wang, "refund", "proposed").await?;
    wang.browser.gone("[data-testid=refund-agree]").await?;
    wang.stands("staff.payments", "zh-CN-refund-proposed").await?;

    let li = Clerk::signs_in(&world, "li").await?;
    opens(&li, &receipt).await?;
    li.browser.press("[data-testid=refund-agree]").await?;
    li.stands("staff.payments", "zh-CN-refund-agreeing").await?;
    li.browser.press("[data-testid=confirm-decision]").await?;
    sees(&li, "refund", "done").await?;
    sees(&li, "payment-status", "refunded").await?;
    li.stands("staff.payments", "zh-CN-refund-done").await?;
    person.at("pay.goes-back").await?;
    person.reads("payments.is.refunded").await?;
    person.stands("pay.goes-back").await?;

    wang.goes_to("reconciliation").await?;
    compares_today(&wang, 1).await?;
    compares_today(&wang, 2).await
}

/// Compares the books with the gateway's bill of today.
async fn compares_today(clerk: &Clerk, time: u8) -> Result<()> {
    clerk.browser.at("staff.reconciliation").await?;
    let today = "const day = new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
        const field = document.querySelector('#day');
        field.value = day;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        return day";
    let today = clerk.browser.run(today, vec![]).await?;
    let today = today.as_str().context("there is no day")?;
    clerk.browser.press("[data-testid=reconcile]").await?;
    clerk.browser.reads(&format!("{today} 已核对，差异 0 笔。")).await?;
    clerk.browser.reads("待处理差异 0 笔。").await?;
    clerk.browser.reads("合计 0.00 元，借贷平衡。").await?;
    let cells = "return [...document.querySelectorAll(`[data-testid='day-${arguments[0]}'] td`)]
        .slice(0, 3).map(cell => cell.innerText.trim())";
    let cells = clerk.browser.run(cells, vec![json!(today)]).await?;
    ensure!(cells[0] == cells[1] && cells[2] == "0，账平", "{cells}");
    clerk.stands("staff.reconciliation", &format!("zh-CN-reconciled-{time}")).await
}
