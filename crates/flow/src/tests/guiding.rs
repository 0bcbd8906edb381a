use domain::photo::{Check, Hint, Level, Measure, PhotoReport};
use proptest::prelude::*;

use crate::fixtures::report;
use crate::guidance::{Guidance, HINT_MS, STEADY_MS, tilt};

/// Twenty reports a second.
const PACE: f64 = 50.0;

/// What happens as reports come in, with the milliseconds at which it does.
#[derive(Debug, Default, PartialEq)]
struct Told {
    shown: Vec<(f64, Hint)>,
    held: Vec<f64>,
}

fn told(guidance: &mut Guidance, reports: impl IntoIterator<Item = (f64, PhotoReport)>) -> Told {
    let mut told = Told::default();
    for (now, report) in reports {
        let guided = guidance.take(report, now);
        told.shown.extend(guided.show.map(|report| (now, report.hint)));
        told.held.extend(guided.held.then_some(now));
    }
    told
}

/// So many reports of each kind, one after the other.
fn stream(parts: &[(usize, Hint)]) -> Vec<(f64, PhotoReport)> {
    let hints = parts.iter().flat_map(|(times, hint)| std::iter::repeat_n(*hint, *times));
    hints
        .scan(0.0, |now, hint| {
            let at = *now;
            *now += PACE;
            Some((at, seen(hint)))
        })
        .collect()
}

fn seen(hint: Hint) -> PhotoReport {
    report(hint, if hint == Hint::Ready { Level::Pass } else { Level::Fault })
}

#[track_caller]
fn check(parts: &[(usize, Hint)], shown: &[(f64, Hint)], held: &[f64]) {
    let told = told(&mut Guidance::new(false), stream(parts));
    assert_eq!(told, Told { shown: shown.to_vec(), held: held.to_vec() });
}

#[test]
fn a_hint_is_shown_once_most_reports_say_so_and_stays_for_a_second() {
    let (nobody, far) = (Hint::NoFace, Hint::ComeCloser);
    check(&[(10, nobody), (30, far)], &[(100.0, nobody), (1_100.0, far)], &[]);
    check(&[(40, nobody), (30, far)], &[(100.0, nobody), (2_150.0, far)], &[]);
}

#[test]
fn a_single_odd_report_changes_nothing() {
    let (far, blurred) = (Hint::ComeCloser, Hint::HoldStill);
    check(&[(30, far), (2, blurred), (30, far)], &[(100.0, far)], &[]);
}

#[test]
fn the_shutter_waits_for_a_steady_second_that_was_announced_and_fires_once() {
    let (ready, blurred) = (Hint::Ready, Hint::HoldStill);
    check(&[(60, ready)], &[(100.0, ready)], &[1_100.0]);
    check(&[(10, ready), (1, blurred), (60, ready)], &[(100.0, ready)], &[1_550.0]);
    check(&[(4, blurred), (60, ready)], &[(100.0, blurred), (1_100.0, ready)], &[2_100.0]);
}

#[test]
fn advice_keeps_nobody_from_the_photo() {
    let mut guidance = Guidance::new(false);
    let advised = |turn: u32| (f64::from(turn) * PACE, report(Hint::PlainWall, Level::Advice));
    let told = told(&mut guidance, (0..60).map(advised));
    assert_eq!(told, Told { shown: vec![(100.0, Hint::Ready)], held: vec![1_100.0] });
}

#[test]
fn elder_mode_lets_one_read_what_is_about_to_happen() {
    let told = told(&mut Guidance::new(true), stream(&[(120, Hint::Ready)]));
    assert_eq!(told.held, [5_100.0]);
}

#[test]
fn a_check_that_comes_and_goes_keeps_its_chip() {
    let seen = |turn: usize| {
        let level = if turn.is_multiple_of(2) { Level::Pass } else { Level::Advice };
        let measure = |check, level| Measure { check, raw: 0.0, score: 0, level, fault: None };
        let measures = vec![measure(Check::OneFace, Level::Pass), measure(Check::Background, level)];
        PhotoReport { measures, hint: Hint::Ready }
    };
    let times = (0..100_u32).map(|turn| f64::from(turn) * PACE);
    let told = told(&mut Guidance::new(false), times.zip((0..100).map(seen)));
    // Once with nothing said of it yet, then with what most said, and no more.
    assert_eq!(told.shown.len(), 2);
}

#[test]
fn the_level_line_comes_with_a_tilt_that_matters_and_goes_once_it_is_mended() {
    let rolls = [None, Some(3.0), Some(-4.9), Some(-5.6), Some(-3.2), Some(2.9), Some(3.2), Some(180.0)];
    let mut shown = None;
    let lines = rolls.map(|roll| {
        shown = tilt(shown, roll);
        shown
    });
    assert_eq!(lines, [None, None, None, Some(-6), Some(-3), None, None, Some(90)]);
}

fn any_hint() -> impl Strategy<Value = Hint> {
    prop::sample::select(vec![Hint::Ready, Hint::Ready, Hint::NoFace, Hint::ComeCloser, Hint::HoldStill])
}

/// Reports at any pace.
fn any_stream() -> impl Strategy<Value = Vec<(f64, PhotoReport)>> {
    let report = (1.0..400.0_f64, any_hint(), 1..12_usize);
    prop::collection::vec(report, 1..60).prop_map(|parts| {
        let hints = parts.into_iter().flat_map(|(gap, hint, times)| std::iter::repeat_n((gap, hint), times));
        hints
            .scan(0.0, |now, (gap, hint)| {
                *now += gap;
                Some((*now, seen(hint)))
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn what_is_shown_changes_once_a_second_at_most(reports in any_stream(), elder: bool) {
        let told = told(&mut Guidance::new(elder), reports);
        for pair in told.shown.windows(2) {
            prop_assert!(pair[1].0 - pair[0].0 >= HINT_MS, "{pair:?}");
        }
    }

    #[test]
    fn the_shutter_never_fires_within_a_second_of_a_fault(reports in any_stream()) {
        let told = told(&mut Guidance::new(false), reports.clone());
        for held in told.held {
            let faults = reports.iter().filter(|(at, report)| *at <= held && report.level() == Level::Fault);
            let last = faults.map(|(at, _)| *at).fold(f64::NEG_INFINITY, f64::max);
            prop_assert!(held - last >= STEADY_MS, "a fault at {last}, fired at {held}");
            let shown = told.shown.iter().rev().find(|(at, _)| *at <= held);
            prop_assert!(shown.is_some_and(|(at, hint)| *hint == Hint::Ready && held - at >= STEADY_MS));
        }
    }

    #[test]
    fn reports_that_take_turns_never_flicker(one in any_hint(), other in any_hint(), gap in 1.0..400.0_f64, lead in 0..9_usize) {
        let turns = std::iter::repeat_n(one, lead).chain((0..200).map(|turn| if turn % 2 == 0 { one } else { other }));
        let times = (0..300_u32).map(|turn| f64::from(turn) * gap);
        let told = told(&mut Guidance::new(false), times.zip(turns.map(seen)));
        prop_assert!(told.shown.len() <= 1, "{:?}", told.shown);
    }

    #[test]
    fn what_is_seen_long_enough_is_shown(reports in any_stream(), last in any_hint()) {
        let mut guidance = Guidance::new(false);
        let end = reports.last().map_or(0.0, |(at, _)| *at);
        let before = told(&mut guidance, reports);
        let after = told(&mut guidance, (1..30_u32).map(|turn| (end + f64::from(turn) * PACE, seen(last))));
        let shown = before.shown.iter().chain(&after.shown).last();
        prop_assert_eq!(shown.map(|(_, hint)| *hint), Some(last));
    }
}
