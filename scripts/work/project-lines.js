// The lines of the sheet of projects, one for each of them.
import { copyOf, find, findAll, wordOf } from "../base/dom.js"
import { fill } from "../base/format.js"
import { itemsOf, progressOf } from "./progress.js"
import { nameOf, sheet, word } from "./project-sheet.js"

/**
 * @typedef {import("../state/project.js").Project} Project
 *
 * What a click asks for.
 * @typedef {(action: string, id: string) => void} Act
 *
 * How a line is made, and brought up to date.
 * @typedef {object} Kind
 * @property {(id: string) => HTMLElement} make
 * @property {(line: HTMLElement, project: Project, currentId: string | null) => void} show
 */

/** The buttons of those that are put away by what they do. */
const OF_ARCHIVED = ["unarchive", "delete"]

/** @param {string} name @returns {HTMLElement} */
const copyOfLine = (name) => copyOf(find(sheet(), `[data-guide-projects-${name}]`, HTMLTemplateElement))

/** One that the reader can turn to. @param {Act} act @returns {Kind} */
export const choice = (act) => ({
  make(id) {
    const line = copyOfLine("choice")
    find(line, "button", HTMLElement).addEventListener("click", () => act("select", id))
    return line
  },
  show(line, project, currentId) {
    const count = progressOf(itemsOf("project"), project.id)
    find(line, "[data-guide-name]", HTMLElement).textContent = nameOf(project)
    find(line, "[data-guide-count]", HTMLElement).textContent = fill(word("Progress"), { ...count })
    const button = find(line, "button", HTMLElement)
    if (project.id === currentId) button.setAttribute("aria-current", "true")
    else button.removeAttribute("aria-current")
  },
})

/** One that is archived or deleted. @param {Act} act @returns {Kind} */
export const other = (act) => ({
  make(id) {
    const line = copyOfLine("other")
    for (const button of findAll(line, "[data-guide-do]", HTMLElement)) {
      button.addEventListener("click", () => act(wordOf(button, "guideDo"), id))
    }
    return line
  },
  show(line, project) {
    const isArchived = project.state === "archived"
    find(line, "[data-guide-name]", HTMLElement).textContent = nameOf(project)
    find(line, "[data-guide-state]", HTMLElement).textContent = word(isArchived ? "IsArchived" : "IsDeleted")
    for (const button of findAll(line, "[data-guide-do]", HTMLElement)) {
      button.hidden = isArchived !== OF_ARCHIVED.includes(wordOf(button, "guideDo"))
      button.setAttribute("aria-label", `${button.textContent}: ${nameOf(project)}`)
    }
  },
})

/**
 * A line for each project. As long as they are the same ones, the lines stay where they are: a name
 * that is saved because the reader turns to a button must not take the button from under her hand.
 * @param {HTMLElement} list
 * @param {Kind} kind
 */
export function linesIn(list, kind) {
  /** @type {string | null} */
  let shown = null // which projects
  /** @type {Map<string, HTMLElement>} */
  const lines = new Map() // by project

  /** @param {Project[]} projects */
  function lay(projects) {
    const names = projects.map(({ id }) => id).sort().join(" ")
    if (shown === names) return
    shown = names
    lines.clear()
    for (const { id } of projects) lines.set(id, kind.make(id))
    list.replaceChildren(...lines.values())
  }

  return {
    /** @param {Project[]} projects @param {string | null} currentId */
    show(projects, currentId) {
      lay(projects)
      for (const project of projects) {
        const line = lines.get(project.id)
        if (line) kind.show(line, project, currentId)
      }
    },
    /** Have them in order again. */
    forget() { shown = null },
  }
}
