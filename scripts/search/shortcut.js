// Whether / opens the search. A shortcut of one key can be in the way of those who speak to their
// device: it can be turned off (WCAG 2.1.4).
import { now } from "../state/clock.js"
import { get, put } from "../state/storage.js"

const KEY = "search-shortcut"

export const hasShortcut = () => get(KEY)?.state !== "off"

/** @param {boolean} isWanted */
export const keepShortcut = (isWanted) => put(KEY, { state: isWanted ? "on" : "off", at: now() })
