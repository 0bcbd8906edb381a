//! The flow as conversations: what is said, and where it leads.

mod activating;
mod applying;
mod asking;
mod cards_of_others;
mod enrolling;
mod following;
mod for_another;
mod guiding;
mod hurrying;
mod identifying;
mod looking;
mod losing;
mod new_card;
mod photographing;
mod properties;
mod staying;
mod typing;
mod visiting;
