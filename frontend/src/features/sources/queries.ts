import { get } from "../../api/request";
import { useAnswer } from "../../api/use-answer";

/** All that we follow; asked for only when `wanted`. */
export function useSources(wanted = true) {
  return useAnswer(wanted ? get("/api/v1/sources") : null);
}
