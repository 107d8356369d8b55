//! What an author's commands do to a site's files: new ones, and edits that leave every other byte as it is.
//!
//! In: the site as it stands, and what is to be said. Out: a whole new text, read back and compared before anybody
//! writes it. `write` alone touches the disk. It must not know pages or terminals.

pub mod at;
pub mod document;
pub mod promises;
pub mod scaffold;
pub mod sections;
pub mod splice;
pub mod workbench;
pub mod write;

pub use crate::source::yaml::emit::tidy;
pub use document::{Refusal, edit, refuse};
pub use splice::{Change, entry};
pub use workbench::Workbench;
