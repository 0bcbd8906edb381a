//! Any bytes are a picture or a reason, never a crash, never a wait.

#![no_main]

use libfuzzer_sys::fuzz_target;
use photo::{MAX_SIDE, MIN_SIDE, decode};

fuzz_target!(|file: &[u8]| {
    if let Ok(picture) = decode(file) {
        let image = picture.as_image();
        let (width, height) = (image.width(), image.height());
        assert!(width.min(height) >= MIN_SIDE && width.max(height) <= MAX_SIDE);
        assert_eq!(image.bytes().len(), width * height * 3);
    }
});
