//! Residents: each signs in once a visit, and has one top-up open at a time.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::Duration,
};

use anyhow::{Context as _, Result, bail};
use domain::{
    money::Fen,
    payment::{Channel, PaymentNumber, Purpose},
    problem::ErrorCode,
    wire::{
        AskPayment, BeginPayment, BeginVisit, Code, ConfirmName, Consent, GiveCode, GiveUpPayment, Identity,
        NameOneself, NewPayment, Nothing, PaymentKey, PaymentView, ShowPayment, ShowRegion,
    },
};
use sandbox::people::{ANLAN, Class, Insured, People, Person, Standing};
use serde::Deserialize;
use server::{
    clock::{Clock as _, SystemClock},
    entropy::{Entropy, SystemEntropy},
};
use tokio::sync::Mutex;

use crate::{
    chance::Chance,
    client::Client,
    stage::{PEOPLE, Places},
};

/// How long a text message is waited for.
const TEXT_TIMES: u32 = 100;
const LOOK: Duration = Duration::from_millis(200);
/// The region's limits for a top-up.
const LEAST: u64 = 1_000;
const MOST: u64 = 200_000;
/// Of a thousand top-ups, how many are begun twice at once, and of a thousand looks, how many ask the gateway or give up.
const TWICE: u64 = 50;
const ASKS: u64 = 50;
const GIVES_UP: u64 = 30;

/// What all residents share.
pub(crate) struct Town {
    pub(crate) places: Places,
    /// How many are to be begun.
    pub(crate) orders: u32,
    /// How many were.
    pub(crate) begun: AtomicU32,
    /// All of them, with whom they are for.
    pub(crate) payments: Mutex<Vec<Begun>>,
    /// Keys that got two answers.
    pub(crate) two_answers: AtomicU32,
    /// What text messages are read with.
    phones: reqwest::Client,
    /// Whether nobody begins any more.
    pub(crate) over: AtomicBool,
}

/// A top-up that was begun.
#[derive(Clone, Debug)]
pub(crate) struct Begun {
    pub(crate) number: PaymentNumber,
    pub(crate) amount: Fen,
}

impl Town {
    pub(crate) fn new(places: Places, orders: u32) -> Result<Arc<Self>> {
        let phones = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(5)).build()?;
        Ok(Arc::new(Self {
            places,
            orders,
            begun: AtomicU32::new(0),
            payments: Mutex::default(),
            two_answers: AtomicU32::new(0),
            phones,
            over: AtomicBool::new(false),
        }))
    }

    /// Whether another is to be begun; then it counts.
    fn takes_another(&self) -> bool {
        let more = |begun| (begun < self.orders).then_some(begun + 1);
        self.begun.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).is_ok()
    }
}

/// People with an account in the first region and a mobile.
pub(crate) fn people(count: usize) -> Result<Vec<Person>> {
    let here = |insured: &Insured| {
        insured.region == ANLAN && insured.standing == Standing::Normal && insured.class == Class::Employees
    };
    let suits = |person: &Person| person.mobile.is_some() && person.insured().is_some_and(here);
    let mut people: Vec<Person> =
        People::with(PEOPLE).all().filter(|person| suits(person)).cloned().collect();
    people.sort_by(|a, b| a.id_number.reveal().cmp(b.id_number.reveal()));
    people.truncate(count);
    if people.len() < count {
        bail!("only {} people have an account", people.len())
    }
    Ok(people)
}

/// A resident.
pub(crate) struct Resident {
    town: Arc<Town>,
    person: Person,
    client: Client,
    chance: Chance,
}

impl Resident {
    pub(crate) fn new(town: &Arc<Town>, person: Person, number: u16, seed: u64) -> Result<Self> {
        let client = Client::new(&town.places.residents, number)?;
        Ok(Self { town: Arc::clone(town), person, client, chance: Chance::of(seed, number.into()) })
    }

    /// Tops up until enough were begun, and follows each to where nothing can be paid any more.
    pub(crate) async fn live(mut self) -> Result<()> {
        while self.town.takes_another() {
            let begun = self.begin().await?;
            self.town.payments.lock().await.push(begun.clone());
            self.follow(&begun.number).await?;
        }
        Ok(())
    }

    /// Begins one under a key of its own, which is sent until there is an answer.
    async fn begin(&mut self) -> Result<Begun> {
        let entropy: &dyn Entropy = &SystemEntropy;
        let amount = i64::try_from(LEAST + self.chance.below(MOST - LEAST + 1))?;
        let asked = NewPayment {
            key: PaymentKey(entropy.id(SystemClock.now())?),
            purpose: Purpose::TopUp,
            amount: Fen(amount),
            channel: Channel::Wechat,
            payee: None,
        };
        let twice = self.chance.hits(TWICE);
        loop {
            let first = self.client.patiently(BeginPayment, "", &asked);
            let (first, second) = if twice {
                let (first, second) = tokio::join!(first, self.client.patiently(BeginPayment, "", &asked));
                (first?, Some(second?))
            } else {
                (first.await?, None)
            };
            match first {
                Ok(begun) => {
                    if let Some(Ok(second)) = second
                        && second != begun
                    {
                        self.town.two_answers.fetch_add(1, Ordering::Relaxed);
                    }
                    return Ok(Begun { number: begun.number, amount: begun.amount });
                }
                Err(problem) if problem.code == ErrorCode::NotSignedIn => self.identify().await?,
                Err(problem) if problem.code == ErrorCode::PaymentOpen => {
                    let open = problem.payment.context("somebody else's payment is open for the same")?;
                    self.follow(&open).await?;
                }
                // Two nodes at once: the key has its answer by now.
                Err(problem) if problem.code == ErrorCode::StaleVersion => {}
                Err(problem) => bail!("a top-up is refused: {}", problem.code.as_str()),
            }
        }
    }

    /// Looks at one until nothing can be paid for it any more.
    async fn follow(&mut self, number: &PaymentNumber) -> Result<()> {
        loop {
            let pause = Duration::from_millis(400 + self.chance.below(600));
            tokio::time::sleep(pause).await;
            if !self.look(number).await?.status.is_awaited() {
                return Ok(());
            }
        }
    }

    async fn look(&mut self, number: &PaymentNumber) -> Result<PaymentView> {
        let (asks, gives_up) = (self.chance.hits(ASKS), self.chance.hits(GIVES_UP));
        loop {
            let (client, part) = (&self.client, number.as_str());
            let looked = match (asks, gives_up) {
                (_, true) => client.patiently(GiveUpPayment, part, &Nothing {}).await?,
                (true, false) => client.patiently(AskPayment, part, &Nothing {}).await?,
                (false, false) => client.patiently(ShowPayment, part, &Nothing {}).await?,
            };
            match looked {
                Ok(view) => return Ok(view),
                Err(problem) if problem.code == ErrorCode::NotSignedIn => self.identify().await?,
                // It has moved on meanwhile.
                Err(problem) if matches!(problem.code, ErrorCode::WrongStep | ErrorCode::StaleVersion) => {}
                Err(problem) => bail!("a payment is not shown: {}", problem.code.as_str()),
            }
        }
    }

    /// Signs in by a text message; what goes wrong on the way is begun anew.
    pub(crate) async fn identify(&self) -> Result<()> {
        for _ in 0..TEXT_TIMES {
            if self.try_to_identify().await?.is_some() {
                return Ok(());
            }
            tokio::time::sleep(LOOK * 10).await;
        }
        bail!("nobody can sign in")
    }

    async fn try_to_identify(&self) -> Result<Option<()>> {
        let client = &self.client;
        let Ok(region) = client.patiently(ShowRegion, ANLAN, &Nothing {}).await? else { return Ok(None) };
        let consent = Consent {
            region: region.code,
            version: region.consent.version,
            language: "zh-CN".to_owned(),
            kiosk: None,
        };
        let Ok(_) = client.patiently(BeginVisit, "", &consent).await? else { return Ok(None) };
        let before = self.texts().await.len();
        let identity = Identity { id_number: self.person.id_number.clone() };
        let Ok(_) = client.patiently(NameOneself, "", &identity).await? else { return Ok(None) };
        let Some(code) = self.code(before).await else { return Ok(None) };
        let Ok(_) = client.patiently(GiveCode, "", &Code { code }).await? else { return Ok(None) };
        Ok(client.patiently(ConfirmName, "", &Nothing {}).await?.ok().map(drop))
    }

    /// The code of a message that came after `before` others.
    async fn code(&self, before: usize) -> Option<String> {
        for _ in 0..TEXT_TIMES {
            let texts = self.texts().await;
            let newer = texts.len().saturating_sub(before);
            let code = texts.into_iter().take(newer).find(|text| text.contains("验证码"));
            if let Some(text) = code {
                let mut runs = text.split(|letter: char| !letter.is_ascii_digit());
                return runs.find(|run| run.len() == 6).map(str::to_owned);
            }
            tokio::time::sleep(LOOK).await;
        }
        None
    }

    /// The messages to this resident, newest first; none while nobody tells.
    async fn texts(&self) -> Vec<String> {
        #[derive(Deserialize)]
        struct Message {
            text: String,
        }
        let mobile = self.person.mobile.as_deref().unwrap_or_default();
        let address = format!("{}/inbox.json?to={mobile}", self.town.places.sandbox);
        let Ok(answer) = self.town.phones.get(address).send().await else { return Vec::new() };
        let messages: Vec<Message> = answer.json().await.unwrap_or_default();
        messages.into_iter().map(|message| message.text).collect()
    }
}
