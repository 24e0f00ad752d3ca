//! `table export` and `table import`: figures out to a workbook and back, in memory and through the binary.

mod book; // a workbook as a test writes it
mod round; // what nobody changed stays, what somebody changed changes
mod forms; // where in the front matter a figure goes
mod typing; // what people type into cells, and what they do to sheets
mod refused; // what is not imported, and what is said of it
mod hostile; // files that are no workbooks, or mean harm
mod published; // the workbook that a site publishes, read back
mod binary; // files on disk, exit statuses, LibreOffice

use duizhao::lang::Tongue;
use duizhao::source::Sources;
use duizhao::tables::{Content, Import, export, import};

use crate::fixture::over_base;
use book::Book;

/// A project with its workbook.
pub struct Desk {
    pub sources: Sources,
    pub book: Book,
}

impl Desk {
    /// The files of `text` over the small site of the rules' examples.
    pub fn new(text: &str) -> Desk {
        Desk::of(over_base(text))
    }

    pub fn of(sources: Sources) -> Desk {
        let content = Content::of(&sources);
        assert!(!content.found.has_errors(), "the content is not clean: {:?}", content.found);
        let book = Book::read(&export(&content, Tongue::Zh).unwrap());
        Desk { sources, book }
    }

    /// A desk with one report of the organization `zone` on 2024.
    pub fn report(front: &str) -> Desk {
        Desk::new(&crate::fixture::zone_report("zone-2024", &format!("period: 2024\n{front}"), ""))
    }

    pub fn import(&self) -> Import {
        self.import_bytes(&self.book.bytes())
    }

    pub fn import_bytes(&self, bytes: &[u8]) -> Import {
        import(&self.sources, &Content::of(&self.sources), bytes, Tongue::Zh)
            .unwrap_or_else(|error| panic!("{error:?}"))
    }

    /// What is said of a workbook that is not imported.
    pub fn refusal(&self) -> String {
        let import = self.import();
        assert!(import.files.is_empty() && import.changes.is_empty());
        let problems = import.problems.iter().map(|problem| {
            let place = problem.place.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{place}: {} | {}\n", problem.message.en, problem.help.en)
        });
        let refused = import.refused.iter().flat_map(|(found, _)| found.iter());
        problems.chain(refused.map(|found| format!("{} {}\n", found.rule.code, found.message.en))).collect()
    }

    /// The lines of the files that an import changes: `-old`, `+new`.
    pub fn diff(&self) -> String {
        let import = self.import();
        let problems = format!("{:?} {:?}", import.problems, import.refused.as_ref().map(|(found, _)| found));
        assert!(import.problems.is_empty() && import.refused.is_none(), "{problems}");
        let mut out = String::new();
        for file in import.files.values() {
            let (old, new) = (String::from_utf8_lossy(&file.old), String::from_utf8_lossy(&file.new));
            for change in similar::TextDiff::from_lines(old.as_ref(), new.as_ref()).iter_all_changes() {
                if change.tag() != similar::ChangeTag::Equal {
                    out.push_str(&format!("{}{}", change.tag(), change.value()));
                }
            }
        }
        out
    }
}
