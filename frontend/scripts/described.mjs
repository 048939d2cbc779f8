// node described.mjs BASE_URL
//
// What pages say of themselves to machines, read by other people's programs. Prints one JSON object: the faults found in
// each page's JSON-LD (vocabulary of schema.org by the types of schema-dts; required fields by Adobe's validator and
// REQUIRED) and Open Graph (open-graph-scraper), and of each feed the entries that every parser read.
import { fileURLToPath } from "node:url";
import Validator from "@adobe/structured-data-validator";
import { extractFromJson, extractFromXml } from "@extractus/feed-extractor";
import WebAutoExtractor from "@marbec/web-auto-extractor";
import { parseFeed } from "feedsmith";
import scrape from "open-graph-scraper";
import RssParser from "rss-parser";
import ts from "typescript";
import { PAGES } from "../../tests/browser/pages.mjs";

const [base] = process.argv.slice(2);

/** What search engines ask of each type (Google's Search Central; schema.org itself requires nothing). */
const REQUIRED = {
  NewsArticle: [
    "headline",
    "image",
    "datePublished",
    "dateModified",
    "author",
    "publisher",
    "url",
    "inLanguage",
  ],
  BreadcrumbList: ["itemListElement"],
  ItemList: ["itemListElement"],
  ListItem: ["position", "name"],
  Organization: ["name"],
  Person: ["name"],
  WebSite: ["name", "url"],
  CreativeWork: ["name", "url"],
};
const OPEN_GRAPH = [
  "ogTitle",
  "ogType",
  "ogUrl",
  "ogImage",
  "ogDescription",
  "ogSiteName",
  "ogLocale",
  "twitterCard",
];

function* things(value) {
  if (Array.isArray(value)) for (const each of value) yield* things(each);
  else if (value && typeof value === "object") {
    if (value["@type"]) yield value;
    for (const each of Object.values(value)) yield* things(each);
  }
}

function missing(data) {
  return [...things(data)].flatMap((thing) =>
    (REQUIRED[thing["@type"]] ?? [])
      .filter((name) => thing[name] === undefined || thing[name] === "" || thing[name]?.length === 0)
      .map((name) => `${thing["@type"]} has no ${name}`),
  );
}

/** What the TypeScript compiler says of the data under schema-dts: an unknown type or property, a value of a wrong kind. */
function misspelt(named) {
  const file = fileURLToPath(new URL("../described.check.ts", import.meta.url));
  const lines = Object.entries(named).map(
    ([name, data]) => `export const ${name}: ${"Graph"} = ${JSON.stringify(data)};`,
  );
  const text = `import type { Graph } from "schema-dts";\n${lines.join("\n")}\n`;
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? text : readFile(path));
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, text, ts.ScriptTarget.ESNext) : getSourceFile(path, ...rest);
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      (fault) =>
        `line ${fault.file?.getLineAndCharacterOfPosition(fault.start ?? 0).line}: ${ts.flattenDiagnosticMessageText(fault.messageText, " ").slice(0, 600)}`,
    );
}

const faults = {};
const said = {};
for (const [name, path] of Object.entries(PAGES)) {
  const html = await (await fetch(base + path)).text();
  const found = [];
  const { result } = await scrape({ html });
  for (const property of OPEN_GRAPH) if (!result[property]) found.push(`Open Graph: no ${property}`);
  const [picture] = result.ogImage ?? [];
  const answer = await fetch(picture.url);
  if (answer.headers.get("content-type") !== "image/png") found.push("Open Graph: the picture is none");
  if (Number(picture.width) !== 1200 || Number(picture.height) !== 630)
    found.push("Open Graph: another size");
  const data = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, text]) =>
    JSON.parse(text),
  );
  for (const each of data) {
    said[`page${Object.keys(said).length}`] = each;
    found.push(...missing(each));
  }
  const extracted = new WebAutoExtractor({ addLocation: true, embedSource: ["rdfa", "microdata"] }).parse(
    html,
  );
  for (const issue of await new Validator().validate(extracted))
    if (issue.severity === "ERROR") found.push(`${issue.issueMessage} at ${JSON.stringify(issue.path)}`);
  faults[name] = found;
}

const second = (date) => (date ? new Date(date).toISOString().slice(0, 19) : null);
const entry = (title, link, date) => ({ title, link, date: second(date) });
async function readBy(text, json) {
  const { format, feed } = parseFeed(text);
  const smith = (feed.items ?? feed.entries).map((one) =>
    entry(
      one.title?.value ?? one.title,
      one.link ?? one.url ?? one.links?.find(({ rel }) => rel === "alternate" || !rel)?.href,
      one.pubDate ?? one.published ?? one.date_published,
    ),
  );
  const readers = { [`feedsmith (${format})`]: smith };
  const options = { useISODateFormat: true, normalization: true, descriptionMaxLen: 0 };
  const made = json ? extractFromJson(JSON.parse(text), options) : extractFromXml(text, options);
  // Of Atom it reads when an entry was changed, not when it came.
  readers["feed-extractor"] = made.entries.map((one) =>
    entry(one.title, one.link, format === "atom" ? null : one.published),
  );
  if (!json)
    readers["rss-parser"] = (await new RssParser().parseString(text)).items.map((one) =>
      entry(one.title, one.link, one.isoDate),
    );
  return readers;
}

const feeds = {};
for (const list of ["articles", "digests/daily", "digests/hacker", "digests/weekly"])
  for (const form of ["rss", "atom", "json"]) {
    const path = `/feeds/${list}.${form}`;
    feeds[path] = await readBy(await (await fetch(base + path)).text(), form === "json");
  }

// Last: the compiler takes seconds, in which the service would close our connection.
faults.vocabulary = misspelt(said);
console.log(JSON.stringify({ faults, feeds }));
