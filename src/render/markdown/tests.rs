//! What a reader gets for what an author wrote, as tables; and what holds for any text at all.

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;

use super::*;

/// A site with one page and one picture.
struct Site;

impl Links for Site {
    fn resolve(&self, target: &str, kind: TargetKind) -> Target {
        match (target, kind) {
            ("gone.md" | "gone.png", _) => {
                let code = if kind == TargetKind::Image { "M003" } else { "M002" };
                Target::Broken(Problem::new(code, 0..0, format!("`{target}` does not exist")))
            }
            ("other.md", _) => Target::As("../other/".into()),
            _ => Target::As(target.into()),
        }
    }
}

static ENGLISH: LazyLock<Arc<Language>> = LazyLock::new(Language::english);

fn options() -> Options<'static> {
    Options { base_level: 2, smart: false, html: Html::Escape, links: &Site, language: &ENGLISH }
}

fn html(text: &str) -> String {
    render(text, &options(), &mut Anchors::default()).html
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(html(text).trim_end(), *expected, "for {text:?}");
    }
}

/// The codes and the underlined text of what is wrong.
fn problems(text: &str) -> Vec<(&'static str, &str)> {
    let rendered = render(text, &options(), &mut Anchors::default());
    rendered.problems.into_iter().map(|p| (p.code.id, text.get(p.place).expect("a range of the text"))).collect()
}

#[test]
fn prose_is_common_mark_with_the_usual_extensions() {
    check(&[
        ("It's \"fine\" -- now...", "<p>It's \"fine\" -- now...</p>"),
        ("a *b* **c** ~~d~~ `<e>`", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>&lt;e&gt;</code></p>"),
        ("a  \nb\nc", "<p>a<br>\nb\nc</p>"),
        ("a\n\n---\n\n> b", "<p>a</p>\n<hr>\n<blockquote>\n<p>b</p>\n</blockquote>"),
        ("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>"),
        ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"),
        (
            "- [x] a\n- [ ] b",
            "<ul>\n<li><span class=\"task done\" role=\"img\" aria-label=\"done\">☑</span> a</li>\n\
             <li><span class=\"task open\" role=\"img\" aria-label=\"open\">☐</span> b</li>\n</ul>",
        ),
        (
            "> [!WARNING]\n> Take *care*.",
            "<aside class=\"alert warning\" role=\"note\">\n<p class=\"title\">Warning</p>\n<p>Take <em>care</em>.</p>\n</aside>",
        ),
    ]);
}

#[test]
fn smart_punctuation_is_for_prose_and_only_if_asked_for() {
    let smart = Options { smart: true, ..options() };
    let rendered = render("\"a\" -- b... `\"a\" -- b`\n\n    \"c\"", &smart, &mut Anchors::default());
    assert_eq!(
        rendered.html,
        "<p>“a” – b… <code>\"a\" -- b</code></p>\n<pre tabindex=\"0\"><code>\"c\"</code></pre>\n"
    );
}

#[test]
fn code_names_its_language_and_can_be_scrolled_by_keyboard() {
    check(&[
        ("```c++ x\n<a>\n```", "<pre tabindex=\"0\"><code class=\"language-c++\">&lt;a&gt;\n</code></pre>"),
        ("```rust,no_run\n```", "<pre tabindex=\"0\"><code class=\"language-rust\"></code></pre>"),
        ("```\"onclick=x\n```", "<pre tabindex=\"0\"><code></code></pre>"),
        ("```x\"><script>\n```", "<pre tabindex=\"0\"><code class=\"language-x\"></code></pre>"),
        ("```&quot;&gt;\n```", "<pre tabindex=\"0\"><code></code></pre>"),
    ]);
}

#[test]
fn raw_html_is_text_and_comments_are_dropped() {
    check(&[
        ("a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>"),
        (
            "<div>\n  <script>x</script>\n</div>",
            "<p>&lt;div&gt;<br>\n&lt;script&gt;x&lt;/script&gt;<br>\n&lt;/div&gt;</p>",
        ),
        ("<script>\na\n\nb</script>", "<p>&lt;script&gt;<br>\na<br>\nb&lt;/script&gt;</p>"),
        ("a<br>b<BR/> c <br x>", "<p>a<br>\nb<br>\n c &lt;br x&gt;</p>"),
        ("a\n\n<br>\n\nb", "<p>a</p>\n<p>b</p>"),
        ("a <!-- note --> b", "<p>a  b</p>"),
        ("<!-- note\n\nmore -->", ""),
        ("<!-- note --> shown", "<p>shown</p>"),
        ("- <!-- note -->", "<ul>\n<li></li>\n</ul>"),
        ("![a <!-- note -->](x.png)", "<p><img src=\"x.png\" alt=\"a \" loading=\"lazy\"></p>"),
        ("&lt;script&gt; &#0;", "<p>&lt;script&gt; \u{FFFD}</p>"),
    ]);
}

#[test]
fn a_comment_that_does_not_end_is_reported() {
    assert_eq!(problems("<!-- a\n\nb"), [("M005", "<!-- a\n\nb")]);
    assert_eq!(problems("a <!-- b\n\nc -->"), [("M005", "<!--")]);
    assert_eq!(problems("a \\<!-- b `<!--`\n\n    <!-- c\n"), []);
    assert_eq!(html("<!-- secret"), "");
}

#[test]
fn links_lead_where_they_may() {
    check(&[
        ("[a](https://b.example/?c=1&d)", "<p><a href=\"https://b.example/?c=1&amp;d\" rel=\"noreferrer\">a</a></p>"),
        (
            "<https://b.example/a--b>",
            "<p><a href=\"https://b.example/a--b\" rel=\"noreferrer\">https://b.example/a--b</a></p>",
        ),
        ("<a@b.example>", "<p><a href=\"mailto:a@b.example\">a@b.example</a></p>"),
        ("[a](tel:+49)", "<p><a href=\"tel:+49\">a</a></p>"),
        ("[a](other.md)", "<p><a href=\"../other/\">a</a></p>"),
        ("[a](#b)", "<p><a href=\"#b\">a</a></p>"),
        ("[a]\n\n[a]: other.md 'T'", "<p><a href=\"../other/\" title=\"T\">a</a></p>"),
        ("[*a*](javascript:alert(1)) b", "<p><em>a</em> b</p>"),
        ("[a](gone.md)", "<p>a</p>"),
        ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>"),
    ]);
}

#[test]
fn targets_that_are_refused_are_underlined_where_they_stand() {
    for (text, code, underlined) in [
        ("see [a](javascript:alert(1)).", "M004", "javascript:alert(1)"),
        ("[a](JAVASCRIPT:x)", "M004", "JAVASCRIPT:x"),
        ("[a](&#106;avascript:x)", "M004", "[a](&#106;avascript:x)"),
        ("[a](java&Tab;script:x)", "M004", "[a](java&Tab;script:x)"),
        ("[a](&#1;javascript:x)", "M004", "[a](&#1;javascript:x)"),
        ("[a](< javascript:x>)", "M004", "javascript:x"),
        ("[a](data:text/html;base64,x)", "M004", "data:text/html;base64,x"),
        ("[a](//evil.example)", "M004", "//evil.example"),
        ("[a](\\\\\\\\evil.example)", "M004", "\\\\evil.example"),
        ("[a]\n\n[a]: vbscript:x", "M004", "[a]"),
        ("![a](data:image/png,x)", "M004", "data:image/png,x"),
        ("[a]()", "M002", "[a]()"),
        ("[a](gone.md)", "M002", "gone.md"),
        ("![a](gone.png)", "M003", "gone.png"),
        ("äö [a](https://)", "M002", "https://"),
    ] {
        assert_eq!(problems(text), [(code, underlined)], "for {text:?}");
        let html = html(text);
        assert!(!html.contains("href") && !html.contains("src"), "{html}");
    }
}

#[test]
fn no_attribute_can_be_broken_out_of() {
    check(&[
        ("[a](<x\" onclick=\"y>)", "<p><a href=\"x%22%20onclick=%22y\">a</a></p>"),
        ("[a](x '\"><script>')", "<p><a href=\"x\" title=\"&quot;&gt;&lt;script&gt;\">a</a></p>"),
        ("![\"><b>](x)", "<p><img src=\"x\" alt=\"&quot;&gt;&lt;b&gt;\" loading=\"lazy\"></p>"),
        ("![a](<x\"y> \"t'\\\"\")", "<p><img src=\"x%22y\" alt=\"a\" title=\"t&#39;&quot;\" loading=\"lazy\"></p>"),
        ("# a\" onclick=\"x", "<h2 id=\"a-onclick-x\">a\" onclick=\"x</h2>"),
        (
            "x[^\"><b>]\n\n[^\"><b>]: y",
            "<p>x<sup class=\"footnote\"><a id=\"note-fnref-1\" href=\"#note-fn-1\" aria-label=\"Footnote 1\">1</a></sup></p>\n\
             <section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n\
             <li id=\"note-fn-1\"><p>y <a href=\"#note-fnref-1\" aria-label=\"Back to the text\">↩</a></p>\n</li>\n\
             </ol>\n</section>",
        ),
    ]);
    assert!(html("|a\"><b>|\n|-|\n|c|").contains("aria-label=\"Table: a&quot;&gt;&lt;b&gt;\""));
}

#[test]
fn images_of_this_site_are_shown_and_others_are_linked() {
    check(&[
        ("![A *b* `c`](g.png)", "<p><img src=\"g.png\" alt=\"A b c\" loading=\"lazy\"></p>"),
        ("![a](https://b.example/c.png)", "<p><a href=\"https://b.example/c.png\" rel=\"noreferrer\">a</a></p>"),
        (
            "![](https://b.example/c.png)",
            "<p><a href=\"https://b.example/c.png\" rel=\"noreferrer\">https://b.example/c.png</a></p>",
        ),
        ("[![a](https://b.example/c.png)](other.md)", "<p><a href=\"../other/\">a</a></p>"),
        ("[![a](g.png)](other.md)", "<p><a href=\"../other/\"><img src=\"g.png\" alt=\"a\" loading=\"lazy\"></a></p>"),
        ("![a [b](c) ![d](e)](f)", "<p><img src=\"f\" alt=\"a b d\" loading=\"lazy\"></p>"),
        ("![](gone.png)", ""),
    ]);
}

#[test]
fn headings_fit_the_page_and_can_be_linked() {
    let mut anchors = Anchors::default();
    anchors.take("summary");
    let first = render("## Summary\n\n### What *went* `well`\n\n#\n\n## ![Größe](g.png)", &options(), &mut anchors);
    assert_eq!(
        first.html,
        "<h2 id=\"summary-2\">Summary</h2>\n<h3 id=\"what-went-well\">What <em>went</em> <code>well</code></h3>\n\
         <h2 id=\"größe\"><img src=\"g.png\" alt=\"Größe\" loading=\"lazy\"></h2>\n"
    );
    let second = render("# Summary\n\n# ?", &Options { base_level: 4, ..options() }, &mut anchors);
    assert_eq!(second.html, "<h4 id=\"summary-3\">Summary</h4>\n<h4 id=\"section\">?</h4>\n");
}

#[test]
fn tables_are_named_and_can_be_scrolled() {
    check(&[(
        "| A *b* | C | |\n|:-|-:|:-:|\n| 1 | 2 | 3 |\n| 4 |",
        "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table: A b, C\">\n<table>\n<thead>\n\
         <tr><th scope=\"col\">A <em>b</em></th><th scope=\"col\" class=\"end\">C</th>\
         <th scope=\"col\" class=\"center\"></th></tr>\n</thead>\n<tbody>\n\
         <tr><td>1</td><td class=\"end\">2</td><td class=\"center\">3</td></tr>\n\
         <tr><td>4</td><td class=\"end\"></td><td class=\"center\"></td></tr>\n</tbody>\n</table>\n</div>",
    )]);
}

#[test]
fn footnotes_stand_at_the_end_in_the_order_of_their_marks() {
    let text = "[^b]: B\n\na[^a] b[^B] a[^a] none[^none]\n\n[^unused]: U\n\n[^a]: A\n\n    - list\n\n[^a]: again\n";
    let html = html(text);
    let notes = html.find("<section").expect("there are notes");
    assert!(html[..notes].contains("none[^none]"), "an undefined one is text: {html}");
    assert_eq!(
        &html[notes..],
        "<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n\
         <li id=\"note-fn-1\"><p>A</p>\n<ul>\n<li>list</li>\n</ul>\n\
         <p><a href=\"#note-fnref-1\" aria-label=\"Back to the text\">↩</a> \
         <a href=\"#note-fnref-1-2\" aria-label=\"Back to the text 2\">↩ 2</a></p>\n</li>\n\
         <li id=\"note-fn-2\"><p>B <a href=\"#note-fnref-2\" aria-label=\"Back to the text\">↩</a></p>\n</li>\n\
         <li><p>U</p>\n</li>\n<li><p>again</p>\n</li>\n</ol>\n</section>\n"
    );
}

#[test]
fn fragments_of_one_page_do_not_clash() {
    let mut anchors = Anchors::default();
    let text = "# Note fn 1\n\nx[^1]\n\n[^1]: [y[^1]](other.md)";
    let pages: String = (0..2).map(|_| render(text, &options(), &mut anchors).html).collect();
    let mut ids: Vec<&str> = pages.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{pages}");
    for target in pages.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.contains(&target), "{target} in {pages}");
    }
}

#[test]
fn a_line_is_phrasing_content() {
    for (text, expected) in [
        ("plain & simple", "plain &amp; simple"),
        ("a *b* [c](other.md)", "a <em>b</em> <a href=\"../other/\">c</a>"),
        ("2. November 2017", "2. November 2017"),
        ("- a", "- a"),
        ("# 5 of *6*", "# 5 of <em>6</em>"),
        ("    indented", "indented"),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("<!-- note -->", ""),
        ("[^1]: x", "[^1]: x"),
        ("a\nb", "a\nb"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>\n"),
        ("", ""),
    ] {
        assert_eq!(inline(text, &options()).html, expected, "for {text:?}");
    }
    let text = "  1. [a](javascript:x)";
    let problem = &inline(text, &options()).problems[0];
    assert_eq!(&text[problem.place.clone()], "javascript:x");
}

#[test]
fn plain_text_keeps_the_words() {
    for (text, expected) in [
        (" It's fine. ", "It's fine."),
        ("2. November", "2. November"),
        ("a *b* `c` [d](e) ![f](g) <b>h</b> <!-- i --> &amp; \\*", "a b c d f <b>h</b>  & *"),
        ("# A\n\nb\nc[^1]\n\n- d\n- e\n\n1. f\n2. g\n\n[^1]: H", "A\nb c\nd\ne\n1. f\n2. g\nH"),
        ("|a|b|\n|-|-|\n|c|d|", "a b\nc d"),
        ("```\na\n  b\n```\nc", "a\n  b\nc"),
        ("<!-- a\nb -->\nc", "c"),
    ] {
        assert_eq!(plain(text, Html::Escape), expected, "for {text:?}");
    }
}

/// Texts in which markup is far more frequent than in any real one.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "*", "**", "_", "~~", "`", "```\n", "~~~", "[", "]", "(", ")", "![", "](", "](x)", "[a](b)", "<", ">",
            "<a@b.c>", "<http://a.b>", "<div>\n", "<script>", "</script>", "<!--", "-->", "<!-->", "\n", "\n\n",
            "\n> ", "\n- ", "\n1. ", "\n    ", "\t", "# ", "\n## ", "\n###### ", "|", "\n|-|-|\n",
            "|a|b|\n|:-:|-:|\n|c|d|\n", "- [ ] ", "- [x] ", "[^1]", "\n[^1]: ", "[^a\"]", "\n\n[^a\"]: ",
            "> [!NOTE]\n", "\n[r]: ", "[r]", "\\", "&lt;", "&#x6A;", "javascript:", "JaVa&Tab;Script:", "data:x",
            "//h", "http://", "https://a.b", "mailto:", "\"", "'", "=", "onload=", "&", "\0", "\u{7}", "\u{FFFE}",
            "\r\n", "\r", " ", "  \n", "é", "x", "---\n", "===\n", "🚒", "<details>\n", "</details>\n\n", "<p>",
            "<table>\n<tr>\n<td colspan=2>\n\n", "</td></tr></table>", "<li>", "</ul>\n", "<a href='x' title=\"",
            "</a>", "<img src=x alt='>'>", "<b>", "</b>",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// The tags of HTML that we wrote: names, attributes and whether they close. Panics at what we never write.
fn assert_sound(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    for rest in html.split('<').skip(1) {
        let (tag, text) = rest.split_once('>').expect("each tag ends");
        assert!(!text.contains('>'), "a bare `>` in {html}");
        let name = tag.trim_start_matches('/').split(' ').next().expect("a name");
        let known = "p h1 h2 h3 h4 h5 h6 blockquote aside pre code ul ol li div table thead tbody tr th td em strong del \
                     a img br hr span sup section";
        let known =
            |name: &str| known.split_whitespace().any(|known| known == name) || allowed::Element::named(name).is_some();
        assert!(known(name), "<{tag}> in {html}");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
        } else if !matches!(name, "img" | "br" | "hr" | "wbr") {
            assert!(name != "a" || !open.contains(&"a"), "a link in a link: {html}");
            assert!(!open.contains(&"p") || !matches!(name, "p" | "ul" | "ol" | "div" | "pre"), "{html}");
            open.push(name);
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "<{tag}>");
        for (attribute, value) in [("href=\"", true), ("src=\"", false)].iter().filter_map(|(a, link)| {
            tag.split_once(*a).map(|(_, rest)| (*link, rest.split('"').next().unwrap_or_default()))
        }) {
            // A percent sign stands in no scheme: what has one before its colon is a relative address.
            let scheme = value.split_once(':').map(|(scheme, _)| scheme).filter(|s| !s.contains(['/', '?', '#', '%']));
            let allowed: &[&str] = if attribute { &["http", "https", "mailto", "tel"] } else { &[] };
            assert!(scheme.is_none_or(|scheme| allowed.contains(&scheme)), "<{tag}>");
            assert!(!value.starts_with("//") && !value.contains([' ', '\n', '\\', '<', '\'']), "<{tag}>");
        }
    }
    assert!(open.is_empty(), "{open:?} left open in {html}");
    let forbidden = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{C}');
    assert!(!html.contains(forbidden), "{html:?}");
}

fn assert_ids(html: &str) {
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(ids.iter().all(|id| !id.is_empty() && !id.contains(char::is_whitespace)), "{html}");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{html}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_sound_html(text in hostile(), smart: bool, allows: bool) {
        let options = Options { smart, html: if allows { Html::Sanitize } else { Html::Escape }, ..options() };
        let rendered = render(&text, &options, &mut Anchors::default());
        assert_sound(&rendered.html);
        assert_ids(&rendered.html);
        for problem in &rendered.problems {
            prop_assert!(text.get(problem.place.clone()).is_some(), "{problem:?}");
        }
        prop_assert_eq!(rendered, render(&text, &options, &mut Anchors::default()));
    }

    #[test]
    fn any_line_is_sound_and_without_blocks(text in hostile(), allows: bool) {
        let options = || if allows { allowing() } else { options() };
        let rendered = inline(&text, &options());
        assert_sound(&rendered.html);
        for problem in &rendered.problems {
            prop_assert!(text.get(problem.place.clone()).is_some(), "{problem:?}");
        }
        let line = text.replace(['\n', '\r'], " ");
        let html = inline(&line, &options()).html;
        for block in ["<p", "<h", "<ul", "<ol", "<pre", "<div", "<blockquote", "<aside", "<section"] {
            prop_assert!(!html.contains(block) , "{html} for {line:?}");
        }
    }

    #[test]
    fn a_bare_line_is_its_own_plain_text(text in "[a-zA-Z0-9 .,:;'\"()#>+!?|=^$-]{0,40}") {
        prop_assert_eq!(plain(&text, Html::Escape), text.trim());
        let html = inline(&text, &options()).html;
        prop_assert_eq!(html, text.trim().replace('>', "&gt;"));
    }

    #[test]
    fn plain_text_never_fails(text in hostile(), allows: bool) {
        let words = plain(&text, if allows { Html::Sanitize } else { Html::Escape });
        prop_assert_eq!(words.trim_end(), &words);
    }

    #[test]
    fn the_beginning_of_plain_text_is_that_of_the_whole(text in hostile(), allows: bool, letters in 0_usize..20) {
        let html = if allows { Html::Sanitize } else { Html::Escape };
        let joined = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (begun, whole) = (joined(plain_until(&text, html, letters)), joined(plain(&text, html)));
        prop_assert!(whole.starts_with(&begun), "{begun:?} of {whole:?}");
        prop_assert!(begun.chars().count() > letters || begun == whole, "{begun:?} of {whole:?}");
    }
}

/// What a site gets that allows some HTML.
fn allowing() -> Options<'static> {
    Options { html: Html::Sanitize, ..options() }
}

#[test]
fn allowed_html_does_what_it_says_and_nothing_else_does() {
    let cases = [
        ("Press <kbd>Ctrl</kbd>+<KBD>C</kbd>.", "<p>Press <kbd>Ctrl</kbd>+<kbd>C</kbd>.</p>"),
        ("H<sub title='a&quot;b' onclick=x>2</sub>O", "<p>H<sub title=\"a&quot;b\">2</sub>O</p>"),
        (
            "from <hostname> and <script>alert(1)</script>",
            "<p>from &lt;hostname&gt; and &lt;script&gt;alert(1)&lt;/script&gt;</p>",
        ),
        (
            "<details open>\n<summary>Log</summary>\n\n*a*\n\n</details>",
            "<details open>\n<summary>Log</summary>\n<p><em>a</em></p>\n</details>",
        ),
        ("<b>a\n\nb</b>", "<p><b>a</b></p>\n<p>b</p>"),
        ("*<b>a*</b> </i>c", "<p><em><b>a</b></em> c</p>"),
        (
            "<table><tr><td>a<td colspan=2 bgcolor=red>b</table>",
            "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">\n\
             <table><tr><td>a</td><td colspan=\"2\">b</td></tr></table></div>",
        ),
        ("<ul>\n<li>a\n<li>b\n</ul>\n<li>c", "<ul>\n<li>a\n</li><li>b\n</li></ul>\nc"),
        ("a <div>b</div> <!-- c -->", "<p>a b </p>"),
        (
            "<p align=center><img src=g.png alt=G width=400 height=9em></p>",
            "<p><img src=\"g.png\" alt=\"G\" width=\"400\" loading=\"lazy\"></p>",
        ),
        ("<img src='https://e.example/g.png' alt=G>", "<a href=\"https://e.example/g.png\" rel=\"noreferrer\">G</a>"),
        ("<a href='other.md' target=_blank>a</a> <a name=x>b</a>", "<p><a href=\"../other/\">a</a> b</p>"),
        ("<a href='javascript:alert(1)'>a</a>", "<p>a</p>"),
        ("[<a href=x>a</a>](y) <a href=x>[b](y)</a>", "<p><a href=\"y\">a</a> <a href=\"x\">b</a></p>"),
        ("<iframe src=x></iframe>", "&lt;iframe src=x&gt;&lt;/iframe&gt;"),
        ("# A <small>b</small>", "<h2 id=\"a-b\">A <small>b</small></h2>"),
    ];
    for (text, expected) in cases {
        let html = render(text, &allowing(), &mut Anchors::default()).html;
        assert_eq!(html.trim_end(), expected, "for {text:?}");
    }
    let line = |text| inline(text, &allowing()).html;
    assert_eq!(line("<div><b>a</b></div> b"), "<b>a</b> b");
}

#[test]
fn plain_text_has_the_words_of_allowed_html_without_its_tags() {
    for (text, expected) in [
        ("Press <kbd>Ctrl</kbd> on <host>&amp;", "Press Ctrl on <host>&"),
        ("<table><tr><td>a<td>b</table>\n\nc<!-- d -->", "a b\nc"),
        ("<details>\n<summary>Log</summary>\n\n*a*\n\n</details>", "Log\na"),
    ] {
        let words = plain(text, Html::Sanitize);
        assert_eq!(words.split_whitespace().collect::<Vec<_>>(), expected.split_whitespace().collect::<Vec<_>>());
    }
}

#[test]
fn a_target_in_html_is_reported_where_it_stands() {
    let text = "<a href=\"gone.md\">a</a> <img src=gone.png alt=b>";
    let found = render(text, &allowing(), &mut Anchors::default()).problems;
    let found: Vec<_> = found.into_iter().map(|problem| (problem.code.id, &text[problem.place])).collect();
    assert_eq!(found, [("M002", "gone.md"), ("M003", "gone.png")]);
}
