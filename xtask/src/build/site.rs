//! Puts an app together into the folder a server can serve: bundle, locale files, photo studio, dictionaries, help topics, compressed copies.
//!
//! Locale files, the studio, the dictionaries of a kiosk's keyboard and the help topics stand in folders named after their content, so that
//! browsers may keep them for ever: `/locales/<hash>/`, `/studio/<hash>/`, `/dictionaries/<hash>/` and `/topics/<hash>/`, each found by a
//! `<meta>` of its name.
//! A locale file becomes tables in the order of the keys, one for each load; the styles of the second load stand beside its code, found by
//! `<meta name="later-style">`.
//!
//! **Invariant:** the folder is complete whenever it is there.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, anyhow};

use super::{App, Dist, LATER, Mode, Part, TOPICS, compress, files, page, split, stamp, topics};
use crate::words::Surface;
use crate::workspace::Workspace;

/// The folder of the photo worker and its models.
pub(crate) const STUDIO: &str = "studio";
/// The folder of the dictionaries.
pub(crate) const DICTIONARIES: &str = "dictionaries";

/// Assembles `app` where something changed.
pub(super) fn assemble(
    workspace: &Workspace,
    dist: &Dist,
    app: App,
    mode: Mode,
    bundle: &Part,
    studio: Option<&Part>,
) -> Result<()> {
    let locales = workspace.root.join("crates/text/locales").join(app.folder());
    let mut inputs = stamp::Inputs::new("site");
    inputs.text(&format!("{mode:?}")).text(&bundle.fingerprint);
    inputs.text(studio.map_or("", |part| &part.fingerprint));
    let dictionaries = workspace.root.join("crates/ime").join(DICTIONARIES);
    inputs.tree(&locales, &locales)?.tree(&dictionaries, &dictionaries)?;
    let later_style = workspace.root.join("style/dist/app-later.css");
    if app == App::Residents {
        inputs.tree(&workspace.root, &later_style)?;
        topics::inputs(workspace, &mut inputs)?;
    }
    let fingerprint = inputs.fingerprint();
    let (place, stamp) = (dist.app(app), dist.stamp(&format!("{}-site", app.folder())));
    if stamp::is_current(&stamp, &fingerprint) && place.exists() {
        return Ok(());
    }
    let begun = Instant::now();
    stamp::clear(&stamp)?;
    let new = place.with_extension("new");
    files::fresh_folder(&new)?;
    files::copy(&bundle.folder, &new)?;
    let (tables, languages) = tables(&locales, &dist.part(&format!("{}-words", app.folder())))?;
    let mut metas = vec![("locales", versioned(&tables, &new, "locales")?), ("languages", languages)];
    if let Some(part) = studio {
        metas.push((STUDIO, versioned(&part.folder, &new, STUDIO)?));
    }
    if app == App::Residents {
        metas.push((DICTIONARIES, versioned(&dictionaries, &new, DICTIONARIES)?));
        let books = topics::books(workspace, &dist.part(TOPICS))?;
        metas.push((TOPICS, versioned(&books, &new, TOPICS)?));
        split::add_to(&new, &dist.later())?;
        metas.push(("later-style", hashed(&later_style, &new)?));
    }
    write_metas(&new, &metas)?;
    compress::all(&new, mode)?;
    files::replace_folder(&place, &new)?;
    eprintln!("build: {} put together in {:.1} s", app.folder(), begun.elapsed().as_secs_f32());
    stamp::write(&stamp, &fingerprint)
}

/// Copies `from` into a folder named after its content, and gives that folder's address.
fn versioned(from: &Path, site: &Path, name: &str) -> Result<String> {
    let version = stamp::content_name(from)?;
    files::copy(from, &site.join(name).join(&version))?;
    Ok(format!("/{name}/{version}/"))
}

/// Puts a style into the folder of the second load under a name for its content, and gives its address.
fn hashed(style: &Path, site: &Path) -> Result<String> {
    let name = format!("{LATER}/style-{}.css", stamp::content_name(style)?);
    files::copy_file(style, &site.join(&name))?;
    Ok(format!("/{name}"))
}

/// Makes the tables the apps load out of the locale files, and names the languages, the default first.
fn tables(locales: &Path, folder: &Path) -> Result<(PathBuf, String)> {
    let surface = Surface::read(locales).map_err(|fault| anyhow!(fault))?;
    files::fresh_folder(folder)?;
    let tables = surface.tables();
    for (name, table) in &tables {
        fs::write(folder.join(name), table).context("cannot write the sentences")?;
    }
    let languages: Vec<_> = tables
        .iter()
        .filter_map(|(name, _)| name.strip_suffix(".json").filter(|tag| !tag.contains('.')))
        .collect();
    Ok((folder.to_owned(), languages.join(" ")))
}

fn write_metas(site: &Path, metas: &[(&str, String)]) -> Result<()> {
    let index = site.join("index.html");
    let html = fs::read_to_string(&index).context("Trunk wrote no index.html")?;
    fs::write(&index, page::with_meta(&html, metas)?).context("cannot write index.html")
}
