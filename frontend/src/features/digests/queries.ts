import { get } from "../../api/request";
import type { components } from "../../api/schema";
import { useAnswer } from "../../api/use-answer";
import type { EditionKind } from "../../text/digests";

type Schemas = components["schemas"];
export type Edition = Schemas["DigestOut"];
export type EditionCard = Schemas["DigestCard"];
export type Item = Schemas["DigestItemOut"];
export type Sentence = Schemas["SentenceOut"];
export type Reference = Schemas["ReferenceOut"];
export type Discussion = Schemas["DiscussionOut"];
export type Movement = Schemas["MovementOut"];

/** Enough for the calendar of two months. */
export const SHOWN = 62;

export const useEdition = (kind: EditionKind, key: string) =>
  useAnswer(get("/api/v1/digests/{kind}/{key}", { path: { kind, key } }));

export const useArchive = (kind: EditionKind) =>
  useAnswer(get("/api/v1/digests/{kind}", { path: { kind }, query: { limit: SHOWN } }));
