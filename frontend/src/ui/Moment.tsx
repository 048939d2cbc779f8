import { dayOf, longTime, type Moment, shortTime } from "../lib/jst";

interface ShownTimeProps extends Moment {
  readonly now: number;
  readonly wording?: (time: string) => string;
}

/** A time for lists, with the full one on hover and for machines. */
export function ShortTime({ at, date, now, wording = (time) => time }: ShownTimeProps) {
  const text = shortTime({ at, date }, now);
  if (text === null) return null;
  return (
    <time dateTime={at ?? date ?? ""} title={longTime({ at, date }) ?? ""}>
      {wording(text)}
    </time>
  );
}

export function LongTime({ at, date }: Moment) {
  const text = longTime({ at, date });
  return text === null ? null : <time dateTime={at ?? dayOf({ at, date }) ?? ""}>{text}</time>;
}
