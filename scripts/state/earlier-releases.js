// What earlier releases kept: ticks, before there were projects.
import { create, currentId, keyOf, recordAt } from "./project.js"
import { join } from "./records.js"
import * as storage from "./storage.js"

const TICK = "item:"

/** Take the ticks of earlier releases over into the current project. */
export function takeOverTicks() {
  for (const key of storage.keys(TICK)) {
    const tick = storage.get(key)
    const time = Date.parse(String(tick?.at))
    if (!tick || !["done", "open"].includes(String(tick.state)) || Number.isNaN(time)) {
      if (tick) storage.setDamagedAside(key)
      continue
    }
    const project = currentId() ?? create("", "", "") // made with none of the editions
    const into = keyOf(project, `item/${key.slice(TICK.length)}/status`)
    const record = { value: String(tick.state), at: time, by: storage.copyId() }
    const joined = join(recordAt(into), record)
    if (joined && storage.put(into, joined)) storage.remove(key)
  }
}
