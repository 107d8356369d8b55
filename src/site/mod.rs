//! Which pages there are, where they stand, and what templates and programs may see.
//!
//! In: a catalog. Out: routes and views. It decides what exists and makes no HTML.

pub mod json_feed;
pub mod plan;
pub mod route;
pub mod statuspage;
pub mod tables;
pub mod v1;
pub mod view;

pub use plan::{is_still, plan, replay};
pub use route::Route;
