/** The operator's name of the site, as the service wrote it into the page. */
export const SITE_NAME =
  document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content || "AAIニュース";
