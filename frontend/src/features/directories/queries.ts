import { get } from "../../api/request";
import type { components } from "../../api/schema";
import { useAnswer } from "../../api/use-answer";
import type { ToolFilters } from "./filters";

type Schemas = components["schemas"];
export type CompanyCard = Schemas["CompanyCard"];
export type Company = Schemas["Company"];
export type ToolCard = Schemas["ToolCard"];
export type Tool = Schemas["Tool"];
export type NamedCount = Schemas["NamedCount"];

export const useCompanies = (cursor: string | null) =>
  useAnswer(get("/api/v1/companies", { query: { ...(cursor !== null && { cursor }) } }));

export const useCompany = (slug: string) => useAnswer(get("/api/v1/companies/{slug}", { path: { slug } }));

export const useTools = ({ category, price, cursor }: ToolFilters) =>
  useAnswer(
    get("/api/v1/tools", {
      query: {
        ...(category !== null && { category }),
        ...(price !== null && { price }),
        ...(cursor !== null && { cursor }),
      },
    }),
  );

export const useTool = (slug: string) => useAnswer(get("/api/v1/tools/{slug}", { path: { slug } }));
