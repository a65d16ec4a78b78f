// Saves what is typed while it is typed, so that whoever leaves in a hurry loses next to nothing.
// A field is { box, flush, drop }: its element, what saves what waits, and what forgets it.
(() => {
  const SAVE_AFTER = 400 // ms from the first letter that is not saved
  const fields = new Set()

  // Save what an input of one line holds; `save` gets the value. Return its field.
  function soon(input, save) {
    let waiting = null
    function drop() {
      clearTimeout(waiting)
      waiting = null
    }
    function flush() {
      if (waiting === null) return
      drop()
      save(input.value)
    }
    input.addEventListener("input", () => { waiting ??= setTimeout(flush, SAVE_AFTER) })
    input.addEventListener("change", flush)
    const field = { box: input, flush, drop, isWaiting: () => waiting !== null }
    fields.add(field)
    return field
  }

  function flushAll() {
    for (const field of fields) {
      if (field.box.isConnected) field.flush()
      else fields.delete(field)
    }
  }
  window.addEventListener("pagehide", flushAll)
  document.addEventListener("visibilitychange", flushAll)
  document.addEventListener("guide:storage-erased", () => { for (const { drop } of fields) drop() })

  window.guideSaving = { SAVE_AFTER, add: (field) => fields.add(field), soon, flushAll }
})()
