//! The built app as it is served: read at the start, then from memory.
//!
//! A name with a hash in it never changes what it names, so browsers keep it; everything else they ask after. Compressed copies that
//! stand beside a file (`.br`, `.gz`) are served to those who take them. A path without a file and without an extension is a place
//! inside the app, and gets its page.
//!
//! **Invariant:** only what was there at the start is served, so no path can lead out of the folder.

use std::{collections::HashMap, fs, io, path::Path, sync::Arc};

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::problem::ErrorCode;
use sha2::{Digest as _, Sha256};

use super::{headers::page_csp, problem::ApiError};

const PAGE: &str = "index.html";
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_FIRST: HeaderValue = HeaderValue::from_static("no-cache");

/// A built app.
#[derive(Clone, Default)]
pub struct Site {
    files: Arc<HashMap<String, File>>,
}

#[derive(Clone, Default)]
struct File {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    tag: String,
}

impl Site {
    /// Reads every file of a folder.
    ///
    /// # Errors
    ///
    /// What the file system says.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut files = Vec::new();
        gather(folder, "", &mut files)?;
        Ok(Self::of(files))
    }

    /// The same with every file of a folder at `place`, where they win over what was there.
    ///
    /// # Errors
    ///
    /// What the file system says.
    pub fn with_folder(&self, place: &str, folder: &Path) -> io::Result<Self> {
        let mut laid = Vec::new();
        gather(folder, place, &mut laid)?;
        let mut files = HashMap::clone(&self.files);
        files.extend(
            laid.into_iter().map(|(path, plain)| (path, File { tag: tag(&plain), plain, ..File::default() })),
        );
        Ok(Self { files: Arc::new(files) })
    }

    /// A site of files with their paths, compressed copies among them.
    pub fn of(files: impl IntoIterator<Item = (String, Bytes)>) -> Self {
        let (copies, plain): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|(path, _)| matches!(extension(path), "br" | "gz"));
        let mut site: HashMap<String, File> = plain
            .into_iter()
            .map(|(path, plain)| (path, File { tag: tag(&plain), plain, ..File::default() }))
            .collect();
        for (path, bytes) in copies {
            let Some((original, kind)) = path.rsplit_once('.') else { continue };
            if let Some(file) = site.get_mut(original) {
                if kind == "br" { file.brotli = Some(bytes) } else { file.gzip = Some(bytes) }
            }
        }
        Self { files: Arc::new(site) }
    }

    /// The policy for its pages, with the hash of every inline script in them.
    pub(super) fn csp(&self) -> String {
        let pages = self.files.iter().filter(|(path, _)| extension(path) == "html");
        let mut hashes: Vec<String> =
            pages.flat_map(|(_, page)| inline_scripts(&String::from_utf8_lossy(&page.plain))).collect();
        hashes.sort();
        hashes.dedup();
        page_csp(&hashes)
    }

    /// What is at `path`.
    pub(super) fn serve(&self, method: &Method, path: &str, asked: &HeaderMap) -> Response {
        let path = path.trim_start_matches('/');
        let api = path == "api" || path.starts_with("api/");
        let is_place = !api && !path.rsplit('/').next().unwrap_or_default().contains('.');
        let (name, file) = match self.files.get_key_value(path) {
            Some(found) => found,
            None if is_place => match self.files.get_key_value(PAGE) {
                Some(page) => page,
                None => return ApiError::from(ErrorCode::NotFound).into_response(),
            },
            None => return ApiError::from(ErrorCode::NotFound).into_response(),
        };
        if !matches!(*method, Method::GET | Method::HEAD) {
            return ApiError::from(ErrorCode::MethodNotAllowed).into_response();
        }
        file.answer(name, asked)
    }
}

impl File {
    fn answer(&self, name: &str, asked: &HeaderMap) -> Response {
        let cache = if is_hashed(name) { FOREVER } else { ASK_FIRST };
        let text =
            |header| asked.get(header).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or("");
        let mut answer = if text(header::IF_NONE_MATCH).contains(&self.tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            self.body(name, text(header::ACCEPT_ENCODING))
        };
        let headers = answer.headers_mut();
        headers.insert(header::CACHE_CONTROL, cache);
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Ok(tag) = HeaderValue::from_str(&self.tag) {
            headers.insert(header::ETAG, tag);
        }
        answer
    }

    fn body(&self, name: &str, encodings: &str) -> Response {
        let takes =
            |coding| encodings.split(',').any(|one| one.split(';').next().unwrap_or("").trim() == coding);
        let (body, coding) = match (&self.brotli, &self.gzip) {
            (Some(copy), _) if takes("br") => (copy, Some("br")),
            (_, Some(copy)) if takes("gzip") => (copy, Some("gzip")),
            _ => (&self.plain, None),
        };
        let mut answer = body.clone().into_response();
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(name)));
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        answer
    }
}

fn gather(folder: &Path, under: &str, files: &mut Vec<(String, Bytes)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if under.is_empty() { name } else { format!("{under}/{name}") };
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            gather(&entry.path(), &path, files)?;
        } else {
            files.push((path, fs::read(entry.path())?.into()));
        }
    }
    Ok(())
}

fn tag(bytes: &[u8]) -> String {
    format!("\"{}\"", STANDARD.encode(&Sha256::digest(bytes)[..12]))
}

/// Whether a path carries a hash: sixteen hexadecimal digits between its marks.
fn is_hashed(path: &str) -> bool {
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    path.split(['/', '-', '_', '.']).any(is_hash)
}

/// The hash of every script in a page that has no `src`.
fn inline_scripts(page: &str) -> Vec<String> {
    let mut hashes = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find("<script") {
        rest = &rest[start..];
        let Some(open) = rest.find('>') else { break };
        let Some(close) = rest.find("</script") else { break };
        let (attributes, script) = (&rest[..open], rest.get(open + 1..close).unwrap_or_default());
        if !attributes.contains("src=") && !script.is_empty() {
            hashes.push(format!("sha256-{}", STANDARD.encode(Sha256::digest(script))));
        }
        rest = &rest[close + 1..];
    }
    hashes
}

fn extension(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

fn kind(name: &str) -> &'static str {
    match extension(name) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "mp3" => "audio/mpeg",
        "ogg" => "audio/ogg",
        "wav" => "audio/wav",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        Site::of([
            (
                "index.html".to_owned(),
                Bytes::from_static(b"<script type=\"module\">go()</script><script src=x></script>"),
            ),
            ("app-0123456789abcdef.js".to_owned(), Bytes::from_static(b"plain")),
            ("app-0123456789abcdef.js.br".to_owned(), Bytes::from_static(b"small")),
            ("icons/star-button.svg".to_owned(), Bytes::from_static(b"<svg/>")),
        ])
    }

    fn get(path: &str, encodings: &'static str) -> Response {
        let mut asked = HeaderMap::new();
        asked.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(encodings));
        site().serve(&Method::GET, path, &asked)
    }

    #[test]
    fn places_get_the_page_and_missing_files_do_not() {
        assert_eq!(get("/", "").status(), 200);
        assert_eq!(get("/replace-card", "").headers()[header::CONTENT_TYPE], "text/html; charset=utf-8");
        for path in ["/missing.js", "/api/nothing", "/api", "/../etc/passwd.txt"] {
            assert_eq!(get(path, "").status(), 404, "{path}");
        }
    }

    #[test]
    fn hashed_names_are_kept_and_compressed_copies_served() {
        let small = get("/app-0123456789abcdef.js", "gzip, br;q=1.0");
        assert_eq!(small.headers()[header::CONTENT_ENCODING], "br");
        assert_eq!(small.headers()[header::CACHE_CONTROL], FOREVER);
        let plain = get("/app-0123456789abcdef.js", "gzip");
        assert!(!plain.headers().contains_key(header::CONTENT_ENCODING));
        assert_eq!(get("/icons/star-button.svg", "").headers()[header::CACHE_CONTROL], ASK_FIRST);
    }

    #[test]
    fn an_unchanged_file_is_not_sent_again() {
        let tag = get("/", "").headers()[header::ETAG].clone();
        let asked = HeaderMap::from_iter([(header::IF_NONE_MATCH, tag)]);
        assert_eq!(site().serve(&Method::GET, "/", &asked).status(), 304);
    }

    #[test]
    fn a_folder_wins_over_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("en")).unwrap();
        for (name, content) in [("en/home.title.mp3", "ours"), (".ledger.json", "hidden")] {
            fs::write(folder.path().join(name), content).unwrap();
        }
        let before = Site::of([
            ("voice/en/home.title.mp3".to_owned(), Bytes::from_static(b"theirs")),
            ("voice/en/bar.end.mp3".to_owned(), Bytes::from_static(b"theirs")),
        ]);
        let site = before.with_folder("voice", folder.path()).unwrap();
        assert_eq!(site.files["voice/en/home.title.mp3"].plain, "ours");
        assert_eq!(site.files["voice/en/bar.end.mp3"].plain, "theirs");
        assert_eq!(site.files.len(), 2);
    }

    #[test]
    fn the_policy_names_each_inline_script() {
        let hash = STANDARD.encode(Sha256::digest("go()"));
        assert!(site().csp().contains(&format!("'sha256-{hash}'")));
        assert_eq!(site().csp().matches("sha256-").count(), 1);
    }
}
