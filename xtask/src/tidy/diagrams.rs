//! State diagrams: each page in `docs/state-machines` shows what the code does.
//!
//! A page named in [`TABLES`] holds a diagram drawn from a transition table, to the letter. Any other page names an enum in a comment,
//! `<!-- enum: crates/flow/src/step.rs Step -->`, and its diagram must show that enum's variants, all and no others.

mod mermaid;
mod variants;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use domain::{
    application::Transition,
    card::{CardEvent, CardStatus},
    filing::{FILINGS, FilingEvent, FilingStatus},
    machine::{Deadline, Row},
    payment::{PAYMENTS, PaymentEvent, PaymentStatus, REFUNDS, RefundEvent, RefundStatus},
    stock::{BLANKS, BlankEvent, BlankState},
};

use self::mermaid::Edge;
use super::{Offence, place};
use crate::build;
use crate::workspace::Workspace;

/// A page that is drawn from a table.
struct Table {
    /// The page's file stem.
    stem: &'static str,
    /// The heading of a new page.
    heading: &'static str,
    /// What the table says.
    edges: fn() -> Vec<Edge>,
}

const TABLES: [Table; 8] = [
    Table { stem: "application", heading: "The life of an application", edges: application },
    Table { stem: "photo-change", heading: "Changing the photo on file", edges: photo_change },
    Table { stem: "instant-card", heading: "A card that is printed at once", edges: instant_card },
    Table { stem: "card", heading: "The life of a card", edges: card },
    Table { stem: "blank-card", heading: "The life of a blank card", edges: blank_card },
    Table { stem: "payment", heading: "The life of a payment", edges: payment },
    Table { stem: "refund", heading: "The life of a refund", edges: refund },
    Table { stem: "filing", heading: "The life of a filing for care elsewhere", edges: filing },
];

fn application() -> Vec<Edge> {
    of_applications(domain::application::TRANSITIONS)
}

fn photo_change() -> Vec<Edge> {
    of_applications(domain::application::PHOTO_CHANGE)
}

fn instant_card() -> Vec<Edge> {
    of_applications(domain::application::INSTANT)
}

fn of_applications(table: &[Transition]) -> Vec<Edge> {
    let named = |row: &Transition| (row.from.as_str(), row.event.as_str(), row.to.as_str());
    table.iter().map(|row| edge(row, named(row))).collect()
}

fn card() -> Vec<Edge> {
    let named = |row: &Row<CardStatus, CardEvent>| (row.from.as_str(), row.event.as_str(), row.to.as_str());
    domain::card::TRANSITIONS.iter().map(|row| edge(row, named(row))).collect()
}

fn blank_card() -> Vec<Edge> {
    let named = |row: &Row<BlankState, BlankEvent>| (row.from.as_str(), row.event.as_str(), row.to.as_str());
    BLANKS.iter().map(|row| edge(row, named(row))).collect()
}

fn payment() -> Vec<Edge> {
    let named =
        |row: &Row<PaymentStatus, PaymentEvent>| (row.from.as_str(), row.event.as_str(), row.to.as_str());
    PAYMENTS.iter().map(|row| edge(row, named(row))).collect()
}

fn refund() -> Vec<Edge> {
    let named =
        |row: &Row<RefundStatus, RefundEvent>| (row.from.as_str(), row.event.as_str(), row.to.as_str());
    REFUNDS.iter().map(|row| edge(row, named(row))).collect()
}

fn filing() -> Vec<Edge> {
    let named =
        |row: &Row<FilingStatus, FilingEvent>| (row.from.as_str(), row.event.as_str(), row.to.as_str());
    FILINGS.iter().map(|row| edge(row, named(row))).collect()
}

/// A row as it is drawn: what happens, who does it or when, and what must hold.
fn edge<State, Event>(
    row: &Row<State, Event>,
    (from, event, to): (&'static str, &'static str, &'static str),
) -> Edge {
    let by = row.deadline.map_or(row.actor.as_str(), Deadline::as_str);
    let guard = row.guard.as_str().map(|guard| format!(" [{guard}]")).unwrap_or_default();
    let reason = if row.reasoned { ", with a reason" } else { "" };
    Edge { from, to, label: format!("{event} ({by}{reason}){guard}") }
}

/// Draws the diagrams of the pages in [`TABLES`] anew, keeping the words around them.
pub(super) fn bless(workspace: &Workspace) -> Result<()> {
    for Table { stem, heading, edges } in TABLES {
        let page = folder(workspace).join(format!("{stem}.md"));
        fs::create_dir_all(folder(workspace))?;
        let old = fs::read_to_string(&page).unwrap_or_else(|_| format!("# {heading}\n"));
        let new = mermaid::replaced(&old, &mermaid::draw(&edges()));
        if new != old {
            fs::write(&page, new).with_context(|| format!("cannot write {}", page.display()))?;
            println!("drew {}", page.display());
        }
    }
    Ok(())
}

/// Compares every page with the code.
pub(super) fn check(workspace: &Workspace) -> Result<Vec<Offence>> {
    let mut offences = Vec::new();
    for Table { stem, edges, .. } in TABLES {
        let page = folder(workspace).join(format!("{stem}.md"));
        let drawn = fs::read_to_string(&page).ok().and_then(|text| mermaid::block(&text).map(str::to_owned));
        if drawn.as_deref().map(str::trim) != Some(mermaid::draw(&edges()).trim()) {
            let fault =
                "does not show the table in the code: run `cargo xtask tidy --bless`, and read what changed";
            offences.push(Offence::new(place(workspace, &page), fault));
        }
    }
    for page in build::under(&folder(workspace))? {
        let is_drawn = TABLES.iter().any(|table| page.file_stem().is_some_and(|found| found == table.stem));
        if !is_drawn && page.extension().is_some_and(|extension| extension == "md") {
            let fault = of_enum(workspace, &fs::read_to_string(&page)?);
            offences.extend(fault.map(|fault| Offence::new(place(workspace, &page), fault)));
        }
    }
    Ok(offences)
}

/// What is wrong with a page that shows an enum.
fn of_enum(workspace: &Workspace, page: &str) -> Option<String> {
    let Some((file, name)) = variants::named_in(page) else {
        return Some("names no enum: write `<!-- enum: path/of/file.rs Name -->`".into());
    };
    let source = fs::read_to_string(workspace.root.join(file)).unwrap_or_default();
    let Some(code) = variants::of(&source, name) else {
        return Some(format!("names the enum `{name}`, which is not in {file}"));
    };
    let shown = mermaid::states(mermaid::block(page).unwrap_or_default());
    let lacks: Vec<_> = code.difference(&shown).cloned().collect();
    let invents: Vec<_> = shown.difference(&code).cloned().collect();
    match (lacks.as_slice(), invents.as_slice()) {
        ([], []) => None,
        (_, []) => Some(format!("does not show {}", lacks.join(", "))),
        (_, _) => Some(format!("shows {}, which `{name}` does not have", invents.join(", "))),
    }
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root.join("docs/state-machines")
}
