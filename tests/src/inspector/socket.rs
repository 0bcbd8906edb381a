//! As much of a WebSocket (RFC 6455) as it takes to talk to the browser on this machine: text, one message at a time.
//!
//! Pings are answered while somebody waits for a message; after half a minute in which nobody does, the browser may close the socket.
//!
//! **Invariant:** a message is handed over whole, however many frames it came in.

use anyhow::{Context as _, Result, bail, ensure};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpStream,
};

/// Any sixteen bytes: both ends are ours, so the answer to them is not checked.
const KEY: &str = "bWVkY2FyZC1raW9zay0wMQ==";

const TEXT: u8 = 0x1;
const CLOSE: u8 = 0x8;
const PING: u8 = 0x9;
const PONG: u8 = 0xa;
const LAST: u8 = 0x80;
const MASKED: u8 = 0x80;

/// Stand for the length of what does not fit into seven bits: two bytes follow with it, or eight.
const IN_TWO: u8 = 0x7e;
const IN_EIGHT: u8 = 0x7f;

/// An open connection.
#[derive(Debug)]
pub(super) struct Socket(BufReader<TcpStream>);

impl Socket {
    /// Connects to a `ws://` address.
    pub(super) async fn open(address: &str) -> Result<Self> {
        let parts = address.strip_prefix("ws://").and_then(|rest| rest.split_once('/'));
        let (host, path) = parts.with_context(|| format!("{address} is no address of a socket"))?;
        let mut stream = BufReader::new(TcpStream::connect(host).await?);
        let asked = format!(
            "GET /{path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {KEY}\r\n\r\n"
        );
        stream.write_all(asked.as_bytes()).await?;
        let mut status = String::new();
        stream.read_line(&mut status).await?;
        ensure!(status.contains(" 101 "), "no socket at {address}: {status}");
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            ensure!(stream.read_line(&mut line).await? > 0, "the socket ended at once");
        }
        Ok(Self(stream))
    }

    /// Sends a text.
    pub(super) async fn send(&mut self, text: &str) -> Result<()> {
        self.write(TEXT, text.as_bytes()).await
    }

    async fn write(&mut self, kind: u8, text: &[u8]) -> Result<()> {
        let mut frame = vec![LAST | kind];
        if let Ok(short @ 0..IN_TWO) = u8::try_from(text.len()) {
            frame.push(MASKED | short);
        } else if let Ok(length) = u16::try_from(text.len()) {
            frame.push(MASKED | IN_TWO);
            frame.extend(length.to_be_bytes());
        } else {
            frame.push(MASKED | IN_EIGHT);
            frame.extend(u64::try_from(text.len())?.to_be_bytes());
        }
        // Clients must mask; a mask of zeros leaves the text as it is.
        frame.extend([0; 4]);
        frame.extend(text);
        Ok(self.0.write_all(&frame).await?)
    }

    /// Waits for the next text.
    pub(super) async fn receive(&mut self) -> Result<String> {
        let mut text = Vec::new();
        loop {
            let [first, second] = [self.0.read_u8().await?, self.0.read_u8().await?];
            let length = match second & !MASKED {
                IN_TWO => self.0.read_u16().await?.into(),
                IN_EIGHT => self.0.read_u64().await?,
                short => short.into(),
            };
            let begin = text.len();
            text.resize(begin + usize::try_from(length)?, 0);
            self.0.read_exact(&mut text[begin..]).await?;
            match first & 0xf {
                CLOSE => bail!("the browser closed the socket"),
                0 | TEXT if first & LAST != 0 => return Ok(String::from_utf8(text)?),
                0 | TEXT => {}
                PING => {
                    let ping = text.split_off(begin);
                    self.write(PONG, &ping).await?;
                }
                _ => text.truncate(begin),
            }
        }
    }
}
