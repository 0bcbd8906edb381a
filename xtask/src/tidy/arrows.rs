//! Dependencies point down, and nowhere else.
//!
//! Only what is built in counts: a test may look wherever it likes.

use super::Offence;
use crate::workspace::{Member, Workspace};

/// Each member, and the members it may be built on.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("flow", &["domain", "topics"]),
    ("ime", &[]),
    ("photo", &["domain"]),
    ("photo-worker", &["domain", "photo"]),
    ("text", &[]),
    ("topics", &[]),
    ("ui", &["text"]),
    ("shell", &["domain", "text"]),
    ("medcard-kiosk", &["domain", "flow", "ime", "shell", "text", "topics", "ui"]),
    ("staff", &["domain", "shell", "text", "ui"]),
    ("wechatpay", &[]),
    ("server", &["domain", "ime", "photo", "text", "wechatpay"]),
    ("sandbox", &["domain", "wechatpay"]),
    ("bridge", &["domain"]),
    ("journeys", &["domain"]),
    ("xtask", &["domain", "flow", "ime", "topics"]),
];

/// The members that know no framework, clock, random source or I/O, and the only crates they may use.
const PURE: &[(&str, &[&str])] = &[
    ("domain", &["garde", "schemars", "serde", "serde_json", "thiserror", "time", "uuid"]),
    ("flow", &["serde", "thiserror", "time", "uuid"]),
    ("ime", &["thiserror"]),
    ("topics", &["serde", "thiserror"]),
    (
        "photo",
        &[
            "jpeg-decoder",
            "jpeg-encoder",
            "png",
            "rten",
            "rten-imageproc",
            "rten-tensor",
            "serde",
            "thiserror",
            "zune-core",
            "zune-jpeg",
        ],
    ),
];

/// What must not be reached, not even by a detour.
const NEVER_LINKS: &[(&str, &str)] =
    &[("medcard-kiosk", "photo"), ("staff", "photo"), ("medcard-kiosk", "server"), ("staff", "server")];

/// Compares every member with the rules.
pub(super) fn check(workspace: &Workspace) -> Vec<Offence> {
    let mut offences: Vec<_> = workspace.members.iter().flat_map(of_member).collect();
    for (from, to) in NEVER_LINKS {
        let linked =
            workspace.closure(from).is_ok_and(|members| members.iter().any(|member| member.name == *to));
        if linked {
            offences.push(Offence::new(*from, format!("is built on `{to}`, which it must never link")));
        }
    }
    offences
}

fn of_member(member: &Member) -> Vec<Offence> {
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == member.name) else {
        return vec![Offence::new(
            &*member.name,
            "has no place in the dependency rules (xtask/src/tidy/arrows.rs)",
        )];
    };
    let pure = PURE.iter().find(|(name, _)| *name == member.name).map(|(_, crates)| crates);
    let mut offences = Vec::new();
    for dependency in member.dependencies.iter().filter(|dependency| dependency.is_built_in()) {
        let name = dependency.name.as_str();
        if dependency.path.is_some() {
            if !allowed.contains(&name) {
                offences.push(Offence::new(
                    &*member.name,
                    format!("depends on `{name}`: that arrow is not in the design"),
                ));
            }
        } else if pure.is_some_and(|crates| !crates.contains(&name)) {
            offences.push(Offence::new(
                &*member.name,
                format!("is pure, and `{name}` is not among the crates it may use"),
            ));
        }
    }
    offences
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A workspace of made-up members: name, then dependencies (`!` before a crate from outside, `?` before a test's).
    fn workspace(members: &[(&str, &[&str])]) -> Workspace {
        let members = members.iter().map(|(name, dependencies)| {
            let dependencies: Vec<_> = dependencies.iter().map(|text| dependency(text)).collect();
            serde_json::json!({ "name": name, "manifest_path": "/w/Cargo.toml", "dependencies": dependencies })
        });
        let json = serde_json::json!({
            "workspace_root": "/w", "target_directory": "/w/target", "packages": members.collect::<Vec<_>>(),
        });
        Workspace::parse(&json.to_string()).unwrap()
    }

    fn dependency(text: &str) -> serde_json::Value {
        match (text.strip_prefix('!'), text.strip_prefix('?')) {
            (Some(name), _) => serde_json::json!({ "name": name, "kind": null, "path": null }),
            (_, Some(name)) => serde_json::json!({ "name": name, "kind": "dev", "path": "/w/x" }),
            _ => serde_json::json!({ "name": text, "kind": null, "path": "/w/x" }),
        }
    }

    #[track_caller]
    fn found(members: &[(&str, &[&str])], expected: &[&str]) {
        let offences: Vec<_> =
            check(&workspace(members)).into_iter().map(|o| format!("{} {}", o.place, o.fault)).collect();
        assert_eq!(offences, expected);
    }

    #[test]
    fn arrows_down_are_fine_and_tests_may_look_anywhere() {
        found(
            &[("domain", &["!serde", "?server"]), ("flow", &["domain"]), ("server", &["domain", "!axum"])],
            &[],
        );
    }

    #[test]
    fn an_arrow_up_is_an_offence() {
        found(
            &[("domain", &["flow"]), ("flow", &[])],
            &["domain depends on `flow`: that arrow is not in the design"],
        );
    }

    #[test]
    fn a_framework_in_a_pure_member_is_an_offence() {
        found(&[("flow", &["!leptos"])], &["flow is pure, and `leptos` is not among the crates it may use"]);
    }

    #[test]
    fn the_photo_engine_is_found_behind_a_detour() {
        let members: &[(&str, &[&str])] =
            &[("medcard-kiosk", &["ui"]), ("ui", &["photo"]), ("photo", &[]), ("staff", &[])];
        found(
            members,
            &[
                "ui depends on `photo`: that arrow is not in the design",
                "medcard-kiosk is built on `photo`, which it must never link",
            ],
        );
    }

    #[test]
    fn a_member_nobody_knows_is_an_offence() {
        found(&[("gizmo", &[])], &["gizmo has no place in the dependency rules (xtask/src/tidy/arrows.rs)"]);
    }
}
