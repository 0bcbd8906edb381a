//! The one question `start` asks over HTTP: are you ready?

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(2);

/// Whether `GET path` on this machine's `port` is answered with 200.
pub(crate) fn answers_ok(port: u16, path: &str) -> bool {
    status_line(port, path).is_ok_and(|line| line.split(' ').nth(1) == Some("200"))
}

fn status_line(port: u16, path: &str) -> std::io::Result<String> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    // In one piece: whoever answers the first of several and closes the connection resets it, and the answer is lost.
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut head = [0; 64];
    let length = stream.read(&mut head)?;
    Ok(String::from_utf8_lossy(&head[..length]).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    fn serve_once(answer: &'static str) -> u16 {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 256];
            assert_ne!(stream.read(&mut request).unwrap(), 0);
            stream.write_all(answer.as_bytes()).unwrap();
        });
        port
    }

    #[test]
    fn only_200_means_ready() {
        assert!(answers_ok(serve_once("HTTP/1.1 200 OK\r\n\r\n"), "/readyz"));
        assert!(!answers_ok(serve_once("HTTP/1.1 503 Service Unavailable\r\n\r\n"), "/readyz"));
        assert!(!answers_ok(serve_once("200"), "/readyz"));
    }
}
