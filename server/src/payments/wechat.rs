//! WeChat Pay behind [`Gateway`]: the protocol of `wechatpay` over HTTP.
//!
//! The real gateway and the sandbox differ in what [`Settings`] say: address, merchant, keys.
//!
//! **Invariant:** nothing that an answer says about money is looked at before its signature is right. Signatures go by the machine's own
//! time: the gateway lives in it.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{moment::Moment, money::Fen, payment::PaymentNumber, reconcile::BillLine};
use reqwest::Method;
use serde::Serialize;
use time::Date;
use wechatpay::{
    Unreadable,
    bill::{Bill, BillLink, Entry, bill_path},
    failure::code,
    instant::Instant,
    keys::{ApiKey, KeyRing},
    notice::{Event, Notice, NoticeError},
    order::{
        CNY, Close, CodeUrl, NATIVE_PATH, NativeOrder, OrderAmount, TradeState, Transaction, close_path,
        query_path,
    },
    refund::{REFUNDS_PATH, Refund, RefundAmount, RefundState, refund_path},
    sign::{Merchant, Signed},
    verify::{Verified, verify},
};

use super::{
    exchange::{Asked, Exchange, Refusal},
    gateway::{
        Booked, Closing, Gateway, Heard, NotBelieved, Opened, Order, RefundOrder, RefundStanding, RefundTold,
        Standing, Taken,
    },
};
use crate::{
    clock::Clock,
    entropy::Entropy,
    outside::{Failure, OutsideError, System},
};

const MICROS: i64 = 1_000_000;

/// All that the gateway is told apart by.
pub struct Settings {
    /// Its base address.
    pub base: String,
    /// Where callbacks go.
    pub notify_url: String,
    /// Who asks for money.
    pub merchant: Merchant,
    /// Whose signatures are believed.
    pub platform: KeyRing,
    /// What opens callbacks.
    pub api_key: ApiKey,
}

/// WeChat Pay.
pub struct Wechat {
    exchange: Exchange,
    settings: Settings,
    wall: Arc<dyn Clock>,
}

impl Wechat {
    /// Speaks to the gateway that the settings name, at the machine's own time.
    ///
    /// # Errors
    ///
    /// When the machine's TLS cannot be set up.
    pub fn new(
        settings: Settings,
        wall: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, reqwest::Error> {
        let exchange = Exchange::new(&settings.base, Arc::clone(&wall), entropy)?;
        Ok(Self { exchange, settings, wall })
    }

    /// Asks for something there.
    async fn get<T>(
        &self,
        path: &str,
        read: fn(Verified<'_>) -> Result<T, Unreadable>,
    ) -> Result<Result<T, Refusal>, OutsideError> {
        let asked = Asked { method: Method::GET, path, body: Vec::new() };
        self.exchange.ask(&self.settings.merchant, &self.settings.platform, asked, read).await
    }

    /// Has something done there.
    async fn post<T>(
        &self,
        path: &str,
        body: &(impl Serialize + Sync),
        read: fn(Verified<'_>) -> Result<T, Unreadable>,
    ) -> Result<Result<T, Refusal>, OutsideError> {
        let body = serde_json::to_vec(body).map_err(|_| unreadable())?;
        let asked = Asked { method: Method::POST, path, body };
        self.exchange.ask(&self.settings.merchant, &self.settings.platform, asked, read).await
    }

    /// How a payment stands; nothing when it is said to be paid, and not how much or by which transaction.
    fn standing(&self, transaction: Transaction) -> Option<Standing> {
        Some(match transaction.trade_state {
            TradeState::NotPay | TradeState::PayError => Standing::Open { scanned: false },
            TradeState::UserPaying => Standing::Open { scanned: true },
            TradeState::Closed | TradeState::Revoked => Standing::Closed,
            TradeState::Success | TradeState::Refund => Standing::Paid(self.taken(transaction)?),
        })
    }

    /// What was paid. What is left out of an answer that says "paid" is not ours to guess: it is asked for on, until a clerk looks.
    fn taken(&self, transaction: Transaction) -> Option<Taken> {
        let Merchant { mchid, appid, .. } = &self.settings.merchant;
        let whose = transaction.mchid == *mchid && transaction.appid == *appid;
        let amount = transaction.amount.filter(|amount| amount.total > 0)?;
        let at = transaction.success_time.map_or_else(|| self.wall.now(), moment);
        Some(Taken {
            transaction: Some(transaction.transaction_id?),
            amount: Fen(amount.total),
            is_ours: whose && amount.currency == CNY,
            at,
        })
    }
}

#[async_trait]
impl Gateway for Wechat {
    async fn open(&self, order: &Order) -> Result<Opened, OutsideError> {
        let Merchant { mchid, appid, .. } = &self.settings.merchant;
        let native = NativeOrder {
            appid: appid.clone(),
            mchid: mchid.clone(),
            description: order.description.clone(),
            out_trade_no: there(&order.number),
            time_expire: Some(Instant(order.until.0 / MICROS)),
            attach: None,
            notify_url: self.settings.notify_url.clone(),
            amount: OrderAmount { total: order.amount.0, currency: CNY.to_owned() },
        };
        match self.post(NATIVE_PATH, &native, CodeUrl::read).await? {
            Ok(link) => Ok(Opened::Payable(Some(link.code_url))),
            Err(Refusal(word)) => match word.as_str() {
                // An order by this number is there, and differs: it may be paid, so it is asked after and not thought away.
                code::ORDER_PAID | code::ORDER_CLOSED | code::OUT_TRADE_NO_USED => Ok(Opened::Over),
                code::PARAM_ERROR | code::INVALID_REQUEST => Ok(Opened::Declined),
                _ => Err(refused()),
            },
        }
    }

    async fn ask(&self, number: &PaymentNumber) -> Result<Standing, OutsideError> {
        let path = query_path(&there(number), &self.settings.merchant.mchid);
        match self.get(&path, Transaction::read).await? {
            Ok(transaction) if here(&transaction.out_trade_no).as_ref() == Some(number) => {
                self.standing(transaction).ok_or_else(unreadable)
            }
            Ok(_) => Err(unreadable()),
            Err(Refusal(word)) if word == code::ORDER_NOT_EXIST => Ok(Standing::Nowhere),
            Err(_) => Err(refused()),
        }
    }

    async fn close(&self, number: &PaymentNumber) -> Result<Closing, OutsideError> {
        let close = Close { mchid: self.settings.merchant.mchid.clone() };
        match self.post(&close_path(&there(number)), &close, |_| Ok(())).await? {
            Ok(()) => Ok(Closing::Closed),
            Err(Refusal(word)) => match word.as_str() {
                code::ORDER_PAID | code::ORDER_CLOSED | code::ORDER_NOT_EXIST => Ok(Closing::NotOpen),
                _ => Err(refused()),
            },
        }
    }

    async fn refund(&self, order: &RefundOrder) -> Result<RefundStanding, OutsideError> {
        let asked = wechatpay::refund::RefundOrder {
            transaction_id: None,
            out_trade_no: Some(there(&order.payment)),
            out_refund_no: order.number.clone(),
            reason: Some(order.reason.clone()),
            notify_url: Some(self.settings.notify_url.clone()),
            amount: RefundAmount { refund: order.amount.0, total: order.taken.0, currency: CNY.to_owned() },
        };
        match self.post(REFUNDS_PATH, &asked, Refund::read).await? {
            Ok(refund) => Ok(self.refund_standing(order, refund)),
            Err(Refusal(word)) if matches!(word.as_str(), code::PARAM_ERROR | code::INVALID_REQUEST) => {
                Ok(RefundStanding::Refused)
            }
            Err(_) => Err(refused()),
        }
    }

    async fn ask_refund(&self, order: &RefundOrder) -> Result<RefundStanding, OutsideError> {
        match self.get(&refund_path(&order.number), Refund::read).await? {
            Ok(refund) => Ok(self.refund_standing(order, refund)),
            Err(Refusal(word)) if word == code::RESOURCE_NOT_EXISTS => Ok(RefundStanding::Nowhere),
            Err(_) => Err(refused()),
        }
    }

    async fn bill(&self, day: Date) -> Result<Option<Vec<BillLine>>, OutsideError> {
        let link = match self.get(&bill_path(day), BillLink::read).await? {
            Ok(link) => link,
            Err(Refusal(word)) if word == code::NO_STATEMENT_EXIST => return Ok(None),
            Err(_) => return Err(refused()),
        };
        let file = self.exchange.download(&self.settings.merchant, &link.download_url).await?;
        if !link.fits(&file) {
            return Err(unreadable());
        }
        let bill = Bill::read(&file).map_err(|_| unreadable())?;
        let moved: Vec<_> = bill.lines.into_iter().filter(moved).collect();
        let all = moved.len();
        let lines: Vec<_> = moved.into_iter().filter_map(bill_line).collect();
        if lines.len() < all {
            tracing::warn!(lines = all - lines.len(), "the bill has orders of another program");
        }
        Ok(Some(lines))
    }

    fn hear(&self, header: &dyn Fn(&str) -> Option<String>, body: &[u8]) -> Result<Heard, NotBelieved> {
        let signed = Signed::from_headers(header).map_err(|_| NotBelieved::Forged)?;
        let now = self.wall.now().0 / MICROS;
        let verified =
            verify(&self.settings.platform, &signed, body, now).map_err(|_| NotBelieved::Forged)?;
        let notice = Notice::read(verified).map_err(|_| NotBelieved::Unreadable)?;
        let key = &self.settings.api_key;
        if notice.event_type == Event::Paid {
            let transaction = notice.payment(key).map_err(not_believed)?;
            let number = here(&transaction.out_trade_no).ok_or(NotBelieved::Unreadable)?;
            let standing = self.standing(transaction).ok_or(NotBelieved::Unreadable)?;
            return Ok(Heard::Payment(number, standing));
        }
        let refund = notice.refund(key).map_err(not_believed)?;
        let at = refund.success_time.map_or_else(|| self.wall.now(), moment);
        let booked = Booked { transaction: refund.refund_id, accepted_at: None };
        Ok(Heard::Refund(RefundTold {
            number: refund.out_refund_no,
            payment: here(&refund.out_trade_no).ok_or(NotBelieved::Unreadable)?,
            amount: Fen(refund.amount.refund),
            standing: refund_standing(refund.refund_status, booked, at),
        }))
    }
}

impl Wechat {
    /// How a refund stands, when the answer is to what was asked.
    fn refund_standing(&self, asked: &RefundOrder, refund: Refund) -> RefundStanding {
        let is_asked = refund.out_refund_no == asked.number
            && here(&refund.out_trade_no).as_ref() == Some(&asked.payment)
            && refund.amount.refund == asked.amount.0
            && refund.amount.currency.as_ref().is_none_or(|currency| currency == CNY);
        if !is_asked {
            tracing::error!(payment = %asked.payment, "the gateway speaks of another refund than was asked for");
            return RefundStanding::Other;
        }
        let at = refund.success_time.map_or_else(|| self.wall.now(), moment);
        let accepted_at = refund.create_time.map(moment);
        refund_standing(refund.status, Booked { transaction: refund.refund_id, accepted_at }, at)
    }
}

fn refund_standing(state: RefundState, booked: Booked, at: Moment) -> RefundStanding {
    match state {
        RefundState::Processing => RefundStanding::Processing(booked),
        RefundState::Success => RefundStanding::Done { booked, at },
        RefundState::Closed => RefundStanding::Closed,
        RefundState::Abnormal => RefundStanding::Abnormal(booked),
    }
}

/// Whether money of a line moved, or is moving: of a refund that the gateway closed nothing ever did.
fn moved(line: &wechatpay::bill::Line) -> bool {
    !matches!(line.entry, Entry::Refund { state: RefundState::Closed, .. })
}

/// A line of the gateway's bill as one of ours; nothing for an order of another program of the same merchant, which has another number.
fn bill_line(line: wechatpay::bill::Line) -> Option<BillLine> {
    let number = here(&line.out_trade_no)?;
    Some(match line.entry {
        Entry::Payment { amount } => BillLine { number, refund: None, amount: Fen(amount), done: true },
        Entry::Refund { out_refund_no, amount, state, .. } => BillLine {
            number,
            refund: Some(out_refund_no),
            amount: Fen(amount),
            done: state == RefundState::Success,
        },
    })
}

/// The receipt code as the gateway knows it.
fn there(number: &PaymentNumber) -> String {
    format!("{}{number}", PaymentNumber::PREFIX)
}

/// The receipt code that the gateway's number is.
fn here(number: &str) -> Option<PaymentNumber> {
    PaymentNumber::try_from(number.strip_prefix(PaymentNumber::PREFIX)?.to_owned()).ok()
}

fn moment(instant: Instant) -> Moment {
    Moment(instant.0.saturating_mul(MICROS))
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn not_believed(error: NoticeError) -> NotBelieved {
    match error {
        NoticeError::Refused(_) => NotBelieved::Forged,
        NoticeError::Unreadable(_) | NoticeError::Other => NotBelieved::Unreadable,
    }
}

const fn refused() -> OutsideError {
    System::Gateway.failed(Failure::Refused)
}

const fn unreadable() -> OutsideError {
    System::Gateway.failed(Failure::Unreadable)
}
