//! The audit: a chain of lines, each with a keyed hash over itself and the one before.
//!
//! Whoever changes, reorders or takes out a line breaks the chain from there on, and cannot mend it without the key, which is not in the
//! database. Cutting the newest lines off is seen as long as the chain's head, kept apart, is not put back to a copy of an older one.

use std::sync::LazyLock;

use aws_lc_rs::hmac::{self, HMAC_SHA256};

use super::{
    super::{AuditEntry, AuditRecord, StoreError, StoreOptions},
    Fields,
    session::{Halt, Session, insert},
    value::args,
};

static INSERT: LazyLock<String> = LazyLock::new(|| insert("audit", COLUMNS));
const COLUMNS: &str = "node, seq, at, actor, action, subject, detail, mac";

pub(super) const HEAD: &str = "SELECT seq, mac FROM audit_head WHERE node = $1";

/// The lines of a node from after `$2` to `$3`, `$4` at a time.
pub(super) fn select_chain() -> String {
    format!("SELECT {COLUMNS} FROM audit WHERE node = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4")
}

/// The lines about a subject.
pub(super) fn select_subject() -> String {
    format!("SELECT {COLUMNS} FROM audit WHERE subject = $1 ORDER BY at, node, seq")
}

/// A line with its hash.
pub(super) fn read(mut fields: Fields) -> Result<(AuditRecord, [u8; 32]), StoreError> {
    let (node, seq) = (fields.take()?, fields.take()?);
    let entry = AuditEntry {
        at: fields.take()?,
        actor: fields.take()?,
        action: fields.take()?,
        subject: fields.take()?,
        detail: fields.take()?,
    };
    Ok((AuditRecord { node, seq, entry }, fields.take()?))
}

/// Number and hash of a chain's last line.
pub(super) fn read_head(mut fields: Fields) -> Result<(u64, [u8; 32]), StoreError> {
    Ok((fields.take()?, fields.take()?))
}

/// Adds a line. The head's row is locked from the first statement on, so a node's lines are numbered without a gap.
pub(super) async fn append(
    session: &mut dyn Session,
    options: &StoreOptions,
    entry: &AuditEntry,
) -> Result<(), Halt> {
    let raise = "INSERT INTO audit_head AS h (node, seq, mac) VALUES ($1, 1, $2) \
                 ON CONFLICT (node) DO UPDATE SET seq = h.seq + 1 RETURNING seq, mac";
    let rows = session.rows(raise, args![options.node, [0_u8; 32]]).await?;
    let head =
        rows.into_iter().next().ok_or_else(|| StoreError::Unreadable("the audit's head".to_owned()))?;
    let (seq, before) = read_head(head)?;
    let record = AuditRecord { node: options.node.clone(), seq, entry: entry.clone() };
    let mac = mac(options, &before, &record);
    let AuditEntry { at, actor, action, subject, detail } = record.entry;
    let values = args![record.node, seq, at, actor, action, subject, detail, mac];
    session.touch(&INSERT, values).await?;
    let head = "UPDATE audit_head SET mac = $2 WHERE node = $1";
    session.touch(head, args![options.node, mac]).await.map(drop)
}

/// The keyed hash of a line behind another.
pub(super) fn mac(options: &StoreOptions, before: &[u8; 32], record: &AuditRecord) -> [u8; 32] {
    let mut context = hmac::Context::with_key(&hmac::Key::new(HMAC_SHA256, &options.chain_key));
    context.update(before);
    context.update(&record.seq.to_be_bytes());
    context.update(&record.entry.at.0.to_be_bytes());
    let entry = &record.entry;
    for text in [&record.node, &entry.actor, &entry.action, &entry.subject, &entry.detail] {
        context.update(&u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        context.update(text.as_bytes());
    }
    let mut mac = [0; 32];
    mac.copy_from_slice(context.sign().as_ref());
    mac
}
