//! The corpus as a project of Hugo: a page for each report with a table of its figures, a page for each organization,
//! an index for each language. No comparisons, charts, checks or data files: this is what a plain generator has to do.

use std::fmt::Write as _;

use super::{Report, Shape, prose, tenths};

const LANGUAGES: [&str; 2] = ["zh", "en"];

const SETTINGS: &str = r#"baseURL = "https://example.org/"
title = "Work Summaries of the Cities"
defaultContentLanguage = "zh"
defaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term", "rss", "404"]
[languages.zh]
weight = 1
contentDir = "content/zh"
[languages.en]
weight = 2
contentDir = "content/en"
"#;

const BASE: &str = r#"<!doctype html>
<html lang="{{ .Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>
<p><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Home.Title }}</a>{{ range .Translations }} <a href="{{ .RelPermalink }}">{{ .Language.Lang }}</a>{{ end }}</p>
<main><h1>{{ .Title }}</h1>
{{ block "main" . }}{{ end }}</main>
</body>
</html>
"#;

const HOME: &str = r#"{{ define "main" }}<ul>
{{ range .Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>{{ end }}
"#;

const SECTION: &str = r#"{{ define "main" }}<table>
{{ range .RegularPages.ByDate.Reverse }}<tr><td><a href="{{ .RelPermalink }}">{{ .Params.year }}</a></td>{{ range .Params.indicators }}<td>{{ .value }}</td>{{ end }}</tr>
{{ end }}</table>{{ end }}
"#;

const SINGLE: &str = r#"{{ define "main" }}<p><a href="{{ .CurrentSection.RelPermalink }}">{{ .CurrentSection.Title }}</a>, {{ .Params.year }}, {{ .Date.Format "2006-01-02" }}, {{ .Params.index_no }}</p>
<table>
{{ range .Params.indicators }}<tr><td>{{ .name }}</td><td>{{ .value }}</td><td>{{ .yoy }}</td><td>{{ .rank }}</td><td>{{ .share }}</td></tr>
{{ end }}</table>
{{ .Content }}
<p>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }} {{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</p>{{ end }}
"#;

/// Every file of the project: its path and its text.
pub fn files(shape: Shape) -> impl Iterator<Item = (String, String)> {
    let site = [
        ("hugo.toml", SETTINGS),
        ("layouts/_default/baseof.html", BASE),
        ("layouts/index.html", HOME),
        ("layouts/_default/section.html", SECTION),
        ("layouts/_default/single.html", SINGLE),
        ("content/zh/_index.md", "---\ntitle: 各市工作总结\n---\n"),
        ("content/en/_index.md", "---\ntitle: Work Summaries of the Cities\n---\n"),
    ];
    let site = site.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned()));
    let bureaus = shape.bureaus().flat_map(|bureau| {
        let texts = LANGUAGES.into_iter().zip(bureau.name());
        let id = bureau.id();
        texts.map(move |(lang, name)| (format!("content/{lang}/{id}/_index.md"), format!("---\ntitle: {name}\n---\n")))
    });
    let reports = shape.reports().flat_map(|mut report| {
        let bodies = prose::write(&mut report);
        LANGUAGES.into_iter().zip(bodies).enumerate().map(move |(which, (lang, body))| {
            let path = format!("content/{lang}/{}/{}.md", report.bureau.id(), report.year);
            (path, front_matter(&report, which) + &body)
        })
    });
    site.chain(bureaus).chain(reports)
}

/// The front matter in one of the two languages.
fn front_matter(report: &Report, which: usize) -> String {
    let mut text = format!(
        "---\ntitle: \"{}\"\ndate: {}\nyear: {}\nindex_no: {}\nindicators:\n",
        report.title()[which],
        report.issued(),
        report.year,
        report.index_no()
    );
    for figure in &report.figures {
        let (zh, en) = figure.measure.name;
        let name = [zh, en][which];
        let value = &figure.measure.amounts(figure.value)[which];
        let rank = figure.rank.map(|place| place.to_string()).unwrap_or_default();
        let share = figure.share.map(tenths).unwrap_or_default();
        let _ = writeln!(
            text,
            "  - {{ name: \"{name}\", value: \"{value}\", yoy: \"{}\", rank: \"{rank}\", share: \"{share}\" }}",
            tenths(figure.yoy)
        );
    }
    text.push_str("---\n\n");
    text
}
