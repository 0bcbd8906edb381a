use crate::masked::Masked;

fn check(masked: &Masked, expected: &str) {
    assert_eq!(masked.as_str(), expected);
}

#[test]
fn enough_is_hidden() {
    check(&Masked::name("张秀兰"), "张*兰");
    check(&Masked::name("李娜"), "李*");
    check(&Masked::name("买买提·艾力"), "买****力");
    check(&Masked::name("𠮷田"), "𠮷*");
    check(&Masked::keep("13812341234", 3, 4), "138****1234");
    check(&Masked::keep("123", 3, 4), "***");
    check(&Masked::email("lan@example.cn"), "l**@example.cn");
    check(&Masked::address("延长路12弄3号"), "延长路**弄*号");
    check(&Masked::address("延长路十二弄叁号"), "延长路**弄*号");
    check(&Masked::address("望潮村老祠堂旁"), "望潮村****");
    check(&Masked::address("村"), "*");
}
