//! The finished drawing, written for a page or for a file.

use quick_xml::escape::escape;

use super::canvas::Layer;
use super::frame::Frame;
use super::ink::Palette;
use super::theme::{self, Look, attribute};
use super::{FONT_SIZE, text};

/// A drawn chart.
#[derive(Clone, Debug)]
pub struct Svg {
    /// The classes of the `<svg>` beside `chart`.
    pub(super) class: String,
    /// Prefix of all ids; empty for drawings named by `aria-label`.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) desc: String,
    /// Width and height in user units.
    pub(super) size: (f64, f64),
    pub(super) layers: Vec<Layer>,
}

impl Svg {
    /// The element for a page: themed by the classes of `chart.css`, without width and height, styles,
    /// scripts or anything focusable.
    #[must_use]
    pub fn inline(&self) -> String {
        let (width, height) = self.size;
        let mut xml = String::from("<svg");
        attribute(&mut xml, "class", format!("chart {}", self.class).trim_end());
        attribute(&mut xml, "viewBox", &format!("0 0 {width} {height}"));
        self.open(&mut xml);
        for layer in &self.layers {
            theme::write_layer(&mut xml, layer, Look::Classes);
        }
        xml.push_str("</svg>");
        xml
    }

    /// A file for download: colours as attributes, a background, the title as headline and an optional
    /// caption (the source) below. A sparkline has neither headline nor caption.
    #[must_use]
    pub fn standalone(&self, palette: &Palette, caption: &str) -> String {
        let frame = match self.id.as_str() {
            "" => Frame::new("", "", self.size),
            _ => Frame::new(&self.title, caption, self.size),
        };
        let (width, height) = frame.size;
        let (width, height) = (width.to_string(), height.to_string());
        let mut xml = String::from("<svg");
        attribute(&mut xml, "xmlns", "http://www.w3.org/2000/svg");
        attribute(&mut xml, "width", &width);
        attribute(&mut xml, "height", &height);
        attribute(&mut xml, "viewBox", &format!("0 0 {width} {height}"));
        attribute(&mut xml, "font-family", palette.font_family);
        self.open(&mut xml);
        xml.push_str("<rect");
        attribute(&mut xml, "width", &width);
        attribute(&mut xml, "height", &height);
        attribute(&mut xml, "fill", palette.background);
        xml.push_str("/>");
        theme::write_layer(&mut xml, &frame.layer, Look::Colors(palette));
        xml.push_str("<g");
        attribute(&mut xml, "transform", &format!("translate({} {})", frame.chart_at.0, frame.chart_at.1));
        xml.push('>');
        for layer in &self.layers {
            theme::write_layer(&mut xml, layer, Look::Colors(palette));
        }
        xml.push_str("</g></svg>");
        xml
    }

    /// Ends the start tag of the root, with its text alternative.
    fn open(&self, xml: &mut String) {
        attribute(xml, "role", "img");
        if self.id.is_empty() {
            attribute(xml, "aria-label", &text::clean(&self.title));
            xml.push('>');
            return;
        }
        let (title_id, desc_id) = (format!("{}-title", self.id), format!("{}-desc", self.id));
        let has_desc = !self.desc.trim().is_empty();
        let named_by = if has_desc { format!("{title_id} {desc_id}") } else { title_id.clone() };
        attribute(xml, "aria-labelledby", &named_by);
        attribute(xml, "font-size", &format!("{FONT_SIZE}"));
        xml.push('>');
        said(xml, "title", &title_id, &self.title);
        if has_desc {
            said(xml, "desc", &desc_id, &self.desc);
        }
    }
}

/// An element that says something in words.
fn said(xml: &mut String, tag: &str, id: &str, content: &str) {
    xml.push('<');
    xml.push_str(tag);
    attribute(xml, "id", id);
    xml.push('>');
    xml.push_str(&escape(text::clean(content)));
    xml.push_str("</");
    xml.push_str(tag);
    xml.push('>');
}

/// Both sizes of a chart in one element, the style sheet showing the one that suits the width it is given; or the narrow
/// one alone.
#[must_use]
pub fn inline_pair(wide: Option<&Svg>, narrow: &Svg) -> String {
    format!(r#"<div class="chart-pair">{}{}</div>"#, wide.map(Svg::inline).unwrap_or_default(), narrow.inline())
}

/// An id prefix without blanks, since `aria-labelledby` is a list separated by them.
pub(super) fn id_prefix(id: &str, size: &str) -> String {
    let id: String = id.chars().map(|c| if c.is_alphanumeric() || c == '_' || c == '.' { c } else { '-' }).collect();
    format!("{id}-{size}")
}
