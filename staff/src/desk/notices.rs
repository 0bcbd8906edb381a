//! The region's notices, for administrators: those that were published, and the one that is being written.
//!
//! **Invariant:** what is published is what was looked at before; it is withdrawn only after being asked twice. What was typed stays until it
//! is published, under one key however often it is sent. Why a press did nothing is said until the next one; why a look did not, until one
//! does.

use domain::{
    notice::{NoticeFault, NoticeField, NoticeWords},
    problem::{ErrorCode, Problem},
    region::Bilingual,
    wire::{
        NoticeId,
        staff::{NewNotice, NoticeKey, StaffNotices},
    },
};
use time::Date;

use super::{Call, Effect, Failure, Focus, Lane, Reply, Tickets};

/// Something that happened on the page of notices.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum NoticesEvent {
    /// A look is due.
    Due,
    /// A part reads so now.
    Typed(NoticeField, String),
    /// The day from which it counts was chosen, or left out.
    SinceTyped(Since),
    /// What was written is to be looked at.
    PreviewAsked,
    /// Something is still to be changed.
    BackAsked,
    /// What was looked at is to be published, under this key if it was never sent.
    PublishAsked(NoticeKey),
    /// Withdrawing was asked for.
    WithdrawAsked(NoticeId),
    /// It was asked for again.
    WithdrawConfirmed,
    /// It is not wanted after all.
    Cancelled,
}

/// The day from which a notice counts, as far as it is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Since {
    /// It says none.
    #[default]
    Unsaid,
    /// This one.
    Day(Date),
    /// Half of a date, or none that there is.
    Wrong,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoticePart {
    /// One with words.
    Words(NoticeField),
    /// The day from which it counts.
    Since,
}

/// A notice that is being written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct NoticeDraft {
    words: [String; NoticeField::ALL.len()],
    /// The day from which it counts.
    pub(crate) since: Since,
}

/// What the last press did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoticeDone {
    /// A notice was published.
    Published,
    /// This one was withdrawn.
    Withdrawn(NoticeId),
}

/// The page of notices.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct NoticesDesk {
    /// The notices, once loaded.
    pub(crate) list: Option<StaffNotices>,
    /// What is being written.
    pub(crate) draft: NoticeDraft,
    /// What is wrong with its words.
    pub(crate) faults: Vec<NoticeFault>,
    /// Whether its day is none.
    pub(crate) since_wrong: bool,
    /// What is looked at before it is published.
    pub(crate) preview: Option<NoticeWords>,
    /// The notice that is to be withdrawn, if that is confirmed.
    pub(crate) asked: Option<NoticeId>,
    /// What the last press did.
    pub(crate) done: Option<NoticeDone>,
    doing: Option<NoticeDone>,
    /// What was sent, until it is known to be published.
    sent: Option<NewNotice>,
    /// Why a press did nothing.
    trouble: Option<Failure>,
    /// Why the last look showed nothing new.
    unseen: Option<Failure>,
}

impl NoticeDraft {
    /// What was typed of a part.
    pub(crate) fn part(&self, field: NoticeField) -> &str {
        &self.words[field as usize]
    }

    /// Whether nothing was typed.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn words(&self) -> NoticeWords {
        let both = |zh, en| Bilingual { zh: self.part(zh).to_owned(), en: self.part(en).to_owned() };
        NoticeWords {
            title: both(NoticeField::TitleZh, NoticeField::TitleEn),
            text: both(NoticeField::TextZh, NoticeField::TextEn),
            since: match self.since {
                Since::Day(day) => Some(day),
                Since::Unsaid | Since::Wrong => None,
            },
        }
    }
}

impl NoticesDesk {
    /// What did not work.
    pub(crate) fn said(&self) -> Option<&Failure> {
        self.trouble.as_ref().or(self.unseen.as_ref())
    }

    /// What waits for its answer.
    pub(crate) fn doing(&self) -> Option<NoticeDone> {
        self.doing
    }

    pub(super) fn update(&mut self, event: NoticesEvent, tickets: &mut Tickets) -> Vec<Effect> {
        match event {
            NoticesEvent::Typed(field, text) => {
                self.draft.words[field as usize] = text;
                self.faults.retain(|fault| fault.field != field);
                vec![]
            }
            NoticesEvent::SinceTyped(since) => {
                (self.draft.since, self.since_wrong) = (since, false);
                vec![]
            }
            _ if self.doing.is_some() => vec![],
            NoticesEvent::Due => vec![tickets.call(Lane::Notices, Call::ListNotices)],
            NoticesEvent::PreviewAsked => self.look_over(),
            NoticesEvent::BackAsked => match self.preview.take() {
                Some(_) => vec![Effect::Focus(Focus::NoticePart(NoticePart::Words(NoticeField::TitleZh)))],
                None => vec![],
            },
            NoticesEvent::PublishAsked(key) => self.publish(key, tickets),
            NoticesEvent::WithdrawAsked(id) => {
                self.asked = Some(id);
                vec![Effect::Focus(Focus::Notice(id))]
            }
            NoticesEvent::WithdrawConfirmed => self.withdraw(tickets),
            NoticesEvent::Cancelled => match self.asked.take() {
                Some(id) => vec![Effect::Focus(Focus::Notice(id))],
                None => vec![],
            },
        }
    }

    /// Shows what was written as it will be read, or what is wrong with it.
    fn look_over(&mut self) -> Vec<Effect> {
        (self.done, self.trouble) = (None, None);
        self.since_wrong = self.draft.since == Since::Wrong;
        match self.draft.words().checked() {
            Ok(_) if self.since_wrong => self.refuse(vec![]),
            Ok(words) => {
                self.preview = Some(words);
                vec![Effect::Focus(Focus::Preview)]
            }
            Err(faults) => self.refuse(faults),
        }
    }

    /// The form again, at the first field that is wrong.
    fn refuse(&mut self, faults: Vec<NoticeFault>) -> Vec<Effect> {
        let first = faults.first().map_or(NoticePart::Since, |fault| NoticePart::Words(fault.field));
        let problem = Problem::from(ErrorCode::NoticeRefused);
        (self.preview, self.faults) = (None, faults);
        self.trouble = Some(Failure::Problem(Box::new(problem)));
        vec![Effect::Focus(Focus::NoticePart(first))]
    }

    fn publish(&mut self, key: NoticeKey, tickets: &mut Tickets) -> Vec<Effect> {
        let Some(words) = self.preview.clone() else { return vec![] };
        let before = self.sent.take().filter(|sent| sent.words == words);
        let new = before.unwrap_or(NewNotice { key, words });
        self.sent = Some(new.clone());
        self.put(NoticeDone::Published, Call::PublishNotice(Box::new(new)), tickets)
    }

    fn withdraw(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        let Some(id) = self.asked.take() else { return vec![] };
        self.put(NoticeDone::Withdrawn(id), Call::WithdrawNotice(id), tickets)
    }

    fn put(&mut self, doing: NoticeDone, call: Call, tickets: &mut Tickets) -> Vec<Effect> {
        (self.doing, self.asked, self.done, self.trouble) = (Some(doing), None, None, None);
        vec![tickets.call(Lane::Notices, call)]
    }

    pub(super) fn replied(&mut self, answer: Result<Reply, Failure>, tickets: &mut Tickets) -> Vec<Effect> {
        let doing = self.doing.take();
        self.unseen = None;
        match answer {
            Ok(Reply::Notices(list)) => {
                self.list = Some(*list);
                doing.map_or_else(Vec::new, |doing| self.finish(doing))
            }
            Ok(_) => self.fail(doing, Failure::Garbled, tickets),
            Err(failure) => self.fail(doing, failure, tickets),
        }
    }

    /// What was pressed is done: the form is empty again, the next notice gets a key of its own.
    fn finish(&mut self, done: NoticeDone) -> Vec<Effect> {
        self.done = Some(done);
        let shown = match done {
            NoticeDone::Published => {
                (self.draft, self.preview, self.sent) = (NoticeDraft::default(), None, None);
                self.list.iter().flat_map(|list| &list.notices).map(|row| row.notice.id).next()
            }
            NoticeDone::Withdrawn(id) => Some(id),
        };
        shown.map(|id| Effect::Focus(Focus::Notice(id))).into_iter().collect()
    }

    fn fail(&mut self, doing: Option<NoticeDone>, failure: Failure, tickets: &mut Tickets) -> Vec<Effect> {
        if doing.is_none() {
            self.unseen = Some(failure);
            return vec![];
        }
        match failure {
            Failure::Problem(problem) if !problem.notice.is_empty() => self.refuse(problem.notice),
            failure => {
                self.trouble = Some(failure);
                // Whether it was done may not be known: what the server has is seen before anything is pressed again.
                vec![tickets.call(Lane::Notices, Call::ListNotices)]
            }
        }
    }
}
