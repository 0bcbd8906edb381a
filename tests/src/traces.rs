//! What a browser still knows of somebody: in the page, in its storage, in the memory of its Wasm, on the disk.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::browser::Browser;

/// What is looked for: a name to tell it by, and its bytes.
pub type Seed = (&'static str, Vec<u8>);

/// Searches everything a page can reach. Gives the places in which a seed was found.
const IN_PAGE: &str = "const seeds = arguments[0], done = arguments[arguments.length - 1];
    (async () => {
        const places = { DOM: document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map(e => e.value).join(),
            title: document.title, address: location.href, name: window.name, state: JSON.stringify(history.state) ?? '' };
        for (const [name, storage] of [['session', sessionStorage], ['local', localStorage]])
            places[name] = JSON.stringify(Object.entries(storage));
        places.cookies = document.cookie;
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys())
                places['cache ' + request.url] = request.url + await (await cache.match(request)).text();
        }
        for (const { name } of await indexedDB.databases()) {
            const open = await new Promise((yes, no) => { const asked = indexedDB.open(name); asked.onsuccess = () => yes(asked.result); asked.onerror = no; });
            for (const store of open.objectStoreNames) {
                const all = open.transaction(store).objectStore(store).getAll();
                places['database ' + name + '.' + store] = JSON.stringify(await new Promise(yes => { all.onsuccess = () => yes(all.result); }));
            }
            open.close();
        }
        done(Object.entries(places).flatMap(([place, text]) => seeds.filter(([, seed]) => text.includes(seed)).map(([name]) => `${name} in ${place}`)));
    })().catch(fault => done(['the search failed: ' + fault]))";

/// Notes every memory that a Wasm of the page brings, before the page's own scripts run.
const NOTE_MEMORIES: &str = "window.memories = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = (...given) => real.apply(WebAssembly, given).then(made => {
            const all = Object.values((made.instance ?? made).exports);
            window.memories.push(...all.filter(one => one instanceof WebAssembly.Memory));
            return made;
        });
    }";

/// Searches them.
const IN_MEMORY: &str = "const seeds = arguments[0], found = [];
    for (const memory of window.memories) {
        const bytes = new Uint8Array(memory.buffer);
        for (const [name, seed] of seeds) {
            let at = bytes.indexOf(seed[0]);
            while (at >= 0 && !seed.every((byte, index) => bytes[at + index] === byte)) at = bytes.indexOf(seed[0], at + 1);
            if (at >= 0) found.push(`${name} in memory`);
        }
    }
    return { memories: window.memories.length, found };";

impl Browser {
    /// From the next page on, the memory of its Wasm can be searched.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn keeps_memories_in_sight(&self) -> Result<()> {
        self.before_each_page(NOTE_MEMORIES).await
    }

    /// Where in the page and in the memory of its Wasm a seed is found.
    ///
    /// # Errors
    ///
    /// When the search itself does not work.
    pub async fn traces(&self, seeds: &[Seed]) -> Result<Vec<String>> {
        let texts: Vec<_> =
            seeds.iter().map(|(name, seed)| json!([name, String::from_utf8_lossy(seed)])).collect();
        let mut found = strings(&self.page.execute_async(IN_PAGE, vec![json!(texts)]).await?);
        found.extend(self.in_memory(seeds).await?);
        Ok(found)
    }

    async fn in_memory(&self, seeds: &[Seed]) -> Result<Vec<String>> {
        let answer = self.run(IN_MEMORY, vec![json!(seeds)]).await?;
        ensure!(answer["memories"].as_u64() > Some(0), "no memory was searched: {answer}");
        Ok(strings(&answer["found"]))
    }

    /// Ends the browser, so that everything it keeps is on the disk, and says in which files a seed is found there.
    ///
    /// # Errors
    ///
    /// When a file cannot be read.
    pub async fn traces_on_disk(self, seeds: &[Seed]) -> Result<Vec<String>> {
        self.page.clone().close().await?;
        let (mut found, mut files) = (Vec::new(), 0);
        search(self.profile.path(), seeds, &mut found, &mut files)?;
        ensure!(files > 20, "only {files} files were searched");
        Ok(found)
    }
}

fn strings(found: &Value) -> Vec<String> {
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Browsers write text in either form.
fn forms(seed: &[u8]) -> Vec<Vec<u8>> {
    let wide = std::str::from_utf8(seed).map(|text| text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    [Some(seed.to_vec()), wide.ok()].into_iter().flatten().collect()
}

fn search(folder: &Path, seeds: &[Seed], found: &mut Vec<String>, files: &mut u32) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.is_symlink() {
            search(&path, seeds, found, files)?;
        } else if path.is_file() && path.extension().is_none_or(|kind| kind != "y4m") {
            let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            *files += 1;
            for (name, seed) in seeds {
                if forms(seed).iter().any(|form| content.windows(form.len()).any(|part| part == form)) {
                    found.push(format!("{name} in {}", path.strip_prefix(folder)?.display()));
                }
            }
        }
    }
    Ok(())
}
