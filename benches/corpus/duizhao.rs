//! The corpus as a project of this program.

use std::fmt::Write as _;

use super::measures::{DUTY_DAYS, Kind, LESSONS, SECTORS};
use super::{Bureau, Figure, Report, Shape, prose, tenths};

/// Every file of the project: its path and its text.
pub fn files(shape: Shape) -> impl Iterator<Item = (String, String)> {
    let registries = [
        ("content/site.yaml".to_owned(), settings()),
        ("content/indicators.yaml".to_owned(), indicators()),
        ("content/organizations.yaml".to_owned(), organizations(shape)),
    ];
    registries.into_iter().chain(shape.reports().flat_map(|mut report| {
        let [zh, en] = prose::write(&mut report);
        let path = format!("content/reports/{}/{}", report.bureau.id(), report.year);
        [(format!("{path}.md"), front_matter(&report) + &zh), (format!("{path}.en.md"), format!("---\n---\n\n{en}"))]
    }))
}

fn settings() -> String {
    let mut text = String::from(
        "title: { zh: 各市工作总结, en: Work Summaries of the Cities }\nlanguages: [zh, en]\n\
         base_url: https://example.org/\nsearch: titles\nunits:\n",
    );
    for unit in [LESSONS, DUTY_DAYS] {
        let _ = writeln!(text, "  {0}: {{ name: {{ zh: {0}, en: {1} }} }}", unit.zh, unit.after.trim());
    }
    text.push_str("topics:\n");
    for sector in &SECTORS {
        let _ = writeln!(text, "  {}: {{ zh: {}, en: {} }}", sector.id, sector.name.0, sector.name.1);
    }
    let first = SECTORS.iter().filter_map(|sector| sector.measures.first());
    let first: Vec<&str> = first.map(|measure| measure.id).collect();
    let _ = writeln!(text, "headline: [{}]", first.join(", "));
    text
}

fn indicators() -> String {
    let mut text = String::new();
    for (sector, measure) in SECTORS.iter().flat_map(|sector| sector.measures.iter().map(move |one| (sector, one))) {
        let kind = match measure.kind {
            Kind::Flow => "flow",
            Kind::Stock => "stock",
            Kind::Ratio => "ratio",
        };
        let (zh, en) = measure.name;
        let _ = writeln!(
            text,
            "{}:\n  name: {{ zh: {zh}, en: {en} }}\n  unit: \"{}\"\n  kind: {kind}\n  growth_basis: nominal\n  \
             better: up\n  topic: {}",
            measure.id, measure.unit.zh, sector.id
        );
    }
    text
}

fn organizations(shape: Shape) -> String {
    let mut text = String::new();
    let mut city = String::new();
    for bureau in shape.bureaus() {
        let Bureau { city: within, .. } = &bureau;
        if city != within.id {
            city.clone_from(&within.id);
            let _ = writeln!(text, "{city}: {{ name: {{ zh: {}, en: {} }} }}", within.zh, within.en);
        }
        let [zh, en] = bureau.name();
        let _ = writeln!(text, "{}: {{ name: {{ zh: {zh}, en: {en} }}, within: {city} }}", bureau.id());
    }
    text
}

fn front_matter(report: &Report) -> String {
    let [zh, en] = report.title();
    let mut text = format!(
        "---\ntitle: {{ zh: {zh}, en: \"{en}\" }}\nkind: summary\norganization: {}\nperiod: {}\nissued: {}\n\
         index_no: {}\nstatus: published\nindicators:\n",
        report.bureau.id(),
        report.year,
        report.issued(),
        report.index_no(),
    );
    for figure in &report.figures {
        write_figure(&mut text, figure);
    }
    text.push_str("targets:\n");
    for goal in &report.goals {
        let [amount, _] = goal.measure.amounts(goal.value);
        let (id, due) = (goal.measure.id, report.year + 1);
        let _ = writeln!(text, "  - {{ indicator: {id}, period: {due}, value: \">= {amount}\" }}");
    }
    text.push_str("---\n\n");
    text
}

fn write_figure(text: &mut String, figure: &Figure) {
    let point = if figure.is_ratio() { "pp" } else { "%" };
    let [amount, _] = figure.measure.amounts(figure.value);
    let _ = writeln!(text, "  {}:\n    value: {amount}\n    yoy: {}{point}", figure.measure.id, tenths(figure.yoy));
    if let Some(place) = figure.rank {
        let _ = writeln!(text, "    rank: {{ place: {place}, among: {{ zh: 同类城市, en: comparable cities }} }}");
    }
    if let Some(share) = figure.share {
        let _ = writeln!(text, "    share: {{ value: {}% }}", tenths(share));
    }
}
