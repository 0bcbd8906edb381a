//! The residents' app.
