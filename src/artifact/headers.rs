//! What a host is to say of a file: of what type it is, and for how long it may be kept.
//!
//! In: the path of a file within the site. Out: the values of two headers.

/// How long what never changes may be kept: a year.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// How long a page may be shown before a browser asks whether it has changed.
pub const SHORT: &str = "public, max-age=60, must-revalidate";

/// The folder of files whose names change with their bytes.
pub const HASHED: &str = "assets";

/// How long a file may be kept.
#[must_use]
pub fn caching(path: &str) -> &'static str {
    if path.split('/').next() == Some(HASHED) { FOR_EVER } else { SHORT }
}

/// The media type of a file, by its ending, in letters of either case: a camera writes `.JPG`.
#[must_use]
pub fn media(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" | "webmanifest" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "atom" => "application/atom+xml",
        "rss" => "application/rss+xml",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "woff2" => "font/woff2",
        "txt" | "log" | "md" | "yaml" | "yml" | "csv" | "_headers" | "_redirects" => "text/plain; charset=utf-8",
        // As Prometheus asks for it; the file has no ending.
        "metrics" => "text/plain; version=0.0.4; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_says_its_letters_and_what_has_a_hash_is_kept() {
        for (path, is, kept) in [
            ("index.html", "text/html; charset=utf-8", SHORT),
            ("assets/style.0123.css", "text/css; charset=utf-8", FOR_EVER),
            ("incidents/a/assets/x.png", "image/png", SHORT),
            ("incidents/a/DSC01.JPG", "image/jpeg", SHORT),
            ("api/v2/summary.json", "application/json", SHORT),
            ("metrics", "text/plain; version=0.0.4; charset=utf-8", SHORT),
            ("_headers", "text/plain; charset=utf-8", SHORT),
            (".nojekyll", "application/octet-stream", SHORT),
        ] {
            assert_eq!((media(path), caching(path)), (is, kept), "{path}");
        }
    }
}
