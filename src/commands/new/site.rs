//! `new site`: a small site that builds, in the languages and with the names of the one who asks.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::ask::Asker;
use super::starter::{Languages, Name, Wishes, files};
use crate::cli::NewSite;
use crate::commands::{Outcome, Shell};
use crate::fault::{Told as _, about, shown};
use crate::lang::{Text, Tongue};
use crate::publish;

/// Makes a complete small site.
pub fn run(shell: &Shell, args: &NewSite) -> Result<Outcome> {
    let dir = &args.dir;
    let occupied = dir.exists() && fs::read_dir(dir).told(|| about("读不了", "cannot read", dir))?.next().is_some();
    if occupied {
        bail!(shell.word(
            format!("{0} 已存在且不是空文件夹；换一个名字，例如：duizhao new site {0}-2", shown(dir)),
            format!("{0} exists and is not empty: choose another name, such as: duizhao new site {0}-2", shown(dir))
        ));
    }
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stderr().lock());
    let terminal = Asker::has_terminal().then_some((&mut input as _, &mut output as _));
    let wishes = wishes(&mut Asker { tongue: shell.tongue, terminal }, args)?;
    drop(output);
    let texts = files(&wishes);
    let mut made: Vec<(PathBuf, &[u8])> = texts.iter().map(|(path, text)| (dir.join(path), text.as_bytes())).collect();
    made.push((dir.join("output/.gitignore"), b"*\n!.gitignore\n"));
    publish::create_files(&made)?;
    let is_source = |path: &&String| path.contains("/reports/") && path.matches('.').count() == 1;
    let report = texts.iter().map(|(path, _)| path).find(is_source);
    shell.say(next(dir, report.map_or("content/reports", String::as_str)).get(shell.tongue));
    Ok(Outcome::Clean)
}

/// What is to be done next.
fn next(dir: &std::path::Path, report: &str) -> Text {
    let dir = shown(dir);
    Text::new(
        format!(
            "已建立 {dir}。下一步：\n  cd {dir}\n  duizhao serve --open    # 在浏览器里预览，边写边看\n  duizhao build           # 生成 output/，复制到任何网站服务器\n示例报告是 {report}：改一个数再保存，看看会提示什么。"
        ),
        format!(
            "made {dir}. Next:\n  cd {dir}\n  duizhao serve --open    # preview in the browser: write and watch\n  duizhao build           # makes output/: copy it to any web server\nThe sample report is {report}: change a number, save, and see what is said of it."
        ),
    )
}

/// The wishes of the line, and of who is asked for the rest.
fn wishes(asker: &mut Asker<'_>, args: &NewSite) -> Result<Wishes> {
    let is_zh = asker.tongue == Tongue::Zh;
    let name = |text: &str| {
        Name::read(text)
            .map(Some)
            .ok_or_else(|| Text::new("写一个名称，如：临海经济开发区", "write a name, such as: Example Zone"))
    };
    // Without an answer the names of the example stay, which are in both languages.
    let or_example = |text: &str, example: &str| if text == example { Ok(None) } else { name(text) };
    let said = args.languages.as_ref().map(|codes| codes.join(","));
    let question = Text::new(
        "站点的语言，源语言在前：zh,en、zh、en,zh 或 en",
        "Languages, the source language first: zh,en · zh · en,zh · en",
    );
    let languages = asker.settle(said.as_deref(), &question, "zh,en", languages)?;
    let example = if is_zh { "工作总结与数据" } else { "Work summaries and figures" };
    let question = Text::new("站点名称（可写成“中文/English”）", "Name of the site (or: 中文/English)");
    let title = asker.settle(args.name.as_deref(), &question, example, |text| or_example(text, example))?;
    let example = if is_zh { "示例经济开发区" } else { "Example Economic Development Zone" };
    let question = Text::new("填报单位（可写成“中文/English”）", "Who reports (or: 中文/English)");
    let organization =
        asker.settle(args.organization.as_deref(), &question, example, |text| or_example(text, example))?;
    Ok(Wishes { languages, name: title, organization })
}

fn languages(text: &str) -> Result<Languages, Text> {
    let codes: Vec<&str> = text.split([',', '，', ' ', '、']).map(str::trim).filter(|code| !code.is_empty()).collect();
    Languages::of(&codes).ok_or_else(|| {
        Text::new(
            "写 zh,en、zh、en,zh 或 en；别的语言以后可以加",
            "write zh,en, zh, en,zh or en; others can be added later",
        )
    })
}
