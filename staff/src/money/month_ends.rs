//! The page of the bank's month-end files: take one in, see what is wrong with it line by line, and what became of those before.

use domain::{month_end::MonthEndError, wire::staff::MonthEndView};
use leptos::{
    ev::Targeted,
    prelude::*,
    web_sys::{Event, HtmlInputElement},
};
use text::staff::Key;
use ui::{Notice, Table};

use super::{Parts, headings};
use crate::{
    desk::{ConsoleEvent, Failure, MoneyEvent, MonthEndPress, Place},
    dispatch::{use_dispatch, watch_work},
    effects::focus::TITLE,
    figures,
    texts::{Texts, t, use_texts},
    trouble::Trouble,
    wording::money as wording,
};

/// The page.
#[component]
pub(crate) fn MonthEndsPage() -> impl IntoView {
    let trouble = watch_work(|console| {
        let of = &console.money.month_ends;
        of.refused.clone().or_else(|| of.unseen.clone())
    });
    let done = watch_work(|console| console.money.month_ends.done);
    let busy = watch_work(|console| console.money.month_ends.busy);
    let said = move || {
        let (key, tone) = wording::imported(done.get()?);
        Some(view! { <Notice tone live=true><p data-testid="imported">{t(key)}</p></Notice> })
    };
    let importing = move || {
        let word = t(Key::MonthEndBusy);
        busy.get().then(|| view! { <Notice live=true><p>{word}</p></Notice> })
    };
    view! {
        <main class="s-counter s-stock" data-step="staff.month-ends">
            <div class="s-counter__page">
                <Parts of=Place::MonthEnds/>
                <h1 id=TITLE tabindex="-1">{t(Key::MonthEndTitle)}</h1>
                <p>{t(Key::MonthEndHint)}</p>
                <div class="s-stock__said">
                    <Trouble trouble/>
                    {said}
                    {importing}
                </div>
                <Faults/>
                <FileButton/>
                <Files/>
            </div>
        </main>
    }
}

#[component]
fn FileButton() -> impl IntoView {
    let dispatch = use_dispatch();
    let busy = watch_work(|console| console.money.month_ends.busy);
    let chosen = move |event: Targeted<Event, HtmlInputElement>| {
        let input = event.target();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            dispatch.world(|world| world.hold(file));
            dispatch.at_work(ConsoleEvent::Money(MoneyEvent::MonthEnds(MonthEndPress::FileHeld)));
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    view! {
        <div class="u-row">
            <label class="c-button c-button--primary s-stock__file">
                <span>{t(Key::MonthEndImport)}</span>
                <input
                    class="u-hidden"
                    type="file"
                    accept=".txt,text/plain"
                    disabled=busy
                    data-testid="month-end-file"
                    on:change:target=chosen
                />
            </label>
        </div>
    }
}

/// What is wrong with the last file, where the server says it line by line.
#[component]
fn Faults() -> impl IntoView {
    let texts = use_texts();
    let faults = watch_work(|console| match &console.money.month_ends.refused {
        Some(Failure::Problem(problem)) => problem.lines.clone(),
        Some(Failure::Unreachable | Failure::Garbled) | None => vec![],
    });
    let some = Memo::new(move |_| faults.with(|faults| !faults.is_empty()));
    let heads = headings(texts, [Key::MonthEndLine, Key::MonthEndFault]);
    let row = move |MonthEndError { line, fault }: MonthEndError| {
        view! {
            <tr data-testid="file-fault">
                <th scope="row" class="u-number">{line}</th>
                <td>{texts.get(wording::fault(fault))}</td>
            </tr>
        }
    };
    let rows = move || faults.get().into_iter().map(row).collect_view();
    move || {
        some.get().then(|| {
            view! {
                <section class="s-card s-money" aria-labelledby="faults-title">
                    <h2 id="faults-title">{t(Key::MonthEndErrors)}</h2>
                    <p>{t(Key::MonthEndErrorsHint)}</p>
                    <Table caption=t(Key::MonthEndErrors) headings=heads>{rows}</Table>
                </section>
            }
        })
    }
}

#[component]
fn Files() -> impl IntoView {
    let texts = use_texts();
    let files = watch_work(|console| console.money.month_ends.list.as_ref().map(|list| list.files.clone()));
    let heads = headings(
        texts,
        [
            Key::MonthEndMonth,
            Key::MonthEndBatch,
            Key::MonthEndCount,
            Key::MonthEndTotal,
            Key::MonthEndCredited,
            Key::MonthEndWaiting,
            Key::MonthEndRefused,
            Key::MonthEndAt,
            Key::MonthEndBy,
        ],
    );
    let rows =
        move || files.get().unwrap_or_default().into_iter().map(|file| row(texts, file)).collect_view();
    let count = Memo::new(move |_| files.with(|files| files.as_ref().map(Vec::len)));
    move || match count.get()? {
        0 => Some(view! { <p class="u-hint">{t(Key::MonthEndNone)}</p> }.into_any()),
        _ => Some(view! { <Table caption=t(Key::MonthEndTitle) headings=heads>{rows}</Table> }.into_any()),
    }
}

fn row(texts: Texts, file: MonthEndView) -> impl IntoView {
    let MonthEndView { month, batch, at, by, count, total, credited, refused } = file;
    let waiting = count.saturating_sub(credited).saturating_sub(refused);
    let tone = |count: u32| (count > 0).then_some("s-late");
    let testid = format!("month-end-{month}-{batch}");
    view! {
        <tr data-testid=testid>
            <th scope="row" class="u-number">{month}</th>
            <td class="u-number">{batch}</td>
            <td class="u-number">{count}</td>
            <td class="s-money__amount">{texts.amount(total)}</td>
            <td class="u-number" data-count="credited">{credited}</td>
            <td class="u-number" data-count="waiting">{waiting}</td>
            <td class="u-number" data-count="refused"><span class=tone(refused)>{refused}</span></td>
            <td class="s-money__when">{figures::time_of_day(at)}</td>
            <td>{by}</td>
        </tr>
    }
}
