//! A few questions of one person to the core at a time, in whatever browser, so that nobody's many hold up those of others.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::store::BlindIndex;

/// So many at a time.
const AT_ONCE: usize = 3;

/// Who is asking now.
#[derive(Debug, Default)]
pub struct Turns(Mutex<HashMap<BlindIndex, Weak<Semaphore>>>);

/// A turn, until it is let go.
#[must_use = "letting it go ends the turn"]
#[derive(Debug)]
pub struct Turn {
    /// None where turns were given up, which nobody does.
    _permit: Option<OwnedSemaphorePermit>,
}

impl Turns {
    /// Waits for a turn of this person. Whoever has one takes no other before it ends.
    pub async fn of(&self, person: BlindIndex) -> Turn {
        Turn { _permit: self.of_person(person).acquire_owned().await.ok() }
    }

    fn of_person(&self, person: BlindIndex) -> Arc<Semaphore> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turns) = all.get(&person).and_then(Weak::upgrade) {
            return turns;
        }
        all.retain(|_, turns| turns.strong_count() > 0);
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        all.insert(person, Arc::downgrade(&turns));
        turns
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt as _;

    use super::*;

    #[tokio::test]
    async fn one_waits_for_ones_own_alone() {
        let turns = Turns::default();
        let (one, other) = (BlindIndex([1; 32]), BlindIndex([2; 32]));
        let mut taken = Vec::new();
        for _ in 0..AT_ONCE {
            taken.push(turns.of(one).await);
        }
        assert!(turns.of(one).now_or_never().is_none());
        assert!(turns.of(other).now_or_never().is_some());
        taken.pop();
        assert!(turns.of(one).now_or_never().is_some());
    }
}
