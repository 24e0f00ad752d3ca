//! What long work is doing, on a terminal: `rendering 1234/7414 (3100/s)`. Silent when piped, when `--quiet`, and for
//! work of less than half a second.

use std::io::{IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::Shell;

/// Shorter work is over before anybody has read what it is.
const PATIENCE: Duration = Duration::from_millis(500);
/// Between two lines; terminals are slow.
const INTERVAL: Duration = Duration::from_millis(100);

/// The line that says what is being done.
pub struct Progress {
    is_shown: bool,
    begun: Instant,
    done: AtomicUsize,
    /// When the line was last written, in milliseconds since the beginning.
    written: AtomicU64,
    phase: Mutex<Phase>,
}

struct Phase {
    name: String,
    /// How many steps it has; 0 where that is not known.
    total: usize,
    begun: Instant,
}

impl Progress {
    /// Nothing is done yet.
    pub fn new(shell: &Shell) -> Progress {
        let begun = Instant::now();
        Progress {
            is_shown: !shell.global.quiet && std::io::stderr().is_terminal(),
            begun,
            done: AtomicUsize::new(0),
            written: AtomicU64::new(0),
            phase: Mutex::new(Phase { name: String::new(), total: 0, begun }),
        }
    }

    /// What is done from now on, in so many steps; 0 where that is not known.
    pub fn phase(&self, name: String, total: usize) {
        {
            let mut phase = self.phase.lock().unwrap_or_else(PoisonError::into_inner);
            *phase = Phase { name, total, begun: Instant::now() };
        }
        self.done.store(0, Ordering::Relaxed);
        self.show(true);
    }

    /// One more step is done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.show(false);
    }

    /// Takes the line away.
    pub fn clear(&self) {
        if self.is_shown && self.written.load(Ordering::Relaxed) > 0 {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }

    /// How long the work has taken, and on Linux how much memory at most: `12.3 s, 255 MB`.
    pub fn cost(&self) -> String {
        let seconds = self.begun.elapsed().as_secs_f64();
        match peak_memory() {
            Some(bytes) => format!("{seconds:.1} s, {} MB", bytes / 1_000_000),
            None => format!("{seconds:.1} s"),
        }
    }

    fn show(&self, is_new: bool) {
        let elapsed = self.begun.elapsed();
        if !self.is_shown || elapsed < PATIENCE {
            return;
        }
        let now = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
        let last = self.written.load(Ordering::Relaxed);
        let is_due = is_new || u128::from(now.saturating_sub(last)) >= INTERVAL.as_millis();
        // Of the threads that come at the same time one writes.
        if !is_due || self.written.compare_exchange(last, now, Ordering::Relaxed, Ordering::Relaxed).is_err() {
            return;
        }
        let phase = self.phase.lock().unwrap_or_else(PoisonError::into_inner);
        let done = self.done.load(Ordering::Relaxed);
        let line = line(&phase.name, done, phase.total, phase.begun.elapsed());
        let _ = write!(std::io::stderr().lock(), "\r{line}\x1b[K");
    }
}

/// `rendering 1234/7414 (3100/s)`.
fn line(name: &str, done: usize, total: usize, elapsed: Duration) -> String {
    let rate = done as f64 / elapsed.as_secs_f64().max(0.001);
    match (total, done) {
        (0, _) => format!("{name} …"),
        (_, 0) => format!("{name} 0/{total}"),
        _ => format!("{name} {done}/{total} ({rate:.0}/s)"),
    }
}

/// The most memory that the process has had, in bytes, as Linux counts it.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_how_much_and_how_fast() {
        let second = Duration::from_secs(1);
        assert_eq!(line("checking", 0, 0, second), "checking …");
        assert_eq!(line("rendering", 0, 7414, second), "rendering 0/7414");
        assert_eq!(line("rendering", 1234, 7414, 2 * second), "rendering 1234/7414 (617/s)");
    }
}
