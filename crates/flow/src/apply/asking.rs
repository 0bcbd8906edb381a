//! The questions in their order: which comes next, which came before, and what stands in the way.

use domain::{
    application::{DocumentKind, Gap, PhotoId, missing_answers, questions},
    card::CardStatus,
    photo::PhotoPurpose,
    service::Service,
    wire::DraftView,
};

use super::{Apply, CHECK, ContactQuestion, ContactStep, Step};
use crate::{
    Session,
    capture::{Capture, Whose},
    holder, household,
    identify::Identify,
    instant::Instant,
    papers::Papers,
};

impl Apply {
    /// The first question without an answer; all answers when there is none.
    pub(super) fn next_question(&self, session: &Session) -> Step {
        let gaps = self.draft(session).map(|draft| missing_answers(self.service, |gap| has(draft, gap)));
        match gaps.as_deref() {
            Some([]) => CHECK,
            Some([gap, ..]) => self.question(*gap, session),
            None => Step::Identify(Identify::new()),
        }
    }

    /// The question before `gap`, or the last one; nothing before the first.
    pub(super) fn before(&self, gap: Option<Gap>, session: &Session) -> Option<Step> {
        let asked = questions(self.service);
        let until = gap.and_then(|gap| asked.iter().position(|asked| *asked == gap)).unwrap_or(asked.len());
        asked[..until].last().map(|gap| self.question(*gap, session))
    }

    pub(super) fn question(&self, gap: Gap, session: &Session) -> Step {
        match gap {
            Gap::Holder => Step::Holder(holder::Step::Whom),
            Gap::Reason => Step::Reason,
            Gap::Group => Step::Group(Instant::new()),
            Gap::Evidence => Step::Papers(self.evidence(session)),
            Gap::Household => Step::Household(household::Step::Here),
            Gap::Register => Step::Papers(self.register(session)),
            Gap::Mobile => ask(ContactQuestion::Mobile),
            Gap::Email => ask(ContactQuestion::Email),
            Gap::Address => ask(ContactQuestion::Address),
            Gap::Bank => Step::Bank { unagreed: None },
            Gap::Photo => self.photo(session),
        }
    }

    /// The register's page that was photographed, or photographing it.
    pub(super) fn register(&self, session: &Session) -> Papers {
        let kept = self.draft(session).and_then(|draft| draft.register);
        kept.map_or_else(|| Papers::new(DocumentKind::Register), Papers::with)
    }

    /// Whether there is no first card to be had, since there is one.
    pub(super) fn has_card(&self, session: &Session) -> bool {
        self.service == Service::NewCard
            && session.person.as_ref().is_some_and(|person| person.person.card.is_some())
    }

    /// Whether the card is to be reported lost for good before a new one is asked for.
    pub(super) fn lacks_a_loss(&self, session: &Session) -> bool {
        let status = session.person.as_ref().and_then(|person| person.person.card_status);
        (self.service == Service::Reissue || self.is_for_a_lost_card(session))
            && status != Some(CardStatus::FormalLost)
    }

    /// Making a photo for the service.
    pub(super) fn capture(&self, session: &Session) -> Capture {
        self.of_holder(Capture::new(), session)
    }

    fn of_holder(&self, capture: Capture, session: &Session) -> Capture {
        let another = self.draft(session).and_then(DraftView::another);
        let whose = another.map_or(Whose::Own, |_| Whose::Draft(self.service));
        capture.made_for(PhotoPurpose::of(self.service)).showing(whose)
    }

    /// The photo on file; none where it is the one to be changed.
    pub(super) fn photo_on_file(&self, session: &Session) -> Option<PhotoId> {
        let own = session.person.as_ref().and_then(|person| person.photo_on_file.as_ref());
        let on_file = match self.draft(session).and_then(DraftView::another) {
            Some(another) => another.photo_on_file,
            None => own.map(|photo| photo.id),
        };
        on_file.filter(|_| PhotoPurpose::of(self.service) == PhotoPurpose::Card)
    }

    /// The photo that was made, the one on file to be used again, or making one.
    pub(super) fn photo(&self, session: &Session) -> Step {
        let on_file = self.photo_on_file(session);
        let made = self.draft(session).and_then(|draft| draft.photo.as_ref());
        match (made, on_file) {
            (Some(made), Some(on_file)) if made.id == on_file => Step::PhotoOnFile,
            (Some(made), _) => Step::Photo(self.of_holder(Capture::with(made.clone()), session)),
            (None, Some(_)) => Step::PhotoOnFile,
            (None, None) => Step::Photo(self.capture(session)),
        }
    }
}

/// Whether a question has an answer.
pub(super) const fn has(draft: &DraftView, gap: Gap) -> bool {
    match gap {
        // Whoever began a draft without saying began their own.
        Gap::Holder => draft.holder.is_some() || draft.version > 0,
        Gap::Reason => draft.reason.is_some(),
        Gap::Group => draft.group.is_some(),
        Gap::Evidence => matches!(&draft.evidence, Some(evidence) if evidence.missing.is_empty()),
        Gap::Household => draft.household.is_some(),
        Gap::Register => draft.register.is_some(),
        Gap::Mobile => draft.mobile.is_some(),
        Gap::Email => draft.email.is_some(),
        Gap::Address => draft.address.is_some(),
        Gap::Bank => draft.bank.is_some(),
        Gap::Photo => draft.photo.is_some(),
    }
}

pub(super) const fn gap_of(question: ContactQuestion) -> Gap {
    match question {
        ContactQuestion::Mobile => Gap::Mobile,
        ContactQuestion::Email => Gap::Email,
        ContactQuestion::Address => Gap::Address,
    }
}

pub(super) const fn ask(question: ContactQuestion) -> Step {
    Step::Contact(ContactStep { question, refusal: None })
}
