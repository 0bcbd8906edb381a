//! Puts an app together into the folder a server can serve: bundle, locale files, photo studio, compressed copies.
//!
//! Locale files and the studio stand in folders named after their content, so that browsers may keep them for ever:
//! `/locales/<hash>/` and `/studio/<hash>/`, found by `<meta name="locales">` and `<meta name="studio">`.
//!
//! **Invariant:** the folder is complete whenever it is there.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result};

use super::{App, Dist, Mode, Part, compress, files, page, split, stamp};
use crate::workspace::Workspace;

/// The folder of the photo worker and its models.
pub(crate) const STUDIO: &str = "studio";

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
    inputs.tree(&locales, &locales)?;
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
    let mut metas = vec![("locales", versioned(&locales, &new, "locales")?)];
    if let Some(part) = studio {
        metas.push((STUDIO, versioned(&part.folder, &new, STUDIO)?));
    }
    if app == App::Residents {
        split::add_to(&new, &dist.later())?;
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

fn write_metas(site: &Path, metas: &[(&str, String)]) -> Result<()> {
    let index = site.join("index.html");
    let html = fs::read_to_string(&index).context("Trunk wrote no index.html")?;
    fs::write(&index, page::with_meta(&html, metas)?).context("cannot write index.html")
}
