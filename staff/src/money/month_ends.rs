//! The page of the bank's month-end files: take one in, see what is wrong with it line by line, release one that another clerk took in, and
//! what became of those before.

use domain::{month_end::MonthEndError, wire::staff::MonthEndView};
use leptos::{
    ev::Targeted,
    prelude::*,
    web_sys::{Event, HtmlInputElement},
};
use text::staff::Key;
use ui::{Button, ButtonLook, Dialog, Notice, Table};

use super::{Parts, headings};
use crate::{
    desk::{ConsoleEvent, Failure, MoneyEvent, MonthEndPress, Place, may_release},
    dispatch::{Dispatch, use_dispatch, watch_work},
    effects::focus::TITLE,
    figures,
    texts::{Texts, t, use_texts},
    trouble::Trouble,
    wording::money as wording,
};

fn tell(dispatch: Dispatch, press: MonthEndPress) {
    dispatch.at_work(ConsoleEvent::Money(MoneyEvent::MonthEnds(press)));
}

/// The page.
#[component]
pub(crate) fn MonthEndsPage() -> impl IntoView {
    let trouble = watch_work(|console| {
        let of = &console.money.month_ends;
        of.refused.clone().or_else(|| of.unseen.clone())
    });
    let done = watch_work(|console| console.money.month_ends.done);
    let busy = watch_work(|console| console.money.month_ends.is_importing());
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
                <Release/>
            </div>
        </main>
    }
}

#[component]
fn FileButton() -> impl IntoView {
    let dispatch = use_dispatch();
    let busy = watch_work(|console| console.money.month_ends.is_busy());
    let chosen = move |event: Targeted<Event, HtmlInputElement>| {
        let input = event.target();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            dispatch.world(|world| world.hold(file));
            tell(dispatch, MonthEndPress::FileHeld);
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
            Key::MonthEndBank,
            Key::MonthEndMonth,
            Key::MonthEndBatch,
            Key::MonthEndCount,
            Key::MonthEndTotal,
            Key::MonthEndCredited,
            Key::MonthEndWaiting,
            Key::MonthEndRefused,
            Key::MonthEndAt,
            Key::MonthEndBy,
            Key::MonthEndReleasedBy,
        ],
    );
    let row = |file| view! { <File file/> };
    let rows = move || files.get().unwrap_or_default().into_iter().map(row).collect_view();
    let count = Memo::new(move |_| files.with(|files| files.as_ref().map(Vec::len)));
    move || match count.get()? {
        0 => Some(view! { <p class="u-hint">{t(Key::MonthEndNone)}</p> }.into_any()),
        _ => Some(view! { <Table caption=t(Key::MonthEndTitle) headings=heads>{rows}</Table> }.into_any()),
    }
}

#[component]
fn File(file: MonthEndView) -> impl IntoView {
    let texts = use_texts();
    let release = release(file.clone());
    let MonthEndView { bank, month, batch, at, by, count, total, credited, refused, .. } = file;
    let waiting = count.saturating_sub(credited).saturating_sub(refused);
    let tone = |count: u32| (count > 0).then_some("s-late");
    let testid = format!("month-end-{month}-{batch}");
    view! {
        <tr data-testid=testid>
            <td>{bank}</td>
            <th scope="row" class="u-number">{month}</th>
            <td class="u-number">{batch}</td>
            <td class="u-number">{count}</td>
            <td class="s-money__amount">{move || texts.amount(total)}</td>
            <td class="u-number" data-count="credited">{credited}</td>
            <td class="u-number" data-count="waiting">{waiting}</td>
            <td class="u-number" data-count="refused"><span class=tone(refused)>{refused}</span></td>
            <td class="s-money__when">{figures::time_of_day(at)}</td>
            <td>{by}</td>
            <td>{release}</td>
        </tr>
    }
}

/// Who released a file, or that it waits for a second clerk, and the button for one.
fn release(file: MonthEndView) -> impl IntoView {
    let dispatch = use_dispatch();
    let me = watch_work(|console| console.staff.name.clone());
    let busy = watch_work(|console| console.money.month_ends.is_busy());
    move || {
        if let Some(name) = file.released_by.clone() {
            return view! { <span data-testid="released-by">{name}</span> }.into_any();
        }
        let asked = MonthEndPress::ReleaseAsked(file.id);
        let button = me.with(|me| may_release(&file, me)).then(|| {
            view! {
                <Button
                    label=t(Key::MonthEndRelease)
                    look=ButtonLook::Quiet
                    disabled=busy
                    on_press=Callback::new(move |()| tell(dispatch, asked))
                    attr:data-testid="release"
                />
            }
        });
        view! {
            <span class="s-late" data-testid="waits-for-second">{t(Key::MonthEndSecond)}</span>
            {button}
        }
        .into_any()
    }
}

/// Whether it is meant that a file is released.
#[component]
fn Release() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let busy = watch_work(|console| console.money.month_ends.is_busy());
    let open = watch_work(|console| console.money.month_ends.question.is_some());
    let asked = watch_work(|console| console.money.month_ends.asked().cloned());
    let press = move |press| Callback::new(move |()| tell(dispatch, press));
    let what = move || asked.get().map(|file| what(texts, &file));
    let (cancel, sure) = (t(Key::ActionCancel), t(Key::MonthEndReleaseSure));
    let actions = move || {
        view! {
            <Button label=cancel disabled=busy on_press=press(MonthEndPress::Left)/>
            <Button
                label=sure
                look=ButtonLook::Primary
                busy
                on_press=press(MonthEndPress::Confirmed)
                attr:data-testid="confirm-release"
            />
        }
        .into_any()
    };
    view! {
        <Dialog title=t(Key::MonthEndReleaseTitle) open on_close=press(MonthEndPress::Left) actions>
            <p data-testid="release-what">{what}</p>
            <p>{t(Key::MonthEndReleaseHint)}</p>
        </Dialog>
    }
}

/// Which file it is, how many people's, and how much.
fn what(texts: Texts, file: &MonthEndView) -> String {
    let MonthEndView { bank, month, batch, .. } = file;
    let (count, total) = (file.count.to_string(), texts.amount(file.total));
    let values =
        [("bank", &**bank), ("month", month), ("batch", batch), ("count", &count), ("total", &total)];
    texts.with(Key::MonthEndReleaseWhat, &values)
}
