//! Mounts the residents' app.

fn main() {}
