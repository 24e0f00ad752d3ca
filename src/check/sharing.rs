//! S118: the font that pictures for sharing are lettered in.

use super::Context;
use crate::diag::Diagnostics;
use crate::poster::Font;
use crate::rules;

/// Reports a font that is not there or is none.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    let Some(font) = &context.site.settings.share_font else { return };
    let bytes = context.sources.files.get(&font.path);
    if bytes.and_then(|bytes| Font::read(bytes)).is_none() {
        found.push(rules::bad_font(font.span, &font.path, bytes.is_some()));
    }
}
