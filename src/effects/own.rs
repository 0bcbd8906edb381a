//! Every question about what a person has, was settled, would be, and is filed, put to the server.

use domain::{
    problem::ErrorCode,
    wire::{
        Endpoint, File, ListEntries, ListFilings, ListMonths, ListNotices, ListSettlements, Nothing,
        ShowAccount, ShowBenefitRule, ShowFilingRule, ShowRights, ShowSettlement, WithdrawFiling, path_with,
    },
};
use flow::{
    Call, Failure, Own, Reply,
    filing::{Ask, Told},
};
use shell::http::{ask, ask_at};

use super::LocalReply;

/// Puts `call` to the server.
pub(crate) fn put(call: Call) -> LocalReply {
    Box::pin(async move {
        match call {
            Call::ShowOwn(own) => show(own).await,
            Call::ShowBenefitRule(region) => {
                let path = path_with(ShowBenefitRule::PATH, region.as_str());
                ask_at::<ShowBenefitRule>(&path, &Nothing {}).await.map(Box::new).map(Reply::Editions)
            }
            Call::ListNotices(region) => {
                let path = path_with(ListNotices::PATH, region.as_str());
                ask_at::<ListNotices>(&path, &Nothing {}).await.map(Box::new).map(Reply::Notices)
            }
            Call::File(ask) => file(ask).await,
            _ => Err(Failure::Problem(Box::new(ErrorCode::Internal.into()))),
        }
    })
}

/// Asks for something of one's own.
async fn show(own: Own) -> Result<Reply, Failure> {
    match own {
        Own::Account => ask::<ShowAccount>(&Nothing {}).await.map(Box::new).map(Reply::Account),
        Own::Entries(year) => {
            let path = path_with(ListEntries::PATH, &year.to_string());
            ask_at::<ListEntries>(&path, &Nothing {}).await.map(Box::new).map(Reply::Entries)
        }
        Own::Settlements(year) => {
            let path = path_with(ListSettlements::PATH, &year.to_string());
            ask_at::<ListSettlements>(&path, &Nothing {}).await.map(Box::new).map(Reply::Settlements)
        }
        Own::Settlement(key) => {
            let path = path_with(ShowSettlement::PATH, &key.to_string());
            ask_at::<ShowSettlement>(&path, &Nothing {}).await.map(Box::new).map(Reply::Settlement)
        }
        Own::Months(year) => {
            let path = path_with(ListMonths::PATH, &year.to_string());
            ask_at::<ListMonths>(&path, &Nothing {}).await.map(Box::new).map(Reply::Months)
        }
        Own::Rights(span) => {
            let path = path_with(ShowRights::PATH, &span.to_string());
            ask_at::<ShowRights>(&path, &Nothing {}).await.map(Box::new).map(Reply::Rights)
        }
    }
}

/// Asks about filings, or files.
async fn file(ask_about: Ask) -> Result<Reply, Failure> {
    let told = match ask_about {
        Ask::Rule(region) => {
            let path = path_with(ShowFilingRule::PATH, region.as_str());
            ask_at::<ShowFilingRule>(&path, &Nothing {}).await.map(Told::Rule)
        }
        Ask::List => ask::<ListFilings>(&Nothing {}).await.map(Told::List),
        Ask::File(new) => ask::<File>(&new).await.map(Told::Filed),
        Ask::Withdraw(reference, seen) => {
            let path = path_with(WithdrawFiling::PATH, reference.as_str());
            ask_at::<WithdrawFiling>(&path, &seen).await.map(Told::Withdrawn)
        }
    };
    told.map(Box::new).map(Reply::Filing)
}
