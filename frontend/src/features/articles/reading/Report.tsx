import { useState } from "preact/hooks";
import { post } from "../../../api/request";
import { plainText } from "../../../lib/richtext";
import { reportText } from "../../../text/report";
import { ErrorNotice } from "../../../ui/ErrorNotice";
import { Field } from "../../../ui/Field";
import { Sheet } from "../../../ui/Sheet";

export interface ReportProps {
  readonly article: string;
  readonly segment: string;
  readonly shown: string;
  readonly close: () => void;
}

type Stage = { readonly name: "writing" | "sending" | "sent" } | { readonly name: "failed"; error: unknown };

/** 誤訳を報告: what is wrong with one paragraph, and how it should read. */
export function Report({ article, segment, shown, close }: ReportProps) {
  const [stage, setStage] = useState<Stage>({ name: "writing" });
  const send = (form: HTMLFormElement) => {
    const given = new FormData(form);
    setStage({ name: "sending" });
    post(`/api/v1/articles/${encodeURIComponent(article)}/corrections`, {
      segment,
      problem: String(given.get("problem")),
      suggestion: String(given.get("suggestion")),
    }).then(
      () => setStage({ name: "sent" }),
      (error: unknown) => setStage({ name: "failed", error }),
    );
  };
  return (
    <Sheet title={reportText.title} close={close}>
      {stage.name === "sent" ? (
        <>
          <p role="status">{reportText.sent}</p>
          <button type="button" class="button" onClick={close}>
            {reportText.close}
          </button>
        </>
      ) : (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            send(event.currentTarget);
          }}
        >
          <blockquote class="report-shown">{plainText(shown)}</blockquote>
          <Field name="problem" label={reportText.problem} required maxLength={2000} rows={3} />
          <Field name="suggestion" label={reportText.suggestion} maxLength={4000} rows={4} />
          {stage.name === "failed" && <ErrorNotice error={stage.error} />}
          <button type="submit" class="button button-strong" disabled={stage.name === "sending"}>
            {reportText.send}
          </button>
          <p class="quiet">{reportText.note}</p>
        </form>
      )}
    </Sheet>
  );
}
