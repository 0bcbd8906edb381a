//! Any picture is judged, and is finished or refused with a reason.

#![no_main]
#![allow(dead_code, reason = "the other target uses the rest of what they share")]

#[path = "../../crates/photo/tests/support/hostile.rs"]
mod hostile;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: LazyLock::force(&hostile::ENGINE), |data: &[u8]| hostile::is_judged_and_finished(data));
