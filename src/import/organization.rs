//! Who reports: by title, publisher and source, among the registered organizations; else a proposal made of their words.
//!
//! 台州湾经开区1-10月工作总结, published by 台州湾经济技术开发区管委会, is of 台州湾经济技术开发区, in short 台州湾经开区.

use super::matching::Reporter;
use super::name::fold;
use super::registry::{KnownOrganization, Registry};
use crate::document::Metadata;

/// What a name of an organization may end with; longer ones first.
const ENDS: &[&str] = &[
    "开发区",
    "经开区",
    "高新区",
    "产业集聚区",
    "新区",
    "自治区",
    "自治州",
    "委员会",
    "管委会",
    "人民政府",
    "办公室",
    "园区",
    "街道",
    "集团",
    "公司",
    "中心",
    "学院",
    "大学",
    "银行",
    "总队",
    "支队",
    "市",
    "县",
    "区",
    "省",
    "州",
    "盟",
    "旗",
    "镇",
    "乡",
    "局",
    "厅",
    "委",
    "办",
    "院",
    "部",
];

/// Words behind the name of an area that name its administration.
const ADMINISTRATIONS: &[&str] = &["管理委员会", "管委会", "人民政府办公室", "人民政府", "党工委", "办公室"];

/// The organization that a document is of; proposed where it is none that is known. `None` where nothing names one.
pub fn reporter(metadata: &Metadata, given: Option<&str>, registry: &mut Registry) -> Option<Reporter> {
    let id = match given {
        Some(given) => registry.organization(given)?.id.clone(),
        None => match registered(metadata, registry) {
            Some(id) => id,
            None => proposed(metadata, registry)?,
        },
    };
    let about = described(&id, registry);
    let names = |id: &str| -> Vec<String> {
        let one = registry.organization(id);
        one.into_iter()
            .flat_map(|one| [Some(one.name.clone()), one.short.clone()])
            .flatten()
            .map(|name| fold(&name))
            .collect()
    };
    let mut own: Vec<String> = names(&id).into_iter().chain(names(&about)).collect();
    own.sort_by_key(|name| std::cmp::Reverse(name.len()));
    own.dedup();
    Some(Reporter { organization: id, about, names: own })
}

/// The registered organization with the longest name that title, publisher or source give.
fn registered(metadata: &Metadata, registry: &Registry) -> Option<String> {
    let fields = [&metadata.title, &metadata.publisher, &metadata.source];
    let texts = fields.into_iter().flatten().map(|text| fold(text));
    for text in texts {
        let named = registry.organizations.iter().filter_map(|one| {
            let names = [Some(&one.name), one.short.as_ref()].into_iter().flatten().map(|name| fold(name));
            let longest = names.filter(|name| names_whole(&text, name)).map(|name| name.len()).max()?;
            Some((longest, one.id.clone()))
        });
        if let Some((_, id)) = named.max() {
            return Some(id);
        }
    }
    None
}

/// Whether a text opens with a name, and not with a longer one: 临海市 does not name 临海市经济和信息化局.
fn names_whole(text: &str, name: &str) -> bool {
    let Some(rest) = text.strip_prefix(name).filter(|_| !name.is_empty()) else { return false };
    let rest = ADMINISTRATIONS.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    rest.is_empty() || leading_name(rest).is_none()
}

fn proposed(metadata: &Metadata, registry: &mut Registry) -> Option<String> {
    let title = metadata.title.as_deref().and_then(leading_name);
    let published = [&metadata.publisher, &metadata.source].into_iter().flatten().map(|text| administered(text.trim()));
    let published = published
        .filter(|name| name.chars().count() >= 2)
        .find(|name| leading_name(name).is_some_and(|whole| whole == *name));
    let (name, short) = match (title, published) {
        // 台州湾经开区 is short for 台州湾经济技术开发区; 青山县 is not short for its 青山县统计局.
        (Some(title), Some(published)) if is_short_for(title, published) && area(published) != Some(title) => {
            (published, (title != published).then(|| title.to_owned()))
        }
        (Some(title), _) => (title, None),
        (None, Some(published)) => (published, None),
        (None, None) => (place_before_colon(metadata.title.as_deref()?)?, None),
    };
    if let Some(known) = registry.organization(name) {
        return Some(known.id.clone());
    }
    let within = area(name).map(|area| match registry.organization(area) {
        Some(known) => known.id.clone(),
        None => registry.propose_organization(area, None, None),
    });
    Some(registry.propose_organization(name, short, within))
}

/// The name that a title opens with, up to the time or the kind of document: 临海市经济和信息化局 of
/// 临海市经济和信息化局2022年工作总结.
fn leading_name(text: &str) -> Option<&str> {
    let text = text.trim().trim_start_matches(['《', '“', '【', '关']).trim_start();
    let stop = text
        .char_indices()
        .find(|(at, c)| {
            let rest = text.get(*at..).unwrap_or("");
            c.is_ascii_digit()
                || matches!(
                    c,
                    '“' | '关' | '《' | ':' | '：' | '二' | '〇' | ',' | '，' | '(' | '（' | '-' | '_' | ' ' | '|'
                )
                || [
                    "一九",
                    "十四五",
                    "十三五",
                    "工作总结",
                    "国民经济",
                    "政府工作",
                    "统计公报",
                    "上半年",
                    "年度",
                    "发布",
                ]
                .iter()
                .any(|word| rest.starts_with(word))
        })
        .map_or(text.len(), |(at, _)| at);
    let head = text.get(..stop)?.trim();
    let enough = (2..=30).contains(&head.chars().count());
    (enough && ENDS.iter().any(|end| head.ends_with(end)) && !ENDS.contains(&head)).then_some(head)
}

/// 台州 of 台州:全力谱写…: the place that a headline is about.
fn place_before_colon(title: &str) -> Option<&str> {
    let (place, _) = title.split_once([':', '：'])?;
    let place = place.trim();
    (2..=8).contains(&place.chars().count()).then_some(place).filter(|place| !place.contains(|c: char| c.is_ascii()))
}

/// An area without its administration: 台州湾经济技术开发区 of 台州湾经济技术开发区管委会.
fn administered(name: &str) -> &str {
    let shorter = ADMINISTRATIONS.iter().find_map(|word| name.strip_suffix(word));
    shorter.filter(|rest| rest.chars().count() >= 2).unwrap_or(name)
}

/// Whether the characters of a name stand in a longer one in their order.
fn is_short_for(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.by_ref().any(|other| other == c))
}

/// The area that an office belongs to: 临海市 of 临海市经济和信息化局.
fn area(name: &str) -> Option<&str> {
    let is_office = ["局", "厅", "委", "委员会", "办公室", "中心", "办", "部"].iter().any(|end| name.ends_with(end));
    let end = name.char_indices().skip(1).find(|(_, c)| matches!(c, '市' | '县' | '省' | '区' | '州' | '旗'))?;
    let area = name.get(..end.0 + end.1.len_utf8())?;
    (is_office && area.chars().count() >= 2 && area.len() < name.len()).then_some(area)
}

/// Whom figures of an organization describe: of an office the area that it belongs to.
fn described(id: &str, registry: &Registry) -> String {
    let described = registry.organization(id).and_then(|one| {
        let area = area(&one.name)?;
        let whole: Option<&KnownOrganization> =
            registry.organization(area).or_else(|| registry.organization(one.within.as_deref()?));
        whole.map(|whole| whole.id.clone())
    });
    described.unwrap_or_else(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::registry;

    fn found(title: &str, publisher: &str, source: &str) -> String {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let metadata =
            Metadata { title: some(title), publisher: some(publisher), source: some(source), ..Metadata::default() };
        let mut registry = registry("");
        match reporter(&metadata, None, &mut registry) {
            Some(found) => {
                let one = registry.organization(&found.organization).unwrap();
                let (short, within) = (one.short.clone().unwrap_or_default(), one.within.clone().unwrap_or_default());
                format!("{} {} ({short}) in {within}, about {}", one.id, one.name, found.about)
            }
            None => "none".into(),
        }
    }

    #[test]
    fn registered_organizations_are_found_by_any_of_their_names() {
        let zone = "zone 示例经济开发区 (示例经开区) in city, about zone";
        assert_eq!(found("示例经开区2025年工作总结", "", ""), zone);
        assert_eq!(found("工作总结", "示例经济开发区管委会", ""), zone);
        assert_eq!(found("工作总结", "", "示例经济开发区"), zone);
        assert_eq!(found("示例市2025年国民经济和社会发展统计公报", "", ""), "city 示例市 () in , about city");
    }

    #[test]
    fn unknown_organizations_are_proposed() {
        assert_eq!(
            found("东湾经开区1-10月工作总结", "东湾经济技术开发区管委会", "东湾经济技术开发区"),
            "dongwan-etdz 东湾经济技术开发区 (东湾经开区) in , about dongwan-etdz"
        );
        assert_eq!(
            found("青山县经济和信息化局2022年工作总结及2023年工作思路", "经济与信息化局", ""),
            "qingshan-economy-information-bureau 青山县经济和信息化局 () in qingshan, about qingshan"
        );
        assert_eq!(
            found("示例市统计局2024年工作总结", "", ""),
            "shili-statistics-bureau 示例市统计局 () in city, about city"
        );
        assert_eq!(
            found("青山县2021年国民经济和社会发展统计公报", "青山县统计局", ""),
            "qingshan 青山县 () in , about qingshan"
        );
        assert_eq!(found("东湾：奋力书写新篇章", "", ""), "dongwan 东湾 () in , about dongwan");
        assert_eq!(
            found("", "西岭高新技术产业开发区", ""),
            "xiling-hitech-zone 西岭高新技术产业开发区 () in , about xiling-hitech-zone"
        );
        assert_eq!(found("2025年工作总结", "", ""), "none");
    }
}
