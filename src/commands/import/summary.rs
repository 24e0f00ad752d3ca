//! What an import found, in a few lines on stderr: per document how many statements came to what, and why the rest did not.

use std::collections::BTreeMap;

use super::Shell;
use crate::document::Reason;
use crate::import::{Batch, Draft, File, Verdict};
use crate::lang::Text;

/// Prints the summary of a run.
pub fn print(shell: &Shell, batch: &Batch, files: &[File], dry_run: bool) {
    for draft in &batch.drafts {
        shell.say(text(draft, batch).get(shell.tongue));
    }
    for file in files.iter().filter(|file| !file.path.starts_with("content/reports/") && !dry_run) {
        let path = &file.path;
        shell.say(&shell.word(format!("待审核的登记：{path}"), format!("proposed entries to review: {path}")));
    }
    if !dry_run && !batch.drafts.is_empty() {
        shell.say(&shell.word(
            "报告是草稿：核对后删去 status: draft；预览用 duizhao build --drafts",
            "the reports are drafts: review them and remove `status: draft`; preview with `duizhao build --drafts`",
        ));
    }
}

/// The lines of one document.
pub fn text(draft: &Draft, batch: &Batch) -> Text {
    let counts = draft.counts(&batch.registry);
    let (file, path) = (&draft.file, draft.path());
    let taken = counts.matched + counts.proposed;
    let mut zh = format!(
        "{file} → {path}：读到 {} 条，录入 {taken}（已登记指标 {}，新提指标 {}），存疑 {}，未录入 {}",
        counts.found, counts.matched, counts.proposed, counts.unsure, counts.left
    );
    let mut en = format!(
        "{file} → {path}: {} found, {taken} taken ({} under registered indicators, {} under proposed ones), {} unsure, {} left out",
        counts.found, counts.matched, counts.proposed, counts.unsure, counts.left
    );
    for (unsure, reason, count) in reasons(draft) {
        let (label_zh, label_en) = if unsure { ("存疑", "unsure") } else { ("未录入", "left out") };
        zh.push_str(&format!("\n  {label_zh} {count}：{}", reason.zh));
        en.push_str(&format!("\n  {label_en} {count}: {}", reason.en));
    }
    for (reason, count) in passages(draft) {
        zh.push_str(&format!("\n  正文未收 {count} 段：{}", reason.zh));
        en.push_str(&format!("\n  not in the prose, {count}: {}", reason.en));
    }
    Text::new(zh, en)
}

/// Passages of the source that are in no block, and are no furniture of a page either.
fn passages(draft: &Draft) -> Vec<(Text, usize)> {
    let count = |reason: Reason| draft.left_out.iter().filter(|one| one.reason == reason).count();
    let told = [
        (Reason::Contents, Text::new("与标题重复的目录", "table of contents that repeats headings")),
        (Reason::Hidden, Text::new("隐藏或已删除的内容", "hidden or deleted")),
        (Reason::Unreadable, Text::new("有无法识别的字符", "characters that cannot be read")),
        (Reason::TooLarge, Text::new("表格过大", "tables past the limit")),
    ];
    told.into_iter().map(|(reason, text)| (text, count(reason))).filter(|(_, count)| *count > 0).collect()
}

/// Reasons with their counts: of what is unsure first.
fn reasons(draft: &Draft) -> Vec<(bool, Text, usize)> {
    let mut counted: BTreeMap<(bool, String), (Text, usize)> = BTreeMap::new();
    for finding in &draft.findings {
        let (unsure, reason) = match &finding.verdict {
            Verdict::Unsure(reason) => (true, reason),
            Verdict::Left(reason) if !finding.joined => (false, reason),
            _ => continue,
        };
        let text = reason.text();
        counted.entry((!unsure, text.zh.clone())).or_insert((text, 0)).1 += 1;
    }
    counted.into_iter().map(|((left, _), (text, count))| (!left, text, count)).collect()
}
