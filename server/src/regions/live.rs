//! The regions' rules while the server runs: a changed folder counts without a restart.
//!
//! **Invariant:** whoever holds a rule holds one edition of it, whole. A folder that is wrong changes nothing, and is told in the log.

use std::{
    fs, io,
    ops::Deref,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError, RwLock},
    time::{Duration, SystemTime},
};

use super::{Regions, RegionsError};
use crate::{app::App, seed::seed};

/// Between two looks at the folder.
const PAUSE: Duration = Duration::from_secs(1);

/// The rules as they stand.
///
/// An edition that was read stays in memory until the process ends: rules change a few times a year, and so every rule can be lent out
/// without counting who still reads it.
pub struct LiveRegions {
    folder: PathBuf,
    demo: bool,
    current: RwLock<&'static Regions>,
    seen: Mutex<Stamp>,
}

/// What tells a folder from its changed self: each file's name, size and time.
type Stamp = Vec<(PathBuf, u64, Option<SystemTime>)>;

impl Deref for LiveRegions {
    type Target = Regions;

    fn deref(&self) -> &Regions {
        *self.current.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LiveRegions {
    /// Reads the folder for the first time.
    ///
    /// # Errors
    ///
    /// [`RegionsError`] with every fault there is.
    pub fn open(folder: &Path, demo: bool) -> Result<Self, RegionsError> {
        // Before the files: what changes meanwhile is seen again.
        let seen = Mutex::new(stamp(folder).unwrap_or_default());
        let current = RwLock::new(lent(Regions::read(folder, demo)?));
        Ok(Self { folder: folder.to_owned(), demo, current, seen })
    }

    /// Reads the folder again when it has changed since it was last looked at: whether other rules count from now on.
    ///
    /// # Errors
    ///
    /// [`RegionsError`] when it is wrong, or changes rules under an edition that was already in use; then those before stay.
    pub fn look(&self) -> Result<bool, RegionsError> {
        let Ok(now) = stamp(&self.folder) else { return Ok(false) };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if *seen == now {
            return Ok(false);
        }
        *seen = now;
        let read = Regions::read(&self.folder, self.demo)?;
        let faults = unsaid(self, &read);
        if !faults.is_empty() {
            return Err(RegionsError(faults));
        }
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = lent(read);
        Ok(true)
    }
}

/// Looks at the folder until the server ends; outlets that are new get their blank cards.
pub async fn watch(app: App) {
    loop {
        tokio::select! {
            () = app.ended() => return,
            () = tokio::time::sleep(PAUSE) => {}
        }
        match app.regions.look() {
            Ok(false) => {}
            Ok(true) => {
                tracing::info!("the regions' rules have changed");
                if let Err(error) = seed(&app).await {
                    tracing::error!(cause = %error, "what the new rules bring cannot be written");
                }
            }
            Err(error) => tracing::error!(cause = %error, "the regions' rules stay as they were"),
        }
    }
}

fn lent(regions: Regions) -> &'static Regions {
    Box::leak(Box::new(regions))
}

fn stamp(folder: &Path) -> io::Result<Stamp> {
    let mut stamp = Stamp::new();
    for file in fs::read_dir(folder)? {
        let file = file?;
        let about = file.metadata()?;
        stamp.push((file.path(), about.len(), about.modified().ok()));
    }
    stamp.sort();
    Ok(stamp)
}

/// Regions that are gone, or whose rules are others under the same edition: cases name the edition that decided them.
fn unsaid(before: &Regions, after: &Regions) -> Vec<String> {
    let fault = |old: &domain::region::RegionProfile| {
        let code = old.code.as_str();
        match after.get(&old.code) {
            None => Some(format!("region {code} is gone, and may have cases")),
            Some(new) if new != old && new.version == old.version => {
                Some(format!("region {code} has other rules, and still calls them {}", old.version))
            }
            Some(_) => None,
        }
    };
    before.all().filter_map(fault).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in fs::read_dir("../regions").unwrap().flatten() {
            fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
        folder
    }

    fn change(folder: &tempfile::TempDir, from: &str, to: &str) {
        let file = folder.path().join("anlan.json");
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(file, text.replacen(from, to, 1)).unwrap();
    }

    fn days(regions: &LiveRegions) -> u16 {
        regions.all().next().unwrap().terms.review_days
    }

    #[test]
    fn a_new_edition_counts_at_once_and_whoever_holds_the_old_one_keeps_it() {
        let folder = folder();
        let regions = LiveRegions::open(folder.path(), true).unwrap();
        assert_eq!(regions.look(), Ok(false));
        let held = regions.all().next().unwrap();
        change(&folder, "\"version\": \"2026-03\"", "\"version\": \"2026-12\"");
        change(&folder, "\"review_days\": 3", "\"review_days\": 30");
        assert_eq!(regions.look(), Ok(true));
        assert_eq!((days(&regions), held.terms.review_days), (30, 3));
        assert_eq!(regions.look(), Ok(false));
    }

    #[test]
    fn a_folder_that_is_wrong_changes_nothing_until_it_is_put_right() {
        let folder = folder();
        let regions = LiveRegions::open(folder.path(), true).unwrap();
        change(&folder, "\"review_days\": 3", "\"review_days\": -30");
        assert!(regions.look().unwrap_err().to_string().contains("anlan.json"));
        change(&folder, "\"review_days\": -30", "\"review_days\": 30");
        let told = regions.look().unwrap_err().to_string();
        assert!(told.contains("still calls them 2026-03"), "{told}");
        assert_eq!(days(&regions), 3);
        change(&folder, "\"version\": \"2026-03\"", "\"version\": \"2026-12\"");
        assert_eq!((regions.look(), days(&regions)), (Ok(true), 30));
        fs::remove_file(folder.path().join("yunling.json")).unwrap();
        assert!(regions.look().is_err());
    }
}
