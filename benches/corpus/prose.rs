//! The prose of a report, in both languages at once, so that they say the same.

use super::measures::Pair;
use super::phrases::{FACTS, OPENINGS, PLANS, PROBLEMS, THEMES, WORKS};
use super::{Figure, Report, tenths};

const SECTIONS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// Chinese and English text of a report.
pub fn write(report: &mut Report) -> [String; 2] {
    let mut prose = Prose { report, parts: [String::new(), String::new()], n_sections: 0, n_figures: 0 };
    prose.heading(("总体情况", "The year as a whole"));
    prose.paragraph(&OPENINGS, 1);
    prose.paragraph(&FACTS, 2);
    prose.paragraph(&FACTS, 2);
    prose.heading(("主要指标", "Main indicators"));
    prose.table();
    prose.heading(("重点工作", "What was done"));
    prose.list(&WORKS, 6, false);
    for (heading, sentences) in prose.report.dice.some(&THEMES, 2) {
        prose.heading(*heading);
        prose.paragraph(sentences, 3);
        prose.paragraph(&FACTS, 1);
    }
    prose.heading(("存在问题", "What remains difficult"));
    prose.list(&PROBLEMS, 4, false);
    prose.heading(("下一步打算", "What comes next"));
    prose.list(&PLANS, 5, true);
    prose.goals();
    prose.parts
}

struct Prose<'a> {
    report: &'a mut Report,
    parts: [String; 2],
    n_sections: usize,
    /// How many figures have been told; each is told once before any is told again.
    n_figures: usize,
}

impl Prose<'_> {
    fn add(&mut self, texts: [&str; 2]) {
        for (part, text) in self.parts.iter_mut().zip(texts) {
            part.push_str(text);
        }
    }

    fn heading(&mut self, (zh, en): Pair) {
        self.n_sections += 1;
        let (zh_number, en_number) = (SECTIONS[self.n_sections - 1], self.n_sections);
        self.add([&format!("## {zh_number}、{zh}\n\n"), &format!("## {en_number}. {en}\n\n")]);
    }

    /// Some of the sentences, in one paragraph.
    fn paragraph(&mut self, sentences: &[Pair], n: usize) {
        for (i, sentence) in self.report.dice.some(sentences, n).into_iter().enumerate() {
            let [zh, en] = self.fill(*sentence);
            self.add([&zh, if i > 0 { " " } else { "" }]);
            self.add(["", &en]);
        }
        self.add(["\n\n", "\n\n"]);
    }

    fn list(&mut self, items: &[Pair], n: usize, is_numbered: bool) {
        for (i, item) in self.report.dice.some(items, n).into_iter().enumerate() {
            let [zh, en] = self.fill(*item);
            let mark = if is_numbered { format!("{}.", i + 1) } else { "-".into() };
            let stop = if i + 1 == n { "。" } else { "；" };
            self.add([&format!("{mark} {zh}{stop}\n"), &format!("{mark} {en}.\n")]);
        }
        self.add(["\n", "\n"]);
    }

    fn table(&mut self) {
        self.add(["| 指标 | 数值 | 比上年 |\n", "| Indicator | Value | On the year |\n"]);
        self.add(["|---|---:|---:|\n"; 2]);
        let rows = self.report.figures.iter().take(8).map(|figure| {
            let yoy = tenths(figure.yoy);
            let yoy = if figure.yoy > 0 { format!("+{yoy}") } else { yoy };
            let [zh_point, en_point] = if figure.is_ratio() { ["个百分点", " pp"] } else { ["%"; 2] };
            let [zh, en] = figure.measure.amounts(figure.value);
            let (zh_name, en_name) = figure.measure.name;
            [format!("| {zh_name} | {zh} | {yoy}{zh_point} |\n"), format!("| {en_name} | {en} | {yoy}{en_point} |\n")]
        });
        for [zh, en] in rows.collect::<Vec<_>>() {
            self.add([&zh, &en]);
        }
        self.add(["\n", "\n"]);
    }

    fn goals(&mut self) {
        let year = self.report.year + 1;
        let goals = self.report.goals.iter().map(|goal| {
            let [zh, en] = goal.measure.amounts(goal.value);
            let (zh_name, en_name) = goal.measure.name;
            [
                format!("{year}年，{zh_name}达到{zh}以上。\n\n"),
                format!("In {year}, {}: at least {en}.\n\n", capital(en_name, false)),
            ]
        });
        for [zh, en] in goals.collect::<Vec<_>>() {
            self.add([&zh, &en]);
        }
    }

    /// The sentence with its blanks filled in.
    fn fill(&mut self, (zh, en): Pair) -> [String; 2] {
        let report = &mut *self.report;
        let tasks = report.dice.some(&report.bureau.sector.tasks, 2);
        let number = report.dice.within((12, 60)).to_string();
        let year = report.year.to_string();
        let [zh_name, en_name] = report.bureau.name();
        let mut texts = [zh.to_owned(), en.to_owned()];
        let mut put = |mark: &str, values: [&str; 2]| {
            for (text, value) in texts.iter_mut().zip(values) {
                *text = text.replace(mark, value);
            }
        };
        put("{a}", [tasks[0].0, tasks[0].1]);
        put("{b}", [tasks[1].0, tasks[1].1]);
        put("{n}", [&number, &number]);
        put("{y}", [&year, &year]);
        put("{o}", [&zh_name, &format!("the {en_name}")]);
        for mark in ["{f}", "{g}"] {
            if zh.contains(mark) {
                let figure = &report.figures[self.n_figures % report.figures.len()];
                self.n_figures += 1;
                // After a full stop the name opens a sentence.
                let opens = en.starts_with(mark) || en.contains(&format!(". {mark}"));
                put(mark, [&chinese(figure), &english(figure, opens)]);
            }
        }
        let [zh, en] = texts;
        [zh, capital(&en, true)]
    }
}

fn chinese(figure: &Figure) -> String {
    let yoy = tenths(figure.yoy.abs());
    let growth = match (figure.is_ratio(), figure.yoy.signum()) {
        (_, 0) => "与上年持平".to_owned(),
        (true, 1) => format!("比上年提高{yoy}个百分点"),
        (true, _) => format!("比上年下降{yoy}个百分点"),
        (false, 1) => format!("同比增长{yoy}%"),
        (false, _) => format!("同比下降{yoy}%"),
    };
    let rank = figure.rank.map(|place| format!("，列同类城市第{place}位")).unwrap_or_default();
    let share = figure.share.map(|share| format!("，占全市的{}%", tenths(share))).unwrap_or_default();
    let [amount, _] = figure.measure.amounts(figure.value);
    format!("{}{amount}，{growth}{rank}{share}", figure.measure.name.0)
}

fn english(figure: &Figure, opens_sentence: bool) -> String {
    let yoy = tenths(figure.yoy.abs());
    let way = if figure.yoy > 0 { "up" } else { "down" };
    let growth = match (figure.is_ratio(), figure.yoy) {
        (_, 0) => "unchanged from a year earlier".to_owned(),
        (true, _) => format!("{way} {yoy} percentage points on a year earlier"),
        (false, _) => format!("{way} {yoy}% on a year earlier"),
    };
    let rank = figure.rank.map(|place| format!(", ranking {place} among comparable cities")).unwrap_or_default();
    let share = figure.share.map(|share| format!(", {}% of the city's total", tenths(share))).unwrap_or_default();
    let name = capital(figure.measure.name.1, opens_sentence);
    let [_, amount] = figure.measure.amounts(figure.value);
    format!("{name}: {amount}, {growth}{rank}{share}")
}

fn capital(text: &str, is_upper: bool) -> String {
    let mut chars = text.chars();
    let first =
        chars.next().map(|first| if is_upper { first.to_ascii_uppercase() } else { first.to_ascii_lowercase() });
    first.into_iter().chain(chars).collect()
}
