//! The parts that papers are put together of, as the template has them.

use serde_json::{Value, json};

use super::{Letterhead, words::word};
use crate::payment_records::{contact, time};

/// A cell of a table: words, and smaller ones under them.
pub(super) fn cell(text: impl Into<String>, hint: &str) -> Value {
    json!({ "text": text.into(), "hint": hint })
}

/// What must not be overlooked.
pub(super) fn notice(title: &str, lines: &[String]) -> Value {
    json!({ "kind": "notice", "title": title, "lines": lines })
}

/// What something is, line by line.
pub(super) fn facts(title: &str, rows: &[[String; 2]]) -> Value {
    json!({ "kind": "facts", "title": title, "rows": rows })
}

/// A table, of which the columns from `figures` on are figures; where it has a sum, that is its last row.
pub(super) fn table(title: &str, heads: &[&str], rows: &[Vec<Value>], figures: usize, summed: bool) -> Value {
    json!({ "kind": "table", "title": title, "heads": heads, "rows": rows, "figures": figures, "summed": summed })
}

/// Sentences in their order, and what is said after them.
pub(super) fn steps(title: &str, steps: &[String], after: &str) -> Value {
    json!({ "kind": "steps", "title": title, "steps": steps, "after": after })
}

/// What is said besides.
pub(super) fn note(title: &str, lines: &[String]) -> Value {
    json!({ "kind": "note", "title": title, "lines": lines })
}

/// The whole paper.
pub(super) fn paper(head: &Letterhead, title: &str, corner: &[[String; 2]], sections: &[Value]) -> Value {
    let language = head.language;
    let said = |key| word(language, key);
    json!({
        "language": language.tag(),
        "agency": language.pick(&head.agency),
        "title": title,
        "corner": corner,
        "sections": sections,
        "demo": head.demo.then(|| said("demo")),
        "unsealed": said("unsealed"),
        "printed": format!("{} {}", said("printed-at"), time(head.printed_at)),
        "page": said("page"),
        "questions": said("questions"),
        "contact": contact(language, &head.contact),
    })
}
