// Elements of the page by selector and kind, so that what a script expects of a page is said once.

/**
 * The element that the page must have there.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind what it is: HTMLElement, HTMLButtonElement ...
 * @returns {T}
 * @throws {Error} there is none, or it is something else
 */
export function find(root, selector, kind) {
  const found = seek(root, selector, kind)
  if (!found) throw new Error(`The page lacks ${selector}`)
  return found
}

/**
 * The element, or null where the page has none.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T | null}
 */
export function seek(root, selector, kind) {
  const found = root.querySelector(selector)
  return found instanceof kind ? found : null
}

/**
 * All the elements, in the order of the page.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T[]}
 */
export const findAll = (root, selector, kind) => [...root.querySelectorAll(selector)].flatMap((one) => (one instanceof kind ? [one] : []))

/** The nearest element around where something happened, or null. @template {Element} T @param {Event | EventTarget | null} at @param {string} selector @param {new () => T} kind @returns {T | null} */
export function around(at, selector, kind) {
  const target = at instanceof Event ? at.target : at
  const found = target instanceof Element ? target.closest(selector) : null
  return found instanceof kind ? found : null
}

/**
 * A text that the page gives to the scripts: data-guide-text-<name>, or data-<name> where it is said so.
 * @param {HTMLElement} element
 * @param {string} name as the dataset has it: guideTextUndone
 */
export const wordOf = (element, name) => element.dataset[name] ?? ""

/**
 * Make an element: make("a", { href, textContent }).
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} [properties]
 * @returns {HTMLElementTagNameMap[Name]}
 */
export const make = (name, properties = {}) => Object.assign(document.createElement(name), properties)

/**
 * A copy of the one element in a template.
 * @param {HTMLTemplateElement} template
 * @returns {HTMLElement}
 */
export function copyOf(template) {
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild
  if (!(copy instanceof HTMLElement)) throw new Error("The template is empty")
  return copy
}

/** Set a text, unless it is there already: what stays is not said again. @param {HTMLElement} element @param {string} text */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text
}
