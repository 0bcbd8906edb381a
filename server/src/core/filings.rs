//! What the core keeps of filings for care elsewhere. All its calls about them are a bureau's own.

use async_trait::async_trait;
use domain::{
    filing::{FilingStatus, RefuseReason},
    id_number::IdNumber,
    moment::iso_date,
    outside::{FilingAsked, FilingEndInput, FilingInput, FilingNumber},
    region::RegionCode,
};
use time::Date;

use super::{
    mapping::filings::{self as mapping, Unreadable},
    national::{NationalInterface, Whose, by},
};
use crate::outside::{Failure, OutsideError, System};

/// Asks the core about filings.
#[async_trait]
pub trait FilingCore: Send + Sync {
    /// A person's filings, wherever they were made, each once, in no order; nothing for somebody whom nobody here knows.
    ///
    /// # Errors
    ///
    /// [`OutsideError`], also when a single one of them cannot be read.
    async fn filings(&self, asking: &RegionCode, number: &IdNumber) -> Result<Vec<CoreFiling>, OutsideError>;

    /// Files, once for each number, and tells how it stands: the same call asks after it.
    ///
    /// # Errors
    ///
    /// [`OutsideError`]: whether it is filed is not known until the same call tells.
    async fn file(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        filing: &FilingNotice,
    ) -> Result<FilingWord, OutsideError>;

    /// Takes a filing back, whether it came before or not. It may be asked twice.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn end_filing(&self, asking: &RegionCode, number: &IdNumber, key: &str)
    -> Result<(), OutsideError>;
}

/// Something to be filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilingNotice {
    /// Names it: told twice, it is one.
    pub key: String,
    /// The kind, as the region names it.
    pub kind: String,
    /// Whether a promise stands for the papers.
    pub promised: bool,
    /// Where.
    pub place: RegionCode,
    /// The first day.
    pub from: Date,
    /// The last day; none where it counts until it is withdrawn.
    pub until: Option<Date>,
}

/// How a filing stands in the core.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilingWord {
    /// Where; never [`FilingStatus::Submitted`].
    pub status: FilingStatus,
    /// Why it was refused, if it was.
    pub refusal: Option<RefuseReason>,
}

/// A filing that the core has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoreFiling {
    /// What was filed.
    pub filing: FilingNotice,
    /// How it stands.
    pub word: FilingWord,
}

#[async_trait]
impl FilingCore for NationalInterface {
    async fn filings(&self, asking: &RegionCode, number: &IdNumber) -> Result<Vec<CoreFiling>, OutsideError> {
        let output = self.query(mapping::FILINGS, asking, Whose::Number(number), &by(number)).await?;
        let filings = output.as_ref().map(mapping::filings).transpose();
        filings.map(Option::unwrap_or_default).map_err(unreadable)
    }

    async fn file(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        filing: &FilingNotice,
    ) -> Result<FilingWord, OutsideError> {
        let asked = FilingAsked {
            filing_no: filing.key.clone(),
            filing_type: filing.kind.clone(),
            prms_flag: mapping::flag(filing.promised).to_owned(),
            trt_admdvs: filing.place.as_str().to_owned(),
            begndate: iso_date::text(filing.from),
            enddate: filing.until.map(iso_date::text),
        };
        let input = FilingInput { data: by(number).data, filing: asked };
        let output = self.call(mapping::FILE, asking, number, &input).await?;
        let output = output.ok_or(System::Core.failed(Failure::Unreadable))?;
        mapping::answered(&output, &filing.key).map_err(unreadable)
    }

    async fn end_filing(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        key: &str,
    ) -> Result<(), OutsideError> {
        let filing = FilingNumber { filing_no: key.to_owned() };
        let input = FilingEndInput { data: by(number).data, filing };
        // Somebody the core does not know any more has no filing there to be taken back.
        self.call(mapping::END, asking, number, &input).await.map(drop)
    }
}

const fn unreadable(_: Unreadable) -> OutsideError {
    System::Core.failed(Failure::Unreadable)
}
