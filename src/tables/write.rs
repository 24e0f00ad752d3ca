//! Tables → the bytes of an XLSX file: a sheet that explains, one per organization, a hidden one that records what was
//! exported. No clock: the file's date is always the same.

use anyhow::{Context as _, Result};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet,
};

use super::Content;
use super::cell::{Cell, Pair};
use super::layout::{Figure, Row, Table, shown, written};
use super::words::{Head, MARK, RECORD, RECORD_SHEET, Side, Words};
use crate::lang::Tongue;
use crate::model::{Facet, ObservationStatus, Rank};

/// The whole workbook.
pub fn workbook(tables: &[Table], content: &Content, tongue: Tongue) -> Result<Vec<u8>> {
    let words = Words { tongue };
    let mut book = empty(content.site.settings.title.text(words.lang()))?;
    guide(book.add_worksheet(), &words)?;
    let mut names =
        Names { taken: vec![words.guide_sheet().to_lowercase(), RECORD_SHEET.to_owned(), "history".into()] };
    let mut record: Vec<[String; 5]> = Vec::new();
    for table in tables {
        let organization = &content.site.organizations[table.organization];
        let name = names.give(organization.short_name().text(words.lang()));
        let mut sheet = Sheet { content, words, table, sheet: book.add_worksheet(), record: &mut record };
        sheet.sheet.set_name(name).context("naming a sheet")?;
        sheet.fill().with_context(|| format!("writing the sheet of {}", organization.id))?;
    }
    keep(book.add_worksheet(), &record)?;
    book.save_to_buffer().context("writing a workbook")
}

/// A workbook without sheets, whose bytes depend on no clock.
pub fn empty(title: &str) -> Result<Workbook> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1).context("setting the date of a workbook")?;
    book.set_properties(&DocProperties::new().set_title(title).set_author("duizhao").set_creation_datetime(&created));
    Ok(book)
}

fn guide(sheet: &mut Worksheet, words: &Words) -> Result<()> {
    sheet.set_name(words.guide_sheet())?.set_column_width(0, 90)?;
    sheet.set_paper_size(PAPER_A4).set_print_fit_to_pages(1, 0);
    let (title, text) =
        (Format::new().set_bold().set_font_size(14), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    for (row, line) in (0u32..).zip(words.guide()) {
        sheet.write_string_with_format(row, 0, *line, if row == 0 { &title } else { &text })?;
    }
    Ok(())
}

/// What was exported: an import writes only what differs from it.
fn keep(sheet: &mut Worksheet, record: &[[String; 5]]) -> Result<()> {
    sheet.set_name(RECORD_SHEET)?.set_very_hidden(true);
    sheet.write_string(0, 0, RECORD)?;
    for (row, cells) in (1u32..).zip(record) {
        for (column, text) in (0u16..).zip(cells) {
            sheet.write_string(row, column, text)?;
        }
    }
    Ok(())
}

/// Names of sheets: at most 31 characters, none of `[]:*?/\`, each once whatever its capitals.
#[derive(Default)]
pub struct Names {
    taken: Vec<String>,
}

impl Names {
    /// The name that is nearest to what is wanted.
    pub fn give(&mut self, wanted: &str) -> String {
        let clean: String =
            wanted.chars().map(|c| if "[]:*?/\\'".contains(c) || c.is_control() { ' ' } else { c }).collect();
        let clean = clean.trim();
        let clean = if clean.is_empty() { "-" } else { clean };
        let mut name = cut(clean, "");
        let mut count = 1;
        while self.taken.contains(&name.to_lowercase()) {
            count += 1;
            name = cut(clean, &format!(" {count}"));
        }
        self.taken.push(name.to_lowercase());
        name
    }
}

/// A text and its ending in 31 units of UTF-16, as Excel counts.
fn cut(text: &str, ending: &str) -> String {
    let mut room = 31_usize.saturating_sub(ending.encode_utf16().count());
    let fits = |c: &char| {
        let left = room.checked_sub(c.len_utf16());
        room = left.unwrap_or(0);
        left.is_some()
    };
    let head: String = text.chars().take_while(fits).collect();
    format!("{}{ending}", head.trim_end())
}

/// A4, as Excel numbers sizes of paper.
const PAPER_A4: u8 = 9;

/// Columns before the periods: key, indicator, item, basis, unit.
const FIRST_PERIOD: u16 = 5;

/// One sheet while it is filled.
struct Sheet<'a> {
    content: &'a Content,
    words: Words,
    table: &'a Table,
    sheet: &'a mut Worksheet,
    record: &'a mut Vec<[String; 5]>,
}

impl Sheet<'_> {
    fn fill(&mut self) -> Result<()> {
        self.head()?;
        for (line, row) in (1u32..).zip(&self.table.rows) {
            self.row(line, row)?;
        }
        Ok(())
    }

    fn head(&mut self) -> Result<()> {
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0x00E8_EEF4))
            .set_border_bottom(FormatBorder::Thin);
        let id = &self.content.site.organizations[self.table.organization].id;
        self.sheet.write_string_with_format(0, 0, format!("{MARK}{id}"), &head)?;
        self.sheet.set_column_hidden(0)?;
        for (column, (name, width)) in (1u16..).zip(Head::ALL.into_iter().zip([34.0, 14.0, 12.0, 9.0])) {
            self.sheet.write_string_with_format(0, column, self.words.head(name), &head)?;
            self.sheet.set_column_width(column, width)?;
        }
        for (column, period) in (FIRST_PERIOD..).step_by(2).zip(&self.table.periods) {
            for (column, side, width) in [(column, Side::Level, 15.0), (column + 1, Side::Growth, 11.0)] {
                self.sheet.write_string_with_format(0, column, self.words.period(*period, side), &head)?;
                self.sheet.set_column_width(column, width)?;
            }
        }
        self.sheet.set_row_height(0, 34)?;
        self.sheet.set_freeze_panes(1, FIRST_PERIOD)?;
        self.sheet.set_landscape().set_paper_size(PAPER_A4).set_repeat_rows(0, 0)?;
        Ok(())
    }

    fn row(&mut self, line: u32, row: &Row) -> Result<()> {
        let site = &self.content.site;
        let lang = self.words.lang();
        let facet = |facet: &Option<Box<Facet>>| {
            facet.as_ref().map(|facet| facet.name.text(lang).to_owned()).unwrap_or_default()
        };
        let name = site.indicators[row.key.indicator].name.text(lang).to_owned();
        let texts =
            [row.key.row_text(site, &row.unit), name, facet(&row.item), facet(&row.basis), row.unit.symbol.clone()];
        for (column, text) in (0u16..).zip(texts) {
            if !text.is_empty() {
                self.sheet.write_string(line, column, text)?;
            }
        }
        for (column, period) in (FIRST_PERIOD..).step_by(2).zip(&self.table.periods) {
            let Some(figure) = row.figures.get(period) else { continue };
            let one = &site.observations[figure.current];
            let pair = shown(self.content, row, *period, &self.words);
            self.cell(line, column, &pair.level, one.status, level_format)?;
            self.cell(line, column + 1, &pair.growth, one.status, growth_format)?;
            let note = note(self.content, figure, &self.words);
            self.sheet.insert_note(
                line,
                column,
                &Note::new(note).set_author("duizhao").add_author_prefix(false).set_width(300).set_height(120),
            )?;
            self.keep(row, *period, &pair);
        }
        Ok(())
    }

    fn cell(
        &mut self,
        line: u32,
        column: u16,
        cell: &Cell,
        status: ObservationStatus,
        format: fn(u32) -> String,
    ) -> Result<()> {
        // Figures that are not final are set in italics.
        let style = if status == ObservationStatus::Normal { Format::new() } else { Format::new().set_italic() };
        match cell {
            Cell::Number { value, .. } => {
                let number = Decimal::to_f64(value).context("a figure that a workbook can hold")?;
                let style = style.set_num_format(format(value.scale()));
                self.sheet.write_number_with_format(line, column, number, &style)?;
            }
            Cell::Text(text) => {
                let style = style.set_align(FormatAlign::Right).set_num_format("@");
                self.sheet.write_string_with_format(line, column, text, &style)?;
            }
            Cell::Empty | Cell::Unusable(_) => {}
        }
        Ok(())
    }

    fn keep(&mut self, row: &Row, period: crate::period::Period, pair: &Pair) {
        let site = &self.content.site;
        self.record.push([
            site.organizations[self.table.organization].id.clone(),
            row.key.text(site),
            period.canonical(),
            pair.level.record(),
            pair.growth.record(),
        ]);
    }
}

/// `0.00` for 14.50.
fn level_format(places: u32) -> String {
    if places == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(places as usize)) }
}

/// With its sign: `+0.0;-0.0;0.0`.
fn growth_format(places: u32) -> String {
    let number = level_format(places);
    format!("+{number};-{number};{number}")
}

/// What a figure's note says: its report, what else is known of it, its sentence, its earlier versions.
fn note(content: &Content, figure: &Figure, words: &Words) -> String {
    let site = &content.site;
    let one = &site.observations[figure.current];
    let lang = words.lang();
    let report = &site.reports[one.report];
    let mut lines = vec![format!("{}{} ({})", words.pick("报告：", "Report: "), report.title.text(lang), report.slug)];
    let mut add = |zh, en, text: String| {
        if !text.is_empty() {
            lines.push(format!("{}{text}", words.pick(zh, en)));
        }
    };
    if one.status != ObservationStatus::Normal {
        add("状态：", "Status: ", format!("{} {}", one.status.code(), words.status(one.status)));
    }
    add("位次：", "Rank: ", one.rank.as_deref().map(|rank| place(rank, lang)).unwrap_or_default());
    let share = one.share.as_deref().map(|share| share.value.text().get(words.tongue).to_owned());
    add("占比：", "Share: ", share.unwrap_or_default());
    add("原文：", "Sentence: ", one.quote.as_ref().map(|quote| quote.text.clone()).unwrap_or_default());
    add("说明：", "Note: ", one.note.as_ref().map(|note| note.text(lang).to_owned()).unwrap_or_default());
    for id in figure.vintages.iter().filter(|id| **id != figure.current) {
        let other = &site.observations[*id];
        let (level, growth) = written(content, other);
        let text = format!("{level} {growth}");
        add("另见：", "Also: ", format!("{} ({})", text.trim(), site.reports[other.report].slug));
    }
    lines.join("\n").chars().take(4000).collect()
}

/// `2 全市`.
fn place(rank: &Rank, lang: &str) -> String {
    let place = rank.place.map(|place| place.to_string()).unwrap_or_default();
    let among = rank.among.as_ref().map(|among| among.text(lang)).unwrap_or_default();
    format!("{place} {among}").trim().to_owned()
}
