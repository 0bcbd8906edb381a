//! The thin backend: it serves both apps, keeps the applications, and stands between a browser and the bureau's systems.
//!
//! A handler loads a snapshot, asks a rule of `domain`, and commits what follows in one transaction with its outbox rows and audit
//! entry. Jobs act on the outbox.
//!
//! **Invariant:** nothing from a browser is trusted. SQL stands in `store` only, HTTP types in `http` only; the time and chance come
//! from [`clock::Clock`] and [`entropy::Entropy`].

pub mod app;
pub mod cards;
pub mod cases;
pub mod clock;
pub mod config;
pub mod core;
pub mod entropy;
pub mod filings;
pub mod forms;
mod hex;
pub mod http;
pub mod identity;
pub mod jobs;
pub mod limits;
pub mod live;
pub mod losses;
pub mod mail;
pub mod maker;
pub mod month_ends;
pub mod outside;
pub mod own_papers;
mod paper_words;
pub mod passwords;
pub mod payment_records;
pub mod payments;
pub mod photo_book;
pub mod photo_command;
pub mod photos;
pub mod recent;
pub mod reconciling;
pub mod record_command;
pub mod regions;
pub mod sealed_file;
pub mod sealing;
pub mod secret_file;
pub mod seed;
pub mod sms;
pub mod sounds;
pub mod start;
pub mod store;
pub mod texts;
pub mod turns;

/// With the system's allocator a sixth of the workers' time in a durable top-up went into small pieces of memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
