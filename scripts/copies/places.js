// Where each project of a file belongs here.

/**
 * @typedef {import("./contents.js").PlanFile} PlanFile
 * @typedef {import("./contents.js").Things} Things
 * @typedef {import("../state/project.js").Project} Project
 *
 * Where projects of a file go, as the reader has chosen: { id in the file: id here, or NEW }.
 * @typedef {Record<string, string>} Targets
 *
 * The projects here; newId gives ids that none has.
 * @typedef {{ projects: Map<string, Project>, current: Project | null, newId: () => string }} Home
 */

/** A project of its own. */
export const NEW = "new"

/** What a project of a file is called. @param {Things} things */
export const nameIn = ({ name }) => (name && "value" in name ? name.value : "").trim()

// In the same project, in one of the same name, in the one that has no name either, or in a new one.
/** @param {string} id @param {Things} things @param {Home} home */
function suggest(id, things, { projects, current }) {
  if (projects.has(id)) return id
  const name = nameIn(things)
  /** @param {Project} one */
  const isWanted = (one) => one.state !== "deleted" && one.name.trim() === name
  if (name) return [...projects.values()].find(isWanted)?.id ?? NEW
  return current && isWanted(current) ? current.id : NEW
}

/**
 * The id here of each project of the file. A new one keeps the id that it has, so that its next
 * copy finds it.
 * @param {PlanFile} file
 * @param {Targets} targets
 * @param {Home} home
 * @returns {Record<string, string>}
 */
export function placesOf(file, targets, home) {
  const places = Object.create(null)
  for (const [id, things] of Object.entries(file.projects)) {
    const wanted = targets[id] ?? suggest(id, things, home)
    const given = home.projects.has(id) ? home.newId() : id
    places[id] = home.projects.has(wanted) ? wanted : given
  }
  return places
}
