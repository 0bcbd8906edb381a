use domain::{money::Fen, months::MonthTold};
use serde_json::{Value, json};

use super::super::{
    mapping::money::{self, Unreadable},
    *,
};

fn month(text: &str) -> domain::year_month::YearMonth {
    text.to_owned().try_into().unwrap()
}

fn personal(output: &Value) -> Option<PersonalAccount> {
    money::account(output).unwrap().personal
}

#[test]
fn an_account_is_read_from_numbers_and_from_texts() {
    let expected = PersonalAccount {
        balance: Fen(123_450),
        employer: Some("安澜航运有限公司".to_owned()),
        credit_day: Some(28),
        last_credit: Some(month("202610")),
    };
    for (balance, day, last) in [
        (json!(1234.5), json!(28), json!(202_610)),
        (json!("1234.50"), json!("28"), json!("202610")),
        (json!(" 1234.50 "), json!("28"), json!("202610")),
    ] {
        let output = json!({
            "acct_flag": "1", "insutype": "310", "balc": balance, "emp_name": "安澜航运有限公司",
            "crdt_day": day, "last_crdt_ym": last
        });
        assert_eq!(personal(&output), Some(expected.clone()));
    }
    let plain = personal(&json!({ "balc": "0.07", "crdt_day": 0, "last_crdt_ym": "soon" })).unwrap();
    assert_eq!((plain.balance, plain.credit_day, plain.last_credit), (Fen(7), None, None));
}

#[test]
fn a_resident_has_no_account_unless_the_core_says_so() {
    let account = money::account(&json!({ "acct_flag": 0, "insutype": 390 })).unwrap();
    assert_eq!(account, Account { payer: Payer::Resident, personal: None });
    assert_eq!(personal(&json!({ "insutype": "390" })), None);
    assert!(personal(&json!({ "acct_flag": "1", "insutype": "390", "balc": "3.10" })).is_some());
    assert_eq!(money::account(&json!({ "acct_flag": "7", "balc": "3.10" })), Err(Unreadable));
}

#[test]
fn an_amount_that_cannot_be_one_is_unreadable() {
    for wrong in [
        json!(-0.01),
        json!("-5.00"),
        json!("1.005"),
        json!(0.1 + 0.2),
        json!("1,000.00"),
        json!(1e300),
        json!("100000000.01"),
        json!("much"),
        json!(null),
        json!([1]),
    ] {
        let output = json!({ "acct_flag": "1", "insutype": "310", "balc": wrong });
        assert_eq!(money::account(&output), Err(Unreadable), "{wrong}");
    }
    assert!(money::account(&json!({ "acct_flag": "1", "balc": "100000000.00" })).is_ok());
}

#[test]
fn contributions_say_year_amount_and_whether_they_are_paid() {
    let read = |listed: Value| money::contributions(&json!({ "contributions": listed }));
    let listed = read(json!([
        { "year": 2027, "insutype": 390, "amount": 400, "pay_stas": 0, "pay_end": "20270228" },
        { "year": "2026", "insutype": "390", "amount": "380.00", "pay_stas": "1" }
    ]))
    .unwrap();
    let [next, last] = &listed[..] else { panic!("two years") };
    assert_eq!((next.year, next.amount, next.paid), (2027, Fen(40_000), false));
    assert_eq!(next.until.unwrap().to_string(), "2027-02-28");
    assert_eq!((last.year, last.amount, last.paid, last.until), (2026, Fen(38_000), true, None));
    assert_eq!(money::contributions(&json!({})), Ok(Vec::new()));
    let twice = json!({ "year": "2027", "amount": "400.0000", "pay_stas": "0" });
    let again = json!({ "year": 2027, "amount": 400, "pay_stas": 0 });
    assert_eq!(read(json!([twice, again])).unwrap().len(), 1);
    let whole = json!({ "year": "2027", "amount": "400.00", "pay_stas": "0" });
    assert!(read(json!([whole])).is_ok());
    for (field, wrong) in
        [("year", json!("next")), ("amount", json!("0")), ("amount", json!(-1)), ("pay_stas", json!("2"))]
    {
        let mut broken = whole.clone();
        broken[field] = wrong;
        assert_eq!(read(json!([broken])), Err(Unreadable), "{broken}");
    }
}

#[test]
fn entries_are_read_whole_or_not_at_all() {
    let good =
        json!({ "trns_date": "2026-11-02", "trns_type": 3, "amount": -35.5, "place": "安澜市第一医院" });
    let other = json!({ "trns_date": "20261101", "trns_type": "9", "amount": "12.00", "ref_no": 77 });
    let entries = money::entries(&json!({ "total": "12", "entries": [good, other] })).unwrap();
    let [spending, unknown] = &entries.page[..] else { panic!("two entries") };
    assert_eq!((entries.total, spending.kind, spending.amount), (Some(12), EntryKind::Spending, Fen(-3550)));
    assert_eq!((unknown.kind, unknown.reference.as_deref()), (EntryKind::Other, Some("77")));
    assert_eq!(money::entries(&json!({})), Ok(Entries::default()));
    for wrong in [
        json!({ "trns_date": "2026-11-02", "trns_type": "3", "amount": "a lot" }),
        json!({ "trns_date": "2026-11-02", "trns_type": "3" }),
        json!({ "trns_type": "3", "amount": "-1.00" }),
    ] {
        assert_eq!(money::entries(&json!({ "entries": [good, wrong] })), Err(Unreadable), "{wrong}");
    }
    assert_eq!(money::entries(&json!({ "total": 0, "entries": [good] })), Err(Unreadable));
    let listed = |list: &[&Value]| money::entries(&json!({ "entries": list })).map(|read| read.page.len());
    assert_eq!(listed(&[&other, &other]), Ok(1), "one reference is one entry");
    assert_eq!(listed(&[&good, &good]), Ok(2), "without one, the same may well be two");
    assert_eq!(listed(&[&good; 51]), Err(Unreadable), "more than were asked for");
}

fn no(words: &str) -> Value {
    json!({ "infcode": "-1", "err_msg": words })
}

#[test]
fn each_refusal_of_a_credit_has_a_word_of_ours() {
    for (words, reason) in [
        ("该人员无个人账户", CreditRefusal::NoAccount),
        ("未查询到人员信息", CreditRefusal::NoAccount),
        ("参保状态不正常，不能入账", CreditRefusal::NotInForce),
        ("该年度已缴费，请勿重复缴费", CreditRefusal::AlreadyPaid),
        ("该月单位划拨已入账", CreditRefusal::AlreadyPaid),
        ("缴费金额与核定金额不一致", CreditRefusal::AmountDiffers),
        ("入账流水号已使用且内容不一致", CreditRefusal::OtherContent),
        ("该业务不予办理", CreditRefusal::Other),
    ] {
        assert_eq!(money::credited(no(words), "a"), Ok(Some(Credited::Refused(reason))), "{words}");
    }
}

#[test]
fn what_may_have_been_credited_is_not_taken_for_refused() {
    for words in ["系统异常", "系统繁忙，请稍后再试", "交易超时", "流水号重复", "发送方报文ID重复"]
    {
        assert_eq!(money::credited(no(words), "a"), Ok(None), "{words}");
    }
    for answer in [json!({}), json!([]), json!({ "infcode": 0 }), json!({ "infcode": 0, "output": {} })] {
        assert_eq!(money::credited(answer.clone(), "a"), Err(Unreadable), "{answer}");
    }
}

#[test]
fn a_receipt_is_that_of_the_key() {
    let yes = |output: Value| money::credited(json!({ "infcode": "0", "output": output }), "a");
    let receipt = |number: &str, balance| Receipt { number: number.to_owned(), balance };
    let done = |receipt| Ok(Some(Credited::Done(receipt)));
    let told = yes(json!({ "credit_no": "a", "rcpt_no": 55, "balc": 20 }));
    assert_eq!(told, done(receipt("55", Some(Fen(2000)))));
    assert_eq!(yes(json!({ "rcpt_no": "HX1" })), done(receipt("HX1", None)));
    assert_eq!(yes(json!({ "credit_no": "b", "rcpt_no": "HX1" })), Err(Unreadable));
    assert_eq!(yes(json!({ "credit_no": "a", "balc": 20 })), Err(Unreadable));
    let status = |output: Value| money::credit_status(&output, "a");
    assert_eq!(status(json!({ "credit_stas": 0 })), Ok(None));
    let known = json!({ "credit_stas": "1", "credit_no": "a", "rcpt_no": "HX1", "balc": "3.00" });
    assert_eq!(status(known), Ok(Some(receipt("HX1", Some(Fen(300))))));
    for wrong in [json!({}), json!({ "credit_stas": "1" }), json!({ "credit_stas": "2", "rcpt_no": "HX1" })] {
        assert_eq!(status(wrong), Err(Unreadable));
    }
}

#[test]
fn what_is_credited_is_written_in_the_cores_codes() {
    assert_eq!(money::purpose(CreditPurpose::TopUp), ("2", None));
    assert_eq!(money::purpose(CreditPurpose::Contribution { year: 2027 }), ("5", Some("2027".into())));
    let month_end = CreditPurpose::MonthEnd { month: month("202611") };
    assert_eq!(money::purpose(month_end), ("1", Some("202611".into())));
}

#[test]
fn months_are_read_in_whatever_form_and_what_is_told_twice_is_one() {
    let told = |month_text: &str, paid| MonthTold {
        month: month(month_text),
        paid,
        base: Some(Fen(1_562_500)),
        employer: None,
        own: Some(Fen(31_250)),
    };
    let output = json!({ "paid_mons": "140", "months": [
        { "ym": 202_609, "pay_stas": 1, "pay_base": 15_625, "psn_pay": "312.50" },
        { "ym": "2026-10", "pay_stas": "0", "pay_base": "15625.00", "emp_pay": null, "psn_pay": 312.5 },
        { "ym": "202609", "pay_stas": "1", "pay_base": "15625.00", "psn_pay": 312.5 },
    ] });
    let expected = Months { paid_in_all: Some(140), told: vec![told("202609", true), told("202610", false)] };
    assert_eq!(money::months(&output), Ok(expected));
    assert_eq!(money::months(&json!({})), Ok(Months::default()));
}

#[test]
fn months_of_which_one_cannot_be_read_are_not_told_without_it() {
    let good = json!({ "ym": "202610", "pay_stas": "1" });
    for odd in [
        json!({ "ym": "202613", "pay_stas": "1" }),
        json!({ "ym": "２０２６１０", "pay_stas": "1" }),
        json!({ "pay_stas": "1" }),
        json!({ "ym": "202610" }),
        json!({ "ym": "202610", "pay_stas": "7" }),
        json!({ "ym": "202610", "pay_stas": "1", "psn_pay": "-1" }),
        json!("202610"),
    ] {
        assert_eq!(money::months(&json!({ "months": [good, odd] })), Err(Unreadable), "{odd}");
    }
    for odd in [json!({ "months": "none" }), json!({ "paid_mons": -1 }), json!({ "paid_mons": 99_999 })] {
        assert_eq!(money::months(&odd), Err(Unreadable), "{odd}");
    }
}
