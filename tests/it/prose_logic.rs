//! What prose says of itself (N120 to N128): what is told, and what must be let be.

use std::fmt::Write as _;

use crate::fixture::{Fixture, site};

/// A zone in a city in a city.
const ORGANIZATIONS: &str = "\
-- content/organizations.yaml --
prefecture: { name: { zh: 大示例市, en: Great Example City } }
city: { name: { zh: 示例市, en: Example City }, within: prefecture }
zone: { name: { zh: 示例经济开发区, en: Example Zone }, within: city }
county: { name: { zh: 示例县, en: Example County }, within: prefecture }
";

/// The findings of the rules of this file as `code text-of-the-place`, prose by prose. One site holds them all.
fn told(lang: &str, front: &str, prose: &[&str]) -> Vec<Vec<String>> {
    let mut files = String::from(ORGANIZATIONS);
    let front = if front.contains("organization") { front.to_owned() } else { format!("organization: zone\n{front}") };
    for (index, text) in prose.iter().enumerate() {
        let zh = if lang == "zh" { text } else { "正文。" };
        let _ = writeln!(files, "-- content/reports/r{index}.md --\n---\ntitle: 标题\n{front}\n---\n{zh}");
        if lang == "en" {
            let _ = writeln!(files, "-- content/reports/r{index}.en.md --\n---\ntitle: Title\n---\n{text}");
        }
    }
    let fixture = site(&files);
    let suffix = if lang == "en" { ".en.md" } else { ".md" };
    (0..prose.len()).map(|index| of_file(&fixture, &format!("content/reports/r{index}{suffix}"))).collect()
}

fn of_file(fixture: &Fixture, path: &str) -> Vec<String> {
    let texts = &fixture.built.texts;
    let here = fixture.built.diagnostics.iter().filter(|found| texts.path(found.span) == path);
    here.filter(|found| ("N120".."N129").contains(&found.rule.code))
        .map(|found| format!("{} {}", found.rule.code, texts.slice(found.span)))
        .collect()
}

/// Every prose must have just the finding beside it.
fn hits(lang: &str, front: &str, cases: &[(&str, &str)]) {
    let prose: Vec<&str> = cases.iter().map(|(prose, _)| *prose).collect();
    let all = told(lang, front, &prose);
    let wrong: Vec<String> = cases
        .iter()
        .zip(&all)
        .filter(|((_, wanted), told)| told.as_slice() != [wanted.to_string()])
        .map(|((prose, wanted), told)| format!("{prose}\n    wanted {wanted}, told {told:?}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Nothing may be said of any prose.
fn silent(lang: &str, front: &str, cases: &[&str]) {
    let all = told(lang, front, cases);
    let wrong: Vec<String> = cases
        .iter()
        .zip(&all)
        .filter(|(_, told)| !told.is_empty())
        .map(|(prose, told)| format!("{prose}\n    {told:?}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

const YEAR: &str = "period: 2024";
const OCTOBER: &str = "period: 2024-01..2024-10\nissued: 2024-11-21";

#[test]
fn a_count_that_is_not_that_of_its_list_is_told() {
    hits(
        "zh",
        YEAR,
        &[
            ("新增3家国家级专精特新“小巨人”(海宏液压、沙星科技)。", "N120 3家"),
            ("新建园区2个,分别为头门港万洋众创城、永丰西部“共富”小微园、杜桥眼镜园。", "N120 2个"),
            ("其中亿元以上11个【圣钢、交易中心、畅的科技、麦科奥特、海亿新能源+10亿上3个),引进外资。", "N120 11个"),
            ("精密制造、新能源、新医药健康、新材料等3个产业集群入选国家百强。", "N120 3个"),
            ("精密制造、新能源3个产业集群入选国家百强。", "N120 3个"),
            ("组建制造业、科技人才、综保区、港口铁路物流五大专班。", "N120 五大"),
            ("新增“小巨人”企业4家，即海宏液压、沙星科技和力高泵业。", "N120 4家"),
            ("新增“小巨人”企业4家：海宏液压、沙星科技、力高泵业。", "N120 4家"),
            ("引进项目2个，包括海洲泵业、泰通科技、华美眼镜。", "N120 2个"),
            ("建成两个平台：海洲平台、泰通平台、华美平台。", "N120 两个"),
            ("新增**3家**企业（海宏液压、沙星科技）。", "N120 3家"),
        ],
    );
    hits(
        "en",
        YEAR,
        &[
            ("The city gained 4 \"little giant\" firms: Haihong Hydraulics, Shaxing Technology and Ligao.", "N120 4"),
            ("The city built 3 new parks, at Toumen Port and in western Yongfeng.", "N120 3"),
            ("Machinery, energy, medicine and chips, 5 clusters in all, were listed.", "N120 5"),
            ("The zone trained 2 firms (Haizhou, Taitong, Huamei).", "N120 2"),
        ],
    );
}

#[test]
fn a_list_that_fits_or_need_not_fit_is_let_be() {
    silent(
        "zh",
        YEAR,
        &[
            "亿元上项目11个,分别为天然气储配站、陆虎P145技改项目,陆虎智能化设备更新改造项目,万悦眼镜、康睿眼镜、众新眼镜、叁欣工贸、钧捷、海泽、英菲迅、得物】,引进外资。",
            "国家级经济技术开发区、综合保税区、跨境电商综试区、浙江自贸试验区台州联动创新区、RCEP高水平开放合作示范区等五大高能级开放平台。",
            "新增3家国家级专精特新“小巨人”(海宏液压、沙星科技、力高泵业)。",
            "今年全市新建园区2个,分别为头门港万洋众创城和永丰西部“共富”小微园,杜桥眼镜创业园和沿江置信制造谷获评台州市三星级园区。",
            "落地海亿新能源科技等5个氢能重点项目，签约蜂巢无人机等4个低空经济项目。",
            "拥有华海药业、海翔药业、奥翔药业等11家上市企业。",
            "入选平台（全国23个,浙江省3个）；引进项目19个(去年全年12个)。",
            "走访企业、园区30家，新增省级研发中心、企业研究院5家。",
            "培训负责人30人（厂长、经理）。",
            "深化改革、推进海洲、泰通等2个试点。",
            "推进城乡、区域协调发展和教育、医疗、养老等3项改革。",
            "“设施、环境、服务”三大行动取得成效，“一港、一城、三园”加快建设。",
            "新增企业10家（规上6家、限上4家）。",
            "3个园区面积分别为50亩、60亩、70亩。",
            "重点抓好3项工作：一是招商、安商；二是建设。",
            "引进项目3个，为全市经济发展、社会进步提供支撑。",
            "10余家企业（海洲、泰通）参展，30家左右（海洲、泰通）签约。",
            "建成2个泊位（一期、二期、三期），1个项目（一期、二期）开工。",
            "新增“小巨人”企业5家（含海洲、泰通）。",
            "计划3个月内完成海洲、泰通、华美、得物等3年任务。",
            "形成汽车制造、现代医药两大支柱产业，推进三大污染防治。",
            "五大中心、四大专班和“六个一”新模式。",
            "谋划休闲用品、新材料两个产业集群，椒江、路桥分别入选。",
            "引进项目3个，包括海洲泵业、泰通科技。",
            "建成3个中心，海洲中心、泰通中心、华美中心全部投用。",
        ],
    );
    silent(
        "en",
        YEAR,
        &[
            "The city gained 3 national-level \"little giant\" firms: Haihong Hydraulics, Shaxing Technology and Ligao Pumps.",
            "The city built 2 new parks for small and micro enterprises, at Toumen Port and in western Yongfeng.",
            "Precision manufacturing, new energy and new medicine and health, 3 clusters in all, were listed.",
            "The plan provides for one port, one town and three parks: the Port Area, the new town, and parks at A, B and C.",
            "At the ceremony 31 projects were signed, in fields such as semiconductors, computing and chips.",
            "The zone has 5 listed firms, including Haizhou and Taitong.",
            "At least 3 firms: Haizhou and Taitong.",
            "The list has 4 rows (see the note), with 12 km (7.5 miles) of road.",
            "In 2024 the zone won 2 awards: the Luban Prize for research and development and the Dayu Prize.",
        ],
    );
}

#[test]
fn parts_that_do_not_add_up_are_told() {
    hits(
        "zh",
        YEAR,
        &[
            ("建成园区10个，分别为国家级2个、省级3个、市级4个。", "N121 10个"),
            ("新增企业10家（规上6家、限上5家）。", "N121 10家"),
            ("完成国家级3家、省级5家，合计9家。", "N121 9家"),
            ("共有企业10家，其中国家级3家、省级8家。", "N121 10家"),
            ("总产值100亿元，其中第一产业10亿元，第二产业40亿元，第三产业60亿元。", "N121 100亿元"),
            ("完成总投资100亿元，其中工业投资101.8亿元。", "N121 101.8亿元"),
            ("三次产业结构为5.1:40.2:55.7。", "N121 5.1:40.2:55.7"),
            ("三次产业结构由5.1:40.2:54.7调整为4.9:39.8:54.3。", "N121 4.9:39.8:54.3"),
            ("| 类别 | 项目数 |\n|---|---|\n| 国家级 | 3 |\n| 省级 | 5 |\n| 合计 | 9 |\n", "N121 9"),
            ("| 类别 | 投资 |\n|---|---|\n| 甲 | 1.2亿元 |\n| 乙 | 8000万元 |\n| 合计 | 2.5亿元 |\n", "N121 2.5亿元"),
            ("| 类别 | 甲 | 乙 | 合计 |\n|---|---|---|---|\n| 投资 | 3.1亿元 | 4.2亿元 | 8.3亿元 |\n", "N121 8.3亿元"),
        ],
    );
    hits(
        "en",
        YEAR,
        &[
            (
                "Output was RMB 95.77 billion, up 8.3%, of which RMB 987.5 billion in October alone.",
                "N121 RMB 987.5 billion",
            ),
            ("| Class | Projects |\n|---|---|\n| National | 3 |\n| Provincial | 5 |\n| Total | 9 |\n", "N121 9"),
        ],
    );
}

#[test]
fn parts_that_add_up_or_need_not_are_let_be() {
    silent(
        "zh",
        YEAR,
        &[
            "共引进亿元以上项目19个(去年全年12个),其中10亿元以上3个【甲、乙、丙】,3亿元以上5个【甲、乙、丙、丁、戊】,亿元以上11个，引进外资2875.11万美元。",
            "实现地区生产总额109.8亿元,其中工业增加额101.8亿元,占比重达到38.6%。",
            "全年完成投资957.7亿元，同比增长8.3%；其中10月当月为87.5亿元。",
            "净增企业5家，其中新增20家、注销15家。",
            "共有党员100名，其中女党员40名，大专以上学历80名。",
            "实现总额80亿元，其中民营企业60亿元，机电产品50亿元。",
            "共有企业20家，其中规上企业15家、高新技术企业10家。",
            "工业增长8%，其中汽车增长12%、医药增长5%。",
            "增速8.1%，其中一季度8.3%。",
            "退税减税约2.5万亿元，其中留抵退税约1.5万亿元；投资6400亿元，债券3.65万亿元。",
            "三次产业结构为5.1:40.2:54.8，三次产业比例为1:4:5。",
            "实现出口10亿元，其中民企6亿元，增长5%，完成投资30亿元。",
            "企业20家，其中规上企业产值30亿元。",
            "引进项目10个，其中总投资50亿元的项目3个。",
            "完成投资53亿元，其中总投资100亿元的海洲项目已开工。",
            "超100家企业参展，其中境外企业120家。",
            "新增企业10家（去年8家、前年7家）。",
            "完成国家级3家、省级5家，合计8家，共计投资20亿元。",
            "| 类别 | 投资 | 增长 |\n|---|---|---|\n| 甲 | 1.24亿元 | 5% |\n| 乙 | 1.14亿元 | 6% |\n| 合计 | 2.4亿元 | 5.5% |\n",
            "| 类别 | 家数 |\n|---|---|\n| 合计 | 8 |\n| 国家级 | 3 |\n| 省级 | 5 |\n",
            "| 类别 | 家数 |\n|---|---|\n| 甲 | 3 |\n| 乙 | 5 |\n| 小计 | 8 |\n| 丙 | 1 |\n| 丁 | 1 |\n| 小计 | 2 |\n| 合计 | 10 |\n",
            "| 类别 | 家数 |\n|---|---|\n| 工业 | 10 |\n| 其中：汽车 | 4 |\n| 服务业 | 5 |\n| 合计 | 15 |\n",
            "| 类别 | 甲 | 乙 | 合计 |\n|---|---|---|---|\n| 投资 | 3亿元 | 4亿元 | 7亿元 |\n| 增速 | 3% | 4% | 3.6% |\n",
            "| 类别 | 金额 |\n|---|---|\n| 甲 | 约3亿元 |\n| 乙 | 4亿元 |\n| 合计 | 8亿元 |\n",
        ],
    );
    silent(
        "en",
        YEAR,
        &[
            "Output was RMB 95.77 billion, up 8.3%, of which RMB 8.75 billion in October alone.",
            "The total is about RMB 2.5 trillion, of which VAT credit refunds about RMB 1.5 trillion.",
            "| Class | Projects |\n|---|---|\n| National | 3 |\n| Provincial | 5 |\n| Total | 8 |\n",
        ],
    );
}

#[test]
fn more_above_the_higher_threshold_is_told() {
    hits(
        "zh",
        YEAR,
        &[
            (
                "全年招商引资110亿元以上项目30个,玉环机钢、特凯斯新材料等4个50亿元以上新质生产力项目顺利落地。",
                "N122 30个",
            ),
            ("引进亿元以上项目3个、10亿元以上项目5个。", "N122 5个"),
            ("引进12个10亿元以上项目、8个5亿元以上项目。", "N122 12个"),
        ],
    );
    hits(
        "en",
        YEAR,
        &[(
            "The city brought in 30 projects of RMB 11 billion and above, as well as 4 projects in industry of RMB 5 billion and above.",
            "N122 30",
        )],
    );
    silent(
        "zh",
        YEAR,
        &[
            "共引进亿元以上项目19个，其中10亿元以上3个，3亿元以上5个，亿元以上11个。",
            "开工10亿元以上项目2个，竣工50亿元以上项目4个。",
            "引进10亿元以上项目2个，新增50亿元以上企业4家。",
            "引进10亿元以上项目3个，3亿元以上项目5个，3亿元以下的项目11个。",
            "引进10亿元以上项目4个、50亿元以上项目4个。",
            "今年引进10亿元以上项目2个，去年引进50亿元以上项目4个。",
        ],
    );
    silent("en", YEAR, &["It has 5 projects of RMB 1 billion and above and 3 projects of RMB 5 billion and above."]);
}

#[test]
fn claims_of_progress_are_compared_with_the_calendar() {
    hits(
        "zh",
        OCTOBER,
        &[
            ("项目完成年度计划的62%，快于时序进度。", "N123 62%"),
            ("完成计划71.9%，基本与时间进度同步。", "N123 71.9%"),
            ("1-6月完成年度目标的40%，超时序进度。", "N123 40%"),
            ("完成年度计划的95%，滞后于时序进度。", "N123 95%"),
        ],
    );
    let late = "period: 2022-01..2022-10\nissued: 2023-01-03";
    hits("zh", late, &[("截至目前累计完成投资53.4亿元,完成计划81.9%,基本与时间进度同步。", "N123 81.9%")]);
    hits("en", OCTOBER, &[("So far 62% of the annual plan is done, ahead of schedule.", "N123 62%")]);
    silent(
        "zh",
        OCTOBER,
        &[
            "截至目前完成计划81.9%,基本与时间进度同步。",
            "项目完成年度计划的88%，快于时序进度4.7个百分点。",
            "完成年度计划的186.7%，居第一。",
            "1-6月完成年度目标的52%，超时序进度。",
            "增长62%，要确保与时序进度同步。",
        ],
    );
    silent("zh", late, &["完成计划81.9%,基本与时间进度同步。"]);
    silent("en", OCTOBER, &["By October 84% of the plan was done, in step with the calendar."]);
}

#[test]
fn words_that_contradict_their_number_are_told() {
    hits(
        "zh",
        YEAR,
        &[
            ("失业率不超过5%以上。", "N124 不超过5%以上"),
            ("新增企业至少30家以内。", "N124 至少30家以内"),
            ("新增企业超过约30家。", "N124 超过约30家"),
            ("参展企业30家左右以上。", "N124 30家左右以上"),
            ("成本增长-3%，", "N124 增长-3%"),
            ("成本下降-5.2%。", "N124 下降-5.2%"),
            ("电价同比增长5%，降幅比上月收窄。", "N124 增长5%，降幅"),
            ("满意率由67%提高到65%。", "N124 由67%提高到65%"),
            ("排名从第2位上升到第10位。", "N124 从第2位上升到第10位"),
            ("排名由第10名下降到第2名。", "N124 由第10名下降到第2名"),
            ("成本由3亿元下降至5亿元。", "N124 由3亿元下降至5亿元"),
            ("目标为增长6%—5%。", "N124 6%—5%"),
            ("销量同比增长30%，实现翻番。", "N124 增长30%，实现翻番"),
        ],
    );
    hits(
        "en",
        YEAR,
        &[
            ("The share rose from 5% to 3%.", "N124 from 5% to 3%"),
            (
                "The cost fell from RMB 3 million in 2020 to RMB 5 million.",
                "N124 from RMB 3 million in 2020 to RMB 5 million",
            ),
            ("Its place rose from 2nd to 10th.", "N124 from 2nd to 10th"),
        ],
    );
}

#[test]
fn words_that_fit_their_number_are_let_be() {
    silent(
        "zh",
        YEAR,
        &[
            "从年初综合排名第10名上升到现在的第2名(1-9月)，排名由第2位下降到第10位。",
            "泊位等级由5万吨级提升至7万吨级，赤字率由上年预算的2.1%提到2.3%。",
            "强度由2017年的2.1%提到2.5%以上，时间由5天缩短到3天。",
            "低于10亿元以上项目的平均水平，不得超过5%，不低于6%以上。",
            "利润为-3%，同比增长5%-6%，增长6%—6.5%，气温-5至-3度。",
            "表2-1 台州湾主要指标表，第3-1类，B8-2台设备。",
            "同比下降3%，降幅比上月收窄；增长5%，增幅居全省第一。",
            "降幅由5%扩大到8%，增速由8%回落到5.2%。",
            "同比增长110%，实现翻番；增长20%，五年翻一番。",
            "增长3倍，超过30家，约30家以上企业参加，不足30家的除外。",
            "由3个增加到5个，由10个、8个减少到5个、3个。",
            "亿元以上项目不少于30个，30家以上，5%以内。",
            "出口由负转正，由-3%回升到2%。",
            "由甲地100公里外迁到50公里处，提高到5%。",
        ],
    );
    silent(
        "en",
        YEAR,
        &[
            "The zone's overall place rose from No. 10 at the start of the year to No. 2 in January–September.",
            "A deficit ratio raised from the 2.1% budgeted for 2014 to 2.3%, and up 6.5% to 7%.",
            "The cost fell from 5% to 3%; it grew from 3 to 5; more than 5%; down 3%.",
            "Its place fell from 2nd to 10th.",
        ],
    );
}

#[test]
fn what_ought_to_grow_is_not_cleared() {
    hits(
        "zh",
        YEAR,
        &[
            ("推动规上企业研发费用投入全清零(目前覆盖率67%)。", "N125 研发费用投入全清零"),
            ("实现规上企业研发费全清零。", "N125 研发费全清零"),
            ("力争新增规上工业企业清零。", "N125 新增规上工业企业清零"),
        ],
    );
    silent(
        "zh",
        YEAR,
        &[
            "实现零公共环境问题信访，推进突出生态环境问题三年清零行动。",
            "信访积案清零，安全事故归零，存量隐患全部清零。",
            "零研发投入企业清零，低效投资清零，欠税清零。",
            "研发投入增长5%，问题清零。",
        ],
    );
}

#[test]
fn the_city_must_be_one() {
    hits(
        "zh",
        YEAR,
        &[
            ("占全市工业总额比例保持在30%以上。", "N126 占全市工业总额比例保持在30%"),
            ("人才153人，占全市65%。", "N126 占全市65%"),
            ("出口额为全市的52%。", "N126 全市的52%"),
        ],
    );
    hits("en", YEAR, &[("They made up 30% of the city's output.", "N126 30% of the city's")]);
    silent("zh", YEAR, &["占示例市的65%，全市增长5%，占全省30%。", "增速居全市第三，占全市的一半。"]);
    let county = "organization: county\nperiod: 2024";
    silent("zh", county, &["人才153人，占全市65%。"]);
    let noted =
        "period: 2024\nindicators:\n  new-firms: { value: 153家, share: { value: 65%, of: city }, note: 按示例市理解 }";
    silent("zh", noted, &["新增规上工业企业153家，占全市65%。"]);
}

#[test]
fn runs_are_as_long_as_from_their_start() {
    hits(
        "zh",
        OCTOBER,
        &[
            ("增速自3月起已经连续7个月居第一。", "N127 3月起已经连续7个月"),
            ("自2020年以来连续7年居第一。", "N127 2020年以来连续7年"),
            ("自3月起连续十个月居第一。", "N127 3月起连续十个月"),
        ],
    );
    hits(
        "en",
        OCTOBER,
        &[("It has ranked first since March, for 5 consecutive months.", "N127 since March, for 5 consecutive months")],
    );
    silent(
        "zh",
        OCTOBER,
        &[
            "1-10月,增长5.2%,自3月起已经连续8个月居第一。",
            "自3月起连续9个月居第一。",
            "已连续4年举办，自2020年起连续5年居第一。",
            "自2019年以来已连续五年获评优秀。",
            "2023年3月起连续20个月居第一，自去年3月以来连续20个月。",
        ],
    );
    silent(
        "en",
        OCTOBER,
        &["It has ranked first since March, for 8 consecutive months, and since 2020 for 5 years running."],
    );
}

#[test]
fn percentages_change_by_points() {
    hits(
        "zh",
        YEAR,
        &[
            ("满意率由65%提高到67%，提高2%。", "N128 2%"),
            ("满意率由65%提高到67%，提高3个百分点。", "N128 3个百分点"),
            ("占比从65.2%下降至60.2%，下降了6个百分点。", "N128 6个百分点"),
        ],
    );
    hits("en", YEAR, &[("The rate rose from 65% to 67%, up 2%.", "N128 2%")]);
    silent(
        "zh",
        YEAR,
        &[
            "满意率由65%提高到67%，提高2个百分点。",
            "满意率由50%提高到60%，提高20%。",
            "占比由2017年的60.2%提高到2022年的65.2%，比上年提高0.5个百分点。",
            "占比由60.2%提高到65.2%，年均提高1个百分点，增长5%。",
            "金额由65亿元提高到67亿元，提高3%。",
        ],
    );
    silent(
        "en",
        YEAR,
        &["The rate rose from 65% to 67%, up 2 percentage points.", "It rose from 50% to 60%, an increase of 20%."],
    );
}

#[test]
fn a_text_without_a_full_stop_is_read_in_time() {
    let clause = "引进甲、乙、丙等5个项目，其中10亿元以上3个，由5%提高到6%，提高1个百分点，占全省5%，问题清零，";
    silent("zh", YEAR, &[&clause.repeat(1500)]);
    hits("zh", YEAR, &[(&format!("{}成本下降-5%。", clause.repeat(200)), "N124 下降-5%")]);
}

#[test]
fn places_are_those_of_the_file_behind_emphasis_and_entities() {
    hits(
        "zh",
        YEAR,
        &[
            ("全区**成本**&nbsp;*由3亿元*下降至**5亿元**。", "N124 由3亿元*下降至**5亿元"),
            ("前文&amp;，成本下降-5&#37;。", "N124 下降-5&#37;"),
        ],
    );
}
