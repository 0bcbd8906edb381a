//! Money that seems lost and is not: a callback that never came, a code that ran out, a payment that came too late, a power cut.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    payer::Payer,
    person::{Language, Person, XIULAN},
    world::{PATIENCE, World},
};
use serde_json::{Value, json};

/// Seconds after which a code that was shown just now can no longer be paid.
const A_CODES_LIFE: u64 = 5 * 60 + 1;

async fn arrives(world: &World, device: Device, language: Language) -> Result<Person<'_>> {
    Person::arrives(world, XIULAN, device, Webcam::Absent, language).await
}

/// Everything that whoever is signed in paid or began to pay: statuses, the newest first.
async fn paid(person: &Person<'_>) -> Result<Value> {
    let ask = "return fetch('/api/payments').then(answer => answer.json())
        .then(list => list.payments.map(payment => payment.status))";
    person.browser.run(ask, vec![]).await
}

/// Looks a payment up by a number, without saying who one is.
async fn looks_up(person: &Person<'_>, number: &str) -> Result<()> {
    person.looks_at_money().await?;
    person.presses("service.paid.title").await?;
    person.at("payments.find").await?;
    person.types("#payment-number", number).await?;
    person.goes_on().await?;
    person.at("payments.truth").await
}

/// Asks again, as often as it is offered, until the payment stands so.
async fn asks_until(person: &Person<'_>, status: &str) -> Result<()> {
    let script = "const ask = document.querySelector('[data-testid=ask-again]');
        if (ask && !ask.disabled && ask.getAttribute('aria-disabled') !== 'true') ask.click();
        return document.querySelector('[data-payment]')?.dataset.payment ?? null";
    let since = std::time::Instant::now();
    let mut shown = Value::Null;
    while since.elapsed() < PATIENCE {
        shown = person.browser.run(script, vec![]).await?;
        if shown == status {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    person.browser.picture(&format!("stuck-{status}")).await?;
    anyhow::bail!("waited for {status}, but the payment is shown as {shown}")
}

#[tokio::test]
async fn a_callback_that_is_lost_is_made_up_for_by_asking() -> Result<()> {
    let world = World::start().await?;
    world.gateway_has(json!({ "drop_callback": 1000 })).await?;
    let person = arrives(&world, Device::Kiosk, Language::Chinese).await?;
    person.tops_up("100").await?;
    Payer::scans(&person.browser).await?.pays().await?;
    let shown = "return document.querySelector('[data-step]')?.dataset.step";
    if person.browser.run(shown, vec![]).await? == "pay.waiting" {
        person.browser.press("[data-testid=ask]").await.ok();
    }
    person.at("pay.done").await?;
    person.reads("payments.is.credited").await?;
    ensure!(paid(&person).await? == json!(["fulfilled"]), "it was paid once");
    Ok(())
}

#[tokio::test]
async fn whoever_left_the_kiosk_learns_the_truth_by_either_number_without_signing_in() -> Result<()> {
    let world = World::start().await?;
    world.gateway_has(json!({ "drop_callback": 1000 })).await?;
    let person = arrives(&world, Device::Kiosk, Language::Chinese).await?;
    person.tops_up("100").await?;
    let link = person.browser.code_on_screen().await?;
    person.browser.press("[data-testid=end]").await?;
    person.at("pay.leaving").await?;
    person.stands("pay.leaving").await?;
    let receipt = person.receipt_code().await?;
    person.browser.run("window.before = true", vec![]).await?;
    person.goes_on().await?;
    person.browser.reloaded().await?;
    person.at("attract").await?;
    let transaction = Payer::opens(&link).await?.pays().await?;

    let phone = arrives(&world, Device::Phone, Language::English).await?;
    looks_up(&phone, &receipt).await?;
    asks_until(&phone, "fulfilled").await?;
    phone.reads("payments.is.credited").await?;
    phone.stands("payments.truth").await?;
    let shown = phone.browser.run("return document.body.innerText", vec![]).await?;
    ensure!(!shown.as_str().is_some_and(|shown| shown.contains("张")), "it says whose payment it is");
    phone.opens_anew().await?;
    looks_up(&phone, &transaction).await?;
    phone.reads("payments.is.credited").await
}

#[tokio::test]
async fn a_code_that_ran_out_is_closed_by_the_gateways_word_alone_and_another_is_paid() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, Device::Kiosk, Language::Chinese).await?;
    person.tops_up("100").await?;
    let link = person.browser.code_on_screen().await?;
    // While the gateway does not answer nobody is told that nothing was paid.
    world.gateway_has(json!({ "error_before": 1000 })).await?;
    world.moves_on(A_CODES_LIFE)?;
    person.at("pay.asking").await?;
    person.reads("payments.is.querying").await?;
    person.stands("pay.asking").await?;
    ensure!(paid(&person).await? == json!(["querying"]), "nobody knows whether it was paid");

    world.gateway_has(json!({ "error_before": 0 })).await?;
    person.at("pay.closed").await?;
    person.reads("payments.then.closed").await?;
    person.stands("pay.closed").await?;
    let late = Payer::opens(&link).await?;
    late.browser.reads("订单已关闭").await?;
    late.browser.picture("payer-closed").await?;
    person.goes_on().await?;
    person.at("pay.waiting").await?;
    ensure!(person.browser.code_on_screen().await? != link, "it is the code that ran out");
    Payer::scans(&person.browser).await?.pays().await?;
    person.at("pay.done").await?;
    ensure!(paid(&person).await? == json!(["fulfilled", "closed"]), "one of both was paid");
    Ok(())
}

#[tokio::test]
async fn money_that_comes_after_the_close_is_credited_where_nothing_else_was_paid() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, Device::Phone, Language::English).await?;
    person.tops_up("100").await?;
    let payer = Payer::scans(&person.browser).await?;
    world.moves_on(A_CODES_LIFE)?;
    person.at("pay.closed").await?;
    person.stands("pay.closed").await?;
    world.gateway_has(json!({ "pay_after_close": 1000 })).await?;
    payer.pays().await?;
    person.at("pay.done").await?;
    person.reads("payments.is.credited").await
}

#[tokio::test]
async fn money_that_comes_after_the_close_goes_back_where_it_was_paid_again() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, Device::Phone, Language::Chinese).await?;
    person.tops_up("100").await?;
    let late = Payer::scans(&person.browser).await?;
    world.moves_on(A_CODES_LIFE)?;
    person.at("pay.closed").await?;
    let receipt = person.receipt_code().await?;
    person.goes_on().await?;
    person.at("pay.waiting").await?;
    Payer::scans(&person.browser).await?.pays().await?;
    person.at("pay.done").await?;
    world.gateway_has(json!({ "pay_after_close": 1000 })).await?;
    late.pays().await?;

    person.opens_anew().await?;
    looks_up(&person, &receipt).await?;
    asks_until(&person, "refunded").await?;
    person.reads("payments.is.refunded").await?;
    person.stands_as("payments.truth", "payments.truth-back", person.language).await
}

#[tokio::test]
async fn after_a_power_cut_the_kiosk_shows_the_number_alone_and_what_became_of_it() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, Device::Kiosk, Language::Chinese).await?;
    person.tops_up("100").await?;
    let payer = Payer::scans(&person.browser).await?;
    drop(person);

    let person = arrives(&world, Device::Kiosk, Language::Chinese).await?;
    person.reads("payments.left.one").await?;
    person.stands_as("attract", "attract.left", person.language).await?;
    let receipt = person.receipt_code().await?;
    let shown = person.browser.run("return document.body.innerText", vec![]).await?;
    for personal in ["张", "兰", XIULAN.id_number] {
        ensure!(!shown.as_str().is_some_and(|shown| shown.contains(personal)), "{personal} is shown");
    }
    person.browser.press("[data-testid=left] button").await?;
    person.at("payments.truth").await?;
    ensure!(person.receipt_code().await? == receipt, "it is another payment");
    person.stands("payments.truth").await?;
    payer.pays().await?;
    asks_until(&person, "fulfilled").await?;
    person.reads("payments.is.credited").await?;
    person.browser.run("window.before = true", vec![]).await?;
    person.browser.press("[data-testid=end]").await?;
    person.browser.reloaded().await?;
    person.at("attract").await?;
    person.browser.gone("[data-testid=left]").await
}
