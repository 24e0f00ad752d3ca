//! Whether a drawing that authors bring (SVG) shows itself and does nothing else: readers can open it by itself, and then
//! it is a page of the site, with all that a page may do.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// What could run, ask other hosts, or change what does not.
const NEVER: &[&str] = &[
    "script",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "handler",
    "listener",
    "set",
    "animate",
    "animatetransform",
    "animatemotion",
    "video",
    "audio",
    "link",
    "meta",
    "base",
];

/// Whether a drawing is inert. One that is no well-formed XML in UTF-8 is not: who knows what a browser makes of it.
pub fn is_inert(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut in_style = false;
    loop {
        let is_fine = match reader.read_event() {
            Ok(Event::Start(tag)) => {
                in_style = local_name(&tag) == "style";
                is_inert_tag(&tag)
            }
            Ok(Event::Empty(tag)) => is_inert_tag(&tag),
            Ok(Event::End(_)) => {
                in_style = false;
                true
            }
            // Entities of its own could write tags.
            Ok(Event::DocType(doctype)) => !doctype.contains('['),
            // A style sheet of XML, from anywhere.
            Ok(Event::PI(_)) => false,
            Ok(Event::Text(text)) => !in_style || is_inert_style(&text),
            Ok(Event::CData(text)) => !in_style || is_inert_style(&text),
            Ok(Event::GeneralRef(_)) => !in_style,
            Ok(Event::Decl(_) | Event::Comment(_)) => true,
            Ok(Event::Eof) => return true,
            Err(_) => false,
        };
        if !is_fine {
            return false;
        }
    }
}

fn local_name(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_ascii_lowercase()
}

fn is_inert_tag(tag: &BytesStart<'_>) -> bool {
    !NEVER.contains(&local_name(tag).as_str())
        && tag.attributes().all(|attribute| {
            let Ok(attribute) = attribute else { return false };
            let name = attribute.key.local_name().as_ref().to_ascii_lowercase();
            let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) else { return false };
            match name.as_str() {
                "href" | "src" => is_inside(&value),
                name => !name.starts_with("on") && is_inert_style(&value),
            }
        })
}

/// Whether an address stays within the drawing: a part of it, or a picture that it holds.
fn is_inside(address: &str) -> bool {
    const HELD: &[&str] = &["data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;"];
    let address = address.trim().to_ascii_lowercase();
    address.is_empty() || address.starts_with('#') || HELD.iter().any(|held| address.starts_with(held))
}

/// Whether a style, or an attribute that may hold one (`fill="url(…)"`), asks for nothing from elsewhere.
fn is_inert_style(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let mut asked = style.split("url(").skip(1);
    // With escapes, \75rl( is url( too.
    !style.contains('\\')
        && !style.contains("@import")
        && asked.all(|url| is_inside(url.trim_start_matches(['"', '\'', ' '])))
}

#[cfg(test)]
mod tests {
    use super::is_inert;

    #[test]
    fn drawings_that_only_show_themselves() {
        for svg in [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\" fill=\"url(#a)\"/></svg>",
            "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\"><svg><style>.a{fill:red}</style><use xlink:href='#b'/></svg>",
            "\u{feff}<svg><image href=\"data:image/png;base64,AAAA\"/><text>规上 &amp; onload=1</text></svg>",
        ] {
            assert!(is_inert(svg.as_bytes()), "{svg}");
        }
    }

    #[test]
    fn drawings_that_could_do_more() {
        for svg in [
            "<svg><script>x()</script></svg>",
            "<svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:script>x()</s:script></svg>",
            "<svg onload=\"x()\"/>",
            "<svg><a xlink:href=\"java&#115;cript:x()\"/></svg>",
            "<svg><image href=\"https://e.cn/x.png\"/></svg>",
            "<svg><foreignObject/></svg>",
            "<svg><style>@import 'x';</style></svg>",
            "<svg><style><![CDATA[a{fill:url(//e.cn/x)}]]></style></svg>",
            "<svg><rect style=\"fill:url('https://e.cn/x#a')\"/></svg>",
            "<svg><rect style=\"fill:\\75rl(//e.cn)\"/></svg>",
            "<!DOCTYPE svg [<!ENTITY x '<script>x()</script>'>]><svg>&x;</svg>",
            "<?xml-stylesheet href=\"x.css\"?><svg/>",
            "<svg><set attributeName=\"href\" to=\"javascript:x()\"/></svg>",
            "<svg><rect></svg>",
            "<svg",
        ] {
            assert!(!is_inert(svg.as_bytes()), "{svg}");
        }
        assert!(!is_inert(b"\xff\xfe<\0s\0v\0g\0"));
    }
}
