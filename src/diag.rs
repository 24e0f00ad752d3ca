//! Diagnostics: what is wrong in the content, where, why, and what to type instead. All of a run are collected.

use crate::lang::Text;
use crate::source::{Span, Texts};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site would be wrong.
    Error,
    /// Probably wrong.
    Warning,
    /// A fact about the world, for reviewers; never counted by `--strict`.
    Info,
}

impl Severity {
    /// As in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// What one kind of finding is, with its page for `explain`.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Family letter and three digits; never reused.
    pub code: &'static str,
    /// Names the fault: "allow unknown-key" makes sense.
    pub name: &'static str,
    pub severity: Severity,
    /// What the rule finds, as a phrase, zh and en.
    pub title: [&'static str; 2],
    /// Why it matters and what to do, zh and en.
    pub why: [&'static str; 2],
    /// Files that make the rule speak, in the form of `Sources::from_text`, beside a whole small site.
    pub bad: &'static str,
    /// The same, mended.
    pub good: &'static str,
}

/// A second place that explains the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    pub span: Span,
    pub message: Text,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub rule: &'static Rule,
    pub severity: Severity,
    pub span: Span,
    pub message: Text,
    /// What to type instead.
    pub help: Option<Text>,
    pub related: Vec<Related>,
}

impl Diagnostic {
    /// A finding of a rule at a place.
    pub fn new(rule: &'static Rule, span: Span, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
        let message = Text::new(zh, en);
        Diagnostic { rule, severity: rule.severity, span, message, help: None, related: Vec::new() }
    }

    /// A warning, whatever the rule's severity: the site is right without what is found.
    pub fn warning(mut self) -> Diagnostic {
        self.severity = Severity::Warning;
        self
    }

    /// A fact for reviewers, whatever the rule's severity: the author has explained it.
    pub fn info(mut self) -> Diagnostic {
        self.severity = Severity::Info;
        self
    }

    /// With what to type instead.
    pub fn help(mut self, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
        self.help = Some(Text::new(zh, en));
        self
    }

    /// With a second place.
    pub fn related(mut self, span: Span, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
        self.related.push(Related { span, message: Text::new(zh, en) });
        self
    }

    /// "did you mean", where something near is known.
    pub fn did_you_mean(self, near: Option<&str>) -> Diagnostic {
        match near {
            Some(near) => self.help(format!("是否想写 `{near}`？"), format!("did you mean `{near}`?")),
            None => self,
        }
    }
}

/// A finding that the author lets stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permitted {
    pub diagnostic: Diagnostic,
    /// Why, as the author says.
    pub reason: String,
}

/// The findings of a run.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    permitted: Vec<Permitted>,
}

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all findings of another list.
    pub fn extend(&mut self, other: Diagnostics) {
        self.list.extend(other.list);
        self.permitted.extend(other.permitted);
    }

    /// The findings, in the order they stand now.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Keeps the findings that `keep` wants.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }

    /// Sets the findings apart that `reason` knows a reason to let stand.
    pub fn permit(&mut self, mut reason: impl FnMut(&Diagnostic) -> Option<String>) {
        for diagnostic in std::mem::take(&mut self.list) {
            match reason(&diagnostic) {
                Some(reason) => self.permitted.push(Permitted { diagnostic, reason }),
                None => self.list.push(diagnostic),
            }
        }
    }

    /// What was set apart: no count holds it, and of the forms of findings only SARIF shows it.
    pub fn permitted(&self) -> &[Permitted] {
        &self.permitted
    }

    /// Number of findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|found| found.severity == severity).count()
    }

    /// Whether there is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Keeps so many findings, the gravest first and each kind in its order; how many are left out.
    pub fn keep_gravest(&mut self, count: usize) -> usize {
        let left_out = self.list.len().saturating_sub(count);
        if left_out > 0 {
            self.list.sort_by_key(|found| found.severity);
            self.list.truncate(count);
        }
        left_out
    }

    /// Sorted by place, then code; what is said twice of one place is said once.
    pub fn sort(&mut self, texts: &Texts) {
        let key = |found: &Diagnostic| {
            (
                texts.path(found.span).to_owned(),
                found.span.start,
                found.span.end,
                found.rule.code,
                found.message.en.clone(),
            )
        };
        self.list.sort_by_cached_key(key);
        self.list.dedup();
        self.permitted.sort_by_cached_key(|one| key(&one.diagnostic));
        self.permitted.dedup();
    }
}

/// The nearest of `known` to `word`, if it is near enough to be meant. Long words may differ in more letters; a Han
/// character says more than a letter: 示例市 is not meant by 示例港区. Of a short word that is as near to several (万仁:
/// 万人, 万亩) none is proposed.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let is_han = word.chars().any(crate::lang::is_cjk);
    let limit = if is_han {
        (length / 4).max(1)
    } else if length <= 3 {
        1
    } else {
        (length / 3).max(2)
    };
    let folded = word.to_lowercase();
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= limit && *distance < candidate.chars().count())
        .collect();
    near.sort_unstable();
    near.dedup();
    match near.as_slice() {
        [(first, _), (second, _), ..] if first == second && length <= 3 => None,
        [(_, candidate), ..] => Some(candidate),
        [] => None,
    }
}
