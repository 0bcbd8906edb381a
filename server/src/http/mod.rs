//! The two surfaces over HTTP: residents on one listener, staff on another.
//!
//! Handlers are thin and sorted by resource. Routes are named by [`domain::wire::Endpoint`], so that neither side has a path of its own.
//!
//! **Invariant:** HTTP types stand below this module and nowhere else. Every answer went through [`boundary::guard`].

mod account;
mod acting;
mod activation;
mod admission;
mod applications;
mod body;
mod boundary;
mod catalogue;
mod consents;
mod cookies;
mod docs;
mod documents;
mod drafts;
pub mod embedded;
mod events;
mod files;
mod filings;
mod first_card;
mod foreign;
mod headers;
mod health;
mod help;
mod holder_codes;
mod holders;
mod identify;
mod instant;
mod kiosks;
mod losses;
mod notices;
pub mod openapi;
mod outlets;
mod paper;
mod payments;
mod photos;
mod problem;
mod refusals;
mod reimbursements;
mod reports;
mod rights;
mod routes;
mod session;
mod signed;
mod site;
mod staff;
mod track;
pub mod verify;
mod views;
mod visits;
mod withdrawal;

use std::sync::Arc;

use axum::{
    Router,
    extract::Request,
    middleware,
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use domain::{problem::ErrorCode, wire};

pub use site::Site;

use boundary::Boundary;
use headers::Surface;
use problem::ApiError;
use routes::Endpoints as _;

use crate::app::App;

/// What residents see.
pub fn residents(app: &App, site: &Site, tls: bool) -> Router {
    let api = Router::new()
        .endpoint(wire::ListRegions, catalogue::regions)
        .endpoint(wire::ShowRegion, catalogue::region)
        .endpoint(wire::ListOutlets, catalogue::outlets)
        .endpoint(wire::ShowKiosk, catalogue::kiosk)
        .endpoint(wire::BeginVisit, visits::begin)
        .endpoint(wire::ShowVisit, visits::show)
        .endpoint(wire::EndVisit, visits::end)
        .endpoint(wire::NameOneself, identify::name_oneself)
        .endpoint(wire::GiveCode, identify::give_code)
        .endpoint(wire::ConfirmName, identify::confirm)
        .endpoint(wire::AskVouching, identify::ask_vouching)
        .endpoint(wire::AskHolder, holder_codes::ask)
        .endpoint(wire::GiveHolderCode, holder_codes::give)
        .endpoint(wire::ActFor, acting::begin)
        .endpoint(wire::SaveAnswer, drafts::save)
        .endpoint(wire::Submit, applications::submit)
        .endpoint(wire::ShowApplication, applications::show)
        .endpoint(wire::ShowForm, paper::show)
        .endpoint(wire::ShowHalves, activation::show)
        .endpoint(wire::Activate, activation::activate)
        .endpoint(wire::ShowHoldersHalves, activation::show)
        .endpoint(wire::ActivateHolders, activation::activate)
        .endpoint(wire::ChooseOutlet, outlets::choose)
        .endpoint(wire::GiveInfo, applications::give_info)
        .endpoint(wire::Withdraw, withdrawal::withdraw)
        .endpoint(wire::ShowCard, losses::show)
        .endpoint(wire::ReportLoss, losses::report)
        .endpoint(wire::TakeLossBack, losses::take_back)
        .endpoint(wire::ShowHoldersCard, losses::show)
        .endpoint(wire::ReportHoldersLoss, losses::report)
        .endpoint(wire::TakeHoldersLossBack, losses::take_back)
        .endpoint(wire::Track, track::track)
        .endpoint(wire::AskForHelp, help::ask)
        .endpoint(wire::ShowHelp, help::show)
        .endpoint(wire::CancelHelp, help::cancel)
        .endpoint(wire::ReportCrash, reports::take)
        .endpoint(wire::Enrol, kiosks::enrol)
        .endpoint(wire::TakePass, kiosks::pass)
        .route(wire::PHOTOS, post(photos::take))
        .route(wire::PHOTO, get(photos::show))
        .route(wire::PHOTO_ORIGINAL, get(photos::original))
        .route(wire::DOCUMENTS, post(documents::take))
        .route(wire::DOCUMENT, get(documents::show))
        .route(wire::APPLICATION_EVENTS, get(events::application))
        .merge(money())
        .merge(queries())
        .route_layer(middleware::from_fn_with_state(app.clone(), signed::check));
    let records = Arc::new(payments::records::Books(app.clone()));
    let verification = verify::Verification { records, keys: Arc::clone(&app.published_keys) };
    surface(api.merge(verify::routes(verification)), app, site, true, tls)
}

/// What residents ask to see of what they have and what was settled.
fn queries() -> Router<App> {
    Router::new()
        .endpoint(wire::ShowBenefitRule, account::rule)
        .endpoint(wire::ListNotices, notices::list)
        .endpoint(wire::ShowAccount, account::show)
        .endpoint(wire::ListEntries, account::entries)
        .endpoint(wire::ListSettlements, reimbursements::list)
        .endpoint(wire::ShowSettlement, reimbursements::show)
        .endpoint(wire::ListMonths, rights::months)
        .endpoint(wire::ShowRights, rights::show)
        .route(wire::RIGHTS_PAPER, get(rights::paper))
        .route(wire::SETTLEMENTS_TABLE, get(files::year))
        .route(wire::SETTLEMENT_TABLE, get(files::table))
        .route(wire::SETTLEMENT_PAPER, get(files::paper))
        .merge(filed())
}

/// What residents file for care elsewhere.
fn filed() -> Router<App> {
    Router::new()
        .endpoint(wire::ShowFilingRule, filings::rule)
        .endpoint(wire::ListFilings, filings::list)
        .endpoint(wire::File, filings::file)
        .endpoint(wire::WithdrawFiling, filings::withdraw)
}

/// What residents see of money, and what a gateway calls.
fn money() -> Router<App> {
    Router::new()
        .endpoint(wire::ShowRechargeRule, payments::recharge::rule)
        .endpoint(wire::ShowRecharge, payments::recharge::show)
        .endpoint(wire::BeginPayment, payments::begin::begin)
        .endpoint(wire::ListPayments, payments::list)
        .endpoint(wire::ShowPayment, payments::show)
        .endpoint(wire::AskPayment, payments::ask)
        .endpoint(wire::GiveUpPayment, payments::give_up)
        .endpoint(wire::FindPayment, payments::truth::find)
        .endpoint(wire::UnresolvedPayments, payments::truth::unresolved)
        .endpoint(wire::ShowRecordCode, payments::records::code)
        .route(wire::PAYMENT_EVENTS, get(events::payment))
        .route(wire::PAYMENT_RECORD, get(payments::records::record))
        .route(wire::PAYMENT_STATEMENT, get(payments::records::statement))
        .route(wire::WECHAT_CALLBACKS, post(payments::callbacks::wechat))
}

/// What staff see.
pub fn staff(app: &App, site: &Site, tls: bool) -> Router {
    use wire::staff as desk;
    let api = Router::new()
        .endpoint(desk::SignIn, staff::session::sign_in)
        .endpoint(desk::ShowSession, staff::session::show)
        .endpoint(desk::SignOut, staff::session::sign_out)
        .endpoint(desk::ListCases, staff::cases::list)
        .endpoint(desk::ShowCase, staff::cases::show)
        .endpoint(desk::TakeUp, staff::decisions::take_up)
        .endpoint(desk::Decide, staff::decisions::decide)
        .endpoint(desk::Settle, staff::decisions::settle)
        .endpoint(desk::ListStaffPayments, staff::payments::list)
        .endpoint(desk::ShowStaffPayment, staff::payments::show)
        .endpoint(desk::AskStaffPayment, staff::payments::ask)
        .endpoint(desk::SettleSlip, staff::payments::settle)
        .endpoint(desk::ProposeRefund, staff::payments::propose)
        .endpoint(desk::DecideRefund, staff::payments::decide)
        .endpoint(desk::ShowReconciliation, staff::reconciliation::show)
        .endpoint(desk::RunReconciliation, staff::reconciliation::run)
        .endpoint(desk::ResolveDifference, staff::reconciliation::resolve)
        .endpoint(desk::ListMonthEnds, staff::reconciliation::month_ends)
        .endpoint(desk::ImportMonthEnd, staff::reconciliation::import)
        .endpoint(desk::ReleaseMonthEnd, staff::reconciliation::release)
        .endpoint(desk::Print, staff::printing::print)
        .endpoint(desk::RevealId, staff::cases::reveal)
        .endpoint(desk::CheckHandover, staff::handover::check)
        .endpoint(desk::HandOver, staff::handover::hand_over)
        .endpoint(desk::FindCard, staff::cards::find)
        .endpoint(desk::StepCard, staff::cards::take_step)
        .endpoint(desk::ShowVouch, staff::vouching::show)
        .endpoint(desk::Vouch, staff::vouching::decide)
        .endpoint(desk::ListHelp, staff::help::list)
        .endpoint(desk::AnswerHelp, staff::help::answer)
        .endpoint(desk::EndHelp, staff::help::end)
        .endpoint(desk::ListKiosks, staff::kiosks::list)
        .endpoint(desk::MakeEnrolCode, staff::kiosks::make_code)
        .endpoint(desk::RevokeKiosk, staff::kiosks::revoke)
        .endpoint(desk::ListStaffNotices, staff::notices::list)
        .endpoint(desk::PublishNotice, staff::notices::publish)
        .endpoint(desk::WithdrawNotice, staff::notices::withdraw)
        .endpoint(desk::ListStock, staff::stock::list)
        .endpoint(desk::ShowStock, staff::stock::show)
        .endpoint(desk::MoveStock, staff::stock::order)
        .endpoint(desk::ShowMaker, staff::maker::show)
        .endpoint(desk::CloseBatch, staff::maker::close)
        .route(desk::STOCK_DELIVERY, post(staff::stock::deliver))
        .route(desk::MAKER_BATCH, get(staff::maker::download))
        .route(desk::MAKER_ANSWERS, post(staff::maker::take))
        .route(desk::CASE_EVENTS, get(events::cases))
        .route(desk::CASE_PHOTO, get(staff::cases::photo).post(staff::assisted::take))
        .route(desk::CASE_PHOTO_BEFORE, get(staff::cases::photo_before))
        .route(desk::CASE_ORIGINAL, get(staff::cases::original))
        .route(desk::CASE_DOCUMENT, get(staff::cases::document))
        .route("/metrics", get(health::metrics));
    surface(api, app, site, false, tls)
}

/// What stands around the routes of either surface.
fn surface(api: Router<App>, app: &App, site: &Site, devices: bool, tls: bool) -> Router {
    let surface = Surface { csp: Arc::from(site.csp()), devices, tls };
    let boundary = Boundary { app: app.clone(), surface };
    let site = site.clone();
    let page = move |request: Request| {
        let answer = site.serve(request.method(), request.uri().path(), request.headers());
        std::future::ready(answer)
    };
    api.route("/livez", get(health::livez))
        .route("/readyz", get(health::readyz))
        .route("/version", get(health::version))
        .route(docs::DOCUMENT, get(docs::document))
        .route(headers::DOCS, get(docs::folder))
        .route(&format!("{}/", headers::DOCS), get(docs::index))
        .route(&format!("{}/{{*path}}", headers::DOCS), get(docs::page))
        .method_not_allowed_fallback(not_allowed)
        .fallback(page)
        .layer(middleware::from_fn_with_state(boundary, boundary::guard))
        .with_state(app.clone())
}

async fn not_allowed() -> Response {
    ApiError::from(ErrorCode::MethodNotAllowed).into_response()
}
