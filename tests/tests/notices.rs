//! An administrator publishes a notice, which everybody reads, and withdraws it.

use anyhow::{Context as _, Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    person::{Language, Person, XIULAN},
    world::World,
};
use serde_json::json;

const TITLE: &str = "演示：下周一大厅停电";
const TITLE_EN: &str = "Demo: no power next Monday";

/// Writes all but the Chinese title.
async fn writes(admin: &Clerk) -> Result<()> {
    admin.browser.type_into("#notice-text-zh", "下周一大厅停电。\n手机照常能用。").await?;
    admin.browser.type_into("#notice-title-en", TITLE_EN).await?;
    admin.browser.type_into("#notice-text-en", "The hall has no power.\nPhones work as usual.").await?;
    let day = "const day = document.getElementById('notice-since'); day.value = '2026-12-01';
        day.dispatchEvent(new Event('input', { bubbles: true }))";
    admin.browser.run(day, vec![]).await?;
    Ok(())
}

/// Waits until the focus is on what matches a CSS selector.
async fn focuses(admin: &Clerk, selector: &str) -> Result<()> {
    let focused = "return document.activeElement?.matches(arguments[0]) === true";
    for _ in 0..100 {
        if admin.browser.run(focused, vec![json!(selector)]).await? == true {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    anyhow::bail!("the focus is not on {selector}")
}

/// What stands in a field.
async fn typed(admin: &Clerk, id: &str) -> Result<String> {
    let value = "return document.getElementById(arguments[0])?.value";
    let value = admin.browser.run(value, vec![json!(id)]).await?;
    value.as_str().map(str::to_owned).with_context(|| format!("no field is {id}"))
}

/// The page of notices as a resident is shown it.
async fn opens_the_notices(person: &Person<'_>) -> Result<()> {
    person.opens("/policy").await?;
    person.at("policy.list").await?;
    person.reads("policy.notices").await
}

#[tokio::test]
async fn a_notice_is_published_read_and_withdrawn() -> Result<()> {
    let world = World::start().await?;
    let admin = Clerk::administers(&world).await?;
    let desk = &admin.browser;
    admin.goes_to("notices").await?;
    desk.press("[data-testid=notice]").await?;
    admin.stands("staff.notices", "zh-CN-notices").await?;

    writes(&admin).await?;
    desk.press("[data-testid=notice-preview]").await?;
    desk.reads("还没有写中文标题").await?;
    focuses(&admin, "#notice-title-zh").await?;
    admin.stands("staff.notices", "zh-CN-notices-refused").await?;
    admin.goes_to("kiosks").await?;
    admin.goes_to("notices").await?;
    ensure!(typed(&admin, "notice-title-en").await? == TITLE_EN, "what was typed is gone");

    // By keyboard: the field, then Enter.
    desk.type_into("#notice-title-zh", &format!("{TITLE}\u{e007}")).await?;
    focuses(&admin, "#preview").await?;
    desk.reads("从 2026年12月1日起执行").await?;
    admin.stands("staff.notices", "zh-CN-notices-preview").await?;
    desk.press_named("English").await?;
    desk.reads("This is what everybody will read").await?;
    admin.stands("staff.notices", "en-notices-preview").await?;
    desk.press("[data-testid=notice-back]").await?;
    focuses(&admin, "#notice-title-zh").await?;
    admin.stands("staff.notices", "en-notices").await?;
    desk.press("[data-testid=notice-preview]").await?;
    desk.press("[data-testid=notice-publish]").await?;
    desk.reads("The notice is published").await?;
    focuses(&admin, "[data-testid=notice]:first-child [role=group]").await?;
    ensure!(typed(&admin, "notice-title-zh").await?.is_empty(), "the form is not empty");
    desk.press_named("中文").await?;
    desk.reads("通知已发布").await?;

    let person = Person::arrives(&world, XIULAN, Device::Phone, Webcam::Absent, Language::Chinese).await?;
    opens_the_notices(&person).await?;
    person.browser.press_named(TITLE).await?;
    person.at("policy.notice").await?;
    person.browser.reads("手机照常能用。").await?;
    person.browser.reads("从 2026年12月1日起执行").await?;

    desk.press("[data-testid=notice]:first-child [data-testid=withdraw]").await?;
    admin.stands("staff.notices", "zh-CN-notices-withdraw").await?;
    desk.press("[data-testid=withdraw-now]").await?;
    desk.reads("通知已撤回").await?;
    desk.press("[data-testid=notice]:first-child[data-shown=false]").await?;
    admin.stands("staff.notices", "zh-CN-notices-withdrawn").await?;
    opens_the_notices(&person).await?;
    person.browser.reads("演示：异地就医可在手机上备案").await?;
    let words = person.browser.run("return document.body.innerText", vec![]).await?;
    ensure!(words.as_str().is_some_and(|words| !words.contains(TITLE)), "it is still shown: {words}");
    Ok(())
}
