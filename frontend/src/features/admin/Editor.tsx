import { useState } from "preact/hooks";
import { plainText } from "../../lib/richtext";
import { adminText } from "../../text/admin";
import { Answered } from "../../ui/Answered";
import { Act } from "./Act";
import { askAsOperator, type Finding, type SegmentWork, useOperator, type Work } from "./client";

const text = adminText.articles;

/** An article paragraph by paragraph: the original, the translation to be mended, and what the gate found. */
export function Editor({ id }: { id: string }) {
  return (
    <Answered answer={useOperator<Work>(`/admin/articles/${id}`)}>
      {({ article, findings, segments }) => (
        <>
          <Row
            id={id}
            segment="title"
            name={text.titleField}
            original={article.title_original}
            ja={article.title}
            findings={findings.filter(({ field }) => field === "title")}
          />
          {segments.map((segment) => (
            <Row
              key={segment.id}
              id={id}
              segment={segment.id}
              name={nameOf(segment)}
              original={plainText(segment.original)}
              ja={segment.ja ?? ""}
              findings={segment.findings}
            />
          ))}
        </>
      )}
    </Answered>
  );
}

function nameOf(segment: SegmentWork): string {
  return segment.status === "original" || segment.status === "pending"
    ? `${segment.kind} ・ ${text.original}`
    : segment.kind;
}

interface RowProps {
  readonly id: string;
  readonly segment: string;
  readonly name: string;
  readonly original: string;
  readonly ja: string;
  readonly findings: readonly Finding[];
}

function Row({ id, segment, name, original, ja, findings }: RowProps) {
  const [said, setSaid] = useState(ja);
  return (
    <section class="admin-row" aria-label={name}>
      <p class="quiet">{name}</p>
      <p lang="en">{original}</p>
      <div>
        <label class="sr-only" for={`edit-${segment}`}>
          {text.ja}
        </label>
        <textarea
          id={`edit-${segment}`}
          class="admin-field"
          rows={Math.min(12, Math.max(2, Math.ceil(said.length / 34)))}
          value={said}
          onInput={(event) => setSaid(event.currentTarget.value)}
        />
        {said !== ja && said.trim() !== "" && (
          <Act
            strong
            text={text.save}
            done={text.saved}
            act={() => askAsOperator(`/admin/articles/${id}/segments/${segment}`, "PUT", { ja: said })}
          />
        )}
      </div>
      {findings.length > 0 && (
        <ul class="admin-findings" aria-label={text.findings}>
          {findings.map((finding, at) => (
            <li key={`${finding.kind}${at}`} data-severity={finding.severity}>
              <span class="badge" data-tone={finding.severity === "block" ? "care" : "quiet"}>
                {finding.label}
              </span>{" "}
              {finding.evidence} <span class="quiet">{finding.shown ? text.shown : text.replaced}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
