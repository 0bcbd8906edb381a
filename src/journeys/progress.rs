//! How far a journey has come: its step in words, and the minutes left.

use domain::application::{Gap, questions};
use flow::{
    Flow, Place, activate, apply::Step, filing, household::Step as Where, identify, loss, pay, recharge,
};
use leptos::prelude::*;
use text::app::Key;
use ui::StepHeader;

use crate::{reading::watch, texts::use_texts};

/// A step of a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stand {
    step: u32,
    of: u32,
    name: Key,
    minutes: u32,
}

/// The step header; nothing outside a journey of several steps.
#[component]
pub(crate) fn Progress() -> impl IntoView {
    let texts = use_texts();
    let stand = watch(stand);
    move || {
        stand.get().map(|Stand { step, of, name, minutes }| {
            let label = move || {
                let (step, of) = (step.to_string(), of.to_string());
                texts.with(Key::StepHeader, &[("step", &step), ("of", &of), ("name", &texts.get(name))])
            };
            let left = move || texts.with(Key::StepMinutes, &[("minutes", &minutes.to_string())]);
            view! {
                <StepHeader label=Signal::derive(label) time_left=Signal::derive(left) step=step of=of/>
            }
        })
    }
}

fn stand(flow: &Flow) -> Option<Stand> {
    if let Place::Loss(loss) = flow.place() {
        return losing(&loss.step);
    }
    if let Place::Activate(activate) = flow.place() {
        return activating(&activate.step);
    }
    if let Place::Recharge(recharge) = flow.place() {
        return recharging(&recharge.step);
    }
    if let Place::Filing(filing) = flow.place() {
        return filing_for(&filing.step);
    }
    let Place::Apply(apply) = flow.place() else { return None };
    // Identifying, then contact, photo and check; where a reason is asked, that comes first, and a photo may be all there is.
    let asks = |gap| u32::from(questions(apply.service).contains(&gap));
    let (more, contact) = (asks(Gap::Reason) + asks(Gap::Household) + asks(Gap::Register), asks(Gap::Mobile));
    let more = more + asks(Gap::Group) + asks(Gap::Evidence);
    let bank = asks(Gap::Bank);
    let (step, name, minutes) = match &apply.step {
        Step::Overview
        | Step::HasCard
        | Step::NotLost
        | Step::Household(Where::Elsewhere(_) | Where::Unknown)
        | Step::Done(_) => return None,
        // Nothing is left to do here.
        Step::Identify(identify) if matches!(identify.step, identify::Step::NotHere(_)) => return None,
        Step::Identify(_) => (1, Key::IdentifyStep, 6),
        Step::Holder(_) => (1, Key::ApplyHolderStep, 6),
        Step::Reason => (2, Key::ApplyReasonStep, 4),
        Step::Group(_) => (2, Key::ApplyGroupStep, 6),
        Step::Household(_) => (2, Key::ApplyHouseholdStep, 6),
        Step::Papers(_) => (3, Key::PaperStep, 5),
        Step::Contact(_) => (2 + more, Key::ApplyContactStep, 4),
        Step::Bank { .. } => (2 + contact + more, Key::ApplyBankStep, 3),
        Step::PhotoOnFile | Step::Photo(_) => (2 + contact + bank + more, Key::PhotoStep, 2),
        Step::Check { .. } => (3 + contact + bank + more, Key::CheckStep, 1),
    };
    Some(Stand { step, of: 3 + contact + bank + more, name, minutes })
}

/// Identifying, then both halves.
fn activating(step: &activate::Step) -> Option<Stand> {
    let (step, name, minutes) = match step {
        activate::Step::Identify(identify) if matches!(identify.step, identify::Step::NotHere(_)) => {
            return None;
        }
        activate::Step::Identify(_) => (1, Key::IdentifyStep, 2),
        activate::Step::Holder(_) => (1, Key::ApplyHolderStep, 2),
        activate::Step::LookingUp | activate::Step::Halves(_) => (2, Key::ActivateStep, 1),
        activate::Step::Overview | activate::Step::NoCard | activate::Step::Lost => return None,
    };
    Some(Stand { step, of: 2, name, minutes })
}

/// Identifying, then for whom and how much, then the payment.
fn recharging(step: &recharge::Step) -> Option<Stand> {
    let (step, name, minutes) = match step {
        recharge::Step::Identify(identify) if matches!(identify.step, identify::Step::NotHere(_)) => {
            return None;
        }
        recharge::Step::Identify(_) => (1, Key::IdentifyStep, 4),
        recharge::Step::Whom
        | recharge::Step::Name(_)
        | recharge::Step::Number(_)
        | recharge::Step::LookingUp
        | recharge::Step::Amount(_)
        | recharge::Step::Check(_) => (2, Key::RechargeStep, 2),
        recharge::Step::Pay(paying) => match paying.pay.step {
            pay::Step::Methods | pay::Step::Opening(_) => (3, Key::RechargeStepPay, 1),
            pay::Step::LookingUp(_) | pay::Step::Standing(_) | pay::Step::Leaving(_) => return None,
        },
        recharge::Step::Overview | recharge::Step::Nothing(_) => return None,
    };
    Some(Stand { step, of: 3, name, minutes })
}

/// Identifying, then what is filed: why, where, from when until when, and the proof.
fn filing_for(step: &filing::Step) -> Option<Stand> {
    use filing::Step as At;
    let (step, name, minutes) = match step {
        At::Identify(identify) if matches!(identify.step, identify::Step::NotHere(_)) => return None,
        At::Identify(_) => (1, Key::IdentifyStep, 4),
        At::Kind => (2, Key::FilingKind, 3),
        At::Area | At::Province(_) | At::City(_) => (3, Key::FilingPlace, 3),
        At::From(_) | At::Until(_) => (4, Key::FilingDays, 2),
        At::Proof => (5, Key::FilingProof, 2),
        At::Check => (6, Key::FilingStepCheck, 1),
        At::Loading | At::List | At::Shown(_) | At::Withdraw(_) | At::Done(_) => return None,
    };
    Some(Stand { step, of: 6, name, minutes })
}

/// Identifying, then the card.
fn losing(step: &loss::Step) -> Option<Stand> {
    let (step, name, minutes) = match step {
        loss::Step::Identify(identify) if matches!(identify.step, identify::Step::NotHere(_)) => return None,
        loss::Step::Identify(_) => (1, Key::IdentifyStep, 2),
        loss::Step::Holder(_) => (1, Key::ApplyHolderStep, 2),
        loss::Step::LookingUp | loss::Step::Standing(_) | loss::Step::Confirm(..) => (2, Key::LossStep, 1),
        loss::Step::Overview | loss::Step::NoCard | loss::Step::Done(..) | loss::Step::NotDone(..) => {
            return None;
        }
    };
    Some(Stand { step, of: 2, name, minutes })
}
