//! A walk through what is unsure, on a terminal: y takes it, n leaves it out, e takes it under another indicator or name, s
//! leaves the rest as comments, q writes nothing.

use std::io::{BufRead, Result, Write};

use crate::import::{Batch, Choice, Draft, Finding, Registry, Verdict};
use crate::lang::{Text, Tongue};

/// How a walk ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walked {
    /// Every question was asked, or the rest was skipped.
    Done,
    Quit,
}

/// What a person answers.
enum Answer {
    Take,
    Leave,
    Rename(String),
    Keep,
    SkipAll,
    Quit,
}

/// Asks about every unsure finding of a run.
pub fn walk(batch: &mut Batch, input: &mut dyn BufRead, output: &mut dyn Write, tongue: Tongue) -> Result<Walked> {
    let Batch { registry, drafts, .. } = batch;
    let total: usize = drafts.iter().map(|draft| unsure(draft).len()).sum();
    let mut number = 0;
    for draft in drafts.iter_mut() {
        for at in unsure(draft) {
            number += 1;
            if let Some(finding) = draft.findings.get(at) {
                let shown = question(draft, finding, registry, tongue);
                writeln!(output, "\n[{number}/{total}] {shown}")?;
            }
            match ask(input, output, tongue)? {
                Answer::Take => take(draft, at, None, registry, output, tongue)?,
                Answer::Rename(name) => take(draft, at, Some(&name), registry, output, tongue)?,
                Answer::Leave => draft.decline(at),
                Answer::Keep => {}
                Answer::SkipAll => return Ok(Walked::Done),
                Answer::Quit => return Ok(Walked::Quit),
            }
        }
    }
    Ok(Walked::Done)
}

fn unsure(draft: &Draft) -> Vec<usize> {
    let findings = draft.findings.iter().enumerate();
    findings.filter(|(_, finding)| matches!(finding.verdict, Verdict::Unsure(_))).map(|(at, _)| at).collect()
}

fn take(
    draft: &mut Draft,
    at: usize,
    name: Option<&str>,
    registry: &mut Registry,
    output: &mut dyn Write,
    tongue: Tongue,
) -> Result<()> {
    if draft.accept(at, name, registry) {
        return Ok(());
    }
    let why = match draft.findings.get(at).map(|finding| &finding.verdict) {
        Some(Verdict::Unsure(reason) | Verdict::Left(reason)) => reason.text(),
        _ => Text::default(),
    };
    let said = Text::new(format!("未能录入：{}", why.zh), format!("cannot be taken: {}", why.en));
    writeln!(output, "  {}", said.get(tongue))
}

/// What the person sees: the document, the sentence, what it would be, and why it is asked.
fn question(draft: &Draft, finding: &Finding, registry: &Registry, tongue: Tongue) -> String {
    let statement = &finding.statement;
    let indicator = match &finding.choice {
        Choice::Known(candidate) => {
            registry.indicators.get(candidate.index).map_or("", |known| known.indicator.id.as_str()).to_owned()
        }
        Choice::New(indicator) => {
            let (id, name) = (&indicator.id, indicator.name.text("zh"));
            Text::new(format!("新指标 {id}（{name}）"), format!("new indicator {id} ({name})")).get(tongue).to_owned()
        }
        Choice::None => "—".to_owned(),
    };
    let reason = match &finding.verdict {
        Verdict::Unsure(reason) => reason.text(),
        _ => Text::default(),
    };
    let (file, line) = (&draft.file, statement.line);
    format!(
        "{file}:{line}\n  {}\n  {} = {}{} → {indicator}\n  {}",
        statement.quote,
        statement.name,
        statement.value,
        statement.unit,
        reason.get(tongue)
    )
}

/// Reads an answer; asks again until there is one. The end of the input skips the rest.
fn ask(input: &mut dyn BufRead, output: &mut dyn Write, tongue: Tongue) -> Result<Answer> {
    let prompt = Text::new(
        "  y 录入 / n 不录入 / e 改指标或名称 / 回车 留作注释 / s 其余都留作注释 / q 退出 > ",
        "  y take / n leave out / e other indicator or name / Enter keep as comment / s keep the rest / q quit > ",
    );
    loop {
        write!(output, "{}", prompt.get(tongue))?;
        output.flush()?;
        let Some(line) = read_line(input)? else { return Ok(Answer::SkipAll) };
        return Ok(match line.trim().to_lowercase().as_str() {
            "y" | "yes" | "是" => Answer::Take,
            "n" | "no" | "否" => Answer::Leave,
            "" => Answer::Keep,
            "s" => Answer::SkipAll,
            "q" => Answer::Quit,
            "e" => {
                let prompt = Text::new("  指标的标识或名称 > ", "  id or name of the indicator > ");
                write!(output, "{}", prompt.get(tongue))?;
                output.flush()?;
                match read_line(input)?.map(|line| line.trim().to_owned()) {
                    Some(name) if !name.is_empty() => Answer::Rename(name),
                    Some(_) => continue,
                    None => Answer::SkipAll,
                }
            }
            _ => continue,
        });
    }
}

fn read_line(input: &mut dyn BufRead) -> Result<Option<String>> {
    let mut line = String::new();
    Ok((input.read_line(&mut line)? > 0).then_some(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Metadata};
    use crate::extract::{Doubt, Statement};
    use crate::import::Input;
    use crate::period::Period;
    use crate::source::Sources;

    /// A run over the site of the rules' examples with three statements that are unsure.
    fn batch() -> Batch {
        let statement = |name: &str, value: i64, unit: &str| Statement {
            period: Some(Period::year(2025)),
            quote: format!("{name}{value}{unit}"),
            line: 3,
            doubts: vec![Doubt::Minor],
            ..Statement::level(name.into(), value.into(), unit.into())
        };
        let statements =
            vec![statement("堆场面积", 20, "公顷"), statement("园区产值", 30, "亿元"), statement("泊位", 2, "个")];
        let metadata = Metadata {
            title: Some("示例经开区2025年工作总结".into()),
            period: Some(Period::year(2025)),
            ..Metadata::default()
        };
        let document = Document { metadata, ..Document::default() };
        let mut batch = Batch::of(&Sources::from_text(crate::rules::EXAMPLE_BASE));
        batch.add(Input { file: "a.txt".into(), document, statements }, None).unwrap();
        batch
    }

    fn walked(typed: &str) -> (Walked, Vec<String>, String) {
        let mut batch = batch();
        let mut shown = Vec::new();
        let end = walk(&mut batch, &mut typed.as_bytes(), &mut shown, Tongue::En).unwrap();
        let told = |finding: &Finding| match &finding.verdict {
            Verdict::Taken => {
                let entry = finding.entry.as_ref().unwrap();
                batch.registry.indicators[entry.indicator].indicator.id.clone()
            }
            Verdict::Unsure(_) => "?".into(),
            Verdict::Left(_) => "-".into(),
        };
        let verdicts = batch.drafts[0].findings.iter().map(told).collect();
        (end, verdicts, String::from_utf8(shown).unwrap())
    }

    #[test]
    fn each_answer_does_what_it_says() {
        let (end, verdicts, shown) = walked("y\ne\n工业总产值\nn\n");
        assert_eq!(end, Walked::Done);
        assert_eq!(verdicts, ["yards-area", "industrial-output", "-"]);
        assert!(
            shown.contains("[1/3] a.txt:3\n  堆场面积20公顷\n  堆场面积 = 20公顷 → new indicator yards-area"),
            "{shown}"
        );
        assert_eq!(walked("\ns\n").1, ["?", "?", "?"]);
        assert_eq!(walked("what\ny\nq\n").0, Walked::Quit);
        // The end of the input asks for nothing more.
        assert_eq!(walked("").1, ["?", "?", "?"]);
        // A new name is a new indicator.
        assert_eq!(walked("e\n集装箱堆场面积\n").1, ["container-yards-area", "?", "?"]);
    }
}
