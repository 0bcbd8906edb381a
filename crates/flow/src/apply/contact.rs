//! How to be reached: what is asked, and what was typed.

use domain::{
    application::{Contact, DraftAnswer},
    contact::{Address, ContactError, Email, Mobile},
};

use super::{Apply, Step, asking::ask};
use crate::{Call, desk::Desk};

/// A question about reaching the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactStep {
    /// Which one.
    pub question: ContactQuestion,
    /// What was typed and why it was not taken.
    pub refusal: Option<(String, ContactError)>,
}

/// The questions about reaching a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactQuestion {
    /// The mobile.
    Mobile,
    /// The email address, which can be left out.
    Email,
    /// The address.
    Address,
}

impl Apply {
    pub(super) fn contact_given(
        &mut self,
        question: ContactQuestion,
        given: Contact<String>,
        version: u32,
        desk: &mut Desk,
    ) {
        if desk.busy() {
            return;
        }
        let typed = if let Contact::New(typed) = &given { typed.clone() } else { String::new() };
        match read_contact(question, given) {
            Ok(answer) => {
                self.step = ask(question);
                desk.call(Call::SaveAnswer(self.service, version, answer));
            }
            Err(error) => self.step = Step::Contact(ContactStep { question, refusal: Some((typed, error)) }),
        }
    }
}

/// Parses what was typed into the answer it stands for.
pub(crate) fn read_contact(
    question: ContactQuestion,
    given: Contact<String>,
) -> Result<DraftAnswer, ContactError> {
    Ok(match question {
        ContactQuestion::Mobile => DraftAnswer::Mobile(parsed::<Mobile>(given)?),
        ContactQuestion::Email => DraftAnswer::Email(parsed::<Email>(given)?),
        ContactQuestion::Address => DraftAnswer::Address(parsed::<Address>(given)?),
    })
}

fn parsed<T: TryFrom<String, Error = ContactError>>(
    given: Contact<String>,
) -> Result<Contact<T>, ContactError> {
    Ok(match given {
        Contact::OnFile => Contact::OnFile,
        Contact::New(typed) => Contact::New(T::try_from(typed)?),
        Contact::None => Contact::None,
    })
}
