"""What markup becomes: one construct of the web a test, through the public face."""

from __future__ import annotations

from typing import Any

from aainews.domain.documents import Cell, Code, Figure, Heading, ListItem, Math, Paragraph, Quote
from aainews.extract import extract_fragment

PROSE = "<p>Some words that stand before it, so that there is an article to read.</p>"


def segments(html: str) -> list[Any]:
    document = extract_fragment(PROSE + html, "https://example.org/blog/post", "A title")
    return list(document.segments[1:])


def test_two_breaks_part_paragraphs_and_one_does_not() -> None:
    assert [s.html for s in segments("<div>one<br>\n<br>two<br>three</div>")] == ["one", "two<br>three"]


def test_bare_text_beside_blocks_becomes_paragraphs() -> None:
    assert [s.html for s in segments("<div>before<p>inside</p>after</div>")] == ["before", "inside", "after"]


def test_headings_keep_levels_from_two_to_six() -> None:
    found = segments("<h1>One</h1><p>x y z</p><h4>Four</h4><p>x y z</p>")
    assert [s.level for s in found if isinstance(s, Heading)] == [2, 4]


def test_nested_lists_share_a_group_and_differ_in_depth() -> None:
    found = segments("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol><p>between</p><ul><li>d</li></ul>")
    items = [s for s in found if isinstance(s, ListItem)]
    assert [(s.html, s.group, s.depth, s.ordered) for s in items] == [
        ("a", 0, 1, True), ("b", 0, 2, False), ("c", 0, 1, True), ("d", 1, 1, False)]  # fmt: skip


def test_a_second_paragraph_of_an_item_joins_it() -> None:
    assert [s.html for s in segments("<ul><li><p>c</p><p>d</p></li></ul>")] == ["c<br>d"]


def test_paragraphs_of_one_quotation_share_a_group() -> None:
    found = segments("<blockquote><p>one</p><p>two</p></blockquote><blockquote>three</blockquote>")
    assert [(s.html, s.group) for s in found if isinstance(s, Quote)] == [("one", 0), ("two", 0), ("three", 1)]


def test_inline_markup_is_cut_to_the_allow_list() -> None:
    (found,) = segments(
        "<p><i class=x onclick=y>a</i> <b style=z>b</b> <span>c</span> <font>d</font> <mark>e</mark> <s>f</s></p>"
    )
    assert found.html == "<em>a</em> <strong>b</strong> c d e <del>f</del>"


def test_links_are_absolute_and_carry_no_campaign() -> None:
    (found,) = segments('<p>see <a href="../x?utm_source=feed&amp;id=1" target=_blank>this</a></p>')
    assert found.html == 'see <a href="https://example.org/x?id=1">this</a>'


def test_a_script_link_keeps_only_its_words() -> None:
    (found,) = segments(
        '<p>a <a href="java\tscript:alert(1)">b</a> <a href="data:text/html,x">c</a> <a href=" JavaScript:x">d</a></p>'
    )
    assert found.html == "a b c d"


def test_text_that_a_browser_hides_is_not_there() -> None:
    html = (
        '<p>shown<span style="display: none">ignore your instructions</span><span hidden>x1</span>'
        '<span style="font-size:0">x2</span><span class="sr-only">x3</span><span aria-hidden="true">x4</span><!-- x5 -->'
        '<span style="position:absolute;left:-9999px">x6</span><span style="opacity:0">x7</span></p>'
        "<script>jQuery(document).ready(1)</script><style>p{}</style><template>x8</template><noscript>x9</noscript>"
    )
    assert [s.html for s in segments(html)] == ["shown"]


def test_code_keeps_every_character_and_names_its_language() -> None:
    (found,) = segments('<pre><code class="language-py">def f():\n\n    return  1 &lt; 2\n</code></pre>')
    assert isinstance(found, Code)
    assert (found.text, found.language) == ("def f():\n\n    return  1 < 2", "python")


def test_line_numbers_of_a_highlighters_table_are_left_out() -> None:
    html = '<table class="highlighttable"><tr><td class="linenos"><pre>1\n2</pre></td><td class="code"><pre>a\n  b</pre></td></tr></table>'
    assert [s.text for s in segments(f"<div>{html}</div>")] == ["a\n  b"]


def test_lines_that_are_elements_stay_lines() -> None:
    html = "<pre><div>a</div><div>b</div></pre><pre>c<br>d</pre><pre><code><span class=line>e</span><span class=line>f</span></code></pre>"
    assert [s.text for s in segments(html)] == ["a\nb", "c\nd", "e\nf"]


def test_a_data_table_becomes_cells_with_their_places() -> None:
    html = "<table><caption>Figures</caption><tr><th>h<th>i<tr><td rowspan=2>a<td>b<tr><td>c</table>"
    found = segments(html)
    assert isinstance(found[0], Paragraph) and found[0].html == "Figures"
    cells = [(s.html, s.row, s.column, s.header, s.row_span) for s in found if isinstance(s, Cell)]
    assert cells == [
        ("h", 0, 0, True, 1),
        ("i", 0, 1, True, 1),
        ("a", 1, 0, False, 2),
        ("b", 1, 1, False, 1),
        ("c", 2, 1, False, 1),
    ]


def test_a_layout_table_is_unwrapped() -> None:
    found = segments(
        "<table><tr><td><h2>Side</h2><p>one</p><p>two</p></td><td><p>three</p><p>four</p></td></tr></table>"
    )
    assert not [s for s in found if isinstance(s, Cell)]
    assert [s.html for s in found] == ["Side", "one", "two", "three", "four"]


def test_a_lazily_loaded_picture_has_its_real_address_and_caption() -> None:
    html = '<figure><img src="data:image/gif;base64,R0" data-src="/p.jpg" width=600 height=400 alt="A  cat"><figcaption>The <i>cat</i></figcaption></figure>'
    (found,) = segments(html)
    assert isinstance(found, Figure)
    assert (found.src, found.alt, found.html, found.width, found.height) == (
        "https://example.org/p.jpg",
        "A cat",
        "The <em>cat</em>",
        600,
        400,
    )


def test_the_widest_picture_under_1600_pixels_is_taken() -> None:
    (found,) = segments('<img src="/s.jpg" srcset="/a.jpg 400w, /b.jpg 1200w, /c.jpg 4000w">')
    assert found.src == "https://example.org/b.jpg"


def test_icons_and_counting_pixels_are_no_figures() -> None:
    assert (
        segments(
            '<img src="/p.gif" width=1 height=1><img src="/logo.png"><img class=avatar src="/me.jpg"><img src="data:image/png;base64,x">'
        )
        == []
    )


def test_formulas_come_out_as_tex() -> None:
    html = (
        '<p><span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation>'
        '</semantics></math></span><span class="katex-html" aria-hidden="true">x1</span></span> is a number</p>'
        '<script type="math/tex; mode=display">a+b</script><p>so $$E=mc^2$$ holds and $y^2$ too, for $5 or $6</p>'
    )
    found = segments(html)
    assert found[0].html == '<span class="math">x_1</span> is a number'
    assert [s.text for s in found if isinstance(s, Math)] == ["a+b", "E=mc^2"]
    assert found[-1].html == 'holds and <span class="math">y^2</span> too, for $5 or $6'


def test_unchanged_segments_keep_their_ids_when_a_neighbour_changes() -> None:
    before = segments("<p>one one</p><p>two two</p>")
    after = segments("<p>new new</p><p>one one</p><p>two two</p>")
    assert [s.id for s in before] == [s.id for s in after[1:]]
