use super::*;

fn load(flags: &[&str], environment: &[(&str, &str)], release: bool) -> Result<Config, ConfigError> {
    let here = std::env::temp_dir().display().to_string();
    let mut all = vec![format!("--regions={here}"), "--sandbox".into(), "http://127.0.0.1:8082/".into()];
    all.extend(flags.iter().map(|flag| (*flag).to_owned()));
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Config::load(all, environment, release)
}

fn faults(flags: &[&str], environment: &[(&str, &str)], release: bool) -> Vec<String> {
    load(flags, environment, release).unwrap_err().0
}

#[test]
fn flags_win_over_the_environment_and_that_over_the_file() {
    let folder = std::env::temp_dir().join(format!("medcard-config-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("server.toml");
    std::fs::write(&file, "listen = '127.0.0.1:1'\nstaff_listen = '127.0.0.1:2'\nlog = 'debug'\n").unwrap();
    let config = load(
        &["--config", file.to_str().unwrap(), "--listen", "127.0.0.1:7"],
        &[("MEDCARD_LISTEN", "127.0.0.1:8"), ("MEDCARD_STAFF_LISTEN", "127.0.0.1:9")],
        false,
    )
    .unwrap();
    assert_eq!((config.listen.port(), config.staff_listen.port()), (7, 9));
    assert_eq!(config.log, "debug");
    assert_eq!(config.outside.core, "http://127.0.0.1:8082");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn who_asks_the_core_is_read_from_a_file_or_is_the_demonstration() {
    assert_eq!(load(&[], &[], false).unwrap().outside.core_sender, Sender::default());
    assert!(Sender::default().is_whole());
    let file = std::env::temp_dir().join(format!("medcard-sender-{}.json", std::process::id()));
    let path = file.to_str().unwrap();
    let sender = serde_json::json!({
        "fixmedins_code": "H33990000001", "fixmedins_name": "安澜市医保中心", "opter_type": "1", "opter": "K1",
        "opter_name": "自助服务", "recer_sys_code": "MEDCARD", "sign_no": "S1",
    });
    std::fs::write(&file, sender.to_string()).unwrap();
    let read = load(&["--core-sender", path], &[], false).unwrap().outside.core_sender;
    assert_eq!((read.opter.as_str(), read.sign_no.as_str(), read.dev_no.as_str()), ("K1", "S1", ""));
    for (field, wrong) in [("fixmedins_code", "H3399"), ("opter", " "), ("opter_name", "")] {
        let mut sender = sender.clone();
        sender[field] = wrong.into();
        std::fs::write(&file, sender.to_string()).unwrap();
        let faults = faults(&["--core-sender", path], &[], false);
        assert!(faults[0].contains("--core-sender"), "{field}: {faults:?}");
    }
    std::fs::remove_file(&file).unwrap();
    assert!(faults(&["--core-sender", path], &[], false)[0].contains("--core-sender"));
}

#[test]
fn the_sandbox_stands_in_for_every_system_that_has_no_address_of_its_own() {
    let outside = load(&["--mail", "https://mail.example.com/"], &[], false).unwrap().outside;
    assert_eq!(outside.mail, "https://mail.example.com");
    for other in [outside.core, outside.sms, outside.cards] {
        assert_eq!(other, "http://127.0.0.1:8082");
    }
    assert_eq!(load(&[], &[], false).unwrap().outside.mail, "http://127.0.0.1:8082");
}

#[test]
fn every_fault_is_told_at_once() {
    let found = faults(
        &["--listen", "nowhere", "--colour", "--tls-cert", "/no/such/file", "stray"],
        &[
            ("MEDCARD_DEMO", "perhaps"),
            ("MEDCARD_OTHER", "1"),
            ("MEDCARD_TRUSTED_PROXIES", "10.0.0.1, gate"),
            ("PATH", "/bin"),
        ],
        false,
    );
    for word in ["nowhere", "--colour", "/no/such/file", "--tls-key", "stray", "perhaps", "gate"] {
        assert!(found.iter().any(|fault| fault.contains(word)), "{word} is missing in {found:?}");
    }
    assert_eq!(found.len(), 7, "{found:?}");
}

#[test]
fn a_release_refuses_demo_data_unless_told_twice() {
    assert!(load(&["--demo"], &[], false).unwrap().demo);
    assert!(faults(&["--demo"], &[], true)[0].contains("--allow-demo-in-release"));
    assert!(load(&["--demo", "--allow-demo-in-release"], &[], true).unwrap().demo);
}

#[test]
fn cases_for_demonstration_are_made_in_one_only_and_when_asked() {
    assert!(!load(&["--demo"], &[], false).unwrap().demo_cases);
    assert!(load(&["--demo", "--demo-cases"], &[], false).unwrap().demo_cases);
    assert_eq!(faults(&["--demo-cases"], &[], false), ["--demo-cases goes with --demo"]);
}

#[test]
fn a_database_address_is_never_printed() {
    let config = load(&["--database", "postgres://user:hunter2@host/db"], &[], false).unwrap();
    assert!(!format!("{config:?}").contains("hunter2"));
}
