use crate::wire::{Build, CodePlace, CrashReport, StepName};

fn place(text: &str) -> bool {
    CodePlace::try_from(text.to_owned()).is_ok()
}

#[test]
fn a_place_is_a_line_of_code_and_nothing_else() {
    assert!(place("src/app.rs:12:5"));
    assert!(place("leptos-0.8.23/src/mount.rs:120:13"));
    for wrong in [
        "src/app.rs",
        "src/app.rs:12",
        "src/app.rs::5",
        "src/app.rs:12:5 张伟",
        "src/张.rs:1:1",
        "called `unwrap()` on a None value.rs:1:1",
        "11010519491231002X.rs:1:1",
        "13812345678.rs:1:1",
        "339902/195803/120428.rs:1:1",
        "src/app.rs:138123:45678",
        "src/app.rs:13812345678:1",
        "src/app.html:1:1",
        "",
    ] {
        assert!(!place(wrong), "{wrong}");
    }
    assert!(!place(&format!("{}.rs:1:1", "a/".repeat(90))));
}

#[test]
fn of_a_path_only_what_names_the_code_is_told() {
    let told = |file| CodePlace::of(file, 7, 9).map(String::from);
    assert_eq!(told("src/app.rs").as_deref(), Some("src/app.rs:7:9"));
    let kept = "/home/someone/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/leptos-0.8.23/src/lib.rs";
    assert_eq!(told(kept).as_deref(), Some("leptos-0.8.23/src/lib.rs:7:9"));
    let std = "/rustc/8460ca823e8367a30dda430efda790588b8c84d3/library/core/src/option.rs";
    assert_eq!(told(std).as_deref(), Some("library/core/src/option.rs:7:9"));
    assert_eq!(told("/home/someone/project/src/app.rs").as_deref(), Some("app.rs:7:9"));
    assert_eq!(told("<anon>"), None);
}

#[test]
fn a_report_has_no_room_for_a_sentence() {
    assert!(StepName::try_from("replace.check".to_owned()).is_ok());
    let build = |text: &str| Build::try_from(text.to_owned()).is_ok();
    assert!(build("0.1.0") && build("12.345.6"));
    for wrong in
        ["", "0.1", "0.1.0.0", "0.1.", "0.1.0-wang", "339902.195803.120428", "0.1.1380", "zhang.wei.1"]
    {
        assert!(!build(wrong), "{wrong}");
    }
    let report = r#"{"build":"0.1.0","place":"src/app.rs:1:1","surface":"kiosk","step":"home"}"#;
    assert!(serde_json::from_str::<CrashReport>(report).is_ok());
    for (from, to) in
        [("home", "my name"), ("home", "11010519491231002x"), ("0.1.0", "13812345678"), ("}", ",\"why\":1}")]
    {
        assert!(serde_json::from_str::<CrashReport>(&report.replace(from, to)).is_err(), "{to}");
    }
}
