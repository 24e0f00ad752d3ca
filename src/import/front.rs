//! A draft as the text of its file: front matter in the order in which people read it, then the prose.
//!
//! Every figure is an entry of its own in a list, so that a line taken out of its comment can never be a key that stands twice.

use std::fmt::Write as _;
use std::ops::RangeInclusive;

use super::draft::Draft;
use super::entry::Entry;
use super::registry::Registry;
use super::scalar::{comment, flow_scalar, scalar};
use super::values::{Of, Rank, Share};
use super::{Choice, Finding, Reason, Verdict};
use crate::lang::{Text, Tongue};
use crate::period::Period;

/// The text of a draft, and where its figures stand in it.
#[derive(Debug, Clone, Default)]
pub struct Written {
    pub text: String,
    pub places: Vec<Place>,
}

/// The lines of one figure, from 1.
#[derive(Debug, Clone)]
pub struct Place {
    pub lines: RangeInclusive<usize>,
    /// Number of the finding.
    pub finding: usize,
}

/// Writes a draft. Comments are in the source language of the site.
pub fn write(draft: &Draft, registry: &Registry) -> Written {
    let tongue = Tongue::of(registry.languages.first().map_or("zh", String::as_str));
    let mut writer = Writer { draft, registry, tongue, out: Written::default(), lines: 0 };
    writer.head();
    writer.figures("indicators", false);
    writer.figures("targets", true);
    writer.left_out();
    writer.out.text.push_str("---\n\n");
    writer.out.text.push_str(draft.body.trim());
    writer.out.text.push('\n');
    writer.out
}

struct Writer<'a> {
    draft: &'a Draft,
    registry: &'a Registry,
    tongue: Tongue,
    out: Written,
    /// Lines written so far.
    lines: usize,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        self.out.text.push_str(line);
        self.out.text.push('\n');
        self.lines += 1;
    }

    fn key(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) {
            self.line(&format!("{key}: {}", scalar(value)));
        }
    }

    fn remark(&mut self, indent: &str, text: &Text) {
        let said = comment(text.get(self.tongue));
        self.line(&format!("{indent}# {said}"));
    }

    fn head(&mut self) {
        let draft = self.draft;
        self.line("---");
        if draft.is_title_made {
            self.remark("", &Text::new("原文没有标题，请核对", "the document has no title: check this one"));
        }
        self.key("title", Some(&comment(&draft.title)));
        self.key("kind", Some(draft.kind.as_str()));
        self.key("organization", Some(&draft.reporter.organization));
        if draft.reporter.about != draft.reporter.organization {
            self.key("about", Some(&draft.reporter.about));
        }
        self.key("period", Some(&draft.period.canonical()));
        let metadata = &draft.metadata;
        self.key("issued", metadata.issued.map(|date| date.to_string()).as_deref());
        match metadata.published.as_deref() {
            Some(published) if is_moment(published) => self.key("published", Some(published)),
            Some(published) => {
                let published = comment(published);
                self.line(&format!("# published: {published}"));
            }
            None => {}
        }
        self.key("index_no", metadata.index_no.as_deref());
        self.key("document_no", metadata.document_no.as_deref());
        self.key("publisher", metadata.publisher.as_deref());
        self.key("disclosure", metadata.disclosure.as_deref());
        self.key("category", metadata.category.as_deref());
        if let Some(source) = metadata.source.as_deref().or(metadata.publisher.as_deref()) {
            self.line(&format!("source: {{ name: {} }}", flow_scalar(source.trim())));
        }
        self.key("status", Some("draft"));
    }

    /// The list of figures or of targets, with what is unsure as comments at its end.
    fn figures(&mut self, key: &str, targets: bool) {
        let draft = self.draft;
        let of_list = |(_, finding): &(usize, &Finding)| {
            finding
                .entry
                .as_ref()
                .map_or(!targets && matches!(finding.verdict, Verdict::Unsure(_)), |entry| entry.is_target == targets)
        };
        let all: Vec<(usize, &Finding)> = draft.findings.iter().enumerate().filter(of_list).collect();
        let taken = || all.iter().filter(|(_, finding)| finding.verdict == Verdict::Taken);
        let unsure = || all.iter().filter(|(_, finding)| matches!(finding.verdict, Verdict::Unsure(_)));
        if taken().next().is_none() && unsure().next().is_none() {
            return;
        }
        let is_empty = taken().next().is_none();
        self.line(&format!("{}{key}:", if is_empty { "# " } else { "" }));
        for (number, finding) in taken() {
            let Some(entry) = &finding.entry else { continue };
            let first = self.lines + 1;
            for remark in &entry.remarks {
                self.remark("  ", remark);
            }
            for line in self.lines_of(finding, entry) {
                self.line(&format!("  {line}"));
            }
            self.out.places.push(Place { lines: first..=self.lines, finding: *number });
        }
        for (_, finding) in unsure() {
            self.unsure(finding);
        }
    }

    /// A figure that a person is asked about: the reason, where it stands, and the lines to take out of the comment.
    fn unsure(&mut self, finding: &Finding) {
        let Verdict::Unsure(reason) = &finding.verdict else { return };
        let (reason, line, quote) = (reason.text(), finding.statement.line, &finding.statement.quote);
        self.remark(
            "  ",
            &Text::new(
                format!("存疑：{}。原文第{line}行：{quote}", reason.zh),
                format!("unsure: {}; line {line} of the source: {quote}", reason.en),
            ),
        );
        let Some(entry) = &finding.entry else { return };
        for line in self.lines_of(finding, entry) {
            self.line(&format!("  # {line}"));
        }
    }

    /// What is left out, so that nothing is lost unseen.
    fn left_out(&mut self) {
        let draft = self.draft;
        for finding in draft.findings.iter().filter(|finding| !finding.joined) {
            let Verdict::Left(reason) = &finding.verdict else { continue };
            if *reason == Reason::Declined {
                continue;
            }
            let (reason, line, quote) = (reason.text(), finding.statement.line, &finding.statement.quote);
            self.remark(
                "",
                &Text::new(
                    format!("未录入：{}。原文第{line}行：{quote}", reason.zh),
                    format!("left out: {}; line {line} of the source: {quote}", reason.en),
                ),
            );
        }
    }

    /// The lines of one entry of the list.
    fn lines_of(&self, finding: &Finding, entry: &Entry) -> Vec<String> {
        let known = match &finding.choice {
            Choice::New(indicator) => indicator.name.text("zh").to_owned(),
            _ => {
                self.registry.indicators.get(entry.indicator).map_or(String::new(), |known| known.indicator.id.clone())
            }
        };
        let name = comment(&finding.statement.name);
        let mut lines = vec![format!("- indicator: {}  # {name}", scalar(&known))];
        let mut put = |key: &str, value: Option<String>| lines.extend(value.map(|value| format!("  {key}: {value}")));
        let text = |value: &Option<String>| value.as_deref().map(scalar);
        put("item", text(&entry.item.as_deref().map(comment)));
        put("about", text(&entry.about));
        put("period", entry.period.map(|period| scalar(&period.canonical())));
        put("value", text(&entry.value));
        put(if entry.is_target { "growth" } else { "yoy" }, text(&entry.yoy));
        match &entry.average {
            Some((rate, _)) if entry.is_target => put("average_growth", Some(scalar(rate))),
            Some((rate, over)) => {
                put(
                    "average",
                    Some(format!("{{ value: {}, over: {} }}", flow_scalar(rate), flow_scalar(&over.canonical()))),
                );
            }
            None => {}
        }
        put("over", entry.over.map(str::to_owned));
        put("rank", entry.rank.as_ref().map(rank));
        put("share", entry.share.as_ref().map(share));
        put("status", entry.status.filter(|_| !entry.is_target).map(str::to_owned));
        put("quote", entry.quote.as_deref().map(scalar));
        lines
    }
}

fn rank(rank: &Rank) -> String {
    let place = rank.place.map_or_else(|| "前列".to_owned(), |place| place.to_string());
    if rank.among.is_none() && !rank.by_growth {
        return place;
    }
    let mut out = format!("{{ place: {place}");
    if rank.by_growth {
        out.push_str(", by: growth");
    }
    if let Some(among) = &rank.among {
        let _ = write!(out, ", among: {}", flow_scalar(among));
    }
    out.push_str(" }");
    out
}

fn share(share: &Share) -> String {
    match &share.of {
        Of::Within => scalar(&share.value),
        Of::Organization(id) => format!("{{ value: {}, of: {id} }}", flow_scalar(&share.value)),
        Of::Words(words) => format!("{{ value: {}, of: {{ zh: {} }} }}", flow_scalar(&share.value), flow_scalar(words)),
    }
}

/// Whether a text is a date, with or without a time of day, as `published:` takes it.
fn is_moment(text: &str) -> bool {
    let (date, time) = text.split_once(' ').unwrap_or((text, ""));
    let is_time = |time: &str| {
        let parts: Vec<&str> = time.split(':').collect();
        (2..=3).contains(&parts.len())
            && parts.iter().all(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(Period::parse(date), Ok(Period::Instant(_))) && date.len() == 10 && (time.is_empty() || is_time(time))
}
