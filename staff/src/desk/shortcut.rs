//! The single keys and what they stand for. They can be switched off (WCAG 2.1.4) and never act in fields.

use super::Action;

/// What a single key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shortcut {
    /// Go to the search field.
    Search,
    /// The next line.
    Down,
    /// The line before.
    Up,
    /// The next case that waits.
    Next,
    /// Take the decision back that is not sent yet.
    Undo,
    /// Ask the gateway about the open payment.
    Gateway,
    /// Something with the open case.
    Do(Action),
}

impl Shortcut {
    /// What `key` stands for, by its name in a keyboard event.
    pub(crate) fn of(key: &str) -> Option<Self> {
        Some(match key {
            "/" => Self::Search,
            "j" | "J" => Self::Down,
            "k" | "K" => Self::Up,
            "n" | "N" => Self::Next,
            "u" | "U" => Self::Undo,
            "g" | "G" => Self::Gateway,
            "t" | "T" => Self::Do(Action::TakeUp),
            "a" | "A" => Self::Do(Action::Approve),
            "m" | "M" => Self::Do(Action::Ask),
            "r" | "R" => Self::Do(Action::Reject),
            _ => return None,
        })
    }
}
