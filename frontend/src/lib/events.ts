/** What the service publishes, as it happens. A browser that cannot follow finds out at its next look. */

/** Many articles are published in one go; one look a while after the first is enough. */
const SETTLE = 5000;

/** Calls `published` after something came, until the returned function is called. Follows only while somebody looks. */
export function onPublished(published: () => void): () => void {
  let line: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      published();
    }, SETTLE);
  };
  const follow = () => {
    line?.close();
    line = null;
    if (document.visibilityState === "hidden" || typeof EventSource === "undefined") return;
    line = new EventSource("/api/v1/events");
    line.addEventListener("published", later);
  };
  // Only when the page has come to rest: the line would else compete with what the page needs.
  const start = setTimeout(follow, SETTLE);
  document.addEventListener("visibilitychange", follow);
  return () => {
    clearTimeout(start);
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", follow);
    line?.close();
  };
}
