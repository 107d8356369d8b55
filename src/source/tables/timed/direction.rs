//! In which direction the entries of a list go.
//!
//! In: found entries. Out: whether they go back in time. It must not know what they tell.

use super::Found;

/// The day and the clock of an entry that has both.
pub(super) fn day_and_clock(found: &Found) -> Option<(&str, &str)> {
    let time = found.time.as_deref()?.trim_start_matches('~');
    Some((time.get(..10).filter(|day| day.as_bytes().get(4) == Some(&b'-'))?, time.get(11..16)?))
}

/// Whether entries go back in time: then none is of the night after the one above it.
pub(super) fn is_newest_first(found: &[Found]) -> bool {
    let dated: Vec<(&str, &str)> = found.iter().filter_map(day_and_clock).collect();
    let (mut up, mut down) = (0, 0);
    for pair in dated.windows(2) {
        let [(day, clock), (next_day, next)] = pair else { continue };
        let minutes = |clock: &str| -> i32 {
            clock.split(':').filter_map(|part| part.parse::<i32>().ok()).fold(0, |sum, part| sum * 60 + part)
        };
        match next_day.cmp(day) {
            std::cmp::Ordering::Less => down += 2,
            std::cmp::Ordering::Greater => up += 2,
            std::cmp::Ordering::Equal if next > clock => up += 1,
            // Half a day back is the night, in most lists.
            std::cmp::Ordering::Equal => down += i32::from(minutes(clock) - minutes(next) < 720 && next < clock),
        }
    }
    down > up
}
