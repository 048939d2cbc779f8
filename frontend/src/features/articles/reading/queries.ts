import { useEffect } from "preact/hooks";
import { load } from "../../../api/answers";
import { get } from "../../../api/request";
import type { Article } from "../../../api/types";
import { useAnswer } from "../../../api/use-answer";

/** How often an article whose body is still being translated is looked at again. */
const PENDING_EVERY = 20_000;

/** One article; looked at again while its body is being translated. */
export function useArticle(id: string) {
  const request = get("/api/v1/articles/{id}", { path: { id } });
  const answer = useAnswer(request);
  const pending = isPending(answer?.data ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a request is its key
  useEffect(() => {
    if (!pending) return;
    const timer = setInterval(() => load(request), PENDING_EVERY);
    return () => clearInterval(timer);
  }, [pending, request.key]);
  return answer;
}

function isPending(article: Article | null): boolean {
  return (article?.provenance.segments_pending ?? 0) > 0;
}
