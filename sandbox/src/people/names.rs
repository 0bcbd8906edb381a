//! What names are made of. Parts only: whole names come together by chance.

pub(super) const FAMILY: [&str; 48] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何",
    "林", "高", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "邓", "冯", "曹", "彭", "曾", "肖", "田",
    "董", "潘", "袁", "蔡", "蒋", "余", "于", "杜", "叶", "程", "魏", "苏", "欧阳", "上官",
];
pub(super) const FAMILY_YUNNAN: [&str; 12] =
    ["和", "木", "段", "杨", "刀", "岩", "罕", "鲁", "普", "李", "马", "施"];
pub(super) const GIVEN_WOMEN: [&str; 24] = [
    "秀", "兰", "英", "芳", "娟", "敏", "静", "丽", "艳", "霞", "玲", "桂", "萍", "红", "琴", "云", "梅",
    "雪", "婷", "雅", "欣", "怡", "月", "春",
];
pub(super) const GIVEN_MEN: [&str; 24] = [
    "伟", "强", "磊", "军", "洋", "勇", "杰", "涛", "明", "超", "刚", "平", "辉", "鹏", "华", "飞", "鑫",
    "波", "斌", "宇", "浩", "凯", "志", "国",
];
/// Characters that older systems cannot print; some lie outside the basic plane and take four bytes.
pub(super) const RARE: [&str; 10] = ["𠮷", "䶮", "㼆", "喆", "犇", "㛃", "䲜", "龘", "𬍛", "𬸚"];

/// Names of peoples who put the father's name after a dot.
pub(super) const OWN_WOMEN: [&str; 8] =
    ["古丽", "阿依努尔", "古丽巴哈尔", "热孜万古丽", "米热班", "帕提古丽", "阿孜古丽", "迪丽热巴"];
pub(super) const OWN_MEN: [&str; 8] =
    ["买买提", "艾力", "吐尔逊", "阿卜杜热合曼", "玉素甫江", "艾尼瓦尔", "努尔麦麦提", "阿卜力克木"];
pub(super) const FATHER: [&str; 8] =
    ["艾力", "买买提", "吐尔逊", "阿卜杜克热木", "艾合买提", "依明", "买买提吐尔逊", "亚森江"];
/// Names without a dot, of Tibetans and Yi.
pub(super) const WHOLE_WOMEN: [&str; 6] =
    ["次仁拉姆", "央金卓玛", "吉克阿依木呷", "阿苏尔古么", "德吉白珍", "沙马曲布嫫"];
pub(super) const WHOLE_MEN: [&str; 6] =
    ["次仁旺堆", "扎西顿珠", "吉克尔布木", "阿苏木呷", "洛桑丹增", "沙马拉哈"];

/// Districts with the division their people's numbers begin with.
pub(super) const ANLAN_PLACES: [(&str, &str); 4] = [
    ("339902", "安澜市望潮区"),
    ("339903", "安澜市澜江区"),
    ("339904", "安澜市青屿区"),
    ("339925", "安澜市月港县"),
];
pub(super) const YUNLING_PLACES: [(&str, &str); 5] = [
    ("539902", "云岭市云麓区"),
    ("539903", "云岭市雪泉区"),
    ("539924", "云岭市茶河县"),
    ("539925", "云岭市铃山县"),
    ("539926", "云岭市花甸县"),
];
pub(super) const STREETS: [&str; 12] = [
    "海晏路",
    "听涛街",
    "鼓楼巷",
    "江滨路",
    "橘园路",
    "望月路",
    "茶马大道",
    "三坊街",
    "松林街",
    "梨花路",
    "石榴街",
    "银铃路",
];
