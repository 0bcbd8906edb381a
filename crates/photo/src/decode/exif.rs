//! The one thing of EXIF data that matters here: which way is up.

/// Tag of the orientation.
const ORIENTATION: u16 = 0x0112;
/// The type that the standard gives it: unsigned 16 bits.
const SHORT: u16 = 3;
/// The type that some programs write instead: unsigned 32 bits.
const LONG: u16 = 4;

/// Orientation 1 to 8 from a TIFF block; 1 when it says nothing sensible.
pub(super) fn orientation(tiff: &[u8]) -> u16 {
    read(tiff).filter(|orientation| (1..=8).contains(orientation)).unwrap_or(1)
}

fn read(tiff: &[u8]) -> Option<u16> {
    let big = match tiff.get(..2)? {
        b"MM" => true,
        b"II" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = tiff.get(at..)?.first_chunk::<2>()?;
        Some(if big { u16::from_be_bytes(*bytes) } else { u16::from_le_bytes(*bytes) })
    };
    let long = |at: usize| {
        let bytes = tiff.get(at..)?.first_chunk::<4>()?;
        Some(if big { u32::from_be_bytes(*bytes) } else { u32::from_le_bytes(*bytes) })
    };
    let start = usize::try_from(long(4)?).ok()?;
    let entries = usize::from(short(start)?);
    let entry = |i: usize| start.checked_add(2 + 12 * i);
    (0..entries)
        .filter_map(entry)
        .take_while(|&at| at < tiff.len())
        .filter(|&at| short(at) == Some(ORIENTATION))
        .find_map(|at| match short(at + 2)? {
            SHORT => short(at + 8),
            LONG => u16::try_from(long(at + 8)?).ok(),
            _ => None,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_byte_orders_are_read() {
        let big = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let little = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x08\0\0\0\0\0\0\0";
        assert_eq!((orientation(big), orientation(little)), (6, 8));
    }

    #[test]
    fn a_long_orientation_counts_as_a_short_one() {
        let big = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x04\0\0\0\x01\0\0\0\x06\0\0\0\0";
        let little = b"II*\0\x08\0\0\0\x01\0\x12\x01\x04\0\x01\0\0\0\x08\0\0\0\0\0\0\0";
        assert_eq!((orientation(big), orientation(little)), (6, 8));
        let huge = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x04\0\0\0\x01\0\x01\0\x06\0\0\0\0";
        let text = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x02\0\0\0\x01\0\x06\0\0\0\0\0\0";
        assert_eq!((orientation(huge), orientation(text), orientation(&big[..20])), (1, 1, 1));
    }

    #[test]
    fn nonsense_means_upright() {
        assert_eq!(orientation(b""), 1);
        assert_eq!(orientation(b"MM\0*\xff\xff\xff\xff"), 1);
        assert_eq!(orientation(b"MM\0*\0\0\0\x08\xff\xff"), 1);
    }
}
