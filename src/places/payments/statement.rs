//! The list of what was paid over a time, and where the certificate itself is made.

use domain::{
    moment::iso_date,
    money::Fen,
    recharge::Way,
    wire::{PAYMENT_STATEMENT, PaymentView},
};
use flow::{
    Flow,
    payments::{Print, Span, Statement, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{ButtonLink, ButtonLook, Hang, Icon, SummaryList, SummaryRow};

use super::{
    Simulated, listed, payments as place,
    printing::{ListPrinted, PAYMENTS, after_print},
    statement_slip::StatementSlip,
    wording,
};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    reading::watch,
    screen::Screen,
    texts::{self, Texts, t, use_texts},
};

fn statement(flow: &Flow) -> Option<&Statement> {
    match place(flow).map(|payments| &payments.step) {
        Some(Step::Statement(statement)) => Some(statement),
        _ => None,
    }
}

/// What was paid over the time, newest first.
fn paid(flow: &Flow) -> Vec<PaymentView> {
    let Some(statement) = statement(flow) else { return Vec::new() };
    let is_in = |payment: &PaymentView| payment.paid_at.is_some_and(|paid| statement.span.has(paid.day()));
    listed(flow).into_iter().filter(is_in).collect()
}

/// From when until when, in words.
pub(super) fn span_words(texts: Texts, span: Span) -> String {
    let day = |date| iso_date::text(date);
    texts.with(Key::PaymentsStatementSpan, &[("from", &day(span.from)), ("to", &day(span.to))])
}

/// How many, and how much together.
pub(super) fn total_words(texts: Texts, paid: &[PaymentView]) -> String {
    let total = Fen::checked_sum(paid.iter().map(|payment| payment.amount)).unwrap_or_default();
    let (count, amount) = (paid.len().to_string(), texts.amount(total));
    texts.with(Key::PaymentsStatementCount, &[("count", &count), ("amount", &amount)])
}

/// How much of it went back; nothing where nothing did.
pub(super) fn returned_words(texts: Texts, paid: &[PaymentView]) -> Option<String> {
    let returned = Fen::checked_sum(paid.iter().map(|payment| payment.given_back)).unwrap_or_default();
    let words = |amount: String| texts.with(Key::PaymentsGivenBackPart, &[("amount", &amount)]);
    (!returned.is_zero()).then(|| words(texts.amount(returned)))
}

/// The list. Once it was printed, its screen stands anew.
#[component]
pub(super) fn StatementScreen() -> impl IntoView {
    let span = watch(|flow| statement(flow).map(|statement| statement.span));
    let print = watch(|flow| statement(flow).map(|statement| statement.print).unwrap_or_default());
    let prints = Memo::new(move |_| print.get() == Print::None);
    // The screen is gone before the list is.
    span.get_untracked().map(|span| move || view! { <Shown span print prints=prints.get()/> })
}

#[component]
fn Shown(span: Span, print: Memo<Print>, prints: bool) -> impl IntoView {
    let (dispatch, texts, kiosk) = (use_dispatch(), use_texts(), use_device().is_kiosk());
    let paid = watch(paid);
    let any = paid.with_untracked(|paid| !paid.is_empty());
    let certificate = watch(|flow| statement(flow).and_then(|statement| statement.certificate.clone()));
    let next = kiosk.then(|| after_print(dispatch, prints && any, Key::PaymentsListPrint, &PAYMENTS));
    let (word, on_primary) = next.unzip();
    let primary = MaybeProp::derive(move || word.map(|word| texts.get(word)));
    let file = (!kiosk && any).then(|| view! { <File span/> });
    view! {
        <Screen
            step="payments.statement"
            title=t(Key::PaymentsStatementTitle)
            hint=Signal::derive(move || span_words(texts, span))
            hang=Hang::Wide
            primary
            nostrip:on_primary=on_primary
        >
            <ListPrinted print/>
            <Simulated/>
            <Lines paid/>
            {file}
            {move || certificate.get().map(|way| view! { <Certificate way/> })}
            <StatementSlip span paid certificate/>
        </Screen>
    }
}

/// A line a payment, and what they come to.
#[component]
fn Lines(paid: Memo<Vec<PaymentView>>) -> impl IntoView {
    let texts = use_texts();
    let line = move |payment: PaymentView| {
        let when = payment.paid_at.map(|paid| texts::dated(texts, paid)).unwrap_or_default();
        let whom = payment.for_another.then(|| format!(" · {}", payment.name));
        let what = wording::purpose(texts, &payment.purpose);
        let back = (!payment.given_back.is_zero()).then(|| {
            let amount = texts.amount(payment.given_back);
            view! { <span class="s-sum__hint">{texts.with(Key::PaymentsGivenBackPart, &[("amount", &amount)])}</span> }
        });
        view! {
            <li class="s-sum">
                <span class="s-sum__words">
                    <span>{what}</span>
                    <span class="s-sum__hint">{when}{whom}</span>
                    {back}
                </span>
                <span class="s-sum__amount">{wording::yuan(texts, payment.amount)}</span>
            </li>
        }
    };
    move || {
        if paid.with(Vec::is_empty) {
            return view! { <p role="status">{t(Key::PaymentsStatementNone)}</p> }.into_any();
        }
        view! {
            <ul class="s-panel s-sums" data-testid="statement">{paid.get().into_iter().map(line).collect_view()}</ul>
            <p class="s-sums__total">{paid.with(|paid| total_words(texts, paid))}</p>
            {paid.with(|paid| returned_words(texts, paid)).map(|words| view! { <p class="s-sums__total">{words}</p> })}
        }
        .into_any()
    }
}

/// The list as a file.
#[component]
fn File(span: Span) -> impl IntoView {
    let (from, to) = (iso_date::text(span.from), iso_date::text(span.to));
    let (href, name) = (format!("{PAYMENT_STATEMENT}?from={from}&to={to}"), format!("{from}-{to}.pdf"));
    view! {
        <div class="u-row">
            <ButtonLink
                label=t(Key::PaymentsStatementDownload)
                icon=Icon::Document
                look=ButtonLook::Primary
                href=Signal::stored(href)
                download=Signal::stored(name)
                attr:data-testid="statement-file"
            />
        </div>
    }
}

/// Where the certificate is made, what to bring, and when.
#[component]
fn Certificate(way: Way) -> impl IntoView {
    let texts = use_texts();
    let Way { place, documents, hours, .. } = way;
    let place = Signal::derive(move || texts.pick(&place));
    let bring = Signal::derive(move || {
        let documents: Vec<_> = documents.iter().map(|document| texts.pick(document)).collect();
        documents.join(if texts.language().is_chinese() { "、" } else { ", " })
    });
    let hours = Signal::derive(move || texts.pick(&hours));
    view! {
        <section class="u-stack" data-testid="certificate">
            <h2>{t(Key::PaymentsCertificate)}</h2>
            <p>{t(Key::PaymentsCertificateText)}</p>
            <SummaryList>
                <SummaryRow label=t(Key::PaymentsCertificatePlace) value=place/>
                <SummaryRow label=t(Key::PaymentsCertificateBring) value=bring/>
                <SummaryRow label=t(Key::PaymentsCertificateHours) value=hours/>
            </SummaryList>
        </section>
    }
}
