//! Which agency decides: the one where the household is registered (S2, row 13).
//!
//! **Invariant:** the household's division names the agency; nothing else does.

use serde::{Deserialize, Serialize};

use crate::region::{Agency, Bilingual, RegionCode};

/// Names an agency among those that a region knows. Never reused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct AgencyId(pub String);

/// A part of a region by name, as household registers name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Division {
    /// Its code.
    pub code: RegionCode,
    /// Its name.
    pub name: Bilingual,
}

/// An agency, and the divisions of household registers it decides for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Jurisdiction {
    /// Names the agency.
    pub id: AgencyId,
    /// Where households are registered that it decides for.
    pub divisions: Vec<Division>,
    /// The agency.
    pub agency: Agency,
}

/// Where a household is registered, and who decides for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decides<'a> {
    /// Names the agency.
    pub id: &'a AgencyId,
    /// Where the household is registered.
    pub division: &'a Division,
    /// Who decides for it.
    pub agency: &'a Agency,
}

impl Jurisdiction {
    /// Who decides for households of this division, as far as these agencies know.
    #[must_use]
    pub fn of<'a>(agencies: &'a [Self], household: &RegionCode) -> Option<Decides<'a>> {
        agencies.iter().find_map(|known| {
            let division = known.divisions.iter().find(|division| division.code == *household)?;
            Some(Decides { id: &known.id, division, agency: &known.agency })
        })
    }

    /// Where a case goes: to the agency of this household, or to the region's own, which is the first, where none is asked for or known.
    #[must_use]
    pub fn route<'a>(agencies: &'a [Self], household: Option<&RegionCode>) -> Option<&'a AgencyId> {
        let of_household = household.and_then(|household| Self::of(agencies, household));
        of_household.map(|decides| decides.id).or_else(|| agencies.first().map(|own| &own.id))
    }

    /// The agency with this name.
    #[must_use]
    pub fn named<'a>(agencies: &'a [Self], id: &AgencyId) -> Option<&'a Self> {
        agencies.iter().find(|known| known.id == *id)
    }

    /// The divisions that lie in a region, each by itself, in the order of the agencies.
    #[must_use]
    pub fn inside<'a>(agencies: &'a [Self], region: &RegionCode) -> Vec<Vec<&'a Division>> {
        let divisions = agencies.iter().flat_map(|known| &known.divisions);
        divisions.filter(|division| region.covers(&division.code)).map(|division| vec![division]).collect()
    }

    /// The divisions that do not, together as one agency decides for them: nothing more is asked of them.
    #[must_use]
    pub fn outside<'a>(agencies: &'a [Self], region: &RegionCode) -> Vec<Vec<&'a Division>> {
        let outside = |known: &'a Self| {
            known.divisions.iter().filter(|division| !region.covers(&division.code)).collect::<Vec<_>>()
        };
        agencies.iter().map(outside).filter(|divisions| !divisions.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(digits: &str) -> RegionCode {
        RegionCode::try_from(digits.to_owned()).unwrap()
    }

    fn jurisdiction(id: &str, divisions: Vec<Division>, agency: Agency) -> Jurisdiction {
        Jurisdiction { id: AgencyId(id.to_owned()), divisions, agency }
    }

    #[test]
    fn a_region_covers_what_its_code_begins() {
        assert!(code("339900").covers(&code("339902")) && code("330000").covers(&code("339902")));
        assert!(code("339902").covers(&code("339902")) && !code("339902").covers(&code("339903")));
        assert!(!code("339900").covers(&code("539902")) && !code("339900").covers(&code("330000")));
    }

    #[test]
    fn a_household_has_one_agency_or_none_that_is_known() {
        let text = |text: &str| Bilingual { zh: text.to_owned(), en: text.to_owned() };
        let agency = |name: &str| Agency {
            name: text(name),
            address: text("street"),
            phone: "1".to_owned(),
            hours: text("day"),
        };
        let division = |digits: &str| Division { code: code(digits), name: text(digits) };
        let known = [
            jurisdiction("one", vec![division("339902"), division("339903")], agency("one")),
            jurisdiction("two", vec![division("539902"), division("539903")], agency("two")),
        ];
        let names = |household: &str| {
            let decides = Jurisdiction::of(&known, &code(household))?;
            Some((decides.division.name.en.as_str(), decides.agency.name.en.as_str()))
        };
        assert_eq!(names("339903"), Some(("339903", "one")));
        assert_eq!(names("539902"), Some(("539902", "two")));
        assert_eq!(names("339900"), None, "a whole city is no household's division");
        let routed = |household: Option<&str>| {
            Jurisdiction::route(&known, household.map(code).as_ref()).map(|id| id.0.as_str())
        };
        assert_eq!(routed(Some("539902")), Some("two"));
        assert_eq!((routed(None), routed(Some("110101"))), (Some("one"), Some("one")), "the region's own");
        assert_eq!(Jurisdiction::route(&[], None), None);
        let codes = |groups: Vec<Vec<&Division>>| {
            let group = |group: &Vec<&Division>| {
                group.iter().map(|division| division.code.as_str().to_owned()).collect::<Vec<_>>()
            };
            groups.iter().map(group).collect::<Vec<_>>()
        };
        let here = code("339900");
        assert_eq!(codes(Jurisdiction::inside(&known, &here)), [["339902"], ["339903"]]);
        assert_eq!(codes(Jurisdiction::outside(&known, &here)), [["539902", "539903"]], "of one agency");
    }
}
