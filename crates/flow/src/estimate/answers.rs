//! What was answered, and the amounts among it as they were typed.

use domain::{
    benefit::{Care, Insurance, Level, MOST},
    money::Fen,
    region::RegionCode,
    yuan::{self, TypedError},
};

use super::Question;

/// What is to be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// One bill.
    OneBill,
    /// What comes every month.
    EveryMonth,
}

impl Span {
    /// Both.
    pub const ALL: [Self; 2] = [Self::OneBill, Self::EveryMonth];
}

/// What was answered so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// By which insurance, where it was asked.
    pub insurance: Option<Insurance>,
    /// What is to be worked out.
    pub span: Option<Span>,
    /// Which kind of care.
    pub care: Option<Care>,
    /// Whether it is in another province.
    pub away: Option<bool>,
    /// Where there; nothing in it where that is none of the places that are known.
    pub catalogue: Option<Option<RegionCode>>,
    /// Whether it was filed before.
    pub filed: Option<bool>,
    /// The hospital's level.
    pub level: Option<Level>,
    /// The bill.
    pub total: Option<Fen>,
    /// How much of it is of class B.
    pub class_b: Option<Fen>,
    /// How much of it is of class C.
    pub class_c: Option<Fen>,
    /// What is spent in scope every month.
    pub monthly: Option<Fen>,
    /// What is spent beside it.
    pub beside: Option<Fen>,
    /// What is credited every month.
    pub credit: Option<Fen>,
}

/// What was typed at a question, while it cannot be taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// As typed.
    pub text: String,
    /// Why it cannot be taken.
    pub error: Option<AmountError>,
}

/// Why an amount cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// It is no amount.
    Typed(TypedError),
    /// A bill of nothing.
    Nothing,
    /// No bill is that much.
    TooMuch,
    /// The classes come to more than the whole bill.
    MoreThanBill,
}

impl Answers {
    /// The amount that was answered to a question.
    #[must_use]
    pub const fn amount(&self, question: Question) -> Option<Fen> {
        match question {
            Question::Total => self.total,
            Question::ClassB => self.class_b,
            Question::ClassC => self.class_c,
            Question::Monthly => self.monthly,
            Question::Beside => self.beside,
            Question::Credit => self.credit,
            _ => None,
        }
    }

    /// Whether these parts are no more than the bill.
    pub(super) fn fits(&self, parts: impl IntoIterator<Item = Fen>) -> bool {
        self.total.is_some_and(|total| Fen::checked_sum(parts).is_some_and(|parts| parts <= total))
    }

    /// Takes the amount that a question asks for; what cannot be taken comes back with the reason.
    pub(super) fn amount_given(&mut self, question: Question, text: String) -> Typed {
        match self.read(question, &text) {
            Ok(amount) => {
                *self.amount_mut(question) = Some(amount);
                Typed::default()
            }
            Err(error) => Typed { text, error: Some(error) },
        }
    }

    fn read(&self, question: Question, typed: &str) -> Result<Fen, AmountError> {
        let amount = match yuan::typed(typed) {
            Err(TypedError::Empty) if question.may_be_none() => Ok(Fen::ZERO),
            read => read.map_err(AmountError::Typed),
        }?;
        let before = self.class_b.unwrap_or_default();
        match question {
            Question::Total if amount.is_zero() => Err(AmountError::Nothing),
            Question::ClassB if !self.fits([amount]) => Err(AmountError::MoreThanBill),
            Question::ClassC if !self.fits([before, amount]) => Err(AmountError::MoreThanBill),
            _ if amount > MOST => Err(AmountError::TooMuch),
            _ => Ok(amount),
        }
    }

    const fn amount_mut(&mut self, question: Question) -> &mut Option<Fen> {
        match question {
            Question::ClassB => &mut self.class_b,
            Question::ClassC => &mut self.class_c,
            Question::Monthly => &mut self.monthly,
            Question::Beside => &mut self.beside,
            Question::Credit => &mut self.credit,
            _ => &mut self.total,
        }
    }
}
