//! Where: the part of the country, the province, the city.

use domain::{
    filing::{Area, Province},
    region::{Bilingual, RegionCode},
};
use flow::{
    Flow,
    filing::{Event as Said, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Choice, FieldError, Hang};

use super::{filing, options::Options, rule, say, wording};
use crate::{
    dispatch::use_dispatch,
    reading::{use_flow, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// The id of the tiles, for links from the error summary.
const FIELD: &str = "filing-place";

/// In which part of the country?
#[component]
pub(super) fn AreaScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let provinces = StoredValue::new(provinces());
    // Some of its provinces, so that nobody has to know in which part they lie.
    let hint = move |area: Area| {
        let all = provinces.with_value(|provinces| {
            area.provinces(provinces).map(|province| texts.pick(&province.name)).collect::<Vec<_>>()
        });
        all.join(&texts.get(Key::BetweenItems))
    };
    let choices = Signal::derive(move || {
        let choice = |area: Area| Choice {
            value: area.digit().to_owned(),
            title: texts.get(wording::area(area)),
            hint: hint(area),
        };
        let known = |area: &Area| provinces.with_value(|all| area.provinces(all).next().is_some());
        Area::ALL.into_iter().filter(known).map(choice).collect()
    });
    let give = move |digit: String| {
        if let Some(area) = Area::ALL.into_iter().find(|area| area.digit() == digit) {
            say(dispatch, Said::AreaGiven(area));
        }
    };
    let before = placed().and_then(|code| Area::of(&code)).map(|area| area.digit().to_owned());
    view! {
        <Question step="filing.area" title=Key::FilingAreaTitle hint=Key::FilingAreaHint before choices give/>
    }
}

/// In which province?
#[component]
pub(super) fn ProvinceScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let area = use_flow().with_untracked(|flow| match filing(flow)?.step {
        Step::Province(area) => Some(area),
        _ => None,
    });
    let provinces: Vec<Province> = provinces();
    let named: Vec<(RegionCode, Bilingual)> = area
        .into_iter()
        .flat_map(|area| area.provinces(&provinces))
        .map(|province| (province.code.clone(), province.name.clone()))
        .collect();
    let before = placed()
        .and_then(|code| named.iter().find(|(province, _)| province.covers(&code)))
        .map(|(province, _)| province.as_str().to_owned());
    let choices =
        Signal::derive(move || named.iter().map(|place| choice(texts.pick(&place.1), &place.0)).collect());
    let give = move |code: String| with_code(code, |code| say(dispatch, Said::ProvinceGiven(code)));
    view! {
        <Question step="filing.province" title=Key::FilingProvinceTitle hint=Key::FilingProvinceHint before choices give/>
    }
}

/// In which of its cities, or all of it?
#[component]
pub(super) fn CityScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let code = use_flow().with_untracked(|flow| match &filing(flow)?.step {
        Step::City(code) => Some(code.clone()),
        _ => None,
    });
    let province = provinces().into_iter().find(|province| Some(&province.code) == code.as_ref());
    let province = StoredValue::new(province);
    let choices = Signal::derive(move || {
        province.with_value(|province| {
            let Some(province) = province else { return Vec::new() };
            let whole = texts.with(Key::FilingCityAll, &[("province", &texts.pick(&province.name))]);
            let cities = province.cities.iter().map(|city| choice(texts.pick(&city.name), &city.code));
            [choice(whole, &province.code)].into_iter().chain(cities).collect()
        })
    });
    let before = placed().map(|code| code.as_str().to_owned());
    let give = move |code: String| with_code(code, |code| say(dispatch, Said::PlaceGiven(code)));
    view! {
        <Question step="filing.city" title=Key::FilingCityTitle hint=Key::FilingCityHint before choices give/>
    }
}

fn provinces() -> Vec<Province> {
    rule().map(|rule| rule.provinces).unwrap_or_default()
}

/// The place that was given before.
fn placed() -> Option<RegionCode> {
    use_flow().with_untracked(|flow| filing(flow)?.draft.place.clone())
}

fn choice(title: String, code: &RegionCode) -> Choice {
    Choice { value: code.as_str().to_owned(), title, hint: String::new() }
}

fn with_code(code: String, then: impl FnOnce(RegionCode)) {
    if let Ok(code) = RegionCode::try_from(code) {
        then(code);
    }
}

/// One of several places.
#[component]
fn Question(
    step: &'static str,
    title: Key,
    hint: Key,
    before: Option<String>,
    choices: Signal<Vec<Choice>>,
    #[prop(into)] give: Callback<String>,
) -> impl IntoView {
    let texts = use_texts();
    let chosen = RwSignal::new(before);
    let missing = RwSignal::new(false);
    let fault = watch(|flow: &Flow| filing(flow).and_then(|filing| filing.fault));
    let on_primary = Callback::new(move |()| match chosen.get_untracked() {
        Some(value) => give.run(value),
        None => missing.set(true),
    });
    let errors = Signal::derive(move || {
        let message = match (missing.get(), fault.get()) {
            (true, _) => Some(texts.get(Key::FilingFaultPlace)),
            (false, fault) => fault.map(|fault| wording::fault(texts, fault)),
        };
        let error = |message| FieldError { field: FIELD.to_owned(), message };
        message.map(error).into_iter().collect()
    });
    let choose = Callback::new(move |value: String| {
        missing.set(false);
        chosen.set(Some(value));
    });
    view! {
        <Screen step title=t(title) hint=t(hint) errors hang=Hang::Body primary=t(Key::ActionContinue) on_primary>
            <Options id=FIELD title choices chosen on_choose=choose/>
        </Screen>
    }
}
