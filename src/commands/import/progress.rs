//! `12/40` on a terminal while documents are read; silent when piped.

use std::io::{IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Shell;

/// How many of the documents are read.
pub struct Progress {
    done: AtomicUsize,
    total: usize,
    label: Option<String>,
}

impl Progress {
    /// Of so many documents; of one nothing is shown.
    pub fn new(shell: &Shell, total: usize) -> Progress {
        let is_shown = total > 1 && !shell.global.quiet && std::io::stderr().is_terminal();
        let label = is_shown.then(|| shell.word("读取", "reading"));
        Progress { done: AtomicUsize::new(0), total, label }
    }

    /// One more is read.
    pub fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(label) = &self.label {
            let _ = write!(std::io::stderr().lock(), "\r{label} {done}/{}", self.total);
        }
    }

    /// Takes the line away.
    pub fn clear(&self) {
        if self.label.is_some() {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }
}
