use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

use super::*;
use crate::id_number::check_character;

fn sum(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

fn read(file: &str) -> Result<MonthEndFile, Vec<MonthEndError>> {
    MonthEndFile::read(file.as_bytes(), sum)
}

/// The lines with a trailer that fits.
fn sealed(lines: &str) -> String {
    format!("{lines}T|{}\n", sum(lines.as_bytes()))
}

fn person(sequence: u32) -> IdNumber {
    let first = format!("33990219900101{:03}", sequence % 1000);
    IdNumber::try_from(format!("{first}{}", char::from(check_character(&first).unwrap()))).unwrap()
}

fn employer() -> CreditCode {
    CreditCode::try_from("91350100M000100Y43".to_owned()).unwrap()
}

fn sample(amounts: &[i64]) -> MonthEndFile {
    let credit = |(sequence, fen): (u32, &i64)| MonthEndCredit {
        id_number: person(sequence),
        amount: Fen(*fen),
        employer: employer(),
    };
    MonthEndFile {
        bank: BankName::try_from("demo-bank".to_owned()).unwrap(),
        region: RegionCode::try_from("339900".to_owned()).unwrap(),
        month: YearMonth::new(2026, 11).unwrap(),
        batch: 1,
        credits: (1..).zip(amounts).map(credit).collect(),
    }
}

const HEAD: &str = "H|medcard-month-end/1|demo-bank|339900|202611|1|2|300\n";

fn lines() -> [String; 2] {
    [1, 2].map(|index: u32| {
        format!("D|{index}|{}|{}|91350100M000100Y43\n", person(index).reveal(), index * 100)
    })
}

fn faults(lines: &str) -> Vec<(u32, MonthEndFault)> {
    read(&sealed(lines)).unwrap_err().iter().map(|error| (error.line, error.fault)).collect()
}

#[test]
fn a_file_is_written_as_the_documentation_says() {
    let [one, two] = lines();
    let file = sample(&[100, 200]).write(sum);
    assert_eq!(file, sealed(&format!("{HEAD}{one}{two}")));
    let documented = include_str!("../../../../docs/month-end-file.md");
    let (_, example) = documented.split_once("```text\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let read = read(example).unwrap();
    assert_eq!(read.write(sum), example);
}

#[test]
fn a_file_that_is_not_whole_has_that_fault_alone() {
    let file = sample(&[100, 200]).write(sum);
    let fault = |file: &str| match read(file).unwrap_err()[..] {
        [only] => (only.line, only.fault),
        ref several => panic!("{several:?}"),
    };
    assert_eq!(fault(""), (1, MonthEndFault::NoTrailer));
    assert_eq!(fault("\n"), (1, MonthEndFault::NoTrailer));
    assert_eq!(fault(file.trim_end()), (3, MonthEndFault::NoTrailer));
    assert_eq!(fault(&format!("{file}\n")), (5, MonthEndFault::NoTrailer));
    assert_eq!(fault(&file.replace('\n', "\r\n")), (4, MonthEndFault::Checksum));
    assert_eq!(fault(&format!("\u{feff}{file}")), (4, MonthEndFault::Checksum));
    assert_eq!(fault(&file.replace("|200|", "|201|")), (4, MonthEndFault::Checksum));
    let long = sealed(&format!("{HEAD}{}", "D\n".repeat(CREDITS_MAX + 1)));
    assert_eq!(fault(&long), (1, MonthEndFault::TooLarge));
    assert_eq!(fault(&"D".repeat(SIZE_MAX + 1)), (1, MonthEndFault::TooLarge));
    assert!(MonthEndFile::read(b"T|\xff\n", sum).is_err());
}

#[test]
fn a_header_says_what_the_file_is() {
    let [one, two] = lines();
    let with = |field: &str, other: &str| faults(&format!("{}{one}{two}", HEAD.replace(field, other)));
    assert_eq!(with("month-end/1", "month-end/2"), [(1, MonthEndFault::Format)]);
    assert_eq!(with("H|", "K|"), [(1, MonthEndFault::Header)]);
    assert_eq!(with("|300", ""), [(1, MonthEndFault::Header)]);
    assert_eq!(with("demo-bank", "Demo"), [(1, MonthEndFault::Bank)]);
    assert_eq!(with("339900", "3399"), [(1, MonthEndFault::Region)]);
    assert_eq!(with("202611", "202613"), [(1, MonthEndFault::Month)]);
    assert_eq!(with("|1|2|", "|0|2|"), [(1, MonthEndFault::Batch)]);
    for wrong in ["|1|3|", "|1|1|", "|1|02|", "|1|x|"] {
        assert_eq!(with("|1|2|", wrong), [(1, MonthEndFault::Count)], "{wrong}");
    }
    for wrong in ["|301", "|0", "|-300", "|3.00", "|300 "] {
        assert_eq!(with("|300", wrong), [(1, MonthEndFault::Total)], "{wrong}");
    }
}

#[test]
fn each_mistake_is_told_with_its_line() {
    let [one, two] = lines();
    let with = |field: &str, other: &str| faults(&format!("{HEAD}{one}{}", two.replacen(field, other, 1)));
    assert_eq!(with("D|2", "D|3"), [(3, MonthEndFault::LineNumber)]);
    assert_eq!(with("D|", "E|"), [(3, MonthEndFault::Credit)]);
    assert_eq!(with("D|", ""), [(3, MonthEndFault::Credit)]);
    assert_eq!(with(person(2).reveal(), "110105194912310021"), [(3, MonthEndFault::IdNumber)]);
    assert_eq!(with(person(2).reveal(), "11010519491231002x"), [(3, MonthEndFault::IdNumber)]);
    assert_eq!(with(person(2).reveal(), person(1).reveal()), [(3, MonthEndFault::Twice)]);
    for wrong in ["|0|", "|-1|", "|0200|", "|2.00|", "||", "|10000001|", "|99999999999999999999|"] {
        assert_eq!(with("|200|", wrong), [(3, MonthEndFault::Amount)], "{wrong}");
    }
    assert_eq!(with("91350100M000100Y43", "91310115MA1H8R7C6D"), [(3, MonthEndFault::Employer)]);
    let both = format!("{HEAD}{}{}", one.replace("D|1", "D|9"), two.replace("|200|", "|0|"));
    assert_eq!(faults(&both), [(2, MonthEndFault::LineNumber), (3, MonthEndFault::Amount)]);
    assert_eq!(faults(&format!("{HEAD}{}", "D\n".repeat(200))).len(), ERRORS_MAX);
    assert_eq!(faults(HEAD), [(1, MonthEndFault::Count)], "nobody at all");
}

#[test]
fn a_file_comes_from_its_month_on_and_at_most_a_year_later() {
    let file = sample(&[100]);
    let timely = |year, month| file.is_timely(YearMonth::new(year, month).unwrap());
    assert!(timely(2026, 11) && timely(2026, 12) && timely(2027, 11));
    assert!(!timely(2026, 10) && !timely(2027, 12) && !timely(2099, 1) && !timely(2010, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_was_written_reads_back(amounts in prop::collection::vec(1..=AMOUNT_MAX.0, 1..40)) {
        let file = sample(&amounts);
        prop_assert_eq!(read(&file.write(sum)), Ok(file));
    }

    /// A line changed on the way is seen by the checksum; one that the bank wrote so, by its own rule or because it does not add up.
    #[test]
    fn every_damaged_line_is_refused(
        amounts in prop::collection::vec(1..=AMOUNT_MAX.0, 1..6),
        place in any::<prop::sample::Index>(),
        other in any::<u8>(),
    ) {
        let whole = sample(&amounts).write(sum);
        let mut bytes = whole.clone().into_bytes();
        let place = place.index(bytes.len());
        prop_assume!(bytes[place] != other);
        bytes[place] = other;
        prop_assert!(MonthEndFile::read(&bytes, sum).is_err());
        let shorter = &whole.as_bytes()[..place];
        prop_assert!(MonthEndFile::read(shorter, sum).is_err());
    }

    #[test]
    fn a_line_that_is_missing_twice_or_elsewhere_is_refused_though_the_checksum_fits(
        amounts in prop::collection::vec(1..=AMOUNT_MAX.0, 2..6),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let whole = sample(&amounts).write(sum);
        let lines: Vec<_> = whole.lines().take(amounts.len() + 1).collect();
        let (from, to) = (from.index(lines.len()), to.index(lines.len()));
        let file = |lines: &[&str]| sealed(&lines.iter().flat_map(|line| [*line, "\n"]).collect::<String>());
        let mut missing = lines.clone();
        missing.remove(from);
        prop_assert!(read(&file(&missing)).is_err());
        let mut twice = lines.clone();
        twice.insert(to, lines[from]);
        prop_assert!(read(&file(&twice)).is_err());
        let mut swapped = lines.clone();
        swapped.swap(from, to);
        prop_assert_eq!(read(&file(&swapped)).is_err(), from != to);
    }
}
