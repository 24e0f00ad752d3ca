//! What the invented bureaus count: sectors with their indicators, units and tasks.

/// A text in Chinese and in English.
pub type Pair = (&'static str, &'static str);

/// A unit, and how an English sentence writes a number of it.
pub struct Unit {
    pub zh: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    /// Decimal places that the English number has more: 12.3亿元 is RMB 1.23 billion.
    pub shift: u32,
}

const fn unit(zh: &'static str, before: &'static str, after: &'static str, shift: u32) -> Unit {
    Unit { zh, before, after, shift }
}

const YI: Unit = unit("亿元", "RMB ", " billion", 1);
const PERCENT: Unit = unit("%", "", "%", 0);
const KM: Unit = unit("公里", "", " km", 0);
const TONNES: Unit = unit("吨", "", " tonnes", 0);
const HECTARES: Unit = unit("公顷", "", " hectares", 0);
const TEU: Unit = unit("标箱", "", " TEU", 0);
const PEOPLE: Unit = unit("人", "", " people", 0);
const VISITS: Unit = unit("人次", "", " visits", 0);
/// Units of the corpus's own, which its settings register.
pub const LESSONS: Unit = unit("课时", "", " lessons", 0);
pub const DUTY_DAYS: Unit = unit("工日", "", " duty days", 0);

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Flow,
    Stock,
    Ratio,
}

/// An indicator. Numbers are counted in its last decimal place, growth in tenths of a percent; a ratio's growth is in
/// tenths of a point.
pub struct Measure {
    pub id: &'static str,
    pub name: Pair,
    pub unit: Unit,
    pub kind: Kind,
    pub decimals: u32,
    pub start: (i64, i64),
    pub growth: (i64, i64),
}

const fn flow(id: &'static str, zh: &'static str, en: &'static str, unit: Unit, start: (i64, i64)) -> Measure {
    Measure { id, name: (zh, en), unit, kind: Kind::Flow, decimals: 0, start, growth: (-45, 110) }
}

const fn stock(id: &'static str, zh: &'static str, en: &'static str, unit: Unit, start: (i64, i64)) -> Measure {
    Measure { id, name: (zh, en), unit, kind: Kind::Stock, decimals: 0, start, growth: (2, 60) }
}

const fn ratio(id: &'static str, zh: &'static str, en: &'static str) -> Measure {
    Measure { id, name: (zh, en), unit: PERCENT, kind: Kind::Ratio, decimals: 1, start: (520, 760), growth: (-9, 21) }
}

const fn decimals(measure: Measure, decimals: u32) -> Measure {
    Measure { decimals, ..measure }
}

/// A kind of bureau.
pub struct Sector {
    pub id: &'static str,
    pub name: Pair,
    pub bureau: Pair,
    pub measures: [Measure; 12],
    pub tasks: [Pair; 6],
}

pub const SECTORS: [Sector; 4] = [
    Sector {
        id: "port",
        name: ("港航", "Port and waterways"),
        bureau: ("港航管理局", "Port and Waterways Authority"),
        measures: [
            flow("cargo", "码头货运总量", "Cargo over the quays", TONNES, (400_000, 9_000_000)),
            flow("boxes", "外贸集装箱量", "Foreign trade containers", TEU, (30_000, 700_000)),
            decimals(stock("fairway", "等级航道里程", "Graded fairways", KM, (900, 8_000)), 1),
            decimals(flow("port-works", "泊位建设投资", "Spending on berths", YI, (300, 4_500)), 2),
            ratio("shore-power", "岸电接用率", "Ships on shore power"),
            ratio("punctuality", "班轮准点率", "Liners on time"),
            flow("patrols", "水上巡航值守", "Patrol duty afloat", DUTY_DAYS, (1_500, 12_000)),
            stock("pilots", "持证引航员", "Licensed pilots", PEOPLE, (200, 900)),
            flow("ferry", "渡口客流", "Ferry traffic", VISITS, (60_000, 900_000)),
            ratio("rail-link", "铁水联运占比", "Cargo that goes on by rail"),
            flow("dredged", "清淤土方重量", "Silt dredged", TONNES, (20_000, 400_000)),
            flow("port-courses", "船员培训学时", "Crew training", LESSONS, (2_000, 30_000)),
        ],
        tasks: [
            ("老码头改造", "the rebuilding of old quays"),
            ("航标养护", "the upkeep of buoys and lights"),
            ("岸电设施铺设", "the laying of shore power"),
            ("支线航班加密", "more frequent feeder services"),
            ("船舶污水接收", "the collection of ships' waste water"),
            ("渡口安全整治", "safer ferry landings"),
        ],
    },
    Sector {
        id: "park",
        name: ("园林", "Parks and greenery"),
        bureau: ("园林绿化局", "Parks and Greenery Bureau"),
        measures: [
            stock("parkland", "开放公园面积", "Open parkland", HECTARES, (1_500, 20_000)),
            flow("planted", "当年新植林木面积", "Woodland planted", HECTARES, (300, 4_000)),
            decimals(stock("greenway", "绿道总长", "Greenways", KM, (800, 9_000)), 1),
            decimals(flow("park-works", "绿化工程投资", "Spending on greenery", YI, (200, 3_800)), 2),
            ratio("canopy", "道路林荫覆盖率", "Shaded streets"),
            ratio("survival", "苗木成活率", "Saplings that took root"),
            flow("pruning", "修剪养护用工", "Pruning work", DUTY_DAYS, (9_000, 90_000)),
            stock("wardens", "公园管护员", "Park wardens", PEOPLE, (300, 2_500)),
            flow("visits", "公园入园人数", "Park attendance", VISITS, (400_000, 9_000_000)),
            ratio("reclaimed", "再生水浇灌占比", "Watering with reclaimed water"),
            flow("compost", "枝叶堆肥产量", "Compost from cuttings", TONNES, (2_000, 60_000)),
            flow("nature-class", "自然课堂学时", "Nature classes", LESSONS, (1_000, 14_000)),
        ],
        tasks: [
            ("口袋公园布点", "the siting of pocket parks"),
            ("行道树补植", "the replanting of street trees"),
            ("古树名木保护", "the protection of old trees"),
            ("绿道断点连通", "the closing of gaps in greenways"),
            ("病虫害联防", "joint pest control"),
            ("雨水花园试点", "trial rain gardens"),
        ],
    },
    Sector {
        id: "heat",
        name: ("供热", "District heating"),
        bureau: ("供热管理局", "District Heating Authority"),
        measures: [
            stock("heated-land", "集中供热覆盖面积", "Area on district heating", HECTARES, (900, 14_000)),
            flow("coal", "热源厂耗煤量", "Coal burnt in heat plants", TONNES, (90_000, 1_600_000)),
            decimals(stock("mains", "热力管线长度", "Heat mains", KM, (700, 8_500)), 1),
            decimals(flow("heat-works", "管线更新投资", "Spending on mains", YI, (150, 3_000)), 2),
            ratio("comfort", "室温达标率", "Rooms that were warm enough"),
            ratio("metered", "分户计量占比", "Homes with meters"),
            flow("night-watch", "夜间值守用工", "Night watches", DUTY_DAYS, (2_000, 25_000)),
            stock("fitters", "注册维修工", "Registered fitters", PEOPLE, (250, 1_800)),
            flow("hall", "营业厅接待", "Callers at service halls", VISITS, (30_000, 500_000)),
            ratio("waste-heat", "余热利用占比", "Heat recovered from industry"),
            flow("ash", "灰渣综合利用量", "Ash put to use", TONNES, (8_000, 150_000)),
            flow("heat-courses", "司炉培训学时", "Boiler training", LESSONS, (800, 9_000)),
        ],
        tasks: [
            ("老旧管线换装", "the replacement of old mains"),
            ("热源互联", "the linking of heat plants"),
            ("换热站无人值守", "unmanned substations"),
            ("分户计量改造", "the fitting of meters"),
            ("低温余热回收", "the recovery of low-grade heat"),
            ("停暖应急演练", "drills for heating failures"),
        ],
    },
    Sector {
        id: "museum",
        name: ("文博", "Museums and heritage"),
        bureau: ("文博事业局", "Museums and Heritage Bureau"),
        measures: [
            stock("sites", "保护区划面积", "Protected grounds", HECTARES, (600, 9_000)),
            flow("crates", "外展运输重量", "Loans shipped", TONNES, (300, 4_000)),
            decimals(stock("walls", "城墙修缮长度", "City walls in repair", KM, (400, 3_000)), 1),
            decimals(flow("museum-works", "场馆建设投资", "Spending on museums", YI, (120, 2_600)), 2),
            ratio("catalogued", "藏品建档率", "Collections catalogued"),
            ratio("open-days", "场馆开放率", "Museums open to the public"),
            flow("digs", "考古发掘用工", "Excavation work", DUTY_DAYS, (1_200, 20_000)),
            stock("restorers", "文物修复师", "Restorers", PEOPLE, (200, 700)),
            flow("audience", "展览观众", "Visitors to exhibitions", VISITS, (90_000, 3_000_000)),
            ratio("scanned", "馆藏数字化占比", "Holdings scanned"),
            flow("stone", "石材补配用量", "Stone used in repairs", TONNES, (400, 7_000)),
            flow("lectures", "公众讲座学时", "Public lectures", LESSONS, (600, 8_000)),
        ],
        tasks: [
            ("库房温湿度改造", "climate control in the stores"),
            ("流动展览下乡", "travelling exhibitions"),
            ("藏品影像采集", "the photographing of holdings"),
            ("遗址围栏更新", "new fences around sites"),
            ("志愿讲解招募", "the recruiting of volunteer guides"),
            ("夜间开放安排", "evening hours"),
        ],
    },
];

/// Parts of the names of invented cities.
pub const SYLLABLES: [Pair; 24] = [
    ("云", "yun"),
    ("泽", "ze"),
    ("川", "chuan"),
    ("溪", "xi"),
    ("岭", "ling"),
    ("浦", "pu"),
    ("桐", "tong"),
    ("柏", "bai"),
    ("汀", "ting"),
    ("澜", "lan"),
    ("皋", "gao"),
    ("渚", "zhu"),
    ("朔", "shuo"),
    ("棠", "tang"),
    ("麓", "lu"),
    ("荻", "di"),
    ("枫", "feng"),
    ("砚", "yan"),
    ("沐", "mu"),
    ("栖", "qi"),
    ("霞", "xia"),
    ("垣", "yuan"),
    ("樟", "zhang"),
    ("湄", "mei"),
];
