//! The sentences of the invented reports, in both languages. `{a}` and `{b}` are tasks, `{f}` and `{g}` figures, `{n}` a
//! number of no indicator, `{y}` the year, `{o}` the bureau.

use super::measures::Pair;

pub const OPENINGS: [Pair; 3] = [
    (
        "{y}年，{o}以{a}开局，以{b}收官，全年工作有序展开，年初排定的事项均有结果。",
        "In {y}, {o} began with {a} and closed with {b}; the year's work ran in order, and whatever had been scheduled came to a result.",
    ),
    (
        "{y}年，{o}把人手和经费优先投向{a}，{b}随后跟上，各科室分工清楚、衔接顺畅。",
        "In {y}, {o} gave people and money first to {a}; {b} followed, with duties divided clearly among the sections.",
    ),
    (
        "{y}年雨季来得早、工期偏紧，{o}调整次序，先做{a}，再做{b}，没有拖到次年。",
        "The rains of {y} came early and time was short, so {o} changed the order, did {a} first and {b} after it, and left nothing for the next year.",
    ),
];

pub const FACTS: [Pair; 4] = [
    ("{f}。{g}。两个数都由填报科室签字确认。", "{f}. {g}. Both were signed by the section that reported them."),
    ("对照台账逐项核对，{f}；{g}。", "Checked line by line against the ledgers, {f}; {g}."),
    ("{f}，与现场抽查的结果一致；{g}。", "{f}, as spot checks on site confirmed; {g}."),
    ("从全年走势看，{f}；同一时期，{g}。", "Over the year as a whole, {f}; over the same time, {g}."),
];

pub const WORKS: [Pair; 9] = [
    (
        "{a}排出周计划，每周五对账，落后的环节当场定下补救办法",
        "Drew up weekly plans for {a}, compared notes every Friday, and settled on the spot how to catch up",
    ),
    (
        "到现场走访{n}次，把{a}遇到的难处写成清单逐条办结",
        "Went on site {n} times, listed what stood in the way of {a}, and dealt with it line by line",
    ),
    (
        "{a}与{b}合用一套班子，省下来的经费转作设备更新",
        "Let one team do {a} and {b}, and put the money saved into equipment",
    ),
    ("为{a}编写操作手册，新到岗人员先学后做", "Wrote a handbook for {a}, which newcomers study before they start"),
    (
        "请居民代表旁听{a}的进度会，意见记录在案并答复",
        "Asked residents to sit in on meetings about {a}, and answered what they raised",
    ),
    (
        "把{a}的图纸、合同和验收单归入同一档案，随时可查",
        "Filed drawings, contracts and acceptance papers of {a} together, open to inspection",
    ),
    ("为{a}签下{n}份养护合同，写明响应时限", "Signed {n} maintenance contracts for {a} that name response times"),
    ("借助无人机巡查{a}，人工复核疑点{n}处", "Watched over {a} by drone, and looked into {n} doubtful spots by hand"),
    (
        "邀请外地同行评议{a}，采纳建议{n}条",
        "Had colleagues from elsewhere review {a}, and adopted {n} of their proposals",
    ),
];

/// Further sections: a heading with its sentences.
pub const THEMES: [(Pair, [Pair; 3]); 4] = [
    (
        ("经费与合同", "Money and contracts"),
        [
            (
                "经费跟着进度走，{a}验收之后才付尾款。",
                "Payment followed progress: the last instalment for {a} was due only after acceptance.",
            ),
            (
                "全年复核合同{n}份，发现的笔误当月更正。",
                "{n} contracts were reviewed in the year, and slips put right within the month.",
            ),
            (
                "{b}的结余交回统筹，用途另行公示。",
                "What {b} left over went back to the common fund, and its use was announced.",
            ),
        ],
    ),
    (
        ("队伍与培训", "People and training"),
        [
            (
                "新老员工结对，{a}由两人共同负责。",
                "Newcomers were paired with old hands, and two people answered for {a} together.",
            ),
            ("组织岗位练兵{n}场，题目取自{b}的真实案例。", "{n} drills were held, on cases taken from {b}."),
            ("轮岗制度运行平稳，关键岗位均有后备人选。", "Rotation ran smoothly, and every key post had a stand-in."),
        ],
    ),
    (
        ("公开与答复", "Openness and replies"),
        [
            (
                "{a}的施工时段提前一周张贴，沿线住户可以电话询问。",
                "Working hours for {a} were posted a week ahead, and neighbours could ask by telephone.",
            ),
            (
                "全年答复来信{n}封，平均用时比承诺的短。",
                "{n} letters were answered in the year, faster on average than promised.",
            ),
            ("{b}的验收结果在官网挂出，附有照片。", "Acceptance papers of {b} went online, with photographs."),
        ],
    ),
    (
        ("安全与应急", "Safety and emergencies"),
        [
            (
                "汛期前查完所有站点，登记隐患{n}处，均已销号。",
                "All stations were inspected before the floods; {n} hazards were put on record and have been removed.",
            ),
            ("{a}的备用电源换新，断电后可以自行切换。", "Standby power for {a} was renewed and takes over by itself."),
            (
                "{b}的应急预案改为一页纸，张贴在值班室。",
                "The emergency plan for {b} was cut to one page and hangs in the duty room.",
            ),
        ],
    ),
];

pub const PROBLEMS: [Pair; 6] = [
    ("{a}的资料分散在几个系统里，汇总靠人工", "Records of {a} are spread over several systems and gathered by hand"),
    ("{a}进度不均，偏远地段起步晚", "{a} is uneven, and outlying places started late"),
    ("懂{a}的技术人员偏少，招聘周期长", "Few people are trained for {a}, and hiring takes long"),
    (
        "{a}的养护经费每年一定，难以安排跨年项目",
        "Money for the upkeep of {a} is granted year by year, which rules out longer projects",
    ),
    (
        "{a}与邻市标准不一，交界处衔接不畅",
        "Standards for {a} differ from those of neighbouring cities, which shows along the border",
    ),
    ("群众对{a}的了解不多，参与面偏窄", "Few residents know of {a}, and fewer take part"),
];

pub const PLANS: [Pair; 6] = [
    (
        "把{a}的资料并入一个系统，年底前停用旧表",
        "Move the records of {a} into one system, and retire the old sheets by the end of the year",
    ),
    ("{a}先补偏远地段，再做中心城区", "Take {a} to outlying places first, to the centre after that"),
    (
        "与职业学校合办{a}专班，首批招收{n}人",
        "Open a class for {a} with the vocational school, with {n} places at first",
    ),
    ("为{a}编三年滚动计划，经费按节点拨付", "Plan {a} three years ahead, with money released by milestone"),
    (
        "同邻市商定{a}的共同标准，先在交界处试行",
        "Agree on common standards for {a} with neighbouring cities, and try them along the border",
    ),
    ("每季度举办{a}开放日，请居民到场提问", "Hold an open day for {a} every quarter, where residents can ask"),
];
