//! The description of the API, made from the wire types.
//!
//! **Invariant:** paths, methods and bodies come from [`Endpoint`]s; what is not JSON is described here beside them, by the same
//! constants that the routes use.

use domain::{
    problem::Problem,
    wire::{self, Endpoint, Method, staff as desk},
};
use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

/// Whom an operation is for.
#[derive(Clone, Copy)]
enum For {
    Residents,
    Staff,
}

impl For {
    const fn tag(self) -> &'static str {
        match self {
            Self::Residents => "residents",
            Self::Staff => "staff",
        }
    }
}

struct Document {
    paths: Map<String, Value>,
    schemas: SchemaGenerator,
}

/// The document, OpenAPI 3.1.
#[must_use]
pub fn document() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut document = Document { paths: Map::new(), schemas: SchemaGenerator::new(settings) };
    document.residents();
    document.staff();
    document.raw();
    let problem = document.schemas.subschema_for::<Problem>();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "medcard-kiosk",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Residents and staff are served on listeners of their own. Requests that do something carry an Origin of \
                            the same host. Whatever fails is application/problem+json.",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "tags": [
            { "name": "residents", "description": "On the residents' listener; who one is stands in the cookie __Host-visit." },
            { "name": "staff", "description": "On the staff listener; who one is stands in the cookie __Host-staff." },
        ],
        "paths": document.paths,
        "components": {
            "schemas": document.schemas.take_definitions(true),
            "responses": {
                "Problem": {
                    "description": "It failed; `code` says why.",
                    "content": { "application/problem+json": { "schema": problem } },
                },
            },
        },
    })
}

impl Document {
    fn residents(&mut self) {
        let whom = For::Residents;
        self.add(whom, wire::ListRegions);
        self.add(whom, wire::ShowRegion);
        self.add(whom, wire::ListOutlets);
        self.add(whom, wire::ShowKiosk);
        self.add(whom, wire::BeginVisit);
        self.add(whom, wire::ShowVisit);
        self.add(whom, wire::EndVisit);
        self.add(whom, wire::NameOneself);
        self.add(whom, wire::GiveCode);
        self.add(whom, wire::ConfirmName);
        self.add(whom, wire::AskVouching);
        self.add(whom, wire::AskHolder);
        self.add(whom, wire::GiveHolderCode);
        self.add(whom, wire::ActFor);
        self.add(whom, wire::SaveAnswer);
        self.add(whom, wire::Submit);
        self.add(whom, wire::ShowApplication);
        self.add(whom, wire::ShowForm);
        self.add(whom, wire::ShowHalves);
        self.add(whom, wire::Activate);
        self.add(whom, wire::ShowHoldersHalves);
        self.add(whom, wire::ActivateHolders);
        self.add(whom, wire::ChooseOutlet);
        self.add(whom, wire::GiveInfo);
        self.add(whom, wire::Withdraw);
        self.add(whom, wire::ShowCard);
        self.add(whom, wire::ReportLoss);
        self.add(whom, wire::TakeLossBack);
        self.add(whom, wire::ShowHoldersCard);
        self.add(whom, wire::ReportHoldersLoss);
        self.add(whom, wire::TakeHoldersLossBack);
        self.add(whom, wire::Track);
        self.add(whom, wire::AskForHelp);
        self.add(whom, wire::ShowHelp);
        self.add(whom, wire::CancelHelp);
        self.add(whom, wire::ReportCrash);
        self.add(whom, wire::Enrol);
        self.add(whom, wire::TakePass);
        self.add(whom, wire::ShowRechargeRule);
        self.add(whom, wire::ShowRecharge);
        self.add(whom, wire::BeginPayment);
        self.add(whom, wire::ListPayments);
        self.add(whom, wire::ShowPayment);
        self.add(whom, wire::AskPayment);
        self.add(whom, wire::GiveUpPayment);
        self.add(whom, wire::FindPayment);
        self.add(whom, wire::ShowRecordCode);
        self.add(whom, wire::UnresolvedPayments);
    }

    fn staff(&mut self) {
        let whom = For::Staff;
        self.add(whom, desk::SignIn);
        self.add(whom, desk::ShowSession);
        self.add(whom, desk::SignOut);
        self.add(whom, desk::ListCases);
        self.add(whom, desk::ShowCase);
        self.add(whom, desk::TakeUp);
        self.add(whom, desk::Decide);
        self.add(whom, desk::Settle);
        self.add(whom, desk::Print);
        self.add(whom, desk::RevealId);
        self.add(whom, desk::CheckHandover);
        self.add(whom, desk::HandOver);
        self.add(whom, desk::FindCard);
        self.add(whom, desk::StepCard);
        self.add(whom, desk::ShowVouch);
        self.add(whom, desk::Vouch);
        self.add(whom, desk::ListHelp);
        self.add(whom, desk::AnswerHelp);
        self.add(whom, desk::EndHelp);
        self.add(whom, desk::ListKiosks);
        self.add(whom, desk::MakeEnrolCode);
        self.add(whom, desk::RevokeKiosk);
        self.add(whom, desk::ListStock);
        self.add(whom, desk::ShowStock);
        self.add(whom, desk::MoveStock);
        self.add(whom, desk::ShowMaker);
        self.add(whom, desk::CloseBatch);
        self.add(whom, desk::ListStaffPayments);
        self.add(whom, desk::ShowStaffPayment);
        self.add(whom, desk::AskStaffPayment);
        self.add(whom, desk::SettleSlip);
        self.add(whom, desk::ProposeRefund);
        self.add(whom, desk::DecideRefund);
        self.add(whom, desk::ShowReconciliation);
        self.add(whom, desk::RunReconciliation);
        self.add(whom, desk::ResolveDifference);
        self.add(whom, desk::ListMonthEnds);
        self.add(whom, desk::ImportMonthEnd);
        self.add(whom, desk::ReleaseMonthEnd);
    }

    /// What is not JSON: photos and events.
    fn raw(&mut self) {
        let picture = json!({ "image/jpeg": {} });
        let events = json!({ "text/event-stream": {} });
        let paper = json!({ "application/pdf": {} });
        let view = self.schemas.subschema_for::<wire::PhotoView>();
        let purpose = self.schemas.subschema_for::<domain::photo::PhotoPurpose>();
        let [service, reference] = [
            self.schemas.subschema_for::<domain::service::Service>(),
            self.schemas.subschema_for::<domain::reference::Reference>(),
        ];
        let [source, exception, claim] = [
            self.schemas.subschema_for::<wire::PhotoSource>(),
            self.schemas.subschema_for::<domain::application::PhotoException>(),
            self.schemas.subschema_for::<domain::photo::PhotoReport>(),
        ];
        let mut take = operation(
            For::Residents,
            "TakePhoto",
            wire::PHOTOS,
            &json!({ "application/json": { "schema": view } }),
        );
        take["requestBody"] = json!({ "required": true, "content": { "image/jpeg": {}, "image/png": {} } });
        take["parameters"] = json!([
            { "name": "source", "in": "query", "required": true, "schema": source },
            { "name": "exception", "in": "query", "required": false, "schema": exception },
            { "name": "months_old", "in": "query", "required": false,
              "description": "Of an upload, and then required: at most so many whole months ago it was taken.",
              "schema": { "type": "integer", "minimum": 0, "maximum": 255 } },
            { "name": "purpose", "in": "query", "required": false, "schema": purpose },
            { "name": "draft", "in": "query", "required": false, "schema": service,
              "description": "The photo shows whom the draft for this service is for, who may be somebody else." },
            { "name": "case", "in": "query", "required": false, "schema": reference,
              "description": "The photo shows whom this application is for, who may be somebody else." },
            { "name": wire::PHOTO_CLAIM, "in": "header", "required": false,
              "description": "What the browser found, at most 8 KiB: compared, kept and counted, and never decisive.",
              "content": { "application/json": { "schema": claim } } },
        ]);
        self.put(wire::PHOTOS, "post", take);
        self.papers();
        self.assisted();
        self.lists();
        for (whom, name, path, content) in [
            (For::Residents, "ShowDocument", wire::DOCUMENT, &picture),
            (For::Staff, "ShowCaseDocument", desk::CASE_DOCUMENT, &picture),
            (For::Residents, "ShowPhoto", wire::PHOTO, &picture),
            (For::Residents, "ShowPhotoOriginal", wire::PHOTO_ORIGINAL, &picture),
            (For::Residents, "FollowApplication", wire::APPLICATION_EVENTS, &events),
            (For::Residents, "FollowPayment", wire::PAYMENT_EVENTS, &events),
            (For::Residents, "PrintRecord", wire::PAYMENT_RECORD, &paper),
            (For::Residents, "PrintStatement", wire::PAYMENT_STATEMENT, &paper),
            (For::Staff, "FollowCases", desk::CASE_EVENTS, &events),
            (For::Staff, "ShowCasePhoto", desk::CASE_PHOTO, &picture),
            (For::Staff, "ShowCasePhotoBefore", desk::CASE_PHOTO_BEFORE, &picture),
            (For::Staff, "ShowCaseOriginal", desk::CASE_ORIGINAL, &picture),
        ] {
            self.put(path, "get", operation(whom, name, path, content));
        }
    }

    /// How a paper is sent.
    fn papers(&mut self) {
        let view = self.schemas.subschema_for::<wire::DocumentView>();
        let kind = self.schemas.subschema_for::<domain::application::DocumentKind>();
        let content = json!({ "application/json": { "schema": view } });
        let mut take = operation(For::Residents, "TakeDocument", wire::DOCUMENTS, &content);
        take["requestBody"] = json!({ "required": true, "content": { "image/jpeg": {}, "image/png": {} } });
        take["parameters"] = json!([{ "name": "kind", "in": "query", "required": true, "schema": kind }]);
        self.put(wire::DOCUMENTS, "post", take);
    }

    /// How staff send the photo they took.
    fn assisted(&mut self) {
        let view = self.schemas.subschema_for::<desk::CaseView>();
        let content = json!({ "application/json": { "schema": view } });
        let mut take = operation(For::Staff, "TakeCasePhoto", desk::CASE_PHOTO, &content);
        take["requestBody"] = json!({ "required": true, "content": { "image/jpeg": {}, "image/png": {} } });
        let version =
            json!({ "name": "version", "in": "query", "required": true, "schema": { "type": "integer" } });
        let reference = take["parameters"].as_array().cloned().unwrap_or_default();
        take["parameters"] = reference.into_iter().chain([version]).collect();
        self.put(desk::CASE_PHOTO, "post", take);
    }

    /// Files of lines, closed by a checksum: `docs/card-maker-files.md`.
    fn lists(&mut self) {
        let [stock, report] = [
            self.schemas.subschema_for::<desk::OutletStockView>(),
            self.schemas.subschema_for::<desk::AnswerReport>(),
        ];
        for (name, path, view, lines) in [
            ("DeliverBlanks", desk::STOCK_DELIVERY, stock, "text/plain"),
            ("TakeAnswer", desk::MAKER_ANSWERS, report, "application/jsonl"),
        ] {
            let content = json!({ "application/json": { "schema": view } });
            let mut take = operation(For::Staff, name, path, &content);
            take["requestBody"] = json!({ "required": true, "content": { lines: {} } });
            self.put(path, "post", take);
        }
        let batch =
            operation(For::Staff, "DownloadBatch", desk::MAKER_BATCH, &json!({ "application/jsonl": {} }));
        self.put(desk::MAKER_BATCH, "get", batch);
    }

    fn add<E: Endpoint>(&mut self, whom: For, _: E)
    where
        E::Request: JsonSchema,
        E::Reply: JsonSchema,
    {
        let name = std::any::type_name::<E>().rsplit("::").next().unwrap_or_default();
        let reply = self.schemas.subschema_for::<E::Reply>();
        let mut operation =
            operation(whom, name, E::PATH, &json!({ "application/json": { "schema": reply } }));
        if E::METHOD == Method::Post {
            let request = self.schemas.subschema_for::<E::Request>();
            operation["requestBody"] =
                json!({ "required": true, "content": { "application/json": { "schema": request } } });
        }
        let method = match E::METHOD {
            Method::Get => "get",
            Method::Post => "post",
            Method::Delete => "delete",
        };
        self.put(E::PATH, method, operation);
    }

    fn put(&mut self, path: &str, method: &str, operation: Value) {
        let item = self.paths.entry(path).or_insert_with(|| json!({}));
        item[method] = operation;
    }
}

fn operation(whom: For, name: &str, path: &str, content: &Value) -> Value {
    json!({
        "operationId": name,
        "summary": spaced(name),
        "tags": [whom.tag()],
        "parameters": parameters(path),
        "responses": {
            "200": { "description": "Done.", "content": content },
            "default": { "$ref": "#/components/responses/Problem" },
        },
    })
}

/// The path's parts, if it has any.
fn parameters(path: &str) -> Value {
    let parts = path.split('{').filter_map(|rest| rest.split_once('}'));
    let parameter =
        |(part, _)| json!({ "name": part, "in": "path", "required": true, "schema": { "type": "string" } });
    parts.map(parameter).collect()
}

/// `ChooseOutlet` as `Choose outlet`.
fn spaced(name: &str) -> String {
    let mut spaced = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !spaced.is_empty() {
            spaced.push(' ');
            spaced.extend(c.to_lowercase());
        } else {
            spaced.push(c);
        }
    }
    spaced
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    const PUBLISHED: &str = "../docs/openapi.json";

    /// Name, method and path of every `endpoint!` in the wire's sources.
    fn declared() -> Vec<(String, String, String)> {
        let folder = Path::new("../crates/domain/src/wire");
        let mut found = Vec::new();
        for file in fs::read_dir(folder).unwrap().flatten() {
            let source = fs::read_to_string(file.path()).unwrap();
            for declaration in source.split("endpoint!(").skip(1) {
                let line = declaration
                    .lines()
                    .map(str::trim)
                    .find(|line| !line.is_empty() && !line.starts_with("///"));
                let Some((name, rest)) = line.and_then(|line| line.split_once(": ")) else { continue };
                let Some((method, rest)) = rest.split_once(" \"") else { continue };
                let path = rest.split('"').next().unwrap();
                found.push((name.to_owned(), method.to_lowercase(), path.to_owned()));
            }
        }
        found
    }

    #[test]
    fn every_endpoint_is_described() {
        let document = document();
        let declared = declared();
        assert_eq!(declared.len(), 87, "{declared:?}");
        for (name, method, path) in declared {
            assert_eq!(document["paths"][&path][&method]["operationId"], name, "{method} {path}");
        }
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let document = document();
        let text = document.to_string();
        for reference in text.split("\"#/").skip(1) {
            let pointer = format!("/{}", reference.split('"').next().unwrap());
            assert!(document.pointer(&pointer).is_some(), "{pointer}");
        }
    }

    /// Run with `UPDATE_OPENAPI=1` to publish a change.
    #[test]
    fn the_published_document_is_this_one() {
        let document = document();
        if std::env::var_os("UPDATE_OPENAPI").is_some() {
            fs::write(PUBLISHED, format!("{document:#}\n")).unwrap();
        }
        let published: Value = serde_json::from_str(&fs::read_to_string(PUBLISHED).unwrap()).unwrap();
        assert_eq!(published, document, "docs/openapi.json is stale: run this test with UPDATE_OPENAPI=1");
    }
}
