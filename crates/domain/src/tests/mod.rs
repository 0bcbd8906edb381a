mod calendar;
mod contact;
mod identifiers;
mod masks;
mod wire;
