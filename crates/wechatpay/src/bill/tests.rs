use super::*;
use proptest::prelude::*;

/// A bill and its hash as the tests of the Go client by gunsluo, under Apache-2.0, have them.
const PUBLISHED: &str = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注
`2021-01-28 17:07:11,`wx81be3101902f7cb2,`1601959334,`0,`,`4200000925202101284997714292,`S20210128170702357723,`ofyak5qR_1wYsC99CsWA6R9MJazA,`NATIVE,`SUCCESS,`OTHERS,`CNY,`0.01,`0.00,`0,`0,`0.00,`0.00,`,`,`for testing,`cipher code,`0.00000,`1.00%,`0.01,`0.00,`
`2021-01-28 15:35:18,`wx81be3101902f7cb2,`1601959334,`0,`,`4200000910202101282955148400,`S20210128153505214586,`ofyak5qR_1wYsC99CsWA6R9MJazA,`NATIVE,`SUCCESS,`OTHERS,`CNY,`0.01,`0.00,`0,`0,`0.00,`0.00,`,`,`for testing,`cipher code,`0.00000,`1.00%,`0.01,`0.00,`
`2021-01-28 16:59:46,`wx81be3101902f7cb2,`1601959334,`0,`,`4200000926202101281412639609,`S20210128165824499930,`ofyak5qR_1wYsC99CsWA6R9MJazA,`NATIVE,`SUCCESS,`OTHERS,`CNY,`0.01,`0.00,`0,`0,`0.00,`0.00,`,`,`for testing,`cipher code,`0.00000,`1.00%,`0.01,`0.00,`
总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额
`3,`0.03,`0.00,`0.00,`0.00000,`0.03,`0.00
";

#[test]
fn a_published_bill_is_read() {
    let bill = Bill::read(PUBLISHED.as_bytes()).unwrap();
    assert_eq!(bill.lines.len(), 3);
    let first = &bill.lines[0];
    assert_eq!(first.at.text(), "2021-01-28T17:07:11+08:00");
    assert_eq!(first.transaction_id, "4200000925202101284997714292");
    assert_eq!((first.description.as_str(), first.attach.as_str()), ("for testing", "cipher code"));
    assert_eq!(first.entry, Entry::Payment { amount: 1 });
    assert_eq!(Bill::read(PUBLISHED.replace('\n', "\r\n").as_bytes()), Ok(bill));
}

#[test]
fn a_hash_that_others_published_fits() {
    // FIPS 180, the first example.
    let link = BillLink {
        download_url: String::new(),
        hash_type: SHA1.to_owned(),
        hash_value: "A9993E364706816ABA3E25717850C26C9CD0D89D".to_owned(),
    };
    assert!(link.fits(b"abc") && !link.fits(b"abx"));
    assert!(!BillLink { hash_type: "MD5".to_owned(), ..link }.fits(b"abc"));
}

#[test]
fn a_bill_that_was_cut_is_none() {
    let last_sum = PUBLISHED.rfind("0.00").unwrap();
    for (end, _) in PUBLISHED.char_indices().filter(|(end, _)| *end <= last_sum) {
        assert!(Bill::read(&PUBLISHED.as_bytes()[..end]).is_err(), "cut at {end}");
    }
    assert_eq!(
        Bill::read(PUBLISHED.replace("`0.01,`0.00,`\n", "`0.02,`0.00,`\n").as_bytes()),
        Err(Unreadable::Summary)
    );
}

fn line() -> impl Strategy<Value = Line> {
    let text = "[ -_a-z一-龥,]{0,12}";
    let refund = ("5[0-9]{27}", "[A-Za-z0-9]{1,20}", 1_i64..10_000_000, 0..RefundState::ALL.len());
    let entry = prop_oneof![
        (1_i64..10_000_000).prop_map(|amount| Entry::Payment { amount }),
        refund.prop_map(|(refund_id, out_refund_no, amount, state)| Entry::Refund {
            refund_id,
            out_refund_no,
            amount,
            state: RefundState::ALL[state]
        }),
    ];
    (0_i64..4_000_000_000, "[0-9]{28}", "[A-Za-z0-9]{6,32}", text, text, -1_000_i64..1_000, entry).prop_map(
        |(at, transaction_id, out_trade_no, description, attach, fee, entry)| Line {
            at: Instant(at),
            appid: "wx0".to_owned(),
            mchid: "1900000001".to_owned(),
            transaction_id,
            out_trade_no,
            description,
            attach,
            fee,
            entry,
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read(lines in prop::collection::vec(line(), 0..8)) {
        let bill = Bill { lines };
        prop_assert_eq!(Bill::read(bill.write().as_bytes()), Ok(bill));
    }

    #[test]
    fn nothing_makes_it_panic(file in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Bill::read(&file);
    }

    #[test]
    fn no_changed_bill_makes_it_panic(at in 0..PUBLISHED.len(), byte in any::<u8>()) {
        let mut file = PUBLISHED.as_bytes().to_vec();
        file[at] = byte;
        let _ = Bill::read(&file);
    }
}
