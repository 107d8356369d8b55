//! Key moments at the end of an entry, and the status that stands over updates.

use super::*;

#[test]
fn an_outage_may_begin_or_end_behind_the_text() {
    let content = "- 18:13 erroneous change deployed OUTAGE BEGINS\n- 18:14 seen by **support**\n\
                   - 18:16 change rolled back **OUTAGE ENDS**\n";
    let events = |content: &str| -> Vec<String> {
        show_timeline(content).iter().map(|line| line.split('|').skip(1).collect::<Vec<_>>().join("|")).collect()
    };
    let expected = [
        "Started|erroneous change deployed OUTAGE BEGINS",
        "|seen by **support**",
        "Resolved|change rolled back **OUTAGE ENDS**",
    ];
    assert_eq!(events(content), expected);
    let cases = [
        ("the change is out **<START OF OUTAGE>**", "Started"),
        ("**<START OF OUTAGE>** the change is out", "Started"),
        ("it is back (OUTAGE ENDS).", "Resolved"),
        ("it is back. IMPACT ENDS", "Mitigated"),
        ("**<END OF OUTAGE>**", "Resolved"),
        ("it is back **End of the outage**", "Resolved"),
        ("we ask when the outage ends", ""),
        ("we wait BEFORE OUTAGE ENDS", ""),
        ("is it **OUTAGE ENDS?**", ""),
        ("it is back RESOLVED", ""),
        ("a job **starts**", ""),
    ];
    for (text, event) in cases {
        assert_eq!(events(&format!("- 18:13 {text}\n")), [format!("{event}|{text}")]);
    }
}
