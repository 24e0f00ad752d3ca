//! How findings name figures: indicator with its item, and the number in question.

use crate::lang::{Text, Tongue};
use crate::markup::Owner;
use crate::model::{Facet, IndicatorId, Part, Rank, Share, Site};
use crate::quantity::{Growth, Quantity, figure, growth_figure, ordinal};

/// The indicator of a figure with its item, and which number of it: 规上工业产值的同比增速.
pub fn indicator_name(site: &Site, owner: Owner, part: Part) -> Text {
    let (indicator, item) = match owner {
        Owner::Observation(id) => (site.observations[id].indicator, site.observations[id].item.as_deref()),
        Owner::Target(id) => (site.targets[id].indicator, site.targets[id].item.as_deref()),
    };
    let is_target = matches!(owner, Owner::Target(_));
    let (zh, en) = match part {
        Part::Level | Part::Period => ("", ""),
        Part::Yoy => ("的增速", ", growth"),
        Part::Mom => ("的环比增速", ", growth on the previous period"),
        Part::SinceYearStart => ("的比年初增速", ", growth since the start of the year"),
        Part::Average => ("的年均增速", ", average growth"),
        Part::Rank => ("的位次", ", rank"),
        Part::Share => ("的占比", ", share"),
    };
    let name = named(site, indicator, item);
    let (target_zh, target_en) = if is_target { ("目标", "the target for ") } else { ("", "") };
    Text::new(format!("{}{target_zh}{zh}", name.zh), format!("{target_en}{}{en}", name.en))
}

fn named(site: &Site, indicator: IndicatorId, item: Option<&Facet>) -> Text {
    let name = &site.indicators[indicator].name;
    let mut text = Text::new(format!("“{}”", name.text("zh")), format!("\"{}\"", name.text("en")));
    if let Some(item) = item {
        text = Text::new(
            format!("“{}（{}）”", name.text("zh"), item.name.text("zh")),
            format!("\"{} ({})\"", name.text("en"), item.name.text("en")),
        );
    }
    text
}

/// A number of a figure as prose of a tongue would write it.
pub fn part_text(site: &Site, owner: Owner, part: Part, tongue: Tongue) -> String {
    let (indicator, level, yoy, rank, share) = match owner {
        Owner::Observation(id) => {
            let one = &site.observations[id];
            let rate = match part {
                Part::Mom => one.mom.as_ref(),
                Part::SinceYearStart => one.since_year_start.as_ref(),
                Part::Average => one.average.as_deref().map(|average| &average.growth),
                _ => one.yoy.as_ref(),
            };
            (one.indicator, one.level.as_ref(), rate, one.rank.as_deref(), one.share.as_deref())
        }
        Owner::Target(id) => {
            let one = &site.targets[id];
            let rate = if part == Part::Average { one.average_growth.as_ref() } else { one.growth.as_ref() };
            (one.indicator, one.level.as_ref(), rate, one.rank.as_deref(), one.share.as_deref())
        }
    };
    let noun = site.indicators[indicator].noun();
    let of_level = |level: &Quantity| figure(level, noun, tongue);
    let of_rate = |rate: &Growth| growth_figure(rate, tongue);
    let of_rank = |rank: &Rank| rank.place.map(|place| ordinal(place.into(), tongue)).unwrap_or_default();
    let of_share = |share: &Share| figure(&share.value, None, tongue);
    match part {
        Part::Level | Part::Period => level.map(of_level),
        Part::Rank => rank.map(of_rank),
        Part::Share => share.map(of_share),
        _ => yoy.map(of_rate),
    }
    .unwrap_or_default()
}
