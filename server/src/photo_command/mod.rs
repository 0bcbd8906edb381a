//! `medcard-server photo …`: what the server would say of a picture, and the file it would make of it, for an operator with files.
//!
//! What is printed is one JSON line a picture; `docs/photo-command.md` names its fields.
//!
//! **Invariant:** it needs no settings, no data folder and no network, starts no server, and says of a picture what an upload of it would
//! be told. It writes no file but the one that was asked for, and that one whole or not at all. Nothing in a name steers the terminal that
//! standard error goes to.

mod form;
mod line;
mod look;
mod make;
mod plain;
mod words;

use std::{
    ffi::OsString,
    fs::File,
    io::{self, Read as _, Write},
    path::{Path, PathBuf},
};

use domain::photo::PhotoProfile;
use photo::Engine;

use crate::photos;
use line::Line;
use words::Command;

/// The whole file, if it is an ordinary one and not larger than `most` bytes.
fn read(file: &Path, most: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let told = |error: io::Error| error.to_string();
    // A pipe may keep its reader waiting for ever.
    if !file.metadata().map_err(told)?.is_file() {
        return Err("it is no ordinary file".to_owned());
    }
    File::open(file).map_err(told)?.take(limit).read_to_end(&mut bytes).map_err(told)?;
    if bytes.len() > most {
        return Err(format!("the file is larger than the {} MiB that are read", most >> 20));
    }
    Ok(bytes)
}

/// All could be judged.
const JUDGED: u8 = 0;
/// Something could not be read or written, or the words were wrong.
const UNREADABLE: u8 = 2;

/// Does what the words after `photo` ask for, and gives the exit code.
///
/// `out` gets the JSON lines, `err` the sentences for people.
///
/// # Errors
///
/// Those of `out` and `err`, for example when nobody listens any more.
pub fn run(
    words: impl IntoIterator<Item = OsString>,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<u8> {
    let command = match words::parse(words) {
        Ok(Command::Help) => {
            out.write_all(words::HELP.as_bytes())?;
            return Ok(JUDGED);
        }
        Ok(command) => command,
        Err(sentence) => return refused(err, &sentence),
    };
    let (Command::Check { form, .. } | Command::Make { form, .. }) = &command else { return Ok(JUDGED) };
    let ready = form::choose(form)
        .and_then(|profile| Ok((profile, photos::engine().map_err(|error| error.to_string())?)));
    let (profile, engine) = match ready {
        Ok(ready) => ready,
        Err(sentence) => return refused(err, &sentence),
    };
    match command {
        Command::Help => Ok(JUDGED),
        Command::Check { files, .. } => check(&engine, &profile, &files, out, err),
        Command::Make { file, to, .. } => {
            let line = make::make(&engine, &profile, &file, &to);
            tell(&file, &line, out, err)
        }
    }
}

fn refused(err: &mut impl Write, sentence: &str) -> io::Result<u8> {
    writeln!(err, "medcard-server photo: {}", plain::text(sentence))?;
    Ok(UNREADABLE)
}

fn check(
    engine: &Engine,
    profile: &PhotoProfile,
    files: &[PathBuf],
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<u8> {
    let mut worst = JUDGED;
    for file in files {
        let line = look::look(engine, profile, file).map(|seen| seen.line());
        worst = worst.max(tell(file, &line, out, err)?);
    }
    Ok(worst)
}

/// Prints what became of one picture.
fn tell(
    file: &Path,
    line: &Result<Line, String>,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<u8> {
    let name = file.to_string_lossy();
    let (text, code) = match line {
        Ok(line) => (line.json(&name), JUDGED),
        Err(sentence) => {
            writeln!(err, "medcard-server photo: {}", plain::text(&format!("{name}: {sentence}")))?;
            (line::failed(&name, sentence), UNREADABLE)
        }
    };
    writeln!(out, "{text}")?;
    out.flush()?;
    Ok(code)
}
