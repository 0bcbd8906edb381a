//! How the characters of names sound, for whoever looks for a name by Pinyin.

use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use ime::Pinyin;

/// The dictionary that a kiosk types Chinese with.
const DICTIONARY: &[u8] = include_bytes!("../../crates/ime/dictionaries/pinyin.dict");

/// Each character with its syllables, without tones.
static SOUNDS: LazyLock<HashMap<char, Vec<String>>> = LazyLock::new(|| {
    let mut sounds = HashMap::<char, Vec<String>>::new();
    if let Ok(pinyin) = Pinyin::parse(DICTIONARY) {
        for (character, syllable) in pinyin.sounds() {
            sounds.entry(character).or_default().push(syllable.to_owned());
        }
    }
    sounds
});

/// Syllables with the characters of `names` that sound so, each syllable once.
pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<(String, String)> {
    let mut heard = BTreeMap::<String, String>::new();
    for character in names.into_iter().flat_map(str::chars) {
        for syllable in SOUNDS.get(&character).into_iter().flatten() {
            let same = heard.entry(syllable.clone()).or_default();
            if !same.contains(character) {
                same.push(character);
            }
        }
    }
    heard.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_of_the_names_stands_with_every_syllable_once() {
        let heard = of(["重庆医院", "一院 A"]);
        let sounds = |syllable: &str| {
            heard.iter().find(|(heard, _)| heard == syllable).map(|(_, characters)| characters.as_str())
        };
        assert_eq!((sounds("zhong"), sounds("chong"), sounds("qing")), (Some("重"), Some("重"), Some("庆")));
        assert_eq!((sounds("yi"), sounds("yuan")), (Some("医一"), Some("院")));
        assert!(heard.iter().all(|(syllable, _)| syllable.bytes().all(|byte| byte.is_ascii_lowercase())));
    }
}
