import { h, render } from "preact";
import { describe, expect, it } from "vitest";
import { plainText, richText, safeUrl } from "./richtext";

function shown(html: string): string {
  const root = document.createElement("div");
  render(h("p", null, richText(html)), root);
  return root.innerHTML.replace(/^<p>|<\/p>$/g, "");
}

describe("richText", () => {
  it("keeps the inline markup of the allow-list", () => {
    const html = "<em>a</em> <strong>b</strong> <code>x</code> H<sub>2</sub>O <sup>2</sup> <del>c</del><br>";
    expect(shown(html)).toBe(html);
  });

  it("keeps a formula as text", () => {
    expect(shown('<span class="math">a_1^2</span>')).toBe('<span class="math">a_1^2</span>');
  });

  it("opens links elsewhere and tells nobody where from", () => {
    expect(shown('<a href="https://example.com/a?b=1">x</a>')).toContain(
      'rel="noopener noreferrer nofollow"',
    );
  });

  it.each([
    ['<a href="javascript:alert(1)">x</a>', "x"],
    ['<a href=" java\tscript:alert(1)">x</a>', "x"],
    ['<a href="data:text/html,x">x</a>', "x"],
    ["<script>alert(1)</script>y", "y"],
    ['<img src="x" onerror="alert(1)">y', "y"],
    ['<svg onload="alert(1)"><a>z</a></svg>y', "y"],
    ['<em onclick="alert(1)" style="color:red">y</em>', "<em>y</em>"],
    ['<iframe srcdoc="<p>x</p>"></iframe>y', "y"],
    ["<style>*{display:none}</style>y", "y"],
    ['<span class="math" onclick="a()">x</span>', '<span class="math">x</span>'],
    ["&lt;script&gt;", "&lt;script&gt;"],
  ])("disarms %s", (html, safe) => expect(shown(html)).toBe(safe));

  it("treats text without markup as text", () => {
    expect(shown("1 > 0")).toBe("1 &gt; 0");
  });
});

describe("plainText", () => {
  it("resolves entities and drops tags", () => {
    expect(plainText("R&amp;D <em>now</em>")).toBe("R&D now");
  });
});

describe("safeUrl", () => {
  it.each([
    ["https://example.com/", "https://example.com/"],
    ["/relative", null],
    ["mailto:a@example.com", null],
    [null, null],
  ])("%s", (address, safe) => expect(safeUrl(address)).toBe(safe));
});
