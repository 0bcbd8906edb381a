//! The lines of a Rime dictionary.

use crate::Damaged;

/// A source that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// A line that is no entry.
    #[error("line {0} is no entry of a dictionary")]
    Line(usize),
    /// An entry beyond what the form holds.
    #[error("an entry is beyond what the form holds")]
    Form(#[from] Damaged),
}

/// The entries behind the head, as columns, each with the number of its line.
pub(super) fn entries(text: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let lines = text.lines().enumerate().skip_while(|(_, line)| *line != "...").skip(1);
    lines
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(index, line)| (index + 1, line.split('\t').collect()))
}
