//! Notices: published by an administrator, read by everybody, withdrawn.

use domain::{
    notice::{NoticeFault, NoticeField, NoticeLack, NoticeWords},
    problem::ErrorCode,
    region::{Bilingual, RegionCode},
    wire::{
        ListNotices, Nothing, NoticeView,
        staff::{ListStaffNotices, NewNotice, NoticeKey, PublishNotice, StaffNotice, WithdrawNotice},
    },
};
use sandbox::people::{ANLAN, YUNLING};
use server::store::{Change, StaffRecord};
use time::{Date, Month};
use uuid::Uuid;

use crate::{browser::Browser, journey::sign_in, world::World};

fn both(zh: &str, en: &str) -> Bilingual {
    Bilingual { zh: zh.to_owned(), en: en.to_owned() }
}

fn new(number: u128) -> NewNotice {
    let words = NoticeWords {
        title: both(" 大厅休息 ", "The hall is closed"),
        text: both("周一休息。\r\n周二照常。", "Closed on Monday."),
        since: Date::from_calendar_date(2026, Month::December, 1).ok(),
    };
    NewNotice { key: NoticeKey(Uuid::from_u128(number)), words }
}

async fn admin(world: &World) -> Browser {
    let admin = world.desk();
    sign_in(&admin, "admin").await;
    admin
}

/// Another region's administrator, with the same password.
async fn admin_elsewhere(world: &World) -> Browser {
    let store = &world.server.app.store;
    let here = store.staff("admin").await.unwrap().unwrap();
    let region = RegionCode::try_from(YUNLING.to_owned()).unwrap();
    let there = StaffRecord { name: "admin-elsewhere".to_owned(), region, ..here };
    store.commit(vec![Change::PutStaff(there)]).await.unwrap();
    let desk = world.desk();
    let credentials = domain::wire::staff::Credentials {
        name: "admin-elsewhere".to_owned(),
        password: "demo-admin".to_owned(),
    };
    desk.call(domain::wire::staff::SignIn, "", &credentials).await.unwrap();
    desk
}

async fn shown(world: &World, region: &str) -> Vec<NoticeView> {
    world.browser().call(ListNotices, region, &Nothing {}).await.unwrap().notices
}

async fn listed(desk: &Browser) -> Vec<StaffNotice> {
    desk.call(ListStaffNotices, "", &Nothing {}).await.unwrap().notices
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_is_published_once_read_by_everybody_and_withdrawn() {
    let world = World::new().await;
    let admin = admin(&world).await;
    let before = shown(&world, ANLAN).await;
    let first = admin.call(PublishNotice, "", &new(1)).await.unwrap();
    let again = admin.call(PublishNotice, "", &new(1)).await.unwrap();
    assert_eq!(first, again, "a double tap");
    assert_eq!(first.notices.len(), before.len() + 1);
    let published = &first.notices[0];
    assert_eq!((published.published_by.as_str(), &published.withdrawn), ("admin", &None));
    let now = shown(&world, ANLAN).await;
    assert_eq!((now[0].clone(), &now[1..]), (published.notice.clone(), &before[..]), "the newest first");
    assert_eq!(
        (now[0].words.title.zh.as_str(), now[0].words.text.zh.as_str()),
        ("大厅休息", "周一休息。\n周二照常。")
    );
    let other = NewNotice { words: now[1].words.clone(), ..new(1) };
    assert_eq!(admin.call(PublishNotice, "", &other).await.unwrap_err().code, ErrorCode::KeyReused);

    let id = published.notice.id.0.to_string();
    let left = admin.call(WithdrawNotice, &id, &Nothing {}).await.unwrap();
    assert_eq!(left.notices.len(), before.len() + 1, "it stays with those who publish");
    assert_eq!(left.notices[0].withdrawn.as_ref().unwrap().by, "admin");
    assert_eq!(shown(&world, ANLAN).await, before);
    let twice = admin.call(WithdrawNotice, &id, &Nothing {}).await.unwrap_err();
    assert_eq!(twice.code, ErrorCode::WrongStep);
    let audit = world.server.app.store.audit_of(&id).await.unwrap();
    let told: Vec<_> =
        audit.iter().map(|line| (line.entry.actor.as_str(), line.entry.action.as_str())).collect();
    assert_eq!(told, [("admin", "notice-published"), ("admin", "notice-withdrawn")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_that_withdraw_a_notice_at_once_one_does_and_the_others_come_too_late() {
    let world = World::new().await;
    let admin = admin(&world).await;
    for number in 1..=5 {
        let id =
            admin.call(PublishNotice, "", &new(number)).await.unwrap().notices[0].notice.id.0.to_string();
        let tries = (0..6).map(|_| admin.call(WithdrawNotice, &id, &Nothing {}));
        let tries = futures::future::join_all(tries).await;
        assert_eq!(tries.iter().filter(|told| told.is_ok()).count(), 1);
        let late = tries.into_iter().filter_map(Result::err).all(|late| late.code == ErrorCode::WrongStep);
        assert!(late);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_an_administrator_of_the_region_publishes() {
    let world = World::new().await;
    let (admin, clerk, stranger) = (admin(&world).await, world.desk(), world.desk());
    sign_in(&clerk, "wang").await;
    let mine = admin.call(PublishNotice, "", &new(1)).await.unwrap();
    let id = mine.notices[0].notice.id.0.to_string();
    for (desk, code) in [(&clerk, ErrorCode::NotAllowed), (&stranger, ErrorCode::NotSignedIn)] {
        let refused = [
            desk.call(ListStaffNotices, "", &Nothing {}).await.unwrap_err().code,
            desk.call(PublishNotice, "", &new(2)).await.unwrap_err().code,
            desk.call(WithdrawNotice, &id, &Nothing {}).await.unwrap_err().code,
        ];
        assert_eq!(refused, [code; 3]);
    }
    let elsewhere = admin_elsewhere(&world).await;
    let theirs = listed(&elsewhere).await;
    assert!(theirs.iter().all(|row| mine.notices.iter().all(|own| own.notice.id != row.notice.id)));
    let refused = elsewhere.call(WithdrawNotice, &id, &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotFound);
    for nowhere in ["x", "00000000-0000-0000-0000-000000000001"] {
        let refused = admin.call(WithdrawNotice, nowhere, &Nothing {}).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::NotFound, "{nowhere}");
    }
    elsewhere.call(PublishNotice, "", &new(1)).await.unwrap();
    assert_eq!(shown(&world, YUNLING).await.len(), theirs.len() + 1, "a key is the region's");
    assert_eq!(listed(&admin).await, mine.notices);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_shown_is_refused_with_its_parts() {
    let world = World::new().await;
    let admin = admin(&world).await;
    let before = listed(&admin).await;
    let fault = |field, lack| NoticeFault { field, lack };
    let words = new(1).words;
    for (words, faults) in [
        (
            NoticeWords { title: both(" ", "a\u{1b}b"), ..words.clone() },
            vec![
                fault(NoticeField::TitleZh, NoticeLack::Empty),
                fault(NoticeField::TitleEn, NoticeLack::Unseen),
            ],
        ),
        (
            NoticeWords { title: both(&"字".repeat(61), "a"), ..words.clone() },
            vec![fault(NoticeField::TitleZh, NoticeLack::TooLong)],
        ),
        (
            NoticeWords { text: both("字", &"a".repeat(2_001)), ..words.clone() },
            vec![fault(NoticeField::TextEn, NoticeLack::TooLong)],
        ),
    ] {
        let problem = admin.call(PublishNotice, "", &NewNotice { words, ..new(1) }).await.unwrap_err();
        assert_eq!((problem.code, problem.notice), (ErrorCode::NoticeRefused, faults));
    }
    for year in [1999, 2032, 9999] {
        let since = Date::from_calendar_date(year, Month::June, 1).ok();
        let words = NoticeWords { since, ..words.clone() };
        let problem = admin.call(PublishNotice, "", &NewNotice { words, ..new(1) }).await.unwrap_err();
        assert_eq!(problem.code, ErrorCode::Malformed, "{year}");
    }
    assert_eq!(listed(&admin).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demonstration_has_notices_of_each_region_and_says_nothing_of_who_published_them() {
    let world = World::new().await;
    let (here, there) = (shown(&world, ANLAN).await, shown(&world, YUNLING).await);
    assert!(here.len() >= 2 && there.len() >= 2);
    assert!(here.is_sorted_by(|one, next| one.published_at >= next.published_at));
    assert!(here.iter().all(|notice| there.iter().all(|other| other.words.title != notice.words.title)));
    assert!(here.iter().chain(&there).all(|notice| notice.words.title.zh.starts_with("演示")));
    let browser = world.browser();
    let asked = browser.request(reqwest::Method::GET, &format!("/api/regions/{ANLAN}/notices"));
    let told = browser.send(asked).await.text().await.unwrap();
    assert!(!told.contains("admin") && !told.contains("_by") && !told.contains("key"), "{told}");
    let missing = browser.call(ListNotices, "110000", &Nothing {}).await.unwrap_err();
    assert_eq!(missing.code, ErrorCode::NotFound);
}
