// A project's plan as one plain object, which every file that a reader takes out is written from.
//
// It holds the guide's whole path with what she has set and written at each place; apart from
// that, what she has at places that the guide no longer has; and how much there is of kinds that
// this edition does not know. The words are those of assets/catalogue/texts.js.
(() => {
  // This script lies two folders below the root of the site, on its own and packed with others.
  const root = new URL("../../", document.currentScript.src).href
  const { fill, dayOf, dateOf, longDay } = window.guideFormat
  const ITEM_FIELDS = ["status", "reason", "note", "who", "due"]
  const STATES = ["open", "done", "not-relevant"]

  // --- texts as files can hold them

  // XML 1.0 allows neither of these, and half a pair of surrogates is no character.
  const NOT_ALLOWED = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g
  const HALF_A_PAIR = /\p{Surrogate}/gu
  const clean = (text) => text.replace(/\r\n?/g, "\n").replace(NOT_ALLOWED, "").replace(HALF_A_PAIR, "\ufffd").trim()
  const oneLine = (text) => clean(text).replace(/\s+/g, " ")

  const sum = (parts) => parts.reduce((all, part) => {
    for (const [name, count] of Object.entries(part)) all[name] = (all[name] ?? 0) + count
    return all
  }, { done: 0, relevant: 0, leftOut: 0, answered: 0, questions: 0 })

  function progressOf(items, questions) {
    const count = (state) => items.filter((item) => item.state === state).length
    return {
      done: count("done"),
      relevant: items.length - count("not-relevant"),
      leftOut: count("not-relevant"),
      answered: questions.filter(({ answers }) => answers.length > 0).length,
      questions: questions.length,
    }
  }

  // The plan of a project; without an id, of the current one.
  function planDocument(projectId = window.guideProject.currentId()) {
    const { guideProject: projects, guideRecords: records, guideStorage: storage } = window
    const { export: words, phases, retired, edition } = window.guideCatalogueTexts
    const about = projectId ? projects.about(projectId) : { name: "", organisation: "" }
    const things = projects.things(projectId)
    const guide = document.querySelector("meta[name='application-name']").content
    const own = storage.copyId()
    const now = new Date()
    const today = dayOf(now)
    const isOnTheWeb = /^https?:/.test(root)
    const seen = new Set()

    function record(thing) {
      seen.add(thing)
      return things[thing] ?? null
    }
    const register = (thing) => oneLine(record(thing)?.value ?? "")

    function sourceOf(by) {
      if (by === own) return ""
      return oneLine(projects.nameOfCopy(by)) || words.other_copy
    }

    // What stands of a text, the reader's own first: { text, date, source }.
    function notes(thing) {
      return records.view(record(thing), own).shown
        .map(({ text, at, by }) => ({ text: clean(text), date: new Date(at), source: sourceOf(by) }))
        .filter(({ text }) => text !== "")
    }

    function stateOf(id) {
      const status = register(`item/${id}/status`)
      const state = STATES.includes(status) ? status : "open"
      const due = register(`item/${id}/due`)
      return {
        state,
        reasons: notes(`item/${id}/reason`),
        notes: notes(`item/${id}/note`),
        who: register(`item/${id}/who`),
        due,
        overdue: state === "open" && dateOf(due) !== null && due < today,
        changed: new Date(Math.max(0, ...ITEM_FIELDS.map((field) => records.newest(things[`item/${id}/${field}`])))),
      }
    }

    // An answer's id begins with its day: 20261124-x8k2.
    function answerOf(thing) {
      const [, year, month, day] = /\/answer\/(\d{4})(\d\d)(\d\d)/.exec(thing) ?? []
      const date = dateOf(`${year}-${month}-${day}`) ?? new Date(records.newest(things[thing]))
      return { date, notes: notes(thing) }
    }

    // In the order of their days, so that one sees how a team came to think otherwise.
    function answersTo(id) {
      return Object.keys(things).filter((thing) => thing.startsWith(`question/${id}/answer/`)).sort()
        .map(answerOf)
        .filter((answer) => answer.notes.length > 0)
        .sort((a, b) => a.date - b.date)
    }

    // Seen from the root of the site where the reader has the guide on a disk: that address is hers alone.
    const addressOf = (page) => (isOnTheWeb ? root + page : page)

    function recommendationOf({ id, number, title, page, ...parts }) {
      const items = parts.items.map((item) => ({
        id: item.id, text: item.text, group: item.group, page: addressOf(item.page), ...stateOf(item.id),
      }))
      const questions = parts.questions.map((question) => ({
        id: question.id, text: question.text, page: addressOf(question.page), answers: answersTo(question.id),
      }))
      return { id, number, title, page: addressOf(page), items, questions, progress: progressOf(items, questions) }
    }

    function phaseOf({ id, title, recommendations }) {
      const found = recommendations.map(recommendationOf)
      return { id, title, recommendations: found, progress: sum(found.map(({ progress }) => progress)) }
    }

    // What is written at places that the guide no longer has, with its last words there.
    function removedOf(kind, known, rest) {
      const ids = new Set(Object.keys(things).map((thing) => thing.split("/")).filter(([of]) => of === kind).map(([, id]) => id))
      return [...ids].filter((id) => !known.has(id)).sort().map((id) => ({
        id: oneLine(id),
        text: retired.find((one) => one.kind === kind && one.id === id)?.text ?? oneLine(id),
        group: "",
        page: "",
        ...rest(id),
      }))
    }

    const path = phases.map(phaseOf)
    const all = path.flatMap(({ recommendations }) => recommendations)
    const idsOf = (part) => new Set(all.flatMap((recommendation) => recommendation[part].map(({ id }) => id)))
    const removed = {
      items: removedOf("item", idsOf("items"), stateOf),
      questions: removedOf("question", idsOf("questions"), (id) => ({ answers: answersTo(id) })),
    }
    // What has been emptied leaves nothing to tell.
    removed.items = removed.items.filter(({ state, reasons, notes: own_, who, due }) => (
      state !== "open" || reasons.length || own_.length || who || due))
    removed.questions = removed.questions.filter(({ answers }) => answers.length)

    return {
      project: projectId,
      title: oneLine(about.name) || words.unnamed,
      organisation: oneLine(about.organisation),
      guide,
      madeWith: fill(words.made_with, { guide, edition: edition.number, date: longDay(dateOf(edition.date)) }),
      edition,
      date: now,
      words,
      progress: sum(path.map(({ progress }) => progress)),
      phases: path,
      removed,
      unknown: Object.keys(things).filter((thing) => !seen.has(thing) && !projects.ABOUT.includes(thing)).length,
    }
  }

  // --- what the files have in common

  // A day as the reader's language writes it where there is little room.
  const mediumDay = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium" })
  const shortDay = (date) => mediumDay.format(date)

  // When a note was written, and by whom when that is somebody else.
  const signature = ({ date, source }) => [shortDay(date), source].filter(Boolean).join(", ")

  // What a register's day says; as it stands when it is no day.
  const dueText = (due) => (dateOf(due) ? shortDay(dateOf(due)) : due)

  const stateText = (state, words) => ({ open: words.open, done: words.done, "not-relevant": words.not_relevant })[state]

  function progressText({ done, relevant, leftOut }, words) {
    const told = fill(words.progress, { done, relevant })
    return leftOut ? `${told} (${fill(words.left_out, { count: leftOut })})` : told
  }

  window.guidePlanDocument = Object.assign(planDocument, {
    shortDay, dueText, signature, stateText, progressText,
  })
})()
