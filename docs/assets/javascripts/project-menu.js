// The sheet with the reader's projects: which one she works in, the others, and what can be done
// with each.
(() => {
  const sheet = document.querySelector("[data-guide-projects]")
  const texts = sheet.dataset
  const project = window.guideProject
  const { fill } = window.guideFormat
  const part = (name) => sheet.querySelector(`[data-guide-projects-${name}]`)
  const nameOf = window.guideProjectName
  const say = (text, about, undo) => window.guideNotice.say(fill(text, { name: nameOf(about) }), undo)

  // --- what can be done with a project

  // Close the sheet, so that what is said about it can be seen; the keyboard goes back to its button.
  // What she has named is saved first.
  function close() {
    finishRenaming()
    if (sheet.matches(":popover-open")) sheet.hidePopover()
  }

  function setState(one, state, text) {
    const { id } = one
    const wasCurrent = project.currentId() === id
    close()
    const undo = project.set("state", state, id)
    say(text, one, () => {
      const isUndone = undo()
      if (isUndone && wasCurrent) project.select(id)
      return isUndone
    })
  }

  const contentOf = (id) => JSON.stringify(project.things(id))

  // Take a new project back, as long as it is as it was made; return whether it was.
  function takeBack(id, made) {
    const isAsMade = project.isThere(id) && contentOf(id) === made
    if (isAsMade) project.erase(id)
    return isAsMade
  }

  const actions = {
    select(one) {
      close()
      window.guideSaving.flushAll()
      project.select(one.id)
      say(texts.guideTextSelected, one)
    },
    archive: (one) => setState(one, "archived", texts.guideTextArchived),
    unarchive: (one) => setState(one, "active", texts.guideTextUnarchived),
    delete: (one) => setState(one, "deleted", texts.guideTextDeleted),
    undelete: (one) => setState(one, "active", texts.guideTextUndeleted),
    erase(one) {
      if (!window.confirm(fill(texts.guideTextEraseConfirm, { name: nameOf(one) }))) return
      close()
      project.erase(one.id)
      say(texts.guideTextErased, one)
    },
    duplicate(one) {
      close()
      window.guideSaving.flushAll()
      const id = project.duplicate(one.id, fill(texts.guideTextCopyOf, { name: nameOf(one) }))
      const made = contentOf(id)
      say(texts.guideTextDuplicated, project.about(id), () => {
        if (!takeBack(id, made)) return false
        if (project.isThere(one.id)) project.select(one.id)
        return true
      })
    },
  }

  // --- showing

  function clone(name) {
    return part(name).content.cloneNode(true).firstElementChild
  }

  function choice({ id }) {
    const line = clone("choice")
    line.querySelector("button").addEventListener("click", () => actions.select(project.about(id)))
    return line
  }

  function showChoice(line, one, currentId) {
    const items = window.guideProgress.itemsOf("project")
    const count = window.guideProgress.of(items, one.id)
    line.querySelector("[data-guide-name]").textContent = nameOf(one)
    line.querySelector("[data-guide-count]").textContent = fill(texts.guideTextProgress, count)
    if (one.id === currentId) line.querySelector("button").setAttribute("aria-current", "true")
    else line.querySelector("button").removeAttribute("aria-current")
  }

  function other({ id }) {
    const line = clone("other")
    for (const button of line.querySelectorAll("[data-guide-do]")) {
      button.addEventListener("click", () => actions[button.dataset.guideDo](project.about(id)))
    }
    return line
  }

  function showOther(line, one) {
    const isArchived = one.state === "archived"
    line.querySelector("[data-guide-name]").textContent = nameOf(one)
    line.querySelector("[data-guide-state]").textContent = isArchived ? texts.guideTextIsArchived : texts.guideTextIsDeleted
    for (const button of line.querySelectorAll("[data-guide-do]")) {
      button.hidden = isArchived !== ["unarchive", "delete"].includes(button.dataset.guideDo)
      button.setAttribute("aria-label", `${button.textContent}: ${nameOf(one)}`)
    }
  }

  // Show a line for each project. As long as they are the same ones, the lines stay where they are:
  // a name that is saved because she turns to a button must not take the button from under her hand.
  function showLines(list, projects, make, showOne) {
    const names = projects.map(({ id }) => id).sort().join(" ")
    if (list.dataset.guideShown !== names) {
      list.dataset.guideShown = names
      list.replaceChildren(...projects.map((one) => {
        const line = make(one)
        line.dataset.guideProject = one.id
        return line
      }))
    }
    const about = new Map(projects.map((one) => [one.id, one]))
    for (const line of list.children) showOne(line, about.get(line.dataset.guideProject))
  }

  function show() {
    if (!sheet.matches(":popover-open")) return
    const all = project.list()
    const current = project.current()
    const active = all.filter(({ state }) => state === "active")
    const rest = all.filter(({ state }) => state !== "active")
    showLines(part("list"), active, choice, (line, one) => showChoice(line, one, current?.id))
    part("list").hidden = active.length === 0
    part("current").hidden = !current
    part("add").hidden = false
    part("others").hidden = rest.length === 0
    showLines(part("others").querySelector("ul"), rest, other, showOther)
    if (renamed && renamed.id !== current?.id) {
      finishRenaming()
      // Another tab turned elsewhere: what she types on must not name that project.
      if (rename.contains(document.activeElement)) sheet.querySelector("h2").focus()
      rename.closest("details").open = false
    }
    if (current && !renamed) {
      rename.elements.name.value = current.name
      rename.elements.organisation.value = current.organisation
    }
  }

  // --- what the reader does

  part("current").addEventListener("click", ({ target }) => {
    const button = target.closest("[data-guide-do]")
    if (button) actions[button.dataset.guideDo](project.current())
  })
  // The names are saved while they are written, in the project where she began.
  const rename = part("rename")
  let renamed = null // that project, as it was
  const written = new Set() // which of its names she has written in

  for (const input of [rename.elements.name, rename.elements.organisation]) {
    input.addEventListener("input", () => {
      renamed ??= project.current()
      written.add(input.name)
    })
    window.guideSaving.soon(input, (value) => { if (renamed && project.isThere(renamed.id)) project.set(input.name, value.trim(), renamed.id) })
  }

  function finishRenaming() {
    window.guideSaving.flushAll()
    const before = renamed
    const names = [...written]
    renamed = null
    written.clear()
    if (!before || !project.isThere(before.id)) return
    const after = project.about(before.id)
    const changed = names.filter((name) => before[name] !== after[name])
    if (!changed.length) return
    say(texts.guideTextRenamed, after, () => {
      const now = project.about(before.id)
      const left = project.isThere(before.id) ? changed.filter((name) => now[name] === after[name]) : []
      for (const name of left) project.set(name, before[name], before.id)
      return left.length > 0
    })
  }

  rename.addEventListener("submit", (event) => {
    event.preventDefault()
    rename.closest("details").open = false
    close()
  })
  part("new").addEventListener("submit", (event) => {
    event.preventDefault()
    const { name } = event.target.elements
    const title = name.value.trim()
    event.target.reset()
    event.target.closest("details").open = false
    close()
    window.guideSaving.flushAll()
    const before = project.current()
    // The first project is there without a name: as long as it is empty, it is the one she names.
    const isUnused = before && !before.name && !before.organisation
      && Object.keys(project.things(before.id)).every((thing) => project.ABOUT.includes(thing))
    if (isUnused) project.set("name", title, before.id)
    const id = isUnused ? before.id : project.create(title)
    const made = contentOf(id)
    say(texts.guideTextCreated, project.about(id), () => {
      if (!takeBack(id, made)) return false
      if (before && !isUnused && project.isThere(before.id)) project.select(before.id)
      return true
    })
  })

  sheet.addEventListener("toggle", ({ newState }) => {
    for (const list of [part("list"), part("others").querySelector("ul")]) delete list.dataset.guideShown // in order again
    show()
    if (newState === "closed") finishRenaming()
  })
  document.addEventListener("guide:project-change", show)
  show()
})()
