//! Which keys there are, row by row.

use text::app::Key as Word;

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
pub(super) enum Key {
    /// Types what stands on it.
    Text(&'static str),
    /// Types a letter, capital when capitals are on.
    Letter(char),
    /// Spells with a letter.
    Spell(char),
    /// Writes a stroke, which is spelled with a letter.
    Stroke(char, char, Word),
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
    pub(super) const fn name(self) -> Word {
        match self {
            Self::Pinyin => Word::TypingModePinyin,
            Self::Strokes => Word::TypingModeStrokes,
            Self::Digits => Word::TypingModeDigits,
            Self::Letters | Self::Email => Word::TypingModeLetters,
            Self::Signs => Word::TypingModeSigns,
        }
    }

    /// Its keys.
    pub(super) fn rows(self) -> Vec<Vec<Key>> {
        match self {
            Self::Pinyin => {
                let below = row([Key::Spell('\'')], &["，", "、", "·", "-", "#"], [Key::Space]);
                vec![
                    spelled("qwertyuiop"),
                    spelled("asdfghjkl"),
                    and(spelled("zxcvbnm"), [Key::Delete]),
                    below,
                ]
            }
            Self::Strokes => vec![STROKES.to_vec(), row([], &["，", "、", "·"], [Key::Space, Key::Delete])],
            Self::Digits => vec![
                texts(&["1", "2", "3", "号", "栋"]),
                texts(&["4", "5", "6", "室", "单元"]),
                texts(&["7", "8", "9", "楼", "层"]),
                row([], &["-", "0", "#", "村"], [Key::Delete]),
            ],
            Self::Letters => {
                let below = row([Key::Capitals], &["-", ".", ",", "#"], [Key::Space]);
                vec![
                    letters("qwertyuiop"),
                    letters("asdfghjkl"),
                    and(letters("zxcvbnm"), [Key::Delete]),
                    below,
                ]
            }
            Self::Signs => vec![
                texts(&["，", "。", "、", "；", "："]),
                texts(&["（", "）", "·", "—", "#"]),
                texts(&[",", ".", "(", ")", "&"]),
                row([], &["-", "/", "@", ":"], [Key::Space, Key::Delete]),
            ],
            Self::Email => vec![
                texts(&["@qq.com", "@163.com", "@126.com", ".com"]),
                texts(&["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]),
                letters("qwertyuiop"),
                letters("asdfghjkl"),
                letters("zxcvbnm"),
                row([], &["@", ".", "-", "_"], [Key::Delete]),
            ],
        }
    }
}

/// The five strokes: the key that spells each, how it is drawn, what it is called.
const STROKES: [Key; 5] = [
    Key::Stroke('h', '一', Word::TypingStrokeAcross),
    Key::Stroke('s', '丨', Word::TypingStrokeDown),
    Key::Stroke('p', '丿', Word::TypingStrokeLeft),
    Key::Stroke('n', '丶', Word::TypingStrokeDot),
    Key::Stroke('z', '乛', Word::TypingStrokeTurn),
];

fn row<const B: usize, const E: usize>(begin: [Key; B], middle: &[&'static str], end: [Key; E]) -> Vec<Key> {
    and(and(begin.to_vec(), texts(middle)), end)
}

fn and(mut keys: Vec<Key>, more: impl IntoIterator<Item = Key>) -> Vec<Key> {
    keys.extend(more);
    keys
}

fn texts(keys: &[&'static str]) -> Vec<Key> {
    keys.iter().copied().map(Key::Text).collect()
}

fn letters(row: &str) -> Vec<Key> {
    row.chars().map(Key::Letter).collect()
}

fn spelled(row: &str) -> Vec<Key> {
    row.chars().map(Key::Spell).collect()
}
