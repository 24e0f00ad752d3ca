//! Fenced blocks ```` ```chart ````: YAML that says which figures are drawn, and how.

use std::collections::BTreeMap;

use super::{ChartBlock, ChartKind, Setting};
use crate::derive::{self, Unsplit};
use crate::diag::{Diagnostics, nearest};
use crate::lang::{Localized, Text};
use crate::model::{Annotation, IndicatorKind, OrganizationId};
use crate::period::Period;
use crate::resolve::annotation;
use crate::rules;
use crate::source::{FileId, Span};
use crate::yaml::{self, Entry, Node, Value};

const KEYS: [&str; 6] = ["indicator", "type", "organizations", "periods", "caption", "annotations"];
/// Words of `type`.
const KINDS: [(&str, ChartKind); 8] = [
    ("line", ChartKind::Line),
    ("multiples", ChartKind::Multiples),
    ("slope", ChartKind::Slope),
    ("dumbbell", ChartKind::Dumbbell),
    ("bar", ChartKind::Bar),
    ("waterfall", ChartKind::Waterfall),
    ("target", ChartKind::Target),
    ("sparkline", ChartKind::Sparkline),
];

/// The text of a block with its place in the file.
pub struct Source<'a> {
    pub file: FileId,
    /// Of the text in its file.
    pub offset: usize,
    pub text: &'a str,
    /// The whole block.
    pub span: Span,
}

/// Reads a block; `None`, with a diagnostic, where it cannot be drawn.
pub fn read(source: &Source<'_>, setting: &Setting<'_>, found: &mut Diagnostics) -> Option<ChartBlock> {
    let node = match yaml::parse(source.file, source.text, source.offset) {
        Ok(node) => node,
        Err(error) => {
            found.push(rules::bad_chart_block(
                error.span,
                &format!("YAML 写法不对：{}", error.message),
                &format!("not YAML: {}", error.message),
            ));
            return None;
        }
    };
    let Value::Map(entries) = &node.value else {
        found.push(rules::bad_chart_block(source.span, "应为“键: 值”的映射", "a map of `key: value` is due"));
        return None;
    };
    for (index, entry) in entries.iter().enumerate() {
        check_key(entry, entries.get(..index).unwrap_or(&[]), found);
    }
    let get = |key: &str| {
        entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node).filter(|node| node.value != Value::Empty)
    };
    let Some(node) = get("indicator") else {
        found.push(rules::bad_chart_block(source.span, "缺少 indicator", "`indicator` is missing"));
        return None;
    };
    let indicator = scalar(node, found).and_then(|name| setting.names.indicator(name, node.span, found));
    let kind = get("type").map_or(Some(ChartKind::Line), |node| kind(node, found));
    let organizations = get("organizations").map_or(Some(Vec::new()), |node| organizations(node, setting, found));
    let mut periods = get("periods").map_or(Some(Vec::new()), |node| periods(node, found));
    // Of a stock any span means the instant at its end.
    if indicator.is_some_and(|id| setting.site.indicators[id].kind == IndicatorKind::Stock) {
        periods.iter_mut().flatten().for_each(|period| *period = period.instant());
    }
    let caption = get("caption").and_then(|node| caption(node, setting, found));
    let annotations = get("annotations").map(|node| annotations(node, setting, found)).unwrap_or_default();
    let block = ChartBlock {
        indicator: indicator?,
        kind: kind?,
        organizations: organizations?,
        periods: periods?,
        caption,
        annotations,
    };
    match obstacle(&block, setting) {
        None => Some(block),
        Some([why, remedy]) => {
            found.push(rules::undrawable_chart(source.span, &why, &remedy));
            None
        }
    }
}

/// Why the figures that a block asks for cannot be drawn as it asks, and what to do.
fn obstacle(block: &ChartBlock, setting: &Setting<'_>) -> Option<[Text; 2]> {
    let (site, derived) = (setting.site, setting.derived);
    let word = KINDS.iter().find(|(_, kind)| *kind == block.kind).map_or("", |(word, _)| word);
    if matches!(block.kind, ChartKind::Slope | ChartKind::Dumbbell) && !matches!(block.periods.len(), 0 | 2) {
        return Some([
            Text::new(
                format!("{word} 图比较两个时期，periods 应列两个"),
                format!("a {word} compares two periods: list two under `periods`"),
            ),
            Text::new(
                "写成 `periods: [2023, 2024]` 这样，或删去 periods",
                "such as `periods: [2023, 2024]`, or leave it out",
            ),
        ]);
    }
    let series = block.series(derived, setting.report().map(|report| report.about));
    let mut periods = series.iter().flat_map(|one| one.points.iter().map(|point| point.period));
    if block.kind != ChartKind::Target && !periods.any(|period| block.wants(period)) {
        return Some(without_figures(block, &site.indicators[block.indicator].id));
    }
    if block.kind != ChartKind::Waterfall {
        return None;
    }
    let unsplit = derive::steps(site, &series, &block.periods).err()?;
    let (zh, en) = match unsplit {
        Unsplit::NoParts => ("没有两个以上分项有同一时期的确数", "no two items have exact figures of one period"),
        Unsplit::NoTotal => (
            "分项没有同期的合计数，即同一指标不带 item 的数据",
            "the items have no total of the same period, which is a figure of the indicator without `item`",
        ),
        Unsplit::TooMuch => ("分项相加大于合计", "the items add up to more than their total"),
        Unsplit::NoChange => (
            "合计或分项前后不可比，算不出变化",
            "the total or its items are not comparable over time, so no change can be computed",
        ),
    };
    let remedy = Text::new(
        "补齐或改正这些数据，或换一种图（如 type: bar）",
        "add or correct these figures, or choose another type such as `type: bar`",
    );
    Some([Text::new(zh, en), remedy])
}

/// No figure answers: there is none at all, or `organizations` and `periods` leave none.
fn without_figures(block: &ChartBlock, id: &str) -> [Text; 2] {
    let why = Text::new(
        format!("所选单位和时期没有 {id} 的数据"),
        format!("these organizations have no figures of {id} for these periods"),
    );
    let remedy = match block.organizations.is_empty() && block.periods.is_empty() {
        true => Text::new(
            format!("先在报告的 indicators 里写出 {id} 的数据，或删去这个图表块"),
            format!("give figures of {id} under `indicators` of a report, or remove this block"),
        ),
        false => Text::new(
            "核对 organizations 和 periods；删去它们，就画全部数据",
            "check `organizations` and `periods`; without them all figures are drawn",
        ),
    };
    [why, remedy]
}

fn annotations(node: &Node, setting: &Setting<'_>, found: &mut Diagnostics) -> Vec<Annotation> {
    // A plain text is in the language of the prose.
    let mut languages = setting.site.settings.languages.clone();
    languages.sort_by_key(|language| language != setting.prose_lang);
    list(node).into_iter().filter_map(|node| annotation(node, &languages, setting.names, found)).collect()
}

fn check_key(entry: &Entry, earlier: &[Entry], found: &mut Diagnostics) {
    if let Some(first) = earlier.iter().find(|other| other.key == entry.key) {
        found.push(rules::duplicate_key(entry.key_span, first.key_span, &entry.key, false));
    } else if !KEYS.contains(&entry.key.as_str()) && !entry.key.starts_with("x-") {
        found.push(rules::unknown_key(entry.key_span, &entry.key, nearest(&entry.key, KEYS)));
    }
}

fn scalar<'a>(node: &'a Node, found: &mut Diagnostics) -> Option<&'a str> {
    let text = node.scalar().map(str::trim);
    if text.is_none() {
        found.push(rules::bad_chart_block(node.span, "这里应为单个值", "a single value is due here"));
    }
    text
}

/// The items of a list; a single value is a list of one.
fn list(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::List(items) => items.iter().collect(),
        _ => vec![node],
    }
}

fn kind(node: &Node, found: &mut Diagnostics) -> Option<ChartKind> {
    let written = scalar(node, found)?;
    let kind = KINDS.iter().find(|(word, _)| *word == written).map(|(_, kind)| *kind);
    if kind.is_none() {
        found.push(rules::bad_chart_block(
            node.span,
            &format!("没有 {written} 这种图"),
            &format!("there is no chart of type {written}"),
        ));
    }
    kind
}

fn organizations(node: &Node, setting: &Setting<'_>, found: &mut Diagnostics) -> Option<Vec<OrganizationId>> {
    let mut all = Some(Vec::new());
    for node in list(node) {
        let id = scalar(node, found).and_then(|name| setting.names.organization(name, node.span, found));
        all = all.zip(id).map(|(mut list, id)| {
            list.push(id);
            list
        });
    }
    all
}

fn periods(node: &Node, found: &mut Diagnostics) -> Option<Vec<Period>> {
    let mut all = Some(Vec::new());
    for node in list(node) {
        let period = scalar(node, found).and_then(|text| match Period::parse(text) {
            Ok(period) => Some(period),
            Err(error) => {
                found.push(rules::bad_period(node.span, text, &error));
                None
            }
        });
        all = all.zip(period).map(|(mut list, period)| {
            list.push(period);
            list
        });
    }
    all
}

/// A caption in the language of the prose, or in several.
fn caption(node: &Node, setting: &Setting<'_>, found: &mut Diagnostics) -> Option<Localized> {
    let source = setting.prose_lang.to_owned();
    let mut by_lang = BTreeMap::new();
    match &node.value {
        Value::Scalar(text) => {
            by_lang.insert(source.clone(), text.trim().to_owned());
        }
        Value::Map(entries) => {
            for entry in entries {
                let languages = &setting.site.settings.languages;
                if !languages.contains(&entry.key) {
                    found.push(rules::unknown_key(
                        entry.key_span,
                        &entry.key,
                        nearest(&entry.key, languages.iter().map(String::as_str)),
                    ));
                    continue;
                }
                by_lang.extend(scalar(&entry.node, found).map(|text| (entry.key.clone(), text.to_owned())));
            }
        }
        _ => {
            scalar(node, found);
        }
    }
    (!by_lang.is_empty()).then_some(Localized { source, by_lang })
}
