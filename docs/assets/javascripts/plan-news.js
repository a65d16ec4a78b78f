// What is new in the guide since the edition that the project was made with, or that its people have
// last said they have seen: told in a box, and marked at the lines of the plan.
(() => {
  const box = document.querySelector("[data-guide-plan-news]")
  const texts = box.dataset
  const project = window.guideProject
  const editions = window.guideEditions // the newest first
  const { fill } = window.guideFormat
  const part = (name) => box.querySelector(`[data-guide-plan-news-${name}]`)
  const { content: present } = document.querySelector("meta[name='guide-edition']")
  const NUMBER = /^\d{1,6}(\.\d{1,6}){0,5}$/
  const MARK = "guide-plan__new"

  // --- editions

  // 1.10.0 is newer than 1.9.0.
  function isNewer(one, other) {
    const [a, b] = [one, other].map((number) => number.split(".").map(Number))
    const place = a.findIndex((part_, index) => part_ !== (b[index] ?? 0))
    return place >= 0 && a[place] > (b[place] ?? 0)
  }

  // A project from before there were editions was made with the oldest of them.
  function editionOf(id) {
    const kept = project.valueOf(project.EDITION, id)
    return NUMBER.test(kept) ? kept : editions.at(-1).number
  }

  // --- the lines that a change names, as far as the plan has them

  const lines = new Map([...document.querySelectorAll("[data-guide-plan-list] :is([data-guide-item], [data-guide-plan-question])")]
    .map((line) => [line.dataset.guideItem ? `item/${line.dataset.guideItem}` : `question/${line.dataset.guidePlanQuestion}`, line]))
  const textOf = (line) => line.querySelector("label span, .guide-plan__question-text").textContent

  function linkTo(thing) {
    const place = document.createElement("li")
    const link = document.createElement("a")
    link.href = `#${lines.get(thing).id}`
    link.textContent = textOf(lines.get(thing))
    place.append(link)
    return place
  }

  function changeLine({ label, text, things }) {
    const line = part("change").content.cloneNode(true).firstElementChild
    const [kind, words] = line.querySelectorAll("strong, span")
    const list = line.querySelector("ul")
    kind.textContent = label
    words.textContent = text
    list.append(...things.filter((thing) => lines.has(thing)).map(linkTo))
    if (!list.children.length) list.remove()
    return line
  }

  // What a line is to somebody who has not seen these editions: new, or else as last corrected.
  function marksOf(since) {
    const marks = new Map()
    for (const { number, changes } of since) {
      for (const { kind, things } of changes) {
        const isSaid = (thing) => marks.has(thing) && kind !== "new"
        for (const thing of things.filter((one) => lines.has(one) && !isSaid(one))) marks.set(thing, { kind, number })
      }
    }
    return marks
  }

  function mark(since) {
    for (const old of document.querySelectorAll(`.${MARK}`)) old.remove()
    for (const [thing, { kind, number }] of marksOf(since)) {
      const text = { new: texts.guideTextNew, corrected: texts.guideTextCorrected }[kind]
      if (!text) continue
      const sign = document.createElement("span")
      sign.className = MARK
      sign.textContent = fill(text, { number })
      lines.get(thing).querySelector(".guide-plan__place").prepend(sign, " ")
    }
  }

  // --- showing

  let shown = ""

  function show() {
    const id = project.currentId()
    const made = id ? editionOf(id) : present
    if (shown === `${id} ${made}`) return
    shown = `${id} ${made}`
    const isAhead = isNewer(made, present)
    const since = editions.filter(({ number }) => isNewer(number, made))
    part("text").textContent = fill(isAhead ? texts.guideTextNewer : texts.guideTextOlder, { made, present })
    part("changes").replaceChildren(...since.flatMap(({ changes }) => changes.map(changeLine)))
    part("changes").hidden = since.length === 0
    part("on").hidden = isAhead
    box.hidden = !isAhead && since.length === 0
    mark(since)
  }

  part("seen").addEventListener("click", () => {
    const undo = project.set(project.EDITION, present, project.currentId())
    document.querySelector("[data-guide-plan-things]").focus()
    window.guideNotice.say(fill(texts.guideTextWasSeen, { present }), undo)
  })

  document.addEventListener("guide:project-change", ({ detail: { thing } }) => {
    if (!thing || thing === project.EDITION) show()
  })
  show()
})()
