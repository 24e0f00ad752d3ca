//! What a document says of itself: title, numbers, dates, who published it, its kind and the period it reports on.

mod fields;
mod kind;
mod period;
mod title;

use serde_json::{Map, Value};

use super::{Block, Metadata, dates};
use crate::period::Period;
pub(super) use fields::{Field, Fields};
pub(super) use title::{Signature, is_kind_word_at_end, propose, signature, squeezed};

impl Metadata {
    /// The keys and forms of the answer keys: `reporting_period` is `2025-01/2025-10`, what is unknown is null.
    pub fn json(&self) -> Value {
        let text = |value: &Option<String>| value.clone().map_or(Value::Null, Value::String);
        let period = self.period.map(|period| period.canonical().replace("..", "/"));
        let pairs = [
            ("title", text(&self.title)),
            ("index_no", text(&self.index_no)),
            ("doc_no", text(&self.document_no)),
            ("written_date", text(&self.issued.map(|date| date.to_string()))),
            ("publisher", text(&self.publisher)),
            ("source", text(&self.source)),
            ("publish_time", text(&self.published)),
            ("disclosure", text(&self.disclosure)),
            ("category", text(&self.category)),
            ("doc_type", text(&self.document_type)),
            ("reporting_period", text(&period)),
        ];
        Value::Object(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
    }
}

/// The metadata of a document, from its labelled values, its title, its signature and its body.
pub(super) fn complete(
    fields: &Fields,
    title: Option<String>,
    signature: Option<Signature>,
    blocks: &[Block],
) -> Metadata {
    let text = |field| fields.get(field).map(str::to_owned);
    let date =
        |field| fields.get(field).and_then(|value| dates::find(&dates::with_digits(value))).map(|(date, _)| date);
    let (signer, signed) = signature.map_or((None, None), |signature| (signature.signer, Some(signature.date)));
    let issued = date(Field::Issued).or(signed);
    let title = title.or_else(|| text(Field::Title));
    let texts: Vec<&str> = blocks.iter().map(Block::text).filter(|text| !text.is_empty()).collect();
    let document_type = kind::document_type(title.as_deref(), &texts);
    let known = issued.or_else(|| date(Field::Published));
    Metadata {
        period: period::reporting_period(title.as_deref(), known, document_type.as_deref(), &texts)
            .filter(|period| *period != Period::None),
        index_no: text(Field::IndexNo),
        document_no: text(Field::DocumentNo),
        issued,
        published: fields.get(Field::Published).and_then(dates::with_time),
        publisher: text(Field::Publisher).or(signer),
        source: text(Field::Source),
        disclosure: text(Field::Disclosure),
        category: text(Field::Category),
        document_type,
        title,
    }
}
