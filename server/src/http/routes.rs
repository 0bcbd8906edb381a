//! Routes by endpoint type.

use axum::{
    Router,
    handler::Handler,
    routing::{MethodFilter, MethodRouter, on},
};
use domain::wire::{Endpoint, Method};

use crate::app::App;

/// Adds endpoints to a router.
pub(super) trait Endpoints {
    /// Answers the endpoint with the handler.
    fn endpoint<E: Endpoint, T: 'static>(self, endpoint: E, handler: impl Handler<T, App>) -> Self;
}

impl Endpoints for Router<App> {
    fn endpoint<E: Endpoint, T: 'static>(self, _: E, handler: impl Handler<T, App>) -> Self {
        let method: MethodRouter<App> = on(filter(E::METHOD), handler);
        self.route(E::PATH, method)
    }
}

const fn filter(method: Method) -> MethodFilter {
    match method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Delete => MethodFilter::DELETE,
    }
}
