//! Chance, as a value that is asked for.
//!
//! **Invariant:** tokens, codes and identifiers are made here and nowhere else. What may be guessed at has 256 bits, or counts its
//! wrong tries.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::moment::Moment;
use uuid::{Builder, Uuid};

/// A source of bytes nobody can foresee.
pub trait Entropy: Send + Sync {
    /// Fills `bytes`.
    ///
    /// # Errors
    ///
    /// [`NoEntropy`] when the machine has none to give; the request then fails, rather than a token be weak.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy>;
}

/// The machine gives no random bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the machine gives no random bytes")]
pub struct NoEntropy;

/// The operating system's source.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        getrandom::fill(bytes).map_err(|_| NoEntropy)
    }
}

/// What is made of random bytes.
impl dyn Entropy {
    /// A token of 256 bits, fit for a cookie.
    ///
    /// # Errors
    ///
    /// [`NoEntropy`].
    pub fn token(&self) -> Result<String, NoEntropy> {
        let mut bytes = [0; 32];
        self.fill(&mut bytes)?;
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Six digits, each value equally likely.
    ///
    /// # Errors
    ///
    /// [`NoEntropy`].
    pub fn six_digits(&self) -> Result<String, NoEntropy> {
        Ok(format!("{:06}", self.below(1_000_000)?))
    }

    /// So many characters of an alphabet, each equally likely.
    ///
    /// # Errors
    ///
    /// [`NoEntropy`].
    pub fn letters(&self, alphabet: &str, count: usize) -> Result<String, NoEntropy> {
        let alphabet: Vec<char> = alphabet.chars().collect();
        let end = u32::try_from(alphabet.len()).unwrap_or(u32::MAX);
        let letter = |_| {
            let index = usize::try_from(self.below(end)?).unwrap_or_default();
            alphabet.get(index).copied().ok_or(NoEntropy)
        };
        (0..count).map(letter).collect()
    }

    /// A number below `end`, each equally likely.
    ///
    /// # Errors
    ///
    /// [`NoEntropy`].
    pub fn below(&self, end: u32) -> Result<u32, NoEntropy> {
        let fair = u32::MAX - u32::MAX % end.max(1);
        loop {
            let mut bytes = [0; 4];
            self.fill(&mut bytes)?;
            let number = u32::from_le_bytes(bytes);
            if number < fair {
                return Ok(number % end.max(1));
            }
        }
    }

    /// An identifier that sorts by time (`UUIDv7`).
    ///
    /// # Errors
    ///
    /// [`NoEntropy`].
    pub fn id(&self, now: Moment) -> Result<Uuid, NoEntropy> {
        let mut bytes = [0; 10];
        self.fill(&mut bytes)?;
        let millis = u64::try_from(now.0 / 1000).unwrap_or_default();
        Ok(Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting(std::sync::atomic::AtomicU8);

    impl Entropy for Counting {
        fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
            bytes.fill_with(|| self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
            Ok(())
        }
    }

    #[test]
    fn codes_have_six_digits_and_tokens_256_bits() {
        let entropy: &dyn Entropy = &Counting(0.into());
        for _ in 0..50 {
            let code = entropy.six_digits().unwrap();
            assert_eq!(code.len(), 6);
            assert!(code.bytes().all(|byte| byte.is_ascii_digit()));
        }
        assert_eq!(URL_SAFE_NO_PAD.decode(entropy.token().unwrap()).unwrap().len(), 32);
    }

    #[test]
    fn identifiers_sort_by_time() {
        let entropy: &dyn Entropy = &SystemEntropy;
        let early = entropy.id(Moment(1_000_000)).unwrap();
        let late = entropy.id(Moment(2_000_000)).unwrap();
        assert!(early < late);
        assert_eq!(late.get_version_num(), 7);
    }
}
