//! The demo clips of the voice: every sentence of the residents' app without places to fill in, spoken by a machine.
//!
//! `<target>/dist/voice/<language>/<key>.mp3`. They stand beside the app, not in it: an operator hands the server a folder of recordings
//! (`--voice`). A clip is made again only when its sentence changed.
//!
//! **Invariant:** the ledger names a clip only after it was made.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use anyhow::{Context as _, Result, anyhow};

use super::{files, stamp};
use crate::process;
use crate::tools::{ESPEAK, FFMPEG};
use crate::words::Surface;
use crate::workspace::Workspace;

/// The folder of the clips.
const FOLDER: &str = "voice";
/// Says of which sentence each clip was made; hidden from the server's eyes by its begin.
const LEDGER: &str = ".ledger.json";
/// After how many clips a line says how far it is.
const SAID_EACH: usize = 250;
/// Says what the clips are.
const MARK: (&str, &str) = (
    "DEMO.txt",
    "These clips are for demonstration: espeak-ng spoke them. Replace them by recordings of the same names before people rely on them.\n\
     这些声音只作演示，由 espeak-ng 合成。正式使用前，请换成真人录音，文件名不变。\n",
);
/// How a clip is spoken and packed; another way makes all anew.
const WAY: &str = "espeak-ng -s 150, mp3 24k 16000 Hz mono, 1";

/// A clip to be made: its path in the folder, the voice, the sentence.
struct Clip {
    path: String,
    voice: String,
    sentence: String,
}

impl Clip {
    fn fingerprint(&self) -> String {
        let mut inputs = stamp::Inputs::new(WAY);
        inputs.text(&self.voice).text(&self.sentence);
        inputs.fingerprint()
    }
}

/// Makes what is missing or was said otherwise, and takes away what nobody says any more. Gives the folder.
pub(crate) fn clips(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target.join("dist").join(FOLDER);
    let wanted = wanted(&workspace.root.join("crates/text/locales/app"))?;
    let ledger: BTreeMap<String, String> = fs::read_to_string(folder.join(LEDGER))
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
    let is_made = |clip: &Clip| ledger.get(&clip.path) == Some(&clip.fingerprint());
    let (kept, missing): (Vec<_>, Vec<_>) =
        wanted.into_iter().partition(|clip| is_made(clip) && folder.join(&clip.path).exists());
    if missing.is_empty() && kept.len() == ledger.len() {
        return Ok(folder);
    }
    let begun = Instant::now();
    eprintln!("build: {} clips of the voice ...", missing.len());
    files::make_folder(&folder)?;
    fs::write(folder.join(MARK.0), MARK.1)?;
    let made = make(&folder, &missing)?;
    let ledger: BTreeMap<_, _> =
        kept.iter().chain(&missing).map(|clip| (clip.path.clone(), clip.fingerprint())).collect();
    forget(&folder, &ledger)?;
    fs::write(folder.join(LEDGER), serde_json::to_string(&ledger)?)?;
    eprintln!("build: {made} clips of the voice took {:.1} s", begun.elapsed().as_secs_f32());
    Ok(folder)
}

fn wanted(locales: &Path) -> Result<Vec<Clip>> {
    let surface = Surface::read(locales).map_err(|fault| anyhow!(fault))?;
    let clip = |(tag, key, sentence): (&str, &str, &str)| Clip {
        path: format!("{tag}/{key}.mp3"),
        voice: voice(tag).to_owned(),
        sentence: sentence.to_owned(),
    };
    Ok(surface.spoken().into_iter().map(clip).collect())
}

/// What espeak-ng calls a language.
fn voice(tag: &str) -> &str {
    match tag.split('-').next().unwrap_or(tag) {
        "zh" => "cmn",
        primary => primary,
    }
}

fn make(folder: &Path, clips: &[Clip]) -> Result<usize> {
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(None);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(clip) = clips.get(at) else { return };
                    if at > 0 && at.is_multiple_of(SAID_EACH) {
                        eprintln!("build: {at} of {} clips ...", clips.len());
                    }
                    if let Err(error) = speak(folder, clip)
                        && let Ok(mut failed) = failed.lock()
                    {
                        *failed = Some(error);
                        return;
                    }
                }
            });
        }
    });
    match failed.into_inner() {
        Ok(None) => Ok(clips.len()),
        Ok(Some(error)) => Err(error),
        Err(_) => Err(anyhow!("making the clips broke off")),
    }
}

fn speak(folder: &Path, clip: &Clip) -> Result<()> {
    let place = folder.join(&clip.path);
    files::make_folder(place.parent().unwrap_or(folder))?;
    let wave = place.with_extension("wav");
    let mut speak = Command::new(ESPEAK.proofs[0]);
    speak.args(["-v", &clip.voice, "-s", "150", "-w"]).arg(&wave).arg("--").arg(&clip.sentence);
    process::capture("Speaking a sentence", &mut speak)?;
    let mut pack = Command::new(FFMPEG.proofs[0]);
    pack.args(["-v", "error", "-y", "-i"]).arg(&wave);
    pack.args(["-ac", "1", "-ar", "16000", "-b:a", "24k", "-map_metadata", "-1", "-fflags", "+bitexact"]);
    process::capture("Packing a clip", pack.arg(&place))?;
    fs::remove_file(&wave).with_context(|| format!("cannot remove {}", wave.display()))
}

/// Takes away the clips that the ledger does not name.
fn forget(folder: &Path, ledger: &BTreeMap<String, String>) -> Result<()> {
    for file in files::under(folder)? {
        let path = file.strip_prefix(folder)?.to_string_lossy().into_owned();
        if path != MARK.0 && !ledger.contains_key(&path) {
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_with_places_to_fill_in_are_not_spoken() {
        let folder = tempfile::tempdir().unwrap();
        let file = "{\n\"a\": \"Hello\",\n\"b\": \"{amount} yuan\"\n}";
        fs::write(folder.path().join("en.json"), file).unwrap();
        fs::write(folder.path().join("zh-CN.json"), file).unwrap();
        let paths: Vec<_> = wanted(folder.path()).unwrap().into_iter().map(|clip| clip.path).collect();
        assert_eq!(paths, ["zh-CN/a.mp3", "en/a.mp3"]);
    }

    #[test]
    fn a_clip_nobody_wants_is_taken_away_and_the_mark_stays() {
        let folder = tempfile::tempdir().unwrap();
        for name in [MARK.0, "a.mp3", "b.mp3"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        forget(folder.path(), &BTreeMap::from([("a.mp3".to_owned(), String::new())])).unwrap();
        let left = files::under(folder.path()).unwrap();
        assert_eq!(left, [folder.path().join(MARK.0), folder.path().join("a.mp3")]);
    }
}
