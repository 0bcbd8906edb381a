//! The thin backend.
