//! Text for a terminal: names of files may hold any sign, also those that a terminal obeys.

/// The text on one line, with every sign written out that steers a terminal or turns the reading direction.
pub(super) fn text(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign.is_control() || turns(sign) {
            plain.extend(sign.escape_default());
        } else {
            plain.push(sign);
        }
    }
    plain
}

/// Line and paragraph ends, and the marks by which a name can be made to look like another (Unicode Standard Annex 9).
const fn turns(sign: char) -> bool {
    matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_a_terminal_obeys_is_written_out() {
        assert_eq!(
            text("a\u{1b}[2Jb\r\nc\u{9b}d\u{202e}gpj.exe"),
            "a\\u{1b}[2Jb\\r\\nc\\u{9b}d\\u{202e}gpj.exe"
        );
        assert_eq!(text("photo é.jpg: 'x' \"y\" C:\\z"), "photo é.jpg: 'x' \"y\" C:\\z");
    }
}
