import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { entryOf, follow, forget, keep, load } from "./answers";
import { keepPageData } from "./page-data";
import { ApiError, get, normalKey, type Request } from "./request";

describe("a request's key", () => {
  it("has its parameters in one order, without what is absent", () => {
    expect(get("/api/v1/articles", { query: { tag: "推論", kind: "lab" } }).key).toBe(
      "GET /api/v1/articles?kind=lab&tag=%E6%8E%A8%E8%AB%96",
    );
    expect(get("/api/v1/articles").key).toBe("GET /api/v1/articles");
    expect(get("/api/v1/articles/{id}", { path: { id: "a/1" } }).key).toBe("GET /api/v1/articles/a%2F1");
  });

  it("is found however the service wrote it", () => {
    expect(normalKey("GET /a?tag=推論&kind=lab")).toBe(normalKey("GET /a?kind=lab&tag=%E6%8E%A8%E8%AB%96"));
  });
});

describe("asking", () => {
  let server: Server;
  let origin: string;
  let answers: { status: number; body: string }[];
  let asked: number;

  beforeEach(async () => {
    answers = [];
    asked = 0;
    server = createServer((_, response) => {
      asked += 1;
      const { status, body } = answers.shift() ?? { status: 200, body: '{"ok":true}' };
      response.writeHead(status, { "access-control-allow-origin": "*", "content-type": "application/json" });
      response.end(body);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(`${origin}/`);
  });
  afterEach(() => new Promise((closed) => server.close(closed)));

  const request = () => get("/api/v1/sources") as Request<unknown>;
  const fresh = () => {
    forget([request().key]);
    return request();
  };

  it("keeps the answer and tells who follows", async () => {
    const seen: boolean[] = [];
    const stop = follow([fresh().key], () => seen.push(entryOf(request()).loading));
    await load(request());
    stop();
    expect(entryOf(request()).data).toEqual({ ok: true });
    expect(seen).toEqual([true, false]);
  });

  it("asks once for two who want the same", async () => {
    const one = fresh();
    await Promise.all([load(one), load(one)]);
    expect(asked).toBe(1);
  });

  it("tries again where that may help", async () => {
    answers = [{ status: 503, body: "{}" }];
    await load(fresh());
    expect(asked).toBe(2);
    expect(entryOf(request()).error).toBeNull();
  });

  it("gives the problem's own words, once, where it does not help", async () => {
    answers = [{ status: 404, body: '{"code":"article_not_found","detail":"ありません"}' }];
    await load(fresh());
    expect(asked).toBe(1);
    expect(entryOf(request()).error).toMatchObject({
      status: 404,
      code: "article_not_found",
      message: "ありません",
    });
  });

  it("keeps what it has when a later look fails", async () => {
    await load(fresh());
    answers = [{ status: 400, body: "not json" }];
    await load(request());
    expect(entryOf(request())).toMatchObject({ data: { ok: true }, error: { status: 400, code: "unknown" } });
  });
});

describe("ApiError", () => {
  it.each([
    [0, true],
    [429, true],
    [503, true],
    [404, false],
    [400, false],
  ])("status %d is transient: %s", (status, transient) => {
    expect(new ApiError(status, "x", "").transient).toBe(transient);
  });
});

describe("answers sent with the page", () => {
  const page = (text: string) => {
    document.body.innerHTML = '<script type="application/json" id="page-data"></script>';
    (document.getElementById("page-data") as HTMLElement).textContent = text;
    keepPageData(document);
  };
  afterEach(() => document.body.replaceChildren());

  it("are known by their request", () => {
    page(JSON.stringify({ path: "/", queries: { "GET /api/v1/articles?tag=b&kind=lab": { items: [] } } }));
    expect(entryOf(get("/api/v1/articles", { query: { kind: "lab", tag: "b" } })).data).toEqual({
      items: [],
    });
  });

  it("are done without where they were cut off", () => {
    page('{"queries": {"GET /api/v1/articles/zz": {');
    expect(entryOf(get("/api/v1/articles/{id}", { path: { id: "zz" } })).data).toBeNull();
  });

  it("replace nothing but themselves", () => {
    keep("GET /a", 1);
    keep("GET /b", 2);
    expect(entryOf({ key: "GET /a", ask: async () => 0 }).data).toBe(1);
  });
});
