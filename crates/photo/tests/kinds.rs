//! Of every kind of picture in the test set, the first: accepted, or refused for the right reason. `cargo xtask bench photo` judges all.

mod support;

use std::collections::BTreeSet;

use support::set::{cases, cast::Cast};

/// Kinds whose first picture is among those of which something else is said, and by which one it is stood for.
const INSTEAD: [(&str, &str); 2] =
    [("off-centre", "off-centre/astronaut-further-left"), ("screen", "screen/astronaut-framed")];

#[test]
fn one_picture_of_every_kind_is_judged_rightly() {
    let (engine, profile, cast) = (support::engine(), support::profile(), Cast::default());
    let (mut kinds, mut wrong) = (BTreeSet::new(), Vec::new());
    for case in cases() {
        let instead = INSTEAD.iter().find(|(kind, _)| *kind == case.kind());
        if instead.is_some_and(|(_, name)| *name != case.name) || !kinds.insert(case.kind().to_owned()) {
            continue;
        }
        let canvas = case.picture(&cast);
        let report = engine.judge(&canvas.picture().as_image(), &profile).report;
        if case.is_right(&report, &profile) != [true; 2] {
            wrong.push(format!("{}: {report:?}", case.name));
        }
    }
    assert!(kinds.len() > 20 && INSTEAD.iter().all(|(kind, _)| kinds.contains(*kind)), "{kinds:?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
