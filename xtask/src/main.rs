//! One command each for start, test, check, size, bench and tidy.

fn main() {}
