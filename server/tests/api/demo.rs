//! A demonstration that begins with cases.

use std::{collections::BTreeSet, path::Path};

use domain::{
    application::{Contact, INSTANT, PHOTO_CHANGE, Status, TRANSITIONS, Transition, transitions},
    region::RegionCode,
    service::Service,
};
use server::{
    app::App,
    seed::cases::sow,
    store::{ApplicationRecord, CaseQuery},
};
use tempfile::TempDir;

use crate::world::{HandClock, Outside, World, serve_with, until};

const REGIONS: [&str; 2] = ["339900", "539900"];

async fn cases(app: &App, region: &str) -> Vec<ApplicationRecord> {
    let region = RegionCode::try_from(region.to_owned()).unwrap();
    let query = CaseQuery {
        region,
        statuses: Vec::new(),
        service: None,
        agency: None,
        reference: String::new(),
        max: 200,
    };
    app.store.cases(&query).await.unwrap().cases
}

/// Every status that a table leads to.
fn reached(table: &[Transition]) -> BTreeSet<Status> {
    [Status::Submitted].into_iter().chain(table.iter().map(|row| row.to)).collect()
}

/// The history of a case is a way through its table, in order of time, and ends where the case stands.
async fn tells_its_way(app: &App, case: &ApplicationRecord, table: &[Transition]) {
    let history = app.store.history(case.id).await.unwrap();
    assert_eq!(history[0].entry.event, None);
    assert_eq!(history.last().unwrap().entry.status, case.status);
    for pair in history.windows(2) {
        let (before, after) = (&pair[0].entry, &pair[1].entry);
        let row = table
            .iter()
            .find(|row| (row.from, Some(row.event), row.to) == (before.status, after.event, after.status));
        assert_eq!(row.map(|row| row.actor), Some(after.actor), "{after:?}");
        assert!(before.at < after.at && after.at <= app.now(), "{:?}: {before:?} {after:?}", case.service);
    }
}

/// Nothing about a case is a stand-in: its details open, its photos lie where they are said to.
async fn is_whole(app: &App, case: &ApplicationRecord) {
    let details = app.open_case(case).unwrap();
    assert!(!details.name.is_empty());
    let instant = case.service == Service::InstantCard;
    assert_eq!((details.documents.is_empty(), details.group.is_none()), (!instant, !instant));
    for paper in &details.documents {
        let filed = app.store.document(paper.id).await.unwrap().unwrap();
        assert_eq!((filed.application, filed.kind), (Some(case.id), paper.kind));
        assert!(app.studio.files.read(&filed.object).await.unwrap().starts_with(&[0xff, 0xd8]));
    }
    assert!(details.on_file.mobile.is_some() && details.mobile == Contact::OnFile);
    assert_eq!(details.bank.is_some(), instant || case.service == Service::Reissue);
    let photo = app.store.photo(case.photo).await.unwrap().unwrap();
    assert_eq!((photo.person, photo.exception), (case.person, case.photo_exception));
    let finished = app.studio.files.read(&photo.finished).await.unwrap();
    assert!(finished.starts_with(&[0xff, 0xd8]) && finished.len() == photo.finished_bytes as usize);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demonstration_holds_a_case_in_every_status_and_only_once() {
    let clock = HandClock::new();
    let outside = Outside::start(clock.clone()).await;
    let data = TempDir::new().unwrap();
    let server = serve_with(&outside, &clock, &data, &["--demo-cases"]).await;
    until("the cases", async || (!cases(&server.app, REGIONS[1]).await.is_empty()).then_some(())).await;
    for region in REGIONS {
        let cases = cases(&server.app, region).await;
        for table in [TRANSITIONS, PHOTO_CHANGE, INSTANT] {
            let of_table = |case: &&ApplicationRecord| transitions(case.service) == table;
            let cases: Vec<_> = cases.iter().filter(of_table).collect();
            let statuses: BTreeSet<_> = cases.iter().map(|case| case.status).collect();
            // Of an instant card's life only what others do not have is shown.
            let elsewhere = if table == INSTANT { reached(TRANSITIONS) } else { BTreeSet::new() };
            let missing: Vec<_> = reached(table)
                .into_iter()
                .filter(|to| !elsewhere.contains(to) && !statuses.contains(to))
                .collect();
            assert_eq!(missing, [], "{region}");
            for case in cases {
                tells_its_way(&server.app, case, table).await;
                is_whole(&server.app, case).await;
            }
        }
    }
    let count = cases(&server.app, REGIONS[0]).await.len();
    server.stop().await;
    let server = serve_with(&outside, &clock, &data, &["--demo-cases"]).await;
    assert_eq!(sow(&server.app, Path::new("../regions")).await.unwrap(), 0);
    assert_eq!(cases(&server.app, REGIONS[0]).await.len(), count);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_demonstration_began_on_its_way_arrives_at_its_counter() {
    const ON_ITS_WAY: [Status; 4] =
        [Status::OutletChosen, Status::Paid, Status::InProduction, Status::InTransit];
    let world = World::new().await;
    let app = &world.server.app;
    sow(app, Path::new("../regions")).await.unwrap();
    let mut on_its_way = Vec::new();
    for region in REGIONS {
        let all = cases(app, region).await;
        on_its_way.extend(all.into_iter().filter(|case| ON_ITS_WAY.contains(&case.status)));
    }
    assert_eq!(on_its_way.len(), REGIONS.len() * ON_ITS_WAY.len());
    world.clock.advance(9 * 60 * 60);
    for case in on_its_way {
        let arrived = async || {
            let case = app.store.application(&case.reference).await.unwrap().unwrap();
            (case.status == Status::Ready).then_some(case)
        };
        tells_its_way(app, &until("a card", arrived).await, TRANSITIONS).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_being_asked_a_demonstration_begins_empty() {
    let world = World::new().await;
    for region in REGIONS {
        assert!(cases(&world.server.app, region).await.is_empty());
    }
    assert!(sow(&world.server.app, Path::new("../server")).await.is_err(), "there is no list of people");
    assert!(cases(&world.server.app, REGIONS[0]).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn people_of_the_demonstrations_cases_are_not_those_that_are_documented() {
    let world = World::new().await;
    assert!(sow(&world.server.app, Path::new("../regions")).await.unwrap() > 0);
    for known in world.outside.people.documented() {
        let person = world.server.app.sealer.blind_index(known.person.id_number.reveal());
        assert!(world.server.app.store.applications_of(&person).await.unwrap().is_empty());
    }
}
