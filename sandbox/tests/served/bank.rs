//! The bank's month-end files.

use axum::http::StatusCode;
use domain::month_end::MonthEndFile;
use sandbox::people::{ANLAN, Money, People, YUNLING};
use sha2::{Digest as _, Sha256};

use crate::world::World;

fn checksum(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

async fn file(world: &World, month: &str, region: &str) -> String {
    let (status, file) = world.get(&format!("/bank/month-end/{month}/{region}.txt")).await;
    assert_eq!(status, StatusCode::OK);
    file
}

#[tokio::test]
async fn a_region_has_one_file_a_month_always_the_same() {
    let (world, people) = (World::new(), People::demo());
    for (region, least) in [(ANLAN, 80), (YUNLING, 40)] {
        let text = file(&world, "202611", region).await;
        let read = MonthEndFile::read(text.as_bytes(), checksum).unwrap();
        assert_eq!((read.region.as_str(), read.month.to_string().as_str()), (region, "202611"));
        assert!(read.credits.len() > least, "{}", read.credits.len());
        for credit in &read.credits {
            let person = people.find(credit.id_number.reveal()).unwrap();
            assert!(person.has_account() && person.is_in_force() && person.money != Money::CreditMissing);
        }
        assert_eq!(file(&World::new(), "202611", region).await, text);
        assert_ne!(file(&world, "202612", region).await, text);
    }
}

#[tokio::test]
async fn one_persons_credit_stays_out() {
    let (world, people) = (World::new(), People::demo());
    let text = file(&world, "202611", ANLAN).await;
    let employees = people.all().filter(|person| person.has_account() && person.is_in_force());
    let here = employees.filter(|person| person.insured().is_some_and(|insured| insured.region == ANLAN));
    let left_out: Vec<_> = here.filter(|person| !text.contains(person.id_number.reveal())).collect();
    let [person] = &left_out[..] else { panic!("one person is left out") };
    assert!(person.name.starts_with("阿卜杜热合曼·"));
}

#[tokio::test]
async fn there_are_files_of_regions_and_months_only() {
    let world = World::new();
    for path in
        ["202613/339900.txt", "202611/339900", "202611/3399.txt", "202611/119900.txt", "soon/339900.txt"]
    {
        let (status, _) = world.get(&format!("/bank/month-end/{path}")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
    let (status, page) = world.get("/bank").await;
    assert_eq!(status, StatusCode::OK);
    for month in ["202611", "202610"] {
        assert!(page.contains(&format!("/bank/month-end/{month}/{ANLAN}.txt")));
    }
}
