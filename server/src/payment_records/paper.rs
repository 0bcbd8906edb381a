//! Papers, set by typst: PDF out of data and a template.
//!
//! **Invariant:** a template sees the data of its paper and the fonts, and nothing else; what was set is forgotten at once.

use std::sync::Arc;

use serde_json::Value;
use tokio::sync::Semaphore;
use typst::{
    Library, LibraryExt as _, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use super::{Fonts, Format, Sheet, Statement};
use crate::own_papers::{RightsPaper, SettlementPaper};

const RECORD: &str = include_str!("../../assets/records/record.typ");
const STATEMENT: &str = include_str!("../../assets/records/statement.typ");
const OWN: &str = include_str!("../../assets/records/own.typ");
/// Papers that are set at the same time; others wait.
const AT_ONCE: usize = 2;

/// Why there is no paper.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// Nothing was paid, or an amount that has no words.
    #[error("there is nothing to record of this payment")]
    NothingPaid,
    /// The template and its data do not fit each other.
    #[error("the paper cannot be set: {0}")]
    Typeset(String),
}

/// Sets papers.
#[derive(Clone)]
pub struct Paper(Arc<Press>);

struct Press {
    fonts: Fonts,
    library: LazyHash<Library>,
    record: Source,
    statement: Source,
    own: Source,
    data: FileId,
    turns: Arc<Semaphore>,
}

/// Which template.
#[derive(Clone, Copy)]
pub(crate) enum Template {
    Record,
    Statement,
    Own,
}

impl Paper {
    /// Sets papers with these fonts.
    ///
    /// # Errors
    ///
    /// [`PaperError::Typeset`].
    pub fn new(fonts: Fonts) -> Result<Self, PaperError> {
        let template = |name, text: &str| Ok(Source::new(file(name)?, text.to_owned()));
        Ok(Self(Arc::new(Press {
            fonts,
            library: LazyHash::new(Library::default()),
            record: template("record.typ", RECORD)?,
            statement: template("statement.typ", STATEMENT)?,
            own: template("own.typ", OWN)?,
            data: file("data.json")?,
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        })))
    }

    /// The PDF of a payment's record.
    ///
    /// # Errors
    ///
    /// [`PaperError`].
    pub async fn record(&self, sheet: &Sheet, format: Format) -> Result<Vec<u8>, PaperError> {
        self.print(Template::Record, sheet.data(format)?).await
    }

    /// The PDF of a list of payments.
    ///
    /// # Errors
    ///
    /// [`PaperError`].
    pub async fn statement(&self, statement: &Statement) -> Result<Vec<u8>, PaperError> {
        self.print(Template::Statement, statement.data()?).await
    }

    /// The PDF of a settlement.
    ///
    /// # Errors
    ///
    /// [`PaperError::Typeset`].
    pub async fn settlement(&self, settlement: &SettlementPaper) -> Result<Vec<u8>, PaperError> {
        self.print(Template::Own, settlement.data()).await
    }

    /// The PDF of a rights record.
    ///
    /// # Errors
    ///
    /// [`PaperError::Typeset`].
    pub async fn rights(&self, rights: &RightsPaper) -> Result<Vec<u8>, PaperError> {
        self.print(Template::Own, rights.data()).await
    }

    async fn print(&self, template: Template, data: Value) -> Result<Vec<u8>, PaperError> {
        let ended = |error: &dyn std::error::Error| PaperError::Typeset(error.to_string());
        let turn = Arc::clone(&self.0.turns).acquire_owned().await.map_err(|error| ended(&error))?;
        let paper = self.clone();
        let set = tokio::task::spawn_blocking(move || {
            // Whoever asked may have gone meanwhile; the turn is over when the paper is set, not before.
            let _turn = turn;
            paper.set(template, data).and_then(|paper| pdf(&paper))
        });
        set.await.map_err(|error| ended(&error))?
    }

    /// The pages, set.
    pub(crate) fn set(&self, template: Template, data: Value) -> Result<PagedDocument, PaperError> {
        let main = match template {
            Template::Record => &self.0.record,
            Template::Statement => &self.0.statement,
            Template::Own => &self.0.own,
        };
        let desk = Desk { press: &self.0, main, data: Bytes::from_string(self.legible(data).to_string()) };
        let set = typst::compile(&desk).output;
        typst::comemo::evict(0);
        set.map_err(|faults| PaperError::Typeset(faults.iter().map(|fault| fault.message.as_str()).collect()))
    }

    /// The data with every text such as the fonts can show it, and the fonts' names.
    fn legible(&self, mut data: Value) -> Value {
        self.clean(&mut data);
        if let Some(data) = data.as_object_mut() {
            data.insert("families".to_owned(), self.0.fonts.families().into());
        }
        data
    }

    fn clean(&self, data: &mut Value) {
        match data {
            Value::String(text) => *text = self.0.fonts.legible(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.clean(item)),
            Value::Object(fields) => fields.values_mut().for_each(|field| self.clean(field)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

fn pdf(document: &PagedDocument) -> Result<Vec<u8>, PaperError> {
    let options = PdfOptions { creator: Smart::Custom(None), ..PdfOptions::default() };
    let pdf = typst_pdf::pdf(document, &options);
    typst::comemo::evict(0);
    pdf.map_err(|faults| PaperError::Typeset(faults.iter().map(|fault| fault.message.as_str()).collect()))
}

fn file(name: &str) -> Result<FileId, PaperError> {
    let path = VirtualPath::new(name).map_err(|error| PaperError::Typeset(format!("{error:?}")))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

/// All that a template sees.
struct Desk<'a> {
    press: &'a Press,
    main: &'a Source,
    data: Bytes,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.fonts.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.press.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
