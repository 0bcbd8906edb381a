//! The screens of the app in every state, by name.

use leptos::prelude::*;

use super::{
    On::{Both, Kiosk, Phone},
    Page,
    Shown::{Outside, Parts, Screen},
    breaking,
    flows::{capturing, identifying, over, replacing, tracking, visiting},
    opened, typing,
};
use crate::{
    dispatch::use_dispatch,
    places::{
        enrol::EnrolScreen,
        opening::{MissingScreen, OpeningScreen},
    },
};

/// All, in the order a visit meets them.
pub(super) const PAGES: &[Page] = &[
    Page::new("opening", Both, Outside(visiting::opening, opening)),
    Page::new("opening-unreached", Both, Outside(visiting::unreached, opening)),
    Page::new("missing", Both, Outside(visiting::home, missing)),
    Page::new("attract", Kiosk, Screen(visiting::attract)),
    Page::new("home", Both, Screen(visiting::home)),
    Page::new("home-waiting", Both, Screen(visiting::home_waiting)),
    Page::new("home-half-done", Both, Screen(visiting::home_half_done)),
    Page::new("coming", Both, Screen(visiting::coming)),
    Page::new("help", Both, Screen(visiting::help)),
    Page::new("ending", Both, Screen(visiting::ending)),
    Page::new("ending-unreached", Both, Screen(visiting::ending_unreached)),
    Page::new("staying", Both, Screen(over::staying)),
    Page::new("help-over", Both, Screen(over::numbers)),
    Page::new("help-unanswered", Kiosk, Screen(over::unanswered)),
    Page::new("help-coming", Kiosk, Screen(over::coming)),
    Page::new("help-came", Kiosk, Screen(over::came)),
    Page::new("help-unheard", Kiosk, Screen(over::unheard)),
    Page::new("enrol", Kiosk, Outside(visiting::enrol, enrol)),
    Page::new("enrol-wrong-code", Kiosk, Outside(visiting::enrol_wrong_code, enrol)),
    Page::new("enrol-revoked", Kiosk, Outside(visiting::revoked, enrol)),
    Page::new("enrol-wrong-clock", Kiosk, Outside(visiting::wrong_clock, enrol)),
    Page::new("breaking", Both, Parts(breaking::page)),
    Page::new("overview", Both, Screen(replacing::overview)),
    Page::new("overview-fee", Both, Screen(replacing::overview_fee)),
    Page::new("consent", Both, Screen(identifying::consent)),
    Page::new("consent-busy", Both, Screen(identifying::consent_busy)),
    Page::new("number", Both, Screen(identifying::number)),
    Page::new("number-short", Both, Screen(identifying::number_short)),
    Page::new("number-mistyped", Both, Screen(identifying::number_mistyped)),
    Page::new("number-locked", Both, Screen(identifying::number_locked)),
    Page::new("number-signed-out", Both, Screen(identifying::number_signed_out)),
    Page::new("code", Both, Screen(identifying::code)),
    Page::new("code-malformed", Both, Screen(identifying::code_malformed)),
    Page::new("code-wrong", Both, Screen(identifying::code_wrong)),
    Page::new("code-expired", Both, Screen(identifying::code_expired)),
    Page::new("code-locked", Both, Screen(identifying::code_locked)),
    Page::new("vouching", Kiosk, Screen(identifying::vouching)),
    Page::new("vouching-declined", Kiosk, Screen(identifying::vouching_declined)),
    Page::new("name", Both, Screen(identifying::name)),
    Page::new("not-here-elsewhere", Both, Screen(identifying::elsewhere)),
    Page::new("not-here-not-in-force", Both, Screen(identifying::not_in_force)),
    Page::new("reason", Both, Screen(replacing::reason)),
    Page::new("reason-busy", Both, Screen(replacing::reason_busy)),
    Page::new("contact-mobile", Both, Screen(replacing::mobile)),
    Page::new("contact-mobile-wrong", Both, Screen(replacing::mobile_wrong)),
    Page::new("contact-email", Both, Screen(replacing::email)),
    Page::new("contact-email-wrong", Both, Screen(replacing::email_wrong)),
    Page::new("contact-address", Both, Screen(replacing::address)),
    Page::new("contact-address-empty", Both, Screen(replacing::address_empty)),
    Page::new("typing-pinyin", Kiosk, Outside(replacing::address, typing::pinyin)),
    Page::new("typing-strokes", Kiosk, Outside(replacing::address, typing::strokes)),
    Page::new("typing-digits", Kiosk, Outside(replacing::address, typing::digits)),
    Page::new("typing-letters", Kiosk, Outside(replacing::address, typing::letters)),
    Page::new("typing-signs", Kiosk, Outside(replacing::address, typing::signs)),
    Page::new("photo-intro", Both, Screen(capturing::intro)),
    Page::new("photo-intro-exception", Both, Screen(capturing::intro_exception)),
    Page::new("photo-loading", Both, Screen(capturing::loading)),
    Page::new("photo-hint", Both, Screen(capturing::hint)),
    Page::new("photo-ready", Both, Screen(capturing::ready)),
    Page::new("photo-hint-long", Both, Screen(capturing::longest_hint)),
    Page::new("photo-tilted", Both, Outside(capturing::tilted, tilted)),
    Page::new("photo-someone-else", Phone, Screen(capturing::someone_else)),
    Page::new("photo-denied", Both, Screen(capturing::denied)),
    Page::new("photo-absent", Both, Screen(capturing::absent)),
    Page::new("photo-in-use", Both, Screen(capturing::in_use)),
    Page::new("photo-lost", Both, Screen(capturing::lost)),
    Page::new("photo-stalled", Both, Screen(capturing::stalled)),
    Page::new("photo-blank", Both, Screen(capturing::blank)),
    Page::new("photo-not-loaded", Both, Screen(capturing::not_loaded)),
    Page::new("photo-unsupported", Both, Screen(capturing::unsupported)),
    Page::new("photo-cannot", Both, Screen(capturing::cannot)),
    Page::new("photo-age", Phone, Screen(capturing::age)),
    Page::new("photo-too-old", Phone, Screen(capturing::too_old)),
    Page::new("photo-judging", Both, Screen(capturing::judging)),
    Page::new("photo-unsent", Both, Screen(capturing::unsent)),
    Page::new("photo-refused", Both, Screen(capturing::refused)),
    Page::new("photo-refused-file", Both, Screen(capturing::refused_file)),
    Page::new("photo-refused-kind", Phone, Screen(capturing::refused_kind)),
    Page::new("photo-refused-thrice", Both, Screen(capturing::refused_thrice)),
    Page::new("photo-finished", Both, Screen(capturing::finished)),
    Page::new("photo-finished-advice", Both, Screen(capturing::finished_advice)),
    Page::new("photo-finished-halo", Both, Screen(capturing::finished_halo)),
    Page::new("check", Both, Screen(replacing::check)),
    Page::new("check-fee", Both, Screen(replacing::check_fee)),
    Page::new("check-undeclared", Both, Screen(replacing::check_undeclared)),
    Page::new("check-changed", Both, Screen(replacing::check_changed)),
    Page::new("check-unreached", Both, Screen(replacing::check_unreached)),
    Page::new("check-broken", Both, Screen(replacing::check_broken)),
    Page::new("done", Both, Screen(replacing::done)),
    Page::new("done-already-open", Both, Screen(replacing::done_open)),
    Page::new("track", Both, Screen(tracking::ways)),
    Page::new("track-query", Both, Screen(tracking::query)),
    Page::new("track-query-wrong", Both, Screen(tracking::query_wrong)),
    Page::new("track-query-not-found", Both, Screen(tracking::query_not_found)),
    Page::new("track-status", Both, Screen(tracking::status)),
    Page::new("track-list", Both, Screen(tracking::list)),
    Page::new("track-submitted", Both, Screen(tracking::submitted)),
    Page::new("track-under-review", Both, Screen(tracking::under_review)),
    Page::new("track-needs-info", Both, Screen(tracking::needs_info)),
    Page::new("track-expired", Both, Screen(tracking::expired)),
    Page::new("track-approved", Both, Screen(tracking::approved)),
    Page::new("track-rejected", Both, Screen(tracking::rejected)),
    Page::new("track-outlet-chosen", Both, Screen(tracking::outlet_chosen)),
    Page::new("track-fee-due", Both, Screen(tracking::fee_due)),
    Page::new("track-paid", Both, Screen(tracking::paid)),
    Page::new("track-in-production", Both, Screen(tracking::in_production)),
    Page::new("track-in-transit", Both, Screen(tracking::in_transit)),
    Page::new("track-ready", Both, Screen(tracking::ready)),
    Page::new("track-collected", Both, Screen(tracking::collected)),
    Page::new("track-outlets", Both, Screen(tracking::outlets)),
    Page::new("track-outlets-unlocated", Phone, Screen(tracking::outlets_unlocated)),
    Page::new("track-outlets-gone", Both, Screen(tracking::outlets_gone)),
    Page::new("track-outlets-none", Both, Screen(tracking::outlets_none)),
    Page::new("track-answer-address", Both, Screen(tracking::answer_address)),
    Page::new("track-answer-mobile-wrong", Both, Screen(tracking::answer_mobile_wrong)),
];

fn opening() -> AnyView {
    view! { <OpeningScreen/> }.into_any()
}

fn enrol() -> AnyView {
    view! { <EnrolScreen/> }.into_any()
}

fn missing() -> AnyView {
    view! { <MissingScreen/> }.into_any()
}

/// The camera's picture of a head that is tilted.
fn tilted() -> AnyView {
    let tilt = use_dispatch().tilt();
    request_animation_frame(move || tilt.set(Some(12)));
    opened()
}
