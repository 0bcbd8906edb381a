//! The description of the API, made from the wire types.
//!
//! **Invariant:** paths, methods and bodies come from [`Endpoint`]s; what is not JSON is described here beside them, by the same
//! constants that the routes use.

mod raw;

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
    document.filed();
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
        self.add(whom, wire::ShowBenefitRule);
        self.add(whom, wire::ListNotices);
        self.add(whom, wire::ShowAccount);
        self.add(whom, wire::ListEntries);
        self.add(whom, wire::ListSettlements);
        self.add(whom, wire::ShowSettlement);
        self.add(whom, wire::ListMonths);
        self.add(whom, wire::ShowRights);
    }

    /// Filing for care elsewhere.
    fn filed(&mut self) {
        let whom = For::Residents;
        self.add(whom, wire::ShowFilingRule);
        self.add(whom, wire::ListFilings);
        self.add(whom, wire::File);
        self.add(whom, wire::WithdrawFiling);
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
        self.add(whom, desk::ListStaffNotices);
        self.add(whom, desk::PublishNotice);
        self.add(whom, desk::WithdrawNotice);
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
        self.read();
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
mod tests;
