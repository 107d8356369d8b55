//! What an incident is, apart from how it was written and how it is shown.
//!
//! In: the source tree. Out: `Records`. Lowering never fails: a file that makes no sense yields diagnostics and is left
//! out. What comes of it has no shape of a file or of a page: it knows no disk and no HTML.

mod backing;
mod body;
mod entries;
pub mod incident;
pub mod internal;
mod key_moments;
mod lower;
mod lowered;
mod posts;
mod prose;
mod slips;
mod translations;
pub mod words;

pub use incident::{
    Account, Action, ActionStatus, By, Event, FirstDue, FollowUp, Incident, KeyMoment, Kind, Known, PostKind, Section,
    Source, TimelineEntry, Translation, Update,
};
pub use lower::{Include, Records, id_of, lower};
pub use lowered::Lowered;
pub use prose::{Audience, Prose};
pub use slips::LookedUp;
