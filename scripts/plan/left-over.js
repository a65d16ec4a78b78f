// What a project has of things that this edition of the guide does not have. Pure functions.
import { ABOUT } from "../state/project.js"
import { textsOf } from "../state/records.js"

/**
 * @typedef {import("../state/project.js").Things} Things
 * @typedef {import("../state/records.js").ThingRecord} ThingRecord
 */

const HAS_A_LINE = /^(item|question)\//

/** @param {ThingRecord} record */
const says = (record) => ("value" in record ? record.value !== "" && record.value !== "open" : textsOf(record).length > 0)

/** Whether there is anything to tell of them. @param {Things} things */
export const isSomethingLeft = (things) => Object.values(things).some(says)

/**
 * The items and questions that the guide no longer has, and of which something is left.
 * @param {Map<string, Things>} groups things by what they belong to
 * @param {(owner: string) => boolean} isInGuide
 */
export const removedFrom = (groups, isInGuide) => [...groups]
  .filter(([owner, things]) => HAS_A_LINE.test(owner) && !isInGuide(owner) && isSomethingLeft(things))
  .map(([owner]) => owner)
  .sort()

/** How many things there are of kinds that the plan does not show. @param {Map<string, Things>} groups */
export const countOfOthers = (groups) => [...groups.keys()].filter((owner) => !ABOUT.includes(owner) && !HAS_A_LINE.test(owner)).length
