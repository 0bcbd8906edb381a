//! How long a payment may take, and how often a gateway is asked.

/// Seconds in which a code can be paid.
pub const CODE_SECONDS: i64 = 5 * 60;
/// Days in which a slip can be paid at a counter.
pub const SLIP_DAYS: i64 = 3;
/// Seconds for which a gateway may not say how a payment stands, until a clerk looks.
pub const DOUBT_SECONDS: i64 = 30 * 60;
/// Seconds in which what was paid for has to happen, until the money goes back.
pub const FULFILMENT_SECONDS: i64 = 24 * 60 * 60;
/// Seconds after that in which it is not tried any more, before the money goes: what was sent last may be on its way.
pub const QUIET_SECONDS: i64 = 10 * 60;
/// Seconds after a payment's end until a gateway that does not know it is believed: what was sent last may be on its way.
pub const NOWHERE_SECONDS: i64 = 60;

/// The first pauses between two questions, in seconds.
const FIRST: [i64; 4] = [3, 5, 10, 30];
const LONGEST: i64 = 60 * 60;

/// Seconds until a gateway is asked again, after so many questions: often at first, then ever less, once an hour at last.
#[must_use]
pub fn pause(tries: u16) -> i64 {
    let later = i64::from(tries) - 4;
    FIRST.get(usize::from(tries)).copied().unwrap_or_else(|| LONGEST.min(60 << later.clamp(0, 6)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_asked_ever_less_often_and_never_less_than_once_an_hour() {
        let pauses: Vec<_> = (0..40).map(pause).collect();
        assert_eq!(&pauses[..7], [3, 5, 10, 30, 60, 120, 240]);
        assert!(pauses.is_sorted());
        assert_eq!(pause(u16::MAX), LONGEST);
    }
}
