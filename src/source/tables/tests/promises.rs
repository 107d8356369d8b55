//! What is read of promises, by the ways in which people write them.

use super::*;

#[test]
fn a_promise_may_go_on_in_the_next_line() {
    let items = [
        ("Add an alarm for the queue\n  (Ada, due 2024-02-01)", "-|Ada|2024-02-01|-|Add an alarm for the queue|-"),
        ("Add an alarm\n  for it — @ada — 2021-12-01", "-|@ada|2021-12-01|-|Add an alarm for it|-"),
        ("Add an alarm\n  for it (due\n  2024-02-01)", "-|-|2024-02-01|-|Add an alarm for it|-"),
        ("Add an alarm\n  ([OPS-1](https://x.org/1))", "-|-|-|-|Add an alarm ([OPS-1](https://x.org/1))|-"),
        ("Add an alarm\n  https://x.org/1", "-|-|-|-|Add an alarm|https://x.org/1"),
        ("Add an alarm\n  Owner: Ada\n  **Due:** 2024-02-01", "-|Ada|2024-02-01|-|Add an alarm|-"),
        ("Add an alarm for\n  the queue - DONE", "-|-|-|Done|Add an alarm for the queue|-"),
        ("Add an alarm\n  (Done 2021-07-01)", "-|-|-|Done|Add an alarm|-"),
        ("Add an alarm.\n  OWNER: blasten@ (DONE).", "-|blasten@|-|Done|Add an alarm|-"),
        ("Ada, due\n  2024-02-01: Add an alarm", "-|Ada|2024-02-01|-|Add an alarm|-"),
        ("Add an alarm\\\n  (due 2024-02-01)", "-|-|-|-|Add an alarm\\\n(due 2024-02-01)|-"),
        ("Add an alarm\n\n  (due 2024-02-01)", "-|-|-|-|Add an alarm\n\n(due 2024-02-01)|-"),
        ("Add an alarm\n  - and (DONE)", "-|-|-|-|Add an alarm\n- and (DONE)|-"),
    ];
    for (item, expected) in items {
        assert_eq!(show_actions(&format!("- {item}\n")), [expected], "{item}");
    }
    let wrong = show_actions("1. Add an\n    alarm,\n   due 2024-13-01\n");
    assert!(wrong[1].starts_with("M001: `2024-13-01` cannot be read as a day [2024-13-01]"), "{wrong:?}");
}
