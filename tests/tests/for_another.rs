//! Acting for another: a daughter by her mother's code, and a parent by the proof of relation.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam, film},
    clerk::Clerk,
    person::{Language, Person, TUAN, XIAOMAN, XIULAN},
    world::World,
};

const FACE: Webcam = Webcam::Shows("face");

/// A picture that can be taken for a paper.
fn paper(folder: &tempfile::TempDir) -> Result<PathBuf> {
    let file = folder.path().join("paper.png");
    film("face", &file)?;
    Ok(file)
}

#[tokio::test]
async fn at_a_kiosk_in_chinese_a_daughter_replaces_her_mothers_card_and_collects_it() -> Result<()> {
    let world = World::start().await?;
    let daughter = Person::arrives(&world, TUAN, Device::Kiosk, FACE, Language::Chinese).await?;
    daughter.wants_a_new_card().await?;
    daughter.identifies().await?;
    // Her own number is nobody else's.
    daughter.is_for("parent", "张秀兰", TUAN.id_number).await?;
    daughter.at("holder.consent").await?;
    daughter.browser.press("[data-testid=code]").await?;
    daughter.at("holder.number").await?;
    daughter.reads("failure.holder_is_agent").await?;
    for step in ["holder.name", "holder.whom"] {
        daughter.presses("action.back").await?;
        daughter.at(step).await?;
    }
    daughter.is_for("parent", "张秀兰", XIULAN.id_number).await?;
    daughter.stands("holder.consent").await?;
    daughter.browser.press("[data-testid=code]").await?;
    daughter.at("holder.code").await?;
    daughter.stands("holder.code").await?;
    let code = world.code_for(XIULAN.mobile, None).await?;
    daughter.types("[autocomplete=one-time-code], main input", &code).await?;
    daughter.goes_on().await?;
    daughter.answers_for_another("海晏路六号").await?;
    daughter.photographs().await?;
    daughter.browser.reads("张*兰").await?;
    daughter.stands_in_both("apply.check", "apply.check-for-another").await?;
    let reference = daughter.hands_in().await?;
    daughter.presses("done.follow").await?;
    daughter.sees("submitted").await?;

    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.takes_up(&reference).await?;
    clerk.browser.reads("持卡人手机验证码").await?;
    clerk.stands("staff.queue", "zh-CN-agent").await?;
    clerk.approves().await?;
    daughter.sees("approved").await?;
    daughter.chooses_the_nearest_outlet().await?;
    daughter.sees("ready").await?;
    daughter.reads("track.case.agent.collect").await?;
    daughter.stands_in_both("track.case", "track.case-for-another").await?;
    let pickup = daughter.pickup_code().await?;
    clerk.hands_over(&reference, &pickup, TUAN).await?;
    clerk.browser.reads("代办人").await?;
    let told = "return document.querySelector('[data-testid=collected-by]')?.innerText";
    ensure!(clerk.browser.run(told, vec![]).await? == "代办人", "who collected is not told");
    daughter.sees("collected").await
}

#[tokio::test]
async fn on_a_phone_in_english_a_parent_asks_for_a_childs_first_card() -> Result<()> {
    let world = World::start().await?;
    let folder = tempfile::tempdir()?;
    let parent = Person::arrives(&world, XIULAN, Device::Phone, FACE, Language::English).await?;
    parent.wants("/new-card").await?;
    parent.goes_on().await?;
    parent.identifies().await?;
    parent.at("holder.whom").await?;
    parent.stands("holder.whom").await?;
    parent.is_for("child", "李小满", XIAOMAN.id_number).await?;
    // No code is offered for a child.
    parent.at("paper.asked").await?;
    parent.reads("paper.relation.title").await?;
    parent.stands_in_both("paper.asked", "paper.asked-relation").await?;
    parent.browser.chooses_file(&paper(&folder)?).await?;
    parent.at("paper.kept").await?;
    parent.goes_on().await?;
    parent.at("household.here").await?;
    parent.browser.press("main label:has([value='339903'])").await?;
    parent.goes_on().await?;
    parent.at("paper.asked").await?;
    parent.reads("paper.register.title.another").await?;
    parent.browser.chooses_file(&paper(&folder)?).await?;
    parent.at("paper.kept").await?;
    parent.goes_on().await?;
    contacts(&parent).await?;
    parent.stands_in_both("apply.check", "apply.check-for-a-child").await?;
    let reference = parent.hands_in().await?;
    parent.presses("done.follow").await?;
    parent.sees("submitted").await?;

    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.takes_up(&reference).await?;
    clerk.browser.reads("不满 16 岁").await?;
    clerk.browser.reads("关系证明").await?;
    clerk.browser.press("[data-testid=approve]").await?;
    clerk.browser.reads("请先核对材料").await?;
    clerk.stands("staff.queue", "zh-CN-papers-first").await?;
    clerk.approves().await?;
    parent.sees("approved").await
}

async fn contacts(person: &Person<'_>) -> Result<()> {
    person.at("contact.mobile").await?;
    person.goes_on().await?;
    person.at("contact.email").await?;
    person.presses("apply.email.skip").await?;
    person.lives_at("Haiyan Road 6").await?;
    person.chooses_a_bank().await?;
    person.at("capture.intro").await?;
    person.photographs().await
}
