//! The fragment of a report's prose that states a figure: the fewest clauses that hold its numbers and stand there once.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::extract::Statement;

/// The prose of a report, with the places of its numbers.
pub struct Prose<'a> {
    text: &'a str,
    /// Every run of digits, decimal point included, with the bytes where it starts.
    numbers: BTreeMap<&'a str, Vec<usize>>,
}

/// Most clauses of a quote that are tried.
const CLAUSES_MAX: usize = 12;

impl<'a> Prose<'a> {
    /// The numbers of a text.
    pub fn of(text: &'a str) -> Prose<'a> {
        let mut numbers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (start, number) in runs(text) {
            numbers.entry(number).or_default().push(start);
        }
        Prose { text, numbers }
    }

    /// The shortest run of clauses of a statement's quote that holds its numbers and stands in the prose once; else one that
    /// stands there at all.
    pub fn quote(&self, statement: &Statement) -> Option<String> {
        let whole = statement.quote.trim();
        let wanted = numbers_of(statement, whole);
        let mut found: Option<&str> = None;
        for fragment in fragments(whole, &wanted) {
            match self.count(fragment) {
                0 => {}
                1 => return Some(fragment.to_owned()),
                // A longer fragment may be the only one of its kind.
                _ => found = found.or(Some(fragment)),
            }
        }
        found.map(str::to_owned)
    }

    /// How often a fragment stands in the prose; more than one is two.
    fn count(&self, fragment: &str) -> usize {
        // Its rarest number leads to the few places where it can stand.
        let rarest = runs(fragment)
            .map(|(at, number)| (at, self.numbers.get(number).map_or(&[] as &[usize], Vec::as_slice)))
            .min_by_key(|(_, places)| places.len());
        match rarest {
            Some((at, places)) => {
                let starts = places.iter().filter_map(|place| place.checked_sub(at));
                starts
                    .filter(|start| self.text.get(*start..).is_some_and(|rest| rest.starts_with(fragment)))
                    .take(2)
                    .count()
            }
            None if fragment.is_empty() => 0,
            None => self.text.matches(fragment).take(2).count(),
        }
    }
}

/// Runs of digits with their decimal points, and the bytes where they start.
pub fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(|c: char| c.is_ascii_digit())?;
        let rest = text.get(start..)?;
        let digit = |at: usize| rest.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        // 1,156.8: groups of three belong together.
        let groups = |at: usize| digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4);
        let goes_on = |(at, c): (usize, char)| c.is_ascii_digit() || c == '.' || (c == ',' && groups(at));
        let length = rest.char_indices().find(|one| !goes_on(*one)).map_or(rest.len(), |(at, _)| at);
        at = start + length;
        Some((start, rest.get(..length)?))
    })
}

/// The statement's numbers as its quote prints them.
fn numbers_of(statement: &Statement, quote: &str) -> Vec<String> {
    let share = statement.share.as_ref().map(|share| share.value);
    let numbers = [Some(statement.value), statement.value_max, statement.yoy.map(|rate| rate.abs()), share];
    let grouped: BTreeMap<String, &str> = runs(quote).map(|(_, run)| (run.replace(',', ""), run)).collect();
    let as_printed = |number: Decimal| grouped.get(&number.to_string()).map(|run| (*run).to_owned());
    let printed: Vec<Option<String>> = numbers.into_iter().flatten().map(as_printed).collect();
    // Where the level itself is spelled otherwise (五亿), only the whole quote is sure to state it.
    if printed.first().is_some_and(Option::is_none) {
        return Vec::new();
    }
    let printed = printed.into_iter().flatten();
    printed.chain(statement.rank.clone().filter(|rank| quote.contains(rank.as_str()))).collect()
}

/// Runs of clauses that hold all that is wanted, the shortest first; the whole quote at last.
fn fragments<'q>(quote: &'q str, wanted: &[String]) -> Vec<&'q str> {
    let mut bounds = vec![0];
    let numbers: Vec<(usize, usize)> = runs(quote).map(|(at, run)| (at, at + run.len())).collect();
    let in_number = |at: usize| numbers.iter().any(|(start, end)| (*start..*end).contains(&at));
    for (at, c) in quote
        .char_indices()
        .filter(|(_, c)| matches!(c, '，' | ',' | '；' | ';' | '。' | '、' | '（' | '(' | '）' | ')'))
        .filter(|(at, _)| !in_number(*at))
    {
        bounds.push(at + c.len_utf8());
    }
    bounds.push(quote.len());
    bounds.dedup();
    let mut found: Vec<&str> = Vec::new();
    if bounds.len() <= CLAUSES_MAX + 1 && !wanted.is_empty() {
        for (i, start) in bounds.iter().enumerate() {
            for end in bounds.iter().skip(i + 1) {
                let clause = quote.get(*start..*end).unwrap_or("");
                let clause = clause.trim().trim_end_matches(['，', ',', '；', ';', '。', '、', '（', '(', '）', ')']);
                // A bare number names nothing: `87.5亿元` alone is no quote.
                let names_something = clause.chars().filter(|c| c.is_alphabetic()).count() >= 4;
                if names_something && wanted.iter().all(|number| clause.contains(number.as_str())) {
                    found.push(clause);
                }
            }
        }
        found.sort_by_key(|clause| clause.len());
    }
    found.push(quote);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::statement;

    fn quote(quote: &str, value: &str, prose: &str) -> Option<String> {
        let mut one = statement("产值", value, "亿元");
        one.quote = quote.to_owned();
        Prose::of(prose).quote(&one)
    }

    #[test]
    fn the_clause_with_the_number_is_enough() {
        let prose = "今年1-10月，完成规上工业产值577亿元，势头良好。";
        assert_eq!(quote("今年1-10月，完成规上工业产值577亿元", "577", prose).unwrap(), "完成规上工业产值577亿元");
    }

    #[test]
    fn a_clause_that_stands_twice_is_told_apart_by_its_neighbours() {
        let prose = "汽车产业，完成产值20亿元。医药产业，完成产值20亿元。";
        assert_eq!(quote("医药产业，完成产值20亿元", "20", prose).unwrap(), "医药产业，完成产值20亿元");
    }

    #[test]
    fn separators_of_thousands_divide_nothing() {
        let text = "全年完成进出口总额1,156.8亿元，同比增长5.5%";
        assert_eq!(quote(text, "1156.8", text).unwrap(), "全年完成进出口总额1,156.8亿元");
        let text = "货物吞吐量1,300.50万吨,增长2%";
        assert_eq!(quote(text, "1300.50", text).unwrap(), "货物吞吐量1,300.50万吨");
    }

    #[test]
    fn what_is_not_in_the_prose_is_no_quote() {
        assert_eq!(quote("完成产值20亿元", "20", "完成产值120亿元。"), None);
        assert_eq!(quote("完成产值二十亿元", "20", "完成产值二十亿元。").unwrap(), "完成产值二十亿元");
        assert_eq!(quote("", "20", ""), None);
    }
}
