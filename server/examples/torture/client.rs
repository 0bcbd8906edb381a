//! A client with cookies that loses answers and knows it.

use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Result, anyhow};
use domain::{
    problem::{ErrorCode, Problem},
    wire::{Endpoint, Method, path_with},
};
use reqwest::header;

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a lost request waits until it is sent again.
const AGAIN: Duration = Duration::from_millis(200);
/// How often it is sent again: minutes, while a killed process comes back.
const TIMES: u32 = 1_500;

/// A browser of ours.
pub(crate) struct Client {
    http: reqwest::Client,
    base: String,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// Why there is no reply.
#[derive(Debug)]
pub(crate) enum Failed {
    /// Whether it was done is not known.
    Lost,
    /// The server says why.
    Refused(Box<Problem>),
}

impl Client {
    /// One that calls from an address of its own, as another household would.
    pub(crate) fn new(base: &str, number: u16) -> Result<Self> {
        let [high, low] = number.to_be_bytes();
        let own = IpAddr::from(Ipv4Addr::new(127, 2, high, low));
        let http = reqwest::Client::builder().no_proxy().timeout(PATIENCE).local_address(own).build()?;
        Ok(Self { http, base: base.to_owned(), cookies: Mutex::default() })
    }

    /// Calls an endpoint once.
    pub(crate) async fn call<E: Endpoint>(
        &self,
        _: E,
        part: &str,
        request: &E::Request,
    ) -> Result<E::Reply, Failed> {
        let method = match E::METHOD {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Delete => reqwest::Method::DELETE,
        };
        let address = format!("{}{}", self.base, path_with(E::PATH, part));
        let mut http = self.http.request(method, address).header(header::ORIGIN, &self.base);
        http = http.header(header::COOKIE, self.cookies());
        if E::METHOD == Method::Post {
            http = http.json(request);
        }
        let answer = http.send().await.map_err(|_| Failed::Lost)?;
        self.keep(answer.headers());
        if answer.status().is_success() {
            return answer.json().await.map_err(|_| Failed::Lost);
        }
        let problem: Problem = answer.json().await.map_err(|_| Failed::Lost)?;
        Err(Failed::Refused(Box::new(problem)))
    }

    /// Calls it until there is an answer that says something: what is lost is sent again as it was.
    pub(crate) async fn patiently<E: Endpoint + Copy>(
        &self,
        endpoint: E,
        part: &str,
        request: &E::Request,
    ) -> Result<Result<E::Reply, Box<Problem>>> {
        for _ in 0..TIMES {
            match self.call(endpoint, part, request).await {
                Ok(reply) => return Ok(Ok(reply)),
                Err(Failed::Lost) => {}
                Err(Failed::Refused(problem)) if is_passing(&problem) => {}
                Err(Failed::Refused(problem)) => return Ok(Err(problem)),
            }
            tokio::time::sleep(AGAIN).await;
        }
        Err(anyhow!("{} is never answered", E::PATH))
    }

    fn cookies(&self) -> String {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let pairs: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }

    fn keep(&self, headers: &header::HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = headers.get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
        for (name, value) in lines.filter_map(|line| line.split(';').next()?.split_once('=')) {
            if value.is_empty() {
                cookies.remove(name)
            } else {
                cookies.insert(name.to_owned(), value.to_owned())
            };
        }
    }
}

/// Whether the same request may fare better a little later.
fn is_passing(problem: &Problem) -> bool {
    problem.status >= 500 || problem.status == 429 || problem.code == ErrorCode::InFlight
}
