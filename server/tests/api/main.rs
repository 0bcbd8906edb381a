//! The API over real HTTP: a server on a port of its own, the sandbox behind it, and a client that only knows the wire types.

#[cfg(test)]
mod browser;
#[cfg(test)]
mod codes;
#[cfg(test)]
mod enrolment;
#[cfg(test)]
mod files;
#[cfg(test)]
mod halls;
#[cfg(test)]
mod identifying;
#[cfg(test)]
mod journey;
#[cfg(test)]
mod kiosk;
#[cfg(test)]
mod photos;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod shell;
#[cfg(test)]
mod staff;
#[cfg(test)]
mod whole;
#[cfg(test)]
mod world;
