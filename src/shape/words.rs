//! The words that a key may say, in both languages where there are two, with what they mean.

use crate::model::{
    Better, DataFormat, GrowthBasis, IndicatorKind, Nature, ObservationStatus, Over, RankBy, ReportKind, ReportStatus,
    Tier,
};

/// Words of a report's `kind`.
pub const REPORT_KINDS: &[(&str, ReportKind)] = &[
    ("summary", ReportKind::Summary),
    ("plan", ReportKind::Plan),
    ("bulletin", ReportKind::Bulletin),
    ("总结", ReportKind::Summary),
    ("规划", ReportKind::Plan),
    ("公报", ReportKind::Bulletin),
];

/// Words of `status` of a report, and of an entry of a registry: what an import proposes is a draft, and no part of a
/// public build.
pub const STATUSES: &[(&str, ReportStatus)] =
    &[("published", ReportStatus::Published), ("review", ReportStatus::Review), ("draft", ReportStatus::Draft)];

/// Words of an indicator's `kind`.
pub const INDICATOR_KINDS: &[(&str, IndicatorKind)] = &[
    ("flow", IndicatorKind::Flow),
    ("stock", IndicatorKind::Stock),
    ("ratio", IndicatorKind::Ratio),
    ("index", IndicatorKind::Index),
    ("rank", IndicatorKind::Rank),
];

/// Words of `growth_basis` and `yoy_basis`.
pub const GROWTH_BASES: &[(&str, GrowthBasis)] = &[
    ("nominal", GrowthBasis::Nominal),
    ("real", GrowthBasis::Real),
    ("like-for-like", GrowthBasis::LikeForLike),
    ("none", GrowthBasis::None),
    ("现价", GrowthBasis::Nominal),
    ("可比价", GrowthBasis::Real),
    ("不变价", GrowthBasis::Real),
    ("同口径", GrowthBasis::LikeForLike),
];

/// Words of `better`.
pub const BETTER: &[(&str, Better)] = &[("up", Better::Up), ("down", Better::Down), ("none", Better::None)];

/// Words of a figure's `status`. `None` is expected: a forecast before the period is over, an estimate afterwards.
pub const OBSERVATION_STATUSES: &[(&str, Option<ObservationStatus>)] = &[
    ("A", Some(ObservationStatus::Normal)),
    ("P", Some(ObservationStatus::Provisional)),
    ("E", Some(ObservationStatus::Estimated)),
    ("F", Some(ObservationStatus::Forecast)),
    ("O", Some(ObservationStatus::Missing)),
    ("L", Some(ObservationStatus::NotCollected)),
    ("M", Some(ObservationStatus::CannotExist)),
    ("Q", Some(ObservationStatus::Suppressed)),
    ("正常", Some(ObservationStatus::Normal)),
    ("初步", Some(ObservationStatus::Provisional)),
    ("初步核算", Some(ObservationStatus::Provisional)),
    ("初步统计", Some(ObservationStatus::Provisional)),
    ("快报", Some(ObservationStatus::Provisional)),
    ("估计", Some(ObservationStatus::Estimated)),
    ("预计", None),
    ("缺失", Some(ObservationStatus::Missing)),
    ("未采集", Some(ObservationStatus::NotCollected)),
    ("不存在", Some(ObservationStatus::CannotExist)),
    ("隐去", Some(ObservationStatus::Suppressed)),
    ("normal", Some(ObservationStatus::Normal)),
    ("final", Some(ObservationStatus::Normal)),
    ("provisional", Some(ObservationStatus::Provisional)),
    ("preliminary", Some(ObservationStatus::Provisional)),
    ("estimated", Some(ObservationStatus::Estimated)),
    ("forecast", Some(ObservationStatus::Forecast)),
    ("expected", None),
    ("missing", Some(ObservationStatus::Missing)),
    ("not collected", Some(ObservationStatus::NotCollected)),
    ("cannot exist", Some(ObservationStatus::CannotExist)),
    ("suppressed", Some(ObservationStatus::Suppressed)),
];

/// Words of `by` of a rank.
pub const RANKS_BY: &[(&str, RankBy)] = &[("value", RankBy::Value), ("growth", RankBy::Growth)];

/// Words of a target's `tier`.
pub const TIERS: &[(&str, Tier)] = &[
    ("floor", Tier::Floor),
    ("stretch", Tier::Stretch),
    ("底线", Tier::Floor),
    ("确保", Tier::Floor),
    ("奋斗", Tier::Stretch),
];

/// Words of a target's `nature`.
pub const NATURES: &[(&str, Nature)] = &[
    ("binding", Nature::Binding),
    ("expected", Nature::Expected),
    ("约束性", Nature::Binding),
    ("预期性", Nature::Expected),
];

/// Words of a target's `over`.
pub const OVERS: &[(&str, Over)] = &[
    ("total", Over::Total),
    ("average", Over::Average),
    ("each-year", Over::EachYear),
    ("累计", Over::Total),
    ("年均", Over::Average),
    ("每年", Over::EachYear),
];

/// Words of `search`: whether the texts of pages can be searched, or their titles alone.
pub const SEARCHES: &[(&str, bool)] = &[("full", true), ("titles", false)];

/// Words of `data`.
pub const DATA_FORMATS: &[(&str, DataFormat)] = &[
    ("csv", DataFormat::Csv),
    ("json", DataFormat::Json),
    ("xlsx", DataFormat::Xlsx),
    ("xlsx-each", DataFormat::XlsxEach),
    ("package", DataFormat::Package),
    ("csvw", DataFormat::Csvw),
    ("sdmx", DataFormat::Sdmx),
    ("dcat", DataFormat::Dcat),
    ("parquet", DataFormat::Parquet),
    ("sqlite", DataFormat::Sqlite),
    ("api", DataFormat::Api),
];

/// Currencies that rates of exchange are known for.
pub const CURRENCIES: &[&str] = &["CNY", "USD", "EUR", "HKD", "JPY"];

/// Languages whose texts may wait in a site that does not have them (now), as when `languages` is cut to one.
pub const COMMON_LANGUAGES: &[&str] =
    &["zh", "en", "ja", "ko", "fr", "de", "es", "ru", "ar", "pt", "it", "vi", "th", "id", "ms", "mn", "bo", "ug"];

/// The place that is only claimed to be near the front.
pub const FRONT: &str = "前列";

/// The words of a table, without what they mean.
pub fn names<T>(table: &[(&'static str, T)]) -> Vec<&'static str> {
    table.iter().map(|(word, _)| *word).collect()
}
