// Loads what a page needs only when its reader turns to it. A <template data-guide-load="name">
// in the page lists the scripts, and the stylesheets of what they show; load("name") fetches the
// stylesheets and runs the scripts in their order, once.

/** @type {Map<string, Promise<unknown>>} */
const loaded = new Map()

/**
 * A promise that is kept when the element has loaded what it names; one that failed may be tried
 * again.
 * @param {HTMLElement} element
 * @param {string} address
 */
function fetched(element, address) {
  const known = loaded.get(address)
  if (known) return known
  const made = new Promise((resolve, reject) => {
    element.addEventListener("load", resolve)
    element.addEventListener("error", () => {
      element.remove()
      loaded.delete(address)
      reject(new Error(address))
    })
    document.head.append(element)
  })
  loaded.set(address, made)
  return made
}

/** Run the script at an address, once. @param {string} src */
export const loadScript = (src) => fetched(Object.assign(document.createElement("script"), { src }), src)

/** @param {string} name of a template data-guide-load in the page */
export async function load(name) {
  /** @type {HTMLTemplateElement | null} */
  const template = document.querySelector(`template[data-guide-load="${name}"]`)
  if (!template) throw new Error(`The page lacks the template ${name}`)
  const styles = [...template.content.querySelectorAll("link")]
  await Promise.all(styles.map((link) => fetched(
    /** @type {HTMLElement} */ (link.cloneNode()), link.getAttribute("href") ?? "")))
  for (const script of template.content.querySelectorAll("script")) await loadScript(script.getAttribute("src") ?? "")
}

/**
 * To be called where a script came but was not what it should be: the next time it is loaded anew.
 * @param {string} address
 */
export const forget = (address) => loaded.delete(address)

/**
 * What `import("...")` becomes in a bundle (tools/bundle.js): load the bundle that holds a module,
 * unless the page has it already, and return the module.
 * @param {string} bundle
 * @param {string} name "export/word"
 */
export async function importPart(bundle, name) {
  /** @type {Record<string, unknown>} */
  const modules = /** @type {any} */ (globalThis).guideModules
  if (!modules[name]) await load(bundle)
  return modules[name]
}
