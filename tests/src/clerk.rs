//! What a clerk does, in their words.

use anyhow::{Context as _, Result};

use crate::{
    browser::{Browser, Device, Webcam, film},
    person::Insured,
    world::World,
};

/// A clerk at the console.
#[derive(Debug)]
pub struct Clerk {
    /// What they see.
    pub browser: Browser,
}

impl Clerk {
    /// Signs in at the console.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn signs_in(world: &World, name: &str) -> Result<Self> {
        Self::begins(world, name, "staff.queue").await
    }

    /// Signs in as the administrator of kiosks.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn administers(world: &World) -> Result<Self> {
        Self::begins(world, "admin", "staff.kiosks").await
    }

    async fn begins(world: &World, name: &str, step: &str) -> Result<Self> {
        let browser = Browser::open(Device::Desk, Webcam::Absent).await?;
        browser.page.goto(&format!("{}/", world.staff)).await?;
        browser.at("staff.sign-in").await?;
        browser.type_into("#name", name).await?;
        browser.type_into("#password", &format!("demo-{name}")).await?;
        browser.press("[data-testid=sign-in]").await?;
        browser.at(step).await?;
        Ok(Self { browser })
    }

    /// Opens a case from the queue and takes it up.
    ///
    /// # Errors
    ///
    /// When it is not there.
    pub async fn takes_up(&self, reference: &str) -> Result<()> {
        self.opens(reference).await?;
        self.browser.press("[data-testid=take-up]").await?;
        self.sees("under-review").await
    }

    /// Opens a case.
    ///
    /// # Errors
    ///
    /// When it is not there.
    pub async fn opens(&self, reference: &str) -> Result<()> {
        self.browser.type_into("#search", reference).await?;
        self.browser.press(&format!("[data-testid='case-{reference}']")).await
    }

    /// Grants the case that is open.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn approves(&self) -> Result<()> {
        self.checks_the_papers().await?;
        self.browser.press("[data-testid=approve]").await?;
        self.browser.press("[data-testid=send-now]").await?;
        self.sees("approved").await
    }

    /// Says that the papers of the open case were checked, where it has some.
    async fn checks_the_papers(&self) -> Result<()> {
        let asked =
            self.browser.run("return document.querySelector('#papers-seen') !== null", vec![]).await?;
        if asked == true { self.browser.press("label:has(#papers-seen)").await } else { Ok(()) }
    }

    /// Decides the open case by a button, such as `approve`, and sends it at once; the status that comes of it.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn decides(&self, button: &str, status: &str) -> Result<()> {
        self.browser.press(&format!("[data-testid={button}]")).await?;
        self.browser.press("[data-testid=send-now]").await?;
        self.sees(status).await
    }

    /// Presses a button that decides, and takes it back before it is sent.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn undoes(&self, button: &str) -> Result<()> {
        self.browser.press(&format!("[data-testid={button}]")).await?;
        self.stands("staff.queue", "zh-CN-case-pending").await?;
        self.browser.press("[data-testid=undo]").await?;
        let wait = self.browser.page.wait().at_most(crate::world::PATIENCE);
        let selector = format!("[data-testid={button}]");
        wait.for_element(fantoccini::Locator::Css(&selector)).await.context("the button is not back")?;
        Ok(())
    }

    /// Asks for another photo of the open case, which is about nothing else, for reasons such as `too-dark`.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn refuses_the_photo(&self, reasons: &[&str]) -> Result<()> {
        self.refuses_the_photo_to(reasons, "needs-info").await
    }

    /// The same, and it stands there then.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn refuses_the_photo_to(&self, reasons: &[&str], status: &str) -> Result<()> {
        self.browser.press("[data-testid=ask]").await?;
        for reason in reasons {
            self.browser.press(&format!("label:has(#photo-{reason})")).await?;
        }
        self.stands("staff.queue", "zh-CN-dialog-photo").await?;
        self.browser.press("[data-testid=confirm-ask]").await?;
        self.browser.press("[data-testid=send-now]").await?;
        self.sees(status).await
    }

    /// Asks the resident of the open case for more, such as `new-photo`.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn asks_for(&self, things: &[&str]) -> Result<()> {
        self.browser.press("[data-testid=ask]").await?;
        for thing in things {
            self.browser.press(&format!("label:has(#ask-{thing})")).await?;
        }
        if things.contains(&"new-photo") {
            self.browser.press("label:has(#photo-too-dark)").await?;
        }
        self.stands("staff.queue", "zh-CN-dialog-ask").await?;
        self.browser.press("[data-testid=confirm-ask]").await?;
        self.browser.press("[data-testid=send-now]").await?;
        self.sees("needs-info").await
    }

    /// Refuses the open case for a reason.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn refuses(&self, reason: &str) -> Result<()> {
        self.browser.press("[data-testid=reject]").await?;
        self.browser.press(&format!("label:has(#reject-{reason})")).await?;
        self.stands("staff.queue", "zh-CN-dialog-reject").await?;
        self.browser.press("[data-testid=confirm-reject]").await?;
        self.browser.press("[data-testid=send-now]").await?;
        self.sees("rejected").await
    }

    /// Finds the person at a kiosk by the digits they tell.
    ///
    /// # Errors
    ///
    /// When nobody is found.
    pub async fn meets(&self, digits: &str) -> Result<()> {
        self.goes_to("vouch").await?;
        self.browser.type_into("#vouch-code", digits).await?;
        self.browser.press("[data-testid=find-vouch]").await
    }

    /// Goes to a place of the console.
    ///
    /// # Errors
    ///
    /// When it does not follow.
    pub async fn goes_to(&self, place: &str) -> Result<()> {
        self.browser.press(&format!("a[href$='#{place}']")).await?;
        self.browser.at(&format!("staff.{place}")).await
    }

    /// Settles the fee of the case that is open.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn settles(&self, reference: &str) -> Result<()> {
        self.opens(reference).await?;
        self.browser.press("[data-testid=settle]").await?;
        self.browser.press("[data-testid=confirm-settle]").await
    }

    /// Hands the card over against the code and the identity number.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn hands_over(&self, reference: &str, code: &str, who: Insured) -> Result<()> {
        self.goes_to("handover").await?;
        self.browser.type_into("#handover-reference", reference).await?;
        self.browser.press("[data-testid=find-case]").await?;
        self.browser.type_into("#pickup-code", code).await?;
        self.browser.type_into("#id-number", who.id_number).await?;
        self.browser.press("[data-testid=check-handover]").await?;
        self.browser.reads("看过身份证原件").await?;
        self.stands("staff.handover", "zh-CN-compare").await?;
        self.browser.press("#same-person").await?;
        self.browser.press("#id-seen").await?;
        self.browser.press("[data-testid=handover]").await?;
        self.browser.press("[data-testid=handed-over]").await
    }

    /// Takes the photo of the person who came in for it.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn takes_the_photo(&self, world: &World) -> Result<()> {
        let photo = world.data().join("person.png");
        film("face", &photo)?;
        self.browser.chooses_file(&photo).await
    }

    /// Finds somebody's card, for a reason such as `counter`.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn finds_the_card(&self, who: Insured, occasion: &str) -> Result<()> {
        self.goes_to("cards").await?;
        self.browser.type_into("#card-id", who.id_number).await?;
        self.browser.press(&format!("[data-testid=occasion-{occasion}]")).await?;
        self.browser.press("[data-testid=find-card]").await?;
        self.browser.reads("银行").await
    }

    /// Takes a step with the card that was found, such as `found`.
    ///
    /// # Errors
    ///
    /// When it is not offered.
    pub async fn takes_the_step(&self, step: &str) -> Result<()> {
        self.browser.press(&format!("[data-testid={step}]")).await?;
        self.browser.press("[data-testid=confirm-step]").await
    }

    /// Waits until the card that was found stands at `status`.
    ///
    /// # Errors
    ///
    /// When it does not in time.
    pub async fn sees_the_card(&self, status: &str) -> Result<()> {
        let selector = format!("[data-testid=card-status][data-status='{status}']");
        let wait = self.browser.page.wait().at_most(crate::world::PATIENCE);
        wait.for_element(fantoccini::Locator::Css(&selector))
            .await
            .with_context(|| format!("the card is not {status}"))?;
        Ok(())
    }

    /// Waits until the open case stands at `status`.
    ///
    /// # Errors
    ///
    /// When it does not in time.
    pub async fn sees(&self, status: &str) -> Result<()> {
        let selector = format!("[data-testid=case-status][data-status='{status}']");
        let wait = self.browser.page.wait().at_most(crate::world::PATIENCE);
        wait.for_element(fantoccini::Locator::Css(&selector))
            .await
            .with_context(|| format!("the case is not {status}"))?;
        Ok(())
    }
}
