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
  const close = () => sheet.hidePopover()

  function setState(one, state, text) {
    const { id, state: before } = one
    const wasCurrent = project.currentId() === id
    project.set("state", state, id)
    say(text, one, () => {
      project.set("state", before, id)
      if (wasCurrent) project.select(id)
    })
    close()
  }

  // Take a new project back: for good while it is as it was made, else it is only put away.
  function takeBack(id, made) {
    if (JSON.stringify(project.things(id)) === made) project.erase(id)
    else project.set("state", "deleted", id)
  }
  const contentOf = (id) => JSON.stringify(project.things(id))

  const actions = {
    select(one) {
      window.guideTextFields?.flushAll()
      project.select(one.id)
      say(texts.guideTextSelected, one)
      close()
    },
    archive: (one) => setState(one, "archived", texts.guideTextArchived),
    unarchive: (one) => setState(one, "active", texts.guideTextUnarchived),
    delete: (one) => setState(one, "deleted", texts.guideTextDeleted),
    undelete: (one) => setState(one, "active", texts.guideTextUndeleted),
    erase(one) {
      if (!window.confirm(fill(texts.guideTextEraseConfirm, { name: nameOf(one) }))) return
      project.erase(one.id)
      say(texts.guideTextErased, one)
      close()
    },
    duplicate(one) {
      window.guideTextFields?.flushAll()
      const id = project.duplicate(one.id, fill(texts.guideTextCopyOf, { name: nameOf(one) }))
      const made = contentOf(id)
      say(texts.guideTextDuplicated, project.about(id), () => {
        takeBack(id, made)
        project.select(one.id)
      })
      close()
    },
  }

  // --- showing

  function clone(name) {
    return part(name).content.cloneNode(true).firstElementChild
  }

  function choice(one, currentId) {
    const line = clone("choice")
    const button = line.querySelector("button")
    const items = window.guideProgress.itemsOf("project")
    const count = window.guideProgress.of(items, one.id)
    line.querySelector("[data-guide-name]").textContent = nameOf(one)
    line.querySelector("[data-guide-count]").textContent = fill(texts.guideTextProgress, count)
    if (one.id === currentId) button.setAttribute("aria-current", "true")
    button.addEventListener("click", () => actions.select(one))
    return line
  }

  function other(one) {
    const line = clone("other")
    const isArchived = one.state === "archived"
    line.querySelector("[data-guide-name]").textContent = nameOf(one)
    line.querySelector("[data-guide-state]").textContent = isArchived ? texts.guideTextIsArchived : texts.guideTextIsDeleted
    for (const button of line.querySelectorAll("[data-guide-do]")) {
      const name = button.dataset.guideDo
      button.hidden = isArchived !== (name === "unarchive" || name === "delete")
      button.setAttribute("aria-label", `${button.textContent}: ${nameOf(one)}`)
      button.addEventListener("click", () => actions[name](one))
    }
    return line
  }

  function show() {
    const all = project.list()
    const current = project.current()
    if (!sheet.matches(":popover-open")) return
    const active = all.filter(({ state }) => state === "active" )
    const rest = all.filter(({ state }) => state !== "active")
    part("list").replaceChildren(...active.map((one) => choice(one, current?.id)))
    part("list").hidden = active.length === 0
    part("current").hidden = !current
    part("others").hidden = rest.length === 0
    part("others").querySelector("ul").replaceChildren(...rest.map(other))
    const form = part("rename")
    if (current && !form.contains(document.activeElement)) {
      form.elements.name.value = current.name
      form.elements.organisation.value = current.organisation
    }
  }

  // --- what the reader does

  part("current").addEventListener("click", ({ target }) => {
    const button = target.closest("[data-guide-do]")
    if (button) actions[button.dataset.guideDo](project.current())
  })
  let namedIn = null // the project whose name is being written

  part("rename").addEventListener("submit", (event) => {
    event.preventDefault()
    namedIn = null
    const { name, organisation } = event.target.elements
    const before = project.current()
    project.set("name", name.value.trim(), before.id)
    project.set("organisation", organisation.value.trim(), before.id)
    event.target.closest("details").open = false
    if (sheet.matches(":popover-open")) close()
    say(texts.guideTextRenamed, project.about(before.id), () => {
      project.set("name", before.name, before.id)
      project.set("organisation", before.organisation, before.id)
    })
  })
  part("new").addEventListener("submit", (event) => {
    event.preventDefault()
    const { name } = event.target.elements
    window.guideTextFields?.flushAll()
    const before = project.current()
    // The first project is there without a name: as long as it is empty, it is the one she names.
    const isUnused = before && !before.name && Object.keys(project.things(before.id)).length === 1
    if (isUnused) project.set("name", name.value.trim(), before.id)
    const id = isUnused ? before.id : project.create(name.value.trim())
    event.target.reset()
    event.target.closest("details").open = false
    close()
    const made = contentOf(id)
    say(texts.guideTextCreated, project.about(id), () => {
      takeBack(id, made)
      if (before && !isUnused) project.select(before.id)
    })
  })

  sheet.addEventListener("toggle", ({ newState }) => {
    show()
    // Who closes the sheet does not lose the names that she has written in it.
    if (newState === "closed" && namedIn && namedIn === project.currentId()) part("rename").requestSubmit()
    if (newState === "closed") namedIn = null
  })
  part("rename").addEventListener("input", () => { namedIn = project.currentId() })
  document.addEventListener("guide:project-change", show)
  show()
})()
