//! Ways and faults of an amount in words.

use domain::{
    recharge::{RechargeRule, WayKind},
    wire::RechargeView,
};
use flow::recharge::AmountError;
use text::app::Key;

use crate::{amount, texts::Texts};

/// What a way is called.
pub(super) const fn way(kind: WayKind) -> Key {
    match kind {
        WayKind::Online => Key::RechargeWayOnline,
        WayKind::Counter => Key::RechargeWayCounter,
        WayKind::Bank => Key::RechargeWayBank,
    }
}

/// What to do about an amount.
pub(super) fn amount_error(texts: Texts, error: AmountError, rule: &RechargeRule) -> String {
    match error {
        AmountError::Typed(error) => texts.get(amount::typed_error(error)),
        AmountError::TooLittle => {
            texts.with(Key::RechargeAmountLittle, &[("least", &texts.amount(rule.least))])
        }
        AmountError::TooMuch => texts.with(Key::RechargeAmountMuch, &[("most", &texts.amount(rule.most))]),
    }
}

/// Whom it is for: oneself, or somebody else with their name masked.
pub(super) fn whom(texts: Texts, view: &RechargeView) -> String {
    if view.for_another {
        view.name.to_string()
    } else {
        texts.with(Key::RechargeOneself, &[("name", view.name.as_str())])
    }
}
