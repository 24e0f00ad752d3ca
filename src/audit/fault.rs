//! What can be wrong with a finished site, in words for whoever runs the server.

use crate::lang::Text;

/// A fault, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Path below the folder, with `/`.
    pub file: String,
    pub line: Option<usize>,
    pub fault: Fault,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// An address leads to a file that is not there.
    NoFile { href: String },
    /// It leads to a page that is there, at a place that is not.
    NoAnchor { href: String },
    /// It leads out of the folder.
    Outside { href: String },
    /// Something is fetched from another host, or sent there.
    Request { href: String },
    /// Code or style within a page, which a strict policy does not run.
    Inline { what: String },
    /// It leads to the machine of whoever opens it.
    Machine { href: String },
    /// A folder of the machine that the site was built on.
    MachinePath { path: String },
    /// A page of a copy for reviewers.
    Review,
    /// A report that is not approved.
    Draft,
    /// A page does not name its address, although others do.
    NoCanonical,
    /// A page names another address than its own.
    Canonical { href: String },
    /// The languages of a page do not list the page itself.
    NotInOwnSet,
    /// They have no `x-default`.
    NoDefault,
    /// The page in another language lists other languages.
    OneWay { lang: String, file: String },
}

impl Fault {
    /// The name of its kind, for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Fault::NoFile { .. } => "no-file",
            Fault::NoAnchor { .. } => "no-anchor",
            Fault::Outside { .. } => "outside",
            Fault::Request { .. } => "request",
            Fault::Inline { .. } => "inline",
            Fault::Machine { .. } => "machine",
            Fault::MachinePath { .. } => "machine-path",
            Fault::Review => "review",
            Fault::Draft => "draft",
            Fault::NoCanonical => "no-canonical",
            Fault::Canonical { .. } => "canonical",
            Fault::NotInOwnSet => "not-in-own-set",
            Fault::NoDefault => "no-default",
            Fault::OneWay { .. } => "one-way",
        }
    }

    /// What is wrong.
    pub fn text(&self) -> Text {
        match self {
            Fault::NoFile { href } => {
                Text::new(format!("链接指向的文件不存在：{href}"), format!("leads to a file that is not there: {href}"))
            }
            Fault::NoAnchor { href } => Text::new(
                format!("链接指向的页面里没有这个位置：{href}"),
                format!("leads to a place that the page does not have: {href}"),
            ),
            Fault::Outside { href } => {
                Text::new(format!("链接指向文件夹之外：{href}"), format!("leads out of the folder: {href}"))
            }
            Fault::Request { href } => {
                Text::new(format!("打开页面会连到别的网站：{href}"), format!("asks another host: {href}"))
            }
            Fault::Inline { what } => Text::new(
                format!("页面里有内嵌的脚本或样式，严格的安全策略会拦下：{what}"),
                format!("holds code or style that a strict policy blocks: {what}"),
            ),
            Fault::Machine { href } => Text::new(
                format!("地址指向读者自己的电脑：{href}"),
                format!("leads to the reader's own machine: {href}"),
            ),
            Fault::MachinePath { path } => Text::new(
                format!("露出了生成网站的电脑上的文件夹：{path}"),
                format!("shows a folder of the machine that built the site: {path}"),
            ),
            Fault::Review => {
                Text::new("这是审核稿，不能公开", "belongs to a copy for reviewers, which is not for the public")
            }
            Fault::Draft => Text::new("列有尚未定稿的报告", "holds a report that is a draft or still in review"),
            Fault::NoCanonical => {
                Text::new("没有写明本页网址（canonical）", "does not name its own address (canonical)")
            }
            Fault::Canonical { href } => Text::new(
                format!("写明的网址（canonical）不是本页的：{href}"),
                format!("names another address than its own (canonical): {href}"),
            ),
            Fault::NotInOwnSet => Text::new(
                "所列各语言版本（hreflang）里没有本页",
                "its languages (hreflang) do not list the page itself",
            ),
            Fault::NoDefault => {
                Text::new("各语言版本（hreflang）缺 x-default", "its languages (hreflang) lack x-default")
            }
            Fault::OneWay { lang, file } => Text::new(
                format!("与 {lang} 版 {file} 所列的各语言版本（hreflang）不一致"),
                format!("lists other languages (hreflang) than {file} does ({lang})"),
            ),
        }
    }

    /// What to do about all of its kind.
    pub fn help(&self) -> Text {
        match self {
            Fault::NoFile { .. } | Fault::NoAnchor { .. } | Fault::Outside { .. } => Text::new(
                "请重新生成网站；若是主题或手工改过的页面，请改正其中的链接",
                "build the site again; in a theme or a page edited by hand, mend the link",
            ),
            Fault::Request { .. } => Text::new(
                "把要用的文件放进主题的 static 文件夹，改用本站地址",
                "put the file into the theme's `static` folder and use it from there",
            ),
            Fault::Inline { .. } => Text::new(
                "把脚本和样式移到主题 static 文件夹的文件里，页面只引用它们",
                "move code and style to files in the theme's `static` folder",
            ),
            Fault::Machine { .. } => Text::new(
                "在 site.yaml 写上正式的 base_url，改正内容里的地址，再重新生成",
                "set the public base_url in site.yaml, mend the address in the content, and build again",
            ),
            Fault::MachinePath { .. } => {
                Text::new("从内容或主题里删去，再重新生成", "take it out of the content or the theme and build again")
            }
            Fault::Review | Fault::Draft => Text::new(
                "不要发布这个文件夹：请不带 --review 和 --drafts 重新生成",
                "do not publish this folder: build it again without --review and --drafts",
            ),
            Fault::NoCanonical
            | Fault::Canonical { .. }
            | Fault::NotInOwnSet
            | Fault::NoDefault
            | Fault::OneWay { .. } => Text::new(
                "请以正式网址 base_url 整站重新生成；用自己的主题时，检查 head 里的 canonical 和 hreflang",
                "build the whole site again with its base_url; in a theme, look at canonical and hreflang of the head",
            ),
        }
    }
}
