/** The one way to the service: typed by openapi.yaml, named so that an answer can be kept and sent with the page. */
import type { paths } from "./schema";
import type { Problem } from "./types";

/** Something to ask for. Nothing is asked until `ask` is called. */
export interface Request<T> {
  /** `GET /api/v1/articles?kind=lab&tag=RAG`: the parameters in alphabetical order. */
  readonly key: string;
  /** Raises ApiError. */
  readonly ask: () => Promise<T>;
}

/** An answer that is not the one asked for. `status` 0: no answer came. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  /** Whether asking again may help. */
  get transient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": infer T } } } };
}
  ? T
  : never;
type Parameters<P extends keyof paths> = paths[P] extends { get: { parameters: infer T } } ? T : never;
type In<P extends keyof paths, Where extends "path" | "query"> =
  Parameters<P> extends { [W in Where]?: infer T } ? NonNullable<T> : never;

interface Given<P extends keyof paths> {
  readonly path?: In<P, "path">;
  readonly query?: In<P, "query">;
}

/** `get("/api/v1/articles/{id}", { path: { id } })`. */
export function get<P extends keyof paths>(template: P, given: Given<P> = {}): Request<Answer<P>> {
  const path = Object.entries(given.path ?? {}).reduce(
    (made, [name, value]) => made.replace(`{${name}}`, encodeURIComponent(String(value))),
    template as string,
  );
  const address = withQuery(path, given.query ?? {});
  return { key: `GET ${address}`, ask: () => ask<Answer<P>>(address) };
}

function withQuery(path: string, parameters: object): string {
  const given = Object.entries(parameters)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]): [string, string] => [name, String(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/** The same key however its parameters were ordered or escaped. */
export function normalKey(key: string): string {
  const [path = "", search = ""] = key.split("?");
  return withQuery(path, Object.fromEntries(new URLSearchParams(search)));
}

function ask<T>(address: string): Promise<T> {
  return answerTo(address, { headers: { accept: "application/json" } });
}

/** Sends something that a reader wrote. Raises ApiError. */
export function post(address: string, body: object): Promise<unknown> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  return answerTo(address, { method: "POST", headers, body: JSON.stringify(body) });
}

async function answerTo<T>(address: string, init: RequestInit): Promise<T> {
  const response = await fetch(address, init).catch(() => {
    throw new ApiError(0, "network", "");
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as T;
  const problem: Partial<Problem> = typeof body === "object" && body !== null ? body : {};
  throw new ApiError(response.status, problem.code ?? "unknown", problem.detail ?? "");
}
