//! What a payment record says of a payment, in the one form that is signed and that a paper's QR code carries.
//!
//! **Invariant:** there is one text of bytes for a content and one content for a text of bytes, and nothing of a person in either.
//!
//! Edition 1, integers with the most significant byte first:
//!
//! | bytes | what |
//! |---|---|
//! | 0 | the edition, `1` |
//! | 1–5 | the record's number |
//! | 6–13 | when it was paid, in microseconds since 1970-01-01 UTC |
//! | 14–21 | the amount in fen |
//! | 22–29 | what of it was given back when the record was made, in fen |
//! | 30 | the way: `1` WeChat, `2` counter |
//! | 31 | the purpose: `1` a card's fee, `2` a contribution, `3` a top-up |
//! | 32… | of a fee the service (one byte) and the application's reference (four); of a contribution the year (two); else nothing |

use crate::{
    moment::Moment,
    money::Fen,
    payment::{Channel, PaymentNumber, Purpose},
    reference::Reference,
    service::Service,
};

const EDITION: u8 = 1;

/// What a payment record says of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordContent {
    /// The payment's number, and so the record's.
    pub number: PaymentNumber,
    /// When it was paid.
    pub paid_at: Moment,
    /// What was paid.
    pub amount: Fen,
    /// What of it has been given back.
    pub refunded: Fen,
    /// By which way.
    pub channel: Channel,
    /// What for.
    pub purpose: Purpose,
}

/// Bytes that are no content of a record, or of an edition not known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are no payment record")]
pub struct RecordError;

impl RecordContent {
    /// The content as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![EDITION];
        // Twelve digits fit into forty bits.
        bytes.extend_from_slice(&digits(self.number.as_str()).to_be_bytes()[3..]);
        for number in [self.paid_at.0, self.amount.0, self.refunded.0] {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        bytes.push(channel_byte(self.channel));
        match &self.purpose {
            Purpose::Fee { reference, service } => {
                bytes.extend([1, service_byte(*service)]);
                // Nine digits fit into thirty-two bits.
                bytes.extend_from_slice(&digits(reference.as_str()).to_be_bytes()[4..]);
            }
            Purpose::Contribution { year } => {
                bytes.push(2);
                bytes.extend_from_slice(&year.to_be_bytes());
            }
            Purpose::TopUp => bytes.push(3),
        }
        bytes
    }

    /// The content that these bytes are.
    ///
    /// # Errors
    ///
    /// [`RecordError`], also for bytes that [`RecordContent::to_bytes`] would have written in another way.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, RecordError> {
        let mut bytes = Bytes(bytes);
        if bytes.take()? != [EDITION] {
            return Err(RecordError);
        }
        let forty_bits: [u8; 5] = bytes.take()?;
        let number = forty_bits.iter().fold(0, |number: u64, byte| number << 8 | u64::from(*byte));
        let number = PaymentNumber::try_from(format!("{number:012}")).map_err(|_| RecordError)?;
        let paid_at = Moment(i64::from_be_bytes(bytes.take()?));
        let amount = Fen(i64::from_be_bytes(bytes.take()?));
        let refunded = Fen(i64::from_be_bytes(bytes.take()?));
        let [channel] = bytes.take()?;
        let channel = Channel::ALL.into_iter().find(|known| channel_byte(*known) == channel);
        let purpose = purpose(&mut bytes)?;
        if !bytes.0.is_empty() {
            return Err(RecordError);
        }
        Ok(Self { number, paid_at, amount, refunded, channel: channel.ok_or(RecordError)?, purpose })
    }

    /// Whether `other` says the same of the same payment, but for what was given back since.
    #[must_use]
    pub fn is_same_payment(&self, other: &Self) -> bool {
        *self == Self { refunded: self.refunded, ..other.clone() }
    }
}

fn purpose(bytes: &mut Bytes<'_>) -> Result<Purpose, RecordError> {
    match bytes.take()? {
        [1] => {
            let [service] = bytes.take()?;
            let service = Service::ALL.into_iter().find(|known| service_byte(*known) == service);
            let reference = format!("{:09}", u32::from_be_bytes(bytes.take()?));
            let reference = Reference::try_from(reference).map_err(|_| RecordError)?;
            Ok(Purpose::Fee { reference, service: service.ok_or(RecordError)? })
        }
        [2] => Ok(Purpose::Contribution { year: u16::from_be_bytes(bytes.take()?) }),
        [3] => Ok(Purpose::TopUp),
        _ => Err(RecordError),
    }
}

/// What is still to be read.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], RecordError> {
        let (first, rest) = self.0.split_first_chunk().ok_or(RecordError)?;
        self.0 = rest;
        Ok(*first)
    }
}

/// The number that digits are.
fn digits(text: &str) -> u64 {
    text.bytes().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
}

/// Never changed once papers carry it.
const fn channel_byte(channel: Channel) -> u8 {
    match channel {
        Channel::Wechat => 1,
        Channel::Counter => 2,
    }
}

/// Never changed once papers carry it.
const fn service_byte(service: Service) -> u8 {
    match service {
        Service::NewCard => 1,
        Service::ReplaceCard => 2,
        Service::InstantCard => 3,
        Service::ReportLoss => 4,
        Service::Reissue => 5,
        Service::ChangePhoto => 6,
        Service::Activate => 7,
        Service::Account => 8,
        Service::Reimbursements => 9,
        Service::CrossRegion => 11,
        Service::Recharge => 10,
        Service::Estimate => 12,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn purposes() -> impl Strategy<Value = Purpose> {
        let fee = (any::<u32>(), 0..Service::ALL.len()).prop_map(|(number, service)| Purpose::Fee {
            reference: Reference::from_number(number),
            service: Service::ALL[service],
        });
        prop_oneof![fee, any::<u16>().prop_map(|year| Purpose::Contribution { year }), Just(Purpose::TopUp)]
    }

    fn contents() -> impl Strategy<Value = RecordContent> {
        let numbers = (any::<u64>(), any::<i64>(), any::<i64>(), any::<i64>());
        (numbers, 0..Channel::ALL.len(), purposes()).prop_map(|(numbers, channel, purpose)| {
            let (number, paid_at, amount, refunded) = numbers;
            RecordContent {
                number: PaymentNumber::from_number(number),
                paid_at: Moment(paid_at),
                amount: Fen(amount),
                refunded: Fen(refunded),
                channel: Channel::ALL[channel],
                purpose,
            }
        })
    }

    #[test]
    fn the_first_edition_never_changes() {
        let content = RecordContent {
            number: PaymentNumber::from_number(48_273_915_601),
            paid_at: Moment(1_764_050_709_000_000),
            amount: Fen(2_500),
            refunded: Fen(0),
            channel: Channel::Wechat,
            purpose: Purpose::Fee { reference: Reference::from_number(1), service: Service::ReplaceCard },
        };
        let bytes = content.to_bytes();
        assert_eq!((content.number.as_str(), bytes.len()), ("482739156017", 37));
        assert_eq!(bytes[..6], [1, 112, 101, 126, 244, 49]);
        assert_eq!(bytes[14..33], [0, 0, 0, 0, 0, 0, 9, 196, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2]);
    }

    #[test]
    fn a_refund_since_leaves_it_the_same_payment() {
        let content = RecordContent {
            number: PaymentNumber::from_number(1),
            paid_at: Moment(0),
            amount: Fen(1),
            refunded: Fen(0),
            channel: Channel::Counter,
            purpose: Purpose::TopUp,
        };
        assert!(content.is_same_payment(&RecordContent { refunded: Fen(1), ..content.clone() }));
        assert!(!content.is_same_payment(&RecordContent { amount: Fen(2), ..content.clone() }));
    }

    proptest! {
        #[test]
        fn bytes_are_read_back_as_the_content(content in contents()) {
            prop_assert_eq!(RecordContent::from_bytes(&content.to_bytes()), Ok(content));
        }

        #[test]
        fn what_is_read_is_written_as_it_was(
            content in contents(), place in any::<prop::sample::Index>(), byte in any::<u8>()
        ) {
            let mut bytes = content.to_bytes();
            let place = place.index(bytes.len());
            bytes[place] = byte;
            if let Ok(read) = RecordContent::from_bytes(&bytes) {
                prop_assert_eq!(read.to_bytes(), bytes);
            }
        }

        #[test]
        fn cut_off_or_longer_bytes_are_no_content(content in contents(), more in any::<u8>()) {
            let bytes = content.to_bytes();
            for end in 0..bytes.len() {
                prop_assert_eq!(RecordContent::from_bytes(&bytes[..end]), Err(RecordError));
            }
            let longer = [bytes, vec![more]].concat();
            prop_assert_eq!(RecordContent::from_bytes(&longer), Err(RecordError));
        }
    }
}
