//! How a list of incidents is written in few letters.
//!
//! In: numbers in ascending order. Out: the shorter of two forms, which `search.js` reads: the steps from one to the next
//! in base 36 with blanks between, or `*` and six incidents in each letter.

/// The letters for 0 to 63.
const LETTERS: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

/// The list as text.
#[must_use]
pub fn written(numbers: &[u32]) -> String {
    let steps = steps(numbers);
    // Most words are rare: their bits, a letter for every six incidents, are not even made.
    if length_of_bits(numbers) < steps.len() { bits(numbers) } else { steps }
}

/// Each number less the one before it; the first as it is.
fn steps(numbers: &[u32]) -> String {
    let mut before = 0;
    let mut text = String::new();
    for number in numbers {
        if !text.is_empty() {
            text.push(' ');
        }
        base_36(number - before, &mut text);
        before = *number;
    }
    text
}

fn base_36(number: u32, text: &mut String) {
    if number >= 36 {
        base_36(number / 36, text);
    }
    text.push(char::from(LETTERS[number as usize % 36]));
}

/// One letter for six numbers, the lowest of them in its lowest bit.
fn bits(numbers: &[u32]) -> String {
    let mut letters = vec![0_usize; length_of_bits(numbers) - 1];
    for number in numbers {
        letters[*number as usize / 6] |= 1 << (number % 6);
    }
    let letters = letters.into_iter().map(|bits| char::from(LETTERS[bits]));
    ['*'].into_iter().chain(letters).collect()
}

/// How many letters those are, with the `*`.
fn length_of_bits(numbers: &[u32]) -> usize {
    1 + numbers.last().map_or(0, |last| *last as usize / 6 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_word_is_written_as_steps_and_a_frequent_one_as_bits() {
        assert_eq!(written(&[0]), "0");
        assert_eq!(written(&[3, 39, 9999]), "3 10 7oo");
        assert_eq!(written(&(0..12).collect::<Vec<_>>()), "*__");
        assert_eq!(written(&[0, 2, 4, 6, 8, 10, 12]), "*ll1");
    }
}
