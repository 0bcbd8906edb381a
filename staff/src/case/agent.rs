//! Who acts for the person: agent, relation, consent; and who collected the card.

use domain::{
    application::Relation,
    wire::staff::{ActingAgent, CaseView, Collector},
};
use leptos::prelude::*;
use text::staff::Key;
use ui::{SummaryList, SummaryRow};

use super::Shown;
use crate::{
    figures,
    texts::{Texts, t, use_texts},
};

/// The card with the agent; nothing where nobody acts.
#[component]
pub(super) fn Agent(shown: Shown) -> impl IntoView {
    let agent = Memo::new(move |_| shown.with(|shown| shown.as_deref().and_then(acting)));
    move || agent.get().map(|found| view! { <Known found/> })
}

/// The agent, for whom they act, and who collected the card.
type Found = (ActingAgent, String, Option<Collector>);

fn acting(case: &CaseView) -> Option<Found> {
    case.agent.clone().map(|agent| (agent, case.row.name.to_string(), case.collected_by))
}

#[component]
fn Known(found: Found) -> impl IntoView {
    let (agent, holder, collector) = found;
    let texts = use_texts();
    let (relation, given) = (agent.relation, agent.code_given);
    let consent = move || match given {
        Some(at) => texts.with(Key::CaseAgentCode, &[("day", &figures::day(at))]),
        None => texts.get(Key::CaseAgentPaper),
    };
    let name = agent.name.to_string();
    let acts = move || texts.with(Key::CaseAgentActs, &[("agent", &name), ("holder", &holder)]);
    let minor = agent.child.then(|| view! { <p class="u-hint">{t(Key::CaseAgentMinor)}</p> });
    let check = given.is_none().then(|| view! { <p class="u-hint">{t(Key::CaseAgentPaperHint)}</p> });
    let collected = collector.map(|collector| {
        view! { <SummaryRow label=t(Key::CaseCollected) value=t(collected_by(collector))/> }
    });
    view! {
        <section class="s-card" aria-labelledby="agent-title" data-testid="agent">
            <h3 class="s-history__title" id="agent-title">{t(Key::CaseAgent)}</h3>
            <p class="s-whom__acts">{acts}</p>
            {minor}
            {check}
            <SummaryList>
                <SummaryRow label=t(Key::CaseAgentRelation) value=t(relation_of(relation))/>
                <SummaryRow label=t(Key::CaseId) value=agent.id_number.to_string()/>
                <SummaryRow label=t(Key::CaseAgentConsent) value=Signal::derive(consent)/>
                {collected}
            </SummaryList>
        </section>
    }
}

const fn relation_of(relation: Relation) -> Key {
    match relation {
        Relation::Child => Key::CaseAgentChild,
        Relation::Parent => Key::CaseAgentParent,
        Relation::Other => Key::CaseAgentOther,
    }
}

const fn collected_by(collector: Collector) -> Key {
    match collector {
        Collector::Holder => Key::CaseCollectedHolder,
        Collector::Agent => Key::CaseCollectedAgent,
    }
}

/// The agent at the counter, with name and number to compare; who collected, once the card is gone.
pub(crate) fn at_counter(texts: Texts, case: &CaseView) -> Option<AnyView> {
    let agent = case.agent.clone()?;
    let (name, number) = (agent.name.to_string(), agent.id_number.to_string());
    let collected = case.collected_by.map(|collector| {
        let words = move || texts.get(collected_by(collector));
        view! { <dt>{t(Key::CaseCollected)}</dt><dd data-testid="collected-by">{words}</dd> }
    });
    Some(
        view! {
            <dt>{t(Key::CaseAgent)}</dt>
            <dd data-testid="agent">{name}" "<span class="u-number">{number}</span></dd>
            <dd class="u-hint">{t(Key::CaseAgentCollects)}</dd>
            {collected}
        }
        .into_any(),
    )
}
