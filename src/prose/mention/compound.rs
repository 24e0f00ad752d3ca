//! Numbers whose scales stand between their digits: 五亿三千六百二十万元, 2万5千公里, 二百八十六元五角, 五成四.

use rust_decimal::Decimal;

use super::{Measure, Mention, Scan};

impl Scan<'_> {
    /// The compound that a number opens, with the position behind it. It keeps the first scale: 十九亿四千六百万元 is
    /// 19.46亿元, 一万一千四百人 1.14万人.
    pub(super) fn compound(
        &self,
        first: usize,
        head: usize,
        number: Decimal,
        after: usize,
    ) -> Option<(Mention, usize)> {
        if let Some(found) = self.small_change(first, head, number, after).or_else(|| self.tenths(head, number, after))
        {
            return Some(found);
        }
        let (scale, prefix) = match self.chars.get(after)? {
            '亿' => (Decimal::from(100_000_000), "亿"),
            '万' => (Decimal::from(10_000), "万"),
            _ => return None,
        };
        let mut total = number.checked_mul(scale)?;
        let mut at = after + 1;
        let mut below = scale;
        let mut parts = 0;
        while let Some((part, unit, end)) = self.part(at, below) {
            total = total.checked_add(part.checked_mul(unit)?)?;
            (at, below, parts) = (end, unit, parts + 1);
            if unit == Decimal::ONE {
                break;
            }
        }
        if parts == 0 {
            return None;
        }
        // 余 and 多 stand before the last scale or before the unit.
        let taken = self.measure(at, None)?;
        let Measure::Unit(unit) = taken.measure else { return None };
        let unit = self.units.find(&format!("{prefix}{}", unit.symbol)).filter(|_| unit.prefix == Decimal::ONE)?;
        let value = total.checked_div(scale)?.normalize();
        let (start, end) = (self.chars.offset(head), self.chars.offset(taken.end));
        let rises = self.words_say(head);
        let mention =
            Mention { start, end, number: value, max: None, measure: Measure::Unit(unit), rises, spelled: false };
        Some((mention, taken.end))
    }

    /// The next part of a compound with its scale: 三千六百二十 with 万, 五 with 千, 620.
    fn part(&self, at: usize, below: Decimal) -> Option<(Decimal, Decimal, usize)> {
        let start = at + usize::from(matches!(self.chars.get(at), Some('零' | '〇')));
        let (number, mut end) = match self.chars.han_decimal(start) {
            Some(found) => found,
            None => {
                let (number, end) = self.chars.number(start);
                (number.filter(|_| end > start)?, end)
            }
        };
        end += usize::from(matches!(self.chars.get(end), Some('余' | '多')));
        let scale = match self.chars.get(end) {
            Some('万') if below > Decimal::from(10_000) => Decimal::from(10_000),
            Some('千') => Decimal::ONE_THOUSAND,
            Some('百') => Decimal::ONE_HUNDRED,
            _ => return Some((number, Decimal::ONE, end)).filter(|_| number < below),
        };
        Some((number, scale, end + 1)).filter(|_| scale < below)
    }

    /// 二百八十六元五角, 3元2角5分.
    fn small_change(&self, first: usize, head: usize, number: Decimal, after: usize) -> Option<(Mention, usize)> {
        if self.chars.get(after) != Some('元') || first > after {
            return None;
        }
        let digit = |at: usize| {
            let start = at + usize::from(matches!(self.chars.get(at), Some('零' | '〇')));
            let digit = self.chars.han_digit(start).or_else(|| self.chars.get(start).and_then(|c| c.to_digit(10)))?;
            Some((Decimal::from(digit), start + 1))
        };
        let (tenths, mut end) = digit(after + 1).filter(|(_, end)| self.chars.get(*end) == Some('角'))?;
        end += 1;
        let mut total = number.checked_add(tenths.checked_div(Decimal::TEN)?)?;
        if let Some((cents, behind)) = digit(end).filter(|(_, behind)| self.chars.get(*behind) == Some('分')) {
            total = total.checked_add(cents.checked_div(Decimal::ONE_HUNDRED)?)?;
            end = behind + 1;
        }
        let unit = self.units.find("元")?;
        Some((self.mention(head, end, total.normalize(), Measure::Unit(unit)), end))
    }

    /// 五成四 is 54 %, 二成半 25 %.
    fn tenths(&self, head: usize, number: Decimal, after: usize) -> Option<(Mention, usize)> {
        if self.chars.get(after) != Some('成') {
            return None;
        }
        let rest = match self.chars.get(after + 1) {
            Some('半') => 5,
            _ => self.chars.han_digit(after + 1)?,
        };
        let total = number.checked_mul(Decimal::TEN)?.checked_add(Decimal::from(rest))?;
        let percent = crate::quantity::Unit::percent();
        Some((self.mention(head, after + 2, total, Measure::Unit(percent)), after + 2))
    }

    fn mention(&self, head: usize, end: usize, number: Decimal, measure: Measure) -> Mention {
        let rises = self.words_say(head);
        let (start, end) = (self.chars.offset(head), self.chars.offset(end));
        Mention { start, end, number, max: None, measure, rises, spelled: true }
    }
}

#[cfg(test)]
mod tests {
    use crate::prose::mention::{Measure, scan};
    use crate::quantity::Units;

    fn read(text: &str) -> Vec<String> {
        let unit = |measure: &Measure| match measure {
            Measure::Unit(unit) => unit.symbol.clone(),
            _ => "?".into(),
        };
        scan(text, &Units::default()).iter().map(|one| format!("{} {}", one.number, unit(&one.measure))).collect()
    }

    #[test]
    fn scales_between_digits() {
        assert_eq!(read("社会总产值五亿三千六百二十万元，增长百分之十四点六"), ["5.362 亿元", "14.6 %"]);
        assert_eq!(read("公路2万5千公里，粮食四十八亿六千万斤"), ["2.5 万公里", "48.6 亿斤"]);
        assert_eq!(read("户数一万一千四百户，人口四百一十二万六千人"), ["1.14 万户", "412.6 万人"]);
        assert_eq!(read("成交额一亿二千余万元，国民收入十亿零三百万元"), ["1.2 亿元", "10.03 亿元"]);
        assert_eq!(read("纯收入二百八十六元五角，占五成四，二成半"), ["286.5 元", "54 %", "25 %"]);
        assert_eq!(read("完成百分之一百零四点三，出生率千分之八点九"), ["104.3 %", "8.9 ‰"]);
        assert_eq!(read("二千五百万元，两万元，1亿元"), ["2500 万元", "2 万元", "1 亿元"]);
        assert_eq!(read("经济保持平稳，与上年持平"), ["0 %"]);
    }
}
