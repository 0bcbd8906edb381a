//! States as closed sets: what is not documented is an error with the word that came, never the nearest guess.

/// Makes an enum of documented words, read and written as they are.
macro_rules! states {
    ($(#[$about:meta])* $name:ident, $error:ident, { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// All there are.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The documented word.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// Reads the documented word.
            ///
            /// # Errors
            ///
            /// When the word is not documented.
            pub fn read(word: &str) -> Result<Self, crate::Unreadable> {
                let found = Self::ALL.iter().copied().find(|state| state.word() == word);
                found.ok_or_else(|| crate::Unreadable::$error(word.to_owned()))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}

pub(crate) use states;
