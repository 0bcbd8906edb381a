//! Mermaid state diagrams: drawn from edges, found in a page, read for their states.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// One arrow between two states.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Edge {
    /// The state it leaves.
    pub(super) from: &'static str,
    /// The state it reaches.
    pub(super) to: &'static str,
    /// What happens, and by whom.
    pub(super) label: String,
}

const OPEN: &str = "```mermaid\n";
const CLOSE: &str = "```";

/// The diagram of `edges`: the first one leaves the first state, and what nothing leaves is final.
pub(super) fn draw(edges: &[Edge]) -> String {
    let mut states: Vec<&str> = Vec::new();
    for state in edges.iter().flat_map(|edge| [edge.from, edge.to]) {
        if !states.contains(&state) {
            states.push(state);
        }
    }
    let mut text = String::from("stateDiagram-v2\n");
    // Writing into a String cannot fail.
    for state in &states {
        let _ = writeln!(text, "    state \"{}\" as {}", state.replace('-', " "), id(state));
    }
    if let Some(first) = states.first() {
        let _ = writeln!(text, "    [*] --> {}", id(first));
    }
    for edge in edges {
        let _ = writeln!(text, "    {} --> {}: {}", id(edge.from), id(edge.to), edge.label);
    }
    for state in states.iter().filter(|state| !edges.iter().any(|edge| edge.from == **state)) {
        let _ = writeln!(text, "    {} --> [*]", id(state));
    }
    text
}

/// Mermaid's state names know no hyphens.
fn id(state: &str) -> String {
    state.replace('-', "_")
}

/// The first diagram of a page.
pub(super) fn block(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once(OPEN)?;
    rest.split_once(CLOSE).map(|(block, _)| block)
}

/// The page with its first diagram exchanged, or added at the end.
pub(super) fn replaced(page: &str, diagram: &str) -> String {
    match page.split_once(OPEN).and_then(|(before, rest)| Some((before, rest.split_once(CLOSE)?.1))) {
        Some((before, after)) => format!("{before}{OPEN}{diagram}{CLOSE}{after}"),
        None => format!("{}\n\n{OPEN}{diagram}{CLOSE}\n", page.trim_end()),
    }
}

/// Every state a diagram has an arrow at, in snake case.
pub(super) fn states(diagram: &str) -> BTreeSet<String> {
    let arrows = diagram.lines().filter_map(|line| line.split_once("-->"));
    let ends = arrows.flat_map(|(from, to)| [from.trim(), to.split(':').next().unwrap_or_default().trim()]);
    ends.filter(|end| *end != "[*]" && !end.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges() -> Vec<Edge> {
        let edge = |from, to, label: &str| Edge { from, to, label: label.into() };
        vec![
            edge("submitted", "under-review", "taken-up (clerk)"),
            edge("under-review", "approved", "approved (clerk)"),
        ]
    }

    #[test]
    fn a_diagram_shows_states_edges_begin_and_end() {
        let expected = "stateDiagram-v2
    state \"submitted\" as submitted
    state \"under review\" as under_review
    state \"approved\" as approved
    [*] --> submitted
    submitted --> under_review: taken-up (clerk)
    under_review --> approved: approved (clerk)
    approved --> [*]
";
        assert_eq!(draw(&edges()), expected);
        let states: Vec<_> = states(expected).into_iter().collect();
        assert_eq!(states, ["approved", "submitted", "under_review"]);
    }

    #[test]
    fn a_page_keeps_its_words_around_the_diagram() {
        let page = "# Life\n\nWords.\n\n```mermaid\nold\n```\n\nMore.\n";
        assert_eq!(replaced(page, "new\n"), "# Life\n\nWords.\n\n```mermaid\nnew\n```\n\nMore.\n");
        assert_eq!(block(&replaced("# Life\n", "new\n")), Some("new\n"));
        assert_eq!(block("# Life\n"), None);
    }

    #[test]
    fn drawing_what_is_drawn_changes_nothing() {
        let once = replaced("# Life\n", &draw(&edges()));
        assert_eq!(replaced(&once, &draw(&edges())), once);
    }
}
