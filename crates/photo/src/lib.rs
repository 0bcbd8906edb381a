//! From pixels to faults, measures and the finished JPEG.
