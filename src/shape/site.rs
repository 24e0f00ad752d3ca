//! The keys of `site.yaml`.

use super::words::{CURRENCIES, DATA_FORMATS, SEARCHES, names};
use super::{Key, Shape, Value, key};

/// `site.yaml`.
pub static SITE: Shape = Shape {
    name: "site",
    about: ["站点设置（content/site.yaml）", "Settings of the site (content/site.yaml)"],
    keys: &[
        key("title", Value::Localized, "站点名称", "Name of the site").required(),
        key(
            "languages",
            Value::List(&Value::Language),
            "站点的语言；第一种是源语言",
            "Languages of the site; the first is the source language",
        )
        .required()
        .such_as(&["[zh, en]"]),
        key(
            "base_url",
            Value::Url,
            "发布后的网址；没有它就没有 canonical、hreflang 和 sitemap",
            "Where the site is published; without it there are no canonical links, no hreflang and no sitemap",
        )
        .such_as(&["https://example.org/reports/"]),
        key(
            "publisher",
            Value::Either(&[Value::Text, Value::Map(&PUBLISHER)]),
            "谁发布本站：名称，或 name、url、email",
            "Who publishes the site: a name, or name, url and email",
        ),
        key("license", Value::Text, "数据的许可协议", "Licence of the data").such_as(&["CC-BY-4.0"]),
        key(
            "theme",
            Value::Text,
            "themes/ 下的主题；默认 default",
            "The theme: a folder of themes/; `default` without it",
        )
        .such_as(&["default"]),
        ACCENT,
        TIMEZONE,
        key("topics", Value::Names, "主题：标识 → 名称，按此排序", "Topics: id → name, in the order of pages")
            .such_as(&["{ industry: { zh: 工业, en: Industry } }"]),
        key(
            "headline",
            Value::List(&Value::Indicator),
            "首页卡片上的指标，按此排序",
            "Indicators on the cards of the home page, in order",
        )
        .such_as(&["[gdp, industrial-output]"]),
        key(
            "pages",
            Value::List(&Value::Either(&[Value::Text, Value::Map(&PAGE_GROUP)])),
            "普通页面的次序；写成几组就有目录、上一页和下一页",
            "Order of the plain pages; groups of them give a table of contents, and pages before and after",
        )
        .such_as(&["[about, { title: { zh: 说明, en: Notes }, pages: [method, sources] }]"]),
        NEAR,
        key(
            "rates",
            Value::List(&Value::Map(&RATE)),
            "汇率；没有汇率就从不换算",
            "Rates of exchange; without one, money is never converted",
        )
        .such_as(&["[{ from: USD, to: CNY, period: 2020, rate: 6.8976 }]"]),
        key(
            "data",
            Value::List(&Value::Word(|| names(DATA_FORMATS))),
            "写出哪些数据文件；不写时为 [csv, json, xlsx, package]",
            "Data files to write; [csv, json, xlsx, package] by default",
        )
        .such_as(&["[csv, json, xlsx, package]"]),
        key(
            "search",
            Value::Word(|| names(SEARCHES)),
            "搜索全文（full）还是只搜标题（titles）",
            "Whether texts can be searched (full), or titles alone (titles)",
        ),
        key(
            "units",
            Value::MapOf(&UNIT),
            "内置表之外的单位：符号 → 名称、换算",
            "Units beside the built-in table: symbol → name, factor",
        )
        .such_as(&["{ 万立方米: { name: { zh: 万立方米, en: \"×10,000 m³\" }, of: 立方米, factor: 10000 } }"]),
        key("government", Value::Map(&GOVERNMENT), "政府网站信息", "Profile of Chinese government sites"),
        key("footer", Value::Localized, "页脚文字", "Text at the foot of every page"),
        key("share", Value::Map(&SHARE_PICTURE), "分享图片", "Pictures for sharing"),
    ],
};

const ACCENT: Key = key(
    "accent",
    Value::Form("^#[0-9A-Fa-f]{6}$", ["颜色写成 \"#1d70b8\"（带引号）", "write a colour as \"#1d70b8\", in quotes"]),
    "主色；要加引号，否则 # 之后是注释",
    "Accent colour; in quotes, since a bare `#` starts a comment",
)
.such_as(&["\"#1d70b8\""]);

const TIMEZONE: Key = key(
    "timezone",
    Value::Form("^(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$", ["时区写成 +08:00", "write an offset such as +08:00"]),
    "发布时间的时区",
    "Time zone of the times of publication",
)
.such_as(&["+08:00"]);

const NEAR: Key = key(
    "near",
    Value::Form(r"^\s*\+?(?:[0-9]{1,2}(?:\.[0-9]*)?|\.[0-9]+)\s*%$", ["写成 2%", "write a percentage such as 2%"]),
    "“约”目标的容差",
    "Tolerance of targets that say `about`",
)
.such_as(&["2%"]);

/// A group in `pages`.
pub static PAGE_GROUP: Shape = Shape {
    name: "page-group",
    about: ["目录里的一组页面", "A group of pages in the contents"],
    keys: &[
        key("title", Value::Localized, "这一组的标题", "Title of the group").required(),
        key(
            "pages",
            Value::List(&Value::Text),
            "页面：content/pages/ 下的文件名，不带 .md",
            "Its pages: names of files in content/pages/, without .md",
        )
        .required()
        .such_as(&["[method, sources]"]),
    ],
};

/// `publisher`.
pub static PUBLISHER: Shape = Shape {
    name: "publisher",
    about: ["发布者", "Who publishes the site"],
    keys: &[
        key("name", Value::Localized, "名称", "Name").required(),
        key("url", Value::Url, "网址", "Web address").such_as(&["https://example.org/"]),
        key("email", Value::Text, "电子邮箱", "E-mail address").such_as(&["info@example.org"]),
    ],
};

/// An entry of `rates`.
pub static RATE: Shape = Shape {
    name: "rate",
    about: ["一段时期的汇率", "The rate of exchange of a period"],
    keys: &[
        key("from", Value::Word(|| CURRENCIES.to_vec()), "从哪种货币", "From which currency").required(),
        key("to", Value::Word(|| CURRENCIES.to_vec()), "换成哪种货币", "To which currency").required(),
        key("period", Value::Period, "时期", "Period").required().such_as(&["2020"]),
        key("rate", Value::Number, "一单位 from 合多少 to", "Units of `to` for one of `from`")
            .required()
            .such_as(&["6.8976"]),
        key("source", Value::Localized, "出处", "Where the rate is from"),
    ],
};

/// An entry of `units`.
pub static UNIT: Shape = Shape {
    name: "unit",
    about: ["本站自己的单位", "A unit of the site's own"],
    keys: &[
        key("name", Value::Localized, "页面上的写法", "How pages write it").required(),
        key(
            "of",
            Value::Unit,
            "由哪个单位换算；没有它就自成一类",
            "The unit it is a multiple of; without it, a dimension of its own",
        )
        .such_as(&["立方米"]),
        key("factor", Value::Number, "一个单位等于多少个 of", "How many of `of` it is").such_as(&["10000"]),
    ],
};

/// `government`.
pub static GOVERNMENT: Shape = Shape {
    name: "government",
    about: ["政府网站信息", "Profile of Chinese government sites"],
    keys: &[
        key("site_name", Value::Localized, "网站名称", "Name of the site"),
        key("site_domain", Value::Text, "网站域名", "Domain").such_as(&["www.example.gov.cn"]),
        key("site_id_code", Value::Text, "网站标识码", "Identification code of the site").such_as(&["3310000000"]),
        key("footer", Value::Map(&FOOTER), "页脚的规定内容", "What the foot of the page must say"),
    ],
};

/// `footer` of `government`.
pub static FOOTER: Shape = Shape {
    name: "government-footer",
    about: ["政府网站页脚", "The foot of a government page"],
    keys: &[
        key("organizer", Value::Localized, "主办单位", "Organizer"),
        key("operator", Value::Localized, "承办单位", "Operator"),
        key("icp", Value::Localized, "ICP 备案号", "ICP number"),
        key("police", Value::Localized, "公安备案号", "Public security number"),
        key("contact", Value::Localized, "联系方式", "How to get in touch"),
    ],
};

/// `share`.
pub static SHARE_PICTURE: Shape = Shape {
    name: "share-picture",
    about: ["分享图片", "Pictures for sharing"],
    keys: &[key("font", Value::Text, "图片所用字体：content/ 下的文件", "Font of the pictures: a file below content/")
        .such_as(&["fonts/site.ttf"])],
};
