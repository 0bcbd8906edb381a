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
mod paid;
mod paying;
mod paying_anything;
mod paying_fees;
mod photographing;
mod properties;
mod recharging;
mod staying;
mod typing;
mod visiting;
