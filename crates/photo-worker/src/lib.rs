//! The Web Worker that runs the photo engine.
