//! How those in a case are reached: contacts belong to whoever gave them.
//!
//! **Invariant:** what the holder gave is never the agent's to see, and what the agent gave never the holder's.

use domain::{
    application::Contact,
    contact::{Address, Email, Mobile},
};
use serde::{Deserialize, Serialize};

use super::{Answers, CaseDetails};

/// What a holder gave themselves in a case that somebody else handed in.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct GivenByHolder {
    /// The mobile.
    pub mobile: Option<Mobile>,
    /// The address.
    pub address: Option<Address>,
}

/// How one of those in a case is reached.
#[derive(Clone, Copy)]
pub struct Reached<'a> {
    /// By text message.
    pub mobile: Option<&'a Mobile>,
    /// By mail.
    pub email: Option<&'a Email>,
    /// By post.
    pub address: Option<&'a Address>,
}

impl Answers {
    /// Without an address on file where they are for another: it is the agent's, as answers of the edition before may have it.
    pub(super) fn without_agents_address(mut self) -> Self {
        let is_agents =
            |address: &mut Contact<Address>| self.another.is_some() && matches!(address, Contact::OnFile);
        self.address.take_if(is_agents);
        self
    }
}

impl CaseDetails {
    /// How whoever handed it in is reached: the agent, where one acts.
    #[must_use]
    pub const fn applicant(&self) -> Reached<'_> {
        Reached {
            mobile: self.mobile.given(self.on_file.mobile.as_ref()),
            email: self.email.given(self.on_file.email.as_ref()),
            address: self.address.given(self.on_file.address.as_ref()),
        }
    }

    /// How the holder is reached, by what they gave themselves, where somebody acts for them.
    #[must_use]
    pub const fn holder(&self) -> Reached<'_> {
        let GivenByHolder { mobile, address } = &self.given_by_holder;
        Reached { mobile: mobile.as_ref(), email: None, address: address.as_ref() }
    }

    /// How the card's owner is reached.
    #[must_use]
    pub const fn owner(&self) -> Reached<'_> {
        if self.agent.is_some() { self.holder() } else { self.applicant() }
    }
}
