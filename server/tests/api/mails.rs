//! News of an application by mail, beside the text message: who gets it, in which words, and a gateway that is down.

use domain::{
    application::{Contact, DraftAnswer, HolderConsent, Relation, Status, WithdrawReason},
    contact::Email,
    service::Service,
    wire::{
        ApplicationView, BeginVisit, ConfirmName, Consent, Nothing, ShowRegion, Submit, Withdraw, Withdrawn,
    },
};
use sandbox::people::{ANLAN, Person};

use crate::{
    agents::{agreed, answer_rest, holder, portrait, save, submit},
    browser::Browser,
    journey::{
        answer_all, approve, choose, consent, declared, give, identify, name, photograph, reaches, region,
        sign_in,
    },
    world::{World, digits, until},
};

const CARD: Service = Service::ReplaceCard;

fn email(text: &str) -> Email {
    text.to_owned().try_into().unwrap()
}

/// Hands a replacement in, with this answer to the question for an email address.
async fn handed_in(browser: &Browser, mailbox: Contact<Email>) -> ApplicationView {
    let photo = photograph(browser).await;
    let version = answer_all(browser, photo).await;
    let version = save(browser, CARD, version, DraftAnswer::Email(mailbox)).await.unwrap().version;
    browser.call(Submit, "", &declared(version)).await.unwrap().application
}

/// Somebody with mobile and email address on file, and what they handed in.
async fn applied(world: &World, mailbox: Contact<Email>) -> (Browser, Person, ApplicationView) {
    let (browser, person) = (world.browser(), world.outside.person("龚䶮𠮷"));
    identify(&browser, &world.outside, &person, ANLAN).await;
    let application = handed_in(&browser, mailbox).await;
    (browser, person, application)
}

async fn withdraw(browser: &Browser, application: &ApplicationView) {
    let given = Withdrawn { version: application.version, reason: WithdrawReason::Mistake };
    browser.call(Withdraw, application.reference.as_str(), &given).await.unwrap();
}

/// Waits until the outbox is empty.
async fn all_is_sent(world: &World) {
    let store = &world.server.app.store;
    until("the end of the outbox", async || store.next_job_at().await.unwrap().is_none().then_some(())).await;
}

/// Waits until a job that failed is put off: not held, and due soon.
async fn is_put_off(world: &World) {
    let app = &world.server.app;
    until("a job to be tried again", async || {
        let (due, now) = (app.store.next_job_at().await.unwrap()?, app.now());
        (due > now && due < now.plus_seconds(60)).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_gateway_that_is_down_holds_up_one_mail_and_no_text_message() {
    let world = World::new().await;
    let (browser, person, application) = applied(&world, Contact::OnFile).await;
    let (mobile, mailbox) = (person.mobile.unwrap(), person.email.unwrap());
    world.outside.knob("mail_down", true).await;
    withdraw(&browser, &application).await;
    let told = world.outside.message(&mobile, 2).await;
    is_put_off(&world).await;
    assert!(world.outside.letters().await.is_empty());
    for file in ["medcard.db", "medcard.db-wal"] {
        let bytes = std::fs::read(world.data.path().join(file)).unwrap();
        let found = bytes.windows(mailbox.len()).any(|window| window == mailbox.as_bytes());
        assert!(!found, "{file} shows the address");
    }
    world.outside.knob("mail_down", false).await;
    all_is_sent(&world).await;
    let letters = world.outside.letters().await;
    let [letter] = &letters[..] else { panic!("one mail, not {letters:?}") };
    assert_eq!((&letter.to, &letter.text), (&mailbox, &told.text));
    assert!(letter.subject.contains(&application.reference.grouped()), "{}", letter.subject);
    assert_eq!(world.outside.inbox(&mobile).await.len(), 2, "the code, and the news once");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_sms_gateway_that_is_down_holds_up_no_mail() {
    let world = World::new().await;
    let (browser, person, application) = applied(&world, Contact::OnFile).await;
    world.outside.knob("sms_down", true).await;
    withdraw(&browser, &application).await;
    until("a mail", async || world.outside.letters().await.pop()).await;
    world.outside.knob("sms_down", false).await;
    all_is_sent(&world).await;
    assert_eq!(world.outside.letters().await.len(), 1);
    assert_eq!(world.outside.inbox(&person.mobile.unwrap()).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_the_address_out_gets_no_mail_though_one_is_on_file() {
    let world = World::new().await;
    let (browser, person, application) = applied(&world, Contact::None).await;
    withdraw(&browser, &application).await;
    world.outside.message(&person.mobile.unwrap(), 2).await;
    all_is_sent(&world).await;
    assert!(world.outside.letters().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn mails_say_what_the_text_messages_say_in_the_language_of_the_visit_but_never_a_code_to_sign_in() {
    let world = World::new().await;
    let (browser, person) = (world.browser(), world.outside.person("张秀兰"));
    let mobile = person.mobile.unwrap();
    let rules = browser.call(ShowRegion, ANLAN, &Nothing {}).await.unwrap().consent.version;
    let agreed = Consent { version: rules, language: "en".to_owned(), ..consent(region(ANLAN), None) };
    browser.call(BeginVisit, "", &agreed).await.unwrap();
    name(&browser, &person.id_number).await.unwrap();
    give(&browser, &digits(&world.outside.message(&mobile, 1).await)).await.unwrap();
    browser.call(ConfirmName, "", &Nothing {}).await.unwrap();
    let application = handed_in(&browser, Contact::New(email("xiulan@example.com"))).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    approve(&desk, &application.reference).await;
    world.outside.message(&mobile, 2).await;
    choose(&browser, &application.reference, "anlan-01").await.unwrap();
    let code = reaches(&browser, &application.reference, Status::Ready).await.pickup_code.unwrap();
    all_is_sent(&world).await;

    let letters = world.outside.letters().await;
    let messages = world.outside.inbox(&mobile).await;
    let mailed: Vec<_> = letters.iter().map(|letter| letter.text.as_str()).collect();
    let texted: Vec<_> = messages.iter().map(|message| message.text.as_str()).collect();
    assert_eq!(mailed, texted[..2], "all but the code to sign in with");
    assert!(mailed[1].contains("is approved") && mailed[0].contains(&code), "{mailed:?}");
    let about = format!("News of your application {}", application.reference.grouped());
    for letter in &letters {
        assert!(letter.subject.ends_with(&about), "{}", letter.subject);
        assert_eq!(letter.to, "xiulan@example.com");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_somebody_acts_for_another_the_mail_goes_to_the_agent_alone() {
    let world = World::new().await;
    let agent = world.browser();
    identify(&agent, &world.outside, &world.outside.person("林㼆"), ANLAN).await;
    let other = world.outside.person("龚䶮𠮷");
    agreed(&world, &agent, &other).await;
    let draft = save(&agent, CARD, 0, holder(&other, Relation::Parent, HolderConsent::Code)).await.unwrap();
    let photo = portrait(&agent, "replace-card").await;
    let version = answer_rest(&agent, draft.version, photo).await;
    let own = DraftAnswer::Email(Contact::New(email("lin@example.com")));
    let version = save(&agent, CARD, version, own).await.unwrap().version;
    let application = submit(&agent, version).await.unwrap().application;
    withdraw(&agent, &application).await;
    all_is_sent(&world).await;
    let letters = world.outside.letters().await;
    assert_eq!(letters.iter().map(|letter| letter.to.as_str()).collect::<Vec<_>>(), ["lin@example.com"]);
}
