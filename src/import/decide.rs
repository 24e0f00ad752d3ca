//! What becomes of each statement: taken, asked about, or left out.

use super::entry::{self, Surroundings, entry};
use super::matching::{Candidate, Matched, Reporter, find, is_bare};
use super::name::{fold, split_note};
use super::propose;
use super::reason::Reason;
use super::registry::{Known, Origin, Registry};
use super::{Choice, Finding, Verdict};
use crate::extract::{Doubt, Kind, Statement, Status};

/// Shorter names are no names: 投资, 排名.
const NAME_MIN: usize = 3;

/// Whether a text may be the name of an indicator: long enough, and no fragment of a list or of a sentence.
fn is_name(text: &str) -> bool {
    let folded = fold(text);
    let count = |mark: char| folded.matches(mark).count();
    let is_cut = |c: char| matches!(c, ';' | '；' | ',' | '，' | '、' | '.' | ':' | '：' | ')' | '+');
    folded.chars().count() >= NAME_MIN
        && count('(') == count(')')
        && !folded.starts_with(is_cut)
        && !folded.trim_end_matches(')').ends_with(is_cut)
        && !["等", "及", "和", "与", "的", "以及"].iter().any(|word| folded.ends_with(word))
}

/// A statement whose name needs the one before it, with that name in front: 年均增速 behind 工业总产值.
pub fn completed(mut statement: Statement, before: Option<&Finding>) -> Statement {
    let Some(before) = before.filter(|before| before.statement.line == statement.line && is_bare(&statement.name))
    else {
        return statement;
    };
    let own = statement.name.trim().trim_start_matches("以来");
    let head = split_note(&before.statement.name).0;
    // 项目完成投资 and 投资完成计划 share a word.
    let head = if own.starts_with("投资") { head.strip_suffix("投资").unwrap_or(head) } else { head };
    statement.name = format!("{head}{own}");
    statement
}

/// The finding of one statement. What is taken unregistered becomes a proposal of the registry.
pub fn decide(statement: Statement, reporter: &Reporter, registry: &mut Registry, around: &Surroundings) -> Finding {
    let mut finding = matched(statement, reporter, registry);
    match &finding.verdict {
        Verdict::Taken => take(&mut finding, registry, around),
        Verdict::Unsure(_) => finding.entry = sketch(&finding, registry, around),
        Verdict::Left(_) => {}
    }
    finding
}

/// A statement with its indicator and what is to become of it; nothing is proposed yet.
pub fn matched(statement: Statement, reporter: &Reporter, registry: &Registry) -> Finding {
    let matched = find(&statement, reporter, registry);
    let (choice, question) = choose(&statement, matched, registry);
    let verdict = left_out(&statement).map(Verdict::Left).or(question.map(Verdict::Unsure)).unwrap_or(Verdict::Taken);
    Finding { statement, choice, entry: None, verdict, joined: false }
}

/// Makes a finding part of the report, with an entry of the registry where it needs one; it is left out where the front matter
/// has no form for it.
pub fn take(finding: &mut Finding, registry: &mut Registry, around: &Surroundings) {
    if let Choice::New(indicator) = &finding.choice {
        let index = registry.propose((**indicator).clone());
        finding.choice = Choice::Known(certain(index));
    }
    let Choice::Known(candidate) = &finding.choice else {
        finding.verdict = Verdict::Unsure(Reason::Name);
        return;
    };
    match entry(&finding.statement, candidate, registry, around) {
        Ok(entry) => {
            registry.adopt(candidate.index, entry::unit(&finding.statement, registry));
            finding.entry = Some(entry);
            finding.verdict = Verdict::Taken;
        }
        Err(reason @ (Reason::SeveralYears | Reason::NoUnit)) => finding.verdict = Verdict::Unsure(reason),
        Err(reason) => finding.verdict = Verdict::Left(reason),
    }
}

/// What an unsure finding would look like, where it has an indicator.
fn sketch(finding: &Finding, registry: &mut Registry, around: &Surroundings) -> Option<entry::Entry> {
    match &finding.choice {
        Choice::Known(candidate) => entry(&finding.statement, candidate, registry, around).ok(),
        Choice::New(indicator) => {
            // The entry needs an indicator to be written by; nothing is proposed yet.
            let index = registry.propose((**indicator).clone());
            let sketched = entry(&finding.statement, &certain(index), registry, around).ok();
            registry.withdraw();
            sketched
        }
        Choice::None => None,
    }
}

/// A candidate that is beyond doubt.
pub fn certain(index: usize) -> Candidate {
    Candidate { index, score: 1.0, item: None, about: None, other_dimension: false }
}

/// Statements that the front matter has no form for.
fn left_out(statement: &Statement) -> Option<Reason> {
    match statement.kind {
        Kind::Multiple => Some(Reason::Multiple),
        Kind::Change if !statement.unit.contains("百分点") => Some(Reason::Difference),
        _ => None,
    }
}

/// The indicator of a statement, and the question that it leaves open.
fn choose(statement: &Statement, matched: Matched, registry: &Registry) -> (Choice, Option<Reason>) {
    let name = |index: usize| {
        registry.indicators.get(index).map(|known| (known.indicator.id.clone(), known.title().to_owned()))
    };
    let doubt = doubt(statement, &matched, registry);
    match matched {
        Matched::One(candidate) if candidate.other_dimension => {
            let known = registry.indicators.get(candidate.index);
            let question = known
                .filter(|known| known.origin == Origin::Registered)
                .map(|known| Reason::OtherUnit { id: known.indicator.id.clone(), unit: statement.unit.clone() });
            (Choice::Known(candidate), question.or(doubt))
        }
        Matched::One(candidate) => (Choice::Known(candidate), doubt),
        Matched::Two(first, second) => {
            let ids = name(first.index).zip(name(second.index));
            let question = ids.map(|((first, _), (second, _))| Reason::TwoIndicators { first, second });
            (Choice::Known(first), question)
        }
        Matched::Faint(candidate) => {
            let question = name(candidate.index).map(|(id, name)| Reason::Resembles { id, name });
            (Choice::Known(candidate), question)
        }
        Matched::None if !is_name(&statement.name) => (Choice::None, Some(Reason::Name)),
        Matched::None => match propose::indicator(statement, &registry.units, registry.lang()) {
            Some(indicator) => (Choice::New(Box::new(indicator)), doubt),
            None if statement.kind == Kind::Level => {
                (Choice::None, Some(Reason::UnknownUnit { unit: statement.unit.clone() }))
            }
            None if statement.kind == Kind::Change => (Choice::None, Some(Reason::Difference)),
            None => (Choice::None, Some(Reason::NoUnit)),
        },
    }
}

/// The doubts of the reader that no match removes.
fn doubt(statement: &Statement, matched: &Matched, registry: &Registry) -> Option<Reason> {
    let has = |doubt: Doubt| statement.doubts.contains(&doubt);
    // The total of a project that has a name is what planned totals are registered for.
    let is_project_total = statement.status == Status::Plan
        && matches!(matched, Matched::One(one) if one.item.is_some() && is_planned_total(one, registry));
    let item = match matched {
        Matched::One(one) => one.item.as_deref(),
        _ => None,
    };
    if has(Doubt::Name) || item.is_some_and(|item| item.matches('(').count() != item.matches(')').count()) {
        Some(Reason::Name)
    } else if has(Doubt::Minor) && !is_project_total {
        Some(Reason::Minor)
    } else {
        None
    }
}

fn is_planned_total(candidate: &Candidate, registry: &Registry) -> bool {
    registry.indicators.get(candidate.index).is_some_and(Known::is_planned)
}
