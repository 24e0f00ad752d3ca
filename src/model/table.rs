//! A list whose entries are named by typed numbers.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Index;
use std::sync::Arc;

/// Number of an entry of a [`Table`]; only the table that gave it can read it.
pub struct Id<T> {
    index: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    fn new(index: usize) -> Id<T> {
        Id { index: u32::try_from(index).unwrap_or(u32::MAX), of: PhantomData }
    }

    /// Stands in an entry until what it belongs to has a number of its own.
    pub fn unset() -> Id<T> {
        Id::new(usize::MAX)
    }

    /// The position in the table, from 0.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Id<T> {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Id<T>) -> bool {
        self.index == other.index
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Id<T>) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Id<T>) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}

impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// Entries by number, which a later edition of the same site may share.
#[derive(Debug, Clone)]
pub struct Table<T> {
    list: Vec<Arc<T>>,
}

impl<T> Default for Table<T> {
    fn default() -> Table<T> {
        Table { list: Vec::new() }
    }
}

impl<T> Table<T> {
    /// An empty table with room for that many entries, and no more.
    pub fn with_room(entries: usize) -> Table<T> {
        Table { list: Vec::with_capacity(entries) }
    }

    /// Adds an entry.
    pub fn push(&mut self, entry: T) -> Id<T> {
        self.share(Arc::new(entry))
    }

    /// Adds an entry that others hold too.
    pub fn share(&mut self, entry: Arc<T>) -> Id<T> {
        self.list.push(entry);
        Id::new(self.list.len() - 1)
    }

    /// The numbers that so many entries get next.
    pub fn next_ids(&self, entries: usize) -> impl Iterator<Item = Id<T>> + Clone + use<T> {
        (self.list.len()..self.list.len() + entries).map(Id::new)
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All entries with their numbers, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> + ExactSizeIterator {
        self.list.iter().enumerate().map(|(index, entry)| (Id::new(index), &**entry))
    }

    /// All numbers, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + use<T> {
        (0..self.list.len()).map(Id::new)
    }

    /// The entry of a key, in a table that is sorted by it.
    pub fn find_by<K: Ord + ?Sized>(&self, key: &K, of: impl Fn(&T) -> &K) -> Option<Id<T>> {
        self.list.binary_search_by(|entry| of(entry).cmp(key)).ok().map(Id::new)
    }

    /// The entry, to be completed while the table is made; nothing where others hold it already.
    pub fn get_mut(&mut self, id: Id<T>) -> Option<&mut T> {
        self.list.get_mut(id.index()).and_then(Arc::get_mut)
    }
}

impl<T> Index<Id<T>> for Table<T> {
    type Output = T;

    // An id comes from `push` of the same table, and tables never shrink.
    #[expect(clippy::indexing_slicing)]
    fn index(&self, id: Id<T>) -> &T {
        &self.list[id.index()]
    }
}
