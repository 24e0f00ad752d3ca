//! L104: the figures of one language against those of another, section by section, after conversion.

use rust_decimal::Decimal;

use super::Context;
use crate::diag::Diagnostics;
use crate::lang::Localized;
use crate::markup::{Number, Reading, Said, is_threshold};
use crate::model::Report;
use crate::prose::mention::{Measure, Mention, scan as numbers_of};
use crate::quantity::Dimension;
use crate::rules;
use crate::source::Span;

/// A number as both languages would count it.
struct Counted {
    kind: Kind,
    low: Decimal,
    high: Option<Decimal>,
    rises: Option<bool>,
    spelled: bool,
    /// A number that need not be answered: a bare one or an English count may be part of a name ("1,000 projects" for
    /// “千项”), a threshold may be said without digits (亿元以上项目), a place in other words (居首 is "leads").
    is_loose: bool,
    section: usize,
    span: Span,
    text: String,
    /// Whether it is told of otherwise: it differs from the data.
    is_told: bool,
}

/// What is counted. Numbers of one kind may answer each other.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Measured(Dimension),
    /// 家, 个, 人次, or nothing: English says `617 used cars`.
    Things,
    Place,
}

/// Compares the prose of every language with that of the first, and the texts of the front matter.
pub fn compare(context: &Context<'_>, report: &Report, readings: &[(&str, Reading)], found: &mut Diagnostics) {
    let is_written = |lang: &str| report.prose.get(lang).is_some_and(|prose| !prose.text.trim().is_empty());
    let written: Vec<&(&str, Reading)> = readings.iter().filter(|(lang, _)| is_written(lang)).collect();
    if let Some(((source, reading), others)) = written.split_first() {
        let left = counted(reading);
        for (lang, other) in others {
            // Sections answer each other where both languages have as many.
            let by_section = reading.sections == other.sections;
            disagreements((source, &left), (lang, &counted(other)), by_section, found);
        }
    }
    let site = context.site;
    let of_observations = report.observations.iter().filter_map(|id| site.observations[*id].note.as_ref());
    let of_targets = report.targets.iter().filter_map(|id| site.targets[*id].note.as_ref());
    let own = std::iter::once(&report.title).chain(&report.summary);
    for text in own.chain(of_observations).chain(of_targets) {
        texts(context, report, text, found);
    }
}

fn texts(context: &Context<'_>, report: &Report, text: &Localized, found: &mut Diagnostics) {
    let Some(source) = text.by_lang.get(&text.source) else { return };
    let left = counted_text(context, report, source);
    for (lang, other) in text.by_lang.iter().filter(|(lang, _)| **lang != text.source) {
        disagreements((&text.source, &left), (lang, &counted_text(context, report, other)), false, found);
    }
}

fn counted(reading: &Reading) -> Vec<Counted> {
    let told: Vec<usize> = reading
        .claims
        .iter()
        .filter_map(|claim| match claim.said {
            Said::Otherwise(number) => Some(number),
            _ => None,
        })
        .collect();
    let written = reading.numbers.iter().enumerate().map(|(index, number)| (number, told.contains(&index)));
    // What a placeholder writes is as much said as what is written out.
    let placed = reading.placed.iter().map(|number| (number, false));
    let count = |(number, is_told): (&Number, bool)| {
        let mut counted = count(&number.mention, number.section, number.span, &number.text, is_told)?;
        counted.is_loose |= number.is_threshold;
        Some(counted)
    };
    written.chain(placed).filter_map(count).collect()
}

fn counted_text(context: &Context<'_>, report: &Report, text: &str) -> Vec<Counted> {
    let mentions = numbers_of(text, &context.site.settings.units);
    let count = |mention: Mention| {
        let span = place_of(context, report, text, mention.start, mention.end);
        let mut counted = count(&mention, 0, span, text.get(mention.start..mention.end).unwrap_or(""), false)?;
        counted.is_loose |= is_threshold(text, mention.end);
        Some(counted)
    };
    mentions.into_iter().filter_map(count).collect()
}

fn count(mention: &Mention, section: usize, span: Span, text: &str, is_told: bool) -> Option<Counted> {
    use Dimension::{Calls, Count, Custom, Days, Index, Quotient, Times, Visits};
    let (kind, factor) = match &mention.measure {
        Measure::Place => (Kind::Place, None),
        Measure::Bare => (Kind::Things, None),
        // English `times` is 次 as well as 倍.
        Measure::Unit(unit) if unit.symbol == "倍" => (Kind::Things, None),
        Measure::Unit(unit) => match &unit.dimension {
            Calls | Count | Custom(_) | Days | Index | Times | Visits | Quotient(..) => {
                (Kind::Things, Some(crate::quantity::Factor::of(unit.prefix)))
            }
            dimension => (Kind::Measured(dimension.clone()), Some(unit.factor)),
        },
    };
    let base = |value: Decimal| match factor {
        Some(factor) => factor.apply(value),
        None => Some(value),
    };
    let low = base(mention.number)?.normalize();
    let high = mention.max.and_then(base).map(|high| high.normalize());
    let (rises, spelled) = (mention.rises, mention.spelled);
    // 1982人次 is "1982 trainees", which reads like a year.
    let is_year = low.scale() == 0 && (Decimal::from(1900)..=Decimal::from(2100)).contains(&low);
    // 百亿工程 is "RMB 10 billion projects", 全部 is 100 %.
    let is_round = matches!(kind, Kind::Measured(_))
        && low.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0') == "1";
    let is_english_count = kind == Kind::Things && (text.is_ascii() || is_year);
    let is_loose = mention.measure == Measure::Bare || kind == Kind::Place || is_english_count || is_round;
    Some(Counted { kind, low, high, rises, spelled, is_loose, section, span, text: text.to_owned(), is_told })
}

impl Kind {
    /// Whether a number of one kind may have been meant as one of the other: RMB and dollars, percent and points.
    fn resembles(&self, other: &Kind) -> bool {
        use Dimension::{Money, Points, Ratio};
        let is_rate = |kind: &Kind| matches!(kind, Kind::Measured(Ratio | Points));
        let is_money = |kind: &Kind| matches!(kind, Kind::Measured(Money(_)));
        self == other || (is_rate(self) && is_rate(other)) || (is_money(self) && is_money(other))
    }
}

impl Counted {
    fn equals(&self, other: &Counted) -> bool {
        // "0.4 points above the target" is 0.4个百分点.
        let points = Kind::Measured(Dimension::Points);
        let are_points = self.low.scale() > 0
            && ((self.kind == points && other.kind == Kind::Things)
                || (self.kind == Kind::Things && other.kind == points));
        (self.kind == other.kind || are_points) && self.low == other.low && self.high == other.high
    }

    /// How little the digits of the two are alike: 0 where they are the same, as with another sign.
    fn unlikeness(&self, other: &Counted) -> usize {
        let digits = |value: Decimal| value.normalize().mantissa().unsigned_abs().to_string();
        let (a, b) = (digits(self.low), digits(other.low));
        a.chars().zip(b.chars()).filter(|(a, b)| a != b).count() + 2 * a.len().abs_diff(b.len())
    }

    /// Whether the words of the two contradict each other: 下降3%, up 3%.
    fn contradicts(&self, other: &Counted) -> bool {
        matches!((self.rises, other.rises), (Some(a), Some(b)) if a != b)
    }
}

fn disagreements(left: (&str, &[Counted]), right: (&str, &[Counted]), by_section: bool, found: &mut Diagnostics) {
    let ((left_lang, left), (right_lang, right)) = (left, right);
    let mut answered_left = vec![false; left.len()];
    let mut answered_right = vec![false; right.len()];
    // Within the section first, then anywhere: a sentence may have moved.
    for anywhere in [false, true] {
        for (a, one) in left.iter().enumerate() {
            if answered_left.get(a) == Some(&true) {
                continue;
            }
            let answers = |(b, other): &(usize, &Counted)| {
                answered_right.get(*b) == Some(&false)
                    && one.equals(other)
                    && !one.contradicts(other)
                    && ((anywhere && !other.spelled) || !by_section || one.section == other.section)
            };
            let answer = right.iter().enumerate().find(answers).map(|(b, _)| b);
            if let Some(b) = answer {
                if let Some(flag) = answered_left.get_mut(a) {
                    *flag = true;
                }
                if let Some(flag) = answered_right.get_mut(b) {
                    *flag = true;
                }
            }
        }
    }
    let mut open_right: Vec<&Counted> = open(right, &answered_right);
    for one in open(left, &answered_left) {
        // A number there that nothing answers either, of the same kind and section: the two were meant to agree.
        let candidates = open_right.iter().enumerate();
        let fits = |other: &Counted| one.kind.resembles(&other.kind) && (!by_section || other.section == one.section);
        let nearest =
            candidates.filter(|(_, other)| fits(other)).min_by_key(|(at, other)| (one.unlikeness(other), *at));
        let partner = nearest.map(|(at, _)| at).map(|at| open_right.remove(at));
        let is_told = one.is_told || partner.is_some_and(|other| other.is_told);
        if !is_told && (partner.is_some() || !one.is_loose) {
            match partner {
                Some(other) => {
                    let instead = Some((one.span, one.text.as_str()));
                    found.push(rules::languages_disagree(other.span, &other.text, right_lang, left_lang, instead));
                }
                None => found.push(rules::languages_disagree(one.span, &one.text, left_lang, right_lang, None)),
            }
        }
    }
    for other in open_right.into_iter().filter(|other| !other.is_told && !other.is_loose) {
        found.push(rules::languages_disagree(other.span, &other.text, right_lang, left_lang, None));
    }
}

fn open<'a>(list: &'a [Counted], answered: &[bool]) -> Vec<&'a Counted> {
    list.iter().zip(answered).filter(|(one, answered)| !**answered && !one.spelled).map(|(one, _)| one).collect()
}

/// Where a text of the report's front matter stands: the number within it, else the report's head.
pub fn place_of(context: &Context<'_>, report: &Report, text: &str, start: usize, end: usize) -> Span {
    let files = std::iter::once(report.file).chain(report.prose.values().map(|prose| prose.file));
    let found = files.filter_map(|file| {
        let at = context.texts.file(file)?.text.find(text)?;
        Some(Span::new(file, at + start, at + end))
    });
    found.into_iter().next().unwrap_or(report.span)
}
