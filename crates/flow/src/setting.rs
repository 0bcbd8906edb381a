//! Where we are, and who is here.

use domain::{
    kiosk::Kiosk,
    region::RegionCode,
    service::Service,
    wire::{ApplicationSummary, ApplicationView, Identified, Insurance, RegionView, Regions},
};

use crate::Call;

/// What was loaded before anything else: the regions, the one that applies, and the kiosk if this is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// All regions served here.
    pub regions: Regions,
    /// The one whose rules apply.
    pub region: RegionView,
    /// This kiosk.
    pub kiosk: Option<Kiosk>,
}

/// What outlives a step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// Where we are; absent until it is loaded.
    pub setting: Option<Setting>,
    /// Who is here; absent until someone is identified. Whoever is not insured any more only looks things up.
    pub person: Option<Identified>,
}

impl Session {
    /// Who is here, if they are insured here.
    #[must_use]
    pub fn insured(&self) -> Option<&Identified> {
        self.person.as_ref().filter(|person| person.insurance == Insurance::Here)
    }

    /// The setting to load instead when a visit belongs to another region: opened anew, a phone knows the default one only.
    pub(crate) fn other_setting(&self, region: &RegionCode) -> Option<Call> {
        let here = self.setting.as_ref().is_none_or(|setting| setting.region.code == *region);
        (!here && !self.is_kiosk()).then(|| Call::LoadSetting { kiosk: None, region: Some(region.clone()) })
    }

    /// The same setting anew: its rules have changed meanwhile.
    pub(crate) fn setting_anew(&self) -> Call {
        let here = self.setting.as_ref();
        Call::LoadSetting {
            kiosk: here.and_then(|here| here.kiosk.as_ref()).map(|kiosk| kiosk.id.clone()),
            region: here.map(|here| here.region.code.clone()),
        }
    }

    /// The edition of the rules that is shown.
    pub(crate) fn rules(&self) -> String {
        self.setting.as_ref().map(|setting| setting.region.version.clone()).unwrap_or_default()
    }

    /// The edition of what is agreed to.
    pub(crate) fn consent(&self) -> String {
        self.setting.as_ref().map(|setting| setting.region.consent.version.clone()).unwrap_or_default()
    }

    /// Whether this is a kiosk.
    #[must_use]
    pub fn is_kiosk(&self) -> bool {
        self.setting.as_ref().is_some_and(|setting| setting.kiosk.is_some())
    }

    /// Whether this is a kiosk that signs what it asks.
    pub(crate) fn signs(&self) -> bool {
        let kiosk = self.setting.as_ref().and_then(|setting| setting.kiosk.as_ref());
        kiosk.is_some_and(|kiosk| !kiosk.demo)
    }

    /// An application was handed in: it is in the list, and its draft is no more.
    pub(crate) fn handed_in(&mut self, service: Service, case: &ApplicationView) {
        self.remember(case);
        if let Some(person) = &mut self.person {
            person.drafts.remove(&service);
        }
    }

    /// Keeps the list of one's own applications true.
    pub(crate) fn remember(&mut self, case: &ApplicationView) {
        let Some(person) = &mut self.person else { return };
        let known = person.applications.iter().find(|known| known.reference == case.reference);
        // Of an application that is known, who is who is known too.
        let holder = match known {
            Some(known) => known.holder.clone(),
            None => case.agent.as_ref().map(|agent| agent.holder.clone()),
        };
        let summary = ApplicationSummary {
            holder,
            reference: case.reference.clone(),
            service: case.service,
            status: case.progress.status,
        };
        match person.applications.iter_mut().find(|known| known.reference == summary.reference) {
            Some(known) => *known = summary,
            None => person.applications.insert(0, summary),
        }
    }
}
