//! Which indicator a statement is about: by name, dimension and coverage, with a score from 0 to 1.
//!
//! In: the name of a statement as the document gives it. Out: an indicator, with the part of the name that says whose figure
//! it is or of what (汽车 of 汽车产业产值); or the two that are too close to choose from; or none.

use super::name::{Name, fold, split_note};
use super::quote::runs;
use super::registry::{Known, Origin, Registry};
use crate::extract::{Kind, Statement, Status};
use crate::quantity::{Dimension, Unit};

/// From this score on a match is taken.
pub const CERTAIN: f32 = 0.8;
/// From this score on a person is asked.
pub const FAINT: f32 = 0.66;
/// Two candidates nearer than this are too close to choose from.
const CLOSE: f32 = 0.02;

/// An indicator that a statement may be about.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Number in the registry.
    pub index: usize,
    pub score: f32,
    /// What the name says before the indicator's own: 医药制造业, a project.
    pub item: Option<String>,
    /// The organization that the name starts with, where it is not the report's: its id.
    pub about: Option<String>,
    /// The indicator is of that name, but not of that unit.
    pub other_dimension: bool,
}

/// What was found for a statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Matched {
    One(Candidate),
    /// Two that are too close.
    Two(Candidate, Candidate),
    /// One that is not near enough to be taken unasked.
    Faint(Candidate),
    None,
}

/// Whose document it is: words that may stand before a name and leave it as it is.
#[derive(Debug, Clone, Default)]
pub struct Reporter {
    /// Id of the organization that reports.
    pub organization: String,
    /// Id of the one that the figures describe.
    pub about: String,
    /// Names of both, folded.
    pub names: Vec<String>,
}

/// Words before a name that say no more than that it is the reporter's.
const OPENERS: &[&str] = &[
    "全市",
    "全区",
    "全县",
    "全省",
    "全国",
    "全镇",
    "全街道",
    "我市",
    "我区",
    "我县",
    "我省",
    "本市",
    "本区",
    "开发区",
    "经开区",
    "高新区",
    "园区",
    "辖区",
    "区域",
    "引进",
    "实现",
    "完成",
    "累计",
    "其中",
    "预计",
    "全年",
    "当年",
    "当月",
    "地方",
    "的",
];

/// What may be left over of the name of a place: 台州港, 临海市. In front of anything else it is the start of a word.
const RESTS: &[&str] = &["市", "区", "县", "港", "年", "共", "企业", "市级"];

/// Words that may not stand in an item: they say how much of the whole is counted, so that the rest is another measure.
const COVERAGE: &[&str] = &[
    "规上",
    "限上",
    "人均",
    "新增",
    "净增",
    "城镇",
    "农村",
    "单位",
    "税收",
    "每万",
    "比重",
    "占",
    "季度",
    "上半年",
    "年度",
];

/// Finds the indicator of a statement: by its name; else by the words right before its number, where they are an indicator's
/// name and nothing more.
pub fn find(statement: &Statement, reporter: &Reporter, registry: &Registry) -> Matched {
    let named = by_name(statement, reporter, registry);
    if matches!(named, Matched::One(_) | Matched::Two(..)) {
        return named;
    }
    let words = words_before(statement).filter(|words| *words != statement.name);
    let renamed = words.map(|words| Statement { name: words.to_owned(), ..statement.clone() });
    match renamed.map(|renamed| by_name(&renamed, reporter, registry)) {
        Some(Matched::One(candidate)) if candidate.item.is_none() && !candidate.other_dimension => {
            Matched::One(candidate)
        }
        _ => named,
    }
}

/// The words of a statement's clause before its number: 引进外资 of `引进外资2875.11万美元`.
fn words_before(statement: &Statement) -> Option<&str> {
    const BETWEEN: &[&str] =
        &["达到", "超过", "突破", "接近", "完成", "实现", "约为", "增长", "达", "为", "超", "约", "近", "是"];
    let number = runs(&statement.quote).find(|(_, run)| run.parse() == Ok(statement.value));
    let head = statement.quote.get(..number?.0)?;
    let clause = head.rsplit(['，', ',', '；', ';', '。', '、', '：', ':', '(', '（']).next()?.trim();
    let mut words = clause;
    while let Some(shorter) = BETWEEN.iter().find_map(|word| words.strip_suffix(word)) {
        words = shorter.trim_end();
    }
    (words.chars().count() >= 3).then_some(words)
}

fn by_name(statement: &Statement, reporter: &Reporter, registry: &Registry) -> Matched {
    let (text, note) = split_note(&statement.name);
    let note = note.filter(|note| !note.starts_with("新"));
    let plain = plain_name(statement, &fold(if note.is_some() { text } else { &statement.name }));
    let name = Name::of(&plain);
    let whole = Sought { name, statement, reporter, registry, unit: registry.units.find(&statement.unit) };
    // The usual case needs no search: one indicator of this very name, in this unit.
    if let ([index], None) = (registry.named(&whole.name.folded), note)
        && let Some(candidate) = registry.indicators.get(*index).and_then(|known| whole.score(*index, known))
        && !candidate.other_dimension
    {
        return Matched::One(candidate);
    }
    let mut candidates: Vec<Candidate> =
        (registry.indicators.iter().enumerate()).filter_map(|(index, known)| whole.score(index, known)).collect();
    candidates.sort_by(|a, b| {
        let origin = |one: &Candidate| registry.indicators.get(one.index).map(|known| known.origin);
        (a.other_dimension.cmp(&b.other_dimension)).then(b.score.total_cmp(&a.score)).then(origin(a).cmp(&origin(b)))
    });
    let mut best = candidates.into_iter();
    let Some(mut first) = best.next().filter(|first| first.score >= FAINT) else { return Matched::None };
    if first.item.is_none() {
        first.item = note.filter(|note| !is_time(note)).map(str::to_owned);
    }
    first.item = first.item.map(|item| as_written(&statement.name, &item));
    if first.score < CERTAIN {
        // What resembles a mere proposal is better proposed under its own name.
        let registered = registry.indicators.get(first.index).is_some_and(|known| known.origin == Origin::Registered);
        return if registered { Matched::Faint(first) } else { Matched::None };
    }
    match best.next().filter(|second| second.other_dimension == first.other_dimension) {
        Some(second) if first.score - second.score < CLOSE && is_rival(&first, &second, registry) => {
            Matched::Two(first, second)
        }
        _ => Matched::One(first),
    }
}

/// Whether the second is as good a choice: not where the first is registered and the second is only known.
fn is_rival(first: &Candidate, second: &Candidate, registry: &Registry) -> bool {
    let is_of_site =
        |one: &Candidate| registry.indicators.get(one.index).is_some_and(|known| known.origin != Origin::Catalogue);
    is_of_site(first) == is_of_site(second)
}

/// Whether a name says nothing without what was spoken of before it: 年均增速, 完成率.
pub fn is_bare(name: &str) -> bool {
    const BARE: &[&str] = &[
        "年均增速",
        "年均增长",
        "增速",
        "增幅",
        "完成率",
        "开工率",
        "完成年度计划",
        "完成计划",
        "投资完成年度计划",
        "投资完成计划",
        "累计完成投资",
        "完成投资",
    ];
    BARE.contains(&fold(name).trim_start_matches("以来"))
}

/// Notes behind a name that only say when.
fn is_time(note: &str) -> bool {
    let words = ["上年", "去年", "年初", "年末", "当月", "本月", "今年", "明年", "累计", "同期", "当年", "目前"];
    words.iter().any(|word| note.contains(word)) || note.ends_with('月') || note.ends_with('年')
}

/// The name without the words that only say what kind of statement it is: 年均增速, 增速排名.
fn plain_name(statement: &Statement, folded: &str) -> String {
    let ends: &[&str] = match statement.kind {
        Kind::Growth => &["年均增速", "年均增长", "增速", "增幅", "增长率", "增长"],
        Kind::Rank => &["增速排名", "增幅排名", "排名", "位次", "增速"],
        Kind::Change => &["降幅", "增幅", "增减", "变化"],
        Kind::Level | Kind::Share | Kind::Multiple => &[],
    };
    // 产业园一期投资 of a plan is its total.
    if statement.status == Status::Plan
        && let Some(project) = folded.strip_suffix("投资").filter(|head| is_project(head))
    {
        return format!("{project}总投资");
    }
    let cut = ends.iter().find_map(|end| folded.strip_suffix(end)).filter(|rest| rest.chars().count() >= 2);
    cut.unwrap_or(folded).to_owned()
}

/// Whether the words before 投资 name a project, not a kind of investment.
fn is_project(head: &str) -> bool {
    let kinds =
        ["总", "工业", "制造业", "技改", "民间", "固定资产", "房地产开发", "基础设施", "产业", "服务业", "完成"];
    head.chars().count() >= 4 && !kinds.iter().any(|kind| head.ends_with(kind))
}

/// A part of a folded name as the document writes it: 铁路S1 for 铁路s1.
fn as_written(name: &str, part: &str) -> String {
    let starts = name.char_indices().map(|(at, _)| at);
    let written = starts.filter_map(|start| {
        let rest = name.get(start..)?;
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.filter_map(|end| rest.get(..end)).find(|text| fold(text) == part && !text.is_empty())
    });
    written.min_by_key(|text| text.len()).unwrap_or(part).to_owned()
}

struct Sought<'a> {
    name: Name,
    statement: &'a Statement,
    reporter: &'a Reporter,
    registry: &'a Registry,
    unit: Option<Unit>,
}

impl Sought<'_> {
    fn score(&self, index: usize, known: &Known) -> Option<Candidate> {
        let (score, item, about) =
            known.names.iter().filter_map(|name| self.against(name)).max_by(|(a, ..), (b, ..)| a.total_cmp(b))?;
        let fits = self.fits(known);
        // A unit that a proposal lacks may still be added to it; to one of the site's only the site may add.
        (fits || (score >= CERTAIN && known.origin != Origin::Catalogue && self.may_lack_unit(known)))
            .then_some(Candidate { index, score, item, about, other_dimension: !fits })
    }

    /// Score, item and organization for one name of an indicator.
    fn against(&self, name: &Name) -> Option<(f32, Option<String>, Option<String>)> {
        if self.name.folded == name.folded {
            return Some((1.0, None, None));
        }
        if self.name.is_marked_like(name) && self.name.stem() == name.stem() {
            return Some((0.96, None, None));
        }
        if let Some(found) = self.prefixed(name) {
            return Some(found);
        }
        let likeness = self.name.is_marked_like(name).then(|| self.name.likeness(name) * 0.95)?;
        (likeness >= FAINT).then_some((likeness, None, None))
    }

    /// A name behind the words that say whose it is, or of what: 全市规上工业产值, 医药制造业工业增加值, 头门港区三期工程总投资.
    fn prefixed(&self, name: &Name) -> Option<(f32, Option<String>, Option<String>)> {
        let stems = [name.folded.as_str(), name.stem()];
        let own = [self.name.folded.as_str(), self.name.stem()];
        let pairs = own.iter().flat_map(|own| stems.iter().map(move |stem| (*own, *stem)));
        let mut cuts = pairs.filter_map(|(own, stem)| Some((own.strip_suffix(stem)?, stem)));
        let (head, stem) = cuts.find(|(head, stem)| !head.is_empty() && stem.chars().count() >= 2)?;
        let length = stem.chars().count();
        let (about, rest) = self.subject(head);
        // 出口额 is no part of 进出口额, nor 亿元以上项目 of 3亿元以上项目.
        if !self.name.has_marks_of(name) || head.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if rest.is_empty() {
            // 二手车出口量 is rather that than 二手车出口额, which has the same stem.
            let score = if stem == name.folded { 0.95 } else { 0.92 };
            return Some((score, None, about));
        }
        // A plan is completed for whatever it counts: 新增5G基站完成率.
        let is_completion = name.folded.starts_with("完成") || name.folded.ends_with("完成率");
        if (!is_completion && COVERAGE.iter().any(|word| rest.contains(word)))
            || length < 3 && !is_generic(&name.folded)
        {
            return None;
        }
        // The more of the name is the indicator's own, the better.
        let part = length as f32 / self.name.folded.chars().count().max(1) as f32;
        let item = if name.folded.starts_with("项目") { format!("{rest}项目") } else { rest };
        Some((0.82 + part * 0.08, Some(trimmed_item(&item)), about))
    }

    /// The organization that a name starts with, where it is another than the report's, and what is left of the name without
    /// it and without openers. A short name in front of more words is rather the start of a word: 台州 in 台州府城.
    fn subject(&self, head: &str) -> (Option<String>, String) {
        let is_whole =
            |name: &str, rest: &str| rest.is_empty() || name.ends_with(['市', '县', '区', '省', '州', '镇', '局']);
        let without = |name: &str| {
            let rest = without_openers(head.strip_prefix(name)?);
            is_whole(name, &rest).then_some(rest)
        };
        if let Some(rest) = self.reporter.names.iter().find_map(|name| without(name)) {
            return (None, rest);
        }
        let others = self.registry.organizations.iter().filter(|one| one.id != self.reporter.organization);
        let names = others.flat_map(|one| {
            [Some(&one.name), one.short.as_ref()].into_iter().flatten().map(move |name| (one, fold(name)))
        });
        let named = names.filter_map(|(one, name)| Some((one, name.len(), without(&name)?)));
        match named.max_by_key(|(_, length, _)| *length) {
            Some((one, _, rest)) => ((one.id != self.reporter.about).then(|| one.id.clone()), rest),
            None => (None, without_openers(head)),
        }
    }

    /// Whether the number may be a figure of the indicator.
    fn fits(&self, known: &Known) -> bool {
        match self.statement.kind {
            // A place says nothing of the unit.
            Kind::Rank => true,
            Kind::Growth => !known.is_percentage() || is_rate_of_change(known),
            Kind::Share => true,
            Kind::Change | Kind::Multiple => true,
            Kind::Level => self.unit.as_ref().is_some_and(|unit| known.measures(&unit.dimension)),
        }
    }

    fn may_lack_unit(&self, known: &Known) -> bool {
        let both_money =
            |unit: &Unit| known.indicator.units.iter().any(|own| is_money(&own.dimension) && is_money(&unit.dimension));
        self.statement.status != Status::Plan
            && self.unit.as_ref().is_some_and(|unit| known.origin == Origin::Registered || both_money(unit))
    }
}

fn is_money(dimension: &Dimension) -> bool {
    matches!(dimension, Dimension::Money(_))
}

/// Whether the figures of an indicator are rates of change themselves: 居民消费价格涨幅.
pub fn is_rate_of_change(known: &Known) -> bool {
    known.is_percentage()
        && known
            .names
            .iter()
            .any(|name| ["涨幅", "增速", "变动", "增幅", "降幅"].iter().any(|word| name.folded.contains(word)))
}

/// Names that say nothing without what stands before them.
fn is_generic(folded: &str) -> bool {
    matches!(folded, "产值" | "税收" | "存款" | "贷款" | "出口" | "进口")
}

/// A head without the words that leave a name as it is.
fn without_openers(head: &str) -> String {
    let mut rest = head;
    while let Some(shorter) = OPENERS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    if RESTS.contains(&rest) { String::new() } else { rest.to_owned() }
}

/// 汽车 of 汽车产业; a project keeps its name.
fn trimmed_item(text: &str) -> String {
    let mut text = text.trim_end_matches(['的', '、', ',', '，']);
    for end in ["产业", "行业", "完成", "累计", "实现"] {
        if let Some(shorter) = text.strip_suffix(end).filter(|shorter| shorter.chars().count() >= 2) {
            text = shorter;
        }
    }
    text.to_owned()
}
