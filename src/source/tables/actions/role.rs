//! What a column of promises is for, by its name.
//!
//! In: the words of a head. Out: a role. It must not know what the cells say.

mod abroad;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    What,
    Kind,
    Owner,
    Due,
    /// Until when, in words as well as in days: `Timeframe`.
    Frame,
    Status,
    Link,
    Done,
    /// A running number.
    Number,
    /// Whatever there is to say, which may be no more than how far it is.
    Notes,
    Other,
}

/// What the column of that name, in lower case and without punctuation, is for.
pub(super) fn role(name: &str) -> Role {
    match name {
        "action" | "action item" | "action items" | "what" | "task" | "tasks" | "description" | "item" | "todo"
        | "corrective action" | "follow up" | "improvement" | "remediation" | "title" | "summary" | "actions" => {
            Role::What
        }
        "type" | "kind" | "category" => Role::Kind,
        "owner" | "owners" | "assignee" | "who" | "responsible" | "assigned to" | "owned by" | "dri" => Role::Owner,
        "due" | "target" | "eta" | "ecd" | "by when" | "when" | "deadline" => Role::Due,
        "timeframe" | "time frame" => Role::Frame,
        "status" | "state" | "progress" => Role::Status,
        "bug" | "ticket" | "issue" | "link" | "jira" | "pr" | "tracking" | "ticket link" | "url" | "reference"
        | "tracking issue" | "tracking bug" | "bug number" | "id" => Role::Link,
        "done" | "completed" | "closed" | "done on" | "completed on" => Role::Done,
        "no" | "number" | "nr" | "" => Role::Number,
        "note" | "notes" | "comment" | "comments" | "remark" | "remarks" => Role::Notes,
        name if is_due(name) => {
            if name.ends_with("completion") || name.ends_with("delivery") {
                Role::Frame
            } else {
                Role::Due
            }
        }
        name => abroad::NAMES.iter().find(|(names, _)| names.contains(&name)).map_or(Role::Other, |(_, role)| *role),
    }
}

/// Whether a column of that name is one of promises, and could not be of anything else.
pub(super) fn names_promises(name: &str) -> bool {
    ["action", "todo", "task"].iter().any(|word| name.contains(word))
        || abroad::NAMES.iter().any(|(names, role)| *role == Role::What && names.contains(&name))
}

/// Whether a name is made of the words for a day to come: `Expected completion date`, `Due by`, `Due/ETA`.
fn is_due(name: &str) -> bool {
    const NAMES: [&str; 4] = ["due", "date", "eta", "deadline"];
    const BESIDE: [&str; 9] =
        ["by", "on", "expected", "estimated", "planned", "target", "projected", "completion", "delivery"];
    let is_named = name.split(' ').any(|word| NAMES.contains(&word));
    let is_end = || name.ends_with(" completion") || name.ends_with(" delivery");
    name.split(' ').all(|word| NAMES.contains(&word) || BESIDE.contains(&word)) && (is_named || is_end())
}
