//! The photo worker at work, seen from outside: how often it looks, what it holds, what it fetched.
//!
//! **Invariant:** the app is not changed for it. The page's `Worker` is listened to, and the worker itself is inspected.

use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::{
    browser::Browser,
    inspector::{Inspector, Part},
};

/// Counts what every worker that is started from now on says of frames.
const LISTEN: &str = "window.looks = 0;
    window.Worker = class extends Worker {
        constructor(...script) {
            super(...script);
            this.addEventListener('message', ({ data: [said] }) => {
                if (JSON.parse(said).kind === 'seen') window.looks += 1;
            });
        }
    }";

/// Counts the page's frames and the worker's looks for so many seconds, and the milliseconds of the longest time between two frames.
const COUNT: &str = "const [wanted, done] = arguments, before = window.looks, begun = performance.now();
    let frames = 0, gap = 0, last = begun;
    requestAnimationFrame(function frame() {
        const now = performance.now(), seconds = (now - begun) / 1000;
        frames += 1; gap = Math.max(gap, now - last); last = now;
        if (seconds < wanted) requestAnimationFrame(frame);
        else done([frames / seconds, (window.looks - before) / seconds, gap]);
    })";

/// Stretches every answer of the worker to so many times as long: the browser slows down pages, not workers. What it does meanwhile is
/// spin, as a slow processor would.
const SLOW: &str = "{ const hear = self.onmessage, say = self.postMessage.bind(self);
    let begun = 0;
    self.onmessage = event => { begun = performance.now(); return hear(event) };
    self.postMessage = (...said) => {
        const until = begun + (performance.now() - begun) * TIMES;
        while (performance.now() < until);
        say(...said);
    } }";

/// The bytes that came over the network for each model.
const MODELS: &str = "performance.getEntriesByType('resource')
    .filter(entry => entry.name.endsWith('.onnx')).map(entry => entry.transferSize)";

/// Bytes of the worker's Wasm: its script, asked to begin once more, gives what it has begun with.
const WASM: &str =
    "import(location.href).then(script => script.default()).then(wasm => wasm.memory.buffer.byteLength)";

/// How often memory is looked at before what is held is known, and the time between.
const LOOKS: usize = 6;
const BETWEEN: Duration = Duration::from_millis(130);

/// What is counted over some seconds of the live view.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Frames of the page a second.
    pub frames: f64,
    /// Frames of the camera that the worker looked at, a second.
    pub looks: f64,
    /// Milliseconds of the longest time between two frames of the page.
    pub gap: f64,
}

/// What the worker holds in memory, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    /// Its Wasm, which never gives any back.
    pub wasm: f64,
    /// JavaScript's heap and what hangs on it, after cleaning up.
    pub heap: f64,
}

impl Browser {
    /// From now on the looks of every worker that this page starts are counted.
    ///
    /// # Errors
    ///
    /// When the page does not stand.
    pub async fn counts_looks(&self) -> Result<()> {
        self.run(LISTEN, vec![]).await.map(drop)
    }

    /// Looks since counting began.
    ///
    /// # Errors
    ///
    /// When they are not counted.
    pub async fn looks(&self) -> Result<u64> {
        self.run("return window.looks", vec![]).await?.as_u64().context("looks are not counted")
    }

    /// Counts for some seconds, fewer than a script may take.
    ///
    /// # Errors
    ///
    /// When looks are not counted.
    pub async fn pace(&self, time: Duration) -> Result<Pace> {
        let counted = self.page.execute_async(COUNT, vec![json!(time.as_secs_f64())]).await?;
        let rate = |index: usize| counted[index].as_f64().context("no number");
        Ok(Pace { frames: rate(0)?, looks: rate(1)?, gap: rate(2)? })
    }

    /// The worker that the page has then, whenever it is asked something.
    #[must_use]
    pub const fn studio(&self) -> Studio<'_> {
        Studio(self)
    }
}

/// The worker under inspection. Nothing is held open between two questions: the browser would close it.
#[derive(Clone, Copy, Debug)]
pub struct Studio<'b>(&'b Browser);

impl Studio<'_> {
    /// Makes it so many times slower.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn slows_down(self, times: f64) -> Result<()> {
        self.0
            .inspects(Part::Worker)
            .await?
            .evaluates(&SLOW.replace("TIMES", &times.to_string()))
            .await
            .map(drop)
    }

    /// What it holds, a frame that is under way left out: the least of a few looks.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn held(self) -> Result<Held> {
        let mut worker = self.0.inspects(Part::Worker).await?;
        let mut least = holds_now(&mut worker).await?;
        for _ in 1..LOOKS {
            tokio::time::sleep(BETWEEN).await;
            let held = holds_now(&mut worker).await?;
            least = Held { wasm: held.wasm, heap: least.heap.min(held.heap) };
        }
        Ok(least)
    }

    /// The bytes that came over the network for each model it has; none where the browser had it.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn models(self) -> Result<Vec<u64>> {
        let sizes = self.0.inspects(Part::Worker).await?.evaluates(MODELS).await?;
        let sizes = sizes.as_array().into_iter().flatten();
        sizes.map(|size| size.as_u64().context("no size")).collect()
    }
}

async fn holds_now(worker: &mut Inspector) -> Result<Held> {
    let wasm = worker.evaluates(WASM).await?;
    worker.asks("HeapProfiler.collectGarbage", json!({})).await?;
    let heap = worker.asks("Runtime.getHeapUsage", json!({})).await?;
    let bytes = |value: &Value| value.as_f64().context("no size");
    let parts = ["usedSize", "embedderHeapUsedSize", "backingStorageSize"].map(|part| bytes(&heap[part]));
    let heap = parts.into_iter().sum::<Result<f64>>()?;
    Ok(Held { wasm: bytes(&wasm)?, heap })
}
