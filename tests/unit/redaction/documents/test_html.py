"""What a reader sees of an HTML mail."""

import pytest

from redaction.documents.html import to_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("4111<span>1111</span>1111<b>1111</b>", "4111111111111111"),
        ("4111<!-- x -->1111<wbr>1111<br/>1111", "411111111111\n1111"),
        ("<i\nclass='a>b'>41</i><font title=\"</font>\">11</font>", "4111"),
        ("&#52;&#x31;&#0049;1 &amp;&nbsp;&lt;b&gt;", "4111 &\u00a0<b>"),
        ("&#99999999999;&#xfffffffff;", "\ufffd\ufffd"),
        ("<p>one</p><p>two\n  words</p>three<div>four</div>five", "one\n\ntwo words\n\nthree\nfour\nfive"),
        ("<head><title>no</title><style>p{x:1}</style></head><body>yes<script>no()</script>!</body>", "yes!"),
        ("<ul><li>a<li>b<ol><li>c</li><li>d</li></ol></ul>e", "- a\n- b\n\n  1. c\n  2. d\n\ne"),
        ("<table><tr><td>4111</td><td>1111</td></tr><tr><th>x<td></table>", "4111\t1111\nx"),
        (
            "<blockquote>quoted<blockquote>deeper</blockquote></blockquote>mine",
            "> quoted\n\n> > deeper\n\nmine",
        ),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ('<a href="https://x.example/?c=4111">here</a>.', "here (https://x.example/?c=4111)."),
        ('<a href="https://x.example/">https://x.example/</a>', "https://x.example/"),
        ('<a href="mailto:a@b.c">a@b.c</a> <a href="#top">up</a> <a href="javascript:x">x</a>', "a@b.c up x"),
        ('<a href="https://x.example"><img src=x></a>', "https://x.example"),
        ('<img alt="4111 1111" src="cid:1">', "4111 1111"),
        ("1 < 2 and 3 > 2, a<b", "1 < 2 and 3 > 2, a<b"),
        ("<!-- never closed 4111", "never closed 4111"),
        ("<script>never closed 4111", "never closed 4111"),
        ("<!DOCTYPE html><?xml x?>text</>", "text"),
        ("a<hr>b", "a\n---\nb"),
        ("a <b> b </b> c", "a b c"),
        ("</ul></blockquote></pre></a>x", "x"),
        ("4111<i style='display: none'>xyz</i>1111<i hidden>xyz</i>", "41111111\nxyzxyz"),
        ("<div hidden=''>a<div>b</div>c</div>d<br style='display:none'>e", "d\ne\na\nb\nc"),
        ("<p style=visibility:hidden>a<b>b</b> never closed", "ab never closed"),
        ("", ""),
    ],
)
def test_markup_as_text(markup: str, text: str) -> None:
    assert to_text(markup) == text
