//! Filing for care elsewhere.

use domain::{
    filing::{FilingStatus, KindId},
    problem::ErrorCode,
    region::RegionCode,
    wire::FilingList,
};
use flow::{
    Flow, Reply,
    filing::{Event as Said, Question, Told},
    fixtures::{
        Conversation, at_filed, at_filing, at_filing_question, at_filings, files, filing_key, filing_list,
        filing_view, problem, today,
    },
};

pub(crate) fn loading(kiosk: bool) -> Flow {
    at_filing(kiosk).flow
}

pub(crate) fn closed(kiosk: bool) -> Flow {
    let mut talk = at_filing(kiosk);
    talk.fails(problem(ErrorCode::Unavailable));
    talk.flow
}

pub(crate) fn list(kiosk: bool) -> Flow {
    at_filings(kiosk, filing_list(true)).flow
}

pub(crate) fn silent(kiosk: bool) -> Flow {
    at_filings(kiosk, filing_list(false)).flow
}

pub(crate) fn none(kiosk: bool) -> Flow {
    at_filings(kiosk, FilingList { filings: Vec::new(), ..filing_list(true) }).flow
}

pub(crate) fn kind(kiosk: bool) -> Flow {
    at_filing_question(kiosk, 1).flow
}

pub(crate) fn area(kiosk: bool) -> Flow {
    at_filing_question(kiosk, 2).flow
}

pub(crate) fn province(kiosk: bool) -> Flow {
    at_filing_question(kiosk, 3).flow
}

pub(crate) fn city(kiosk: bool) -> Flow {
    in_zhejiang(kiosk).flow
}

pub(crate) fn own_place(kiosk: bool) -> Flow {
    says(in_zhejiang(kiosk), code("339900").map(Said::PlaceGiven))
}

fn in_zhejiang(kiosk: bool) -> Conversation {
    let mut talk = at_filing_question(kiosk, 3);
    files(&mut talk, code("330000").map(Said::ProvinceGiven));
    talk
}

fn code(digits: &str) -> Option<RegionCode> {
    digits.to_owned().try_into().ok()
}

pub(crate) fn from(kiosk: bool) -> Flow {
    at_filing_question(kiosk, 4).flow
}

pub(crate) fn no_day(kiosk: bool) -> Flow {
    says(at_filing_question(kiosk, 4), [Said::FromGiven("20260230".into(), today())])
}

pub(crate) fn too_early(kiosk: bool) -> Flow {
    says(at_filing_question(kiosk, 4), [Said::FromGiven("20261001".into(), today())])
}

pub(crate) fn until(kiosk: bool) -> Flow {
    at_filing_question(kiosk, 5).flow
}

pub(crate) fn too_long(kiosk: bool) -> Flow {
    says(at_filing_question(kiosk, 5), [Said::UntilGiven("20280101".into())])
}

pub(crate) fn papers(kiosk: bool) -> Flow {
    at_filing_question(kiosk, 6).flow
}

pub(crate) fn promise(kiosk: bool) -> Flow {
    promised(kiosk, []).flow
}

pub(crate) fn not_promised(kiosk: bool) -> Flow {
    promised(kiosk, [Said::ProofGiven(false)]).flow
}

/// Whoever files by a promise, and says this then.
fn promised(kiosk: bool, then: impl IntoIterator<Item = Said>) -> Conversation {
    let mut talk = at_filing_question(kiosk, 7);
    let kind = Said::KindGiven(KindId("temporary".into()), today());
    files(&mut talk, [Said::ChangeAsked(Question::Kind), kind]);
    files(&mut talk, then);
    talk
}

pub(crate) fn check(kiosk: bool) -> Flow {
    at_filing_question(kiosk, 7).flow
}

pub(crate) fn check_falls(kiosk: bool) -> Flow {
    promised(kiosk, [Said::ProofGiven(true)]).flow
}

pub(crate) fn unreached(kiosk: bool) -> Flow {
    let mut talk = at_filing_question(kiosk, 7);
    files(&mut talk, [Said::Confirmed(filing_key(1))]);
    talk.fails(flow::Failure::Unreachable);
    talk.flow
}

/// Whoever files for a place for which another filing is open, that is among these.
fn refused_for(kiosk: bool, list: FilingList) -> Flow {
    let mut talk = at_filing_question(kiosk, 7);
    files(&mut talk, [Said::Confirmed(filing_key(1))]);
    talk.fails(problem(ErrorCode::FilingOpen));
    talk.hears(Reply::Filing(Box::new(Told::List(list))));
    talk.flow
}

pub(crate) fn in_the_way(kiosk: bool) -> Flow {
    refused_for(kiosk, filing_list(true))
}

pub(crate) fn in_the_way_unfound(kiosk: bool) -> Flow {
    refused_for(kiosk, FilingList { filings: Vec::new(), ..filing_list(false) })
}

pub(crate) fn done(kiosk: bool) -> Flow {
    at_filed(kiosk, FilingStatus::Submitted, false).flow
}

pub(crate) fn done_granted(kiosk: bool) -> Flow {
    at_filed(kiosk, FilingStatus::Granted, false).flow
}

pub(crate) fn done_open(kiosk: bool) -> Flow {
    at_filed(kiosk, FilingStatus::UnderReview, true).flow
}

pub(crate) fn shown(kiosk: bool) -> Flow {
    one(kiosk, FilingStatus::UnderReview).flow
}

pub(crate) fn granted(kiosk: bool) -> Flow {
    one(kiosk, FilingStatus::Granted).flow
}

pub(crate) fn refused(kiosk: bool) -> Flow {
    one(kiosk, FilingStatus::Refused).flow
}

pub(crate) fn elsewhere(kiosk: bool) -> Flow {
    says(at_filings(kiosk, filing_list(true)), [Said::Chosen(1)])
}

pub(crate) fn withdraw(kiosk: bool) -> Flow {
    says(one(kiosk, FilingStatus::Granted), [Said::WithdrawAsked])
}

pub(crate) fn withdrawn(kiosk: bool) -> Flow {
    let mut talk = one(kiosk, FilingStatus::Granted);
    files(&mut talk, [Said::WithdrawAsked, Said::WithdrawConfirmed]);
    talk.hears(Reply::Filing(Box::new(Told::Withdrawn(filing_view(FilingStatus::Withdrawn)))));
    talk.flow
}

fn one(kiosk: bool, status: FilingStatus) -> Conversation {
    let list = FilingList { filings: vec![filing_view(status)], ..filing_list(true) };
    let mut talk = at_filings(kiosk, list);
    files(&mut talk, [Said::Chosen(0)]);
    talk
}

fn says(mut talk: Conversation, said: impl IntoIterator<Item = Said>) -> Flow {
    files(&mut talk, said);
    talk.flow
}
