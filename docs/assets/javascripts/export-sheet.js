// A plan as a file for spreadsheets: a row for each item and each answer. As Danish Excel opens
// it by itself: semicolons, and a mark in front that says UTF-8.
(() => {
  const BYTE_ORDER_MARK = "\ufeff"
  // What a spreadsheet would take for a formula, also behind spaces and in the wide letters of
  // East Asian keyboards. (The library's own pattern passes over texts of several lines.)
  const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/

  function exportSheet({ words, phases, removed, edition }) {
    const { dayOf } = window.guideFormat
    const { signature, stateText } = window.guidePlanDocument

    const told = (notes) => notes.map((note) => (note.source ? `${note.text}\n(${signature(note)})` : note.text)).join("\n\n")

    const itemRow = (place) => (item) => [
      item.id, words.item, ...place, item.text, stateText(item.state, words),
      told(item.reasons), told(item.notes), item.who, item.due, "", item.page,
    ]

    const answerRow = (place, { id, text, page }, state, note, day) => [
      id, words.question, ...place, text, state, "", note, "", "", day, page,
    ]

    const questionRows = (place) => (question) => (question.answers.length
      ? question.answers.map(({ date, notes }) => answerRow(place, question, words.with_answer, told(notes), dayOf(date)))
      : [answerRow(place, question, words.without_answer, "", "")])

    const rowsOf = (place, { items, questions }) => [
      ...items.map(itemRow(place)), ...questions.flatMap(questionRows(place)),
    ]

    const rows = [
      ...phases.flatMap((phase) => phase.recommendations.flatMap((recommendation) => (
        rowsOf([phase.title, `${recommendation.number}. ${recommendation.title}`], recommendation)))),
      ...rowsOf([words.removed, ""], removed),
    ]
    const heads = [
      words.id, words.kind, words.phase, words.recommendation, words.text, words.state,
      words.reason, words.note_or_answer, words.who, words.due, words.answer_date, words.page, words.edition,
    ]
    // In a column of its own: a line of another kind would be in the way of sorting.
    const made = `${edition.number} (${edition.date})`
    const text = window.Papa.unparse([heads, ...rows.map((row) => [...row, made])], { delimiter: ";", newline: "\r\n", escapeFormulae: FORMULA })
    return new Blob([BYTE_ORDER_MARK, text], { type: "text/csv;charset=utf-8" })
  }

  window.guideExportSheet = exportSheet
})()
