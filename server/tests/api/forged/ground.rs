//! Somebody's case, and everybody who might forge a request about it.

use std::collections::BTreeMap;

use domain::{
    application::{DocumentId, PhotoId},
    payment::PaymentNumber,
    problem::ErrorCode,
    reference::Reference,
    wire::staff::Handover,
};
use reqwest::Method;
use rusqlite::{Connection, OpenFlags, types::Value as Cell};
use sandbox::people::{ANLAN, Person};
use serde_json::Value;

use crate::{
    browser::{Browser, problem},
    documents::register,
    journey::{agree, applied, identify, sign_in},
    world::{World, until},
};

/// What may change whatever is asked: who is here, how often something was tried, and what the audit says of it.
const MAY_CHANGE: [&str; 7] =
    ["visit", "staff_session", "tally", "audit", "audit_head", "schema_version", "kiosk_nonce"];

/// Who sends a forged request.
#[derive(Clone, Copy, Debug)]
pub(super) enum Who {
    /// Somebody without a visit.
    Nobody,
    /// Somebody without a session, at the staff's address.
    NobodyAtDesk,
    /// Somebody who agreed, and was not identified.
    Guest,
    /// The person whose case it is.
    Owner,
    /// The same, with their cookies, at the staff's address.
    OwnerAtDesk,
    /// Somebody else, identified.
    Stranger,
    /// A clerk of the region.
    Clerk,
    /// The same, with their cookies, at the residents' address.
    ClerkOutside,
    /// A clerk of another region.
    Elsewhere,
    /// An administrator.
    Admin,
}

/// An operation as the API's own document has it.
pub(super) struct Operation {
    pub(super) name: String,
    pub(super) method: String,
    pub(super) of_residents: bool,
    template: String,
}

impl Operation {
    /// Its path, about the case and its things.
    pub(super) fn path(&self, ground: &Ground) -> String {
        let mut path = self.template.clone();
        for (part, value) in [
            ("{reference}", ground.reference.to_string()),
            ("{photo}", ground.photo.0.to_string()),
            ("{document}", ground.paper.0.to_string()),
            ("{region}", ANLAN.to_owned()),
            ("{kiosk}", "demo".to_owned()),
            ("{outlet}", "anlan-01".to_owned()),
            ("{code}", "123456".to_owned()),
            ("{call}", ground.photo.0.to_string()),
            ("{batch}", ground.photo.0.to_string()),
            ("{holder}", ground.photo.0.to_string()),
            ("{number}", PaymentNumber::from_number(1).to_string()),
            ("{id}", ground.photo.0.to_string()),
            ("{year}", "2026".to_owned()),
            ("{key}", "2026-J1".to_owned()),
            ("{notice}", ground.photo.0.to_string()),
            ("{span}", "202601-202611".to_owned()),
        ] {
            path = path.replace(part, &value);
        }
        assert!(!path.contains('{'), "nothing to fill {path} with");
        path
    }
}

/// Somebody's case, and everybody around it.
pub(super) struct Ground {
    pub(super) reference: Reference,
    pub(super) photo: PhotoId,
    pub(super) paper: DocumentId,
    world: World,
    owner: Browser,
    person: Person,
    guest: Browser,
    stranger: Browser,
    clerk: Browser,
    elsewhere: Browser,
    admin: Browser,
}

impl Ground {
    /// Somebody hands an application in, photographs a paper, and everybody comes.
    pub(super) async fn lay() -> Self {
        let world = World::new().await;
        let (owner, person, application) = applied(&world).await;
        let paper = register(&owner).await;
        let (guest, stranger) = (world.browser(), world.browser());
        agree(&guest, ANLAN, None).await;
        identify(&stranger, &world.outside, &world.outside.person("林㼆"), ANLAN).await;
        let (clerk, elsewhere, admin) = (world.desk(), world.desk(), world.desk());
        for (desk, name) in [(&clerk, "wang"), (&elsewhere, "zhao"), (&admin, "admin")] {
            sign_in(desk, name).await;
        }
        let store = &world.server.app.store;
        until("quiet", async || store.next_job_at().await.unwrap().is_none().then_some(())).await;
        let (reference, photo) = (application.reference, application.photo);
        Self { reference, photo, paper, world, owner, person, guest, stranger, clerk, elsewhere, admin }
    }

    /// A handover of the case with the right number and a code that is guessed.
    pub(super) fn handover(&self) -> Handover {
        let (reference, id_number) = (self.reference.clone(), self.person.id_number.clone());
        Handover { reference, pickup_code: "000000".to_owned(), id_number }
    }

    /// Every operation, as the document that is served has them.
    pub(super) async fn operations(&self) -> Vec<Operation> {
        let browser = self.world.browser();
        let document = browser.send(browser.request(Method::GET, "/api/openapi.json")).await;
        let document: Value = document.json().await.unwrap();
        let paths = document["paths"].as_object().unwrap().iter();
        let each = paths.flat_map(|(template, of)| {
            of.as_object().unwrap().iter().filter(|(_, operation)| operation["operationId"].is_string()).map(
                |(method, operation)| Operation {
                    name: operation["operationId"].as_str().unwrap().to_owned(),
                    method: method.to_uppercase(),
                    of_residents: operation["tags"][0] == "residents",
                    template: template.clone(),
                },
            )
        });
        each.collect()
    }

    /// What is answered: nothing more is looked at than whether it is refused, and how.
    pub(super) async fn send(
        &self,
        who: Who,
        method: &str,
        path: &str,
        body: Value,
    ) -> Result<(), ErrorCode> {
        let (browser, elsewhere) = match who {
            Who::Nobody => (&self.world.browser(), None),
            Who::NobodyAtDesk => (&self.world.desk(), None),
            Who::Guest => (&self.guest, None),
            Who::Owner => (&self.owner, None),
            Who::OwnerAtDesk => (&self.owner, Some(&self.clerk.base)),
            Who::Stranger => (&self.stranger, None),
            Who::Clerk => (&self.clerk, None),
            Who::ClerkOutside => (&self.clerk, Some(&self.owner.base)),
            Who::Elsewhere => (&self.elsewhere, None),
            Who::Admin => (&self.admin, None),
        };
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = browser.request(method.clone(), path);
        if let Some(base) = elsewhere {
            let names = ["__Host-visit", "__Host-device", "__Host-staff"];
            let cookies = names.iter().filter_map(|name| Some(format!("{name}={}", browser.cookie(name)?)));
            let cookies = cookies.collect::<Vec<_>>().join("; ");
            let plain = browser.client.request(method.clone(), format!("{base}{path}"));
            request = plain.header("origin", base).header("cookie", cookies);
        }
        if method == Method::POST {
            request = request.json(&body);
        }
        let answer = request.send().await.unwrap();
        if answer.status().is_success() { Ok(()) } else { Err(problem(answer).await.code) }
    }

    /// How often the audit says that somebody asked for this, whose it is not.
    pub(super) async fn asked_for(&self, subject: &str) -> usize {
        let lines = self.world.server.app.store.audit_of(subject).await.unwrap();
        lines.iter().filter(|line| line.entry.action == "asked-for-anothers").count()
    }

    /// Every row of every table that a refusal leaves alone.
    pub(super) fn rows(&self) -> BTreeMap<String, Vec<String>> {
        let file = self.world.data.path().join("medcard.db");
        let base = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let mut tables = base
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            .unwrap();
        let names: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().flatten().collect();
        assert!(names.iter().any(|name| name == "application") && names.len() > 10);
        let kept = names.into_iter().filter(|name| !MAY_CHANGE.contains(&&**name));
        kept.map(|name| (name.clone(), table(&base, &name))).collect()
    }
}

/// A table's rows, in an order of their own.
fn table(base: &Connection, name: &str) -> Vec<String> {
    let mut select = base.prepare(&format!("SELECT * FROM {name}")).unwrap();
    let width = select.column_count();
    let cells =
        |row: &rusqlite::Row<'_>| (0..width).map(|at| row.get::<_, Cell>(at)).collect::<Result<Vec<_>, _>>();
    let rows = select.query_map([], cells).unwrap();
    let mut rows: Vec<_> = rows.map(|row| format!("{:?}", row.unwrap())).collect();
    rows.sort();
    rows
}
