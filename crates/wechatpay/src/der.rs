//! As much of DER as a certificate needs: where its serial number and its public key stand.
//!
//! **Invariant:** nothing is trusted here. A certificate from a file that the operator put there is opened, never checked for who signed it.

const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;
/// The version, which stands first when it is not the oldest.
const VERSION: u8 = 0xa0;

/// What a certificate says.
pub(crate) struct Certificate<'a> {
    /// The serial number, most significant byte first, without the zero that keeps it positive.
    pub(crate) serial: &'a [u8],
    /// The public key with its algorithm (SPKI), as it stands.
    pub(crate) key: &'a [u8],
}

/// One value: its tag, its contents, and the whole of it with its head.
struct Value<'a> {
    tag: u8,
    contents: &'a [u8],
    whole: &'a [u8],
}

impl<'a> Certificate<'a> {
    /// Opens a certificate (RFC 5280, section 4.1).
    pub(crate) fn read(der: &'a [u8]) -> Option<Self> {
        let (certificate, _) = expect(der, SEQUENCE)?;
        let (mut rest, _) = expect(certificate, SEQUENCE)?;
        if rest.first() == Some(&VERSION) {
            rest = value(rest)?.1;
        }
        let (serial, rest) = expect(rest, INTEGER)?;
        // Signature algorithm, issuer, validity, subject.
        let rest = (0..4).try_fold(rest, |rest, _| Some(value(rest)?.1))?;
        let (key, _) = value(rest)?;
        (key.tag == SEQUENCE)
            .then_some(Self { serial: serial.strip_prefix(&[0]).unwrap_or(serial), key: key.whole })
    }
}

/// The contents of a value with this tag, and what comes after it.
fn expect(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (value, rest) = value(der)?;
    (value.tag == tag).then_some((value.contents, rest))
}

fn value(der: &[u8]) -> Option<(Value<'_>, &[u8])> {
    let (&tag, rest) = der.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81..=0x84 => {
            let (bytes, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    let (contents, after) = rest.split_at_checked(length)?;
    let whole = der.get(..der.len() - after.len())?;
    Some((Value { tag, contents, whole }, after))
}
