/** Short names for the shapes of openapi.yaml. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type ArticleCard = Schemas["ArticleCard"];
export type ArticlePage = Schemas["ArticlePage"];
export type Article = Schemas["Article"];
export type Analysis = Schemas["AnalysisOut"];
export type AxisDetail = Schemas["AxisDetail"];
export type Score = Schemas["ScoreSummary"];
export type Provenance = Schemas["Provenance"];
export type Problem = Schemas["Problem"];
export type Source = Schemas["SourceOut"];
export type Segment = Article["segments"][number];
export type SegmentOf<K extends Segment["kind"]> = Extract<Segment, { kind: K }>;
export type TextSegment = Exclude<Segment, { kind: "code" | "math" }>;
