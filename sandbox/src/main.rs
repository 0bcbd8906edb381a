//! The outside world for demo and tests: SMS inbox, insurance core, card maker.

fn main() {}
