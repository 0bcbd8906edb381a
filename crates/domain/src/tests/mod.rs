use proptest::prelude::*;

mod calendar;
mod contact;
mod identifiers;
mod input;
mod masks;
mod panels;
mod profiles;
mod reports;
mod signing;
mod wire;

/// What stands around and between the characters of a number that was pasted from a chat.
const DECORATIONS: [&str; 14] = [
    " ",
    "\u{3000}",
    "-",
    "–",
    "—",
    ".",
    "(",
    "）",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "😊",
    "👨\u{200d}👩\u{200d}👧",
    "❤\u{fe0f}",
];

/// A plain number, and the same with decorations, full-width and lower-case characters.
fn decorated(plain: BoxedStrategy<String>) -> impl Strategy<Value = (String, String)> {
    let marks = proptest::collection::vec((0..DECORATIONS.len() * 2, any::<bool>()), 18);
    (plain, marks).prop_map(|(plain, marks)| {
        let mut typed = String::new();
        for (character, (mark, wide)) in plain.chars().zip(marks) {
            typed.push_str(DECORATIONS.get(mark).copied().unwrap_or_default());
            let written = if wide {
                char::from_u32(character as u32 + 0xfee0).unwrap()
            } else {
                character.to_ascii_lowercase()
            };
            typed.push(written);
        }
        typed.push_str(DECORATIONS[typed.len() % DECORATIONS.len()]);
        (plain, typed)
    })
}
