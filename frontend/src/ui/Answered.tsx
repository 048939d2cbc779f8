import type { ComponentChild } from "preact";
import { ErrorNotice } from "./ErrorNotice";
import { Skeleton } from "./Skeleton";

interface AnsweredProps<T> {
  readonly answer: {
    readonly data: T | null;
    readonly error: Error | null;
    readonly retry: () => void;
  } | null;
  readonly skeleton?: ComponentChild;
  readonly children: (data: T) => ComponentChild;
}

/** What came; what went wrong with a way to try again; or the shape of what is on its way. */
export function Answered<T>({ answer, skeleton, children }: AnsweredProps<T>) {
  if (answer !== null && answer.data !== null) return <>{children(answer.data)}</>;
  if (answer !== null && answer.error !== null)
    return <ErrorNotice error={answer.error} retry={answer.retry} />;
  return <>{skeleton ?? <Skeleton />}</>;
}
