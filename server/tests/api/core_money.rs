//! The core's accounts and credits over HTTP: what was credited once is never lost, and never credited again.

use std::sync::Arc;

use domain::{id_number::IdNumber, money::Fen, outside::Sender, region::RegionCode};
use sandbox::people::{ANLAN, NOBODY, YUNLING};
use server::{
    core::{
        Credit, CreditPurpose, CreditRefusal, Credited, ENTRIES_A_PAGE, InsuranceCore as _,
        NationalInterface, Payer, Period,
    },
    outside::{Caller, Failure, System},
};

use crate::world::{HandClock, Outside};

struct Core {
    outside: Outside,
    core: NationalInterface,
}

impl Core {
    async fn start() -> Self {
        let clock = HandClock::new();
        let outside = Outside::start(clock.clone()).await;
        let caller = Caller::new(System::Core, &format!("http://{}", outside.address)).unwrap();
        Self { core: NationalInterface::new(caller, Sender::default(), Arc::new(clock), 0), outside }
    }

    fn number(&self, name: &str) -> IdNumber {
        self.outside.person(name).id_number
    }

    async fn balance(&self, name: &str) -> Fen {
        let account = self.core.account(&region(ANLAN), &self.number(name)).await.unwrap().unwrap();
        account.personal.unwrap().balance
    }

    async fn top_up(&self, key: &str, fen: i64) -> Result<Credited, Failure> {
        let credit = Credit { key: key.to_owned(), purpose: CreditPurpose::TopUp, amount: Fen(fen) };
        let told = self.core.credit(&region(ANLAN), &self.number("张秀兰"), &credit).await;
        told.map_err(|error| error.failure)
    }

    async fn contribution(&self, key: &str, fen: i64) -> Credited {
        let purpose = CreditPurpose::Contribution { year: 2027 };
        let credit = Credit { key: key.to_owned(), purpose, amount: Fen(fen) };
        self.core.credit(&region(YUNLING), &self.number("和志明"), &credit).await.unwrap()
    }
}

fn region(code: &str) -> RegionCode {
    code.to_owned().try_into().unwrap()
}

fn refused(reason: CreditRefusal) -> Credited {
    Credited::Refused(reason)
}

#[tokio::test]
async fn accounts_contributions_and_entries_are_told() {
    let core = Core::start().await;
    let (here, number) = (region(ANLAN), core.number("张秀兰"));
    let account = core.core.account(&here, &number).await.unwrap().unwrap();
    let personal = account.personal.unwrap();
    assert_eq!((account.payer, personal.credit_day), (Payer::Employer, Some(28)));
    assert_eq!(core.core.contributions(&here, &number).await, Ok(Vec::new()));
    let day = |text: &str| domain::moment::iso_date::parse(text).unwrap();
    let period = Period { from: day("2020-01-01"), to: day("2026-11-23") };
    let first = core.core.entries(&here, &number, period, 0).await.unwrap();
    let mut sum: i64 = first.page.iter().map(|entry| entry.amount.0).sum();
    for page in 1..=first.total.unwrap() / ENTRIES_A_PAGE {
        let next = core.core.entries(&here, &number, period, page).await.unwrap();
        sum += next.page.iter().map(|entry| entry.amount.0).sum::<i64>();
    }
    assert_eq!(Fen(sum), personal.balance);
    let resident = core.number("和志明");
    let account = core.core.account(&region(YUNLING), &resident).await.unwrap().unwrap();
    assert_eq!((account.payer, account.personal), (Payer::Resident, None));
    let assessed = core.core.contributions(&region(YUNLING), &resident).await.unwrap();
    assert_eq!((assessed[0].year, assessed[0].amount, assessed[0].paid), (2027, Fen(40_000), false));
    let nobody = IdNumber::try_from(NOBODY.to_owned()).unwrap();
    assert_eq!(core.core.account(&here, &nobody).await, Ok(None));
}

#[tokio::test]
async fn a_lost_answer_is_asked_after_and_nothing_is_credited_twice() {
    let core = Core::start().await;
    let before = core.balance("张秀兰").await;
    core.outside.knob("credit_unanswered", true).await;
    assert_eq!(core.top_up("a", 5_000).await, Err(Failure::Status(503)));
    assert_eq!(core.balance("张秀兰").await, Fen(before.0 + 5_000));
    let receipt = core.core.credit_status(&region(ANLAN), "a").await.unwrap().unwrap();
    assert_eq!(receipt.balance, Some(Fen(before.0 + 5_000)));
    core.outside.knob("credit_unanswered", false).await;
    assert_eq!(core.top_up("a", 5_000).await, Ok(Credited::Done(receipt)));
    assert_eq!(core.balance("张秀兰").await, Fen(before.0 + 5_000));
    assert_eq!(core.top_up("a", 6_000).await, Ok(refused(CreditRefusal::OtherContent)));
    core.outside.knob("credit_down", true).await;
    assert_eq!(core.top_up("b", 5_000).await, Err(Failure::Status(503)));
    assert_eq!(core.core.credit_status(&region(ANLAN), "b").await, Ok(None));
}

#[tokio::test]
async fn what_the_core_refuses_is_told_by_its_reason() {
    let core = Core::start().await;
    assert_eq!(core.contribution("0", 39_999).await, refused(CreditRefusal::AmountDiffers));
    let Credited::Done(receipt) = core.contribution("a", 40_000).await else { panic!("not credited") };
    assert_eq!(receipt.balance, None, "a contribution is no money in an account");
    assert_eq!(core.contribution("b", 40_000).await, refused(CreditRefusal::AlreadyPaid));
    assert_eq!(core.contribution("a", 40_000).await, Credited::Done(receipt));
    let top_up = Credit { key: "c".to_owned(), purpose: CreditPurpose::TopUp, amount: Fen(100) };
    for (name, reason) in [
        ("和志明", CreditRefusal::NoAccount),
        ("周文静", CreditRefusal::NotInForce),
        ("段国强", CreditRefusal::NotInForce),
    ] {
        let told = core.core.credit(&region(ANLAN), &core.number(name), &top_up).await;
        assert_eq!(told, Ok(refused(reason)), "{name}");
    }
    let nobody = IdNumber::try_from(NOBODY.to_owned()).unwrap();
    let told = core.core.credit(&region(ANLAN), &nobody, &top_up).await;
    assert_eq!(told, Ok(refused(CreditRefusal::NoAccount)));
    core.outside.knob("credit_refused", true).await;
    assert_eq!(core.top_up("d", 100).await, Ok(refused(CreditRefusal::Other)));
}
