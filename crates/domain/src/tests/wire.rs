use crate::{
    application::{Contact, DraftAnswer},
    contact::Mobile,
    problem::{ErrorCode, Problem},
    service::Service,
    wire::{Answered, Consent, Identity, path_with, staff},
};

#[test]
fn unknown_fields_and_malformed_values_are_refused_while_reading() {
    assert!(serde_json::from_str::<Identity>(r#"{"id_number":"11010519491231002X"}"#).is_ok());
    for wrong in [
        r#"{"id_number":"110105194912310021"}"#,
        r#"{"id_number":"11010519491231002X","admin":true}"#,
        r#"{"id_number":null}"#,
        "{}",
    ] {
        assert!(serde_json::from_str::<Identity>(wrong).is_err(), "{wrong}");
    }
    assert!(serde_json::from_str::<Consent>(r#"{"region":"33","version":"1","language":"zh-CN"}"#).is_err());
}

#[test]
fn an_answer_reads_back_as_it_was_written() {
    let mobile = Mobile::try_from("13812345678".to_owned()).unwrap();
    let answered = Answered {
        service: Service::ReplaceCard,
        version: 3,
        answer: DraftAnswer::Mobile(Contact::New(mobile)),
    };
    let json = serde_json::to_string(&answered).unwrap();
    assert_eq!(json, r#"{"service":"replace-card","version":3,"answer":{"mobile":{"new":"13812345678"}}}"#);
    assert_eq!(serde_json::from_str::<Answered>(&json).unwrap(), answered);
}

#[test]
fn a_problem_names_its_code_and_hides_everything_else() {
    let json = serde_json::to_string(&Problem::from(ErrorCode::Internal)).unwrap();
    assert_eq!(
        json,
        r#"{"type":"urn:medcard:problem:internal","title":"internal","status":500,"code":"internal"}"#
    );
}

#[test]
fn nothing_secret_shows_in_debug() {
    let credentials = staff::Credentials { name: "wang".into(), password: "secret".into() };
    assert!(!format!("{credentials:?}").contains("secret"));
}

#[test]
fn a_path_has_one_part_to_fill() {
    assert_eq!(path_with("/api/cases/{reference}/photo", "482739156"), "/api/cases/482739156/photo");
    assert_eq!(path_with("/api/visit", "x"), "/api/visit");
}
