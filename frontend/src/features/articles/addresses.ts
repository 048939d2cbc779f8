/** Where the articles of one thing are listed: all that most pages need to know of a list's address. */
import { paths } from "../../lib/paths";

const by = (name: string) => (value: string) =>
  `${paths.articles}?${new URLSearchParams({ [name]: value.trim() })}`;

export const tagAddress = by("tag");
export const sourceAddress = by("source");
export const companyAddress = by("company");
export const modelAddress = by("model");
