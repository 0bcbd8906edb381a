//! The API over real HTTP: a server on a port of its own, the sandbox behind it, and a client that only knows the wire types.

#[cfg(test)]
mod acting;
#[cfg(test)]
mod activation;
#[cfg(test)]
mod afterwards;
#[cfg(test)]
mod agents;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod cards_of_others;
#[cfg(test)]
mod codes;
#[cfg(test)]
mod core_by_hand;
#[cfg(test)]
mod core_money;
#[cfg(test)]
mod core_settlements;
#[cfg(test)]
mod counted;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod enrolment;
#[cfg(test)]
mod files;
#[cfg(test)]
mod filings;
#[cfg(test)]
mod filings_open;
#[cfg(test)]
mod forged;
#[cfg(test)]
mod given_up;
#[cfg(test)]
mod halls;
#[cfg(test)]
mod handover;
#[cfg(test)]
mod holders;
#[cfg(test)]
mod identifying;
#[cfg(test)]
mod in_place;
#[cfg(test)]
mod instant;
#[cfg(test)]
mod journey;
#[cfg(test)]
mod kiosk;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod losses;
#[cfg(test)]
mod losses_at_the_desk;
#[cfg(test)]
mod losses_elsewhere;
#[cfg(test)]
mod mails;
#[cfg(test)]
mod maker_files;
#[cfg(test)]
mod model;
#[cfg(test)]
mod money;
#[cfg(test)]
mod new_card;
#[cfg(test)]
mod notices;
#[cfg(test)]
mod own_files;
#[cfg(test)]
mod photos;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod queries;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod services;
#[cfg(test)]
mod settled;
#[cfg(test)]
mod shell;
#[cfg(test)]
mod staff;
#[cfg(test)]
mod stock;
#[cfg(test)]
mod typed;
#[cfg(test)]
mod whole;
#[cfg(test)]
mod world;
