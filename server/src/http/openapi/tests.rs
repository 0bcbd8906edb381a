use std::{fs, path::Path};

use super::*;

const PUBLISHED: &str = "../docs/openapi.json";

/// Name, method and path of every `endpoint!` in the wire's sources.
fn declared() -> Vec<(String, String, String)> {
    let folder = Path::new("../crates/domain/src/wire");
    let mut found = Vec::new();
    for file in fs::read_dir(folder).unwrap().flatten() {
        let source = fs::read_to_string(file.path()).unwrap();
        for declaration in source.split("endpoint!(").skip(1) {
            let line =
                declaration.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("///"));
            let Some((name, rest)) = line.and_then(|line| line.split_once(": ")) else { continue };
            let Some((method, rest)) = rest.split_once(" \"") else { continue };
            let path = rest.split('"').next().unwrap();
            found.push((name.to_owned(), method.to_lowercase(), path.to_owned()));
        }
    }
    found
}

#[test]
fn every_endpoint_is_described() {
    let document = document();
    let declared = declared();
    assert_eq!(declared.len(), 102, "{declared:?}");
    for (name, method, path) in declared {
        assert_eq!(document["paths"][&path][&method]["operationId"], name, "{method} {path}");
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = document();
    let text = document.to_string();
    for reference in text.split("\"#/").skip(1) {
        let pointer = format!("/{}", reference.split('"').next().unwrap());
        assert!(document.pointer(&pointer).is_some(), "{pointer}");
    }
}

/// Run with `UPDATE_OPENAPI=1` to publish a change.
#[test]
fn the_published_document_is_this_one() {
    let document = document();
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        fs::write(PUBLISHED, format!("{document:#}\n")).unwrap();
    }
    let published: Value = serde_json::from_str(&fs::read_to_string(PUBLISHED).unwrap()).unwrap();
    assert_eq!(published, document, "docs/openapi.json is stale: run this test with UPDATE_OPENAPI=1");
}
