//! The security headers of each surface.

use std::sync::Arc;

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::Response,
};

/// Everything a page may not use, but for what its surface allows.
const OFF: &str = "accelerometer=(), display-capture=(), \
    encrypted-media=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()";
/// The documentation's pages bring styles in the page.
const DOCS_CSP: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; \
    style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/// Nothing: answers of the API are no pages.
const API_CSP: &str = "default-src 'none'; frame-ancestors 'none'";
const YEAR: &str = "max-age=31536000";

const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");
const OPENER: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Where the documentation of the API stands.
pub(super) const DOCS: &str = "/api/docs";

/// What sets the residents' headers apart from the staff's.
#[derive(Clone)]
pub(super) struct Surface {
    /// The page's policy, with the hashes of its inline scripts.
    pub(super) csp: Arc<str>,
    /// Whether the camera and the position may be used.
    pub(super) devices: bool,
    /// Whether it is served over TLS by ourselves.
    pub(super) tls: bool,
}

/// The policy of a page whose inline scripts have these hashes.
pub(super) fn page_csp(hashes: &[String]) -> String {
    let quoted: Vec<String> = hashes.iter().map(|hash| format!("'{hash}'")).collect();
    let hashes = quoted.join(" ");
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {hashes}; connect-src 'self'; img-src 'self' blob:; \
         style-src 'self'; font-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; \
         frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )
}

/// Adds what every answer for `path` carries. A cache rule that is set already stays.
pub(super) fn add(answer: &mut Response, path: &str, surface: &Surface) {
    let headers = answer.headers_mut();
    let api = path.starts_with("/api/") || path == "/api";
    let docs = path.starts_with(DOCS);
    let csp = if docs {
        DOCS_CSP
    } else if api {
        API_CSP
    } else {
        &surface.csp
    };
    let devices =
        if surface.devices { "camera=(self), geolocation=(self)" } else { "camera=(), geolocation=()" };
    set(headers, header::CONTENT_SECURITY_POLICY, csp);
    set(headers, PERMISSIONS, &format!("{devices}, {OFF}"));
    set(headers, OPENER, "same-origin");
    set(headers, RESOURCE, "same-origin");
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, header::X_FRAME_OPTIONS, "DENY");
    set(headers, header::REFERRER_POLICY, "same-origin");
    if surface.tls {
        set(headers, header::STRICT_TRANSPORT_SECURITY, YEAR);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        set(headers, header::CACHE_CONTROL, "no-store");
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
