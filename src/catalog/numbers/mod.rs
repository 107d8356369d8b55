//! The numbers a team argues about, across the whole record: how often, how long, why, and what became of the promises.
//!
//! In: a catalog. Out: `Numbers`, each of which names the incidents it is of. Maintenance is counted apart and has no
//! part in times and causes. It knows neither pages nor charts.

mod causes;
mod counts;
mod promises;
mod times;

use super::Catalog;

pub use causes::{CauseCount, Causes};
pub use counts::{Counts, Period, Series};
pub use promises::{Age, Promise, Promises, State};
pub use times::{Certainty, Clock, Sample, Time, Times, What, quartiles};

/// What the record adds up to.
#[derive(Debug)]
pub struct Numbers {
    pub counts: Counts,
    /// The times from start, and the time from end to report, in the order of [`What::ALL`].
    pub times: Vec<Times>,
    pub causes: Causes,
    pub promises: Promises,
}

impl Numbers {
    /// Adds up the record.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        Self {
            counts: Counts::of(catalog),
            times: What::ALL.map(|what| Times::of(catalog, what)).into(),
            causes: Causes::of(catalog),
            promises: Promises::of(catalog),
        }
    }
}
