import { longTime } from "../../lib/jst";
import { adminText } from "../../text/admin";
import { Answered } from "../../ui/Answered";
import { ChartFrame } from "../../ui/ChartFrame";
import { Columns } from "../../ui/Columns";
import { Section } from "../../ui/Section";
import { type DaySpend, type FailedCall, useOperator } from "./client";

const text = adminText.spend;
const tokensOf = (day: DaySpend) =>
  day.purposes.reduce((sum, purpose) => sum + purpose.input_tokens + purpose.output_tokens, 0);

/** What the model was asked and what it took, day by day. */
export function Spend() {
  return (
    <>
      <Answered answer={useOperator<{ items: DaySpend[] }>("/admin/spend?days=30")}>
        {({ items }) => (items.length === 0 ? <p class="quiet">{adminText.none}</p> : <Days days={items} />)}
      </Answered>
      <Section title={text.failed}>
        <Answered answer={useOperator<{ items: FailedCall[] }>("/admin/calls")}>
          {({ items }) =>
            items.length === 0 ? (
              <p class="quiet">{adminText.none}</p>
            ) : (
              <ul class="admin-list">
                {items.map((call) => (
                  <li key={call.at}>
                    {call.text}{" "}
                    <span class="quiet">{`${call.purpose} ・ ${call.model} ・ ${longTime({ at: call.at, date: null })}`}</span>
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </Section>
    </>
  );
}

function Days({ days }: { days: readonly DaySpend[] }) {
  const oldestFirst = [...days].reverse();
  const total = days.reduce((sum, day) => sum + tokensOf(day), 0);
  const [today] = days;
  return (
    <>
      <ChartFrame
        title={text.title}
        says={text.says(days.length, total.toLocaleString("ja-JP"))}
        columns={text.columns}
        rows={days.map((day) => [
          day.day,
          ...(["calls", "failed", "input_tokens", "cached_tokens", "output_tokens"] as const).map((name) =>
            day.purposes.reduce((sum, purpose) => sum + purpose[name], 0).toLocaleString("ja-JP"),
          ),
        ])}
      >
        <Columns values={oldestFirst.map(tokensOf)} />
      </ChartFrame>
      {today !== undefined && (
        <Section title={text.purposes}>
          <ul class="admin-list">
            {today.purposes.map((purpose) => (
              <li key={purpose.purpose}>
                {purpose.purpose}{" "}
                <span class="quiet">
                  {`${purpose.calls} ・ ${(purpose.input_tokens + purpose.output_tokens).toLocaleString("ja-JP")} tokens`}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
