//! The card maker's files: batches of orders out, answers in.

use domain::wire::{
    path_with,
    staff::{AnswerView, BatchView, LineReport, MAKER_BATCH},
};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, ButtonLook, Chip, Notice, Table, Tone};

use super::files::FileButton;
use crate::{
    desk::{ConsoleEvent, StockPress},
    dispatch::{use_dispatch, watch_work},
    figures::time_of_day,
    texts::{Texts, t, use_texts},
    wording::stock as wording,
};

/// What waits, what went out, what came.
#[component]
pub(super) fn Maker() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let busy = watch_work(|console| console.stock.busy);
    let waiting = watch_work(|console| console.stock.maker.as_ref().map_or(0, |maker| maker.waiting));
    let count = move || texts.with(Key::MakerWaiting, &[("count", &waiting.get().to_string())]);
    let close = move |()| dispatch.at_work(ConsoleEvent::Stock(StockPress::BatchAsked));
    let offered = move || {
        (waiting.get() > 0).then(|| {
            view! {
                <Button
                    label=t(Key::MakerClose)
                    look=ButtonLook::Primary
                    busy
                    on_press=close
                    attr:data-testid="close-batch"
                />
                <p>{t(Key::MakerCloseHint)}</p>
            }
        })
    };
    let left_out = watch_work(|console| {
        console.stock.maker.as_ref().map(|maker| maker.left_out.clone()).unwrap_or_default()
    });
    let named = move || {
        let cases: Vec<_> = left_out.get().iter().map(ToString::to_string).collect();
        (!cases.is_empty()).then(|| {
            let words = texts.with(Key::MakerLeftOut, &[("cases", &cases.join(" "))]);
            view! { <Notice tone=Tone::Warn live=true><p data-testid="orders-left-out">{words}</p></Notice> }
        })
    };
    view! {
        <h2>{t(Key::MakerTitle)}</h2>
        <div class="s-card s-counter__form">
            <p data-testid="orders-waiting">{count}</p>
            {named}
            {offered}
            <FileButton label=Key::MakerAnswerTake held=StockPress::AnswerHeld testid="answer-file"/>
        </div>
        <Report/>
        <Batches/>
        <Answers/>
    }
}

/// What became of the lines of the last answer.
#[component]
fn Report() -> impl IntoView {
    let texts = use_texts();
    let lines = watch_work(|console| console.stock.report.as_ref().map(|report| report.lines.clone()));
    let headings = headings(texts, [Key::MakerLine, Key::MakerCase, Key::StockWhat, Key::MakerOutcome]);
    move || {
        let lines = lines.get()?;
        let rows = lines.into_iter().map(|line| report_row(texts, line)).collect_view();
        Some(view! {
            <h3>{t(Key::MakerReport)}</h3>
            <Table caption=t(Key::MakerReport) headings>{rows}</Table>
        })
    }
}

fn report_row(texts: Texts, line: LineReport) -> impl IntoView {
    let (key, tone) = wording::outcome(line.outcome);
    view! {
        <tr data-testid="answer-line">
            <td class="u-number">{line.line}</td>
            <th scope="row" class="u-number">{line.reference}</th>
            <td>{texts.get(wording::told(line.event))}</td>
            <td><Chip label=texts.get(key) tone=tone/></td>
        </tr>
    }
}

#[component]
fn Batches() -> impl IntoView {
    let texts = use_texts();
    let batches = watch_work(|console| {
        console.stock.maker.as_ref().map(|maker| maker.batches.clone()).unwrap_or_default()
    });
    let headings = headings(
        texts,
        [Key::MakerBatch, Key::StockWhen, Key::StockWho, Key::MakerCount, Key::StockMore, Key::MakerFile],
    );
    let rows = move || batches.get().into_iter().map(|batch| batch_row(texts, batch)).collect_view();
    view! {
        <h3>{t(Key::MakerBatches)}</h3>
        <Table caption=t(Key::MakerBatches) headings>{rows}</Table>
    }
}

fn batch_row(texts: Texts, batch: BatchView) -> impl IntoView {
    let number = batch.number.to_string();
    let address = path_with(MAKER_BATCH, &number);
    let label = texts.with(Key::MakerDownloadBatch, &[("number", &number)]);
    view! {
        <tr data-testid="batch">
            <th scope="row" class="u-number">{number}</th>
            <td>{time_of_day(batch.closed_at)}</td>
            <td>{batch.closed_by}</td>
            <td class="u-number">{batch.count}</td>
            <td class="u-number">{sum(texts, &batch.checksum)}</td>
            <td><a class="s-stock__download" href=address download="" rel="external" aria-label=label>{texts.get(Key::MakerDownload)}</a></td>
        </tr>
    }
}

#[component]
fn Answers() -> impl IntoView {
    let texts = use_texts();
    let answers = watch_work(|console| {
        console.stock.maker.as_ref().map(|maker| maker.answers.clone()).unwrap_or_default()
    });
    let headings =
        headings(texts, [Key::MakerAnswer, Key::StockWhen, Key::StockWho, Key::MakerOutcome, Key::StockMore]);
    let rows = move || answers.get().into_iter().map(|answer| answer_row(texts, answer)).collect_view();
    view! {
        <h3>{t(Key::MakerAnswers)}</h3>
        <Table caption=t(Key::MakerAnswers) headings>{rows}</Table>
    }
}

fn answer_row(texts: Texts, answer: AnswerView) -> impl IntoView {
    let counted = [("done", &*answer.done.to_string()), ("count", &*answer.count.to_string())];
    let lines = texts.with(Key::MakerLines, &counted);
    view! {
        <tr data-testid="answer">
            <th scope="row" class="u-number">{answer.number}</th>
            <td>{time_of_day(answer.taken_at)}</td>
            <td>{answer.taken_by}</td>
            <td>{lines}</td>
            <td class="u-number">{sum(texts, &answer.checksum)}</td>
        </tr>
    }
}

fn headings<const N: usize>(texts: Texts, keys: [Key; N]) -> Signal<Vec<String>> {
    Signal::derive(move || keys.map(|key| texts.get(key)).to_vec())
}

/// The beginning of a checksum, to compare by eye.
fn sum(texts: Texts, checksum: &str) -> String {
    texts.with(Key::StockChecksum, &[("sum", checksum.get(..12).unwrap_or(checksum))])
}
