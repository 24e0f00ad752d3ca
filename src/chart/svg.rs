//! The finished drawing, written for a page or for a file.

use quick_xml::Writer;
use quick_xml::events::{BytesStart, BytesText, Event};

use super::canvas::Layer;
use super::frame::Frame;
use super::ink::Palette;
use super::theme::{self, Look, Xml, close, finish, put};
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
        let mut root = BytesStart::new("svg");
        root.push_attribute(("class", format!("chart {}", self.class).trim_end()));
        root.push_attribute(("viewBox", format!("0 0 {width} {height}").as_str()));
        let mut xml = Writer::new(Vec::new());
        self.open(&mut xml, root);
        for layer in &self.layers {
            theme::write_layer(&mut xml, layer, Look::Classes);
        }
        close(&mut xml, "svg");
        finish(xml)
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
        let mut root = BytesStart::new("svg");
        root.push_attribute(("xmlns", "http://www.w3.org/2000/svg"));
        root.push_attribute(("width", width.as_str()));
        root.push_attribute(("height", height.as_str()));
        root.push_attribute(("viewBox", format!("0 0 {width} {height}").as_str()));
        root.push_attribute(("font-family", palette.font_family));
        let mut xml = Writer::new(Vec::new());
        self.open(&mut xml, root);
        let mut background = BytesStart::new("rect");
        background.push_attribute(("width", width.as_str()));
        background.push_attribute(("height", height.as_str()));
        background.push_attribute(("fill", palette.background));
        put(&mut xml, Event::Empty(background));
        theme::write_layer(&mut xml, &frame.layer, Look::Colors(palette));
        let mut chart = BytesStart::new("g");
        let offset = format!("translate({} {})", frame.chart_at.0, frame.chart_at.1);
        chart.push_attribute(("transform", offset.as_str()));
        put(&mut xml, Event::Start(chart));
        for layer in &self.layers {
            theme::write_layer(&mut xml, layer, Look::Colors(palette));
        }
        close(&mut xml, "g");
        close(&mut xml, "svg");
        finish(xml)
    }

    /// Opens the root with its text alternative.
    fn open(&self, xml: &mut Xml, mut root: BytesStart<'static>) {
        root.push_attribute(("role", "img"));
        if self.id.is_empty() {
            root.push_attribute(("aria-label", text::clean(&self.title).as_str()));
            put(xml, Event::Start(root));
            return;
        }
        let (title_id, desc_id) = (format!("{}-title", self.id), format!("{}-desc", self.id));
        let named_by = match self.desc.trim() {
            "" => title_id.clone(),
            _ => format!("{title_id} {desc_id}"),
        };
        root.push_attribute(("aria-labelledby", named_by.as_str()));
        root.push_attribute(("font-size", format!("{FONT_SIZE}").as_str()));
        put(xml, Event::Start(root));
        for (tag, id, content) in [("title", title_id, &self.title), ("desc", desc_id, &self.desc)] {
            if content.trim().is_empty() && tag == "desc" {
                continue;
            }
            let mut start = BytesStart::new(tag);
            start.push_attribute(("id", id.as_str()));
            put(xml, Event::Start(start));
            put(xml, Event::Text(BytesText::new(&text::clean(content))));
            close(xml, tag);
        }
    }
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
