//! What a new store must know: the outlets' blank cards, and in a demonstration the staff accounts, notices and, where they are asked for, cases.

mod album;
pub mod cases;
mod notices;
mod walk;
mod ways;

use domain::{outlet::Outlet, region::RegionCode, stock::Serial};

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
    stock(app).await?;
    let mut changes = Vec::new();
    if app.demo {
        for account in &app.regions.staff {
            if app.store.staff(&account.name).await?.is_none() {
                changes.push(Change::PutStaff(record(app, account)?));
            }
        }
    }
    app.commit(changes).await?;
    if app.demo { notices::publish(app).await } else { Ok(()) }
}

/// Gives outlets that are new the blank cards they begin with. What is wrong with one outlet holds up no other.
async fn stock(app: &App) -> Result<(), SeedError> {
    for region in app.regions.all() {
        let known = app.store.stock(&region.code).await?;
        let is_new = |outlet: &&Outlet| known.iter().all(|record| record.outlet != outlet.id);
        for outlet in region.outlets.iter().filter(is_new) {
            match begin(app, &region.code, outlet).await {
                Err(SeedError::Commit(CommitError::Store(error))) => return Err(error.into()),
                Err(error) => {
                    tracing::error!(outlet = %outlet.id.0, cause = %error, "an outlet has no stock");
                }
                Ok(()) => {}
            }
        }
    }
    Ok(())
}

/// Serials of its beginning that lie elsewhere stay there, and are told in the log.
async fn begin(app: &App, region: &RegionCode, outlet: &Outlet) -> Result<(), SeedError> {
    let first: Vec<_> = (1..=outlet.blanks).map(|number| Serial::at(&outlet.id, number)).collect();
    for blank in app.store.known_blanks(&first).await? {
        let (outlet, lies_at) = (&outlet.id.0, &blank.outlet.0);
        tracing::warn!(%outlet, serial = %blank.serial, %lies_at, "a new outlet's blank card is known already");
    }
    let (outlet, region, blanks, at) = (outlet.id.clone(), region.clone(), outlet.blanks, app.now());
    app.commit(vec![Change::StockOutlet { outlet, region, blanks, at }]).await?;
    Ok(())
}

fn record(app: &App, account: &DemoAccount) -> Result<StaffRecord, SeedError> {
    let mut salt = [0; 16];
    app.entropy.fill(&mut salt)?;
    Ok(StaffRecord {
        name: account.name.clone(),
        office: account.office.clone(),
        region: account.region.clone(),
        agency: account.agency.clone(),
        role: account.role,
        password: passwords::hash(&account.password, &salt)?,
        demo: true,
    })
}
