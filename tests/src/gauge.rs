//! What the app takes of the device it runs on: time to answer a touch, a processor's time, memory.

use std::{fs, time::Duration};

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::browser::Browser;

/// Notes how long each touch takes to what can be seen of it, as the browser itself measures it (Event Timing).
/// Beside it, when the last change to the page was drawn.
const WATCH: &str = "if (!window.touches) { window.touches = []; window.drawn = 0;
    const parts = e => ({ from: e.startTime, whole: e.duration, worked: e.processingEnd - e.processingStart });
    new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => { window.drawn = performance.now(); })))
        .observe(document.body, { childList: true, subtree: true, characterData: true });
    new PerformanceObserver(list => window.touches.push(...list.getEntries().filter(e => e.interactionId).map(parts)))
        .observe({ type: 'event', durationThreshold: 16 }); }";

/// The longest of what was noted since, once the page has been still for a while. The browser notes nothing below 16 ms.
const TOLD: &str = "const done = arguments[0], asked = performance.now();
    const told = () => {
        if (performance.now() - Math.max(asked, window.drawn) < 300) return setTimeout(told, 50);
        const noted = window.touches.splice(0), from = Math.min(...noted.map(e => e.from));
        const most = noted.reduce((most, next) => next.whole > most.whole ? next : most, { whole: 16, worked: 0 });
        done({ whole: most.whole, worked: most.worked, stood: noted.length ? Math.max(most.whole, window.drawn - from) : most.whole });
    };
    requestAnimationFrame(told)";

/// Puts a text into a field as if it was typed, and tells how long the page then works on it.
const WORKED: &str = "const [selector, text, done] = arguments, field = document.querySelector(selector);
    const turn = new MessageChannel();
    turn.port1.onmessage = () => done(performance.now() - from);
    const from = performance.now();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    // What the app does about it comes before the next turn.
    turn.port2.postMessage(null)";

/// Keeps hold of the memories of Wasm that a page makes.
const NOTE: &str = "window.memories = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const make = WebAssembly[name].bind(WebAssembly);
        WebAssembly[name] = async (...given) => {
            const made = await make(...given);
            const memory = (made.instance ?? made).exports.memory;
            if (memory && !window.memories.includes(memory)) window.memories.push(memory);
            return made;
        };
    }";

/// Ticks of a processor in a second, as Linux counts them for programs.
const TICKS: f64 = 100.0;

/// A touch and its answer, in milliseconds.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Touch {
    /// Until the answer could be seen; 16 stands for anything quicker.
    pub whole: f64,
    /// Of these, what the app itself worked. The rest is the browser's: styles, places, drawing.
    pub worked: f64,
    /// Until what was asked for stood, or a sign of waiting for the server.
    pub stood: f64,
}

/// What is in memory, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// JavaScript's heap after cleaning up.
    pub heap: f64,
    /// All memories of Wasm.
    pub wasm: f64,
}

impl Browser {
    /// Makes the page's processor this many times slower.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn slows_down(&self, times: f64) -> Result<()> {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await.map(drop)
    }

    /// Milliseconds from the end of the last answer of an address to the last change that was drawn, once the page is still. Touches are
    /// timed already.
    ///
    /// # Errors
    ///
    /// When there was no such answer.
    pub async fn stood_after(&self, address: &str) -> Result<f64> {
        let told = "const [address, done] = arguments;
            const told = () => {
                if (performance.now() - window.drawn < 300) return setTimeout(told, 50);
                const asked = performance.getEntriesByType('resource').filter(e => e.name.includes(address));
                done(window.drawn - Math.max(...asked.map(e => e.responseEnd)));
            };
            setTimeout(told, 300)";
        let took = self.page.execute_async(told, vec![json!(address)]).await?;
        took.as_f64().context("nothing was asked of this address")
    }

    /// For how many milliseconds the app works on a text that is put into a field.
    ///
    /// # Errors
    ///
    /// When there is no such field.
    pub async fn works_on(&self, selector: &str, text: &str) -> Result<f64> {
        let worked = self.page.execute_async(WORKED, vec![json!(selector), json!(text)]).await?;
        worked.as_f64().context("no time")
    }

    /// From now on touches are timed.
    ///
    /// # Errors
    ///
    /// When the browser can not.
    pub async fn times_touches(&self) -> Result<()> {
        self.run(WATCH, vec![]).await.map(drop)
    }

    /// How long the last touch took.
    ///
    /// # Errors
    ///
    /// When nothing was timed.
    pub async fn touch_took(&self) -> Result<Touch> {
        serde_json::from_value(self.page.execute_async(TOLD, vec![]).await?).context("no times")
    }

    /// The share of one processor that the page's own thread, and the whole browser, take in so many seconds.
    ///
    /// # Errors
    ///
    /// When it can not be read.
    pub async fn takes_of_a_processor(&self, time: Duration) -> Result<(f64, f64)> {
        self.devtools("Performance.enable", json!({})).await?;
        let before = (self.task_seconds().await?, self.processor_seconds());
        tokio::time::sleep(time).await;
        let after = (self.task_seconds().await?, self.processor_seconds());
        let share = |used: f64| used / time.as_secs_f64();
        Ok((share(after.0 - before.0), share(after.1 - before.1)))
    }

    async fn task_seconds(&self) -> Result<f64> {
        let metrics = self.devtools("Performance.getMetrics", json!({})).await?;
        let mut all = metrics["metrics"].as_array().into_iter().flatten();
        all.find(|metric| metric["name"] == "TaskDuration")
            .and_then(|task| task["value"].as_f64())
            .context("no time")
    }

    /// Seconds of a processor that the driver, the browser and all it started have used.
    #[must_use]
    pub fn processor_seconds(&self) -> f64 {
        self.processes().into_iter().map(used).sum()
    }

    /// Bytes of memory that the driver, the browser and all it started hold, what they share counted for each.
    #[must_use]
    pub fn resident(&self) -> f64 {
        self.processes().into_iter().map(resident).sum()
    }

    /// The driver, the browser and all it started.
    fn processes(&self) -> Vec<u32> {
        let mut ours = vec![self.process.id()];
        let mut at = 0;
        while let Some(&process) = ours.get(at) {
            ours.extend(children(process));
            at += 1;
        }
        ours
    }

    /// From now on every page notes the memories of its Wasm, to be weighed.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn notes_memories(&self) -> Result<()> {
        self.devtools("Page.enable", json!({})).await?;
        let script = json!({ "source": NOTE });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", script).await.map(drop)
    }

    /// What the page holds in memory after cleaning up.
    ///
    /// # Errors
    ///
    /// When it can not be read.
    pub async fn memory(&self) -> Result<Memory> {
        let idle = "const done = arguments[0]; requestIdleCallback(() => done(), { timeout: 10000 })";
        self.page.execute_async(idle, vec![]).await?;
        self.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        let heap = self.devtools("Runtime.getHeapUsage", json!({})).await?;
        let sum = "return window.memories.reduce((all, memory) => all + memory.buffer.byteLength, 0)";
        let wasm = self.run(sum, vec![]).await?;
        let bytes = |value: &Value| value.as_f64().context("no size");
        Ok(Memory { heap: bytes(&heap["usedSize"])?, wasm: bytes(&wasm)? })
    }
}

/// Seconds of a processor that one process has used; none when it has ended.
fn used(process: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let fields = stat.rsplit(") ").next().unwrap_or_default();
    fields.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS
}

/// Seconds that all processors of this machine have worked, for whomever.
#[must_use]
pub fn machine_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/stat").unwrap_or_default();
    let ticks = stat.lines().next().unwrap_or_default().split_whitespace().skip(1);
    let ticks: Vec<_> = ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).collect();
    // User, nice, system, idle, waiting, interrupts, soft interrupts; what follows is contained in them, or a guest's.
    [0, 1, 2, 5, 6].into_iter().filter_map(|at| ticks.get(at)).sum::<f64>() / TICKS
}

/// Bytes of memory one process holds; none when it has ended.
fn resident(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok()).unwrap_or_default() * 1024.0
}

fn children(process: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let of = |thread: fs::DirEntry| fs::read_to_string(thread.path().join("children")).unwrap_or_default();
    threads
        .flat_map(|thread| of(thread).split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>())
        .collect()
}
