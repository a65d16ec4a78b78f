// The page for wrong addresses, where there is no host to answer with it.

/** Whether a page is asked for, and not what one shows. @param {string} mode of the request @param {string} path */
export const isPage = (mode, path) => mode === "navigate" && /(?:\/|\.html)$/.test(path)

/**
 * The page is shown at any depth, so it names the site's root from the top. Only in the browser is
 * it known where that is.
 * @param {string} html
 * @param {string} root the path of the site's root
 */
export function rooted(html, root) {
  const [, written] = /href="([^"]*?)assets\//.exec(html) ?? []
  return html.replaceAll(`="${written}`, `="${root}`)
}
