//! One document as a draft report: what it says of itself, whose it is, and what becomes of its statements.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::assemble::assemble;
use super::decide::{certain, completed, decide, take};
use super::entry::Surroundings;
use super::front::{self, Written};
use super::matching::Reporter;
use super::organization;
use super::quote::Prose;
use super::reason::Reason;
use super::registry::{Origin, Registry};
use super::{Choice, Counts, Finding, Input, Verdict, identifier};
use crate::document::{LeftOut, Metadata};
use crate::extract::Statement;
use crate::lang::{Text, Tongue};
use crate::model::ReportKind;
use crate::period::{Month, Period};

/// A report that is not written yet.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The file that it comes from, as messages call it.
    pub file: String,
    pub slug: String,
    pub title: String,
    /// The document has no title, and this one is made of what it says.
    pub is_title_made: bool,
    pub kind: ReportKind,
    pub reporter: Reporter,
    pub period: Period,
    pub metadata: Metadata,
    /// Prose as Markdown.
    pub body: String,
    pub findings: Vec<Finding>,
    /// Passages of the source that the prose lacks.
    pub left_out: Vec<LeftOut>,
    around: Surroundings,
}

/// Most statements of one document. The longest yearbook chapter has some thousands; more is no report but a mishap.
const STATEMENTS_MAX: usize = 10_000;

impl Draft {
    /// The draft of a document; or what it lacks.
    pub fn of(
        input: Input,
        organization: Option<&str>,
        registry: &mut Registry,
        slugs: &mut BTreeSet<String>,
    ) -> Result<Draft, Text> {
        if input.statements.len() > STATEMENTS_MAX {
            return Err(too_many(input.statements.len()));
        }
        let metadata = input.document.metadata.clone();
        let period = period_of(&metadata, &input).ok_or_else(no_period)?;
        let Some(reporter) = organization::reporter(&metadata, organization, registry) else {
            return Err(organization.map_or_else(no_organization, |given| unknown_organization(given, registry)));
        };
        let kind = kind_of(&metadata);
        let own = registry.organization(&reporter.organization);
        let around = Surroundings { kind, period, within: own.and_then(|one| one.within.clone()) };
        let name = own.map_or("", |one| one.short.as_deref().unwrap_or(&one.name)).to_owned();
        let is_title_made = metadata.title.is_none();
        let title = metadata
            .title
            .clone()
            .unwrap_or_else(|| made_title(&Text::new(name.as_str(), name.as_str()), period, kind).zh);
        let slug = slug_of(&reporter.organization, period, kind, slugs);
        slugs.insert(slug.clone());
        let mut findings: Vec<Finding> = Vec::with_capacity(input.statements.len());
        for statement in input.statements.into_iter().map(Statement::for_front_matter) {
            let statement = completed(statement, findings.last());
            findings.push(decide(statement, &reporter, registry, &around));
        }
        let body = input.document.markdown();
        let (file, left_out) = (input.file, input.document.left_out);
        Ok(Draft {
            file,
            slug,
            title,
            is_title_made,
            kind,
            reporter,
            period,
            metadata,
            body,
            findings,
            left_out,
            around,
        })
    }

    /// Where the report goes.
    pub fn path(&self) -> String {
        format!("content/reports/{}.md", self.slug)
    }

    /// Puts together what belongs together, and finds the sentence of each figure.
    pub fn assemble(&mut self, registry: &Registry) {
        let prose = Prose::of(&self.body);
        for finding in &mut self.findings {
            if let Some(entry) = finding.entry.as_mut().filter(|entry| entry.quote.is_none()) {
                entry.quote = prose.quote(&finding.statement);
            }
        }
        assemble(&mut self.findings, registry, self.period);
    }

    /// The text of the file.
    pub fn written(&self, registry: &Registry) -> Written {
        front::write(self, registry)
    }

    /// Numbers of the indicators that its figures stand under.
    pub fn indicators(&self) -> impl Iterator<Item = usize> {
        let taken = self.findings.iter().filter(|finding| finding.verdict == Verdict::Taken);
        taken.filter_map(|finding| finding.entry.as_ref()).map(|entry| entry.indicator)
    }

    /// Takes a finding that was unsure, as a person says: under an indicator by its id or name, or under a new one of that
    /// name; as it is without one. Whether it could be taken.
    pub fn accept(&mut self, number: usize, name: Option<&str>, registry: &mut Registry) -> bool {
        let Some(finding) = self.findings.get_mut(number) else { return false };
        match name.map(|name| (name, registry.find(name))) {
            None => {}
            Some((_, Some(index))) => {
                let kept = match &finding.choice {
                    Choice::Known(candidate) => candidate.item.clone(),
                    _ => None,
                };
                finding.choice = Choice::Known(super::matching::Candidate { item: kept, ..certain(index) });
            }
            Some((name, None)) => {
                finding.statement.name = name.to_owned();
                finding.choice = super::propose::indicator(&finding.statement, &registry.units, registry.lang())
                    .map_or(Choice::None, |indicator| Choice::New(Box::new(indicator)));
            }
        }
        take(finding, registry, &self.around);
        finding.verdict == Verdict::Taken
    }

    /// Leaves a finding out, as a person says.
    pub fn decline(&mut self, number: usize) {
        if let Some(finding) = self.findings.get_mut(number) {
            finding.verdict = Verdict::Left(Reason::Declined);
        }
    }

    /// How many statements came to what.
    pub fn counts(&self, registry: &Registry) -> Counts {
        let mut counts = Counts { found: self.findings.len(), ..Counts::default() };
        for finding in &self.findings {
            match &finding.verdict {
                Verdict::Unsure(_) => counts.unsure += 1,
                Verdict::Left(_) if !finding.joined => counts.left += 1,
                // Put together with another: it stands in the draft.
                Verdict::Left(_) | Verdict::Taken if is_proposed(finding, registry) => counts.proposed += 1,
                Verdict::Left(_) | Verdict::Taken => counts.matched += 1,
            }
        }
        counts
    }
}

fn is_proposed(finding: &Finding, registry: &Registry) -> bool {
    let entry = finding.entry.as_ref();
    let known = entry.and_then(|entry| registry.indicators.get(entry.indicator));
    known.is_some_and(|known| known.origin != Origin::Registered)
}

fn too_many(count: usize) -> Text {
    Text::new(
        format!("读到 {count} 条数据，超过 {STATEMENTS_MAX} 条；请拆分成几个文件"),
        format!("holds {count} figures, more than {STATEMENTS_MAX}: divide it into several files"),
    )
}

fn no_period() -> Text {
    Text::new(
        "没有读到报告时期；在标题里写明年份（如“2025年1—10月工作总结”），或补上成文日期",
        "no reporting period was found: name the year in the title, or add the date of issue",
    )
}

fn no_organization() -> Text {
    Text::new(
        "没有读到是哪个单位的报告；用 --organization 指定",
        "nothing says whose report it is: give --organization",
    )
}

fn unknown_organization(given: &str, registry: &Registry) -> Text {
    let known: Vec<&str> = registry.organizations.iter().map(|one| one.id.as_str()).collect();
    Text::new(
        format!("organizations.yaml 里没有“{given}”；已登记：{}", known.join("、")),
        format!("`{given}` is no organization of organizations.yaml; known: {}", known.join(", ")),
    )
}

/// What the document reports on: as it says, else the year that most of its statements are of, else that of its date.
fn period_of(metadata: &Metadata, input: &Input) -> Option<Period> {
    let most = || {
        let years = input.statements.iter().filter_map(|one| one.period).filter_map(Period::end_year);
        let mut counts: std::collections::BTreeMap<i16, usize> = std::collections::BTreeMap::new();
        years.for_each(|year| *counts.entry(year).or_default() += 1);
        counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| Period::year(year))
    };
    let dated = || metadata.issued.map(Date::year).map(Period::year);
    metadata.period.filter(|period| *period != Period::None).or_else(most).or_else(dated)
}

fn kind_of(metadata: &Metadata) -> ReportKind {
    let says = |words: &[&str]| {
        let texts = [&metadata.document_type, &metadata.title];
        texts.into_iter().flatten().any(|text| words.iter().any(|word| text.contains(word)))
    };
    // A summary with an outlook (工作总结及工作计划) is a summary.
    if says(&["公报"]) {
        ReportKind::Bulletin
    } else if says(&["规划", "纲要"]) && !says(&["总结", "规划局", "规划和自然资源", "自然资源和规划"])
    {
        ReportKind::Plan
    } else {
        ReportKind::Summary
    }
}

/// The title of a report that has none: `临海市2025年工作总结`.
pub fn made_title(name: &Text, period: Period, kind: ReportKind) -> Text {
    let (zh, en) = match kind {
        ReportKind::Summary => ("工作总结", "work summary"),
        ReportKind::Plan => ("规划", "plan"),
        ReportKind::Bulletin => ("统计公报", "statistical bulletin"),
    };
    Text::new(
        format!("{}{}{zh}", name.zh, period.display(Tongue::Zh)),
        format!("{}: {en}, {}", name.en, period.display(Tongue::En)),
    )
}

/// The address of a report: `taizhou-bay-2025-01-to-10`, with the first number that makes it free.
pub fn slug_of(organization: &str, period: Period, kind: ReportKind, slugs: &BTreeSet<String>) -> String {
    let time = match period {
        Period::None => String::new(),
        Period::Instant(date) => format!("-{date}"),
        Period::Span { start, end } if period.is_whole_years() => years(start, end),
        Period::Span { start, end } if start == end => format!("-{:04}-{:02}", start.year, start.month),
        Period::Span { start, end } if start.year == end.year => {
            format!("-{:04}-{:02}-to-{:02}", start.year, start.month, end.month)
        }
        Period::Span { start, end } => years(start, end),
    };
    let kind = match kind {
        ReportKind::Summary => "",
        ReportKind::Plan => "-plan",
        ReportKind::Bulletin => "-bulletin",
    };
    identifier::free(&format!("{organization}{time}{kind}"), |slug| slugs.contains(slug))
}

fn years(start: Month, end: Month) -> String {
    if start.year == end.year { format!("-{:04}", start.year) } else { format!("-{:04}-{:04}", start.year, end.year) }
}
