//! What a visitor can do, and what happens next.
