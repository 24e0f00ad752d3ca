//! N126: 占全市65% in the report of a zone that lies in a city within a city.

use super::number::{base, is_percent};
use super::passage::{Sentence, is_mark};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::markup::Setting;
use crate::model::{Organization, Report};
use crate::prose::mention::Mention;
use crate::rules;

/// Looks for shares of "the city" where that may be one of two.
pub fn check(sentence: Sentence<'_>, setting: &Setting<'_>, found: &mut Diagnostics) {
    let (word, tongue) = match setting.tongue() {
        Tongue::Zh => ("全市", Tongue::Zh),
        Tongue::En => ("the city", Tongue::En),
    };
    if !sentence.text().contains(word) {
        return;
    }
    let Some(report) = setting.report() else { return };
    let cities = cities(setting, report);
    let ([_, _, ..], Some((inner, outer))) = (cities.as_slice(), cities.first().zip(cities.get(1))) else { return };
    for mention in sentence.mentions().iter().filter(|mention| is_percent(mention)) {
        let place = match tongue {
            Tongue::Zh => share_of_city(sentence, mention),
            Tongue::En => english(sentence, mention),
        };
        let Some((from, to)) = place.filter(|_| !is_noted(sentence, mention, setting, report)) else { continue };
        let names = [inner, outer].map(|city| (city.name.text("zh").to_owned(), city.name.text("en").to_owned()));
        found.push(rules::unclear_whole(sentence.span(from, to), sentence.slice(from, to), &names));
    }
}

/// The cities that the reporter lies in, from the inside.
fn cities<'a>(setting: &Setting<'a>, report: &Report) -> Vec<&'a Organization> {
    let mut cities = Vec::new();
    let mut next = Some(report.organization);
    // A circle of `within` is another rule's.
    for _ in 0..8 {
        let Some(id) = next else { break };
        let one = &setting.site.organizations[id];
        if one.name.values().any(|name| name.ends_with('市') || name.ends_with(" City")) {
            cities.push(one);
        }
        next = one.within;
    }
    cities
}

/// 占全市工业总产值比例保持在30%, 占全市的65%, 全市的52%.
fn share_of_city(sentence: Sentence<'_>, mention: &Mention) -> Option<(usize, usize)> {
    let before = sentence.before(mention.start);
    let at = before.rfind("全市")?;
    let between = before.get(at + "全市".len()..)?;
    let is_share = before.get(..at)?.ends_with('占') || between == "的";
    let is_growth = ["增长", "提高", "下降", "高于", "低于"].iter().any(|word| between.contains(word));
    let start = if before.get(..at)?.ends_with('占') { at - "占".len() } else { at };
    let is_near = between.chars().count() <= 20 && !between.contains(is_mark);
    (is_share && is_near && !is_growth).then_some((sentence.start + start, mention.end))
}

/// `30% of the city's output`.
fn english(sentence: Sentence<'_>, mention: &Mention) -> Option<(usize, usize)> {
    let rest = sentence.after(mention.end);
    let length =
        [" of the city's", " of the city’s", " of the city"].iter().find(|words| rest.starts_with(**words))?.len();
    Some((mention.start, mention.end + length))
}

/// Whether the report's figure with that share says in a note which city is meant.
fn is_noted(sentence: Sentence<'_>, mention: &Mention, setting: &Setting<'_>, report: &Report) -> bool {
    let stated = base(sentence, mention);
    report.observations.iter().map(|id| &setting.site.observations[*id]).any(|one| {
        let share = one.share.as_deref().and_then(|share| share.value.base());
        let level = one.level.as_ref().and_then(crate::quantity::Quantity::base);
        one.note.is_some() && stated.is_some() && (share == stated || level == stated)
    })
}
