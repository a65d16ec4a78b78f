// A plan as Markdown, with a task list for each checklist. What people wrote stays text.
(() => {
  const INDENT = "    " // deep enough for every dialect

  // Escaped where a sign means something in any place, and where a line begins with one that does
  // there. Tags become entities, because not every dialect lets a backslash hold them.
  const escapeLine = (line) => line.trim()
    .replace(/[\\`*_[\]~$]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/^[#>+\-=:|]/, (sign) => (sign === ">" ? "&gt;" : `\\${sign}`))

  // Several lines, of which all but the first are indented to stay in their place in a list.
  // Two spaces at the end break a line.
  const escapeText = (text, indent = "") => text.split(/\n\s*\n/)
    .map((paragraph) => paragraph.split("\n").map(escapeLine).join(`  \n${indent}`))
    .join(`\n\n${indent}`)

  function exportMarkdown({ title, organisation, madeWith, date, words, progress, phases, removed, unknown }) {
    const { fill } = window.guideFormat
    const { dueText, shortDay, progressText, signature, stateText } = window.guidePlanDocument
    const BOXES = { open: "[ ] ", done: "[x] ", "not-relevant": `${escapeLine(words.not_relevant)}: ` }

    const detail = (label, text) => `${INDENT}- ${escapeLine(label)}: ${escapeText(text, INDENT + INDENT)}`
    const details = (label, notes) => notes.map((note) => detail(`${label} (${signature(note)})`, note.text))
    const due = (item) => dueText(item.due) + (item.overdue ? ` (${words.overdue})` : "")

    const itemLines = (item) => [
      `- ${BOXES[item.state]}${escapeLine(item.text)} \`${item.id}\``,
      ...(item.who ? [detail(words.who, item.who)] : []),
      ...(item.due ? [detail(words.due, due(item))] : []),
      ...details(words.reason, item.reasons),
      ...details(words.note, item.notes),
    ]

    const questionLines = (question) => [
      `- ${escapeLine(question.text)} \`${question.id}\``,
      ...(question.answers.length
        ? question.answers.flatMap(({ date: day, notes }) => notes.map((note) => (
          detail([`${words.answer} ${shortDay(day)}`, note.source].filter(Boolean).join(", "), note.text))))
        : [`${INDENT}- ${escapeLine(words.without_answer)}`]),
    ]

    const heading = (level, text) => ["", `${"#".repeat(level)} ${escapeLine(text)}`, ""]

    // Items by the headings they stand under, in their order.
    function groupLines(items, level) {
      let group = ""
      return items.flatMap((item) => {
        const isFirst = item.group !== group
        group = item.group
        return [...(isFirst && group ? heading(level, group) : []), ...itemLines(item)]
      })
    }

    const partLines = ({ items, questions }, level) => [
      ...(items.length ? [...heading(level, words.checklist), ...groupLines(items, level + 1)] : []),
      ...(questions.length ? [...heading(level, words.questions), ...questions.flatMap(questionLines)] : []),
    ]

    const lines = [
      `# ${escapeLine(title)}`,
      "",
      ...(organisation ? [`${escapeLine(words.organisation)}: ${escapeLine(organisation)}  `] : []),
      `${escapeLine(fill(words.as_of, { date: shortDay(date) }))}  `,
      `${escapeLine(progressText(progress, words))}  `,
      escapeLine(madeWith),
      ...phases.flatMap((phase) => [
        ...heading(2, phase.title), escapeLine(progressText(phase.progress, words)),
        ...phase.recommendations.flatMap((recommendation) => [
          ...heading(3, `${recommendation.number}. ${recommendation.title}`),
          escapeLine(progressText(recommendation.progress, words)),
          ...partLines(recommendation, 4),
        ]),
      ]),
      ...(removed.items.length + removed.questions.length
        ? [...heading(2, words.removed), escapeLine(words.removed_note), ...partLines(removed, 3)]
        : []),
      ...(unknown ? ["", escapeLine(fill(words.unknown, { count: unknown }))] : []),
      "",
    ]
    return new Blob([lines.join("\n").replace(/\n{3,}/g, "\n\n")], { type: "text/markdown;charset=utf-8" })
  }

  window.guideExportMarkdown = exportMarkdown
})()
