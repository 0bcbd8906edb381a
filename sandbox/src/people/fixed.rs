//! The documented people: README and tests name them, so their numbers never change.

use domain::region::Bilingual;

use super::{ANLAN, Card, Class, DemoPerson, ELSEWHERE, Insured, Money, Person, Standing, YUNLING, complete};

/// A documented person as written here: the first 17 digits, the rest as on file.
struct Line {
    first: &'static str,
    name: &'static str,
    mobile: &'static str,
    email: &'static str,
    address: &'static str,
    insurances: &'static [Insured],
    card: Card,
    money: Money,
    zh: &'static str,
    en: &'static str,
}

const fn insured(class: Class, standing: Standing, region: &'static str) -> Insured {
    Insured { class, standing, region }
}

/// The documented people, the plainest first.
pub(super) fn people() -> Vec<DemoPerson> {
    LINES.iter().filter_map(person).collect()
}

fn person(line: &Line) -> Option<DemoPerson> {
    let on_file = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let person = Person {
        id_number: complete(line.first)?,
        name: line.name.to_owned(),
        mobile: on_file(line.mobile),
        email: on_file(line.email),
        address: on_file(line.address),
        insurances: line.insurances.to_vec(),
        card: line.card,
        money: line.money,
    };
    let special = Bilingual { zh: line.zh.to_owned(), en: line.en.to_owned() };
    Some(DemoPerson { person, special })
}

/// An empty text stands for what is not on file.
const LINES: [Line; 13] = [
    Line {
        first: "33990219580312042",
        name: "张秀兰",
        mobile: "15400000001",
        email: "",
        address: "安澜市望潮区海晏路18号2幢301室",
        insurances: &[insured(Class::Employees, Standing::Normal, ANLAN)],
        card: Card::Days(-40),
        money: Money::Plain,
        zh: "最常见的情况：安澜参保，卡已过期，有个人账户",
        en: "The plain case: insured in Anlan, card expired, has a personal account",
    },
    Line {
        first: "53990219850607051",
        name: "和志明",
        mobile: "15400000002",
        email: "hezhiming@example.com",
        address: "云岭市云麓区三坊街66号",
        insurances: &[insured(Class::Residents, Standing::Normal, YUNLING)],
        card: Card::Days(20),
        money: Money::Plain,
        zh: "云岭参保，卡 20 天后到期，须付工本费；没有个人账户，居民医保待缴 400 元",
        en: "Insured in Yunling, card expires in 20 days, pays a fee; no personal account, a contribution of 400 yuan is to be paid",
    },
    Line {
        first: "33990319491120033",
        name: "李大山",
        mobile: "",
        email: "",
        address: "安澜市澜江区橘园路7号",
        insurances: &[insured(Class::Residents, Standing::Normal, ANLAN)],
        card: Card::Days(900),
        money: Money::Plain,
        zh: "没有登记手机：须由工作人员在自助机旁核验",
        en: "No mobile on file: staff vouch for him at the kiosk",
    },
    Line {
        first: "33990219920818027",
        name: "陈思远",
        mobile: "15400000004",
        email: "chensiyuan@example.com",
        address: "安澜市望潮区听涛街9号",
        insurances: &[insured(Class::Employees, Standing::Normal, ELSEWHERE)],
        card: Card::Days(400),
        money: Money::Plain,
        zh: "在外地参保，本系统不办理",
        en: "Insured in a region that is not served here",
    },
    Line {
        first: "33990419770415061",
        name: "阿卜杜热合曼·阿卜杜克热木·买买提吐尔逊",
        mobile: "15400000005",
        email: "",
        address: "安澜市青屿区灯塔街25号",
        insurances: &[insured(Class::Employees, Standing::Normal, ANLAN)],
        card: Card::Days(15),
        money: Money::CreditMissing,
        zh: "很长的少数民族姓名；上个月的单位划拨没有到账",
        en: "A very long minority name; last month’s employer credit did not come",
    },
    Line {
        first: "33992520010921084",
        name: "龚䶮𠮷",
        mobile: "15400000006",
        email: "gong@example.com",
        address: "安澜市月港县望月路101号",
        insurances: &[insured(Class::Residents, Standing::Normal, ANLAN)],
        card: Card::Days(-5),
        money: Money::Plain,
        zh: "姓名含生僻字",
        en: "Rare characters in the name",
    },
    Line {
        first: "33990319880130046",
        name: "周文静",
        mobile: "15400000007",
        email: "",
        address: "安澜市澜江区江滨路88号",
        insurances: &[insured(Class::Employees, Standing::Paused, ANLAN)],
        card: Card::Days(700),
        money: Money::Plain,
        zh: "参保已暂停：个人账户还在，不能入账",
        en: "Insurance paused: there is an account, and nothing can be credited",
    },
    Line {
        first: "53990319640226057",
        name: "段国强",
        mobile: "15400000008",
        email: "",
        address: "云岭市雪泉区松林街30号",
        insurances: &[insured(Class::Employees, Standing::Ended, YUNLING)],
        card: Card::Days(-300),
        money: Money::Plain,
        zh: "参保已终止",
        en: "Insurance ended",
    },
    Line {
        first: "53992419900505073",
        name: "买买提·艾力",
        mobile: "15400000009",
        email: "",
        address: "",
        insurances: &[insured(Class::Residents, Standing::Normal, YUNLING)],
        card: Card::Days(3600),
        money: Money::ContributionPaid,
        zh: "姓名带间隔号，没有登记地址；居民医保已缴清",
        en: "A name with a dot, no address on file; the contribution is paid",
    },
    Line {
        first: "33990219990714028",
        name: "林㼆",
        mobile: "15400000010",
        email: "",
        address: "安澜市望潮区鼓楼巷3号",
        insurances: &[insured(Class::Employees, Standing::Normal, ANLAN)],
        card: Card::None,
        money: Money::Plain,
        zh: "从未领过卡，两字姓名，含生僻字",
        en: "Never had a card; a name of two characters, one rare",
    },
    Line {
        first: "53992619550303062",
        name: "吉克阿依木呷",
        mobile: "",
        email: "",
        address: "云岭市花甸县梨花路2号",
        insurances: &[insured(Class::Residents, Standing::Normal, YUNLING)],
        card: Card::Days(-90),
        money: Money::Plain,
        zh: "云岭参保，没有登记手机，须付工本费",
        en: "Insured in Yunling, no mobile on file, pays a fee",
    },
    Line {
        first: "33990419810609019",
        name: "欧阳浩",
        mobile: "15400000012",
        email: "ouyang@example.com",
        address: "云岭市铃山县银铃路15号",
        insurances: &[
            insured(Class::Employees, Standing::Ended, ANLAN),
            insured(Class::Employees, Standing::Normal, YUNLING),
        ],
        card: Card::Days(45),
        money: Money::Plain,
        zh: "从安澜转到云岭：安澜已终止，云岭有效",
        en: "Moved: ended in Anlan, in force in Yunling",
    },
    Line {
        first: "33990320190615003",
        name: "李小满",
        mobile: "",
        email: "",
        address: "安澜市澜江区橘园路7号",
        insurances: &[insured(Class::Residents, Standing::Normal, ANLAN)],
        card: Card::None,
        money: Money::Plain,
        zh: "七岁的孩子，还没有卡：由家长代办",
        en: "A child of seven without a card: a parent applies",
    },
];
