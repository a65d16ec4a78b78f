// Who has said "not now" to the new edition is not asked again in this tab.
import { namespace } from "../base/settings.js"

const KEY = `${namespace}update-later`

export function isPutOff() {
  try {
    return sessionStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}

export function putOff() {
  try {
    sessionStorage.setItem(KEY, "{}")
  } catch {
    // The browser keeps nothing: then she is asked once more.
  }
}
