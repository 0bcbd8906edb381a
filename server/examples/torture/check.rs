//! Three books that must say the same: ours, the gateway's, and the core's.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use domain::{
    moment::Moment,
    outside::Sender,
    payment::{Channel, PaymentNumber, PaymentStatus, RefundStatus},
    reconcile::{BillLine, differences},
};
use sandbox::people::{ANLAN, Person};
use serde::Deserialize;
use serde_json::{Value, json};
use server::{
    clock::{Clock as _, SystemClock},
    core::{EntryKind, InsuranceCore, NationalInterface, Period},
    entropy::SystemEntropy,
    outside::{Caller, System},
    payments::{self, gateway::Gateway as _, wechat::Wechat},
    sealing::{AesSealer, MasterKey, Sealer as _},
    store::{self, Pace, PaymentRecord, Store, StoreOptions},
};
use time::Date;

use crate::{
    options::Options,
    residents::Begun,
    stage::{NODE, Places},
};

/// How often a question is asked again that found no answer.
const TIMES: u32 = 30;
const AGAIN: Duration = Duration::from_millis(300);
/// Before and after every moment of a run.
const ALWAYS: (Moment, Moment) = (Moment(0), Moment(i64::MAX / 4));

/// The books.
pub(crate) struct Books {
    places: Places,
    store: Arc<dyn Store>,
}

/// An order as the gateway lists it.
#[derive(Deserialize)]
struct Listed {
    out_trade_no: String,
    trade_state: String,
    amount: Paid,
}

#[derive(Deserialize)]
struct Paid {
    payer_total: Option<i64>,
}

/// What was found.
#[derive(Default)]
struct Findings {
    differences: u64,
    lost: u64,
    double: u64,
    unfinished: u64,
    by_status: BTreeMap<&'static str, u64>,
    /// Fen.
    taken: i64,
    given_back: i64,
    by_hand: i64,
    credited: i64,
    refunds: u64,
    examples: Vec<String>,
}

impl Findings {
    fn note(&mut self, what: impl Into<String>) {
        if self.examples.len() < 20 {
            self.examples.push(what.into());
        }
    }
}

impl Books {
    /// Opens our own beside the running server.
    pub(crate) async fn open(options: &Options, places: &Places) -> Result<Self> {
        let sealer = AesSealer::new(&MasterKey::at(&places.data().join("key"))?);
        let with =
            StoreOptions { node: NODE.to_owned(), chain_key: sealer.chain_key(), pace: Pace::default() };
        let store = match &options.database {
            Some(address) => store::postgres::connect(address, with).await?,
            None => store::sqlite::open(&places.data().join("medcard.db"), with)?,
        };
        Ok(Self { places: places.clone(), store })
    }

    /// Whether nothing is to be done any more on either side; otherwise what.
    pub(crate) async fn busy(&self) -> Result<Option<String>> {
        if self.store.next_money_at().await?.is_some() {
            return Ok(Some("the server has something to do".to_owned()));
        }
        let counts = self.counts().await?;
        let left = |name: &str| counts[name].as_i64().unwrap_or(-1);
        let [payers, callbacks] = [left("payers_to_come"), left("callbacks_owed")];
        let busy = (payers, callbacks) != (0, 0);
        Ok(busy.then(|| format!("{payers} payers and {callbacks} callbacks are to come")))
    }

    /// What the gateway counts.
    pub(crate) async fn counts(&self) -> Result<Value> {
        self.asked("/gateway/counts.json").await
    }

    async fn asked<T: serde::de::DeserializeOwned>(&self, path: &str) -> Result<T> {
        let client = reqwest::Client::builder().no_proxy().build()?;
        let answer = client.get(format!("{}{path}", self.places.sandbox)).send().await?;
        Ok(answer.error_for_status()?.json().await?)
    }

    /// Compares everything with everything.
    pub(crate) async fn compare(
        &self,
        begun: &[Begun],
        people: &[Person],
        since: Date,
    ) -> Result<(Value, bool)> {
        let mut found = Findings::default();
        let credits = self.credits(people).await?;
        let orders: Vec<Listed> = self.asked("/gateway/orders.json?limit=4000000000").await?;
        let there: HashMap<&str, &Listed> =
            orders.iter().map(|order| (order.out_trade_no.trim_start_matches("MC"), order)).collect();
        let known: HashSet<&str> = begun.iter().map(|one| one.number.as_str()).collect();
        for stranger in there.keys().filter(|number| !known.contains(**number)) {
            found.differences += 1;
            found.note(format!("{stranger}: at the gateway, and nobody began it"));
        }
        for one in begun {
            let credits = credits.get(one.number.as_str()).map_or(&[][..], Vec::as_slice);
            let paid = there.get(one.number.as_str()).and_then(|order| order.paid());
            self.look_at(one, paid, credits, &mut found).await?;
        }
        for stranger in credits.keys().filter(|number| !known.contains(number.as_str())) {
            found.differences += 1;
            found.note(format!("{stranger}: credited, and nobody began it"));
        }
        self.compare_bill(since, &mut found).await?;
        self.close(found, orders.len()).await
    }

    /// One payment in all three books.
    async fn look_at(
        &self,
        one: &Begun,
        paid: Option<i64>,
        credits: &[i64],
        found: &mut Findings,
    ) -> Result<()> {
        let number = one.number.as_str();
        let Some(payment) = self.store.payment(&one.number).await? else {
            found.lost += 1;
            found.note(format!("{number}: begun, and not there"));
            return Ok(());
        };
        *found.by_status.entry(payment.status.as_str()).or_default() += 1;
        if !payment.status.is_final() {
            found.unfinished += 1;
            found.note(format!("{number}: {}", payment.status.as_str()));
        }
        if paid.is_some() && payment.taken.is_none() {
            found.lost += 1;
            found.note(format!("{number}: paid there, and not here"));
        } else if paid != payment.taken.map(|taken| taken.0) || payment.amount != one.amount {
            found.differences += 1;
            found.note(format!("{number}: {paid:?} was paid, {:?} taken", payment.taken));
        }
        look_at_credits(&payment, credits, found);
        self.look_at_refunds(&payment, found).await
    }

    async fn look_at_refunds(&self, payment: &PaymentRecord, found: &mut Findings) -> Result<()> {
        let taken = payment.taken.unwrap_or_default().0;
        found.taken += taken;
        found.given_back += payment.given_back.0;
        if payment.promised_back.0 > taken || payment.given_back.0 > payment.promised_back.0 {
            found.double += 1;
            found.note(format!("{}: more goes back than came", payment.number));
        }
        if payment.promised_back.0 == 0 {
            return Ok(());
        }
        for refund in self.store.refunds_of(payment.id).await? {
            let is_done = refund.status == RefundStatus::Done;
            found.refunds += u64::from(is_done);
            if is_done && refund.confirmed_by.is_some() {
                found.by_hand += refund.amount.0;
            }
        }
        Ok(())
    }

    /// What the core has credited, by the payment's number: every entry of every account.
    async fn credits(&self, people: &[Person]) -> Result<HashMap<String, Vec<i64>>> {
        let caller = Caller::new(System::Core, &self.places.sandbox)?;
        let core = NationalInterface::new(caller, Sender::default(), Arc::new(SystemClock), 0);
        let region = ANLAN.to_owned().try_into().ok().context("the region")?;
        let period =
            Period { from: Date::from_ordinal_date(2000, 1)?, to: Date::from_ordinal_date(2199, 1)? };
        let mut credits: HashMap<String, Vec<i64>> = HashMap::new();
        for person in people {
            let (mut page, mut seen) = (0, 0);
            loop {
                let entries = again(|| core.entries(&region, &person.id_number, period, page)).await?;
                seen += entries.page.len();
                page += 1;
                let total = usize::try_from(entries.total.context("the core counts its entries")?)?;
                let last = entries.page.is_empty() || seen >= total;
                for entry in entries.page.into_iter().filter(|entry| entry.kind == EntryKind::TopUp) {
                    let number = entry.reference.unwrap_or_default();
                    if let Some(number) = number.strip_prefix('P').filter(|rest| is_number(rest)) {
                        credits.entry(number.to_owned()).or_default().push(entry.amount.0);
                    }
                }
                if last {
                    // The adapter takes what comes twice for one: then there are fewer than are counted.
                    ensure!(seen == total, "an entry stands in an account twice");
                    break;
                }
            }
        }
        Ok(credits)
    }

    /// The gateway's bill of every day of the run against ours.
    async fn compare_bill(&self, since: Date, found: &mut Findings) -> Result<()> {
        let (wall, entropy) = (Arc::new(SystemClock), Arc::new(SystemEntropy));
        let settings = payments::settings(&self.places.sandbox, &self.places.keys(), &self.places.residents)?;
        let gateway = Wechat::new(settings, wall, entropy)?;
        let (mut day, mut theirs) = (since, Vec::<BillLine>::new());
        while day <= SystemClock.now().day() {
            theirs.extend(again(|| gateway.bill(day)).await?.unwrap_or_default());
            day = day.next_day().context("the next day")?;
        }
        let ours = self.store.bill_lines(Channel::Wechat, ALWAYS.0, ALWAYS.1).await?;
        for difference in differences(&ours, &theirs) {
            found.differences += 1;
            found.note(format!("bill: {difference:?}"));
        }
        Ok(())
    }

    /// The sums, the ledger and the audit; and whether all is as it should be.
    async fn close(&self, mut found: Findings, orders: usize) -> Result<(Value, bool)> {
        let counts = self.counts().await?;
        let there = |name: &str| counts[name].as_i64().unwrap_or(-1);
        let region = ANLAN.to_owned().try_into().ok().context("the region")?;
        let sums: BTreeMap<String, i64> =
            self.store.account_sums(&region).await?.into_iter().map(|(kind, fen)| (kind, fen.0)).collect();
        let of = |kind: &str| sums.get(kind).copied().unwrap_or_default();
        for (what, one, other) in [
            ("taken", found.taken, there("paid")),
            ("given back", found.given_back - found.by_hand, there("refunded")),
            ("the till", -of("till"), found.taken - found.given_back),
            ("the core", of("core"), found.credited),
            ("in transit", of("transit"), 0),
            ("in suspense", of("suspense"), 0),
            ("on its way back", of("refunds"), 0),
            ("all accounts", sums.values().sum(), 0),
        ] {
            if one != other {
                found.differences += 1;
                found.note(format!("{what}: {one} here, {other} there"));
            }
        }
        let ledger = self.store.check_ledger(SystemClock.now()).await?;
        let audit = self.store.check_audit().await?;
        let whole = (ledger.wrong_balances, ledger.wrong_payments) == (0, 0) && audit.is_ok();
        let right = whole && (found.differences, found.lost, found.double, found.unfinished) == (0, 0, 0, 0);
        Ok((told(&found, &counts, (ledger.wrong_balances, ledger.wrong_payments), audit.ok(), orders), right))
    }
}

fn told(found: &Findings, counts: &Value, wrong: (u32, u32), audit: Option<u64>, orders: usize) -> Value {
    let tally = |name: &str| counts["tally"][name].as_i64().unwrap_or_default();
    let paid: i64 = ["SUCCESS", "REFUND"]
        .into_iter()
        .map(|state| counts["orders_by_state"][state].as_i64().unwrap_or_default())
        .sum();
    json!({
        "paid": paid, "differences": found.differences, "lost": found.lost, "double": found.double,
        "unfinished": found.unfinished, "statuses": found.by_status, "orders_at_gateway": orders,
        "refunds": found.refunds, "paid_fen": found.taken, "given_back_fen": found.given_back,
        "by_hand_fen": found.by_hand, "credited_fen": found.credited,
        "ledger_wrong_balances": wrong.0, "ledger_wrong_payments": wrong.1,
        "audit_lines": audit, "audit_whole": audit.is_some(),
        "callbacks_sent": tally("callbacks_sent"), "callbacks_dropped": tally("callbacks_dropped"),
        "forged_sent": tally("forgeries_sent"), "forged_believed": tally("forgeries_believed"),
        "forged_refused": tally("forgeries_sent") - tally("forgeries_believed"),
        "examples": found.examples,
    })
}

impl Listed {
    /// How much was paid, if anything was.
    fn paid(&self) -> Option<i64> {
        self.amount.payer_total.filter(|_| matches!(self.trade_state.as_str(), "SUCCESS" | "REFUND"))
    }
}

fn is_number(text: &str) -> bool {
    PaymentNumber::try_from(text.to_owned()).is_ok()
}

/// Asks until there is an answer.
async fn again<T, E: std::error::Error + Send + Sync + 'static>(
    ask: impl AsyncFn() -> Result<T, E>,
) -> Result<T> {
    for _ in 0..TIMES {
        if let Ok(answer) = ask().await {
            return Ok(answer);
        }
        tokio::time::sleep(AGAIN).await;
    }
    Ok(ask().await?)
}

/// What the core credited for a payment.
fn look_at_credits(payment: &PaymentRecord, credits: &[i64], found: &mut Findings) {
    let number = &payment.number;
    found.credited += credits.iter().sum::<i64>();
    let is_credited = !credits.is_empty();
    if credits.len() > 1 || is_credited && payment.promised_back.0 > 0 {
        found.double += 1;
        found.note(format!("{number}: credited {credits:?}, {} promised back", payment.promised_back.0));
    }
    let fulfilled = payment.status == PaymentStatus::Fulfilled;
    let sum: i64 = credits.iter().sum();
    if fulfilled != is_credited || is_credited && Some(sum) != payment.taken.map(|taken| taken.0) {
        found.differences += 1;
        found.note(format!("{number}: {} and credited {credits:?}", payment.status.as_str()));
    }
}
