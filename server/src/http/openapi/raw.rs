//! What is not JSON: papers, pictures, files and events.

use domain::wire::{self, staff as desk};
use serde_json::{Value, json};

use super::{Document, For, operation};

impl Document {
    /// Whatever is only read.
    pub(super) fn read(&mut self) {
        let picture = json!({ "image/jpeg": {} });
        let events = json!({ "text/event-stream": {} });
        let paper = json!({ "application/pdf": {} });
        let table = json!({ "text/csv": {} });
        for (whom, name, path, content) in [
            (For::Residents, "ShowDocument", wire::DOCUMENT, &picture),
            (For::Staff, "ShowCaseDocument", desk::CASE_DOCUMENT, &picture),
            (For::Residents, "ShowPhoto", wire::PHOTO, &picture),
            (For::Residents, "ShowPhotoOriginal", wire::PHOTO_ORIGINAL, &picture),
            (For::Residents, "FollowApplication", wire::APPLICATION_EVENTS, &events),
            (For::Residents, "FollowPayment", wire::PAYMENT_EVENTS, &events),
            (For::Residents, "PrintRecord", wire::PAYMENT_RECORD, &paper),
            (For::Residents, "PrintStatement", wire::PAYMENT_STATEMENT, &paper),
            (For::Residents, "PrintSettlement", wire::SETTLEMENT_PAPER, &paper),
            (For::Residents, "SaveSettlement", wire::SETTLEMENT_TABLE, &table),
            (For::Residents, "PrintRights", wire::RIGHTS_PAPER, &paper),
            (For::Residents, "SaveSettlements", wire::SETTLEMENTS_TABLE, &table),
            (For::Staff, "FollowCases", desk::CASE_EVENTS, &events),
            (For::Staff, "ShowCasePhoto", desk::CASE_PHOTO, &picture),
            (For::Staff, "ShowCasePhotoBefore", desk::CASE_PHOTO_BEFORE, &picture),
            (For::Staff, "ShowCaseOriginal", desk::CASE_ORIGINAL, &picture),
        ] {
            self.put(path, "get", operation(whom, name, path, content));
        }
        let special = json!({ "name": "special", "in": "query", "required": false,
            "schema": { "type": "boolean", "default": false },
            "description": "whether special diseases are told apart: only where somebody asked for it" });
        for path in [wire::SETTLEMENTS_TABLE, wire::RIGHTS_PAPER] {
            self.ask(path, "get", special.clone());
        }
    }

    /// One more parameter of an operation that stands.
    fn ask(&mut self, path: &str, method: &str, parameter: Value) {
        let Some(operation) = self.paths.get_mut(path).and_then(|item| item.get_mut(method)) else { return };
        let known = operation["parameters"].as_array().cloned().unwrap_or_default();
        operation["parameters"] = known.into_iter().chain([parameter]).collect();
    }

    /// How a paper is sent.
    pub(super) fn papers(&mut self) {
        let view = self.schemas.subschema_for::<wire::DocumentView>();
        let kind = self.schemas.subschema_for::<domain::application::DocumentKind>();
        let content = json!({ "application/json": { "schema": view } });
        let mut take = operation(For::Residents, "TakeDocument", wire::DOCUMENTS, &content);
        take["requestBody"] = json!({ "required": true, "content": { "image/jpeg": {}, "image/png": {} } });
        take["parameters"] = json!([{ "name": "kind", "in": "query", "required": true, "schema": kind }]);
        self.put(wire::DOCUMENTS, "post", take);
    }

    /// How staff send the photo they took.
    pub(super) fn assisted(&mut self) {
        let view = self.schemas.subschema_for::<desk::CaseView>();
        let content = json!({ "application/json": { "schema": view } });
        let mut take = operation(For::Staff, "TakeCasePhoto", desk::CASE_PHOTO, &content);
        take["requestBody"] = json!({ "required": true, "content": { "image/jpeg": {}, "image/png": {} } });
        self.put(desk::CASE_PHOTO, "post", take);
        let version =
            json!({ "name": "version", "in": "query", "required": true, "schema": { "type": "integer" } });
        self.ask(desk::CASE_PHOTO, "post", version);
    }

    /// Files of lines, closed by a checksum: `docs/card-maker-files.md`.
    pub(super) fn lists(&mut self) {
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
}
