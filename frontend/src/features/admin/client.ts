/** What the operator asks the service, with the key. Nothing of it is kept between pages. */
import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../../api/request";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type Troubled = Schemas["TroubledArticle"];
export type Work = Schemas["WorkArticle"];
export type SegmentWork = Schemas["SegmentWork"];
export type Finding = Schemas["FindingOut"];
export type FeedFault = Schemas["FeedFault"];
export type DaySpend = Schemas["DaySpend"];
export type FailedCall = Schemas["FailedCall"];
export type Letters = Schemas["Letters"];
export type Status = Schemas["Status"];
export type Named = Schemas["NamedCount"];

const KEPT_AS = "admin-key";

/** The key, for as long as the tab is open. */
export const keptKey = {
  read: () => sessionStorage.getItem(KEPT_AS) ?? "",
  write: (key: string) => sessionStorage.setItem(KEPT_AS, key),
  forget: () => sessionStorage.removeItem(KEPT_AS),
};

/** Raises ApiError, whose message is the service's own Japanese. */
export async function askAsOperator<T>(path: string, method = "GET", body?: unknown): Promise<T> {
  const headers: Record<string, string> = {
    accept: "application/json",
    authorization: `Bearer ${encodeURI(keptKey.read())}`,
  };
  if (body !== undefined) headers["content-type"] = "application/json";
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiError(0, "network", "");
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as T;
  const told = (answer ?? {}) as { code?: string; detail?: string };
  throw new ApiError(response.status, told.code ?? "unknown", told.detail ?? "");
}

export interface Loaded<T> {
  readonly data: T | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** The answer to a path, asked for anew whenever the view opens. */
export function useOperator<T>(path: string): Loaded<T> {
  const [state, setState] = useState<{ data: T | null; error: Error | null }>({ data: null, error: null });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn asks again
  useEffect(() => {
    let wanted = true;
    setState((before) => ({ ...before, error: null }));
    askAsOperator<T>(path).then(
      (data) => wanted && setState({ data, error: null }),
      (error: Error) => wanted && setState({ data: null, error }),
    );
    return () => {
      wanted = false;
    };
  }, [path, turn]);
  return { ...state, retry: () => setTurn((n) => n + 1) };
}
