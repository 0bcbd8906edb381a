//! The tables as conversations, and money that never gets lost between them.

use proptest::prelude::*;

use super::*;
use crate::{
    ledger::{Account, Paying, fee_returned, movement},
    machine::{Actor, Guard, Row},
    money::Fen,
    reference::Reference,
    service::Service,
};

const TAKEN: Fen = Fen(2_500);

fn fee() -> Purpose {
    Purpose::Fee { reference: Reference::from_number(1), service: Service::Reissue }
}

#[test]
fn a_number_survives_its_own_text_and_no_slip_of_a_digit() {
    for number in [0, 7, 48_273_915_601, 99_999_999_999] {
        let made = PaymentNumber::from_number(number);
        for written in [made.grouped(), format!("MC{made}"), format!("mc-{} ", made.grouped())] {
            assert_eq!(PaymentNumber::try_from(written), Ok(made.clone()));
        }
        let last = made.as_str().as_bytes()[11] - b'0';
        let slipped = format!("{}{}", &made.as_str()[..11], (last + 1) % 10);
        assert_eq!(PaymentNumber::try_from(slipped), Err(NumberError::CheckDigit));
    }
    for none in ["123", "MC", "MC123", "M482739156014", "编号"] {
        assert_eq!(PaymentNumber::try_from(none.to_owned()), Err(NumberError::Length), "{none}");
    }
}

#[test]
fn money_that_comes_is_taken_wherever_the_payment_stands() {
    for status in
        PaymentStatus::ALL.into_iter().filter(|status| status.is_awaited()).chain([PaymentStatus::Closed])
    {
        let by_guard = |guard| step(status, PaymentEvent::Paid, Actor::Gateway, |asked| asked == guard);
        assert_eq!(by_guard(Guard::Wanted), Ok(PaymentStatus::Paid), "{status:?}");
        assert_eq!(by_guard(Guard::NotWanted), Ok(PaymentStatus::RefundDue), "{status:?}");
        let wrongly = step(status, PaymentEvent::PaidWrongly, Actor::Gateway, |_| false);
        assert_eq!(wrongly, Ok(PaymentStatus::Suspended), "{status:?}");
    }
}

#[test]
fn nothing_is_closed_but_by_the_gateways_word() {
    let closes = |row: &&Row<PaymentStatus, PaymentEvent>| row.to == PaymentStatus::Closed;
    assert!(PAYMENTS.iter().filter(closes).all(|row| row.actor == Actor::Gateway));
    assert!(PAYMENTS.iter().filter(closes).count() > 3);
}

#[test]
fn nothing_final_moves_but_by_money() {
    let from_final = PAYMENTS.iter().filter(|row| row.from.is_final());
    for row in from_final {
        let by_money =
            matches!(row.event, PaymentEvent::Paid | PaymentEvent::PaidWrongly | PaymentEvent::GivenBack);
        assert!(by_money, "{row:?}");
    }
}

#[test]
fn four_eyes_stand_in_front_of_every_refund_that_a_clerk_wants() {
    let by_clerks =
        |row: &&Row<RefundStatus, RefundEvent>| matches!(row.actor, Actor::Clerk | Actor::SecondClerk);
    for row in REFUNDS.iter().filter(by_clerks) {
        let pays = matches!(row.to, RefundStatus::Due | RefundStatus::Done);
        let second = row.actor == Actor::SecondClerk || row.event == RefundEvent::TriedAgain;
        assert!(!pays || second, "{row:?}");
    }
}

/// Where a payment may go by an event of the table, whoever acts and whatever holds.
fn rows_from(status: PaymentStatus) -> Vec<Row<PaymentStatus, PaymentEvent>> {
    PAYMENTS.iter().filter(|row| row.from == status).copied().collect()
}

/// A payment as a simple model sees it: what came, what went, and where the rest lies.
#[derive(Default)]
struct Books(std::collections::BTreeMap<Account, i64>);

impl Books {
    fn take(&mut self, movement: &crate::ledger::Movement) {
        *self.0.entry(movement.from().clone()).or_default() -= movement.amount().0;
        *self.0.entry(movement.to().clone()).or_default() += movement.amount().0;
    }

    fn of(&self, account: &Account) -> i64 {
        self.0.get(account).copied().unwrap_or_default()
    }
}

proptest! {
    /// However a payment goes through its table, the books sum to nothing, every account stays on its side of zero, and once it is final
    /// nothing of it is in transit.
    #[test]
    fn the_books_are_right_after_every_way_through_the_table(
        choices in proptest::collection::vec(any::<prop::sample::Index>(), 1..40),
        credited in any::<bool>(),
        parts in 1..5_i64,
    ) {
        let purpose = if credited { Purpose::TopUp } else { fee() };
        let paying = Paying { purpose: &purpose, channel: Channel::Wechat, person: "p", taken: TAKEN };
        let mut books = Books::default();
        let (mut status, mut returned) = (PaymentStatus::Created, 0);
        for choice in choices {
            let rows = rows_from(status);
            if rows.is_empty() { break; }
            let row = rows[choice.index(rows.len())];
            let back = match (row.event, row.guard) {
                (PaymentEvent::GivenBack, Guard::AllGivenBack) => TAKEN.0 - returned,
                (PaymentEvent::GivenBack, _) => (TAKEN.0 - returned) / (parts + 1),
                _ => 0,
            };
            // A credited top-up is the core's, and no part of nothing is given back.
            let earned = row.event == PaymentEvent::GivenBack && status == PaymentStatus::Fulfilled;
            if row.event == PaymentEvent::GivenBack && back == 0 || earned && credited { continue; }
            if earned {
                books.take(&fee_returned(Fen(back)).unwrap().1);
            }
            if let Some((_, movement)) = movement(paying, status, row.event, row.to, Fen(back)).unwrap() {
                books.take(&movement);
            }
            returned += back;
            status = row.to;
            prop_assert_eq!(books.0.values().sum::<i64>(), 0);
            for (account, balance) in &books.0 {
                prop_assert!(if account.owes() { *balance <= 0 } else { *balance >= 0 }, "{account} {balance}");
            }
        }
        let transit = books.of(&Account::Transit("p".to_owned()));
        prop_assert_eq!(transit, if status == PaymentStatus::Paid { TAKEN.0 } else { 0 });
        if status == PaymentStatus::Refunded {
            prop_assert!(books.0.values().all(|balance| *balance == 0));
        }
        if status.is_final() {
            prop_assert_eq!(books.of(&Account::Refunds) + books.of(&Account::Suspense), 0);
        }
    }
}
