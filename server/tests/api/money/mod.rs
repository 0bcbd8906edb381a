//! Money, from the wish to pay to the record and back, with a gateway that speaks the real protocol over HTTP.

mod life;
mod till;
