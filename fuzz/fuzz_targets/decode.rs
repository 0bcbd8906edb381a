//! Any bytes are a picture or a reason.

#![no_main]
#![allow(dead_code, reason = "the other target uses the rest of what they share")]

#[path = "../../crates/photo/tests/support/hostile.rs"]
mod hostile;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| hostile::is_read_or_refused(file));
