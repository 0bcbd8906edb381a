//! The flow as conversations: what is said, and where it leads.

mod enrolling;
mod following;
mod guiding;
mod identifying;
mod looking;
mod photographing;
mod properties;
mod replacing;
mod staying;
mod visiting;
