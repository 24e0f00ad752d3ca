//! Mutations: one figure at a time is changed in front matter, Chinese prose or English prose, as a slip of the hand
//! would change it. `check --strict` must notice at least 99 of 100, and name the line.
//!
//! Every report is checked alone with the registries, as its findings depend on nothing else; unchanged it is silent.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use duizhao::check::{self, Context};
use duizhao::derive::{Derived, derive};
use duizhao::diag::Diagnostics;
use duizhao::diag::Severity;
use duizhao::markup::{Owner, Reading, Said, Setting, Subject, examine};
use duizhao::model::Site;
use duizhao::model::{Part, Places, Prose, Report, ReportId};
use duizhao::prose::mention::Measure;
use duizhao::resolve::{Names, resolve};
use duizhao::source::Texts;
use duizhao::source::{Sources, Span};
use rayon::prelude::*;

use crate::fixture::root;

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slip {
    Digit,
    Scale,
    Sign,
    Unit,
    Period,
    Rank,
}

/// A change of one place of one file.
#[derive(Debug, Clone)]
struct Mutation {
    slip: Slip,
    /// Where: front matter, zh or en.
    part: &'static str,
    path: String,
    start: usize,
    end: usize,
    text: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Noticed {
    /// A finding points to the line, by itself or as the evidence.
    OnItsLine,
    Elsewhere,
    No,
}

/// The words that turn a rise into a fall.
const TURNS: &[(&str, &str)] = &[
    ("增长", "下降"),
    ("下降", "增长"),
    ("上升", "下降"),
    ("提高", "下降"),
    ("减少", "增加"),
    ("降低", "提高"),
    ("up ", "down "),
    ("down ", "up "),
    ("grew ", "fell "),
    ("fell by ", "rose by "),
    ("growth of ", "a fall of "),
];

const SCALES: &[(&str, &str)] = &[
    ("万亿", "亿"),
    ("亿", "万"),
    ("万", "亿"),
    ("trillion", "billion"),
    ("billion", "million"),
    ("million", "billion"),
];

const UNITS: &[(&str, &str)] = &[
    ("美元", "元"),
    ("元", "美元"),
    ("吨", "标箱"),
    ("标箱", "吨"),
    ("个百分点", "%"),
    ("%", "个百分点"),
    ("家", "吨"),
    ("个", "吨"),
    ("RMB", "USD"),
    ("USD", "RMB"),
    ("tonnes", "TEU"),
    ("percentage points", "%"),
];

const ORDINALS: &[(&str, &str)] = &[
    ("第一", "第二"),
    ("第二", "第三"),
    ("第三", "第四"),
    ("第七", "第八"),
    ("首位", "第二位"),
    ("first", "second"),
    ("second", "third"),
    ("third", "fourth"),
    ("sixth", "fifth"),
    ("seventh", "eighth"),
];

/// A number that depends on the place alone: the same mutations every time.
fn chance(seed: usize, below: usize) -> usize {
    (seed.wrapping_mul(2_654_435_761) >> 7) % below.max(1)
}

/// Another digit in place of one.
fn other_digit(text: &str, seed: usize) -> Option<String> {
    let digits: Vec<usize> = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let at = *digits.get(chance(seed, digits.len()))?;
    let digit = text[at..=at].parse::<u8>().unwrap();
    let mut other = (digit + 1 + u8::try_from(chance(seed / 3, 8)).unwrap()) % 10;
    if other == 0 && digits.first() == Some(&at) {
        other = if digit == 9 { 8 } else { 9 };
    }
    // 5.2 and 5.20 are one number.
    let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
    (other != digit).then_some(changed)
}

fn replaced(text: &str, table: &[(&str, &str)]) -> Option<String> {
    let (from, to) = table.iter().find(|(from, _)| text.contains(from))?;
    Some(text.replacen(from, to, 1))
}

/// A checked site: all of `build` but the theme, which no figure depends on.
struct Checked {
    site: Site,
    derived: Derived,
    names: Names,
    texts: Texts,
    sources: Sources,
    diagnostics: Diagnostics,
}

fn checked(sources: &Sources) -> Checked {
    let mut diagnostics = Diagnostics::default();
    let project = duizhao::read::read(sources, &mut diagnostics);
    let site = resolve(&project, sources, false, &mut diagnostics);
    let derived = derive(&site, &mut diagnostics);
    let names = Names::of(&site);
    {
        let (digests, known) = (&Default::default(), &Default::default());
        let (site, derived, names, texts) = (&site, &derived, &names, &project.texts);
        let context = Context { site, derived, names, sources, texts, since: None, digests, known };
        check::run(&context, &mut diagnostics);
    }
    Checked { site, derived, names, texts: project.texts, sources: sources.clone(), diagnostics }
}

/// The mutations of one report.
struct Mutator<'a> {
    built: &'a Checked,
    found: Vec<Mutation>,
}

impl Mutator<'_> {
    fn slice(&self, span: Span) -> &str {
        self.built.texts.slice(span)
    }

    fn add(&mut self, slip: Slip, part: &'static str, span: Span, text: Option<String>) {
        let Some(text) = text.filter(|text| text != self.slice(span)) else { return };
        let path = self.built.texts.path(span).to_owned();
        self.found.push(Mutation { slip, part, path, start: span.start, end: span.end, text });
    }

    /// The numbers of the front matter, each in all ways. What prose takes from there by a placeholder says the same
    /// whatever it is.
    fn front_matter(&mut self, places: &Places, written: &BTreeSet<Part>) {
        for (part, span) in places.iter().filter(|(part, _)| !written.contains(part)).copied().collect::<Vec<_>>() {
            let text = self.slice(span).to_owned();
            let seed = span.start;
            match part {
                Part::Period => {
                    let body = text.trim_matches(['"', '\'']);
                    let year = body.get(..4).and_then(|year| year.parse::<i32>().ok());
                    let other = year.map(|year| text.replacen(&year.to_string(), &(year - 1).to_string(), 2));
                    self.add(Slip::Period, "front matter", span, other.filter(|_| !body.contains("..")));
                    let month = body.rsplit_once('-').filter(|_| body.contains("..")).and_then(|(head, month)| {
                        let month = month.parse::<i32>().ok()?;
                        Some(format!("{head}-{:02}", if month > 2 { month - 1 } else { month + 1 }))
                    });
                    self.add(Slip::Period, "front matter", span, month);
                }
                Part::Rank => self.add(Slip::Rank, "front matter", span, other_digit(&text, seed)),
                Part::Average | Part::Share if text.starts_with('{') => {
                    let at = text.find("value:").map_or(0, |at| at + 6);
                    let end = text[at..].find([',', '}']).map_or(text.len(), |length| at + length);
                    let inner = span.part(at, end);
                    let other = other_digit(&text[at..end], seed);
                    self.add(Slip::Digit, "front matter", inner, other);
                }
                _ => {
                    self.add(Slip::Digit, "front matter", span, other_digit(&text, seed));
                    self.add(Slip::Scale, "front matter", span, replaced(&text, SCALES));
                    self.add(Slip::Unit, "front matter", span, replaced(&text, UNITS));
                    if matches!(part, Part::Yoy | Part::Mom) && text.starts_with(|c: char| c.is_ascii_digit()) {
                        self.add(Slip::Sign, "front matter", span, Some(format!("-{text}")));
                    }
                    if let Some((head, rate)) = text.rsplit_once('+') {
                        self.add(Slip::Sign, "front matter", span, Some(format!("{head}-{rate}")));
                    }
                }
            }
        }
    }

    fn readings<'r>(&self, id: ReportId, report: &'r Report) -> Vec<(&'r str, &'r Prose, Reading)> {
        let site = &self.built.site;
        let languages = site.settings.languages.iter().enumerate();
        let prose = languages.filter_map(|(index, lang)| Some((index, report.prose.get_key_value(lang)?)));
        prose
            .map(|(index, (lang, prose))| {
                let setting = Setting {
                    site,
                    derived: &self.built.derived,
                    names: &self.built.names,
                    sources: &self.built.sources,
                    subject: Subject::Report(id),
                    lang: index,
                    prose_lang: lang,
                };
                (lang.as_str(), prose, examine(prose, &setting, &mut Diagnostics::default()).0)
            })
            .collect()
    }

    /// Particulars that no number states in any language: placeholders write them.
    fn written(&self, id: ReportId, report: &Report) -> BTreeMap<Owner, BTreeSet<Part>> {
        let mut written: BTreeMap<Owner, BTreeSet<Part>> = BTreeMap::new();
        let readings = self.readings(id, report);
        for claim in readings.first().map(|(_, _, reading)| reading.claims.as_slice()).unwrap_or_default() {
            if claim.said == Said::Elsewise {
                written.entry(claim.owner).or_default().insert(claim.part);
            }
        }
        written
    }

    fn prose(&mut self, id: ReportId, report: &Report) {
        for (lang, prose, reading) in self.readings(id, report) {
            let part = if lang == "zh" { "zh prose" } else { "en prose" };
            let is_rate = |index: usize| {
                reading.claims.iter().any(|claim| {
                    claim.said == Said::Here(index) && matches!(claim.part, Part::Yoy | Part::Mom | Part::Average)
                })
            };
            let claimed = reading.numbers.iter().enumerate().filter(|(_, number)| number.is_claimed);
            for (index, number) in claimed {
                let (span, text) = (number.span, self.slice(number.span).to_owned());
                if number.mention.measure == Measure::Place {
                    let other = replaced(&text, ORDINALS).or_else(|| other_digit(&text, span.start));
                    self.add(Slip::Rank, part, span, other);
                    continue;
                }
                if number.mention.spelled {
                    continue;
                }
                self.add(Slip::Digit, part, span, other_digit(&text, span.start));
                self.add(Slip::Scale, part, span, replaced(&text, SCALES));
                self.add(Slip::Unit, part, span, replaced(&text, UNITS));
                if number.mention.rises.is_some() && is_rate(index) {
                    let head = span.start - prose.offset;
                    let mut from = head.saturating_sub(24);
                    while !prose.text.is_char_boundary(from) {
                        from += 1;
                    }
                    let turn = TURNS
                        .iter()
                        .filter_map(|(rise, fall)| prose.text[from..head].rfind(rise).map(|at| (from + at, rise, fall)))
                        .max_by_key(|(at, _, _)| *at);
                    if let Some((at, rise, fall)) = turn {
                        let span = prose.span(at, at + rise.len());
                        self.add(Slip::Sign, part, span, Some((*fall).to_owned()));
                    }
                }
            }
            let times: BTreeSet<Span> = reading
                .claims
                .iter()
                .filter(|claim| matches!(claim.said, Said::Here(_)))
                .filter_map(|claim| claim.timing.filter(|timed| timed.timing.is_said()).map(|timed| timed.span))
                .collect();
            for span in times {
                let text = self.slice(span).to_owned();
                let period = other_time(&text);
                self.add(Slip::Period, part, span, period);
            }
        }
    }
}

/// Another month, or another year where no month is named.
fn other_time(text: &str) -> Option<String> {
    const MONTHS: &[&str] =
        &["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"];
    if let Some((head, tail)) = text.rsplit_once('月') {
        let at = head
            .rfind(|c: char| !c.is_ascii_digit())
            .map_or(0, |at| at + head[at..].chars().next().unwrap().len_utf8());
        let month: u32 = head[at..].parse().ok()?;
        return Some(format!("{}{}月{tail}", &head[..at], if month > 2 { month - 1 } else { month + 1 }));
    }
    let named = MONTHS.iter().filter_map(|month| text.rfind(month).map(|at| (at, month))).max();
    if let Some((at, month)) = named {
        let other = if *month == "August" { "July" } else { "August" };
        return Some(format!("{}{other}{}", &text[..at], &text[at + month.len()..]));
    }
    let at = (0..text.len())
        .rev()
        .find(|at| text.get(*at..at + 4).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit())))?;
    let year: i32 = text[at..at + 4].parse().unwrap();
    Some(format!("{}{}{}", &text[..at], year - 1, &text[at + 4..]))
}

/// Warnings and errors: code, and the lines that they name, the primary one first.
type Told = BTreeSet<(String, Vec<(String, usize)>)>;

fn told(built: &Checked) -> Told {
    let line = |span: Span| (built.texts.path(span).to_owned(), built.texts.positions(span).0.line);
    let findings = built.diagnostics.iter().filter(|found| found.severity != Severity::Info);
    findings
        .map(|found| {
            let lines = std::iter::once(found.span).chain(found.related.iter().map(|one| one.span)).map(line);
            (format!("{} {}", found.rule.code, found.message.en), lines.collect())
        })
        .collect()
}

fn apply(sources: &Sources, mutation: &Mutation) -> Sources {
    let mut mutated = sources.clone();
    let text = std::str::from_utf8(&sources.files[&mutation.path]).unwrap();
    let changed = format!("{}{}{}", &text[..mutation.start], mutation.text, &text[mutation.end..]);
    mutated.files.insert(mutation.path.clone(), changed.as_bytes().into());
    mutated
}

fn noticed(sources: &Sources, mutation: &Mutation) -> Noticed {
    let text = std::str::from_utf8(&sources.files[&mutation.path]).unwrap();
    let line = text[..mutation.start].matches('\n').count() + 1;
    let told = told(&checked(&apply(sources, mutation)));
    let here = (mutation.path.clone(), line);
    if told.iter().any(|(_, lines)| lines.contains(&here)) {
        Noticed::OnItsLine
    } else if told.is_empty() {
        Noticed::No
    } else {
        Noticed::Elsewhere
    }
}

/// A site's sources with one report alone.
fn alone(all: &Sources, stem: &str) -> Sources {
    let prefix = format!("content/reports/{stem}.");
    // The ledger of translations tells that a text was changed, whatever was: it would answer for the figures.
    let files = all.files.iter().filter(|(path, _)| {
        let is_other = path.starts_with("content/reports/") && !path.starts_with(&prefix);
        !is_other && *path != "content/translations.yaml"
    });
    let mut site = Sources { files: files.map(|(path, bytes)| (path.clone(), bytes.clone())).collect() };
    let used = text_of(all, &format!("{prefix}md"));
    let text = cut(&text_of(all, "content/indicators.yaml"), |key| used.contains(key));
    let text: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("related:"))
        .fold(String::new(), |text, line| text + line + "\n");
    site.insert("content/indicators.yaml", text.as_bytes());
    let text = cut(&text_of(all, "content/site.yaml"), |key| key != "headline");
    site.insert("content/site.yaml", text.as_bytes());
    site
}

fn text_of(sources: &Sources, path: &str) -> String {
    std::str::from_utf8(&sources.files[path]).unwrap().to_owned()
}

/// A map without the top entries that are not wanted: thousands of small sites are checked here.
fn cut(text: &str, wanted: impl Fn(&str) -> bool) -> String {
    let mut keeps = true;
    let mut out = String::new();
    for line in text.lines() {
        if !line.starts_with([' ', '#']) && !line.is_empty() {
            keeps = wanted(line.split(':').next().unwrap_or(""));
        }
        if keeps {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

fn sources_of(folder: &std::path::Path) -> Sources {
    let (sources, unreadable) = duizhao::disk::read(folder).unwrap();
    assert!(unreadable.is_empty());
    sources
}

fn measure(folder: &std::path::Path) {
    let all = sources_of(folder);
    let stems: BTreeSet<String> = all
        .files
        .keys()
        .filter_map(|path| path.strip_prefix("content/reports/")?.strip_suffix(".md"))
        .map(|name| name.split('.').next().unwrap().to_owned())
        .collect();
    let mut mutants: Vec<(Sources, Mutation)> = Vec::new();
    for stem in &stems {
        let sources = alone(&all, stem);
        let built = checked(&sources);
        assert_eq!(told(&built), Told::new(), "{stem} is not silent before it is changed");
        let mut mutator = Mutator { built: &built, found: Vec::new() };
        let site = &built.site;
        for (id, report) in site.reports.iter() {
            let written = mutator.written(id, report);
            let parts = |owner: Owner| written.get(&owner).cloned().unwrap_or_default();
            for id in &report.observations {
                mutator.front_matter(&site.observations[*id].places, &parts(Owner::Observation(*id)));
            }
            for id in &report.targets {
                mutator.front_matter(&site.targets[*id].places, &parts(Owner::Target(*id)));
            }
            mutator.prose(id, report);
        }
        let mut seen = BTreeSet::new();
        for mutation in mutator.found {
            if seen.insert((mutation.path.clone(), mutation.start, mutation.slip, mutation.text.clone())) {
                mutants.push((sources.clone(), mutation));
            }
        }
    }
    let results: Vec<Noticed> = mutants.par_iter().map(|(sources, mutation)| noticed(sources, mutation)).collect();
    let mut table: BTreeMap<(&str, Slip), [usize; 3]> = BTreeMap::new();
    let mut missed = String::new();
    let (mut on_line, mut anywhere) = (0, 0);
    for ((sources, mutation), noticed) in mutants.iter().zip(&results) {
        let row = table.entry((mutation.part, mutation.slip)).or_default();
        row[0] += 1;
        row[1] += usize::from(*noticed != Noticed::No);
        row[2] += usize::from(*noticed == Noticed::OnItsLine);
        anywhere += usize::from(*noticed != Noticed::No);
        on_line += usize::from(*noticed == Noticed::OnItsLine);
        if *noticed != Noticed::OnItsLine {
            let text = std::str::from_utf8(&sources.files[&mutation.path]).unwrap();
            let line = text[..mutation.start].matches('\n').count() + 1;
            let was = &text[mutation.start..mutation.end];
            let _ =
                writeln!(missed, "{noticed:?} {:?} {}:{line}: {was} → {}", mutation.slip, mutation.path, mutation.text);
        }
    }
    for ((part, slip), [all, noticed, on_line]) in &table {
        println!("{part:12} {slip:?}: {all} changed, {noticed} noticed, {on_line} on their line");
    }
    print!("{missed}");
    let percent = |count: usize| count as f64 * 100.0 / mutants.len() as f64;
    println!(
        "{} changes: {:.2} % noticed, {:.2} % on their line; the unchanged site: 0 findings",
        mutants.len(),
        percent(anywhere),
        percent(on_line)
    );
    assert!(mutants.len() > 10, "hardly anything was changed");
    assert!(on_line * 100 >= mutants.len() * 99, "too many changes pass unnoticed:\n{missed}");
}

#[test]
fn a_changed_figure_of_the_sample_site_is_noticed_on_its_line() {
    measure(root());
}

#[test]
fn a_changed_figure_of_the_starter_site_is_noticed_on_its_line() {
    measure(&root().join("starter"));
}
