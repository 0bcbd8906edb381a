//! The regions' rules, the calendar, the kiosks and the demonstration accounts: files, read and checked at the start.
//!
//! **Invariant:** nothing regional stands in code; a region that is known here has its whole profile.

mod demo;
mod live;

pub use demo::{DemoAccount, DemoNotice};
pub use live::{LiveRegions, watch};

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use domain::{
    calendar::Calendar,
    filing::{Province, province_faults},
    jurisdiction::Jurisdiction,
    kiosk::{Kiosk, KioskId},
    outlet::{Outlet, OutletId},
    photo::PartialProfile,
    region::{BankId, RegionCode, RegionProfile},
};
use serde::de::DeserializeOwned;

use crate::{photo_book, seed::cases::PEOPLE};

const DIVISIONS: &str = "divisions.json";
const CALENDAR: &str = "calendar.json";
const KIOSKS: &str = "kiosks.json";
const STAFF: &str = "staff.json";
const NOTICES: &str = "demo-notices.json";

/// Everything the folder holds.
#[derive(Clone, Debug)]
pub struct Regions {
    profiles: BTreeMap<RegionCode, RegionProfile>,
    kiosks: BTreeMap<KioskId, Kiosk>,
    /// The places that care can be filed for.
    pub provinces: Vec<Province>,
    /// Working days.
    pub calendar: Calendar,
    /// Accounts for demonstration; they are made only when the server is told to.
    pub staff: Vec<DemoAccount>,
    /// Notices for demonstration, which it begins with.
    pub notices: BTreeMap<RegionCode, Vec<DemoNotice>>,
}

/// Everything that is wrong with the folder.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the regions' files are wrong:\n  - {}", .0.join("\n  - "))]
pub struct RegionsError(pub Vec<String>);

impl Regions {
    /// Reads the folder. Kiosks for demonstration are there in a `demo` only.
    ///
    /// # Errors
    ///
    /// [`RegionsError`] with every fault there is.
    pub fn read(folder: &Path, demo: bool) -> Result<Self, RegionsError> {
        let mut faults = Vec::new();
        let mut regions = Self {
            profiles: BTreeMap::new(),
            kiosks: BTreeMap::new(),
            provinces: file(&folder.join(DIVISIONS), &mut faults).unwrap_or_default(),
            calendar: file(&folder.join(CALENDAR), &mut faults).unwrap_or_default(),
            staff: file(&folder.join(STAFF), &mut faults).unwrap_or_default(),
            notices: file(&folder.join(NOTICES), &mut faults).unwrap_or_default(),
        };
        regions.read_profiles(folder, &mut faults);
        let kiosks: Vec<Kiosk> = file(&folder.join(KIOSKS), &mut faults).unwrap_or_default();
        let mut names: Vec<_> = kiosks.iter().map(|kiosk| kiosk.id.0.clone()).collect();
        names.sort();
        for twice in names.windows(2).filter(|pair| pair[0] == pair[1]) {
            faults.push(format!("kiosk {} is listed twice", twice[0]));
        }
        regions.kiosks = kiosks.into_iter().map(|kiosk| (kiosk.id.clone(), kiosk)).collect();
        regions.check(&mut faults);
        regions.kiosks.retain(|_, kiosk| demo || !kiosk.demo);
        if faults.is_empty() { Ok(regions) } else { Err(RegionsError(faults)) }
    }

    /// The regions, their photos completed by the folder's book.
    fn read_profiles(&mut self, folder: &Path, faults: &mut Vec<String>) {
        let paths = profiles(folder, faults);
        let book = match photo_book::beside(folder) {
            Ok(book) => book,
            Err(fault) => return faults.push(fault),
        };
        for form in book.profiles.iter().filter_map(|form| book.named(&form.id)) {
            faults.extend(form.faults().iter().map(|fault| format!("photo form {}: {fault}", form.id)));
        }
        for path in paths {
            let Some(region) = file::<RegionProfile<PartialProfile>>(&path, faults) else { continue };
            match region.completed(&book) {
                Ok(region) => drop(self.profiles.insert(region.code.clone(), region)),
                Err(fault) => faults.push(format!("{}: the photo: {fault}", path.display())),
            }
        }
    }

    fn check(&self, faults: &mut Vec<String>) {
        if self.profiles.is_empty() {
            faults.push("there is no region".to_owned());
        }
        faults.extend(
            province_faults(&self.provinces).into_iter().map(|fault| format!("{DIVISIONS}: {fault}")),
        );
        for (code, profile) in &self.profiles {
            let of_photo = profile.photo.faults();
            faults.extend(of_photo.iter().map(|fault| format!("photo of region {}: {fault}", code.as_str())));
            let of_file_photo = profile.photo_change.faults();
            faults.extend(
                of_file_photo
                    .iter()
                    .map(|fault| format!("photo on file of region {}: {fault}", code.as_str())),
            );
            if !profile.terms.can_remind() {
                faults.push(format!("region {}: the days of reminding do not fit", code.as_str()));
            }
            faults.extend(of_services(profile).map(|fault| format!("region {}: {fault}", code.as_str())));
            faults.extend(of_agencies(profile).map(|fault| format!("region {}: {fault}", code.as_str())));
        }
        let named = self.kiosks.values().map(|kiosk| (&kiosk.id.0, &kiosk.region));
        for (name, region) in named.chain(self.staff.iter().map(|account| (&account.name, &account.region))) {
            if !self.profiles.contains_key(region) {
                faults.push(format!("{name} belongs to region {}, which has no profile", region.as_str()));
            }
        }
        faults.extend(self.staff.iter().filter_map(|account| self.works_elsewhere(account)));
        faults.extend(self.notices.iter().flat_map(|(region, notices)| self.of_notices(region, notices)));
        for kiosk in self.kiosks.values() {
            if !kiosk.id.is_possible() {
                let id = &kiosk.id.0;
                faults.push(format!("a kiosk is called {id:?}: up to 40 of a-z, 0-9 and - can be its id"));
            }
            if !kiosk.panel.is_possible() {
                faults.push(format!("{} has a panel that cannot be: {:?}", kiosk.id.0, kiosk.panel));
            }
            if !kiosk.idle.is_possible() {
                faults.push(format!("{} waits too short or too long: {:?}", kiosk.id.0, kiosk.idle));
            }
        }
        let mut outlets: Vec<_> = self.outlets().map(|(_, outlet)| &outlet.id).collect();
        outlets.sort();
        for twice in outlets.windows(2).filter(|pair| pair[0] == pair[1]) {
            faults.push(format!("outlet {} is listed twice", twice[0].0));
        }
    }

    /// What is wrong with an account whose agency is none of its region.
    fn works_elsewhere(&self, account: &DemoAccount) -> Option<String> {
        let id = account.agency.as_ref()?;
        let profile = self.profiles.get(&account.region)?;
        let agency = Jurisdiction::named(&profile.agencies, id);
        let here =
            agency.is_some_and(|agency| agency.divisions.iter().any(|at| profile.code.covers(&at.code)));
        (!here).then(|| format!("{} works for {}, no agency of its region", account.name, id.0))
    }

    /// What is wrong with a region's notices.
    fn of_notices(&self, region: &RegionCode, notices: &[DemoNotice]) -> Vec<String> {
        let unknown = (!self.profiles.contains_key(region))
            .then(|| format!("{NOTICES}: there is no region {}", region.as_str()));
        let wrong = notices.iter().filter_map(|notice| {
            let kept = notice.words.clone().checked();
            (kept.as_ref() != Ok(&notice.words))
                .then(|| format!("{NOTICES}: {} cannot be shown so", notice.key.0))
        });
        unknown.into_iter().chain(wrong).collect()
    }

    /// A region's rules.
    #[must_use]
    pub fn get(&self, code: &RegionCode) -> Option<&RegionProfile> {
        self.profiles.get(code)
    }

    /// All regions, by code.
    pub fn all(&self) -> impl Iterator<Item = &RegionProfile> {
        self.profiles.values()
    }

    /// A kiosk.
    #[must_use]
    pub fn kiosk(&self, id: &KioskId) -> Option<&Kiosk> {
        self.kiosks.get(id)
    }

    /// All kiosks, by identifier.
    pub fn kiosks(&self) -> impl Iterator<Item = &Kiosk> {
        self.kiosks.values()
    }

    /// Every outlet with its region.
    pub fn outlets(&self) -> impl Iterator<Item = (&RegionCode, &Outlet)> {
        self.profiles
            .values()
            .flat_map(|profile| profile.outlets.iter().map(|outlet| (&profile.code, outlet)))
    }

    /// An outlet of a region.
    #[must_use]
    pub fn outlet(&self, region: &RegionCode, id: &OutletId) -> Option<&Outlet> {
        self.get(region)?.outlets.iter().find(|outlet| outlet.id == *id)
    }
}

/// What is wrong with a region's rules for lost cards, cards that are printed at once, banks, recharging and care elsewhere.
fn of_services(profile: &RegionProfile) -> impl Iterator<Item = String> {
    let loss = (!profile.loss.is_possible()).then(|| format!("a loss cannot be so: {:?}", profile.loss));
    let instant = profile.instant.faults().into_iter().map(|fault| format!("cards printed at once: {fault}"));
    let known = |id: &BankId| profile.banks.iter().any(|bank| bank.id == *id);
    let prints = profile.outlets.iter().filter_map(|outlet| outlet.prints.as_ref());
    let unknown = prints.filter(move |id| !known(id)).map(|id| format!("there is no bank {}", id.0));
    let recharge = (!profile.recharge.is_possible()).then(|| "recharging cannot be so".to_owned());
    let filing = profile.filing.faults().into_iter().map(|fault| format!("care elsewhere: {fault}"));
    loss.into_iter().chain(filing).chain(instant).chain(unknown).chain(recharge)
}

/// Agencies that are named twice.
fn of_agencies(profile: &RegionProfile) -> impl Iterator<Item = String> {
    let mut ids: Vec<_> = profile.agencies.iter().map(|known| known.id.0.clone()).collect();
    ids.sort();
    let twice = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone());
    twice.map(|id| format!("agency {id} is listed twice")).collect::<Vec<_>>().into_iter()
}

/// The profiles' files, by name.
fn profiles(folder: &Path, faults: &mut Vec<String>) -> Vec<PathBuf> {
    let listed = match fs::read_dir(folder) {
        Ok(listed) => listed,
        Err(error) => {
            faults.push(format!("{} cannot be read: {error}", folder.display()));
            return Vec::new();
        }
    };
    let is_profile = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        Path::new(name).extension().is_some_and(|extension| extension == "json")
            && ![DIVISIONS, CALENDAR, KIOSKS, STAFF, NOTICES, photo_book::FILE, PEOPLE].contains(&name)
    };
    let mut paths: Vec<_> = listed.flatten().map(|entry| entry.path()).filter(is_profile).collect();
    paths.sort();
    paths
}

fn file<T: DeserializeOwned>(path: &Path, faults: &mut Vec<String>) -> Option<T> {
    let read = fs::read(path).map_err(|error| error.to_string());
    match read.and_then(|bytes| serde_json::from_slice(&bytes).map_err(|error| error.to_string())) {
        Ok(value) => Some(value),
        Err(fault) => {
            faults.push(format!("{}: {fault}", path.display()));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::photo::Check;

    use super::*;

    /// What is wrong with the folder when this stands in a file in place of that.
    fn faults_in(file: &str, from: &str, to: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        for file in fs::read_dir("../regions").unwrap().flatten() {
            fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
        let text = fs::read_to_string(Path::new("../regions").join(file)).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(folder.path().join(file), text.replacen(from, to, 1)).unwrap();
        Regions::read(folder.path(), true).err().map(|error| error.to_string()).unwrap_or_default()
    }

    fn faults(from: &str, to: &str) -> String {
        faults_in(KIOSKS, from, to)
    }

    /// What is wrong when the first region says this more of its photo.
    fn photo_faults(more: &str) -> String {
        faults_in("anlan.json", "\"id\": \"social-security-card\"", more)
    }

    #[test]
    fn outside_a_region_there_are_few_places_to_choose_from() {
        for region in Regions::read(Path::new("../regions"), true).unwrap().all() {
            let outside = Jurisdiction::outside(&region.agencies, &region.code);
            assert!((1..=4).contains(&outside.len()), "{:?}: {outside:?}", region.code);
        }
    }

    #[test]
    fn what_a_region_does_not_say_of_its_photo_is_the_forms() {
        let regions = Regions::read(Path::new("../regions"), true).unwrap();
        let book = photo_book::built_in().unwrap();
        let photos: Vec<_> = regions.all().map(|region| &region.photo).collect();
        assert_eq!(Some(photos[0]), book.named("social-security-card").as_ref());
        assert_eq!((photos[1].bytes.max, photos[1].max_age_months), (35 * 1024, 5));
        assert!(photos.iter().all(|photo| photo.rules.len() == Check::ALL.len()));
        assert_eq!(photo_faults("\"id\": \"one-inch\""), "");
    }

    #[test]
    fn rules_for_photos_that_cannot_be_stop_the_start() {
        let rule = |check: &str, rest: &str| {
            format!(
                "\"id\": \"one-inch\", \"rules\": [{{\"check\": \"{check}\", \"level\": \"fault\", {rest}}}]"
            )
        };
        assert_eq!(photo_faults(&rule("yaw", "\"within\": {\"min\": -5, \"max\": 5}")), "");
        for (more, fault) in [
            (&*rule("yaw", "\"within\": {\"min\": 5, \"max\": -5}"), "between the limits for Yaw"),
            (&rule("sharp", "\"within\": {}, \"good\": {\"min\": 1e39}"), "between the limits for Sharp"),
            (&rule("smile", "\"within\": {}"), "unknown variant `smile`"),
            ("\"id\": \"visa\"", "`width` is missing"),
            ("\"id\": \"one-inch\", \"width\": 0", "no photo can be made"),
            ("\"id\": \"one-inch\", \"colour\": 1", "unknown field `colour`"),
            (
                "\"id\": \"one-inch\", \"rules\": [{\"check\": \"sharp\", \"level\": \"pass\", \"within\": {}}]",
                "children are asked for more than others: Sharp",
            ),
        ] {
            let told = photo_faults(more);
            assert!(told.contains(fault), "{more}: {told}");
        }
        let sharp = "{ \"check\": \"sharp\", \"level\": \"fault\", \"within\": { \"min\": 0.46 } },";
        let in_book = |to| faults_in(photo_book::FILE, sharp, to);
        assert!(
            in_book("").contains("photo of region 339900: there is no rule for Sharp"),
            "{}",
            in_book("")
        );
        assert!(in_book(&sharp.repeat(2)).contains("photo form one-inch: there are two rules for Sharp"));
    }

    #[test]
    fn a_notice_that_cannot_be_shown_stops_the_start() {
        let unknown = faults_in(NOTICES, "\"339900\"", "\"110000\"");
        assert!(unknown.contains("there is no region 110000"), "{unknown}");
        let spaced = faults_in(NOTICES, "\"演示：", "\" 演示：");
        assert!(spaced.contains("cannot be shown so"), "{spaced}");
    }

    #[test]
    fn a_kiosk_that_cannot_be_stops_the_start() {
        assert_eq!(faults("anlan-1", "anlan-2"), "");
        assert!(faults("\"region\": \"339900\"", "\"region\": \"110000\"").contains("which has no profile"));
        assert!(faults("\"diagonal\": 21.5", "\"diagonal\": 0.5").contains("a panel that cannot be"));
        assert!(faults("\"portrait\"", "\"landscape\"").contains("a panel that cannot be"));
        assert!(faults("\"warning\": 30", "\"warning\": 0").contains("too short or too long"));
        assert!(faults("anlan-1", "demo").contains("is listed twice"));
        for id in ["", "Anlan-1", "anlan 1", "anlan/1", "安澜", &"a".repeat(41)] {
            assert!(faults("\"anlan-1\"", &format!("\"{id}\"")).contains("can be its id"), "{id}");
        }
        assert_eq!(faults("anlan-1", &"a".repeat(40)), "");
        assert!(faults("\"distance\"", "\"far\"").contains("kiosks.json"));
    }

    #[test]
    fn filings_and_places_that_cannot_be_stop_the_start() {
        let filing = |from, to| faults_in("anlan.json", from, to);
        assert!(filing("\"ahead_days\": 90", "\"ahead_days\": 0").contains("care elsewhere"));
        assert!(filing("\"months\": 24", "\"months\": 0").contains("stationed cannot be so"));
        assert!(filing("\"id\": \"household\"", "\"id\": \"retired\"").contains("a kind is listed twice"));
        assert!(filing("\"proof\": \"promise\"", "\"proof\": \"oath\"").contains("oath"));
        let place = |to| faults_in(DIVISIONS, "\"110000\"", to);
        assert!(place("\"110100\"").contains("110100 is no province's code"));
        assert!(place("\"120000\"").contains("120000 is listed twice"));
    }

    #[test]
    fn agencies_have_names_of_their_own_and_staff_work_for_one_of_their_region() {
        let agency = |from, to| faults_in("anlan.json", from, to);
        assert!(agency("\"id\": \"yuegang\"", "\"id\": \"anlan\"").contains("agency anlan is listed twice"));
        let staff = |to| faults_in(STAFF, "\"agency\": \"yuegang\"", &format!("\"agency\": \"{to}\""));
        assert_eq!(staff("anlan"), "");
        for elsewhere in ["yunling", "nobody"] {
            assert!(staff(elsewhere).contains("no agency of its region"), "{elsewhere}");
        }
    }

    #[test]
    fn kiosks_for_demonstration_are_there_in_one_only() {
        let folder = Path::new("../regions");
        let there =
            |demo| Regions::read(folder, demo).unwrap().kiosks().map(|kiosk| kiosk.demo).collect::<Vec<_>>();
        assert!(there(true).contains(&true) && there(true).contains(&false));
        assert!(!there(false).is_empty() && !there(false).contains(&true));
    }
}
