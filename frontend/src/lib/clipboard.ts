import { useEffect, useState } from "preact/hooks";

export type CopyState = "idle" | "done" | "failed";

/** Copies text and says for two seconds how it went. Plain-http pages have no clipboard: that is a failure, shown. */
export function useCopy(): [CopyState, (text: string) => void] {
  const [state, setState] = useState<CopyState>("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = (text: string) => {
    if (!navigator.clipboard) return setState("failed");
    navigator.clipboard.writeText(text).then(
      () => setState("done"),
      () => setState("failed"),
    );
  };
  return [state, copy];
}
