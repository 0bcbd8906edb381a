//! PostgreSQL, for when one machine is not enough.
