//! A small site for tests: one report with whatever front matter and prose a test gives.

use super::{Article, Setting, Subject, article, examine};
use crate::derive::{Derived, derive};
use crate::diag::Diagnostics;
use crate::model::Site;
use crate::read::read;
use crate::resolve::{Names, resolve};
use crate::source::{Sources, Texts};

/// A site with what belongs to it.
pub struct Fixture {
    pub sources: Sources,
    pub texts: Texts,
    pub site: Site,
    pub derived: Derived,
    pub names: Names,
}

const REGISTRIES: &str = "\
-- content/site.yaml --
title: { zh: 站, en: Site }
languages: [zh, en]
-- content/organizations.yaml --
linhai: { name: { zh: 临海市, en: Linhai } }
zone: { name: { zh: 经开区, en: the zone }, within: linhai }
-- content/indicators.yaml --
gdp: { name: { zh: 地区生产总值, en: GDP }, unit: 亿元, kind: flow, growth_basis: real, better: up }
output: { name: { zh: 规上工业总产值, en: Gross industrial output }, aliases: { zh: [规上工业产值] }, unit: 亿元, kind: flow }
trade: { name: { zh: 进出口总额, en: Imports and exports }, unit: [亿元, 亿美元], kind: flow }
firms: { name: { zh: 高新技术企业, en: High-tech enterprises }, unit: 家, kind: stock, noun: { en: { one: firm, other: firms } } }
giants: { name: { zh: 小巨人企业, en: Little giants }, unit: 家, kind: flow }
rate: { name: { zh: 完成率, en: Completion rate }, unit: '%', kind: ratio }
rank: { name: { zh: 考核排名, en: Assessment rank }, unit: 位, kind: rank, better: down }
projects: { name: { zh: 引进项目, en: Projects introduced }, unit: 个, kind: flow, items: { big: { zh: 10亿元以上, en: RMB 1 billion and above } } }
";

impl Fixture {
    /// A site from files in the form of `Sources::from_text`, with the registries above unless it has its own.
    pub fn of(files: &str) -> Fixture {
        Fixture::with(Sources::from_text(&format!("{REGISTRIES}{files}")))
    }

    /// A site from all its files.
    pub fn with(sources: Sources) -> Fixture {
        let mut found = Diagnostics::default();
        let project = read(&sources, &mut found);
        let site = resolve(&project, &sources, true, &mut found);
        let derived = derive(&site, &mut found);
        let names = Names::of(&site);
        Fixture { sources, texts: project.texts, site, derived, names }
    }

    /// A report `r` with figures and Chinese prose.
    pub fn report(figures: &str, prose: &str) -> Fixture {
        Fixture::of(&format!(
            "-- content/reports/r.md --\n---\ntitle: 标题\norganization: zone\nperiod: 2025\n{figures}---\n{prose}\n"
        ))
    }

    /// The article of a report or page by slug, in a language.
    pub fn read(&self, slug: &str, lang: &str) -> (Article, Diagnostics) {
        let report = self.site.reports.iter().find(|(_, report)| report.slug == slug);
        let report = report.map(|(id, report)| (Subject::Report(id), &report.prose));
        let page = self.site.pages.iter().position(|page| page.slug == slug);
        let page = page.map(|index| (Subject::Page(index), &self.site.pages[index].prose));
        let (subject, prose) = report.or(page).expect("a report or page of that slug");
        let (prose_lang, prose) = prose.get_key_value(lang).or_else(|| prose.iter().next()).expect("prose");
        let setting = Setting {
            site: &self.site,
            derived: &self.derived,
            names: &self.names,
            sources: &self.sources,
            subject,
            lang: self.site.settings.languages.iter().position(|known| known == lang).unwrap_or(0),
            prose_lang,
        };
        let mut found = Diagnostics::default();
        let (_, left) = examine(prose, &setting, &mut found);
        let article = article(prose, &setting, &mut Diagnostics::default());
        assert_eq!(article, left);
        found.sort(&self.texts);
        let html = article.drawn(|block, number| format!("<figure>{number} {:?}</figure>", block.kind));
        (Article { html, ..article }, found)
    }

    /// The same, with its findings as `code text-of-the-place`.
    pub fn article(&self, slug: &str, lang: &str) -> (Article, Vec<String>) {
        let (article, found) = self.read(slug, lang);
        let findings = found.iter().map(|one| format!("{} {}", one.rule.code, self.texts.slice(one.span))).collect();
        (article, findings)
    }
}

/// HTML of prose in a report without figures.
pub fn html(prose: &str) -> String {
    Fixture::report("", prose).article("r", "zh").0.html.trim_end().to_owned()
}

/// Findings of prose in a report without figures.
pub fn findings(prose: &str) -> Vec<String> {
    Fixture::report("", prose).article("r", "zh").1
}
