//! A client with cookies, as a page of ours would call.

use std::{collections::BTreeMap, sync::Mutex};

use domain::{
    problem::Problem,
    wire::{Endpoint, Method, path_with},
};
use reqwest::{Client, RequestBuilder, Response, header};

/// A browser that looks at one surface.
pub(crate) struct Browser {
    pub(crate) client: Client,
    pub(crate) base: String,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl Browser {
    pub(crate) fn at(address: std::net::SocketAddr) -> Self {
        Self::from(address, [127, 0, 0, 1])
    }

    /// One that calls from this address of the machine.
    pub(crate) fn from(address: std::net::SocketAddr, own: [u8; 4]) -> Self {
        let own = std::net::IpAddr::from(own);
        let client = Client::builder().no_proxy().local_address(own).build().unwrap();
        Self { client, base: format!("http://{address}"), cookies: Mutex::default() }
    }

    /// A request with our origin and cookies.
    pub(crate) fn request(&self, method: reqwest::Method, path: &str) -> RequestBuilder {
        let cookies = self.cookies.lock().unwrap();
        let line: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.client.request(method, format!("{}{path}", self.base));
        request.header(header::ORIGIN, &self.base).header(header::COOKIE, line.join("; "))
    }

    /// Sends, and keeps what cookies come.
    pub(crate) async fn send(&self, request: RequestBuilder) -> Response {
        let answer = request.send().await.unwrap();
        let mut cookies = self.cookies.lock().unwrap();
        for line in answer.headers().get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            for rule in ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"] {
                assert!(line.contains(rule), "{rule} is missing in {line}");
            }
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            assert!(name.starts_with("__Host-"));
            if value.is_empty() {
                cookies.remove(name)
            } else {
                cookies.insert(name.into(), value.into())
            };
        }
        answer
    }

    /// Calls an endpoint with its one part.
    pub(crate) async fn call<E: Endpoint>(
        &self,
        _: E,
        part: &str,
        request: &E::Request,
    ) -> Result<E::Reply, Problem> {
        let method = match E::METHOD {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Delete => reqwest::Method::DELETE,
        };
        let mut http = self.request(method, &path_with(E::PATH, part));
        if E::METHOD == Method::Post {
            http = http.json(request);
        }
        let answer = self.send(http).await;
        if answer.status().is_success() {
            Ok(answer.json().await.unwrap())
        } else {
            Err(problem(answer).await)
        }
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    pub(crate) fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.into(), value.into());
    }
}

/// The failure, checked to be told as every failure must be.
pub(crate) async fn problem(answer: Response) -> Problem {
    let status = answer.status().as_u16();
    let kind = answer.headers()[header::CONTENT_TYPE].to_str().unwrap().to_owned();
    assert_eq!(kind, "application/problem+json");
    let id = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
    let problem: Problem = answer.json().await.unwrap();
    assert_eq!((problem.status, problem.code.status()), (status, status));
    assert!(!id.is_empty() && problem.request_id == id);
    problem
}
