//! How a request fails: one type inside, one form outside, logged once.
//!
//! **Invariant:** whatever fails leaves as `application/problem+json` with the request id, and without inner detail. What broke stands in
//! the log, under the same id, and holds no personal data.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    application::Gap,
    moment::Moment,
    month_end::{MonthEndError, MonthEndFault},
    notice::NoticeFault,
    outlet::OutletId,
    payment::PaymentNumber,
    photo::Fault,
    problem::{ErrorCode, Problem},
    reference::Reference,
    stock::RefusedSerial,
};

use crate::{
    cases::WrongStep,
    entropy::NoEntropy,
    jobs::EnqueueError,
    limits::TooMany,
    outside::{Failure, OutsideError},
    photos::FileError,
    sealing::SealError,
    store::{CommitError, StoreError},
};

/// What is away now is asked again after so many seconds.
const AWAY_SECONDS: u32 = 10;

/// Marks an answer that says on a page of its own what is wrong.
#[derive(Clone, Copy)]
pub(crate) struct OwnPage;

/// What a handler gives.
pub(crate) type Answer<E> = Result<axum::Json<<E as domain::wire::Endpoint>::Reply>, ApiError>;

/// Why a request failed: what the caller is told, and what the log is told.
#[derive(Clone, Debug)]
pub(crate) struct ApiError {
    problem: Box<Problem>,
    cause: Option<Arc<str>>,
}

impl ApiError {
    fn caused(code: ErrorCode, cause: &impl ToString) -> Self {
        Self { problem: Box::new(code.into()), cause: Some(cause.to_string().into()) }
    }

    /// Something that cannot be, such as a stored value that does not fit.
    pub(crate) fn internal(cause: &impl ToString) -> Self {
        Self::caused(ErrorCode::Internal, cause)
    }

    /// Tries that remain.
    pub(crate) fn wrong_code(left: u8) -> Self {
        Self::with(ErrorCode::WrongCode, |problem| problem.left = Some(left))
    }

    /// Seconds to wait.
    pub(crate) fn wait(code: ErrorCode, seconds: i64) -> Self {
        let seconds = u32::try_from(seconds.max(1)).unwrap_or(u32::MAX);
        Self::with(code, |problem| problem.retry_after = Some(seconds))
    }

    /// The kiosk's clock is wrong: it is `now`.
    pub(crate) fn clock(now: Moment) -> Self {
        Self::with(ErrorCode::KioskClock, |problem| problem.now = Some(now))
    }

    /// The photo has these faults.
    pub(crate) fn photo_refused(faults: Vec<Fault>) -> Self {
        Self::with(ErrorCode::PhotoRefused, |problem| problem.faults = faults)
    }

    /// These questions have no answer.
    pub(crate) fn incomplete(gaps: Vec<Gap>) -> Self {
        Self::with(ErrorCode::DraftIncomplete, |problem| problem.gaps = gaps)
    }

    /// These outlets have blank cards.
    pub(crate) fn out_of_stock(outlets: Vec<OutletId>) -> Self {
        Self::with(ErrorCode::OutOfStock, |problem| problem.outlets = outlets)
    }

    /// Nothing is done with these blank cards.
    pub(crate) fn serials_refused(serials: Vec<RefusedSerial>) -> Self {
        Self::with(ErrorCode::SerialsRefused, |problem| problem.serials = serials)
    }

    /// Something of the same is being paid already, by the payment with this number where it is the caller's.
    pub(crate) fn payment_open(payment: Option<PaymentNumber>) -> Self {
        Self::with(ErrorCode::PaymentOpen, |problem| problem.payment = payment)
    }

    /// It is paid already and being booked, by the payment with this number where it is the caller's.
    pub(crate) fn paid_already(payment: Option<PaymentNumber>) -> Self {
        Self::with(ErrorCode::PaidAlready, |problem| problem.payment = payment)
    }

    /// Another filing is open for the place, with this reference where it was made here.
    pub(crate) fn filing_open(filing: Option<Reference>) -> Self {
        Self::with(ErrorCode::FilingOpen, |problem| problem.filing = filing)
    }

    /// These parts of a notice cannot be shown.
    pub(crate) fn notice_refused(faults: Vec<NoticeFault>) -> Self {
        Self::with(ErrorCode::NoticeRefused, |problem| problem.notice = faults)
    }

    /// A month-end file is wrong in these lines, or was damaged on the way.
    pub(crate) fn file_refused(lines: Vec<MonthEndError>) -> Self {
        let cut = |fault| matches!(fault, MonthEndFault::Checksum | MonthEndFault::NoTrailer);
        let code = if lines.iter().any(|line| cut(line.fault)) {
            ErrorCode::FileDamaged
        } else {
            ErrorCode::FileUnreadable
        };
        Self::with(code, |problem| problem.lines = lines)
    }

    fn with(code: ErrorCode, fill: impl FnOnce(&mut Problem)) -> Self {
        let mut error = Self::from(code);
        fill(&mut error.problem);
        error
    }

    /// What the caller is told.
    pub(crate) fn problem(&self) -> &Problem {
        &self.problem
    }

    /// What the log is told, if something broke.
    pub(crate) fn cause(&self) -> Option<&str> {
        self.cause.as_deref()
    }

    /// The body that leaves, under this request's id.
    pub(crate) fn render(&self, request_id: &str) -> Response {
        let mut problem = (*self.problem).clone();
        request_id.clone_into(&mut problem.request_id);
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() =
            StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        if let Some(seconds) = problem.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

impl From<ErrorCode> for ApiError {
    fn from(code: ErrorCode) -> Self {
        Self { problem: Box::new(code.into()), cause: None }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        Self::caused(ErrorCode::Internal, &error)
    }
}

impl From<SealError> for ApiError {
    fn from(error: SealError) -> Self {
        Self::caused(ErrorCode::Internal, &error)
    }
}

impl From<NoEntropy> for ApiError {
    fn from(error: NoEntropy) -> Self {
        Self::caused(ErrorCode::Internal, &error)
    }
}

impl From<TooMany> for ApiError {
    fn from(error: TooMany) -> Self {
        Self::wait(ErrorCode::TooMany, i64::from(error.seconds))
    }
}

impl From<EnqueueError> for ApiError {
    fn from(error: EnqueueError) -> Self {
        Self::caused(ErrorCode::Internal, &error)
    }
}

impl From<FileError> for ApiError {
    fn from(error: FileError) -> Self {
        Self::caused(ErrorCode::Internal, &error)
    }
}

impl From<WrongStep> for ApiError {
    fn from(_: WrongStep) -> Self {
        ErrorCode::WrongStep.into()
    }
}

impl From<OutsideError> for ApiError {
    fn from(error: OutsideError) -> Self {
        let code = match error.failure {
            Failure::Closed => ErrorCode::CoreClosed,
            _ => ErrorCode::Unavailable,
        };
        let mut told = Self::caused(code, &error);
        let is_away = matches!(
            error.failure,
            Failure::Unreachable | Failure::TooSlow | Failure::LeftAlone | Failure::Status(500..)
        );
        told.problem.retry_after = is_away.then_some(AWAY_SECONDS);
        told
    }
}

impl From<CommitError> for ApiError {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Stale | CommitError::AlreadyOpen => ErrorCode::StaleVersion.into(),
            CommitError::PaymentOpen => ErrorCode::PaymentOpen.into(),
            CommitError::OutOfStock(_) => ErrorCode::OutOfStock.into(),
            CommitError::Locked(_) => ErrorCode::Locked.into(),
            CommitError::FourEyes => ErrorCode::NotAllowed.into(),
            CommitError::LeaseLost | CommitError::Taken => Self::caused(ErrorCode::Internal, &error),
            CommitError::Store(error) => error.into(),
        }
    }
}

/// The failure travels as an extension; [`super::boundary`] gives it its body.
impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = self.render("");
        response.extensions_mut().insert(self);
        response
    }
}

/// The failure that a bare status of the framework stands for.
pub(crate) fn of_status(status: StatusCode) -> Option<ApiError> {
    let code = match status {
        status if !status.is_client_error() && !status.is_server_error() => return None,
        StatusCode::NOT_FOUND => ErrorCode::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => ErrorCode::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => ErrorCode::BodyTooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ErrorCode::WrongMediaType,
        StatusCode::SERVICE_UNAVAILABLE => ErrorCode::Unavailable,
        status if status.is_client_error() => ErrorCode::Malformed,
        _ => ErrorCode::Internal,
    };
    Some(code.into())
}
