//! Help and law: topics by groups, a search, and what can be taken to an office on paper.
//!
//! What the topics say is a file that the shell reads; here they are names. Nobody signs in for any of it.
//!
//! **Invariant:** nothing of it is sent anywhere, and what was looked for is forgotten when the place is left.

use topics::{Group, TopicId};

/// How many characters of what is looked for are kept.
const MOST: usize = 64;

/// Where looking for help stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topics {
    /// The screens on the way here, without the first one; the last is on the screen.
    trail: Vec<Step>,
    /// What is looked for.
    query: String,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Groups of topics, and numbers to call.
    Start,
    /// The topics of a group.
    Group(Group),
    /// What is looked for?
    Search,
    /// All that was found.
    Found,
    /// One topic.
    Topic(TopicId),
    /// A ticket for the counter, about a topic.
    Ticket(TopicId),
    /// Is the employer insured?
    Employer,
    /// What to bring for a claim.
    Claim {
        /// Whether the employer's certificate is needed: not where the employer is not insured (S1).
        certificate: bool,
    },
    /// Who is responsible, from the State Council to the county (S1).
    Offices,
}

/// What can happen while looking for help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A group was chosen.
    GroupChosen(Group),
    /// Somebody wants to search.
    SearchAsked,
    /// What is in the field, told before the field is left.
    Typed(String),
    /// All that is found is to be listed.
    ListAsked,
    /// A topic was chosen.
    Chosen(TopicId),
    /// A ticket for the counter is wanted.
    TicketAsked,
    /// What to bring for a claim is asked for.
    ClaimAsked,
    /// Whether the employer is insured.
    Insured(bool),
    /// The offices are wanted.
    OfficesAsked,
}

impl Topics {
    /// Begins with the groups.
    #[must_use]
    pub const fn new() -> Self {
        Self { trail: Vec::new(), query: String::new() }
    }

    /// What is on the screen.
    #[must_use]
    pub fn step(&self) -> &Step {
        self.trail.last().unwrap_or(&Step::Start)
    }

    /// What is looked for.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    pub(crate) fn update(&mut self, event: Event) {
        let next = match (self.step(), event) {
            (Step::Start, Event::GroupChosen(group)) => Step::Group(group),
            (Step::Start, Event::SearchAsked) => Step::Search,
            (Step::Search, Event::Typed(query)) => {
                self.query = query.chars().take(MOST).collect();
                return;
            }
            (Step::Search, Event::ListAsked) => Step::Found,
            (Step::Group(_) | Step::Search | Step::Found, Event::Chosen(topic)) => Step::Topic(topic),
            (Step::Topic(topic), Event::TicketAsked) => Step::Ticket(topic.clone()),
            (Step::Topic(_), Event::ClaimAsked) => Step::Employer,
            (Step::Topic(_), Event::OfficesAsked) => Step::Offices,
            (Step::Employer, Event::Insured(insured)) => Step::Claim { certificate: insured },
            (
                _,
                Event::GroupChosen(_)
                | Event::SearchAsked
                | Event::Typed(_)
                | Event::ListAsked
                | Event::Chosen(_)
                | Event::TicketAsked
                | Event::ClaimAsked
                | Event::Insured(_)
                | Event::OfficesAsked,
            ) => return,
        };
        self.trail.push(next);
    }

    /// Steps back; `false` when the place is to be left.
    pub(crate) fn back(&mut self) -> bool {
        let inside = self.trail.pop().is_some();
        if *self.step() == Step::Start {
            self.query.clear();
        }
        inside
    }
}

impl Default for Topics {
    fn default() -> Self {
        Self::new()
    }
}
