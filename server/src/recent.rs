//! What a system behind us said a little while ago.
//!
//! A list is turned over page by page, and every page would be hundreds of calls: for some minutes what was told is told again, with its
//! age. Whoever asks while somebody is asking waits for the same answer. Where the system does not answer, what it said within the hour is
//! better than nothing, again with its age.
//!
//! **Invariant:** it is held in memory alone, under a key that names nobody. Nothing is asked twice at the same time.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use domain::moment::Moment;
use futures::{
    FutureExt as _,
    future::{BoxFuture, Shared, WeakShared},
};

/// So many seconds nobody is asked again.
const FRESH: i64 = 120;
/// So many seconds it may be told where nobody answers.
const USABLE: i64 = 3_600;
/// So many are held.
const HELD: usize = 500;

/// What was told, and when.
#[derive(Debug)]
pub struct Told<T> {
    /// When.
    pub at: Moment,
    /// What.
    pub what: Arc<T>,
}

impl<T> Clone for Told<T> {
    fn clone(&self) -> Self {
        Self { at: self.at, what: Arc::clone(&self.what) }
    }
}

/// An answer that is waited for.
type Awaited<T, E> = BoxFuture<'static, Result<Told<T>, E>>;

/// Remembers what was told.
pub struct Recent<K, T, E> {
    held: Mutex<HashMap<K, Told<T>>>,
    /// What is being asked: gone once nobody waits for it any more.
    asked: Mutex<HashMap<K, WeakShared<Awaited<T, E>>>>,
}

impl<K, T, E> Default for Recent<K, T, E> {
    fn default() -> Self {
        Self { held: Mutex::default(), asked: Mutex::default() }
    }
}

impl<K: Eq + Hash + Clone, T: Send + Sync + 'static, E: Clone + Send + Sync + 'static> Recent<K, T, E> {
    /// What was told a little while ago, or what `asking` tells now, or whoever asks already.
    ///
    /// # Errors
    ///
    /// Those of `asking`, where nothing was told within the hour. They are told to all who wait, and not kept.
    pub async fn or_ask(
        &self,
        key: K,
        now: Moment,
        asking: impl Future<Output = Result<T, E>> + Send + 'static,
    ) -> Result<Told<T>, E> {
        let known = self.known(&key, now);
        if let Some(told) = known.filter(|told| told.at.seconds_until(now) < FRESH) {
            return Ok(told);
        }
        let awaited = self.awaited(&key, now, asking);
        match awaited.await {
            Ok(told) => {
                self.hold(key, told.clone());
                Ok(told)
            }
            Err(error) => self.known(&key, now).ok_or(error),
        }
    }

    /// The answer that somebody waits for already, or else that of `asking`. It comes even where whoever asked first goes away.
    fn awaited(
        &self,
        key: &K,
        now: Moment,
        asking: impl Future<Output = Result<T, E>> + Send + 'static,
    ) -> Shared<Awaited<T, E>> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(awaited) = asked.get(key).and_then(WeakShared::upgrade) {
            return awaited;
        }
        asked.retain(|_, awaited| awaited.upgrade().is_some());
        let told = async move { asking.await.map(|what| Told { at: now, what: Arc::new(what) }) };
        let awaited = told.boxed().shared();
        asked.extend(awaited.downgrade().map(|awaited| (key.clone(), awaited)));
        awaited
    }

    /// What was told within the hour, without asking anybody.
    pub fn known(&self, key: &K, now: Moment) -> Option<Told<T>> {
        self.held().get(key).filter(|told| told.at.seconds_until(now) < USABLE).cloned()
    }

    fn hold(&self, key: K, told: Told<T>) {
        let mut held = self.held();
        let now = told.at;
        held.insert(key, told);
        if held.len() > HELD {
            held.retain(|_, told| told.at.seconds_until(now) < USABLE);
        }
        while held.len() > HELD {
            let oldest = held.iter().min_by_key(|(_, told)| told.at).map(|(key, _)| key.clone());
            let Some(oldest) = oldest else { break };
            held.remove(&oldest);
        }
    }

    fn held(&self) -> MutexGuard<'_, HashMap<K, Told<T>>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn at(second: i64) -> Moment {
        Moment(1_790_000_000_000_000).plus_seconds(second)
    }

    async fn ask(
        recent: &Recent<u32, i64, ()>,
        second: i64,
        answer: Result<i64, ()>,
    ) -> Result<(Moment, i64), ()> {
        let told = recent.or_ask(1, at(second), async move { answer }).await?;
        Ok((told.at, *told.what))
    }

    #[tokio::test]
    async fn for_some_minutes_what_was_told_is_told_again_with_its_age() {
        let recent = Recent::default();
        assert_eq!(ask(&recent, 0, Ok(1)).await, Ok((at(0), 1)));
        assert_eq!(ask(&recent, 119, Ok(2)).await, Ok((at(0), 1)));
        assert_eq!(ask(&recent, 120, Ok(3)).await, Ok((at(120), 3)));
    }

    #[tokio::test]
    async fn where_nobody_answers_what_was_told_within_the_hour_is_told() {
        let recent = Recent::default();
        assert_eq!(ask(&recent, 0, Err(())).await, Err(()));
        assert_eq!(ask(&recent, 0, Ok(1)).await, Ok((at(0), 1)));
        assert_eq!(ask(&recent, 3_599, Err(())).await, Ok((at(0), 1)));
        assert!(recent.known(&1, at(3_599)).is_some_and(|told| told.at == at(0)));
        assert!(recent.known(&1, at(3_600)).is_none() && recent.known(&2, at(0)).is_none());
        assert_eq!(ask(&recent, 3_600, Err(())).await, Err(()));
    }

    /// Asks twelve times at once, and tells how often that came to a question.
    async fn at_once(answer: Result<i64, ()>) -> (usize, Vec<Result<i64, ()>>) {
        let (recent, asked) = (Recent::default(), Arc::new(AtomicUsize::new(0)));
        let asking = (0..12).map(|_| {
            let asked = Arc::clone(&asked);
            let told = async move {
                asked.fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
                answer
            };
            recent.or_ask(1, at(0), told)
        });
        let told = futures::future::join_all(asking).await;
        let told = told.into_iter().map(|told| told.map(|told| *told.what)).collect();
        (asked.load(Ordering::Relaxed), told)
    }

    #[tokio::test]
    async fn what_many_ask_at_once_is_asked_once_and_told_to_all() {
        assert_eq!(at_once(Ok(7)).await, (1, vec![Ok(7); 12]));
        assert_eq!(at_once(Err(())).await, (1, vec![Err(()); 12]));
    }

    #[tokio::test]
    async fn whoever_waits_is_told_even_where_the_first_went_away() {
        let recent = Recent::default();
        let (tell, told) = tokio::sync::oneshot::channel();
        let mut first = recent.or_ask(1, at(0), async move { told.await.map_err(drop) }).boxed();
        let mut second = recent.or_ask(1, at(0), async { Err(()) }).boxed();
        assert!((&mut first).now_or_never().is_none() && (&mut second).now_or_never().is_none());
        drop(first);
        tell.send(7).unwrap();
        assert_eq!(second.await.map(|told| *told.what), Ok(7));
    }

    #[tokio::test]
    async fn a_failure_is_not_kept() {
        let recent = Recent::default();
        assert_eq!(ask(&recent, 0, Err(())).await, Err(()));
        assert_eq!(ask(&recent, 0, Ok(2)).await, Ok((at(0), 2)));
    }

    #[tokio::test]
    async fn the_oldest_makes_room() {
        let recent = Recent::default();
        for key in 0..600_u32 {
            recent.or_ask(key, at(i64::from(key) / 10), async move { Ok::<_, ()>(key) }).await.unwrap();
        }
        assert_eq!(recent.held().len(), HELD);
        assert!(recent.held().contains_key(&599) && !recent.held().contains_key(&5));
    }
}
