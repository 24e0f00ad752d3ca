//! What a row stands for, and the text of it in the hidden first column: `trade;item=cars;unit=亿美元;in=万美元`.
//!
//! Names in the visible columns may be edited and rows moved; the key stays. A row without one is read by its names.

use crate::model::{Indicator, IndicatorId, Site};
use crate::quantity::{Dimension, Unit};
use crate::resolve::Names;

/// What a row stands for: a series of the organization whose sheet it is on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub indicator: IndicatorId,
    pub item: Option<String>,
    pub basis: Option<String>,
    pub dimension: Dimension,
}

impl Key {
    /// As in the record of what was exported. The unit is told where the indicator has several.
    pub fn text(&self, site: &Site) -> String {
        let indicator = &site.indicators[self.indicator];
        let mut text = indicator.id.clone();
        let mut add = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                text.push_str(&format!(";{name}={}", escaped(value)));
            }
        };
        add("item", self.item.as_deref());
        add("basis", self.basis.as_deref());
        let unit = indicator.units.iter().find(|unit| unit.dimension == self.dimension);
        add("unit", unit.filter(|_| indicator.units.len() > 1).map(|unit| unit.symbol.as_str()));
        text
    }

    /// As in the hidden column: with the unit that plain numbers of the row are in.
    pub fn row_text(&self, site: &Site, unit: &Unit) -> String {
        format!("{};in={}", self.text(site), escaped(&unit.symbol))
    }

    /// The key of a text, with the row's unit; `None` where the site does not have (any more) what it names.
    pub fn parse(text: &str, site: &Site, names: &Names) -> Option<(Key, Unit)> {
        let mut parts = text.trim().split(';');
        let indicator = names.find_indicator(parts.next()?)?;
        let mut key = Key::of(indicator, site);
        let mut unit = None;
        for part in parts {
            let (name, value) = part.split_once('=')?;
            let value = unescaped(value);
            match name {
                "item" => key.item = Some(value),
                "basis" => key.basis = Some(value),
                "unit" => key.dimension = dimension(&site.indicators[indicator], &value)?,
                "in" => unit = Some(site.settings.units.find(&value)?),
                _ => return None,
            }
        }
        let unit = unit.filter(|unit| unit.dimension == key.dimension)?;
        Some((key, unit))
    }

    /// An indicator as a whole, in its canonical unit.
    pub fn of(indicator: IndicatorId, site: &Site) -> Key {
        Key { indicator, item: None, basis: None, dimension: site.indicators[indicator].unit().dimension.clone() }
    }
}

fn dimension(indicator: &Indicator, symbol: &str) -> Option<Dimension> {
    indicator.units.iter().find(|unit| unit.symbol == symbol).map(|unit| unit.dimension.clone())
}

/// `;`, `=` and `%` would be read as parts of the key.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace(';', "%3B").replace('=', "%3D")
}

fn unescaped(text: &str) -> String {
    text.replace("%3D", "=").replace("%3B", ";").replace("%25", "%")
}
