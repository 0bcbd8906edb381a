//! Where people go and what they get: institutions and goods, all invented.

use domain::{
    benefit::Level,
    money::Fen,
    settlement::{Class, ExpenseKind},
};

use super::Place;
use crate::people::{ANLAN, ELSEWHERE, YUNLING};

const fn place(code: &'static str, name: &'static str, level: Level, region: &'static str) -> Place {
    Place { code, name, level, region }
}

/// Hospitals of a region; the names of the first three are those that accounts' entries say.
const ANLAN_HOSPITALS: [Place; 4] = [
    place("H33990200001", "市第一医院", Level::Three, ANLAN),
    place("H33990200002", "市中医院", Level::Two, ANLAN),
    place("H33990200003", "海晏社区卫生服务中心", Level::One, ANLAN),
    place("H33992500004", "月港县人民医院", Level::Two, ANLAN),
];
const YUNLING_HOSPITALS: [Place; 4] = [
    place("H53990200001", "市第一医院", Level::Three, YUNLING),
    place("H53990200002", "市中医院", Level::Two, YUNLING),
    place("H53990200003", "海晏社区卫生服务中心", Level::One, YUNLING),
    place("H53992500004", "茶河县医院", Level::Two, YUNLING),
];
const ELSEWHERE_HOSPITALS: [Place; 1] = [place("H35990000001", "沅浦大学附属医院", Level::Three, ELSEWHERE)];
/// Pharmacies, by the names that accounts' entries say.
const PHARMACIES: [(&str, &str, &str); 2] =
    [("P33990200011", "P53990200011", "济仁大药房"), ("P33990200012", "P53990200012", "同安大药房")];

/// The hospitals of a region.
pub(super) const fn hospitals(region: &str) -> &'static [Place] {
    match region.as_bytes() {
        [b'3', b'3', ..] => &ANLAN_HOSPITALS,
        [b'5', b'3', ..] => &YUNLING_HOSPITALS,
        _ => &ELSEWHERE_HOSPITALS,
    }
}

/// A pharmacy of a region, by its name or by number.
pub(super) fn pharmacy(region: &'static str, name: Option<&str>, number: usize) -> Place {
    let known = name.and_then(|name| PHARMACIES.iter().find(|known| known.2 == name));
    let (anlan, yunling, name) = known.copied().unwrap_or(PHARMACIES[number % PHARMACIES.len()]);
    place(if region == YUNLING { yunling } else { anlan }, name, Level::One, region)
}

/// Whether this is the name of a pharmacy.
pub(super) fn is_pharmacy(name: &str) -> bool {
    PHARMACIES.iter().any(|known| known.2 == name)
}

/// Something that stands on bills.
#[derive(Clone, Copy, Debug)]
pub(super) struct Good {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) kind: ExpenseKind,
    pub(super) class: Class,
    /// The least and the most that one costs, in fen.
    pub(super) price: (u32, u32),
    /// The most that counts for one.
    pub(super) limit: Option<Fen>,
}

impl Default for Good {
    fn default() -> Self {
        OUTPATIENT[0]
    }
}

const fn good(
    code: &'static str,
    name: &'static str,
    (kind, class): (ExpenseKind, Class),
    price: (u32, u32),
    limit: Option<Fen>,
) -> Good {
    Good { code, name, kind, class, price, limit }
}

use Class::{A, B, C};
use ExpenseKind as Kind;

/// What outpatients get.
pub(super) const OUTPATIENT: [Good; 9] = [
    good("M001", "普通门诊诊查费", (Kind::GeneralConsultation, A), (1_000, 2_500), None),
    good("M002", "挂号费", (Kind::Registration, C), (100, 500), None),
    good("M003", "血常规", (Kind::Laboratory, A), (1_500, 2_500), None),
    good("M004", "心电图", (Kind::Examination, A), (2_000, 4_000), None),
    good("M005", "腹部彩超", (Kind::Examination, B), (9_000, 16_000), None),
    good("W101", "阿莫西林胶囊", (Kind::WesternMedicine, A), (800, 2_400), None),
    good("W102", "厄贝沙坦片", (Kind::WesternMedicine, B), (1_900, 4_800), None),
    good("Z201", "连花清瘟颗粒", (Kind::PatentMedicine, B), (1_400, 3_200), None),
    good("T301", "针灸治疗", (Kind::Treatment, A), (3_000, 6_000), None),
];

/// What pharmacies sell.
pub(super) const PHARMACY: [Good; 5] = [
    good("W103", "布洛芬缓释胶囊", (Kind::WesternMedicine, A), (1_200, 2_600), None),
    good("W104", "阿托伐他汀钙片", (Kind::WesternMedicine, B), (2_200, 5_800), None),
    good("Z202", "板蓝根颗粒", (Kind::PatentMedicine, A), (900, 1_800), None),
    good("Z203", "西洋参口服液", (Kind::PatentMedicine, C), (4_500, 9_800), None),
    good("Y401", "当归（饮片）", (Kind::Herbal, B), (1_000, 3_000), None),
];

/// What stays cost.
pub(super) const INPATIENT: [Good; 10] = [
    good("B501", "普通床位费", (Kind::Bed, A), (5_000, 9_000), Some(Fen(6_000))),
    good("M006", "住院诊查费", (Kind::Consultation, A), (1_500, 2_500), None),
    good("N601", "二级护理", (Kind::Nursing, A), (2_000, 3_600), None),
    good("L701", "生化全套", (Kind::Laboratory, A), (12_000, 24_000), None),
    good("E801", "胸部 CT 平扫", (Kind::Examination, B), (24_000, 42_000), None),
    good("S901", "腹腔镜手术", (Kind::Surgery, A), (180_000, 420_000), None),
    good("C001", "一次性手术耗材", (Kind::Materials, B), (60_000, 260_000), Some(Fen(200_000))),
    good("W105", "注射用头孢曲松钠", (Kind::WesternMedicine, A), (2_400, 5_200), None),
    good("W106", "人血白蛋白", (Kind::WesternMedicine, C), (38_000, 52_000), None),
    good("T302", "静脉输液", (Kind::Treatment, A), (800, 1_600), None),
];

/// What treats a special disease.
pub(super) const SPECIAL: [Good; 4] = [
    good("T303", "血液透析", (Kind::Treatment, A), (38_000, 44_000), None),
    good("W107", "重组人促红素注射液", (Kind::WesternMedicine, B), (3_000, 5_200), None),
    good("L702", "肾功能", (Kind::Laboratory, A), (3_500, 6_000), None),
    good("C002", "透析管路", (Kind::Materials, B), (6_000, 12_000), Some(Fen(9_000))),
];
