//! Paying for somebody else: who has name and number right is told no more than that, and who has not is told nothing.

use std::fmt::Write as _;

use domain::{
    id_number::IdNumber,
    payment::PaymentStatus,
    problem::{ErrorCode, Problem},
    wire::{NewPayment, Payee, RechargeAsked, RechargeView, ShowRecharge},
};
use sandbox::people::{ANLAN, NOBODY};

use super::till::{FIFTY, begin, books, pay, pending, stands, top_up, zhang};
use crate::{browser::Browser, world::World};

const OTHER: &str = "阿卜杜热合曼·阿卜杜克热木·买买提吐尔逊";
const DAY: i64 = 24 * 60 * 60;

fn payee(world: &World, number_of: &str, name: &str) -> Payee {
    Payee { id_number: world.outside.person(number_of).id_number, name: name.to_owned() }
}

async fn ask(browser: &Browser, payee: Payee) -> Result<RechargeView, Problem> {
    browser.call(ShowRecharge, "", &RechargeAsked { payee: Some(payee) }).await
}

/// How often the audit says that this person was named to be paid for.
async fn named(world: &World, number: &IdNumber) -> usize {
    let index = world.server.app.sealer.blind_index(number.reveal());
    let subject = index.0.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    });
    let lines = world.server.app.store.audit_of(&subject).await.unwrap();
    lines.iter().filter(|line| line.entry.action == "payee-named").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_account_is_topped_up_and_nothing_of_it_is_told() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let other = payee(&world, OTHER, OTHER);
    let core = async || {
        let here = crate::journey::region(ANLAN);
        let account = world.server.app.core.account(&here, &other.id_number).await.unwrap().unwrap();
        account.personal.unwrap().balance.0
    };
    let before = core().await;
    let shown = ask(&browser, other.clone()).await.unwrap();
    assert!(shown.for_another && shown.has_account);
    assert_eq!((shown.balance, shown.credit), (None, None));
    assert_ne!(shown.name.as_str(), OTHER, "masked");
    let number = pending(&browser, &NewPayment { payee: Some(other.clone()), ..top_up(FIFTY) }).await;
    pay(&world, &number).await;
    let done = stands(&browser, &number, PaymentStatus::Fulfilled).await;
    assert!(done.for_another);
    assert_eq!(core().await, before + FIFTY.0);
    assert_eq!(books(&world, ANLAN).await["core"], FIFTY.0);
    assert_eq!(named(&world, &other.id_number).await, 2, "each naming is in the audit");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_name_a_wrong_number_and_who_is_elsewhere_are_one_answer() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let nobody = Payee { id_number: NOBODY.to_owned().try_into().unwrap(), name: OTHER.to_owned() };
    let others = [
        payee(&world, OTHER, "别人"),
        payee(&world, OTHER, ""),
        nobody,
        payee(&world, "陈思远", "陈思远"),
        payee(&world, "和志明", "和志明"),
    ];
    let mut answers = Vec::new();
    for other in others {
        let number = other.id_number.clone();
        for refused in [
            ask(&browser, other.clone()).await.unwrap_err(),
            begin(&browser, &NewPayment { payee: Some(other), ..top_up(FIFTY) }).await.unwrap_err(),
        ] {
            answers.push(Problem { request_id: String::new(), ..refused });
        }
        assert!(named(&world, &number).await >= 2, "also who is not found was asked for");
    }
    assert_eq!(answers[0].code, ErrorCode::PayeeRefused);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    let own = ask(&browser, payee(&world, "张秀兰", "张秀兰")).await.unwrap_err();
    assert_eq!(own.code, ErrorCode::HolderIsAgent);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_twenty_people_in_a_day_nobody_more_is_named() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let (wrong, right) = (payee(&world, OTHER, "别人"), payee(&world, OTHER, OTHER));
    for place in 0..20 {
        let refused = ask(&browser, wrong.clone()).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::PayeeRefused, "{place}");
    }
    let refused = ask(&browser, right.clone()).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::TooMany);
    assert!(refused.retry_after.is_some());
    // The limit is the person's: another browser does not help, and it is gone after a day.
    let again = zhang(&world).await;
    let asked = NewPayment { payee: Some(right.clone()), ..top_up(FIFTY) };
    assert_eq!(begin(&again, &asked).await.unwrap_err().code, ErrorCode::TooMany);
    pending(&again, &top_up(FIFTY)).await;
    world.clock.advance(DAY + 60);
    let browser = zhang(&world).await;
    assert!(ask(&browser, right).await.is_ok());
}
