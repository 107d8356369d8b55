//! How a site looks, checked: its colours, its pictures, its own style, its footer.
//!
//! In: the raw look. Out: a `Look` whose colours are colours. Whether its files are there is for `render` to see.

mod colours;

use std::fmt::Write;

use indexmap::IndexMap;

use crate::diag::{Diagnostic, Diagnostics, Place};
use crate::model::{Audience, Prose};
use crate::source::raw;

/// The names of the colours that a site may choose: those of the style sheet.
const NAMES: [&str; 12] = [
    "paper", "ink", "soft", "line", "link", "operational", "calm", "maintenance", "degraded", "partial", "major",
    "unknown",
];

/// How a site looks.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Rules that go behind the built-in style.
    pub style: String,
    /// Paths from the site's root, as they are written.
    pub logo: Option<String>,
    pub favicon: Option<String>,
    pub css: Option<String>,
    pub footer: Option<Prose>,
}

impl Look {
    /// Checks the colours; one that cannot be used is reported and left out.
    pub(super) fn lower(raw: raw::Look, place: &Place, found: &mut Diagnostics) -> Self {
        let raw::Look { colours, dark, logo, favicon, css, footer } = raw;
        let light = declarations(&colours, &place.at("colours"), found);
        let dark = declarations(&dark, &place.at("dark"), found);
        let mut style = String::new();
        if !light.is_empty() {
            // A dark screen keeps its own colours, which were chosen for it.
            let _ = writeln!(style, "@media not (prefers-color-scheme: dark) {{ :root {{ {light}}} }}");
        }
        if !dark.is_empty() {
            let _ = writeln!(style, "@media (prefers-color-scheme: dark) {{ :root {{ {dark}}} }}");
        }
        let mut problems = Vec::new();
        let footer = footer.map(|text| Prose::new(&text, place.at("footer"), Audience::Public, &mut problems));
        found.extend(problems);
        Self { style, logo, favicon, css, footer }
    }
}

/// The colours as custom properties.
fn declarations(colours: &IndexMap<String, String>, place: &Place, found: &mut Diagnostics) -> String {
    let mut text = String::new();
    for (name, colour) in colours {
        let place = place.at(name);
        if !NAMES.contains(&name.as_str()) {
            let finding = Diagnostic::new("S009", place.key(), format!("no colour is named `{name}`"));
            found.push(finding.label("not a colour of the style").suggest(name, NAMES));
        } else if is_colour(colour) {
            let _ = write!(text, "--{name}: {}; ", colour.trim());
        } else {
            let finding = Diagnostic::new("S009", place, format!("`{colour}` is not a colour"));
            let finding = finding.label("not a colour");
            let finding = finding.help("write it as `#1d4f80`, `rgb(29 79 128)` or `oklch(42% 0.1 250)`");
            found.push(finding.suggest(colour, colours::NAMED));
        }
    }
    text
}

/// `#1d4f80`, `navy`, `rgb(29 79 128)`, `oklch(42% 0.1 250 / 80%)`: nothing that could end the rule it stands in.
fn is_colour(text: &str) -> bool {
    let text = text.trim();
    if let Some(digits) = text.strip_prefix('#') {
        return matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    }
    let (name, values) = text.split_once('(').unwrap_or((text, ")"));
    let plain = |byte: u8| byte.is_ascii_digit() || b" .,%/-".contains(&byte);
    let is_name = if name == text { colours::NAMED.contains(&name) } else { colours::FUNCTIONS.contains(&name) };
    is_name && values.strip_suffix(')').is_some_and(|values| values.bytes().all(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_a_colour_and_ends_no_rule() {
        for colour in ["#fff", "#1d4f80cc", "navy", "rgb(29 79 128)", "oklch(42% 0.1 250 / 80%)", "hsl(200, 10%, 50%)"]
        {
            assert!(is_colour(colour), "{colour}");
        }
        for other in [
            "", "#12", "#ggg", "red; }", "url(x)", "var(--ink)", "rgb(1 2 3", "RED", "rgb(1 2 3) }", "1px", "reddish",
            "rgbb(1 2 3)",
        ] {
            assert!(!is_colour(other), "{other}");
        }
    }
}
