//! What a new store must know: the outlets' blank cards, and in a demonstration the staff accounts.

use crate::{
    app::App,
    entropy::NoEntropy,
    passwords::{self, PasswordError},
    regions::DemoAccount,
    store::{Change, CommitError, StaffRecord, StoreError},
};

/// The first data cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The store fails.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The store refuses.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// A password cannot be hashed.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// A salt cannot be drawn.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
}

/// Writes what is missing. What is there stays as it is.
///
/// # Errors
///
/// [`SeedError`].
pub async fn seed(app: &App) -> Result<(), SeedError> {
    let stock = |(region, outlet): (&domain::region::RegionCode, &domain::outlet::Outlet)| {
        Change::StockOutlet { outlet: outlet.id.clone(), region: region.clone(), blanks: outlet.blanks }
    };
    let mut changes: Vec<Change> = app.regions.outlets().map(stock).collect();
    if app.demo {
        for account in &app.regions.staff {
            if app.store.staff(&account.name).await?.is_none() {
                changes.push(Change::PutStaff(record(app, account)?));
            }
        }
    }
    app.commit(changes).await?;
    Ok(())
}

fn record(app: &App, account: &DemoAccount) -> Result<StaffRecord, SeedError> {
    let mut salt = [0; 16];
    app.entropy.fill(&mut salt)?;
    Ok(StaffRecord {
        name: account.name.clone(),
        office: account.office.clone(),
        region: account.region.clone(),
        role: account.role,
        password: passwords::hash(&account.password, &salt)?,
        demo: true,
    })
}
