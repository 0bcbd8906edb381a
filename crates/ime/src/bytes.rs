//! The form of a dictionary: a name, then blocks of bytes with their length before them.
//!
//! A column of like values is a block of its own, which is what a compressor shrinks best.
//!
//! **Invariant:** reading never goes beyond the bytes that are there.

/// A dictionary that is not one: cut off, or of another edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the dictionary is damaged")]
pub struct Damaged;

/// Reads blocks one after another.
pub(crate) struct Blocks<'b> {
    left: &'b [u8],
}

impl<'b> Blocks<'b> {
    /// Begins behind the name.
    pub(crate) fn of(bytes: &'b [u8], name: &[u8]) -> Result<Self, Damaged> {
        Ok(Self { left: bytes.strip_prefix(name).ok_or(Damaged)? })
    }

    /// The next block.
    pub(crate) fn next(&mut self) -> Result<&'b [u8], Damaged> {
        let (length, rest) = self.left.split_first_chunk().ok_or(Damaged)?;
        let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| Damaged)?;
        let (block, rest) = rest.split_at_checked(length).ok_or(Damaged)?;
        self.left = rest;
        Ok(block)
    }

    /// The next block, which is text.
    pub(crate) fn text(&mut self) -> Result<&'b str, Damaged> {
        str::from_utf8(self.next()?).map_err(|_| Damaged)
    }
}

/// Joins a name and blocks.
///
/// # Errors
///
/// [`Damaged`] when a block is longer than the form allows.
pub(crate) fn join(name: &[u8], blocks: &[&[u8]]) -> Result<Vec<u8>, Damaged> {
    let mut bytes = name.to_vec();
    for block in blocks {
        bytes.extend(u32::try_from(block.len()).map_err(|_| Damaged)?.to_le_bytes());
        bytes.extend(*block);
    }
    Ok(bytes)
}
