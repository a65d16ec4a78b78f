// What the reader has chosen to see of the plan, and how it stands in the address. Pure functions.

/**
 * @typedef {import("./rows.js").Row} Row
 *
 * What is chosen, by the names of the form's fields; "" is anything.
 * @typedef {Record<string, string>} Choice
 *
 * A field: its value where nothing is chosen, the one it has, and those it can have.
 * @typedef {{ name: string, usual: string, value: string, offered: string[] }} Field
 */

const NAME = "=" // before a name, so that none is taken for a word of ours
const NOBODY = "nobody"
// Servers see an address, and what the reader has written is hers alone.
const OURS_ALONE = "who"

/** A person's name as a choice. @param {string} name */
export const choiceOf = (name) => NAME + name

/** The name in such a choice, or null where it is a word of ours. @param {string} value */
export const nameIn = (value) => (value.startsWith(NAME) ? value.slice(NAME.length) : null)

/** @param {Row} row @param {string} who */
const isWhose = (row, who) => row.kind === "item" && row.who === (who === NOBODY ? "" : nameIn(who))

// What each field asks of a line, when something is chosen in it.
/** @type {Record<string, (row: Row, value: string) => boolean>} */
const ASKED = {
  state: (row, value) => row.state === value,
  phase: (row, value) => row.phase === value,
  recommendation: (row, value) => row.recommendation === value,
  topic: (row, value) => row.topics.includes(value),
  role: (row, value) => row.roles.includes(value),
  kind: (row, value) => row.kind === value,
  written: (row, value) => row.isWritten === (value === "yes"),
  overdue: (row) => row.isOverdue,
  who: isWhose,
}

/** Whether a line is as the reader has chosen. @param {Row} row @param {Choice} choice */
export const matches = (row, choice) => Object.entries(ASKED)
  .every(([name, isAsFor]) => !choice[name] || isAsFor(row, choice[name]))

/** The names of what is chosen. @param {Choice} choice @param {Choice} usual */
export const chosenIn = (choice, usual) => Object.keys(choice).filter((name) => choice[name] !== usual[name])

/** Whether lines are left out. @param {Choice} choice @param {Choice} usual */
export const isNarrowed = (choice, usual) => chosenIn(choice, usual).some((name) => name !== "order")

/**
 * The end of the address, where the choice is there on the way back, and in a link: "?state=done",
 * or "".
 * @param {Choice} choice
 * @param {Choice} usual
 */
export function queryOf(choice, usual) {
  const names = chosenIn(choice, usual).filter((name) => name !== OURS_ALONE)
  const search = new URLSearchParams(names.map((name) => [name, choice[name]]))
  return search.size ? `?${search}` : ""
}

/**
 * The choice in an address; what a field does not offer leaves it as it is.
 * @param {string} query
 * @param {Field[]} fields
 * @returns {Choice}
 */
export function choiceFrom(query, fields) {
  const found = new URLSearchParams(query)
  return Object.fromEntries(fields.map(({ name, usual, value, offered }) => {
    const wanted = found.get(name) ?? usual
    return [name, offered.includes(wanted) ? wanted : value]
  }))
}
