import { longTime } from "../../lib/jst";
import { adminText } from "../../text/admin";
import { Answered } from "../../ui/Answered";
import { Section } from "../../ui/Section";
import { type Status, useOperator } from "./client";

const text = adminText.overview;
const QUEUE = ["waiting_fetch", "waiting_analysis", "waiting_body", "retrying", "held"] as const;

export function Overview() {
  return (
    <Answered answer={useOperator<Status>("/status")}>
      {(status) => (
        <>
          <dl class="figures">
            <Figure name={text.articles} value={status.articles} />
            <Figure name={text.partly} value={status.articles_partly} />
            {QUEUE.map((name) => (
              <Figure key={name} name={text[name]} value={status.queue[name]} />
            ))}
          </dl>
          <p class="quiet">
            {text.model}: {status.model} ・ {text.database}: {status.database} ・ {text.version}{" "}
            {status.version}
          </p>
          <Section title={text.runs}>
            <div class="scroll">
              <table class="plain-table">
                <thead>
                  <tr>
                    {text.runColumns.map((column) => (
                      <th key={column} scope="col">
                        {column}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {status.runs.map((run) => (
                    <tr key={run.name}>
                      <th scope="row">{longTime({ at: run.started_at, date: null })}</th>
                      <td class="figure">{run.feeds_checked}</td>
                      <td class="figure">{run.feeds_failed}</td>
                      <td class="figure">{run.entries_new}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Section>
        </>
      )}
    </Answered>
  );
}

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="figures-value">{value.toLocaleString("ja-JP")}</dd>
    </div>
  );
}
