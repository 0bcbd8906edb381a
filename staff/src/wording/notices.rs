//! What is said of notices.

use domain::notice::{NoticeFault, NoticeField, NoticeLack};
use text::staff::Key;

use crate::{desk::NoticeDone, texts::Texts};

/// A part's name.
pub(crate) const fn field(field: NoticeField) -> Key {
    match field {
        NoticeField::TitleZh => Key::NoticesTitleZh,
        NoticeField::TitleEn => Key::NoticesTitleEn,
        NoticeField::TextZh => Key::NoticesTextZh,
        NoticeField::TextEn => Key::NoticesTextEn,
    }
}

/// The tag of the language in which a part is written.
pub(crate) const fn tag(field: NoticeField) -> &'static str {
    match field {
        NoticeField::TitleZh | NoticeField::TextZh => "zh-CN",
        NoticeField::TitleEn | NoticeField::TextEn => "en",
    }
}

/// What is wrong with a part, and what to do about it.
pub(crate) fn fault(texts: Texts, NoticeFault { field: of, lack }: NoticeFault) -> String {
    let word = match lack {
        NoticeLack::Empty => Key::NoticesLackEmpty,
        NoticeLack::TooLong => Key::NoticesLackLong,
        NoticeLack::Unseen => Key::NoticesLackUnseen,
        NoticeLack::IdNumber => Key::NoticesLackIdNumber,
    };
    texts.with(word, &[("part", &texts.get(field(of))), ("max", &of.max().to_string())])
}

/// How to write a part, and how much room is left after so many characters.
pub(crate) fn room(texts: Texts, field: NoticeField, written: usize) -> String {
    let (max, count) = (field.max().to_string(), field.max().abs_diff(written).to_string());
    let (word, name) =
        if written > field.max() { (Key::NoticesOver, "over") } else { (Key::NoticesLeft, "left") };
    let room = texts.with(word, &[("max", &max), (name, &count)]);
    if field.is_title() { room } else { texts.with(Key::NoticesTextHint, &[("room", &room)]) }
}

/// What the last press did.
pub(crate) const fn done(done: NoticeDone) -> Key {
    match done {
        NoticeDone::Published => Key::NoticesDonePublished,
        NoticeDone::Withdrawn(_) => Key::NoticesDoneWithdrawn,
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use domain::notice::{NoticeFault, NoticeField, NoticeLack};
    use text::{Language, staff::baked};

    use super::{fault, room};
    use crate::texts::Texts;

    #[test]
    fn every_fault_is_said_of_its_part_in_both_languages() {
        for language in Language::ALL {
            let texts = Texts::new(language, baked(language).unwrap());
            let lacks = [NoticeLack::Empty, NoticeLack::TooLong, NoticeLack::Unseen];
            let said = |field| lacks.map(|lack| fault(texts, NoticeFault { field, lack }));
            let mut all = NoticeField::ALL.map(said).concat();
            assert!(all.iter().all(|words| !words.contains('{')), "{all:?}");
            all.sort();
            all.dedup();
            assert_eq!(all.len(), NoticeField::ALL.len() * lacks.len());
        }
    }

    #[test]
    fn the_room_that_is_left_is_counted_and_so_is_what_is_too_much() {
        for language in Language::ALL {
            let texts = Texts::new(language, baked(language).unwrap());
            let said = |written| room(texts, NoticeField::TitleZh, written);
            assert!(
                said(58).contains('2') && said(60).contains('0') && said(63).contains('3'),
                "{language:?}"
            );
            assert_ne!(said(57), said(63));
            assert!(room(texts, NoticeField::TextEn, 1).contains("1999"));
        }
    }
}
