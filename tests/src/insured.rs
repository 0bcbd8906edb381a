//! The people of the sandbox's core whom the journeys are about. The README names them too.

/// A person of the sandbox's core.
#[derive(Clone, Copy, Debug)]
pub struct Insured {
    /// Identity number.
    pub id_number: &'static str,
    /// Mobile on file; empty when there is none.
    pub mobile: &'static str,
    /// The kiosk of their region.
    pub kiosk: &'static str,
    /// The region, as people choose it in Chinese and in English.
    pub region: [&'static str; 2],
}

const ANLAN: [&str; 2] = ["安澜市", "Anlan"];
const YUNLING: [&str; 2] = ["云岭市", "Yunling"];

/// 张秀兰: insured in Anlan, where a replacement costs nothing.
pub const XIULAN: Insured =
    Insured { id_number: "339902195803120428", mobile: "15400000001", kiosk: "demo", region: ANLAN };
/// 和志明: insured in Yunling, where the fee is paid at the counter.
pub const ZHIMING: Insured = Insured {
    id_number: "539902198506070517",
    mobile: "15400000002",
    kiosk: "demo-yunling",
    region: YUNLING,
};
/// 李大山: insured in Anlan, no mobile on file.
pub const DASHAN: Insured =
    Insured { id_number: "339903194911200339", mobile: "", kiosk: "demo", region: ANLAN };
/// 陈思远: lives in Anlan, insured in a region that is not served here.
pub const SIYUAN: Insured =
    Insured { id_number: "339902199208180272", mobile: "15400000004", kiosk: "demo", region: ANLAN };
/// 龚䶮𠮷: a name of rare characters, insured in Anlan.
pub const YAN: Insured =
    Insured { id_number: "339925200109210843", mobile: "15400000006", kiosk: "demo", region: ANLAN };
/// 林㼆: insured in Anlan, never had a card.
pub const TUAN: Insured =
    Insured { id_number: "339902199907140288", mobile: "15400000010", kiosk: "demo", region: ANLAN };
/// 李小满: a child of seven in Anlan, who never had a card.
pub const XIAOMAN: Insured =
    Insured { id_number: "339903201906150034", mobile: "", kiosk: "demo", region: ANLAN };
/// 周文静: her insurance in Anlan is paused.
pub const WENJING: Insured =
    Insured { id_number: "339903198801300468", mobile: "15400000007", kiosk: "demo", region: ANLAN };
/// 买买提·艾力: insured in Yunling, with a card of which neither half was used yet.
pub const AILI: Insured = Insured {
    id_number: "53992419900505073X",
    mobile: "15400000009",
    kiosk: "demo-yunling",
    region: YUNLING,
};
/// 吉克阿依木呷: insured in Yunling, no mobile on file; her contribution is to be paid.
pub const AYI: Insured =
    Insured { id_number: "539926195503030621", mobile: "", kiosk: "demo-yunling", region: YUNLING };
/// 阿卜杜热合曼: insured in Anlan; last month's employer's credit did not come, and some of his settlements do not add up.
pub const ABDU: Insured =
    Insured { id_number: "339904197704150615", mobile: "15400000005", kiosk: "demo", region: ANLAN };
/// 秦若兰: insured in Anlan, with more than five hundred settlements a year.
pub const RUOLAN: Insured =
    Insured { id_number: "339902196809240046", mobile: "15400000016", kiosk: "demo", region: ANLAN };
