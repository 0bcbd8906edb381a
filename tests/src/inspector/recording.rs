//! What the threads of a page did, as the browser itself recorded it.

use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::Inspector;

/// What is recorded: tasks, and what in them ran scripts.
const CATEGORIES: [&str; 2] = ["devtools.timeline", "disabled-by-default-devtools.timeline"];

/// The recorder's names for a page's threads.
const PAGE: &str = "CrRendererMain";
const WORKER: &str = "DedicatedWorker thread";

/// What is recorded whenever a task runs a part of a script.
const SCRIPTS: [&str; 5] =
    ["FunctionCall", "RunMicrotasks", "FireAnimationFrame", "TimerFire", "HandlePostMessage"];

/// Something that a thread did in one go.
#[derive(Clone, Copy, Debug, Default)]
pub struct Task {
    /// Milliseconds on the clock.
    pub wall: f64,
    /// Milliseconds of a processor, the browser's own work in it included.
    pub cpu: f64,
    /// Milliseconds on the clock in which it ran scripts.
    pub script: f64,
    /// Milliseconds of a processor in which it did.
    pub script_cpu: f64,
    /// Whether it answered a message between page and worker.
    pub hears: bool,
}

/// What the page and its worker did.
#[derive(Clone, Debug, Default)]
pub struct Recording {
    /// The tasks of the page's own thread.
    pub page: Vec<Task>,
    /// The tasks of the worker's thread.
    pub worker: Vec<Task>,
}

impl Recording {
    /// How often the worker answered.
    #[must_use]
    pub fn looks(&self) -> usize {
        self.worker.iter().filter(|task| task.hears).count()
    }

    /// Milliseconds of a processor that the page's thread gave for each answer of the worker: everything that ran a part of a script,
    /// with the drawing that came with it.
    #[must_use]
    pub fn page_cpu_a_look(&self) -> f64 {
        self.page_scripts().map(|task| task.cpu).sum::<f64>() / self.answers()
    }

    /// Milliseconds of a processor that the worker took for each of its answers.
    #[must_use]
    pub fn worker_cpu_a_look(&self) -> f64 {
        self.worker.iter().map(|task| task.cpu).sum::<f64>() / self.answers()
    }

    /// Milliseconds on the clock that the worker took for each of its answers.
    #[must_use]
    pub fn worker_wall_a_look(&self) -> f64 {
        self.worker.iter().map(|task| task.wall).sum::<f64>() / self.answers()
    }

    /// The page's tasks that ran a part of a script.
    pub fn page_scripts(&self) -> impl Iterator<Item = &Task> {
        self.page.iter().filter(|task| task.script > 0.0)
    }

    fn answers(&self) -> f64 {
        u32::try_from(self.looks()).map_or(f64::INFINITY, f64::from).max(1.0)
    }
}

impl Inspector {
    /// Records the page for a while.
    ///
    /// # Errors
    ///
    /// When the browser does not record, or the page has no worker.
    pub async fn records(&mut self, time: Duration) -> Result<Recording> {
        let what =
            json!({ "traceConfig": { "includedCategories": CATEGORIES }, "transferMode": "ReportEvents" });
        self.asks("Tracing.start", what).await?;
        tokio::time::sleep(time).await;
        self.asks("Tracing.end", json!({})).await?;
        let mut events = Vec::new();
        for (name, mut said) in self.hears_until("Tracing.tracingComplete").await? {
            if let ("Tracing.dataCollected", Value::Array(some)) = (name.as_str(), said["value"].take()) {
                events.extend(some);
            }
        }
        let worker = threads(&events, WORKER).next().context("no worker was recorded")?;
        let page =
            threads(&events, PAGE).find(|page| page[0] == worker[0]).context("no page was recorded")?;
        Ok(Recording { page: tasks(&events, page), worker: tasks(&events, worker) })
    }
}

/// Process and thread of everything that has this name.
fn threads<'e>(events: &'e [Value], name: &'static str) -> impl Iterator<Item = [u64; 2]> + use<'e> {
    let named =
        events.iter().filter(move |event| event["name"] == "thread_name" && event["args"]["name"] == name);
    named.filter_map(thread)
}

fn thread(event: &Value) -> Option<[u64; 2]> {
    Some([event["pid"].as_u64()?, event["tid"].as_u64()?])
}

/// The whole tasks of a thread; one that had begun before, or ended after, is left out.
fn tasks(events: &[Value], of: [u64; 2]) -> Vec<Task> {
    let whole = events.iter().filter(|event| event["ph"] == "X" && thread(event) == Some(of));
    let (tasks, parts): (Vec<_>, Vec<_>) = whole.partition(|event| event["name"] == "RunTask");
    let scripts = parts.into_iter().filter(|part| SCRIPTS.iter().any(|script| part["name"] == *script));
    let mut scripts: Vec<_> = scripts.map(Stretch::of).collect();
    scripts.sort_by(|a, b| a.begin.total_cmp(&b.begin));
    tasks.into_iter().map(|task| task_of(&Stretch::of(task), &scripts)).collect()
}

/// A stretch of a thread's time, in microseconds.
struct Stretch {
    begin: f64,
    wall: f64,
    cpu: f64,
    hears: bool,
}

impl Stretch {
    fn of(event: &Value) -> Self {
        let number = |key: &str| event[key].as_f64().unwrap_or_default();
        let hears = event["name"] == "HandlePostMessage";
        Self { begin: number("ts"), wall: number("dur"), cpu: number("tdur"), hears }
    }

    fn end(&self) -> f64 {
        self.begin + self.wall
    }
}

/// A task with the scripts that began within it; what runs within another counts once.
fn task_of(task: &Stretch, scripts: &[Stretch]) -> Task {
    const MILLISECOND: f64 = 1_000.0;
    let first = scripts.partition_point(|script| script.begin < task.begin);
    let within = scripts[first..].iter().take_while(|script| script.begin <= task.end());
    let mut found = Task { wall: task.wall / MILLISECOND, cpu: task.cpu / MILLISECOND, ..Task::default() };
    let mut until = f64::MIN;
    for script in within {
        found.hears |= script.hears;
        if script.begin >= until {
            found.script += script.wall / MILLISECOND;
            found.script_cpu += script.cpu / MILLISECOND;
            until = script.end();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_knows_the_scripts_within_it() {
        let event = |name: &str, tid: u64, ts: u64, dur: u64| json!({ "name": name, "ph": "X", "pid": 7, "tid": tid, "ts": ts, "dur": dur, "tdur": dur / 2 });
        let events = [
            event("FunctionCall", 1, 1_200, 300),
            event("RunMicrotasks", 1, 1_300, 100),
            event("TimerFire", 1, 1_500, 200),
            event("RunTask", 1, 1_000, 2_000),
            event("RunTask", 1, 4_000, 500),
            event("RunTask", 2, 4_000, 900),
            event("HandlePostMessage", 1, 6_010, 10),
            event("RunTask", 1, 6_000, 40),
        ];
        let tasks = tasks(&events, [7, 1]);
        let told: Vec<_> = tasks.iter().map(|task| (task.script > 0.0, task.hears)).collect();
        assert_eq!(told, [(true, false), (false, false), (true, true)]);
        let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 1e-9, "{found}");
        near(tasks[0].wall, 2.0);
        near(tasks[0].cpu, 1.0);
        near(tasks[0].script, 0.5);
        near(tasks[0].script_cpu, 0.25);
    }
}
