//! How a block divides: sentences, clauses, brackets.

/// A block with its boundaries.
pub struct Layout<'a> {
    pub text: &'a str,
    /// Starts of sentences.
    sentences: Vec<usize>,
    /// Starts of clauses.
    clauses: Vec<usize>,
    /// Brackets: open and close, innermost first.
    brackets: Vec<(usize, usize)>,
}

impl<'a> Layout<'a> {
    /// Divides a text. A comma between digits divides nothing: 1,156.8.
    pub fn of(text: &'a str) -> Layout<'a> {
        let (mut sentences, mut clauses) = (vec![0], vec![0]);
        let (mut open, mut brackets) = (Vec::new(), Vec::new());
        let mut last = ' ';
        let mut list = text.char_indices().peekable();
        while let Some((at, c)) = list.next() {
            let behind = at + c.len_utf8();
            let next = list.peek().map_or(' ', |(_, next)| *next);
            match c {
                '。' | '！' | '？' | '\n' => {
                    sentences.push(behind);
                    clauses.push(behind);
                }
                '，' | '；' | ';' | '：' => clauses.push(behind),
                ',' | ':' if !(last.is_ascii_digit() && next.is_ascii_digit()) => clauses.push(behind),
                '（' | '(' | '【' | '〔' => open.push(at),
                '）' | ')' | '】' | '〕' => {
                    if let Some(start) = open.pop() {
                        brackets.push((start, behind));
                    }
                }
                _ => {}
            }
            last = c;
        }
        Layout { text, sentences, clauses, brackets }
    }

    /// The sentence that holds a byte.
    pub fn sentence(&self, at: usize) -> (usize, usize) {
        let index = self.sentences.partition_point(|start| *start <= at);
        let start = index.checked_sub(1).and_then(|index| self.sentences.get(index)).copied().unwrap_or(0);
        (start, self.sentences.get(index).copied().unwrap_or(self.text.len()))
    }

    /// Where the clause of a byte starts: behind the last comma, or behind the bracket it stands in.
    pub fn clause(&self, at: usize) -> usize {
        let index = self.clauses.partition_point(|start| *start <= at);
        let start = index.checked_sub(1).and_then(|index| self.clauses.get(index)).copied().unwrap_or(0);
        self.bracket(at).map_or(start, |(open, _)| start.max(open))
    }

    /// The innermost bracket around a byte.
    pub fn bracket(&self, at: usize) -> Option<(usize, usize)> {
        self.brackets.iter().filter(|(open, close)| *open < at && at < *close).max_by_key(|(open, _)| *open).copied()
    }

    /// How many brackets are open at a byte.
    pub fn depth(&self, at: usize) -> usize {
        self.brackets.iter().filter(|(open, close)| *open < at && at < *close).count()
    }

    /// Whether two bytes stand in the same innermost bracket.
    pub fn same_bracket(&self, one: usize, other: usize) -> bool {
        self.bracket(one) == self.bracket(other)
    }

    /// Whether a range is all that a bracket right behind a byte holds: 第2名(1-9月).
    pub fn is_only_bracket(&self, behind: usize, start: usize, end: usize) -> bool {
        self.brackets.iter().any(|(open, close)| {
            let content = self.text.get(*open..*close).unwrap_or("");
            let inner = content.trim_matches(['（', '）', '(', ')']).trim();
            *open >= behind && *open <= behind + 3 && self.text.get(start..end).is_some_and(|time| time == inner)
        })
    }
}
