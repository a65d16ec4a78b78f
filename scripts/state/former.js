// Ids that the guide has given up for others: what stands under them belongs to the new ones. A
// thing's name is that of its key within a project: item/<id>/status, question/<id>/answer/<answer>.
import { formerIds } from "../base/data.js"

const former = formerIds()

/** The names that a thing has had under ids given up. @param {string} thing */
export function formerNames(thing) {
  const [kind, id, ...field] = thing.split("/")
  return Object.entries(former[kind] ?? {})
    .filter(([, to]) => to === id)
    .map(([from]) => [kind, from, ...field].join("/"))
}

/** The name that a thing has now. @param {string} thing */
export function presentName(thing) {
  const [kind, id, ...field] = thing.split("/")
  const names = Object.hasOwn(former, kind) ? former[kind] : {}
  return Object.hasOwn(names, id) ? [kind, names[id], ...field].join("/") : thing
}
