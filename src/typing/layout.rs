//! Which keys there are, row by row.

use text::app::Key;

/// A kind of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Chinese by sound.
    Pinyin,
    /// Chinese by strokes.
    Strokes,
    /// Digits, and what follows them in an address.
    Digits,
    /// Letters.
    Letters,
    /// Punctuation.
    Signs,
    /// All that email addresses are made of.
    Email,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cap {
    /// Types what stands on it.
    Text(&'static str),
    /// Types a letter, capital when capitals are on.
    Letter(char),
    /// Spells with a letter.
    Spell(char),
    /// Writes a stroke, which is spelled with a letter.
    Stroke(char, char, Key),
    /// Types a space.
    Space,
    /// Deletes.
    Delete,
    /// Turns capitals on and off.
    Capitals,
}

/// The kinds of keys for an address, as they stand beside each other.
pub(crate) const FOR_ADDRESS: &[Mode] =
    &[Mode::Pinyin, Mode::Strokes, Mode::Digits, Mode::Letters, Mode::Signs];
/// The kinds of keys for an email address.
pub(crate) const FOR_EMAIL: &[Mode] = &[Mode::Email];

impl Mode {
    /// What it is called.
    pub(super) const fn name(self) -> Key {
        match self {
            Self::Pinyin => Key::TypingModePinyin,
            Self::Strokes => Key::TypingModeStrokes,
            Self::Digits => Key::TypingModeDigits,
            Self::Letters | Self::Email => Key::TypingModeLetters,
            Self::Signs => Key::TypingModeSigns,
        }
    }

    /// Its keys.
    pub(super) fn rows(self) -> Vec<Vec<Cap>> {
        match self {
            Self::Pinyin => {
                let below = row([Cap::Spell('\'')], &["，", "、", "·", "-", "#"], [Cap::Space]);
                vec![
                    spelled("qwertyuiop"),
                    spelled("asdfghjkl"),
                    and(spelled("zxcvbnm"), [Cap::Delete]),
                    below,
                ]
            }
            Self::Strokes => vec![STROKES.to_vec(), row([], &["，", "、", "·"], [Cap::Space, Cap::Delete])],
            Self::Digits => vec![
                texts(&["1", "2", "3", "号", "栋"]),
                texts(&["4", "5", "6", "室", "单元"]),
                texts(&["7", "8", "9", "楼", "层"]),
                row([], &["-", "0", "#", "村"], [Cap::Delete]),
            ],
            Self::Letters => {
                let below = row([Cap::Capitals], &["-", ".", ",", "#"], [Cap::Space]);
                vec![
                    letters("qwertyuiop"),
                    letters("asdfghjkl"),
                    and(letters("zxcvbnm"), [Cap::Delete]),
                    below,
                ]
            }
            Self::Signs => vec![
                texts(&["，", "。", "、", "；", "："]),
                texts(&["（", "）", "·", "—", "#"]),
                texts(&[",", ".", "(", ")", "&"]),
                row([], &["-", "/", "@", ":"], [Cap::Space, Cap::Delete]),
            ],
            Self::Email => vec![
                texts(&["@qq.com", "@163.com", "@126.com", ".com"]),
                texts(&["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]),
                letters("qwertyuiop"),
                letters("asdfghjkl"),
                letters("zxcvbnm"),
                row([], &["@", ".", "-", "_"], [Cap::Delete]),
            ],
        }
    }
}

/// The five strokes: the key that spells each, how it is drawn, what it is called.
const STROKES: [Cap; 5] = [
    Cap::Stroke('h', '一', Key::TypingStrokeAcross),
    Cap::Stroke('s', '丨', Key::TypingStrokeDown),
    Cap::Stroke('p', '丿', Key::TypingStrokeLeft),
    Cap::Stroke('n', '丶', Key::TypingStrokeDot),
    Cap::Stroke('z', '乛', Key::TypingStrokeTurn),
];

fn row<const B: usize, const E: usize>(begin: [Cap; B], middle: &[&'static str], end: [Cap; E]) -> Vec<Cap> {
    and(and(begin.to_vec(), texts(middle)), end)
}

fn and(mut keys: Vec<Cap>, more: impl IntoIterator<Item = Cap>) -> Vec<Cap> {
    keys.extend(more);
    keys
}

fn texts(keys: &[&'static str]) -> Vec<Cap> {
    keys.iter().copied().map(Cap::Text).collect()
}

fn letters(row: &str) -> Vec<Cap> {
    row.chars().map(Cap::Letter).collect()
}

fn spelled(row: &str) -> Vec<Cap> {
    row.chars().map(Cap::Spell).collect()
}
