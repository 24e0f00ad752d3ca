//! Pictures: whether they are there, and their size where the file's head says it.

use super::link::{is_file, is_unsafe, leaves_site, project_path};
use super::{Setting, drawing, link};
use crate::diag::{Diagnostics, nearest};
use crate::rules;
use crate::source::{Span, is_file_path};

/// A picture that can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub path: String,
    /// From the page.
    pub src: String,
    pub size: Option<(u32, u32)>,
}

/// The picture of an address; `None`, with a diagnostic, where it is foreign or missing.
pub fn resolve(target: &str, alt: &str, span: Span, setting: &Setting<'_>, found: &mut Diagnostics) -> Option<Picture> {
    if alt.trim().is_empty() {
        found.push(rules::picture_without_text(span, target));
    }
    if is_unsafe(target) {
        found.push(rules::unsafe_link(span, target));
        return None;
    }
    let path =
        project_path(target, setting).filter(|path| !leaves_site(target) && is_file(setting, path) && is_picture(path));
    let Some(path) = path else {
        let missing = rules::missing_picture(span, target);
        found.push(if leaves_site(target) { missing } else { with_near(missing, target, setting) });
        return None;
    };
    let bytes = setting.sources.files.get(&path)?;
    if !is_file_path(&path) {
        found.push(rules::bad_slug(span, target));
        return None;
    }
    if path.to_ascii_lowercase().ends_with(".svg") && !drawing::is_inert(bytes) {
        found.push(rules::unsafe_drawing(span, target));
        return None;
    }
    let size = size(bytes);
    let src = setting.page().href(&link::asset(setting.site, setting.subject, &path), setting.site);
    Some(Picture { path, src, size })
}

fn with_near(missing: crate::diag::Diagnostic, target: &str, setting: &Setting<'_>) -> crate::diag::Diagnostic {
    let (folder, _) = setting.place();
    let pictures = setting.sources.files.keys().filter(|path| is_file(setting, path) && is_picture(path));
    let known: Vec<String> = pictures.map(|path| link::seen_from(folder, path)).collect();
    match nearest(target, known.iter().map(String::as_str)) {
        Some(near) => missing.did_you_mean(Some(near)),
        None => missing,
    }
}

fn is_picture(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    matches!(ending.as_str(), "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "avif")
}

/// Width and height in pixels, from the head of a PNG, GIF, JPEG or SVG file.
fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = png(bytes).or_else(|| gif(bytes)).or_else(|| jpeg(bytes)).or_else(|| svg(bytes))?;
    (width > 0 && height > 0 && width < 100_000 && height < 100_000).then_some((width, height))
}

fn big_endian(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    Some(bytes.get(at..at + length)?.iter().fold(0u32, |number, byte| number.wrapping_shl(8) | u32::from(*byte)))
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n").then(|| Some((big_endian(bytes, 16, 4)?, big_endian(bytes, 20, 4)?)))?
}

fn gif(bytes: &[u8]) -> Option<(u32, u32)> {
    let little = |at: usize| Some(u32::from(*bytes.get(at)?) | u32::from(*bytes.get(at + 1)?) << 8);
    bytes.starts_with(b"GIF8").then(|| Some((little(6)?, little(8)?)))?
}

fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return None;
    }
    let mut at = 2;
    while let Some(0xFF) = bytes.get(at) {
        let marker = *bytes.get(at + 1)?;
        // Frames start at C0 to CF, but for C4, C8 and CC, which are tables.
        if (0xC0..=0xCF).contains(&marker) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
            return Some((big_endian(bytes, at + 7, 2)?, big_endian(bytes, at + 5, 2)?));
        }
        let length = usize::try_from(big_endian(bytes, at + 2, 2)?).ok()?;
        at += 2 + length.max(2);
    }
    None
}

fn svg(bytes: &[u8]) -> Option<(u32, u32)> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096)).unwrap_or(&[])).into_owned();
    let tag = head.split_once("<svg")?.1;
    let tag = tag.split_once('>').map_or(tag, |(tag, _)| tag);
    let attribute = |name: &str| -> Option<&str> {
        let rest = tag.split_once(&format!(" {name}=")).or_else(|| tag.split_once(&format!("\n{name}=")))?.1;
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest.get(1..)?.split(quote).next()
    };
    let pixels = |text: &str| {
        text.trim()
            .trim_end_matches("px")
            .parse::<f64>()
            .ok()
            .filter(|size| *size >= 1.0 && *size < 100_000.0)
            .map(|size| size.round() as u32)
    };
    if let (Some(width), Some(height)) = (attribute("width").and_then(pixels), attribute("height").and_then(pixels)) {
        return Some((width, height));
    }
    let mut sides = attribute("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
    Some((pixels(sides.next()?)?, pixels(sides.next()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_from_the_head() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 2, 0x80, 0, 0, 1, 0xE0]);
        assert_eq!(size(&png), Some((640, 480)));
        assert_eq!(size(b"GIF89a\x10\x00\x20\x00"), Some((16, 32)));
        assert_eq!(size(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 0, 100, 0, 200]), Some((200, 100)));
        assert_eq!(size(b"<?xml version='1.0'?><svg viewBox=\"0 0 120.4 60\">"), Some((120, 60)));
        assert_eq!(size("<svg width='30px' height='20'>规上".as_bytes()), Some((30, 20)));
        assert_eq!(size(b"\x89PNG\r\n\x1a\n"), None);
        assert_eq!(size(b""), None);
    }
}
