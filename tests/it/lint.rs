//! The wording of the prose: what a careful editor would mark, and what he would let stand.

use crate::fixture::{Fixture, site, zone_report};

fn checked(front: &str, body: &str) -> Fixture {
    site(&zone_report("zone-2024", &format!("period: 2024\n{front}"), body))
}

/// The findings on wording in a body, as `code words`.
fn told_of(fixture: &Fixture) -> Vec<String> {
    let texts = &fixture.built.texts;
    let of_wording = fixture.built.diagnostics.iter().filter(|found| ("W110".."W122").contains(&found.rule.code));
    of_wording.map(|found| format!("{} {}", found.rule.code, texts.slice(found.span))).collect()
}

fn told(body: &str) -> Vec<String> {
    told_of(&checked("", body))
}

fn silent(bodies: &[&str]) {
    for body in bodies {
        assert_eq!(told(body), Vec::<String>::new(), "{body}");
    }
}

/// The same of the English translation.
fn told_in_english(body: &str) -> Vec<String> {
    let zh = zone_report("zone-2024", "period: 2024", "全年运行平稳。");
    told_of(&site(&format!("{zh}-- content/reports/zone-2024.en.md --\n---\ntitle: Summary\n---\n{body}\n")))
}

#[test]
fn paragraphs_that_break_off() {
    let body = "围绕产业链招商，全力引进新质生产力优质项目。聚焦重点，推动汽车的相关服贸进出口\n\n城市功能完善。";
    assert_eq!(told(body), ["W110 的相关服贸进出口"]);
    let body = "全年出口额突破110亿元，增速位居全省首\n\n位；交易额接近400亿元。";
    assert_eq!(told(body), ["W110 增速位居全省首"]);
    let body = "- 引进一家龙头企业；\n- 建成两个公共服务平台\n- 开工三个基础设施项目。";
    assert_eq!(told(body), ["W110 两个公共服务平台"]);
}

#[test]
fn lines_that_need_no_full_stop() {
    silent(&[
        "## 稳中求进，推动高质量发展\n\n运行平稳。",
        "（一）强化创新驱动，加快转型升级\n\n运行平稳。",
        "**对标一流，争创先进，奋力谱写现代化新篇章，加快建设高能级战略平台**\n\n运行平稳。",
        "运行平稳，主要指标保持在合理区间，全年实现以下各项目标任务，具体情况如下\n\n- 产业\n- 城市",
        "各项指标保持增长，具体数据见下表，其中部分指标按可比口径计算，绝对数按现价计算\n\n| 指标 | 数 |\n|---|---|\n| 园区 | 3 |",
        "运行平稳。\n\n示例经济开发区管理委员会\n\n2025年1月10日",
        "运行平稳。\n\n陈月明 摄",
        "注：规上工业为年主营业务收入2000万元以上的工业企业，增速按可比口径计算，绝对数按现价计算",
        "全力冲刺四季度，备战“开门红”\n\n运行平稳。",
        "联系人：张三，电话：0576-8888\n\n运行平稳。",
        "- 海宏液压（临海）\n- 沙星科技股份有限公司\n- 力高泵业（台州）",
        "- 港口；\n- 铁路；\n- 公路",
    ]);
}

#[test]
fn english_paragraphs_that_break_off() {
    let body = "The zone deepened its reforms, opened new shipping routes and became part of the industrial chains, supply chains and value chains of the\n\nregion. Output rose.";
    assert_eq!(told_in_english(body).len(), 1, "{:?}", told_in_english(body));
    assert_eq!(told_in_english("Example Zone, Management Committee\n\nOutput rose."), Vec::<String>::new());
}

#[test]
fn marks_without_partner() {
    assert_eq!(told("贯通铁路至港口“最后一公里。"), ["W111 “"]);
    assert_eq!(told("以“和合文化”与人类文明新形态”为主题。"), ["W111 ”"]);
    assert_eq!(told("引进11个项目【圣钢、海亿新能源等3个)，进展顺利。"), ["W111 )"]);
    assert_eq!(told("实施《规划，效果明显。"), ["W111 《"]);
    assert_eq!(told("|项目（一期|数|\n|---|---|\n|甲|3|"), ["W111 （"]);
    assert_eq!(told_in_english("The “port grew."), ["W111 “"]);
}

#[test]
fn marks_that_are_right() {
    silent(&[
        "实施“‘十四五’规划”（浙政办函〔2017〕21号），见[目录](zone-2024.md)。",
        "无法将‘duizhao’项识别为程序，‘A1’、“‘don’t’”也一样。",
        "企业don’t、years’照旧。",
        "工作分三步：1)规划；2)建设；3)运营。",
        "规模在[10, 20)亿元的企业（含新建)较多。",
        "写作`f(x`，也写作`“`。",
    ]);
    assert_eq!(told_in_english("The zone’s firms’ output (see 1) grew; don’t worry."), Vec::<String>::new());
}

#[test]
fn residue_of_editors() {
    let body = "进入老年模式\n\n当前位置:首页\n\n_ueditor_page_break_tag_五、科技创新\n\n产业&nbsp;平稳。\\r\\n\n\n打印 关闭\n\n【打印本页】【关闭本页】";
    let lines = ["进入老年模式", "当前位置:", "_ueditor_page_break_tag_", "&nbsp;", "打印 关闭", "【打印本页】"];
    assert_eq!(told(body), lines.map(|words| format!("W112 {words}")));
    silent(&[
        "分页标记`[$NewPage$]`和`&nbsp;`不进入正文。",
        "方便群众打印、分享到家人，当前位置优势明显。",
        "程序装在C:\\new目录。",
    ]);
}

#[test]
fn captions_without_tables() {
    assert_eq!(told("运行平稳。\n\n表1-1 近年主要经济指标表\n\n结构优化。"), ["W113 表1-1"]);
    assert_eq!(told_in_english("Output rose.\n\nTable 3: Main indicators\n\nTrade rose."), ["W113 Table 3"]);
    silent(&[
        "表1 主要指标\n\n单位：亿元\n\n| 指标 | 数 |\n|---|---|\n| 园区 | 3 |",
        "| 指标 | 数 |\n|---|---|\n| 园区 | 3 |\n\n图2：总体布局",
        "表1列出了主要指标。",
        "[表1 主要指标](zone-2024.md)",
        "表彰了3家企业。\n\n图书馆建成。",
    ]);
}

#[test]
fn sections_without_content() {
    assert_eq!(told("## 产业\n\n## 城市\n\n城市更新。\n\n### 交通"), ["W114 产业", "W114 交通"]);
    silent(&["# 总结\n\n## 产业\n\n### 工业\n\n平稳。\n\n## 城市\n\n| 项目 | 数 |\n|---|---|\n| 公园 | 3 |"]);
}

#[test]
fn contents_that_lack_a_section() {
    let contents = "目录\n\n一、工作回顾\n\n(一)产业\n\n(二)城市\n\n二、工作打算\n\n";
    let body = "一、工作回顾\n\n(一)产业\n\n平稳。\n\n[$NewPage$](二)城市\n\n更新。\n\n";
    let rest = "(三)环境\n\n改善。\n\n二、工作打算\n\n加大投入。";
    let found = |body: &str| told(body).into_iter().filter(|one| one.starts_with("W115")).collect::<Vec<_>>();
    assert_eq!(found(&format!("{contents}{body}{rest}")), ["W115 (三)环境"]);
    assert_eq!(found(&format!("{contents}{body}二、工作安排\n\n加大投入。")), ["W115 二、工作安排"]);
    assert_eq!(found(&format!("{contents}{body}")), ["W115 二、工作打算"]);
    assert!(found(&format!("{contents}{body}二、工作打算\n\n(1)投入\n\n加大投入。")).is_empty());
    let headings = "## 目录\n\n- 一、工作回顾……1\n- 二、存在问题……3\n- 三、工作打算……5\n\n## 一、工作回顾\n\n平稳。\n\n## 二、存在问题\n\n较弱。\n\n## 三、工作打算\n\n加大。";
    assert!(found(headings).is_empty(), "{:?}", found(headings));
}

#[test]
fn items_listed_twice() {
    let body =
        "3.专用公路：头门岛环岛公路（一期）工程。4.公路：红脚岩大道工程、头门岛环岛公路（一期）工程、东海大道工程。";
    assert_eq!(told(body), ["W116 头门岛环岛公路（一期）工程"]);
    assert_eq!(told("建成职业中学、滨海白沙湾公园、港城医院、滨海白沙湾公园等设施。"), ["W116 滨海白沙湾公园"]);
    assert_eq!(told("- 头门港区三期工程\n- 疏港公路复线\n- 头门港区三期工程"), ["W116 头门港区三期工程"]);
    silent(&[
        "推进头门港区三期工程、港区三期陆域先行工程建设，其中港区三期陆域先行工程已入统。",
        "深化“腾笼换鸟、凤凰涅槃”行动。深入开展“腾笼换鸟、凤凰涅槃”行动。",
        "3亿元以上项目有大宗商品交易中心、海亿新能源。亿元以上项目有大宗商品交易中心、海亿新能源。",
        "省级企业研究院9家、省级研发中心16家。",
        "完成二号泊位等级提升工程、三号泊位等级提升工程、二号泊位等距监测工程。",
    ]);
}

#[test]
fn dates_of_issue_that_disagree() {
    let signed = "运行平稳。\n\n示例经济开发区管理委员会\n\n2022年10月11日";
    assert_eq!(told_of(&checked("issued: 2022-10-12", signed)), ["W117 2022年10月11日"]);
    assert!(told_of(&checked("issued: 2022-10-11", signed)).is_empty());
    let two = "示例经济开发区管理委员会\n\n2022年10月11日\n\n示例经济开发区规划\n\n二〇二一年十月\n\n运行平稳。";
    assert_eq!(told(two), ["W117 二〇二一年十月"]);
    silent(&[
        "示例经济开发区管理委员会\n\n2022年10月11日\n\n示例经济开发区规划\n\n二〇二二年十月\n\n运行平稳。",
        "2022年3月1日\n\n集中签约。\n\n2022年6月1日\n\n集中开工。\n\n2022年9月1日\n\n全面投产。",
    ]);
}

#[test]
fn words_typed_twice() {
    assert_eq!(told("创成实验室6家，省省档数控机床中心获评。"), ["W118 省省"]);
    assert_eq!(told("全区的的产业同比同比增长。"), ["W118 的的", "W118 同比同比"]);
    assert_eq!(told_in_english("Output of of the the zone rose."), ["W118 of of", "W118 the the"]);
    silent(&[
        "以此为目的的组织天天有，为了了解情况，浙江省省级平台与全市市场主体稳稳增长，种种努力高高在上。",
        "台州和和合文化，是是非非，关键的是是否建成，目前在在建项目中，以及及时处置，存在在建项目，参与与会活动。",
        "每秒亿亿次，开发区区域，研究所所长，等等。",
    ]);
    assert_eq!(told_in_english("He said that that was had had. The man came in in May."), Vec::<String>::new());
}

#[test]
fn terms_with_a_wrong_character() {
    assert_eq!(told("专精特性企业培育进度落后。"), ["W119 专精特性"]);
    assert_eq!(told("推动天台山人选世界文化和自然双遗产预备名录。"), ["W119 人选"]);
    assert_eq!(told("截止目前，充电桩己完成按装。"), ["W119 截止目前", "W119 己完成", "W119 按装"]);
    // The name of a registered indicator, one look-alike away.
    assert_eq!(told("新曾规上工业企业4家。"), ["W119 新曾规上工业企业"]);
    assert_eq!(told_in_english("The goverment acted."), ["W119 goverment"]);
    silent(&[
        "推荐人选12名，公示候选人选名单，确定人才计划人选。",
        "按装机容量计算，自己经营，来自已建成项目，发布署名文章，周末来客较多，国家极其重视，自己建成。",
        "货物进口总额、货物出口总额，国家级、省级平台。",
    ]);
}

#[test]
fn vague_quantities_of_the_past() {
    assert_eq!(
        told("引进了一批亿元以上产业项目。新增一批市级高新技术企业、省科技型企业。"),
        ["W120 引进了一批", "W120 新增一批"]
    );
    silent(&[
        "## 2025年工作思路\n\n新增一批“增资扩产”项目，培育一批龙头企业。",
        "二、下一步打算\n\n（一）全力招商。引进一批产业项目。",
        "一批项目的出让方案通过审核，第一批项目名单公布。",
        "力争培育一批企业，谋划一批项目。",
        "引进一批产业项目，其中亿元以上19个。",
    ]);
    let plan = checked("kind: plan", "引进了一批产业项目。");
    assert!(told_of(&plan).is_empty());
}

#[test]
fn projects_in_two_states() {
    let body = "2024年12月26日，台州路桥机场改扩建工程建成投运。\n\n新开通航线7条；台州机场改扩建工程正式启动。";
    assert_eq!(told(body), ["W121 台州机场改扩建工程正式启动"]);
    silent(&[
        "台州机场改扩建工程于2023年3月开工。\n\n台州机场改扩建工程竣工。",
        "台州湾大道一期工程竣工。台州湾大道二期工程开工。",
        "台州机场改扩建工程建成投运。将推动台州机场改扩建工程开工。",
        "重大产业项目集中开工，重大产业项目竣工。",
        "头门港区进港航道工程建成投用。港区疏港公路复线工程开工建设。",
        "台州机场改扩建工程竣工。\n\n## 下一步计划\n\n台州机场改扩建工程正式启动。",
    ]);
}

#[test]
fn a_permission_covers_a_finding_on_wording() {
    let body = "<!-- allow W111: 原文如此 -->\n贯通铁路至港口“最后一公里。";
    assert_eq!(told(body), Vec::<String>::new());
}
