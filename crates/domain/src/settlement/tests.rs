//! Settlements that add up, and some that do not.

use proptest::prelude::*;
use time::{Date, Month};

use super::*;
use crate::benefit::{Layer, Share, SoFar, Working};

/// A stay of 12,345.67 yuan of which everything adds up.
fn stay() -> Settlement {
    Settlement {
        id: "S1".to_owned().try_into().unwrap(),
        on: Date::from_calendar_date(2026, Month::March, 9).unwrap(),
        institution: Institution {
            code: "H33990200001".to_owned(),
            name: "安澜市第一医院".to_owned(),
            level: Some(Level::Three),
            region: None,
        },
        care: Some(Care::Inpatient),
        insurance: Some(Insurance::Employees),
        total: Fen(1_234_567),
        own: Fen(100_000),
        over_limit: Fen(4_567),
        first_self_paid: Fen(30_000),
        in_scope: Fen(1_100_000),
        deductible: Fen(100_000),
        own_ratio: None,
        funds: vec![
            Fund { kind: FundKind::Pooled, amount: Fen(800_000) },
            Fund { kind: FundKind::LargeSums, amount: Fen(20_000) },
        ],
        fund: Fen(820_000),
        person: Fen(414_567),
        hospital: Fen::ZERO,
        account: Fen(200_000),
        mutual_aid: Fen::ZERO,
        cash: Fen(214_567),
        balance: Some(Fen(12_300)),
    }
}

fn spoilt(spoil: impl Fn(&mut Settlement)) -> Settlement {
    let mut settlement = stay();
    spoil(&mut settlement);
    settlement
}

fn piece(part: Part, fen: i64) -> Piece {
    Piece { part, amount: Fen(fen) }
}

#[test]
fn what_adds_up_has_no_fault() {
    assert_eq!(stay().faults(), []);
}

#[test]
fn each_sum_that_is_wrong_is_named() {
    for (fault, wrong) in [
        (SumFault::Scope, spoilt(|bill| bill.own = Fen(100_001))),
        (SumFault::Funds, spoilt(|bill| bill.funds[0].amount = Fen(1))),
        (SumFault::Sides, spoilt(|bill| bill.hospital = Fen(1))),
        (SumFault::Person, spoilt(|bill| bill.cash = Fen(214_566))),
    ] {
        assert_eq!(wrong.faults(), [fault]);
    }
    assert_eq!(spoilt(|bill| bill.in_scope = Fen(i64::MAX)).faults(), [SumFault::Scope]);
}

#[test]
fn mutual_aid_stands_inside_the_accounts_part_or_beside_it() {
    let inside = spoilt(|bill| bill.mutual_aid = Fen(50_000));
    let beside = spoilt(|bill| {
        bill.account = Fen(150_000);
        bill.mutual_aid = Fen(50_000);
    });
    for bill in [&inside, &beside] {
        assert_eq!(bill.faults(), []);
        let parts = [(Part::Account, 150_000), (Part::MutualAid, 50_000), (Part::Cash, 214_567)];
        assert_eq!(bill.paid(), parts.map(|(part, fen)| piece(part, fen)));
    }
}

#[test]
fn the_pieces_of_a_bill_say_who_paid_what_and_why() {
    assert_eq!(
        stay().pieces(),
        [
            piece(Part::Own, 100_000),
            piece(Part::OverLimit, 4_567),
            piece(Part::FirstSelfPaid, 30_000),
            piece(Part::Deductible, 100_000),
            piece(Part::Share, 180_000),
            piece(Part::Fund(FundKind::Pooled), 800_000),
            piece(Part::Fund(FundKind::LargeSums), 20_000),
        ]
    );
}

#[test]
fn a_deductible_that_a_fund_paid_is_not_shown_as_the_persons() {
    let bill = spoilt(|bill| {
        bill.funds.push(Fund { kind: FundKind::CivilServants, amount: Fen(250_000) });
        (bill.fund, bill.person, bill.cash) = (Fen(1_070_000), Fen(164_567), Fen::ZERO);
        bill.account = Fen(164_567);
    });
    assert_eq!(bill.faults(), []);
    assert_eq!(bill.pieces()[3], piece(Part::Deductible, 30_000));
    assert!(!bill.pieces().iter().any(|piece| matches!(piece.part, Part::Share | Part::Open)));
}

#[test]
fn what_the_figures_leave_open_is_a_piece() {
    let bill = spoilt(|bill| bill.total = Fen(1_234_500));
    assert_eq!(bill.faults(), [SumFault::Scope, SumFault::Sides]);
    assert_eq!(bill.pieces().last(), Some(&piece(Part::Open, -67)));
}

#[test]
fn each_bar_begins_where_the_one_before_ended_and_the_last_ends_at_nothing() {
    let pieces =
        [piece(Part::Own, 2_500), piece(Part::Share, 2_500), piece(Part::Fund(FundKind::Pooled), 5_000)];
    let (whole, bars) = bars(Fen(10_000), &pieces);
    assert_eq!(whole, Bar { start: 0, end: 10_000 });
    let steps = [(10_000, 7_500), (7_500, 5_000), (5_000, 0)];
    assert_eq!(bars, steps.map(|(start, end)| Bar { start, end }));
}

#[test]
fn pieces_of_more_than_the_whole_are_drawn_to_their_width_and_what_is_open_leads_back() {
    let (whole, bars) = bars(Fen(10_000), &[piece(Part::Own, 15_000), piece(Part::Open, -5_000)]);
    assert_eq!(whole, Bar { start: 3_333, end: 10_000 });
    assert_eq!(bars, [Bar { start: 10_000, end: 0 }, Bar { start: 0, end: 3_333 }]);
    assert_eq!((bars[1].low(), bars[1].width()), (0, 3_333));
    assert_eq!(super::bars(Fen::ZERO, &[]), (Bar { start: 0, end: 0 }, Vec::new()));
}

#[test]
fn lines_that_do_not_make_the_bill_are_told() {
    let line = |amount, own| Expense {
        name: "阿莫西林胶囊".to_owned(),
        kind: Some(ExpenseKind::WesternMedicine),
        class: Some(Class::A),
        count: "2".to_owned(),
        price: "12.3456".to_owned(),
        amount: Fen(amount),
        limit: None,
        own_ratio: None,
        own: Fen(own),
        over_limit: Fen::ZERO,
        first_self_paid: Fen::ZERO,
        in_scope: Fen(amount),
    };
    assert_eq!(stay().faults_with(&[line(1_234_567, 0)]), []);
    assert_eq!(stay().faults_with(&[line(1_234_566, 0)]), [SumFault::Lines]);
    assert_eq!(stay().faults_with(&[line(1_234_567, 1)]), [SumFault::Lines]);
    assert_eq!(stay().faults_with(&[]), [], "of lines that nobody told nothing is said");
}

#[test]
fn the_number_of_a_settlement_is_plain() {
    for (text, is_one) in
        [("S1", true), ("330000-2026_01", true), ("", false), ("a b", false), ("../1", false)]
    {
        assert_eq!(SettlementId::try_from(text.to_owned()).is_ok(), is_one, "{text}");
    }
    assert!(SettlementId::try_from("1".repeat(41)).is_err());
}

fn any_fen() -> impl Strategy<Value = Fen> {
    prop_oneof![3 => 0..5_000_000_i64, 1 => -10_000..10_000_000_000_i64].prop_map(Fen)
}

prop_compose! {
    /// Figures as they come, whether or not they add up.
    fn any_settlement()(
        sums in prop::array::uniform8(any_fen()),
        paid in prop::array::uniform5(any_fen()),
        funds in prop::collection::vec(any_fen(), 0..4),
    ) -> Settlement {
        let [total, own, over_limit, first_self_paid, in_scope, deductible, fund, person] = sums;
        let [hospital, account, mutual_aid, cash, _] = paid;
        let kinds = [FundKind::Pooled, FundKind::CivilServants, FundKind::Catastrophic];
        let funds = kinds.into_iter().zip(funds).map(|(kind, amount)| Fund { kind, amount }).collect();
        Settlement {
            total, own, over_limit, first_self_paid, in_scope, deductible, funds, fund, person, hospital,
            account, mutual_aid, cash, ..stay()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_pieces_of_any_settlement_make_its_total(bill in any_settlement()) {
        let sum = |pieces: Vec<Piece>| pieces.iter().map(|piece| piece.amount.0).sum::<i64>();
        prop_assert_eq!(sum(bill.pieces()), bill.total.0);
        prop_assert_eq!(sum(bill.paid()), bill.person.0);
    }

    #[test]
    fn the_bars_of_any_settlement_lead_from_its_total_to_nothing(bill in any_settlement()) {
        for (total, pieces) in [(bill.total, bill.pieces()), (bill.person, bill.paid())] {
            let (whole, bars) = bars(total, &pieces);
            prop_assert_eq!(bars.len(), pieces.len());
            let mut at = whole.end;
            for bar in &bars {
                prop_assert_eq!(bar.start, at);
                prop_assert!(bar.start.max(bar.end) <= ROOM);
                at = bar.end;
            }
            prop_assert_eq!(at, whole.start);
            let down = |bar: &Bar| i64::from(bar.start) - i64::from(bar.end);
            prop_assert_eq!(bars.iter().map(down).sum::<i64>(), -down(&whole));
            // The widths stand to each other as the amounts do, up to the rounding of both edges.
            let edges = pieces.iter().scan(total.0, |at, piece| { *at -= piece.amount.0; Some(*at) });
            let (low, high) = edges.chain([total.0]).fold((0, 0), |(low, high), at| (at.min(low), at.max(high)));
            for (bar, piece) in bars.iter().zip(&pieces) {
                let exact = i128::from(piece.amount.0) * i128::from(ROOM) / i128::from((high - low).max(1));
                prop_assert!((i128::from(down(bar)) - exact).abs() <= 1, "{:?} {:?}", bar, piece);
            }
        }
    }

    #[test]
    fn a_settlement_without_faults_leaves_nothing_open(own in 0..1_000_000_i64, scope in 0..5_000_000_i64, part in 0..=100_i64) {
        let fund = scope * part / 100;
        let bill = spoilt(|bill| {
            (bill.own, bill.over_limit, bill.first_self_paid, bill.in_scope) = (Fen(own), Fen::ZERO, Fen::ZERO, Fen(scope));
            (bill.total, bill.deductible) = (Fen(own + scope), Fen((scope - fund) / 2));
            bill.funds = vec![Fund { kind: FundKind::Pooled, amount: Fen(fund) }];
            (bill.fund, bill.person) = (Fen(fund), Fen(own + scope - fund));
            (bill.account, bill.cash) = (Fen::ZERO, bill.person);
        });
        prop_assert_eq!(bill.faults(), []);
        prop_assert!(bill.pieces().iter().chain(&bill.paid()).all(|piece| piece.part != Part::Open));
    }
}

/// An explanation where so much of the deductible was paid before, with a ratio that fell by so many percent.
fn explained(limit: i64, before: i64, less: u16) -> Explained {
    let rate = |percent: u16| Rate::try_from(percent * 100).unwrap();
    let now = Fen((limit - before).max(0));
    let share = Share { layer: Layer::Pooled, amount: Fen(10_000), ratio: rate(82 - less), pays: Fen(8_200) };
    Explained {
        version: "2026".to_owned(),
        deductible: Fen(limit),
        cap: Fen(600_000),
        before: SoFar { deductible: Fen(before), ..SoFar::default() },
        working: Working { deductible: now, shares: vec![share], beyond: Fen::ZERO },
        less: rate(less),
        agrees: true,
    }
}

#[test]
fn the_deductible_is_said_as_the_rule_takes_it() {
    let first = |limit, before| explained(limit, before, 0).steps()[0];
    assert_eq!(first(0, 0), ExplainedStep::NoDeductible);
    let (limit, before) = (Fen(50_000), Fen(67_224));
    assert_eq!(
        first(50_000, 67_224),
        ExplainedStep::DeductibleMet { limit, before },
        "more was paid where it is higher"
    );
    assert_eq!(first(50_000, 50_000), ExplainedStep::DeductibleMet { limit, before: limit });
    let now = Fen(20_000);
    assert_eq!(first(50_000, 30_000), ExplainedStep::Deductible { limit, before: Fen(30_000), now });
}

#[test]
fn a_ratio_that_fell_elsewhere_stands_beside_the_one_at_home() {
    assert_eq!(explained(0, 0, 0).steps().len(), 2);
    let rate = |percent: u16| Rate::try_from(percent * 100).unwrap();
    let fell = explained(0, 0, 15).steps()[2];
    assert_eq!(fell, ExplainedStep::Elsewhere { home: rate(82), away: rate(67) });
}
