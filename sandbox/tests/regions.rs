//! The region files: they read as what they are, hang together, and share nothing regional.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a file that cannot be read is what these tests find")]

use std::{collections::BTreeSet, fs, path::PathBuf};

use domain::{
    calendar::Calendar,
    jurisdiction::{AgencyId, Jurisdiction},
    kiosk::Kiosk,
    money::Fen,
    outlet::Position,
    photo::{Check, Level, PartialProfile, PhotoProfile, ProfileBook, Rule},
    region::{Bilingual, RegionCode, RegionProfile},
    wire::staff::Role,
};
use sandbox::people::{ANLAN, ELSEWHERE, YUNLING};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use time::{Date, Month, Weekday};

/// What both regions may have in common: they are demos, and the photo's geometry is the national standard.
const SHARED: [&str; 18] = [
    "demo",
    "photo.width",
    "photo.height",
    "photo.dpi",
    "photo.min_quality",
    "photo.face_width.min",
    "photo.face_width.max",
    "photo.eyes_x.min",
    "photo.eyes_x.max",
    "photo.eyes_above_bottom",
    "photo.hair_top.min",
    "photo.hair_top.max",
    // The seed says two inches of the photo on file.
    "photo_change.id",
    // Exactly one face is the meaning of the check.
    "photo.rules.one-face.min",
    "photo.rules.one-face.max",
    // Nothing is brought to where one pays online.
    "recharge.ways.0.documents",
    // National numbers; their hours differ.
    "hotlines.0.number",
    "hotlines.1.number",
];

/// Checks that are measured and shown, and that refuse nobody: the crop sees to them.
const OFF: [Check; 2] = [Check::HeadSize, Check::Margins];

/// A demo account, as the server reads it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Account {
    name: String,
    password: String,
    region: RegionCode,
    #[serde(default)]
    agency: Option<AgencyId>,
    #[serde(default)]
    role: Role,
    office: Bilingual,
}

fn text(file: &str) -> String {
    let path = PathBuf::from("../regions").join(file);
    fs::read_to_string(path).unwrap()
}

fn read<T: DeserializeOwned>(file: &str) -> T {
    serde_json::from_str(&text(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn regions() -> [RegionProfile; 2] {
    let book: ProfileBook = read("photo-profiles.json");
    ["anlan.json", "yunling.json"]
        .map(|file| read::<RegionProfile<PartialProfile>>(file).completed(&book).unwrap())
}

#[test]
fn the_regions_are_those_of_the_people() {
    let codes = regions().map(|region| String::from(region.code));
    assert_eq!(codes, [ANLAN, YUNLING]);
    assert!(!codes.contains(&ELSEWHERE.to_owned()));
}

#[test]
fn the_regions_differ_in_every_field() {
    let [mut here, mut there]: [Value; 2] = [read("anlan.json"), read("yunling.json")];
    for (region, whole) in [&mut here, &mut there].into_iter().zip(regions()) {
        region["photo"] = serde_json::to_value(whole.photo).unwrap();
        for list in ["districts", "outlets"] {
            assert!(!region[list].as_array().unwrap().is_empty());
        }
    }
    let (mut same, mut compared) = (Vec::new(), 0);
    compare("", &here, &there, &mut |path, equal| {
        compared += 1;
        if equal && !SHARED.contains(&path) && !is_plain(path) {
            same.push(path.to_owned());
        }
    });
    assert_ne!(here["instant"]["groups"], there["instant"]["groups"]);
    assert!(compared > 100, "compared {compared}");
    assert_eq!(same, [""; 0], "the same in both regions");
}

/// Levels, kinds and ways to pay are words of few choices, and not every plan has a layer above its cap; lists of outlets, districts and groups may agree in a line, but not whole.
fn is_plain(path: &str) -> bool {
    let of_list = path.contains(".methods.") || path.starts_with("instant.groups.");
    of_list
        || path.rsplit('.').next().is_some_and(|field| {
            ["level", "check", "blanks", "kind", "insurance", "care", "above", "proof", "counts_as"]
                .contains(&field)
        })
}

/// Walks two values side by side. Objects meet by name, rules by their check, other lists by place.
fn compare(path: &str, here: &Value, there: &Value, seen: &mut impl FnMut(&str, bool)) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match (here, there) {
        (Value::Object(here), Value::Object(there)) => {
            for (name, value) in here {
                let name = if name == "within" { String::new() } else { name.clone() };
                let at = if name.is_empty() { path.to_owned() } else { below(&name) };
                let key = if name.is_empty() { "within" } else { &name };
                compare(&at, value, there.get(key).unwrap_or(&Value::Null), seen);
            }
        }
        (Value::Array(here), Value::Array(there)) if path == "photo.rules" => {
            for (rule, other) in here.iter().zip(there) {
                assert_eq!(rule["check"], other["check"]);
                compare(&below(rule["check"].as_str().unwrap()), rule, other, seen);
            }
        }
        (Value::Array(here), Value::Array(there)) if !here.is_empty() && !there.is_empty() => {
            for (index, (value, other)) in here.iter().zip(there).enumerate() {
                compare(&below(&index.to_string()), value, other, seen);
            }
        }
        _ => seen(path, here == there),
    }
}

#[test]
fn every_household_here_and_over_there_has_one_agency() {
    let regions = regions();
    for (region, other) in [(&regions[0], &regions[1]), (&regions[1], &regions[0])] {
        let divisions: Vec<_> = region.agencies.iter().flat_map(|known| &known.divisions).collect();
        let codes: BTreeSet<_> = divisions.iter().map(|division| &division.code).collect();
        assert_eq!(codes.len(), divisions.len(), "a division that two agencies decide for");
        for district in &region.districts {
            let decides = Jurisdiction::of(&region.agencies, &district.code).unwrap();
            assert_eq!(decides.division.name, district.name);
            // Whoever comes from there hears the same here as at home.
            let from_afar = Jurisdiction::of(&other.agencies, &district.code).unwrap();
            assert_eq!(from_afar, decides);
        }
        for (division, inside) in
            divisions.iter().map(|division| (division, region.code.covers(&division.code)))
        {
            assert!(inside || other.code.covers(&division.code), "{division:?} is in neither region");
        }
        assert_eq!(region.agencies[0].agency, region.agency, "the first agency is the region's own");
        let telephones: BTreeSet<_> = region.agencies.iter().map(|known| &known.agency.phone).collect();
        assert_eq!(telephones.len(), region.agencies.len());
    }
}

#[test]
fn every_check_has_one_rule_that_can_be_met() {
    for region in regions() {
        let rules: Vec<_> = region.photo.rules.iter().map(|rule| rule.check).collect();
        assert_eq!(rules, Check::ALL);
        for rule in region.photo.rules.iter().filter(|rule| rule.level == Level::Pass) {
            assert!(OFF.contains(&rule.check), "{:?} is switched off", rule.check);
        }
        region.photo.rules.iter().for_each(can_be_met);
    }
}

fn can_be_met(rule: &Rule) {
    assert!(!rule.within.are_open(), "{:?} limits nothing", rule.check);
    for limits in [rule.within, rule.good] {
        let least = limits.min.unwrap_or(f32::NEG_INFINITY);
        assert!(least <= limits.max.unwrap_or(f32::INFINITY), "{:?} cannot hold", rule.check);
    }
}

#[test]
fn children_are_asked_for_less_and_for_nothing_twice() {
    for region in regions() {
        let child = region.photo.child.clone().unwrap();
        let checks: BTreeSet<_> = child.rules.iter().map(|rule| rule.check).collect();
        assert_eq!(checks.len(), child.rules.len());
        child.rules.iter().for_each(can_be_met);
        for lenient in &child.rules {
            assert!(lenient.level <= region.photo.rule(lenient.check).unwrap().level, "{lenient:?}");
        }
        let (young, old) = (region.photo.clone().for_age(child.under - 1), region.photo.for_age(child.under));
        let mut checks: Vec<_> = young.rules.iter().map(|rule| rule.check).collect();
        checks.sort_unstable();
        assert_eq!(checks, Check::ALL);
        assert!(young.rules != old.rules && young.child.is_none() && old.child.is_none());
    }
}

#[test]
fn the_book_has_the_forms_that_counters_ask_for() {
    let book: ProfileBook = read("photo-profiles.json");
    let sizes = |id: &str| book.named(id).map(|profile| (profile.width, profile.height, profile.dpi));
    assert_eq!(sizes("one-inch"), Some((295, 413, 300)));
    assert_eq!(sizes("two-inch"), Some((413, 579, 300)));
    for (range, bytes) in [("9-20", (9, 20)), ("14-40", (14, 40)), ("15-35", (15, 35)), ("20-200", (20, 200))]
    {
        let profile = book.named(&format!("social-security-card-{range}")).unwrap();
        assert_eq!((profile.bytes.min, profile.bytes.max), (bytes.0 * 1024, bytes.1 * 1024));
    }
    let ids: BTreeSet<_> = book.profiles.iter().map(|profile| &profile.id).collect();
    assert_eq!(ids.len(), book.profiles.len());
    let rules =
        |PhotoProfile { rules, .. }: PhotoProfile| rules.iter().map(|rule| rule.check).collect::<Vec<_>>();
    for id in ids {
        assert_eq!(rules(book.named(id).unwrap()), Check::ALL, "{id}");
    }
    assert!(book.named("passport").is_none());
}

#[test]
fn the_photo_is_the_social_security_cards() {
    let bytes = regions().map(|region| {
        let photo = region.photo;
        assert_eq!((photo.width, photo.height, photo.dpi), (358, 441, 350));
        assert!(photo.min_quality >= 60);
        (photo.bytes.min, photo.bytes.max)
    });
    assert_eq!(bytes, [(14_336, 20_480), (15_360, 35_840)]);
}

#[test]
fn the_first_regions_photo_is_the_one_the_checks_are_measured_with() {
    let [here, _] = regions();
    let book: ProfileBook = read("photo-profiles.json");
    assert_eq!(Some(here.photo), book.named("social-security-card"));
}

#[test]
fn outlets_stand_in_their_regions_and_have_ids_of_their_own() {
    let bounds = [(28.6..29.4, 120.9..121.7), (25.2..26.5, 99.9..100.9)];
    for (region, (lat, lon)) in regions().into_iter().zip(bounds) {
        let inside = |at: Position| lat.contains(&at.lat) && lon.contains(&at.lon);
        let districts: BTreeSet<_> = region.districts.iter().map(|district| &district.code).collect();
        assert_eq!(districts.len(), region.districts.len());
        assert!(districts.iter().all(|code| code.as_str().starts_with(&region.code.as_str()[..4])));
        assert!(region.districts.iter().all(|district| inside(district.position)));
        let ids: BTreeSet<_> = region.outlets.iter().map(|outlet| &outlet.id).collect();
        assert_eq!((ids.len(), region.outlets.len()), (12, 12));
        let served: BTreeSet<_> = region.outlets.iter().map(|outlet| &outlet.district).collect();
        assert_eq!(served, districts, "every district has an outlet, every outlet a district");
        for outlet in &region.outlets {
            assert!(inside(outlet.position), "{:?}", outlet.id);
            let middle = region.districts.iter().find(|district| district.code == outlet.district).unwrap();
            assert!(middle.position.metres_to(outlet.position) < 20_000.0, "{:?}", outlet.id);
        }
    }
}

#[test]
fn stock_shows_none_one_and_plenty() {
    for region in regions() {
        let stock: Vec<_> = region.outlets.iter().map(|outlet| outlet.blanks).collect();
        for blanks in [0, 1] {
            assert_eq!(stock.iter().filter(|count| **count == blanks).count(), 1, "{blanks} in {stock:?}");
        }
        let hours: BTreeSet<_> = region.outlets.iter().map(|outlet| &outlet.hours.en).collect();
        assert!(hours.len() >= 4);
    }
}

#[test]
fn fees_go_with_their_methods() {
    let [free, charged] = regions().map(|region| region.fees.replace_card);
    assert!(free.amount.is_zero() && free.methods.is_empty());
    assert!(charged.amount == Fen(2_500) && !charged.methods.is_empty());
}

#[test]
fn the_calendar_is_the_arrangement_of_2026() {
    let calendar: Calendar = read("calendar.json");
    let weekend = |date: Date| matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    assert!(calendar.holidays.iter().all(|day| !weekend(day.0)), "holidays fall on weekdays");
    assert!(calendar.make_up_days.iter().all(|day| weekend(day.0)), "make-up days fall on weekends");
    assert_eq!((calendar.holidays.len(), calendar.make_up_days.len()), (20, 6));
    let date = |month, day| Date::from_calendar_date(2026, month, day).unwrap();
    assert_eq!(calendar.working_days_after(date(Month::February, 13), 2), date(Month::February, 24));
    assert_eq!(calendar.working_days_after(date(Month::September, 30), 1), date(Month::October, 8));
}

#[test]
fn kiosks_and_staff_serve_the_regions() {
    let regions = regions();
    let codes: Vec<_> = regions.iter().map(|region| region.code.clone()).collect();
    let kiosks: Vec<Kiosk> = read("kiosks.json");
    let ids: Vec<_> = kiosks.iter().map(|kiosk| (kiosk.id.0.as_str(), &kiosk.region)).collect();
    assert_eq!(ids, [("demo", &codes[0]), ("demo-yunling", &codes[1]), ("anlan-1", &codes[0])]);
    let staff: Vec<Account> = read("staff.json");
    let names: BTreeSet<_> = staff.iter().map(|account| &account.name).collect();
    assert_eq!(names.len(), staff.len());
    for code in &codes {
        let clerks = staff.iter().filter(|account| account.region == *code && account.role == Role::Clerk);
        assert!(clerks.count() >= 2, "a second clerk is needed where one vouched");
    }
    for account in &staff {
        assert_eq!(account.password, format!("demo-{}", account.name));
        assert!(!account.office.zh.is_empty() && account.office.en.is_ascii());
        let agencies = regions.iter().filter(|region| region.code == account.region);
        let mut agencies = agencies.flat_map(|region| &region.agencies);
        let works_there = account.agency.as_ref().is_none_or(|id| agencies.any(|known| known.id == *id));
        assert!(works_there, "{} works for an agency of another region", account.name);
    }
}
