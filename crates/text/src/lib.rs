//! The words of the app: locale files, and the keys made from them.
