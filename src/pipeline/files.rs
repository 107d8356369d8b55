//! The files of a linked site, each made when a browser asks for it.
//!
//! In: a linked site and a path. Out: the bytes that a build would write there.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::Linked;
use crate::render::Group;

/// The files of a site; of none at first.
#[derive(Default)]
pub struct Files {
    linked: Option<Arc<Linked>>,
    /// What is made for all of the site at once is kept, by path.
    groups: [OnceLock<BTreeMap<String, Vec<u8>>>; Group::ALL.len()],
}

impl Files {
    /// Those of that site.
    #[must_use]
    pub fn new(linked: Arc<Linked>) -> Self {
        Self { linked: Some(linked), groups: Default::default() }
    }

    /// Whether there is no site yet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.linked.is_none()
    }

    /// The bytes of a file of the site.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        let linked = self.linked.as_ref()?;
        let press = linked.press()?;
        if let Some(bytes) = press.one(path) {
            return Some(bytes);
        }
        let groups = Group::ALL.into_iter().zip(&self.groups).filter(|(group, _)| group.may_hold(path));
        let held = |(group, files): (Group, &OnceLock<BTreeMap<String, Vec<u8>>>)| {
            let made = || press.group(group).into_iter().map(|(route, _, bytes)| (route.path(), bytes)).collect();
            files.get_or_init(made).get(path).cloned()
        };
        groups.into_iter().find_map(held)
    }
}
