//! `new site`, `new report`: files to start from. Nothing that exists is ever overwritten.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};
use include_dir::{Dir, include_dir};

use super::{Outcome, Shell};
use crate::cli::{NewReport, NewSite};
use crate::diag::Diagnostics;
use crate::fault::{Told as _, about, shown};
use crate::period::Period;
use crate::publish;
use crate::resolve::Names;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starter");

/// Makes a complete small site.
pub fn site(shell: &Shell, args: &NewSite) -> Result<Outcome> {
    let dir = &args.dir;
    let occupied = dir.exists() && fs::read_dir(dir).told(|| about("读不了", "cannot read", dir))?.next().is_some();
    if occupied {
        bail!(shell.word(
            format!("{} 已存在且不是空文件夹；换一个名字", shown(dir)),
            format!("{} exists and is not empty: choose another name", shown(dir))
        ));
    }
    let mut files: Vec<(PathBuf, &[u8])> =
        starter_files().into_iter().map(|(path, bytes)| (dir.join(path), bytes)).collect();
    files.push((dir.join("output/.gitignore"), b"*\n!.gitignore\n"));
    publish::create_files(&files)?;
    let (dir, name) = (shown(dir), "duizhao");
    shell.say(&shell.word(
        format!("已建立 {dir}。下一步：\n  cd {dir}\n  {name} serve    # 边写边看\n  {name} build    # 生成 output/"),
        format!(
            "made {dir}. Next:\n  cd {dir}\n  {name} serve    # write and watch\n  {name} build    # makes output/"
        ),
    ));
    Ok(Outcome::Clean)
}

/// The files of the starter site, by path.
pub fn starter_files() -> Vec<(String, &'static [u8])> {
    fn walk(dir: &'static Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
        files.extend(dir.files().map(|file| (file.path().to_string_lossy().replace('\\', "/"), file.contents())));
        dir.dirs().for_each(|dir| walk(dir, files));
    }
    let mut files = Vec::new();
    walk(&STARTER, &mut files);
    files.sort();
    files
}

/// Makes a draft report of a registered organization.
pub fn report(shell: &Shell, args: &NewReport) -> Result<Outcome> {
    let (sources, _) = shell.read()?;
    let mut found = Diagnostics::default();
    let project = crate::read::read(&sources, &mut found);
    let site = crate::resolve::resolve(&project, &sources, true, &mut found);
    let names = Names::of(&site);
    let Some(organization) = names.find_organization(&args.organization) else {
        let known: Vec<&str> = site.organizations.iter().map(|(_, one)| one.id.as_str()).collect();
        bail!(shell.word(
            format!("organizations.yaml 里没有“{}”；已登记：{}", args.organization, known.join("、")),
            format!("`{}` is no organization of organizations.yaml; known: {}", args.organization, known.join(", "))
        ));
    };
    let Ok(period) = Period::parse(&args.period) else {
        bail!(shell.word(
            format!("“{}”不是时期；写成 2025、2025-01..2025-10 或 2025年上半年", args.period),
            format!("`{}` is not a period: write 2025, 2025-01..2025-10 or 2025年上半年", args.period)
        ));
    };
    let slug = args.slug.trim();
    if slug.is_empty()
        || slug.starts_with('.')
        || slug.chars().any(|c| c.is_whitespace() || c.is_control() || "/\\?#%\"<>|:*".contains(c))
    {
        bail!(shell.word(format!("“{slug}”不能用作网址"), format!("`{slug}` cannot be an address")));
    }
    let path = shell.global.root.join(format!("content/reports/{slug}.md"));
    if path.exists() || site.reports.iter().any(|(_, report)| report.slug == slug) {
        bail!(shell.word(format!("报告 {slug} 已存在"), format!("the report {slug} exists")));
    }
    let text = skeleton(&site, organization, period, slug);
    publish::create_file(&path, text.as_bytes())?;
    shell.say(&shell.word(
        format!("已建立 {}（草稿；发布前删去 status: draft）", shown(&path)),
        format!("made {} (a draft: remove `status: draft` to publish it)", shown(&path)),
    ));
    Ok(Outcome::Clean)
}

/// A draft with the indicators that the organization reported last.
fn skeleton(
    site: &crate::model::Site,
    organization: crate::model::OrganizationId,
    period: Period,
    slug: &str,
) -> String {
    let of_organization =
        site.reports.iter().map(|(_, report)| report).filter(|report| report.organization == organization);
    let last = of_organization.max_by_key(|report| report.period.end());
    let mut lines: Vec<String> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for id in last.map(|report| report.observations.as_slice()).unwrap_or_default() {
        let indicator = &site.indicators[site.observations[*id].indicator];
        if !seen.contains(&indicator.id.as_str()) {
            seen.push(&indicator.id);
            lines.push(format!(
                "  # {}:    # {}，{}",
                indicator.id,
                indicator.name.text(site.settings.source_lang()),
                indicator.unit().symbol
            ));
        }
    }
    if lines.is_empty() {
        lines.extend(site.indicators.iter().take(5).map(|(_, indicator)| {
            format!(
                "  # {}:    # {}，{}",
                indicator.id,
                indicator.name.text(site.settings.source_lang()),
                indicator.unit().symbol
            )
        }));
    }
    format!(
        "---\ntitle: {slug}\nkind: summary\norganization: {}\nperiod: {}\n# issued: YYYY-MM-DD\n# source: {{ name: … }}\nstatus: draft\nindicators:\n{}\n---\n\n",
        site.organizations[organization].id,
        period.canonical(),
        lines.join("\n")
    )
}
