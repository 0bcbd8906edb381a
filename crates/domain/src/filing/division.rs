//! The places that can be filed for: provinces and cities by their codes (GB/T 2260).

use serde::{Deserialize, Serialize};

use crate::{
    jurisdiction::Division,
    region::{Bilingual, RegionCode},
};

/// A province, or a city that is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Province {
    /// Its code, which ends in four zeros.
    pub code: RegionCode,
    /// Its name.
    pub name: Bilingual,
    /// Its cities that can be named by themselves.
    #[serde(default)]
    pub cities: Vec<Division>,
}

/// A part of the country, by the first digit of a code: so there are six to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// 1
    North,
    /// 2
    Northeast,
    /// 3
    East,
    /// 4
    CentralSouth,
    /// 5
    Southwest,
    /// 6
    Northwest,
}

impl Area {
    /// All, in the order of their digits.
    pub const ALL: [Self; 6] =
        [Self::North, Self::Northeast, Self::East, Self::CentralSouth, Self::Southwest, Self::Northwest];

    /// Its digit, as a text.
    #[must_use]
    pub const fn digit(self) -> &'static str {
        match self {
            Self::North => "1",
            Self::Northeast => "2",
            Self::East => "3",
            Self::CentralSouth => "4",
            Self::Southwest => "5",
            Self::Northwest => "6",
        }
    }

    /// The area in which a division lies.
    #[must_use]
    pub fn of(code: &RegionCode) -> Option<Self> {
        Self::ALL.into_iter().find(|area| code.as_str().starts_with(area.digit()))
    }

    /// Its provinces, in their order.
    pub fn provinces(self, provinces: &[Province]) -> impl Iterator<Item = &Province> {
        provinces.iter().filter(move |province| Self::of(&province.code) == Some(self))
    }
}

/// A place that was found by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// Its province.
    pub province: &'a Province,
    /// The city, where it is one and not the whole province.
    pub city: Option<&'a Division>,
}

/// The place with this code.
#[must_use]
pub fn found<'a>(provinces: &'a [Province], code: &RegionCode) -> Option<Place<'a>> {
    let province = provinces.iter().find(|province| province.code.covers(code))?;
    let city = province.cities.iter().find(|city| city.code == *code);
    (city.is_some() || province.code == *code).then_some(Place { province, city })
}

/// What is wrong with a list of provinces.
#[must_use]
pub fn province_faults(provinces: &[Province]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut codes = Vec::new();
    for province in provinces {
        let code = province.code.as_str();
        if !code.ends_with("0000") || Area::of(&province.code).is_none() {
            faults.push(format!("{code} is no province's code"));
        }
        for city in &province.cities {
            let own = city.code.as_str();
            if !province.code.covers(&city.code) || !own.ends_with("00") || own.ends_with("0000") {
                faults.push(format!("{own} is no city's code in {code}"));
            }
        }
        codes.extend(province.cities.iter().map(|city| &city.code).chain([&province.code]));
    }
    codes.sort();
    let twice = codes.windows(2).filter(|pair| pair[0] == pair[1]);
    faults.extend(twice.map(|pair| format!("{} is listed twice", pair[0].as_str())));
    faults
}
