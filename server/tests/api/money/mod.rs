//! Money, from the wish to pay to the record and back, with a gateway that speaks the real protocol over HTTP.

mod callbacks;
mod contributions;
mod desk;
mod doubt;
mod fees;
mod keys;
mod late;
mod life;
mod month_ends;
mod payees;
mod platform;
mod reconciling;
mod refund_words;
mod refunds;
mod till;
mod topping_up;
mod truth;
mod watching;
