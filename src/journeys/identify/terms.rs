//! What a person agrees to, service by service: what is used, who gets it, how long it is kept.
//!
//! **Invariant:** it follows from the questions of the service, so that nothing is asked for that is not named here.

use domain::{
    application::{Gap, questions},
    photo::PhotoPurpose,
    service::Service,
    wire::RegionView,
};
use flow::{Flow, Place};
use text::app::Key;

use crate::texts::Texts;

/// The service that a person identifies themselves for. Whoever follows an application may be asked for what replacing a card asks for.
pub(super) const fn service(flow: &Flow) -> Service {
    match flow.place() {
        Place::Apply(apply) => apply.service,
        Place::Loss(_) => Service::ReportLoss,
        Place::Activate(_) => Service::Activate,
        Place::Filing(_) => Service::CrossRegion,
        Place::Recharge(_) | Place::Payments(_) | Place::Account(_) | Place::Estimate(_) => Service::Account,
        Place::Attract
        | Place::Home
        | Place::Services(_)
        | Place::Help(_)
        | Place::Policy(_)
        | Place::Instant(_)
        | Place::Track(_)
        | Place::Ending => Service::ReplaceCard,
    }
}

/// What is used.
pub(crate) fn what(texts: Texts, service: Service) -> String {
    let named: Vec<_> = used(service).into_iter().map(|key| texts.get(key)).collect();
    named.join(&texts.get(Key::BetweenItems))
}

/// Who gets what.
pub(super) fn who(texts: Texts, service: Service, region: &RegionView) -> String {
    let others = others(service).into_iter().map(|key| texts.get(key));
    let all: Vec<_> = [texts.pick(&region.agency.name)].into_iter().chain(others).collect();
    all.join(&texts.get(Key::BetweenSentences))
}

/// How long it is kept.
pub(super) fn how_long(texts: Texts, service: Service, region: &RegionView) -> String {
    let (days, years) = (region.consent.photo_days.to_string(), region.consent.record_years.to_string());
    let photo = texts.with(Key::IdentifyConsentPhotoDays, &[("days", &days)]);
    let record = texts.with(Key::IdentifyConsentRecordYears, &[("years", &years)]);
    let photo = Some(photo).filter(|_| asks(service, Gap::Photo));
    photo.into_iter().chain([record]).collect::<Vec<_>>().join(&texts.get(Key::BetweenSentences))
}

fn used(service: Service) -> Vec<Key> {
    let named = |gap, key| asks(service, gap).then_some(key);
    let asked = [
        named(Gap::Photo, Key::IdentifyConsentPhoto),
        named(Gap::Register, Key::IdentifyConsentRegister),
        named(Gap::Evidence, Key::IdentifyConsentPapers),
    ];
    let always = [Key::IdentifyConsentNumber, Key::IdentifyConsentContacts];
    always.into_iter().chain(asked.into_iter().flatten()).collect()
}

/// Those beside the agency. A card is made where its photo is asked for.
fn others(service: Service) -> Vec<Key> {
    let is_made = asks(service, Gap::Photo) && PhotoPurpose::of(service) == PhotoPurpose::Card;
    let maker = is_made.then_some(Key::IdentifyConsentMaker);
    let bank = asks(service, Gap::Bank).then_some(Key::IdentifyConsentBank);
    maker.into_iter().chain(bank).collect()
}

fn asks(service: Service, gap: Gap) -> bool {
    questions(service).contains(&gap)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[track_caller]
    fn check(service: Service, asked: &[Key], told: &[Key]) {
        let always = [Key::IdentifyConsentNumber, Key::IdentifyConsentContacts];
        assert_eq!(used(service), [&always, asked].concat());
        assert_eq!(others(service), told);
    }

    #[test]
    fn each_service_names_what_it_asks_for_and_who_gets_it() {
        let (photo, maker, bank) =
            (Key::IdentifyConsentPhoto, Key::IdentifyConsentMaker, Key::IdentifyConsentBank);
        check(Service::NewCard, &[photo, Key::IdentifyConsentRegister], &[maker, bank]);
        check(Service::InstantCard, &[photo, Key::IdentifyConsentPapers], &[maker, bank]);
        check(Service::Reissue, &[photo], &[maker, bank]);
        check(Service::ReplaceCard, &[photo], &[maker]);
        check(Service::ChangePhoto, &[photo], &[]);
        check(Service::ReportLoss, &[], &[]);
        check(Service::Activate, &[], &[]);
    }
}
