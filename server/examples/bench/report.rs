//! What was measured, in words and in JSON.

use std::time::Duration;

use serde_json::{Value, json};

use crate::{ALONE, AT_ONCE};

/// What many at once took.
pub(crate) struct Burst {
    pub(crate) took: Duration,
    pub(crate) syncs: u64,
    pub(crate) each: Vec<Duration>,
}

/// Prints submissions alone and photos, the fsyncs of some submissions, and many at once: for people, then as JSON.
pub(crate) fn print(
    [alone, photos]: [Vec<Duration>; 2],
    fsyncs: Option<&Vec<usize>>,
    burst: &Burst,
    archive: &Value,
) {
    // Times in milliseconds, the shortest first.
    let [submit, photo, crowded] = [alone, photos, burst.each.clone()].map(sorted);
    let rate = (f64::from(u32::try_from(AT_ONCE).unwrap()) / burst.took.as_secs_f64()).round();
    let counted = fsyncs.map_or("not counted, for want of strace".into(), |all| format!("{all:?}"));
    println!("submit: 1 commit; median {:.1} ms, p95 {:.1} ms of {ALONE}", middle(&submit), high(&submit));
    println!("fsyncs between a submission and its answer: {counted}");
    println!(
        "photo sent, checked, finished and stored: median {:.0} ms, p95 {:.0} ms",
        middle(&photo),
        high(&photo)
    );
    println!(
        "{AT_ONCE} at once: {rate:.0} submissions a second, median {:.1} ms, {} transactions with their jobs",
        middle(&crowded),
        burst.syncs
    );
    let figures = json!({
        "commits_per_submit": 1, "submit_median_ms": middle(&submit), "submit_p95_ms": high(&submit),
        "fsyncs_per_submit": fsyncs, "photo_median_ms": middle(&photo), "photo_p95_ms": high(&photo),
        "at_once": AT_ONCE, "submits_per_second": rate, "at_once_median_ms": middle(&crowded),
        "at_once_transactions": burst.syncs, "archive": archive,
    });
    println!("{figures}");
}

fn sorted(times: Vec<Duration>) -> Vec<f64> {
    let mut times: Vec<f64> = times.into_iter().map(|time| time.as_secs_f64() * 1000.0).collect();
    times.sort_by(f64::total_cmp);
    times
}

fn middle(times: &[f64]) -> f64 {
    rounded(times[times.len() / 2])
}

fn high(times: &[f64]) -> f64 {
    rounded(times[times.len() * 19 / 20])
}

fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
