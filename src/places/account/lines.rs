//! The lines of a bill.

use domain::settlement::Expense;
use leptos::prelude::*;
use text::app::Key;
use ui::{FigureRow, FigureTable};

use super::{rest::Rest, wording};
use crate::texts::{t, use_texts};

/// As many as can be taken in at a look; the others when they are asked for.
const AT_FIRST: usize = 8;

/// What it was and of which class, how much of it, and what the person paid of it at once.
#[component]
pub(super) fn Lines(lines: Vec<Expense>) -> impl IntoView {
    let texts = use_texts();
    let at_most = RwSignal::new(AT_FIRST);
    let count = lines.len();
    let shown = Signal::derive(move || count.min(at_most.get()));
    let whole = move |()| at_most.set(usize::MAX);
    let heads = [Key::LineName, Key::LineCount, Key::LineAmount, Key::LineOwn];
    let headings = Signal::derive(move || heads.map(|key| texts.get(key)).to_vec());
    let rows = move || {
        lines.iter().take(shown.get()).cloned().map(|line| view! { <Line headings line/> }).collect_view()
    };
    let table = (count > 0).then(|| {
        view! {
            <p class="u-hint">{t(Key::AmountInYuan)}</p>
            <FigureTable caption=t(Key::SettlementLines) headings>{rows}</FigureTable>
            <Rest shown total=Signal::stored(count) on_more=whole/>
        }
    });
    // A bill has lines: that there are none means that nobody told them.
    let untold = (count == 0).then(|| view! { <p>{t(Key::SettlementLinesUntold)}</p> });
    view! {
        <section class="s-history">
            <h2>{t(Key::SettlementLines)}</h2>
            {table}
            {untold}
        </section>
    }
}

#[component]
fn Line(headings: Signal<Vec<String>>, line: Expense) -> impl IntoView {
    let texts = use_texts();
    let own = line.own_part();
    let Expense { name, kind, class, count, price, amount, .. } = line;
    let what = move || {
        let class = texts.get(wording::class(class));
        texts.with(Key::LineWhat, &[("kind", &texts.get(wording::expense(kind))), ("class", &class)])
    };
    let figures = vec![
        Signal::stored(format!("{price} × {count}")),
        Signal::derive(move || texts.amount(amount)),
        Signal::derive(move || texts.amount(own)),
    ];
    view! {
        <FigureRow headings figures>
            <span class="s-part">{name}</span>
            <span class="s-entry__hint">{what}</span>
        </FigureRow>
    }
}
