//! `new report`: a draft that proposes address, period and indicators from the organization's last report.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::Result;

use super::ask::Asker;
use crate::cli::NewReport;
use crate::commands::{Outcome, Shell};
use crate::diag::Diagnostics;
use crate::fault::shown;
use crate::import::{made_title, slug_of};
use crate::lang::{Text, Tongue};
use crate::model::{Observation, OrganizationId, Report, ReportKind, Site};
use crate::period::Period;
use crate::publish;
use crate::read::is_address;
use crate::resolve::Names;

/// The draft: who reports on which period, under which address, in the manner of which report.
struct Draft<'a> {
    site: &'a Site,
    organization: OrganizationId,
    period: Period,
    slug: String,
    last: Option<&'a Report>,
}

/// Makes a draft report of a registered organization.
pub fn run(shell: &Shell, args: &NewReport) -> Result<Outcome> {
    let (sources, _) = shell.read()?;
    let mut found = Diagnostics::default();
    let project = crate::read::read(&sources, &mut found);
    let site = crate::resolve::resolve(&project, &sources, true, &mut found);
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stderr().lock());
    let terminal = Asker::has_terminal().then_some((&mut input as _, &mut output as _));
    let draft = propose(&site, args, &mut Asker { tongue: shell.tongue, terminal })?;
    drop(output);
    let path = shell.global.root.join(format!("content/reports/{}.md", draft.slug));
    publish::create_file(&path, draft.text().as_bytes())?;
    let path = shown(path.strip_prefix(".").unwrap_or(&path));
    let like = draft.last.map_or("", |last| last.slug.as_str());
    shell.say(&shell.word(format!("已建立 {path}（草稿）。"), format!("made {path} (a draft).")));
    if !like.is_empty() {
        shell.say(&shell.word(
            format!("指标和标题取自上一份报告 {like}；填好一行，就去掉行首的 #。"),
            format!("Indicators and headings are those of the last report, {like}: fill a line in and remove its #."),
        ));
    }
    shell.say(&shell.word(
        "下一步：填好后运行 duizhao check --drafts；要发布时删去 status: draft。",
        "Next: fill it in and run duizhao check --drafts; to publish it, remove the line status: draft.",
    ));
    Ok(Outcome::Clean)
}

/// What the line says, and for the rest what is asked, or follows from the last report.
fn propose<'a>(site: &'a Site, args: &NewReport, asker: &mut Asker<'_>) -> Result<Draft<'a>> {
    let names = Names::of(site);
    let reports = || site.reports.iter().map(|(_, report)| report);
    // A plan says what is to come: the next summary is written in the manner of the last one.
    let rank = |report: &&Report| (report.kind != ReportKind::Plan, report.period.end());
    let latest = reports().max_by_key(rank);
    let organization_of = |text: &str| names.find_organization(text).ok_or_else(|| no_organization(site, text));
    let proposal = latest.map(|report| report.organization).or(site.organizations.ids().next());
    let proposal = proposal.map_or("", |id| site.organizations[id].id.as_str());
    let question = Text::new("填报单位（标识或名称）", "Who reports (id or name)");
    let organization = asker.settle(args.organization.as_deref(), &question, proposal, organization_of)?;
    let last = reports().filter(|report| report.organization == organization).max_by_key(rank);
    let period_of = |text: &str| {
        Period::parse(text).map_err(|_| {
            Text::new(
                format!("“{text}”不是时期；写成 2025、2025-01..2025-10 或 2025年上半年：--period 2025"),
                format!("`{text}` is not a period: write 2025, 2025-01..2025-10 or 2025年上半年: --period 2025"),
            )
        })
    };
    let next = last.and_then(|last| last.period.shifted(last.period.end_year()? - last.period.start()?.year() + 1));
    let proposal = next.map(Period::canonical).unwrap_or_default();
    let period = asker.settle(args.period.as_deref(), &Text::new("时期", "Period"), &proposal, period_of)?;
    let slugs: BTreeSet<String> = reports().map(|report| report.slug.clone()).collect();
    let slug_free = |text: &str| is_free(text.trim(), &slugs);
    let proposal = next_slug(site, organization, period, last, &slugs);
    let slug = asker.settle(args.slug.as_deref(), &Text::new("网址名", "Address"), &proposal, slug_free)?;
    Ok(Draft { site, organization, period, slug, last })
}

fn no_organization(site: &Site, text: &str) -> Text {
    let known: Vec<&str> = site.organizations.iter().map(|(_, one)| one.id.as_str()).collect();
    if known.is_empty() {
        return Text::new(
            "content/organizations.yaml 里还没有单位；先加一行，例如：example-zone: { name: 示例经济开发区 }",
            "content/organizations.yaml registers nobody yet: add a line first, such as: example-zone: { name: Example Zone }",
        );
    }
    Text::new(
        format!(
            "organizations.yaml 里没有“{text}”；已登记：{}。写成：--organization {}",
            known.join("、"),
            known.first().copied().unwrap_or_default()
        ),
        format!(
            "`{text}` is no organization of organizations.yaml; known: {}. Type: --organization {}",
            known.join(", "),
            known.first().copied().unwrap_or_default()
        ),
    )
}

/// A slug that can be an address and is not taken.
fn is_free(slug: &str, slugs: &BTreeSet<String>) -> Result<String, Text> {
    if !is_address(slug) || slug.starts_with('.') || slug.contains(['/', '\\']) {
        return Err(Text::new(
            format!("“{slug}”不能用作网址；用字母、数字、连字符或汉字，例如 zone-2025"),
            format!("`{slug}` cannot be an address: use letters, digits, hyphens or Han, such as zone-2025"),
        ));
    }
    if slugs.contains(slug) {
        return Err(Text::new(
            format!("报告 {slug} 已存在；换一个网址名，例如 {slug}-2"),
            format!("the report {slug} exists: choose another address, such as {slug}-2"),
        ));
    }
    Ok(slug.to_owned())
}

/// The last report's address with the year of the new period: `zone-2025` after `zone-2024`; where it names no year, one from
/// organization and period.
fn next_slug(
    site: &Site,
    organization: OrganizationId,
    period: Period,
    last: Option<&Report>,
    slugs: &BTreeSet<String>,
) -> String {
    let kind = last.map_or(ReportKind::Summary, |last| last.kind);
    let like_last = last.and_then(|last| {
        let (old, new) = (last.period.end_year()?.to_string(), period.end_year()?.to_string());
        // 2025 for 2021–2025, but not the half of a year for a whole one.
        (last.period.months() == period.months()).then_some(())?;
        let slug = last.slug.contains(&old).then(|| last.slug.replace(&old, &new))?;
        is_free(&slug, slugs).ok()
    });
    like_last.unwrap_or_else(|| slug_of(&site.organizations[organization].id, period, kind, slugs))
}

impl Draft<'_> {
    /// The file: front matter with the indicators as comments, and the headings of the last report.
    fn text(&self) -> String {
        let kind = self.last.map_or(ReportKind::Summary, |last| last.kind);
        let mut out = format!("---\ntitle: {}\n", self.title(kind));
        let _ = writeln!(out, "kind: {}", kind.as_str());
        let _ = writeln!(out, "organization: {}", self.site.organizations[self.organization].id);
        let _ = writeln!(out, "period: {}", self.period.canonical());
        out += "# issued: YYYY-MM-DD\n# source: { name: … }\nstatus: draft\nindicators:\n";
        self.lines().iter().for_each(|line| out += line);
        out += "---\n";
        for heading in self.headings() {
            let _ = write!(out, "\n{heading}\n");
        }
        out
    }

    fn title(&self, kind: ReportKind) -> String {
        let name = &self.site.organizations[self.organization].name;
        let title = made_title(&Text::new(name.text("zh"), name.text("en")), self.period, kind);
        let of = |code: &str| if code == "en" { &title.en } else { &title.zh };
        let quoted = |code: &str| format!("\"{}\"", of(code).replace('\\', "\\\\").replace('"', "\\\""));
        match self.site.settings.languages.as_slice() {
            [_] | [] => quoted(self.site.settings.source_lang()),
            several => {
                let known = several.iter().filter(|code| matches!(code.as_str(), "zh" | "en"));
                let pairs: Vec<String> = known.map(|code| format!("{code}: {}", quoted(code))).collect();
                format!("{{ {} }}", pairs.join(", "))
            }
        }
    }

    /// One line an indicator, each a comment: `# trade:    # 进出口总额，亿元；2024年41.6亿元，2025年目标45亿元以上`.
    fn lines(&self) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let last = self.last.map(|last| last.observations.as_slice()).unwrap_or_default();
        let of_last = last.iter().map(|id| &self.site.observations[*id]);
        let figures: Vec<(_, Option<&Observation>)> = match last {
            [] => self.site.indicators.ids().take(5).map(|id| (id, None)).collect(),
            _ => of_last.map(|one| (one.indicator, Some(one))).collect(),
        };
        let first = figures.into_iter().filter(|(indicator, _)| seen.insert(*indicator));
        first.map(|(indicator, figure)| self.line(indicator, figure)).collect()
    }

    fn line(&self, id: crate::model::IndicatorId, last: Option<&Observation>) -> String {
        let site = self.site;
        let indicator = &site.indicators[id];
        let lang = site.settings.source_lang();
        let tongue = if lang == "zh" { Tongue::Zh } else { Tongue::En };
        let (comma, semicolon) = if tongue == Tongue::Zh { ("，", "；") } else { (", ", "; ") };
        let mut told = format!("{}{comma}{}", indicator.name.text(lang), indicator.unit().symbol);
        if let Some(one) = last {
            let level = one.level.as_ref().map(|level| level.text().get(tongue).to_owned());
            let growth = one.yoy.as_ref().map(|growth| growth.text().get(tongue).to_owned());
            let stated: Vec<String> = level.into_iter().chain(growth).collect();
            let _ = write!(told, "{semicolon}{} {}", one.period.display(tongue), stated.join(" "));
        }
        let due = site.targets.iter().map(|(_, target)| target);
        let mut due = due.filter(|one| one.indicator == id && one.organization == self.organization);
        let target =
            due.find(|one| one.period == self.period || Some(one.period) == self.period.end().map(Period::Instant));
        if let Some(level) = target.and_then(|target| target.level.as_ref()) {
            let word = if tongue == Tongue::Zh { "目标 " } else { "target " };
            let _ = write!(told, "{semicolon}{word}{}", level.text().get(tongue));
        }
        format!("  # {}:    # {told}\n", indicator.id)
    }

    /// The headings of the last report's prose: this one says the same things of another year.
    fn headings(&self) -> Vec<&str> {
        let prose = self.last.and_then(|last| last.prose.get(self.site.settings.source_lang()));
        let mut in_fence = false;
        let lines = prose.map(|prose| prose.text.lines()).into_iter().flatten();
        let headings = lines.filter(move |line| {
            let fence = line.trim_start();
            in_fence ^= fence.starts_with("```") || fence.starts_with("~~~");
            !in_fence && line.starts_with("## ")
        });
        headings.collect()
    }
}
