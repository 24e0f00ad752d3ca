//! "Use this data": the files of an indicator or of the site, how programs read them, citation, licence.

use super::views::{Link, ReuseView, SnippetView};
use super::{Writer, cite, export, license, linked};
use crate::model::IndicatorId;
use crate::urls::PageId;

/// Programs with the lines that read a CSV file into them; `{url}` is its address. Word and lines.
const SNIPPETS: [(&str, &str); 4] = [
    (
        "reuse-excel",
        "let\n    Source = Csv.Document(Web.Contents(\"{url}\"), [Delimiter = \",\", Encoding = 65001]),\n    \
         Figures = Table.PromoteHeaders(Source, [PromoteAllScalars = true])\nin\n    Figures",
    ),
    (
        "reuse-python",
        "import pandas as pd\n\nfigures = pd.read_csv(\"{url}\", parse_dates=[\"period_start\", \"period_end\"])\n\
         figures = figures[figures[\"current\"]]",
    ),
    (
        "reuse-r",
        "figures <- read.csv(\"{url}\", fileEncoding = \"UTF-8-BOM\", na.strings = \"\")\n\
         figures <- subset(figures, current == \"true\")",
    ),
    (
        "reuse-duckdb",
        "SELECT organization, period, value, unit\nFROM read_csv('{url}')\nWHERE current\nORDER BY period_end;",
    ),
];

/// What a page offers for reuse: of an indicator, or of the whole site; `None` where there is nothing.
pub fn view(w: &Writer<'_>, indicator: Option<(IndicatorId, &str)>) -> Option<ReuseView> {
    let stem = match indicator {
        Some((id, _)) => format!("indicators/{}", w.site().indicators[id].id),
        None => "observations".to_owned(),
    };
    let files: Vec<String> = export::files_of(w.edition, &stem, w.code);
    let csv = files.iter().find(|name| name.ends_with(".csv"));
    // Without an address the file has to be fetched first: no program knows where this page came from.
    let is_online = w.site().settings.base_url.is_some();
    let source = csv
        .map(|name| if is_online { linked::address(w, &PageId::Data(name.clone())) } else { short(name).to_owned() });
    let snippets = source.map(|url| SNIPPETS.map(|(name, code)| snippet(w, name, code, &url, is_online)).into());
    let lead = csv.map(|name| match is_online {
        true => w.word("reuse-lead"),
        false => w.t("reuse-lead-file", &[("file", short(name).into())]),
    });
    let view = ReuseView {
        // The data page has a table of its files.
        files: if indicator.is_some() { files.iter().map(|name| file(w, name)).collect() } else { Vec::new() },
        lead,
        snippets: snippets.unwrap_or_default(),
        citation: cite::data(w, indicator.map(|(_, name)| name)),
        license: license(w),
    };
    let is_empty =
        view.files.is_empty() && view.snippets.is_empty() && view.citation.is_none() && view.license.is_none();
    (!is_empty).then_some(view)
}

fn snippet(w: &Writer<'_>, name: &str, code: &str, url: &str, is_online: bool) -> SnippetView {
    let code = if is_online { code.to_owned() } else { code.replace("Web.Contents", "File.Contents") };
    SnippetView { name: w.word(name), code: code.replace("{url}", url) }
}

/// A file's name without its folder.
fn short(name: &str) -> &str {
    name.rsplit_once('/').map_or(name, |(_, short)| short)
}

/// `gdp.csv (CSV data)`.
fn file(w: &Writer<'_>, name: &str) -> Link {
    let (_, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let kind = w.word(&format!("download-{ending}"));
    let label = w.t("download-file", &[("file", short(name).into()), ("kind", kind.into())]);
    Link { label, href: Some(w.href_to(&PageId::Data(name.to_owned()))), lang: None }
}
