//! Compressed copies beside what browsers load, so that the server only picks one.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context as _, Result, anyhow};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Mode, files};

/// What shrinks.
const SHRINKING: [&str; 11] =
    ["css", "dict", "html", "js", "json", "onnx", "svg", "txt", "wasm", "webmanifest", "xml"];

/// The quality of brotli that takes its time.
pub(crate) const BEST: i32 = 11;

/// Writes `.br` and `.gz` beside every file under `folder` that shrinks.
pub(super) fn all(folder: &Path, mode: Mode) -> Result<()> {
    let mut files = files::under(folder)?;
    files.retain(|file| file.extension().is_some_and(|found| SHRINKING.iter().any(|known| found == *known)));
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            one(file, mode)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let other = scope.spawn(work);
        let here = work();
        other.join().map_err(|_| anyhow!("compressing broke off"))?.and(here)
    })
}

fn one(file: &Path, mode: Mode) -> Result<()> {
    let plain = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let (quality, level) = if mode == Mode::Release { (BEST, 9) } else { (5, 6) };
    fs::write(beside(file, "br"), brotli(&plain, quality)?)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::new(level));
    gzip.write_all(&plain)?;
    fs::write(beside(file, "gz"), gzip.finish()?)?;
    Ok(())
}

/// `plain`, compressed with brotli at `quality` (0 to 11).
pub(crate) fn brotli(plain: &[u8], quality: i32) -> Result<Vec<u8>> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality, lgwin: 22, size_hint: plain.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &plain[..], &mut compressed, &parameters).context("brotli failed")?;
    Ok(compressed)
}

fn beside(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn copies_unpack_to_the_original_and_pictures_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let text = "the same words again and again ".repeat(100);
        fs::write(folder.path().join("a.js"), &text).unwrap();
        fs::write(folder.path().join("b.jpg"), &text).unwrap();
        all(folder.path(), Mode::Dev).unwrap();

        let gzip = fs::read(folder.path().join("a.js.gz")).unwrap();
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&gzip[..]).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);

        let packed = fs::read(folder.path().join("a.js.br")).unwrap();
        assert!(packed.len() < text.len() / 10);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());

        assert!(!folder.path().join("b.jpg.gz").exists());
    }
}
