//! Tells the page where the versioned folders are, in `<meta>` elements at the head's begin.

use anyhow::{Context as _, Result};

/// Puts `<meta name=… content=…>` for each pair at the begin of the head.
pub(super) fn with_meta(html: &str, pairs: &[(&str, String)]) -> Result<String> {
    let at = head(html).context("The page has no <head> element to write the folders into")?;
    let mut page = html[..at].to_owned();
    for (name, content) in pairs {
        page.extend([r#"<meta name=""#, name, r#"" content=""#, content, r#"">"#]);
    }
    Ok(page + &html[at..])
}

/// Where the head's content begins.
fn head(html: &str) -> Option<usize> {
    let (open, _) = html.match_indices("<head").find(|(at, _)| !html[at + 5..].starts_with("er"))?;
    html[open..].find('>').map(|end| open + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Option<String> {
        with_meta(html, &[("studio", "/studio/1/".into()), ("locales", "/locales/2/".into())]).ok()
    }

    #[test]
    fn folders_are_named_at_the_begin_of_the_head() {
        let metas = r#"<meta name="studio" content="/studio/1/"><meta name="locales" content="/locales/2/">"#;
        let plain = page("<html><head><title>x</title></head></html>").unwrap();
        assert_eq!(plain, format!("<html><head>{metas}<title>x</title></head></html>"));
        assert_eq!(page(r#"<head lang="en">"#).unwrap(), format!(r#"<head lang="en">{metas}"#));
    }

    #[test]
    fn a_page_without_a_head_is_refused() {
        assert_eq!(page("<html><header></header></html>"), None);
        assert_eq!(page("<html><head"), None);
    }
}
