//! The program itself: started, asked over a socket, ended by SIGTERM, started again.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Output, Stdio},
};

use domain::outside::{ORDERS_PATH, OrderAnswer, OrderState};

use crate::cards::order;

struct Running {
    child: Child,
    address: String,
}

impl Running {
    fn start(data: &Path) -> Self {
        let mut child = sandbox(&["--listen", "127.0.0.1:0", "--card-seconds", "0"], data).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("ready: http://").unwrap().to_owned();
        Self { child, address }
    }

    fn exchange(&self, head: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let length = body.len();
        write!(
            stream,
            "{head} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\n\r\n{body}",
            self.address
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Asks the program to end and gives back all it wrote.
    fn end(self) -> Output {
        let ended = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(ended.success());
        self.child.wait_with_output().unwrap()
    }
}

fn sandbox(arguments: &[&str], data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sandbox"));
    command.args(arguments).arg("--data").arg(data).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn body(answer: &str) -> OrderAnswer {
    serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap()
}

#[test]
fn it_serves_ends_on_sigterm_remembers_and_writes_nothing_personal() {
    let data = tempfile::tempdir().unwrap();
    let order = order(7);
    let running = Running::start(data.path());
    let answer = running.exchange(&format!("POST {ORDERS_PATH}"), &serde_json::to_string(&order).unwrap());
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    assert!(answer.contains("content-security-policy: default-src 'none'"));
    let first = body(&answer);
    assert_eq!(first.state, OrderState::Arrived, "cards take no time here");
    let sms = r#"{"key":"a","to":"15400000001","text":"482913"}"#;
    assert!(running.exchange("POST /sms", sms).starts_with("HTTP/1.1 202"));
    let ended = running.end();
    assert!(ended.status.success());

    let again = Running::start(data.path());
    let answer = again.exchange(&format!("GET {ORDERS_PATH}/{}", order.reference), "");
    assert_eq!(body(&answer).since, first.since);
    assert!(again.exchange("GET /inbox.json?to=15400000001", "").contains("482913"));
    for output in [ended, again.end()] {
        let written = [output.stdout, output.stderr].concat();
        assert_eq!(String::from_utf8(written).unwrap(), "", "after the line that says ready");
    }
}

#[test]
fn it_serves_this_machine_only_and_says_when_a_port_is_used() {
    let data = tempfile::tempdir().unwrap();
    let open = sandbox(&["--listen", "0.0.0.0:0"], data.path()).output().unwrap();
    assert!(!open.status.success());
    assert!(String::from_utf8(open.stderr).unwrap().contains("serves this machine only"));
    let running = Running::start(data.path());
    let second = sandbox(&["--listen", &running.address], data.path()).output().unwrap();
    assert!(!second.status.success());
    assert!(String::from_utf8(second.stderr).unwrap().contains("is the port in use?"));
    assert!(running.end().status.success());
}
