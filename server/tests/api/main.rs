//! The API over real HTTP: a server on a port of its own, the sandbox behind it, and a client that only knows the wire types.

mod browser;
mod files;
mod identifying;
mod journey;
mod refusals;
mod shell;
mod staff;
mod whole;
mod world;
