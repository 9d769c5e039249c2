package org.orcidcaravan.faults;

import java.util.List;

/** What must never be more than text, wherever it is shown: in pages, in files for spreadsheets, on terminals, in SQL. */
final class HostileTexts {
    /** Would run, or add something to the page, where a page takes it for HTML. */
    static final List<String> FOR_PAGES = List.of(
            "<script>window.hit = 1</script>",
            "<img src=x onerror=\"window.hit = 2\">",
            "<svg onload=window.hit=3>",
            "<svg><script>window.hit=4</script></svg>",
            "\"><img src=x onerror=window.hit=5>",
            "' autofocus onfocus=window.hit=6 x='",
            "</title><script>window.hit=7</script>",
            "</textarea><script>window.hit=8</script>",
            "<iframe srcdoc=\"<script>parent.hit=9</script>\"></iframe>",
            "<a href=\"javascript:window.hit=10\">click</a>",
            "javascript:window.hit=11",
            "<math><mtext><table><mglyph><style><img src=x onerror=window.hit=12>",
            "<details open ontoggle=window.hit=13>",
            "<base href=\"https://attacker.example/\">",
            "<meta http-equiv=refresh content=\"0;url=https://attacker.example/\">",
            "<form action=\"https://attacker.example/\"><button>Sign in</button></form>",
            "{item.class.classLoader}",
            "{#include layout}{/include}",
            "${7*7} #{7*7} {{7*7}}",
            "<b>bold</b> &lt;b&gt; &amp;",
            "\u202Etxt.exe \u200B\u2066invisible\u2069",
            "<plaintext>",
            "<style>*{display:none}</style>",
            "<!-- <script>window.hit=14</script> -->",
            "]]><script>window.hit=15</script>");

    /** Would change a statement, where it is made a part of one. */
    static final List<String> FOR_STATEMENTS = List.of(
            "'",
            "''",
            "\"",
            "\\",
            "' or '1'='1",
            "'; drop table item; --",
            "1; delete from task",
            "') union select password from operator --",
            "%' or 1=1 --",
            "$$; drop table task; $$",
            "1 or 1=1",
            "pg_sleep(10)",
            "' || pg_sleep(10) || '",
            "{\"$gt\": \"\"}",
            "-1",
            "99999999999999999999",
            "1e400",
            "%00",
            "\u0000",
            "\u001b[31mred\u001b[0m",
            "a\r\nSet-Cookie: caravan=stolen",
            "%",
            "_",
            "(((((",
            "a & | ! <-> b:*",
            "\uD800",
            "𝕊𝕠𝕞𝕖 \uFFFF",
            "../../../../etc/passwd",
            "null");

    /** Would be calculated, where a spreadsheet opens it. */
    static final List<String> FOR_SPREADSHEETS = List.of(
            "=HYPERLINK(\"https://attacker.example\")",
            "+1+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1:A9)",
            "\t=1+1",
            "\r=1+1",
            "\n=1+1",
            "=cmd|' /C calc'!A0",
            "＝1+1",
            "a,\"b\r\nc");

    private HostileTexts() {}
}
