//! The tree of a page → parts in reading order.

use super::content::Measures;
use super::table;
use super::tree::{SILENT, Tree, is_block};
use crate::document::metadata::{Field, Fields};
use crate::document::passage::Passage;
use crate::document::structure::{Part, Piece, Reading, Role, parts_of};
use crate::document::{LeftOut, Reason, grid, noise};

/// Adds the parts of a page to what was read of it.
pub(super) fn read(tree: &Tree, reading: &mut Reading) {
    let measures = Measures::of(tree);
    let body = measures.body(tree);
    let mut walker =
        Walker { tree, measures, reading, open: Passage::default(), role: Role::Plain, body, is_inside: false };
    walker.walk(0);
    walker.flush();
}

struct Walker<'a> {
    tree: &'a Tree,
    measures: Measures,
    reading: &'a mut Reading,
    /// The text since the last end of a line, and what it is.
    open: Passage,
    role: Role,
    /// The element that holds the body.
    body: usize,
    is_inside: bool,
}

impl Walker<'_> {
    fn walk(&mut self, node: usize) {
        let was_inside = self.is_inside;
        self.is_inside |= node == self.body;
        let children: Vec<usize> = self.tree.children(node).map(|(index, _)| index).collect();
        for child in children {
            self.visit(child);
        }
        if node == self.body {
            self.flush();
        }
        self.is_inside = was_inside;
    }

    fn visit(&mut self, node: usize) {
        let tree = self.tree;
        let Some(element) = tree.get(node) else { return };
        match element.tag {
            "#text" => self.text(&element.text, element.line),
            tag if SILENT.contains(&tag) => {}
            "head" => {}
            "br" | "hr" => self.flush(),
            _ if node != self.body && self.measures.is_furniture(tree, node) => self.furniture(node),
            _ if node != self.body && self.is_hidden(node) => self.leave_out(node, Reason::Hidden),
            "table" => self.table(node),
            "h1" => self.with_role(node, Role::Heading(1)),
            "h2" => self.with_role(node, Role::Heading(2)),
            "h3" => self.with_role(node, Role::Heading(3)),
            "h4" => self.with_role(node, Role::Heading(4)),
            "h5" => self.with_role(node, Role::Heading(5)),
            "h6" => self.with_role(node, Role::Heading(6)),
            "li" => self.with_role(node, Role::Item { ordered: tree.tag(element.parent) == "ol" }),
            // The value stands behind its label.
            "dd" => {
                self.walk(node);
                self.flush();
            }
            "dt" => {
                self.flush();
                self.walk(node);
            }
            tag if is_block(tag) => {
                self.flush();
                self.walk(node);
                self.flush();
            }
            _ => self.walk(node),
        }
    }

    fn with_role(&mut self, node: usize, role: Role) {
        self.flush();
        self.role = role;
        self.walk(node);
        self.flush();
        self.role = Role::Plain;
    }

    /// Text as browsers show it: line breaks are blanks, and none between Han characters.
    fn text(&mut self, text: &str, line: usize) {
        for (at, part) in text.split('\n').enumerate() {
            let part = if at == 0 { part } else { part.trim_start() };
            let joins = |c: Option<char>| c.is_none_or(|c| !c.is_ascii() || c == ' ');
            if at > 0 && !part.is_empty() && !(joins(self.open.text.chars().next_back()) && joins(part.chars().next()))
            {
                self.open.push(" ", line + at);
            }
            if !part.is_empty() {
                self.open.push(part, line + at);
            }
        }
    }

    /// Ends a line. The first of an element has its role.
    fn flush(&mut self) {
        if self.open.text.trim().is_empty() {
            self.open = Passage::default();
            return;
        }
        let passage = std::mem::take(&mut self.open).trimmed();
        let role = self.role;
        self.role = Role::Plain;
        self.reading.parts.push(Part::Text(Piece { role, is_outside: !self.is_inside, ..Piece::plain(passage) }));
    }

    fn leave_out(&mut self, node: usize, reason: Reason) {
        self.flush();
        let text = self.tree.text(node);
        if !text.is_empty() {
            let line = self.tree.get(node).map_or(1, |node| node.line);
            self.reading.left_out.push(LeftOut { line, text, reason });
        }
    }

    /// A path among the furniture says the folder, and labels are read.
    fn furniture(&mut self, node: usize) {
        let text = self.tree.text(node);
        if noise::is_path(&text)
            && let Some(folder) = noise::folder(&text)
        {
            self.reading.fields.offer(Field::Category, folder);
        }
        self.leave_out(node, Reason::Navigation);
    }

    /// Hidden as its style says; long texts are hidden only until a script shows them.
    fn is_hidden(&self, node: usize) -> bool {
        let style = self.tree.get(node).and_then(|node| node.attribute("style")).unwrap_or("");
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        style.to_ascii_lowercase().contains("display:none") && self.measures.get(node).prose < 200
    }

    fn table(&mut self, node: usize) {
        self.flush();
        let tree = self.tree;
        let rows = table::rows(tree, node);
        if rows.is_empty() {
            self.walk(node);
            self.flush();
            return;
        }
        self.strays(node);
        self.flush();
        let labelled = |row: &usize| {
            let own = self.measures.get(*row);
            if own.characters > 400 || own.tables > 0 {
                return None;
            }
            let texts: Vec<String> = table::cells(tree, *row).into_iter().map(|cell| tree.text(cell)).collect();
            let text = texts.join(" ");
            Fields::default().take(text.trim()).then_some(text)
        };
        // Tables of labels are short.
        let labels: Vec<Option<String>> = rows.iter().take(40).map(labelled).collect();
        let is_of_labels = labels.iter().flatten().count() * 2 >= rows.len();
        if is_of_labels || table::is_layout(tree, &self.measures, &rows) {
            for (row, label) in rows.into_iter().zip(labels.into_iter().chain(std::iter::repeat(None))) {
                self.row(row, label);
            }
            return;
        }
        let (cells, is_cut) = table::grid(tree, &rows);
        if is_cut {
            self.leave_out(node, Reason::TooLarge);
        }
        for part in parts_of(grid::shape(cells)) {
            self.reading.parts.push(match part {
                Part::Text(piece) => Part::Text(Piece { is_outside: !self.is_inside, ..piece }),
                table => table,
            });
        }
    }

    /// What stands in a table and in none of its cells: captions, and what broken pages put there.
    fn strays(&mut self, node: usize) {
        let children: Vec<usize> = self.tree.children(node).map(|(index, _)| index).collect();
        for child in children {
            match self.tree.tag(child) {
                "td" | "th" => {}
                "tr" | "thead" | "tbody" | "tfoot" => self.strays(child),
                _ => self.visit(child),
            }
        }
    }

    /// A row of a table that holds labels or lays out the page: a line, or the blocks of its cells.
    fn row(&mut self, row: usize, label: Option<String>) {
        match label {
            Some(label) => {
                let line = self.tree.get(row).map_or(1, |row| row.line);
                self.open.push(&label, line);
                self.flush();
            }
            None => {
                for cell in table::cells(self.tree, row) {
                    self.flush();
                    self.walk(cell);
                    self.flush();
                }
            }
        }
    }
}
