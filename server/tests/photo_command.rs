//! `medcard-server photo …`, the program itself, on files as operators have them.

#![expect(clippy::unwrap_used, reason = "a test that cannot make its files should stop")]

#[path = "api/pictures.rs"]
mod pictures;

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use domain::photo::{Check, Level, PhotoProfile, ProfileBook, Rule};
use serde_json::Value;
use tempfile::TempDir;

const FACES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/photo/tests/faces");

/// Runs the program in an empty folder of its own, without any setting.
fn photo(folder: &TempDir, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_medcard-server"));
    command.env_clear().current_dir(folder.path()).arg("photo").args(words).output().unwrap()
}

/// The exit code and the lines.
fn told(output: &Output) -> (i32, Vec<Value>) {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    (output.status.code().unwrap(), text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

fn folder() -> TempDir {
    TempDir::new().unwrap()
}

fn names(folder: &TempDir) -> Vec<String> {
    let listed = fs::read_dir(folder.path()).unwrap().flatten();
    let mut names: Vec<_> = listed.map(|file| file.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn put(folder: &TempDir, name: &str, bytes: &[u8]) -> String {
    fs::write(folder.path().join(name), bytes).unwrap();
    name.to_owned()
}

fn portrait() -> String {
    format!("{FACES}/obama.jpg")
}

fn book() -> ProfileBook {
    serde_json::from_str(include_str!("../../regions/photo-profiles.json")).unwrap()
}

/// A profile that asks for one whole face and lets all else pass, so that a smile is no matter.
fn lenient(folder: &TempDir, id: &str) -> (String, PhotoProfile) {
    let mut profile = book().named(id).unwrap();
    let children = profile.child.iter_mut().flat_map(|child| &mut child.rules);
    let others = |rule: &&mut Rule| ![Check::OneFace, Check::WholeFace].contains(&rule.check);
    for rule in profile.rules.iter_mut().chain(children).filter(others) {
        rule.level = Level::Pass;
    }
    (put(folder, &format!("{id}.json"), &serde_json::to_vec(&profile).unwrap()), profile)
}

#[test]
fn every_picture_gets_its_line() {
    let folder = folder();
    let (profile, _) = lenient(&folder, "social-security-card");
    let (face, nobody) = (portrait(), put(&folder, "nobody.jpg", &pictures::nobody(640, 640)));
    let output = photo(&folder, &["check", &face, &nobody, "--profile", &profile]);
    let (code, lines) = told(&output);
    assert_eq!((code, lines.len(), output.stderr.len()), (0, 2, 0));
    let (good, bad) = (&lines[0], &lines[1]);
    assert_eq!(
        (&good["file"], &good["verdict"], &good["faces"]),
        (&face.into(), &"accepted".into(), &1.into())
    );
    assert_eq!((&good["faults"], &good["advice"]), (&Value::Array(vec![]), &Value::Array(vec![])));
    assert_eq!((&bad["verdict"], &bad["faces"]), (&"refused".into(), &0.into()));
    assert_eq!(bad["faults"], serde_json::json!(["no_face"]));
    let open = &good["measures"]["eyes_open"];
    assert!(open["raw"].is_f64() && open["score"].is_u64() && open["level"] == "pass", "{open}");
    let text = String::from_utf8(output.stdout).unwrap();
    let fields = [
        "{\"file\":",
        "\"verdict\":",
        "\"faults\":",
        "\"advice\":",
        "\"faces\":",
        "\"measures\":{\"one_face\":",
    ];
    let places = fields.map(|field| text.find(field).unwrap());
    assert!(places.is_sorted(), "{text}");
    assert_eq!(names(&folder), ["nobody.jpg", "social-security-card.json"], "nothing is left behind");
}

#[test]
fn small_pictures_are_judged_and_refused() {
    let folder = folder();
    for (width, height) in [(1, 1), (479, 700), (300, 1)] {
        let file = put(&folder, "small.jpg", &pictures::nobody(width, height));
        let (code, lines) = told(&photo(&folder, &["check", &file]));
        assert_eq!((code, &lines[0]["verdict"]), (0, &"refused".into()));
        assert_eq!(lines[0]["faults"], serde_json::json!(["no_face", "resolution"]));
    }
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_judged() {
    let folder = folder();
    fs::create_dir(folder.path().join("folder")).unwrap();
    let whole = fs::read(portrait()).unwrap();
    let large = [whole.clone(), vec![0; 8 << 20]].concat();
    let files = [
        "missing.jpg".to_owned(),
        "folder".to_owned(),
        put(&folder, "empty.jpg", b""),
        put(&folder, "text.jpg", b"a letter"),
        put(&folder, "cut.jpg", &whole[..whole.len() / 2]),
        put(&folder, "phone.heic", &pictures::heic()),
        put(&folder, "print.jpg", &pictures::printers(640, 640)),
        put(&folder, "huge.png", &pictures::huge_png()),
        put(&folder, "large.jpg", &large),
    ];
    let nobody = put(&folder, "nobody.png", &pictures::deep_png(640, 640));
    let words: Vec<&str> =
        ["check"].into_iter().chain(files.iter().map(String::as_str)).chain([&*nobody]).collect();
    let output = photo(&folder, &words);
    let (code, lines) = told(&output);
    assert_eq!((code, lines.len()), (2, files.len() + 1));
    let heard = String::from_utf8(output.stderr).unwrap();
    for (file, line) in files.iter().zip(&lines) {
        assert_eq!(line["file"], **file);
        let error = line["error"].as_str().unwrap();
        assert!(!error.is_empty() && line.get("verdict").is_none());
        assert!(heard.contains(&format!("{file}: {error}")), "{heard}");
    }
    assert_eq!(lines.last().unwrap()["verdict"], "refused");
}

#[test]
fn a_name_does_not_steer_the_terminal() {
    let folder = folder();
    let name = put(&folder, "a\u{1b}[31m\n.jpg", b"a letter");
    let profile = "\u{1b}c\r.json";
    for words in [vec!["check", &*name], vec!["check", &*name, "--profile", profile], vec!["ju\u{9b}dge"]] {
        let output = photo(&folder, &words);
        let heard = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(!heard.trim_end_matches('\n').contains(char::is_control), "{heard:?}");
        assert!(heard.contains("\\u{"), "{heard:?}");
    }
    let (_, lines) = told(&photo(&folder, &["check", &name]));
    assert_eq!(lines[0]["file"], *name);
}

/// Nobody reads the lines.
#[test]
fn lines_that_cannot_be_printed_have_a_code_of_their_own() {
    let folder = folder();
    let nobody = put(&folder, "nobody.jpg", &pictures::nobody(640, 640));
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_medcard-server"));
    let command = command.env_clear().current_dir(folder.path()).args(["photo", "check", &nobody]);
    assert_eq!(command.stdout(full).status().unwrap().code(), Some(1));
}

#[test]
fn no_beginning_of_a_picture_is_judged() {
    let folder = folder();
    for (name, file) in
        [("a.jpg", pictures::progressive(500, 500)), ("a.png", pictures::moving_png(480, 480))]
    {
        let files: Vec<_> = (0..40)
            .map(|part| put(&folder, &format!("{part}-{name}"), &file[..file.len() * part / 40]))
            .collect();
        let words: Vec<&str> = ["check"].into_iter().chain(files.iter().map(String::as_str)).collect();
        let (code, lines) = told(&photo(&folder, &words));
        assert_eq!(code, 2);
        // A moving PNG whose first frame is whole is still cut off.
        assert!(lines.iter().all(|line| line["error"].is_string()), "{lines:?}");
    }
}

#[test]
fn the_longest_picture_that_is_taken_is_judged() {
    let folder = folder();
    let file = put(&folder, "large.jpg", &pictures::nobody(4096, 1200));
    let (code, lines) = told(&photo(&folder, &["check", &file]));
    assert_eq!((code, &lines[0]["faults"]), (0, &serde_json::json!(["no_face"])));
    let file = put(&folder, "larger.jpg", &pictures::nobody(4097, 480));
    assert_eq!(told(&photo(&folder, &["check", &file])).0, 2);
}

/// Width, height and dots per inch that a JPEG says of itself.
fn stated(jpeg: &[u8]) -> (u16, u16, u16) {
    let at = |place: usize| u16::from_be_bytes([jpeg[place], jpeg[place + 1]]);
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    (at(frame + 7), at(frame + 5), at(14))
}

#[test]
fn photos_are_made_by_every_profile_of_the_book() {
    let folder = folder();
    for PhotoProfile { id, .. } in book().profiles {
        let (file, profile) = lenient(&folder, &id);
        let out = format!("{id}.jpg");
        let (code, lines) = told(&photo(&folder, &["make", &portrait(), "--profile", &file, "-o", &out]));
        let line = &lines[0];
        assert_eq!((code, lines.len(), &line["verdict"]), (0, 1, &"accepted".into()), "{line}");
        let jpeg = fs::read(folder.path().join(&out)).unwrap();
        assert_eq!(stated(&jpeg), (profile.width, profile.height, profile.dpi));
        assert_eq!(
            (&line["bytes"], &line["out"], &line["profile"]),
            (&jpeg.len().into(), &out.into(), &id.as_str().into())
        );
        assert!(profile.bytes.holds(jpeg.len().try_into().unwrap()) && jpeg.ends_with(&[0xff, 0xd9]));
        assert!(line["quality"].as_u64().unwrap() >= 60);
        assert!(line["geometry"]["eyes_above_bottom"].as_f64().unwrap() > 100.0);
    }
}

#[test]
fn a_profiles_name_alone_stands_for_all_its_rules() {
    let folder = folder();
    let (code, lines) =
        told(&photo(&folder, &["make", &portrait(), "--profile", "two-inch", "-o", "strict.jpg"]));
    assert_eq!((code, lines.len()), (0, 1));
    assert_eq!(lines[0]["verdict"] == "accepted", folder.path().join("strict.jpg").exists());
}

#[test]
fn what_is_not_made_leaves_no_file() {
    let folder = folder();
    let nobody = put(&folder, "nobody.jpg", &pictures::nobody(640, 640));
    let before = put(&folder, "before.jpg", b"of yesterday");
    let (code, lines) = told(&photo(&folder, &["make", &nobody, "--profile", "one-inch", "-o", &before]));
    assert_eq!((code, &lines[0]["faults"]), (0, &serde_json::json!(["no_face"])));
    assert_eq!(fs::read(folder.path().join(&before)).unwrap(), b"of yesterday");
    let (code, lines) =
        told(&photo(&folder, &["make", "missing.jpg", "--profile", "one-inch", "-o", &before]));
    assert!(code == 2 && lines[0]["error"].is_string());
    let (profile, _) = lenient(&folder, "one-inch");
    let copy = put(&folder, "copy.jpg", &fs::read(portrait()).unwrap());
    fs::create_dir(folder.path().join("folder.jpg")).unwrap();
    for to in ["copy.jpg", "./copy.jpg", "folder.jpg", "no/such/folder.jpg"] {
        let (code, lines) = told(&photo(&folder, &["make", &copy, "--profile", &profile, "-o", to]));
        assert!(code == 2 && lines[0]["error"].is_string(), "{to}");
    }
    assert_eq!(names(&folder), ["before.jpg", "copy.jpg", "folder.jpg", "nobody.jpg", "one-inch.json"]);
}

#[test]
fn a_range_that_cannot_be_met_is_said_so() {
    let folder = folder();
    let (file, mut profile) = lenient(&folder, "social-security-card");
    (profile.bytes.min, profile.bytes.max) = (1000, 2000);
    put(&folder, &file, &serde_json::to_vec(&profile).unwrap());
    for words in [vec!["check"], vec!["make", "-o", "out.jpg"]] {
        let portrait = portrait();
        let words: Vec<&str> = words.into_iter().chain([&*portrait, "--profile", &file]).collect();
        let (code, lines) = told(&photo(&folder, &words));
        assert_eq!(
            (code, &lines[0]["verdict"], &lines[0]["faults"]),
            (0, &"refused".into(), &Value::Array(vec![]))
        );
        assert!(lines[0]["reason"].as_str().unwrap().contains("2000"), "{}", lines[0]);
    }
    assert!(!folder.path().join("out.jpg").exists());
}

#[test]
fn wrong_words_are_answered_with_a_sentence() {
    let folder = folder();
    for (words, sentence) in [
        (vec![], "`check` or `make`"),
        (vec!["check"], "which pictures?"),
        (vec!["check", "a.jpg", "--profile", "passport"], "social-security-card-9-20"),
        (vec!["make", "a.jpg", "--profile", "passport", "-o", "b.jpg"], "one-inch, two-inch"),
        (vec!["make", "a.jpg", "-o", "b.jpg"], "--profile NAME"),
        (vec!["check", "--loud", "a.jpg"], "--loud"),
        (vec!["check", "--age", "abc", "a.jpg"], "--age"),
        (vec!["make", "a.jpg", "--profile", "one-inch", "-o", "b.png"], ".jpeg"),
    ] {
        let output = photo(&folder, &words);
        let heard = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{words:?}");
        assert!(heard.contains(sentence) && heard.lines().count() == 1, "{heard}");
    }
    let help = photo(&folder, &["--help"]);
    assert!(help.status.success() && help.stdout.starts_with(b"medcard-server photo check FILE"));
}

#[test]
fn who_asks_for_help_hears_of_the_settings_and_of_this_command() {
    for words in [vec!["--help"], vec!["-h"], vec!["--listen", "nowhere", "--help"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_medcard-server")).args(&words).output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{words:?}");
        for word in
            ["medcard-server photo --help", "docs/operations.md", "  --listen 127.0.0.1:8080\n", "--demo"]
        {
            assert!(told.contains(word), "{word} is missing in {told}");
        }
    }
}

#[test]
fn every_fault_and_every_check_stands_in_the_docs() {
    let docs = fs::read_to_string(Path::new("../docs/photo-command.md")).unwrap();
    let named = |value: Value| value.as_str().unwrap().replace('-', "_");
    for check in Check::ALL {
        let rule = serde_json::to_value(check).unwrap();
        let row = format!("| `{}` | `{}` |", named(rule.clone()), rule.as_str().unwrap());
        assert!(docs.contains(&row), "{row}");
        for below in [true, false] {
            let fault = named(serde_json::to_value(check.fault(below)).unwrap());
            assert!(docs.contains(&format!("| `{fault}` |")), "{fault}");
        }
    }
}
