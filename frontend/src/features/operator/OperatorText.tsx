import type { ComponentChildren } from "preact";
import { get } from "../../api/request";
import { useAnswer } from "../../api/use-answer";
import { blockText } from "../../lib/blocktext";
import { Answered } from "../../ui/Answered";
import { PageHead } from "../../ui/PageHead";

interface OperatorTextProps {
  /** The page as the API names it. */
  readonly name: string;
  /** Its usual title, until the text has come. */
  readonly title: string;
  /** What belongs below the text. */
  readonly children?: ComponentChildren;
}

/** A page of the operator's own words, as he wrote them in Markdown. */
export function OperatorText({ name, title, children }: OperatorTextProps) {
  const answer = useAnswer(get("/api/v1/pages/{name}", { path: { name } }));
  return (
    <div class="page page-text">
      <PageHead title={answer?.data?.title ?? title} />
      <Answered answer={answer}>{(page) => <div class="prose">{blockText(page.html)}</div>}</Answered>
      {children}
    </div>
  );
}
