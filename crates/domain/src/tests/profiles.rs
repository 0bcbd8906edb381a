//! Profiles that say less than a form: what fills them.

use crate::application::PhotoException;
use crate::photo::{
    Check, Level, Limits, PartialProfile, PhotoProfile, ProfileBook, ProfileFault, Rule, Span,
};
use proptest::prelude::*;

fn book() -> ProfileBook {
    serde_json::from_str(include_str!("../../../../regions/photo-profiles.json")).unwrap()
}

fn partial(file: &str) -> PartialProfile {
    serde_json::from_str(file).unwrap()
}

fn pass(check: Check) -> Rule {
    Rule { check, level: Level::Pass, within: Limits::default(), good: Limits::default() }
}

#[test]
fn a_name_alone_is_the_form() {
    let whole = book().completed(partial(r#"{ "id": "one-inch" }"#)).unwrap();
    assert_eq!(Some(&whole), book().named("one-inch").as_ref());
    assert_eq!(whole.faults(), []);
}

#[test]
fn a_forms_own_rules_come_before_the_books() {
    let mut book = book();
    let form = book.profiles.iter_mut().find(|form| form.id == "one-inch").unwrap();
    form.rules = vec![pass(Check::Neutral)];
    let neutral = |id: &str| {
        let file = partial(&format!(r#"{{ "id": "{id}" }}"#));
        book.completed(file).unwrap().rule(Check::Neutral).copied()
    };
    assert_eq!(neutral("one-inch"), Some(pass(Check::Neutral)));
    assert_ne!(neutral("two-inch"), neutral("one-inch"));
}

#[test]
fn a_name_without_a_form_goes_with_its_own_figures() {
    let mut file = serde_json::to_value(book().named("two-inch").unwrap()).unwrap();
    file["id"] = "visa".into();
    let said = |file: &serde_json::Value| book().completed(serde_json::from_value(file.clone()).unwrap());
    assert_eq!(said(&file).unwrap().rules, book().named("two-inch").unwrap().rules);
    for figure in ["width", "bytes", "hair_top", "max_age_months"] {
        let mut less = file.clone();
        less.as_object_mut().unwrap().remove(figure);
        assert_eq!(said(&less), Err(ProfileFault::Missing(figure)));
    }
}

#[test]
fn only_a_check_that_is_switched_off_goes_without_limits() {
    let faults = |level: &str| {
        let rule = format!(r#"{{ "check": "margins", "level": "{level}" }}"#);
        let file = partial(&format!(
            r#"{{ "id": "one-inch", "rules": [{rule}], "child": {{ "rules": [{rule}] }} }}"#
        ));
        book().completed(file).unwrap().faults()
    };
    assert_eq!(faults("pass"), []);
    let unlimited = ProfileFault::Unlimited(Check::Margins);
    assert_eq!((faults("advice"), faults("fault")), (vec![unlimited; 2], vec![unlimited; 2]));
}

proptest! {
    #[test]
    fn whatever_rules_a_file_has_none_is_missing_and_its_own_are_kept(
        own in proptest::sample::subsequence(Check::ALL.to_vec(), 0..=Check::ALL.len()),
        of_children in proptest::sample::subsequence(Check::ALL.to_vec(), 0..=Check::ALL.len()),
        id in prop_oneof![Just("two-inch"), Just("social-security-card")],
    ) {
        let mut file = partial(&format!(r#"{{ "id": "{id}", "child": {{}} }}"#));
        file.rules = own.iter().copied().map(pass).collect();
        file.child.as_mut().unwrap().rules = of_children.iter().copied().map(pass).collect();
        let (whole, form) = (book().completed(file).unwrap(), book().named(id).unwrap());
        let checks: Vec<_> = whole.rules.iter().map(|rule| rule.check).collect();
        prop_assert_eq!(checks, Check::ALL);
        for check in Check::ALL {
            let expected = if own.contains(&check) { pass(check) } else { *form.rule(check).unwrap() };
            prop_assert_eq!(whole.rule(check), Some(&expected));
        }
        let child = whole.child.unwrap();
        for rule in form.child.unwrap().rules {
            let expected = if of_children.contains(&rule.check) { pass(rule.check) } else { rule };
            prop_assert_eq!(child.rules.iter().find(|said| said.check == rule.check), Some(&expected));
        }
    }
}

#[test]
fn an_exception_waives_what_it_is_about_and_nothing_else() {
    for exception in PhotoException::ALL {
        let usual = book().named("social-security-card").unwrap();
        let waived = exception.waives();
        assert!(
            !waived.is_empty() && !waived.contains(&Check::OneFace) && !waived.contains(&Check::Brightness)
        );
        let excepted = usual.clone().excepting(Some(exception));
        for (rule, was) in excepted.rules.iter().zip(&usual.rules) {
            assert_eq!(rule == was, !waived.contains(&rule.check) || was.level == Level::Pass, "{rule:?}");
        }
        let wrong = excepted.rule(waived[0]).unwrap().judge(f32::NAN);
        assert_eq!(wrong, (Level::Pass, None));
        assert_eq!(usual.clone().excepting(None), usual);
    }
}

#[test]
fn figures_that_no_photo_can_have_are_refused() {
    let form = || book().named("social-security-card").unwrap();
    assert_eq!(form().faults(), []);
    let spoil: [fn(&mut PhotoProfile); 7] = [
        |form| form.bytes = Span { min: 0, max: 0 },
        |form| form.bytes = Span { min: 4_000_000_000, max: 4_100_000_000 },
        |form| form.face_width = Span { min: 1e30, max: 2e30 },
        |form| form.face_width.min = 1e-30,
        |form| form.eyes_x = Span { min: -50.0, max: -40.0 },
        |form| form.hair_top.max = 1e30,
        |form| (form.width, form.height) = (1, 1),
    ];
    for (number, spoil) in spoil.into_iter().enumerate() {
        let mut spoilt = form();
        spoil(&mut spoilt);
        assert_eq!(spoilt.faults(), [ProfileFault::Figures], "{number}");
    }
}

#[test]
fn children_are_not_asked_for_more_by_narrower_limits_either() {
    let faults = |limits: &str| {
        let rule = format!(r#"{{ "check": "yaw", "level": "fault", "within": {limits} }}"#);
        book().completed(partial(&format!(r#"{{ "id": "one-inch", "rules": [{rule}] }}"#))).unwrap().faults()
    };
    let child = book().named("one-inch").unwrap().child.unwrap();
    let within = child.rules.iter().find(|rule| rule.check == Check::Yaw).unwrap().within;
    let [min, max] = [within.min.unwrap(), within.max.unwrap()];
    assert_eq!(faults(&format!(r#"{{ "min": {min}, "max": {max} }}"#)), []);
    let harder = [ProfileFault::HarderForChildren(Check::Yaw)];
    assert_eq!(faults(&format!(r#"{{ "min": {min}, "max": {} }}"#, max + 1.0)), harder);
    assert_eq!(faults(&format!(r#"{{ "min": {min} }}"#)), harder);
}
