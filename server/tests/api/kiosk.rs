//! A kiosk that makes a key, enrols it, and signs what it asks.

use aws_lc_rs::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use domain::{
    moment::Moment,
    problem::Problem,
    wire::{
        BeginVisit, Consent, Endpoint, Enrol, EnrolCode, Enrolled, Enrolment, Method, Nothing, SIGNATURE,
        ShowRegion, Signature, VisitView, hex,
        staff::{FreshCode, MakeEnrolCode},
    },
};
use reqwest::{RequestBuilder, Response};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    browser::{Browser, problem},
    journey::sign_in,
    world::World,
};

pub(crate) const ID: &str = "anlan-1";

pub(crate) struct Kiosk {
    pub(crate) browser: Browser,
    pub(crate) pair: EcdsaKeyPair,
    pub(crate) key: Uuid,
}

/// A code that the administrator makes just now.
pub(crate) async fn fresh_code(world: &World) -> FreshCode {
    let admin = world.desk();
    sign_in(&admin, "admin").await;
    admin.call(MakeEnrolCode, ID, &Nothing {}).await.unwrap()
}

pub(crate) fn pair() -> EcdsaKeyPair {
    EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap()
}

pub(crate) async fn enrol(
    browser: &Browser,
    pair: &EcdsaKeyPair,
    code: EnrolCode,
) -> Result<Enrolled, Problem> {
    let public_key = hex(pair.public_key().as_ref());
    browser.call(Enrol, ID, &Enrolment { code, public_key }).await
}

impl Kiosk {
    pub(crate) async fn enrolled(world: &World) -> Self {
        let (browser, pair) = (world.browser(), pair());
        let code = fresh_code(world).await.code;
        let key = enrol(&browser, &pair, code).await.unwrap().key;
        Self { browser, pair, key }
    }

    /// What stands in the header of a request.
    pub(crate) fn signature(&self, method: Method, path: &str, body: &str, time: Moment) -> Signature {
        let random = SystemRandom::new();
        let mut nonce = [0; 16];
        aws_lc_rs::rand::fill(&mut nonce).unwrap();
        let body = Sha256::digest(body).into();
        let mut signature = Signature { key: self.key, time, nonce, body, proof: [0; 64] };
        let message = signature.message(method, path);
        let proof = self.pair.sign(&random, message.as_bytes()).unwrap();
        signature.proof.copy_from_slice(proof.as_ref());
        signature
    }

    /// A request with a signature, whatever that is of.
    pub(crate) fn request(
        &self,
        method: Method,
        path: &str,
        body: &str,
        signature: &Signature,
    ) -> RequestBuilder {
        let method = reqwest::Method::from_bytes(method.as_str().as_bytes()).unwrap();
        let request = self.browser.request(method, path).header(SIGNATURE, signature.to_string());
        if body.is_empty() {
            request
        } else {
            request.header("content-type", "application/json").body(body.to_owned())
        }
    }

    /// A signed request, sent now.
    pub(crate) async fn send(&self, world: &World, method: Method, path: &str, body: &str) -> Response {
        let signature = self.signature(method, path, body, world.server.app.now());
        self.browser.send(self.request(method, path, body, &signature)).await
    }

    /// Calls an endpoint, signed.
    pub(crate) async fn call<E: Endpoint>(
        &self,
        world: &World,
        _: E,
        request: &E::Request,
    ) -> Result<E::Reply, Problem> {
        let body =
            if E::METHOD == Method::Post { serde_json::to_string(request).unwrap() } else { String::new() };
        let answer = self.send(world, E::METHOD, E::PATH, &body).await;
        if answer.status().is_success() {
            Ok(answer.json().await.unwrap())
        } else {
            Err(problem(answer).await)
        }
    }

    pub(crate) async fn begin(&self, world: &World) -> Result<VisitView, Problem> {
        let consent = consent(&self.browser).await;
        self.call(world, BeginVisit, &consent).await
    }
}

/// The consent of somebody at the enrolled kiosk.
pub(crate) async fn consent(browser: &Browser) -> Consent {
    let region = browser.call(ShowRegion, "339900", &Nothing {}).await.unwrap();
    Consent {
        region: region.code,
        version: region.consent.version,
        language: "zh-CN".to_owned(),
        kiosk: Some(domain::kiosk::KioskId(ID.to_owned())),
    }
}
