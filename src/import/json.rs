//! A statement as one line of JSON, with the keys of the interface in their order; numbers keep their digits.

use rust_decimal::Decimal;

use crate::extract::{ShareOf, Statement};
use crate::period::Period;

/// One line without its line break: `{"file":"a.txt","indicator":null,"name":"规上工业产值","value":577,…}`.
pub fn line(file: &str, indicator: Option<&str>, one: &Statement) -> String {
    let period = one.period.filter(|period| *period != Period::None).map(period);
    let fields = [
        ("file", text(Some(file))),
        ("indicator", text(indicator)),
        ("name", text(Some(&one.name))),
        ("value", number(Some(one.value))),
        ("value_max", number(one.value_max)),
        ("unit", text(Some(&one.unit))),
        ("period", text(period.as_deref())),
        ("yoy", number(one.yoy)),
        ("share", one.share.as_ref().map_or_else(null, share)),
        ("rank", text(one.rank.as_deref())),
        ("status", text(Some(one.status.word()))),
        ("qualifier", text(one.qualifier.as_deref().filter(|word| QUALIFIERS.contains(word)))),
        ("kind", text(Some(one.kind.word()))),
        ("basis", text(one.basis.as_deref())),
        ("quote", text(Some(&one.quote))),
        ("line", one.line.to_string()),
    ];
    object(&fields)
}

/// The words that the lines know; 不低于 and others are kept for drafts, where they make comparators.
const QUALIFIERS: &[&str] = &["超", "超过", "约", "近", "接近", "以上", "以内", "左右", "突破", "余", "多"];

/// `2025-01/2025-10`, `2022-10`, `2024`, `2021/2025`; of an instant its year, or month.
pub fn period(period: Period) -> String {
    match period {
        Period::None => "none".into(),
        Period::Instant(date) if date.month() == 12 && date.day() == 31 => format!("{:04}", date.year()),
        Period::Instant(date) => format!("{:04}-{:02}", date.year(), date.month()),
        Period::Span { .. } => period.canonical().replace("..", "/"),
    }
}

fn share(one: &ShareOf) -> String {
    let mut fields =
        vec![("value", number(Some(one.value))), ("unit", text(Some("%"))), ("of", text(one.of.as_deref()))];
    // These two stand only where there is something to say.
    fields.extend(one.as_written.as_deref().map(|words| ("as_written", text(Some(words)))));
    fields.extend(one.qualifier.as_deref().map(|words| ("qualifier", text(Some(words)))));
    object(&fields)
}

fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
    format!("{{{}}}", fields.join(","))
}

fn null() -> String {
    "null".into()
}

fn text(value: Option<&str>) -> String {
    value.map_or_else(null, |value| serde_json::Value::from(value).to_string())
}

fn number(value: Option<Decimal>) -> String {
    value.map_or_else(null, |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::statement;

    #[test]
    fn keys_stand_in_order_and_numbers_keep_their_digits() {
        let mut one = statement("规上“产值”", "14.50", "亿元");
        one.share = Some(ShareOf { value: 30.into(), of: None, as_written: Some("3成".into()), qualifier: None });
        assert_eq!(
            line("a\\b.txt", None, &one),
            "{\"file\":\"a\\\\b.txt\",\"indicator\":null,\"name\":\"规上“产值”\",\"value\":14.50,\"value_max\":null,\"unit\":\"亿元\",\
             \"period\":\"2025\",\"yoy\":null,\"share\":{\"value\":30,\"unit\":\"%\",\"of\":null,\"as_written\":\"3成\"},\
             \"rank\":null,\"status\":\"actual\",\"qualifier\":null,\"kind\":\"level\",\"basis\":null,\
             \"quote\":\"规上“产值”14.50亿元\",\"line\":1}"
        );
    }

    #[test]
    fn periods_have_the_forms_of_the_interface() {
        let read = |text: &str| period(Period::parse(text).unwrap());
        assert_eq!(read("2025-01..2025-10"), "2025-01/2025-10");
        assert_eq!(read("2021..2025"), "2021/2025");
        assert_eq!(read("2022-10"), "2022-10");
        assert_eq!(read("2020-12-31"), "2020");
        assert_eq!(read("2020-06-30"), "2020-06");
    }
}
