//! Somebody else who is paid for, as typed.

use domain::{
    application::{HolderName, NameError},
    id_number::{IdError, IdNumber},
    wire::Payee,
};
use time::Date;

/// Name and number as typed, and what is wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The name, as typed.
    pub name: String,
    /// The number, as typed.
    pub id_number: String,
    /// What is wrong with the name.
    pub name_error: Option<NameError>,
    /// What is wrong with the number.
    pub id_error: Option<IdError>,
}

impl Asked {
    /// Somebody who was named before, to be changed.
    pub(super) fn again(payee: &Payee) -> Self {
        let (name, id_number) = (payee.name.clone(), payee.id_number.reveal().to_owned());
        Self { name, id_number, ..Self::default() }
    }

    /// Keeps the name; whether it is one.
    pub(super) fn name(&mut self, typed: String) -> bool {
        self.name_error = HolderName::try_from(typed.clone()).err();
        self.name = typed;
        self.name_error.is_none()
    }

    /// Whoever is meant, if the number is one.
    pub(super) fn number(&mut self, typed: String, today: Date) -> Option<Payee> {
        let read = IdNumber::parse(&typed, today);
        self.id_error = read.as_ref().err().copied();
        self.id_number = typed;
        Some(Payee { id_number: read.ok()?, name: self.name.trim().to_owned() })
    }
}
