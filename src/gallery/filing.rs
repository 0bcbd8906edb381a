//! The screens of filing for care elsewhere in every state, by name.

use super::{On::Both, Page, Shown::Screen, flows::filings};

/// All, in the order a visit meets them.
pub(super) const PAGES: &[Page] = &[
    Page::new("filings-loading", Both, Screen(filings::loading)),
    Page::new("filings-unavailable", Both, Screen(filings::closed)),
    Page::new("filings", Both, Screen(filings::list)),
    Page::new("filings-core-silent", Both, Screen(filings::silent)),
    Page::new("filings-none", Both, Screen(filings::none)),
    Page::new("filing-kind", Both, Screen(filings::kind)),
    Page::new("filing-area", Both, Screen(filings::area)),
    Page::new("filing-province", Both, Screen(filings::province)),
    Page::new("filing-city", Both, Screen(filings::city)),
    Page::new("filing-city-own", Both, Screen(filings::own_place)),
    Page::new("filing-from", Both, Screen(filings::from)),
    Page::new("filing-from-no-day", Both, Screen(filings::no_day)),
    Page::new("filing-from-too-early", Both, Screen(filings::too_early)),
    Page::new("filing-until", Both, Screen(filings::until)),
    Page::new("filing-until-too-long", Both, Screen(filings::too_long)),
    Page::new("filing-papers", Both, Screen(filings::papers)),
    Page::new("filing-promise", Both, Screen(filings::promise)),
    Page::new("filing-promise-missing", Both, Screen(filings::not_promised)),
    Page::new("filing-check", Both, Screen(filings::check)),
    Page::new("filing-check-falls", Both, Screen(filings::check_falls)),
    Page::new("filing-check-unreached", Both, Screen(filings::unreached)),
    Page::new("filing-in-the-way", Both, Screen(filings::in_the_way)),
    Page::new("filing-in-the-way-unfound", Both, Screen(filings::in_the_way_unfound)),
    Page::new("filing-done", Both, Screen(filings::done)),
    Page::new("filing-done-granted", Both, Screen(filings::done_granted)),
    Page::new("filing-done-open", Both, Screen(filings::done_open)),
    Page::new("filing-shown", Both, Screen(filings::shown)),
    Page::new("filing-shown-granted", Both, Screen(filings::granted)),
    Page::new("filing-shown-refused", Both, Screen(filings::refused)),
    Page::new("filing-shown-elsewhere", Both, Screen(filings::elsewhere)),
    Page::new("filing-withdraw", Both, Screen(filings::withdraw)),
    Page::new("filing-withdrawn", Both, Screen(filings::withdrawn)),
];
