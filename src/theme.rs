//! The theme: templates, words, static files. A site's own `themes/<name>/` is looked up before the built-in one. There
//! is one style sheet: `style.css`, then the theme's `theme.css`, then what the site sets.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::lang::Tongue;
use crate::source::{Blob, Sources};
use crate::words::{Arg, Gap, Words, gaps};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The style sheet of all pages, by its name in the theme.
pub const STYLE: &str = "style.css";

/// What a theme adds to the style sheet, where it does not replace it: its own values of the tokens, above all.
const OWN_STYLE: &str = "theme.css";

/// Room for most pages.
const PAGE: usize = 1 << 16;

/// A static file under the name it is published as.
#[derive(Debug, Clone)]
pub struct StaticFile {
    /// `style-1a2b3c4d5e.css`.
    pub published: String,
    pub bytes: Blob,
}

impl StaticFile {
    /// A file that is published under its name and hash.
    pub fn new(name: &str, bytes: Blob) -> StaticFile {
        StaticFile { published: hashed_name(name, &bytes), bytes }
    }
}

/// Templates, words and static files, ready to render.
#[derive(Clone, Default)]
pub struct Theme {
    tera: Arc<Tera>,
    pub words: Arc<Words>,
    /// By name in the theme: `style.css`.
    pub files: BTreeMap<String, StaticFile>,
    /// What is wrong with the theme's words; words that are wrong fall back to the built-in ones.
    pub faults: Vec<String>,
    /// What they lack.
    pub gaps: Vec<Gap>,
    origin: Origin,
}

/// What a theme is loaded from: its name, the languages, the files of the site for it.
#[derive(Clone, Default, PartialEq, Eq)]
struct Origin {
    name: String,
    languages: Vec<String>,
    files: Vec<(String, Blob)>,
}

impl Origin {
    fn of(sources: &Sources, name: &str, languages: &[String]) -> Origin {
        let own = format!("themes/{name}/");
        let files = sources.files.range(own.clone()..).take_while(|(path, _)| path.starts_with(&own));
        let files = files.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
        Origin { name: name.to_owned(), languages: languages.to_vec(), files }
    }
}

impl fmt::Debug for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Theme").field("name", &self.origin.name).finish_non_exhaustive()
    }
}

/// Name and bytes of a file, with the first ten hex digits of its hash in the name.
pub fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let short = hash.get(..10).unwrap_or("");
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{short}.{ending}"),
        None => format!("{name}-{short}"),
    }
}

impl Theme {
    /// The theme of the program, in place of one that cannot be used.
    pub fn built_in(languages: &[String]) -> Theme {
        Theme::load(&Sources::default(), "default", languages).unwrap_or_default()
    }

    /// Whether loading would give this theme.
    pub fn is_of(&self, sources: &Sources, name: &str, languages: &[String]) -> bool {
        self.origin == Origin::of(sources, name, languages)
    }

    /// Loads the theme `name` of a site with the given languages. An error names the template and the place.
    pub fn load(sources: &Sources, name: &str, languages: &[String]) -> Result<Theme> {
        let mut files: BTreeMap<String, Blob> = BTreeMap::new();
        collect(&BUILT_IN, &mut files);
        let own = format!("themes/{name}/");
        let origin = Origin::of(sources, name, languages);
        let mut own_words: BTreeMap<String, Blob> = BTreeMap::new();
        for (path, bytes) in &origin.files {
            let local = path.strip_prefix(&own).unwrap_or(path).to_owned();
            if BUILT_IN.get_file(&local).is_some_and(|file| file.contents() == &**bytes) {
                continue;
            }
            if local.starts_with("words/") {
                own_words.insert(local, bytes.clone());
            } else if let Some(built_in) = files.insert(local.clone(), bytes.clone()) {
                keep_built_in(&mut files, &local, built_in);
            }
        }
        let (words, faults) = load_words(&files, &own_words, languages);
        let words = Arc::new(words);
        let gaps = gaps(&words_by_lang(&files), &words_by_lang(&own_words), languages, &format!("{own}words/"));
        let tera = Arc::new(load_templates(&files, &words)?);
        let published = files.iter().filter_map(|(path, bytes)| {
            let name = path.strip_prefix("static/")?;
            Some((name.to_owned(), StaticFile::new(name, bytes.clone())))
        });
        let mut theme = Theme { tera, words, files: published.collect(), faults, gaps, origin };
        if let Some(own) = theme.files.remove(OWN_STYLE) {
            theme.add_style(&own.bytes);
        }
        Ok(theme)
    }

    /// Puts rules behind those of the style sheet, in the same file: pages ask for one.
    pub fn add_style(&mut self, css: &[u8]) {
        let there = self.files.get(STYLE).map(|file| file.bytes.clone()).unwrap_or_default();
        let bytes = Blob::from([&*there, b"\n", css].concat());
        self.files.insert(STYLE.to_owned(), StaticFile::new(STYLE, bytes));
    }

    /// Renders a template with a page's frame and view. The bytes are not looked through for UTF-8 once more: templates
    /// write nothing else.
    pub fn render(&self, template: &str, lang: &str, page: &impl Serialize, view: &impl Serialize) -> Result<Vec<u8>> {
        let mut context = tera::Context::new();
        context.insert("lang", lang);
        context.insert("page", page);
        context.insert("view", view);
        let mut html = Vec::with_capacity(PAGE);
        self.tera.render_to(template, &context, &mut html).map_err(|error| anyhow::anyhow!("{error}"))?;
        Ok(html)
    }

    /// Renders a stand-alone template from named values.
    pub fn render_plain(&self, template: &str, lang: &str, values: &serde_json::Value) -> Result<String> {
        let mut context = tera::Context::new();
        context.insert("lang", lang);
        for (key, value) in values.as_object().into_iter().flatten() {
            context.insert(key.clone(), value);
        }
        self.tera.render(template, &context).map_err(|error| anyhow::anyhow!("{error}"))
    }

    /// Renders the component `chart`, for charts within prose.
    pub fn render_chart(&self, lang: &str, chart: &impl Serialize) -> Result<String> {
        let mut own = tera::Context::new();
        own.insert("of", chart);
        let mut implicit = tera::Context::new();
        implicit.insert("lang", lang);
        let html = self.tera.render_component_with_implicits("chart", &own, &implicit, None, true);
        html.map_err(|error| anyhow::anyhow!("{error}"))
    }
}

/// How signs of a style sheet may stand closer to what is around them.
const TIGHT: [(&str, &str); 6] = [(" {", "{"), ("{ ", "{"), (" }", "}"), (": ", ":"), ("; ", ";"), (";}", "}")];

/// A file of the built-in theme as readers load it: templates, scripts and styles without indentation and empty lines,
/// scripts and styles without the lines that only explain, styles without the blanks around their signs. They hold no
/// text that this could change; those of other themes might.
fn lean(path: &str, bytes: &[u8]) -> Blob {
    match (std::str::from_utf8(bytes), path.rsplit_once('.')) {
        (Ok(text), Some((_, "html"))) => lean_template(text).into_bytes().into(),
        (Ok(text), Some((_, "js" | "css"))) => lean_code(path, text).into_bytes().into(),
        _ => bytes.into(),
    }
}

/// A line break stays where one was: between words it is the blank that readers see.
fn lean_template(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn lean_code(path: &str, text: &str) -> String {
    let mut lean = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        // `/*!` opens what has to be kept, such as a licence.
        let opens =
            line.starts_with("/*") && !line.starts_with("/*!") && (line.ends_with("*/") || !line.contains("*/"));
        in_comment |= opens;
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            lean.push_str(line);
            lean.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    if path.ends_with(".css") {
        lean = TIGHT.iter().fold(lean, |css, (loose, tight)| css.replace(loose, tight));
    }
    lean
}

fn collect(dir: &Dir<'_>, files: &mut BTreeMap<String, Blob>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let bytes = lean(&path, file.contents());
        files.insert(path, bytes);
    }
    dir.dirs().for_each(|dir| collect(dir, files));
}

/// Under `default/…` a template of the theme can extend the built-in one that it stands in for. Components have one name
/// in all templates, so that a file of components is replaced as a whole.
fn keep_built_in(files: &mut BTreeMap<String, Blob>, path: &str, bytes: Blob) {
    let has_components = std::str::from_utf8(&bytes).is_ok_and(|text| text.contains("{% component "));
    if let Some(name) = path.strip_prefix("templates/").filter(|_| !has_components) {
        files.insert(format!("templates/default/{name}"), bytes);
    }
}

/// The texts of words files by language.
fn words_by_lang<'a>(files: &'a BTreeMap<String, Blob>) -> BTreeMap<String, &'a str> {
    let text = |(path, bytes): (&'a String, &'a Blob)| {
        let lang = path.strip_prefix("words/")?.strip_suffix(".ftl")?;
        Some((lang.to_owned(), std::str::from_utf8(bytes).ok()?))
    };
    files.iter().filter_map(text).collect()
}

fn load_words(
    files: &BTreeMap<String, Blob>,
    own: &BTreeMap<String, Blob>,
    languages: &[String],
) -> (Words, Vec<String>) {
    let mut words = Words::default();
    let mut faults = Vec::new();
    let mut wanted: Vec<&str> = languages.iter().map(String::as_str).collect();
    if !wanted.contains(&"en") {
        wanted.push("en");
    }
    for lang in wanted {
        let path = format!("words/{lang}.ftl");
        // A language without words of its own starts from the English or Chinese ones.
        let stand_in = if Tongue::of(lang) == Tongue::Zh { "words/zh.ftl" } else { "words/en.ftl" };
        let layers = [files.get(stand_in), files.get(&path), own.get(&path)];
        let texts: Vec<&str> =
            layers.into_iter().flatten().filter_map(|bytes| std::str::from_utf8(bytes).ok()).collect();
        faults.extend(words.add(lang, &texts));
    }
    (words, faults)
}

fn load_templates(files: &BTreeMap<String, Blob>, words: &Arc<Words>) -> Result<Tera> {
    let mut tera = Tera::default();
    let words = Arc::clone(words);
    tera.register_function("t", move |kwargs: Kwargs, state: &State| -> TeraResult<Value> {
        let key: &str = kwargs.must_get("key")?;
        let lang: Option<Value> = state.get("lang")?;
        let lang = lang.as_ref().and_then(Value::as_str).unwrap_or_default();
        if let Some(text) = words.finished(lang, key) {
            return Ok(Value::normal_string(text));
        }
        let named = kwargs.iter().filter_map(|(name, value)| Some((name.as_str()?, argument(value))));
        let args: Vec<(&str, Arg)> = named.filter(|(name, _)| *name != "key").collect();
        Ok(words.get(lang, key, &args).into())
    });
    let templates = files.iter().filter_map(|(path, bytes)| {
        let name = path.strip_prefix("templates/")?;
        std::str::from_utf8(bytes).ok().map(|text| (name.to_owned(), text.to_owned()))
    });
    let templates: Vec<(String, String)> = templates.collect();
    tera.add_raw_templates(templates)
        .map_err(|error| anyhow::anyhow!("{error}"))
        .context("the theme's templates cannot be read")?;
    Ok(tera)
}

/// Numbers stay numbers, for plurals.
fn argument(value: &Value) -> Arg {
    match value.as_i64().and_then(|number| usize::try_from(number).ok()) {
        Some(number) if value.is_number() => Arg::Number(number),
        _ => Arg::Text(value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_load_no_comments() {
        let lean = |path: &str, text: &str| String::from_utf8(lean(path, text.as_bytes()).to_vec()).unwrap();
        let style = "/* One. */\na {\n  color: red; /* two */\n}\n\n/* Three,\n   four. */\n/* five */ b { top: 0 }\n/*! Licence */\n";
        assert_eq!(lean("a.css", style), "a{\ncolor:red;/* two */\n}\n/* five */ b{top:0}\n/*! Licence */\n");
        assert_eq!(lean("a.js", "// Why.\n  f(\"//\"); // here\n"), "f(\"//\"); // here\n");
        assert_eq!(lean("a.svg", "// x"), "// x");
    }

    #[test]
    fn readers_load_no_indentation() {
        let template = "{% if a %}\n<p>One\n\n   <b>two</b> </p>\n{%- endif %}\n";
        assert_eq!(lean_template(template), "{% if a %}\n<p>One\n<b>two</b> </p>\n{%- endif %}\n");
    }

    /// Inside these the start of a line is text.
    #[test]
    fn templates_keep_preformatted_text_in_one_line() {
        for file in BUILT_IN.get_dir("templates").unwrap().files() {
            for line in file.contents_utf8().unwrap().lines() {
                for element in ["pre", "textarea", "script"] {
                    let (opened, closed) = (format!("<{element}"), format!("</{element}>"));
                    assert_eq!(line.matches(&opened).count(), line.matches(&closed).count(), "{line}");
                }
            }
        }
    }
}
