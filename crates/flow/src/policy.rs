//! What changed: notices of the region, and what the editions of its rule made other than it was. Nobody signs in for it.
//!
//! **Invariant:** what changed is worked out from the editions themselves, by [`domain::benefit::Editions::changes`].

use domain::{
    benefit::{BenefitRule, Editions, RuleChange},
    wire::{NoticeId, NoticeList, NoticeView},
};

use crate::{Call, Place, Reply, Session, desk::Desk};

/// Where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// What is on the screen.
    pub step: Step,
    /// The notices; absent until they are loaded.
    pub notices: Option<Box<NoticeList>>,
    /// The editions of the region's rule; absent until they are loaded.
    pub editions: Option<Box<Editions>>,
    /// Where one came from and goes back to; absent for home.
    before: Option<Box<Place>>,
    /// The edition that the place before explained something by, which is shown at once.
    asked: Option<String>,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The editions and the notices.
    List,
    /// One notice.
    Notice(NoticeId),
    /// What the edition of this name changed.
    Changes(String),
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A notice was chosen.
    NoticeChosen(NoticeId),
    /// An edition was chosen.
    EditionChosen(String),
}

impl Policy {
    /// Begins with all there is, which is asked for, for somebody who comes from a place.
    pub(crate) fn new(before: Place, session: &Session, desk: &mut Desk) -> Self {
        let asks = matches!(before, Place::Account(_) | Place::Estimate(_) | Place::Help(_));
        let asked = explained_by(&before);
        let before = asks.then(|| Box::new(before));
        let policy = Self { step: Step::List, notices: None, editions: None, before, asked };
        policy.ask(session, desk);
        policy
    }

    /// Asks for what is not here yet: first the editions, then the notices.
    pub(crate) fn ask(&self, session: &Session, desk: &mut Desk) {
        let Some(setting) = &session.setting else { return };
        let region = setting.region.code.clone();
        if self.editions.is_none() {
            desk.call(Call::ShowBenefitRule(region));
        } else if self.notices.is_none() {
            desk.call(Call::ListNotices(region));
        }
    }

    pub(crate) fn update(&mut self, event: Event) {
        if self.step != Step::List {
            return;
        }
        let known = match &event {
            Event::NoticeChosen(id) => self.notice_named(*id).is_some(),
            Event::EditionChosen(version) => self.has_changed_by(version),
        };
        if known {
            self.step = match event {
                Event::NoticeChosen(id) => Step::Notice(id),
                Event::EditionChosen(version) => Step::Changes(version),
            };
        }
    }

    /// What was asked for came.
    pub(crate) fn told(&mut self, reply: Reply, session: &Session, desk: &mut Desk) {
        match reply {
            Reply::Notices(list) => self.notices = Some(list),
            Reply::Editions(editions) => {
                self.editions = Some(editions);
                self.show_asked();
            }
            _ => {}
        }
        self.ask(session, desk);
    }

    /// Shows what the edition asked for changed; without a change, the list stays.
    fn show_asked(&mut self) {
        self.asked = self.asked.take().filter(|version| self.has_changed_by(version));
        if let (Some(version), Step::List) = (&self.asked, &self.step) {
            self.step = Step::Changes(version.clone());
        }
    }

    /// Steps back inside; `false` when the place is to be left.
    pub(crate) fn back(&mut self) -> bool {
        let inside = self.step != Step::List && self.asked.is_none();
        self.step = Step::List;
        inside
    }

    /// Where one goes back to from the list, if that is not home.
    pub(crate) fn before(&mut self) -> Option<Place> {
        self.before.take().map(|before| *before)
    }

    /// The notice on the screen.
    #[must_use]
    pub fn notice(&self) -> Option<&NoticeView> {
        if let Step::Notice(id) = self.step { self.notice_named(id) } else { None }
    }

    /// The edition on the screen, with what it changed.
    #[must_use]
    pub fn changed(&self) -> Option<(&BenefitRule, Vec<RuleChange>)> {
        if let Step::Changes(version) = &self.step { self.changed_by(version) } else { None }
    }

    fn notice_named(&self, id: NoticeId) -> Option<&NoticeView> {
        self.notices.as_ref()?.notices.iter().find(|notice| notice.id == id)
    }

    /// Whether there is an edition of this name after the first.
    fn has_changed_by(&self, version: &str) -> bool {
        let editions = self.editions.as_deref().map(Editions::all).unwrap_or_default();
        editions.iter().skip(1).any(|edition| edition.version == version)
    }

    fn changed_by(&self, version: &str) -> Option<(&BenefitRule, Vec<RuleChange>)> {
        self.editions.as_ref()?.changes().find(|(edition, _)| edition.version == version)
    }
}

/// The edition that something on the screen is explained by.
fn explained_by(place: &Place) -> Option<String> {
    match place {
        Place::Account(account) => account.explained_by().map(str::to_owned),
        Place::Estimate(estimate) => estimate.explained_by().map(str::to_owned),
        _ => None,
    }
}
