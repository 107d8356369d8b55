//! The words of our own API: the enumerations that its shapes use.
//!
//! In: the words of the model. Out: each as a program reads it, in `snake_case`. Within version 1 no word is taken away.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::words;
use crate::{catalog, model, time};

/// Defines an enum of the API whose words are those of another one, which may change without it.
macro_rules! mirror {
    ($(#[$doc:meta])* $name:ident of $room:ident::$ours:ident { $($(#[$of_word:meta])* $word:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$of_word])* $word),* }

        impl From<$room::$ours> for $name {
            fn from(ours: $room::$ours) -> Self {
                match ours { $($room::$ours::$word => Self::$word),* }
            }
        }
    };
}

mirror! {
    /// Something that went wrong, or planned work.
    Kind of model::Kind {
        Incident,
        Maintenance,
    }
}

mirror! {
    /// How far an incident or a maintenance has come.
    Status of words::Status {
        Investigating,
        Identified,
        Monitoring,
        Resolved,
        Scheduled,
        InProgress,
        Verifying,
        Completed,
        Cancelled,
    }
}

mirror! {
    /// What a component goes through.
    ComponentStatus of words::ComponentStatus {
        Operational,
        UnderMaintenance,
        DegradedPerformance,
        PartialOutage,
        MajorOutage,
    }
}

mirror! {
    /// How precisely a moment is known.
    Precision of time::Precision {
        Second,
        Minute,
        Day,
        Month,
    }
}

mirror! {
    /// How a turning point is known.
    Known of model::Known {
        /// The file states it.
        Stated,
        /// An entry of the timeline is that event.
        Timeline,
        /// The update that said so is the best evidence.
        Update,
        /// The window planned for a maintenance.
        Scheduled,
        /// The earliest entry of the file.
        FirstEntry,
    }
}

mirror! {
    /// What a length of time measures, always from the start.
    MeasureKind of catalog::MeasureKind {
        /// To the end.
        Duration,
        /// To the moment somebody noticed.
        Detect,
        /// To the first public word.
        Tell,
        /// To the moment somebody took it on.
        Acknowledge,
        /// To the moment users no longer felt it.
        Mitigate,
    }
}

mirror! {
    /// How far a promise is.
    ActionStatus of model::ActionStatus {
        Open,
        InProgress,
        Done,
        Dropped,
    }
}
