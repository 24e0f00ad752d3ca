//! Places of findings.

use duizhao::diag::Diagnostics;
use duizhao::lang::Tongue;
use duizhao::report_text;
use duizhao::source::Texts;

/// Every finding lies in its file, on character boundaries, and can be printed in every form.
pub fn assert_places(diagnostics: &Diagnostics, texts: &Texts) {
    for found in diagnostics.iter() {
        for span in std::iter::once(found.span).chain(found.related.iter().map(|related| related.span)) {
            let text = texts.file(span.file).map(|file| file.text.as_ref()).unwrap_or_default();
            assert!(text.get(span.start..span.end).is_some(), "{found:?}");
        }
    }
    for tongue in [Tongue::Zh, Tongue::En] {
        report_text::text(diagnostics, texts, tongue, false);
        report_text::github(diagnostics, texts, tongue);
        report_text::json(diagnostics, texts, tongue);
    }
}
