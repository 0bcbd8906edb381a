mod calendar;
mod contact;
mod identifiers;
mod masks;
mod panels;
mod reports;
mod signing;
mod wire;
