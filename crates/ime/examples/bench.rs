//! How long a key takes: `cargo xtask bench` runs this and reads the last line.

use std::time::{Duration, Instant};

use ime::{Method, Pinyin, Strokes};

/// What people type at a kiosk, and what is hardest.
const TYPED: [&str; 5] =
    ["hangzhoushixihuquwensanlu", "zhangxiaoming", "xianshi", "zgrmghg", "zzzzzzzzzzzzzzzzzzzzzzzz"];
/// Strokes of some characters.
const WRITTEN: [&str; 3] = ["hhsh", "szhhshnh", "nnzhznhsh"];

fn main() {
    let begun = Instant::now();
    let pinyin = Pinyin::parse(include_bytes!("../dictionaries/pinyin.dict"));
    let strokes = Strokes::parse(include_bytes!("../dictionaries/stroke.dict"));
    let (Ok(pinyin), Ok(strokes)) = (pinyin, strokes) else { return };
    let reading = begun.elapsed();
    let pinyin = slowest(&pinyin, &TYPED);
    let strokes = slowest(&strokes, &WRITTEN);
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "reading {:.1} ms, slowest key {:.2} ms in Pinyin and {:.2} ms in strokes",
        ms(reading),
        ms(pinyin),
        ms(strokes)
    );
    println!(
        r#"{{"reading_ms": {:.2}, "pinyin_key_ms": {:.3}, "stroke_key_ms": {:.3}}}"#,
        ms(reading),
        ms(pinyin),
        ms(strokes)
    );
}

/// The slowest key of all that are pressed for `lines`.
fn slowest(method: &dyn Method, lines: &[&str]) -> Duration {
    let prefixes = lines.iter().flat_map(|line| (1..=line.len()).map(move |length| &line[..length]));
    let times = prefixes.map(|letters| {
        let begun = Instant::now();
        std::hint::black_box(method.candidates(letters));
        begun.elapsed()
    });
    times.max().unwrap_or_default()
}
