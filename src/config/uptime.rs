//! The rule by which uptime is counted: how much of each state of a component is time lost.
//!
//! In: the name of a rule, or weights of the site's own. Out: a weight for each state, and the rule in words. It knows
//! no interval and no clock.

use indexmap::IndexMap;

use crate::diag::{Diagnostic, Diagnostics, Place};
use crate::model::words::ComponentStatus;
use crate::source::raw;

/// How much of a second in each state is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UptimeRule {
    name: &'static str,
    /// In thousandths, so that sums are exact; in the order of [`ComponentStatus`].
    weights: [u32; STATES],
}

impl UptimeRule {
    /// The rule that sites which name none follow, and that many readers know.
    const STATUSPAGE: Self = Self { name: "statuspage", weights: [0, 0, 0, 300, 1000] };
    /// Nothing but working is working.
    const STRICT: Self = Self { name: "strict", weights: [0, 1000, 1000, 1000, 1000] };

    /// Reads the rule of `site.yaml`; one that cannot be used is reported, and the usual one stands in.
    #[must_use]
    pub fn lower(raw: Option<raw::Uptime>, place: &Place, found: &mut Diagnostics) -> Self {
        match raw {
            None => Self::STATUSPAGE,
            Some(raw::Uptime::Rule(name)) => match name.as_str() {
                "statuspage" => Self::STATUSPAGE,
                "strict" => Self::STRICT,
                _ => {
                    let finding =
                        Diagnostic::new("Y004", place.clone(), format!("no rule of uptime is called `{name}`"));
                    let help =
                        "write `statuspage`, `strict`, or weights such as `{major_outage: 1, partial_outage: 0.5}`";
                    found.push(finding.label("not a rule").help(help).suggest(&name, ["statuspage", "strict"]));
                    Self::STATUSPAGE
                }
            },
            Some(raw::Uptime::Weights(weights)) => Self::own(&weights, place, found),
        }
    }

    fn own(weights: &IndexMap<String, f64>, place: &Place, found: &mut Diagnostics) -> Self {
        let mut rule = Self { name: "own weights", weights: [0; STATES] };
        for (id, weight) in weights {
            let place = place.at(id);
            let status = ComponentStatus::parse(id).filter(|status| *status != ComponentStatus::Operational);
            match (status, thousandths(*weight)) {
                (Some(status), Some(weight)) => {
                    if let Some(slot) = rule.weights.get_mut(status as usize) {
                        *slot = weight;
                    }
                }
                (None, _) => {
                    let finding =
                        Diagnostic::new("I003", place.key(), format!("`{id}` is no state in which time is lost"));
                    let known = LOSSES.map(ComponentStatus::id);
                    let help = format!("known: {}", known.join(", "));
                    found.push(finding.label("not such a state").help(help).suggest(id, known));
                }
                (_, None) => {
                    let finding = Diagnostic::new("Y004", place, format!("a weight cannot be {weight}"));
                    found.push(finding.label("out of range").help("write a share from 0, not at all, to 1, fully"));
                }
            }
        }
        rule
    }

    /// Its name: `statuspage`, `strict` or `own weights`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// How many thousandths of a second in that state are lost.
    #[must_use]
    pub fn weight(&self, status: ComponentStatus) -> u32 {
        self.weights.get(status as usize).copied().unwrap_or(0)
    }

    /// Whether its weights are the site's own.
    #[must_use]
    pub fn is_own(&self) -> bool {
        ![Self::STATUSPAGE.name, Self::STRICT.name].contains(&self.name)
    }

    /// The states in which time may be lost, the worst first, and how many thousandths of it are.
    pub fn losses(&self) -> impl Iterator<Item = (ComponentStatus, u32)> {
        LOSSES.into_iter().map(|status| (status, self.weight(status)))
    }
}

const STATES: usize = ComponentStatus::ALL.len();
/// The states in which time may be lost, worst first.
const LOSSES: [ComponentStatus; 4] = [
    ComponentStatus::MajorOutage,
    ComponentStatus::PartialOutage,
    ComponentStatus::DegradedPerformance,
    ComponentStatus::UnderMaintenance,
];

/// A share as whole thousandths, if it is one.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0 and 1000")]
fn thousandths(weight: f64) -> Option<u32> {
    (0.0..=1.0).contains(&weight).then(|| (weight * 1000.0).round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Spot;
    use crate::source::FileId;

    #[test]
    fn a_rule_says_what_it_weighs() {
        let weights = [("major_outage", 1.0), ("partial_outage", 0.5), ("under_maintenance", 0.025)];
        let weights = weights.map(|(id, weight)| (id.to_owned(), weight)).into_iter().collect();
        let mut found = Diagnostics::default();
        let rule = UptimeRule::lower(Some(raw::Uptime::Weights(weights)), &Spot::Whole.of(FileId(0)), &mut found);
        assert!(found.is_empty());
        assert_eq!(rule.losses().map(|(_, weight)| weight).collect::<Vec<_>>(), [1000, 500, 0, 25]);
        assert!(rule.is_own() && !UptimeRule::STRICT.is_own());
        assert_eq!(UptimeRule::STRICT.weight(ComponentStatus::UnderMaintenance), 1000);
        assert_eq!(UptimeRule::STATUSPAGE.weight(ComponentStatus::UnderMaintenance), 0);
        assert_eq!(UptimeRule::STATUSPAGE.weight(ComponentStatus::PartialOutage), 300);
    }
}
