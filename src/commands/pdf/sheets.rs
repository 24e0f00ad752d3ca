//! Which pages of an output folder are printed, and what their files are called.

/// A page and the name of its PDF file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// `zh/reports/taizhou-2024/index.html`.
    pub path: String,
    /// `taizhou-2024.zh.pdf`.
    pub name: String,
}

/// A page that was asked for and is not there.
#[derive(Debug, PartialEq, Eq)]
pub struct Unknown {
    pub page: String,
    /// What could have been asked for.
    pub known: Vec<String>,
}

/// The pages that were asked for: by the slug of a report, by the path below a language (in all languages) or by the
/// whole path. Without any, all reports. `leads_on` tells the pages that only lead to another.
pub fn sheets<'a>(
    files: impl Iterator<Item = &'a str>,
    wanted: &[String],
    leads_on: &dyn Fn(&str) -> bool,
) -> Result<Vec<Sheet>, Unknown> {
    let folders: Vec<&str> = files.filter_map(|path| path.strip_suffix("/index.html")).collect();
    let page = |folder: &str| format!("{folder}/index.html");
    let reports = || folders.iter().copied().filter(|folder| report(folder).is_some() && !leads_on(&page(folder)));
    if wanted.is_empty() {
        return Ok(reports().map(sheet).collect());
    }
    let mut sheets = Vec::new();
    for asked in wanted {
        let asked = asked.trim_end_matches("index.html").trim_matches('/');
        let is_asked = |folder: &&str| *folder == asked || local(folder) == asked || report(folder) == Some(asked);
        let before = sheets.len();
        sheets.extend(folders.iter().copied().filter(is_asked).map(sheet));
        if sheets.len() == before {
            let known = folders.iter().map(|folder| report(folder).unwrap_or(local(folder)).to_owned());
            return Err(Unknown { page: asked.to_owned(), known: known.collect() });
        }
    }
    sheets.sort_by(|a, b| a.path.cmp(&b.path));
    sheets.dedup();
    Ok(sheets)
}

/// The path below the language.
fn local(folder: &str) -> &str {
    folder.split_once('/').map_or("", |(_, local)| local)
}

/// The slug, where the page is one below the reports.
fn report(folder: &str) -> Option<&str> {
    local(folder).strip_prefix("reports/").filter(|slug| !slug.contains('/'))
}

/// A report's file is called by its slug, another page's by its path.
fn sheet(folder: &str) -> Sheet {
    let lang = folder.split('/').next().unwrap_or(folder);
    let name = match (report(folder), local(folder)) {
        (Some(slug), _) => slug.to_owned(),
        (None, "") => "index".to_owned(),
        (None, local) => local.replace('/', "."),
    };
    Sheet { path: format!("{folder}/index.html"), name: format!("{name}.{lang}.pdf") }
}

/// Whether a page only leads to another, such as the one under an old slug.
pub fn is_redirect(page: &[u8]) -> bool {
    let mark = b"http-equiv=\"refresh\"";
    page.windows(mark.len()).any(|part| part == mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: &[&str] = &[
        "data/observations.csv",
        "en/index.html",
        "en/indicators/gdp/index.html",
        "en/reports/2024/index.html",
        "en/reports/by-year/2024/index.html",
        "en/reports/index.html",
        "en/reports/old/index.html",
        "index.html",
        "zh/index.html",
        "zh/indicators/gdp/index.html",
        "zh/reports/2024/index.html",
    ];

    fn names(wanted: &[&str]) -> Result<Vec<String>, Unknown> {
        let wanted: Vec<String> = wanted.iter().map(|page| (*page).to_owned()).collect();
        let found = sheets(FILES.iter().copied(), &wanted, &|path| path.contains("/old/"))?;
        Ok(found.into_iter().map(|sheet| sheet.name).collect())
    }

    #[test]
    fn without_a_wish_every_report_in_every_language() {
        assert_eq!(names(&[]).unwrap(), ["2024.en.pdf", "2024.zh.pdf"]);
    }

    #[test]
    fn slugs_and_paths_name_pages() {
        assert_eq!(names(&["2024"]).unwrap(), ["2024.en.pdf", "2024.zh.pdf"]);
        assert_eq!(names(&["zh/reports/2024/"]).unwrap(), ["2024.zh.pdf"]);
        assert_eq!(names(&["indicators/gdp/index.html"]).unwrap(), ["indicators.gdp.en.pdf", "indicators.gdp.zh.pdf"]);
        assert_eq!(names(&["zh", "zh/index.html"]).unwrap(), ["index.zh.pdf"]);
        assert_eq!(names(&["en/reports/by-year/2024"]).unwrap(), ["reports.by-year.2024.en.pdf"]);
    }

    #[test]
    fn what_is_not_there_is_said() {
        let unknown = names(&["2042"]).unwrap_err();
        assert!(unknown.page == "2042" && unknown.known.contains(&"2024".to_owned()));
    }
}
