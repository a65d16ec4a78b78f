// The team's answers to a question: the newest on top, earlier ones under it with their dates.
(() => {
  const project = window.guideProject
  const storage = window.guideStorage
  const records = window.guideRecords
  const { fill, dayOf, dateOf, longDay, dateTime } = window.guideFormat
  const pattern = document.querySelector("[data-guide-answer]")
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const shown = new Map() // each place for answers: its fields by answer

  // An answer is called by the day it was begun, and something no other answer has.
  // It comes after the others also where a clock that was ahead has dated them.
  function newName(others = []) {
    const now = new Date(storage.now(Math.max(0, ...others.map(records.newest))))
    return `${dayOf(now).replaceAll("-", "")}-${now.getTime().toString(36)}${storage.copyId().slice(0, 2)}`
  }
  function dayBegun(answer) {
    const date = dateOf(answer.replace(/^(\d{4})(\d\d)(\d\d)-.*/, "$1-$2-$3"))
    return date ? longDay(date) : ""
  }

  const prefixOf = (place) => `question/${place.dataset.guideAnswers}/answer/`

  // Return the names of a question's answers that say something, newest first.
  function answersTo(place, things) {
    const prefix = prefixOf(place)
    const by = storage.copyId()
    return Object.keys(things)
      .filter((thing) => thing.startsWith(prefix) && records.view(things[thing], by).main)
      .map((thing) => thing.slice(prefix.length))
      .sort()
      .reverse()
  }

  function make(place, answer) {
    const box = pattern.content.cloneNode(true).firstElementChild
    const field = window.guideTextField(box, prefixOf(place) + answer)
    const name = box.querySelector("[data-guide-answer-name]")
    const changed = box.querySelector("[data-guide-changed]")
    const renew = box.querySelector("[data-guide-new-answer]")
    const remove = box.querySelector("[data-guide-remove-answer]")

    renew.addEventListener("click", () => begin(place))
    remove.addEventListener("click", () => {
      place.querySelector("textarea").focus() // first, or the one that is empty stays where she is
      window.guideNotice.say(remove.dataset.guideTextDone, field.clear())
    })

    return {
      answer, box, field,
      show(isNewest) {
        const { main, shown: entries } = field.show()
        const called = isNewest ? name.dataset.guideTextNow : fill(name.dataset.guideTextFrom, { date: dayBegun(answer) })
        if (name.textContent !== called) name.textContent = called
        const at = Math.max(...entries.map((entry) => entry.at))
        changed.textContent = main ? fill(changed.dataset.guideText, { date: dateTime(at) }) : ""
        renew.hidden = !(isNewest && main)
        remove.hidden = !main
      },
    }
  }

  // Keep the fields that are there, so that nobody's typing is disturbed.
  function show(place, things = project.things()) {
    const fields = shown.get(place) ?? new Map()
    const of = project.currentId()
    const isOther = "guideOf" in place.dataset && place.dataset.guideOf !== "null" && place.dataset.guideOf !== of
    place.dataset.guideOf = of
    const hadKeyboard = isOther && place.contains(document.activeElement)
    if (isOther) {
      for (const { field } of fields.values()) field.flush()
      fields.clear()
      place.replaceChildren()
    }
    const said = answersTo(place, things)
    const isUsed = ({ answer, box }) => said.includes(answer) || box.contains(document.activeElement)
    for (const one of [...fields.values()]) {
      if (isUsed(one) || one.answer === place.dataset.guideDraft) continue
      one.box.remove()
      fields.delete(one.answer)
    }
    const wanted = new Set([...said, ...fields.keys()])
    if (!wanted.size) wanted.add(newName())
    const order = [...wanted].sort().reverse()
    for (const [index, answer] of order.entries()) {
      if (!fields.has(answer)) {
        const made = make(place, answer)
        fields.set(answer, made)
        place.insertBefore(made.box, place.children[index] ?? null)
      }
      fields.get(answer).show(index === 0)
    }
    shown.set(place, fields)
    if (hadKeyboard) place.querySelector("textarea").focus()
  }

  function begin(place) {
    const things = project.things(undefined, prefixOf(place))
    const answer = newName(Object.values(things))
    place.dataset.guideDraft = answer
    const made = make(place, answer)
    shown.get(place).set(answer, made)
    place.prepend(made.box)
    show(place)
    made.field.area.focus()
  }

  function showAll(question = null) {
    const things = project.things(project.currentId(), question ? `question/${question}/` : "question/")
    for (const place of all("[data-guide-answers]")) {
      if (!question || place.dataset.guideAnswers === question) show(place, things)
    }
  }

  document.addEventListener("guide:project-change", ({ detail: { thing } }) => {
    const [kind, id] = thing?.split("/") ?? []
    if (!thing) showAll()
    else if (kind === "question") showAll(id)
  })
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) showAll() })

  showAll()

  window.guideAnswers = { showAll }
})()
