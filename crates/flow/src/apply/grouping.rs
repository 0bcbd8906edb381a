//! Why a card may be printed at once: brought over from asking whether it can be had today, or asked here in the same way.

use domain::{
    application::{DocumentKind, DraftAnswer, Gap, GroupChoice},
    instant::Group,
    service::Service,
    wire::{DocumentView, OutletStock},
};

use super::{Apply, Step, asking::has};
use crate::{Call, Session, desk::Desk, instant, papers::Papers};

impl Apply {
    /// Begins with what was answered before; nobody is asked it again.
    pub(crate) fn bringing(choice: GroupChoice) -> Self {
        Self { brought: Some(choice), ..Self::new(Service::InstantCard) }
    }

    /// An answer to one of the questions that lead to a group.
    pub(crate) fn grouped(&mut self, event: instant::Event, session: &Session, desk: &mut Desk) {
        let version = self.draft(session).map_or(0, |draft| draft.version);
        let Step::Group(asking) = &mut self.step else { return };
        let rule = session.setting.as_ref().map(|setting| &setting.region.instant);
        match rule.and_then(|rule| asking.completed_by(&event, rule)) {
            Some(choice) => desk.call(Call::SaveAnswer(self.service, version, DraftAnswer::Group(choice))),
            None => asking.update(event, session, desk),
        }
    }

    /// The outlets came that print.
    pub(crate) fn listed(&mut self, outlets: Vec<OutletStock>) {
        if let Step::Group(asking) = &mut self.step {
            asking.listed(outlets);
        }
    }

    /// Saves what was brought over, once it is known whose it is.
    pub(crate) fn bring(&mut self, session: &Session, desk: &mut Desk) {
        let draft = self.draft(session);
        if !draft.is_some_and(|draft| has(draft, Gap::Holder)) {
            return;
        }
        let known = draft.and_then(|draft| draft.group);
        let version = draft.map_or(0, |draft| draft.version);
        if let Some(choice) = self.brought.take().filter(|choice| known != Some(*choice)) {
            desk.call(Call::SaveAnswer(self.service, version, DraftAnswer::Group(choice)));
        }
    }

    /// Whether the card is to be made anew for one that is lost.
    pub(super) fn is_for_a_lost_card(&self, session: &Session) -> bool {
        let known = self.draft(session).and_then(|draft| draft.group);
        let group = self.brought.or(known).map(|choice| choice.group);
        self.service == Service::InstantCard && group == Some(Group::LossAndReissue)
    }

    /// The first paper that is missing, or the last one that was photographed.
    pub(super) fn evidence(&self, session: &Session) -> Papers {
        let evidence = self.draft(session).and_then(|draft| draft.evidence.as_ref());
        let missing = evidence.and_then(|evidence| evidence.missing.first());
        let kept = evidence.and_then(|evidence| evidence.kept.last());
        match (missing, kept) {
            (Some(missing), _) => Papers::new(DocumentKind::of(*missing)),
            (None, Some(kept)) => Papers::with(*kept),
            (None, None) => Papers::new(DocumentKind::Register),
        }
    }

    /// Shows one of the papers again, so that it can be photographed anew.
    pub(super) fn show_paper(&mut self, document: DocumentView, session: &Session, desk: &mut Desk) {
        let evidence = self.draft(session).and_then(|draft| draft.evidence.as_ref());
        if evidence.is_some_and(|evidence| evidence.kept.contains(&document)) {
            desk.clear();
            self.changing = true;
            self.step = Step::Papers(Papers::with(document));
        }
    }
}
