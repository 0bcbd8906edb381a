//! Giving what a clerk asked for.

use domain::{
    application::{Ask, Contact, DocumentKind, DraftAnswer, Status},
    contact::ContactError,
    photo::PhotoPurpose,
    wire::{ApplicationView, GivenInfo},
};

use crate::{
    Call,
    apply::{ContactQuestion, read_contact},
    capture::{Capture, Whose},
    desk::Desk,
    papers::Papers,
};

/// Giving what a clerk asked for, one thing after another.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The case.
    pub case: ApplicationView,
    /// What is asked now.
    pub ask: Ask,
    /// The photo, while it is made.
    pub capture: Capture,
    /// The paper, while it is photographed.
    pub papers: Papers,
    /// What was typed and why it was not taken.
    pub refusal: Option<(String, ContactError)>,
    pub(super) given: GivenInfo,
}

impl Answer {
    /// Begins with the first thing asked for; nothing when nothing is.
    pub(super) fn new(case: ApplicationView) -> Option<Self> {
        let ask = *case.progress.asks.first().filter(|_| case.progress.status == Status::NeedsInfo)?;
        let given = GivenInfo { version: case.version, ..GivenInfo::default() };
        let papers = Papers::new(ask.paper().unwrap_or(DocumentKind::Register));
        // Whoever could not meet a rule cannot meet it now either.
        let whose = case.agent.as_ref().map_or(Whose::Own, |_| Whose::Case(case.reference.clone()));
        let capture = Capture::new()
            .made_for(PhotoPurpose::of(case.service))
            .showing(whose)
            .excepting(case.photo_exception);
        Some(Self { case, ask, capture, papers, refusal: None, given })
    }

    pub(super) fn contact_given(&mut self, typed: String, desk: &mut Desk) {
        let question = match self.ask {
            Ask::Mobile => ContactQuestion::Mobile,
            Ask::Address => ContactQuestion::Address,
            Ask::NewPhoto | Ask::Register | Ask::Relation | Ask::Authority => return,
        };
        match read_contact(question, Contact::New(typed.clone())) {
            Ok(DraftAnswer::Mobile(Contact::New(mobile))) => self.given.mobile = Some(mobile),
            Ok(DraftAnswer::Address(Contact::New(address))) => self.given.address = Some(address),
            Ok(_) => return,
            Err(error) => {
                self.refusal = Some((typed, error));
                return;
            }
        }
        self.refusal = None;
        self.go_on(desk);
    }

    /// Asks for the next thing, or sends all.
    pub(super) fn go_on(&mut self, desk: &mut Desk) {
        let given = &self.given;
        let open = |ask: &&Ask| match ask {
            Ask::NewPhoto => given.photo.is_none(),
            Ask::Address => given.address.is_none(),
            Ask::Mobile => given.mobile.is_none(),
            Ask::Register => given.register.is_none(),
            Ask::Relation => given.relation.is_none(),
            Ask::Authority => given.authority.is_none(),
        };
        match self.case.progress.asks.iter().find(open) {
            Some(next) => {
                self.ask = *next;
                self.papers = Papers::new(next.paper().unwrap_or(DocumentKind::Register));
            }
            None => desk.call(Call::GiveInfo(self.case.reference.clone(), self.given.clone())),
        }
    }
}
