//! Numbers that the scan of figures passes over: the parts of 5.2:45.3:49.5, and numbers whose unit stands only behind the
//! last of their list: 分别高于全国、全省2.0、0.6个百分点.

use rust_decimal::Decimal;

use super::numbers::{Number, Sort};

/// What stands between the parts of a ratio.
const SIGNS: &[char] = &[':', '∶', '：', '比'];

/// The parts of the ratios of a text: those that add up to a hundred.
pub fn ratios(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, _, _)) = decimal(text, at) {
        let parts = parts(text, start);
        let Some(last) = parts.last() else { break };
        at = last.1;
        let sum: Decimal = parts.iter().map(|(_, _, value)| *value).sum();
        if parts.len() < 2 || (sum - Decimal::ONE_HUNDRED).abs() > Decimal::new(15, 1) {
            continue;
        }
        let count = parts.len();
        let number = |(index, (start, end, value)): (usize, &(usize, usize, Decimal))| Number {
            part: Some((index, count)),
            ..plain(*start, *end, *value, "%", Sort::Percent)
        };
        found.extend(parts.iter().enumerate().map(number));
    }
    found
}

/// Numbers before a number with a unit, divided from it by 、 or 和 alone, that share the unit.
pub fn sharing(text: &str, numbers: &[Number]) -> Vec<Number> {
    let mut found = Vec::new();
    for (index, number) in
        numbers.iter().enumerate().filter(|(_, number)| number.max.is_none() && !number.unit.is_empty())
    {
        let floor = index.checked_sub(1).and_then(|index| numbers.get(index)).map_or(0, |before| before.end);
        let mut end = number.start;
        while let Some((start, value, negative)) = before(text, floor, end) {
            let close = start
                + text
                    .get(start..end)
                    .map_or(0, |run| run.trim_end_matches(['、', '和', '及', '与', '，', ' ', '个']).len());
            found.push(Number { negative, ..plain(start, close, value, &number.unit, number.sort) });
            end = start;
        }
    }
    found
}

/// A plain number that ends before a position behind a floor, with a separator between.
fn before(text: &str, floor: usize, end: usize) -> Option<(usize, Decimal, bool)> {
    let lead = text.get(floor..end)?;
    let trimmed = lead.strip_suffix(['、', '和', '及', '与']).or_else(|| lead.strip_suffix("，和"))?;
    let trimmed = trimmed.strip_suffix('个').unwrap_or(trimmed);
    let digits = trimmed.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let value = Decimal::from_str_exact(trimmed.get(digits.len()..)?).ok()?;
    // A year or a code is no figure.
    if !trimmed.get(digits.len()..)?.contains('.') || digits.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let negative = digits.ends_with(['-', '−', '－']);
    Some((floor + digits.len() - if negative { '-'.len_utf8() } else { 0 }, value, negative))
}

fn plain(start: usize, end: usize, value: Decimal, unit: &str, sort: Sort) -> Number {
    Number {
        start,
        end,
        value,
        max: None,
        unit: unit.into(),
        sort,
        counts: false,
        negative: false,
        hedge: None,
        steady: false,
        signed: false,
        part: None,
    }
}

/// The numbers of a ratio that starts at a position.
fn parts(text: &str, start: usize) -> Vec<(usize, usize, Decimal)> {
    let mut found = Vec::new();
    let mut at = start;
    while let Some(part) = decimal(text, at).filter(|(first, _, _)| *first == at) {
        found.push(part);
        let rest = text.get(part.1..).unwrap_or("");
        match rest.chars().next().filter(|c| SIGNS.contains(c)) {
            Some(sign) => at = part.1 + sign.len_utf8(),
            None => break,
        }
    }
    found
}

/// The next plain decimal of a text from a position on.
fn decimal(text: &str, from: usize) -> Option<(usize, usize, Decimal)> {
    let rest = text.get(from..)?;
    let start = from + rest.find(|c: char| c.is_ascii_digit())?;
    let tail = text.get(start..)?;
    let length = tail.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(tail.len());
    let digits = tail.get(..length)?.trim_end_matches('.');
    let end = start + digits.len().max(1);
    Some((start, end, Decimal::from_str_exact(digits).unwrap_or_default()))
}
