//! The variants of an enum, read from its source.

use std::collections::BTreeSet;

/// The file and the name in `<!-- enum: FILE NAME -->`.
pub(super) fn named_in(page: &str) -> Option<(&str, &str)> {
    let (_, rest) = page.split_once("<!-- enum:")?;
    rest.split_once("-->")?.0.trim().split_once(' ')
}

/// The variants of the enum `name` in `source`, in snake case.
pub(super) fn of(source: &str, name: &str) -> Option<BTreeSet<String>> {
    let begin = source.find(&format!("enum {name} {{"))?;
    let mut depth = 0_usize;
    let mut variants = BTreeSet::new();
    for line in source[begin..].lines() {
        let code = line.split("//").next().unwrap_or_default().trim();
        if depth == 1 && code.starts_with(|c: char| c.is_ascii_uppercase()) {
            variants.insert(snake(code.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()));
        }
        depth += code.matches(['{', '(', '[']).count();
        depth = depth.saturating_sub(code.matches(['}', ')', ']']).count());
        if depth == 0 {
            break;
        }
    }
    Some(variants)
}

/// `UnderReview` becomes `under_review`.
fn snake(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "
pub enum Other { Nothing }
/// Where one is.
pub enum Step {
    /// The `Begin`.
    #[default]
    Attract,
    Identify {
        /// What was typed.
        draft: String,
        refusal: Option<Refusal>,
    },
    LookingUp(Attempt), // Soon over.
}
struct After;
";

    #[test]
    fn variants_are_found_whatever_they_carry() {
        let found: Vec<_> = of(SOURCE, "Step").unwrap().into_iter().collect();
        assert_eq!(found, ["attract", "identify", "looking_up"]);
        assert_eq!(of(SOURCE, "Stepp"), None);
    }

    #[test]
    fn a_page_names_its_enum() {
        assert_eq!(named_in("# X\n<!-- enum: a/b.rs Step -->\n"), Some(("a/b.rs", "Step")));
        assert_eq!(named_in("# X\n"), None);
    }
}
