//! The gallery under `docs/gallery`: a site with every kind of chart, built strictly, its drawings as snapshots.

use std::collections::BTreeMap;

use duizhao::source::Sources;
use duizhao::{Options, build, render};

use crate::fixture::root;

fn sources() -> Sources {
    duizhao::disk::read(&root().join("docs/gallery")).unwrap().0
}

/// The drawings of a page, by the id of their figure.
fn drawings(html: &str) -> BTreeMap<String, String> {
    let figures = html.split("<figure class=\"chart-block\" id=\"").skip(1);
    let drawing = |figure: &str| {
        let id = figure.split('"').next()?.to_owned();
        let start = figure.find("<svg ")?;
        let end = figure.find("</figure>").and_then(|end| figure.get(..end)?.rfind("</svg>"))?;
        Some((id, figure.get(start..end + 6)?.replace("</svg>", "</svg>\n").replace("</g>", "</g>\n")))
    };
    figures.filter_map(drawing).collect()
}

#[test]
fn the_gallery_draws_every_kind_of_chart() {
    let built = build(&sources(), &Options::default());
    let said: Vec<String> = built.diagnostics.iter().map(|one| format!("{one:?}")).collect();
    let is_info = |one: &duizhao::diag::Diagnostic| one.severity == duizhao::diag::Severity::Info;
    assert!(built.diagnostics.iter().all(is_info), "{said:#?}");
    let edition = built.edition.as_ref().unwrap();
    for lang in ["zh", "en"] {
        let mut all = String::new();
        for name in ["charts", "charts-compared"] {
            let path = format!("{lang}/pages/{name}/index.html");
            let page = built.pages.iter().find(|page| page.path(&edition.site) == path).unwrap();
            let html = String::from_utf8(render(&built, page).unwrap().bytes).unwrap();
            let drawings = drawings(&html);
            assert_eq!(drawings.len(), html.matches("class=\"chart-block\"").count());
            all.extend(drawings.into_iter().map(|(id, svg)| format!("== {name}: {id}\n{svg}")));
        }
        for kind in ["line", "multiples", "slope", "dumbbell", "bar", "waterfall", "target"] {
            assert!(all.contains(&format!("chart-{kind} ")), "{lang}: no {kind}");
        }
        insta::assert_snapshot!(format!("gallery_{lang}"), all);
    }
}
