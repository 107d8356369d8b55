//! Time: instants, zones and days, moments known more or less precisely, and the lengths between them.
//!
//! In: what people write in incident files. Out: values that sort and subtract, and words for readers. This is the
//! only room that names chrono and its zone tables, and the only one that asks the wall clock. It never asks for the
//! machine's own zone, and knows nothing of incidents.

mod clock;
mod date;
mod fault;
mod instant;
mod length;
pub mod moment;
mod parse;
mod repair;
pub mod span;
pub mod words;
mod zone;

pub use chrono::{Weekday, WeekdaySet};
pub use date::Date;
pub use fault::TimeError;
pub use instant::Timestamp;
pub use moment::{Moment, Precision};
pub use repair::padded;
pub use span::{Bound, Span, Told, Unit};
pub use zone::Zone;

/// The seconds of a day without a clock change.
const DAY: i64 = 86_400;
