//! Ports on this machine: whether one is free, and the next that is.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Result, bail};

/// Makes sure that `port` can be served; `use_` says for what.
pub(crate) fn require(port: u16, use_: &str) -> Result<()> {
    if is_free(port) {
        return Ok(());
    }
    bail!("Port {port} ({use_}) is in use: end what serves there, or choose other ports with --port N.")
}

/// The first free port from `first` on.
pub(crate) fn next_free(first: u16) -> Result<u16> {
    match (first..=first.saturating_add(200)).find(|port| is_free(*port)) {
        Some(port) => Ok(port),
        None => bail!("No port from {first} on is free: choose others with --port N."),
    }
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_used_port_gets_a_sentence_and_is_passed_over() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let message = require(port, "the app").unwrap_err().to_string();
        assert!(message.starts_with(&format!("Port {port} (the app) is in use")), "{message}");
        assert_ne!(next_free(port).unwrap(), port);
    }
}
