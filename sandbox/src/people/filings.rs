//! Filings for care elsewhere that some documented people made before, at a counter or elsewhere.

/// A filing made before. Days count from when it is first told of, so that the demo does not age.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Before {
    /// The kind, as the region names it.
    pub(crate) kind: &'static str,
    /// Where.
    pub(crate) place: &'static str,
    /// The first day.
    pub(crate) from: i64,
    /// The last day; none where it counts until it is withdrawn.
    pub(crate) until: Option<i64>,
}

/// Those of whoever has this name.
pub(crate) fn filed_before(name: &str) -> &'static [Before] {
    match name {
        "张秀兰" => &[
            Before { kind: "retired", place: "310000", from: -400, until: None },
            Before { kind: "temporary", place: "330100", from: -700, until: Some(-520) },
        ],
        "和志明" => &[Before { kind: "own-choice", place: "510100", from: -20, until: Some(60) }],
        _ => &[],
    }
}
