//! Small sites for the tests of views.

use crate::Options;
use crate::render::Edition;
use crate::source::Sources;

/// Registries and settings that most tests need; files of `more` are added, and replace these.
const SITE: &str = "\
-- content/site.yaml --
title: { zh: 数据, en: Data }
languages: [zh, en]
topics: { industry: { zh: 工业, en: Industry } }
headline: [output]
-- content/organizations.yaml --
city: { name: { zh: 甲市, en: City A } }
zone: { name: { zh: 乙区, en: Zone B }, within: city }
-- content/indicators.yaml --
output:
  name: { zh: 总产值, en: Gross output }
  unit: 亿元
  kind: flow
  better: up
  topic: industry
ratio:
  name: { zh: 失业率, en: Unemployment rate }
  unit: \"%\"
  kind: ratio
  better: down
firms:
  name: { zh: 企业数, en: Firms }
  unit: 家
  kind: stock
  better: up
  noun: { en: { one: firm, other: firms } }
";

/// The edition of the small site with more files, in the form of `Sources::from_text`.
pub fn edition(more: &str) -> Edition {
    let mut sources = Sources::from_text(SITE);
    sources.files.extend(Sources::from_text(more).files);
    let options = Options { drafts: true, preview: true, ..Options::default() };
    let built = crate::build(&sources, &options);
    built.edition.expect("the built-in theme loads")
}
