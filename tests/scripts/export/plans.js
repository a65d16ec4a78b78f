// A small guide, and a plan with something of every kind in it.
import { planDocument } from "../../../scripts/export/document.js"

/**
 * @typedef {import("../../../scripts/export/document.js").Sources} Sources
 * @typedef {import("../../../scripts/state/project.js").Things} Things
 * @typedef {import("../../../scripts/state/records.js").Entry} Entry
 */

export const OWN = "this1"
export const NAME = "Sallingsvej 2027 \u2013 \u201d\u00c6r\u00f8\u201d & <b>\u00c5sen</b>"
export const NOW = new Date(2027, 1, 10, 12)
export const WRITTEN = new Date(2026, 5, 1, 12).getTime()

// What a person may write, and what a file may take for something else.
export const TEXTS = {
  letters: "\u00c6blegr\u00f8d p\u00e5 \u00f8en: \u00bbBl\u00e5b\u00e6r\u00ab og \"anf\u00f8rsel\" og 'enkelt'",
  formula: '=HYPERLINK("http://x.example/";"Klik")',
  formulaBehindALine: "=1+1\nog mere",
  formulaBehindSpaces: "  @SUM(A1)",
  minus: "- et punkt\n- et til",
  wideFormula: "\uff1dSUM(A1)",
  lines: "F\u00f8rste linje\nanden linje\n\nny gruppe; med semikolon",
  markup: "<script>document.title='ramt'</script> &amp; <img src=x onerror=alert(1)>",
  marks: "**fed** _skr\u00e5_ `kode` [link](http://x.example) # nej\n# overskrift\n1. et\n> citat",
  table: "a | b\n--|--\n1 | 2",
  emoji: "Godt g\u00e5et \ud83d\udc69\u200d\ud83d\udd27\ud83c\udf89",
  long: `${"Beboerne vil v\u00e6re med. ".repeat(435)}Slut.`,
  control: "f\u00f8r\u0001\u000b\ufffeefter",
  halfACharacter: "f\u00f8r\ud83defter",
}

/** A text as a file can hold it. @param {string} text */
export const asWritten = (text) => text.trim().replaceAll("\u0001", "").replaceAll("\u000b", "")
  .replaceAll("\ufffe", "").replace("\ud83def", "\ufffdef")

export const words = {
  unnamed: "Min plan", made_with: "Made with {guide}, edition {edition} of {date}", as_of: "As of {date}",
  organisation: "Organisation", overview: "Overview", phase: "Phase", recommendation: "Recommendation",
  checklist: "Checklist", questions: "Questions", progress: "{done} of {relevant} done", left_out: "{count} left out",
  answered: "{done} of {relevant} answered", id: "Id", kind: "Kind", item: "Item", question: "Question", state: "State",
  open: "Open", done: "Done", not_relevant: "Not relevant", with_answer: "Answered", without_answer: "No answer yet",
  who: "Who", due: "Due", overdue: "overdue", edition: "Edition", text: "Text", note: "Note",
  note_or_answer: "Note or answer", reason: "Reason", answer: "Answer", answer_date: "Day of answer", page: "Page",
  other_copy: "from another browser", removed: "No longer in the guide", removed_note: "The guide has given these up.",
  unknown: "There is more ({count}).", page_number: "Page {page} of {pages}",
}

const TITLES = [["before", "Before"], ["during", "During"], ["after", "After"]]

/** @param {string} id @param {string} group @param {number} recommendation */
const item = (id, group, recommendation) => ({
  id, text: `Do ${id}.`, group, page: `pages/${recommendation}/index.html#tjek-${id}`,
})
/** @param {string} id @param {number} recommendation */
const question = (id, recommendation) => ({ id, text: `What of ${id}?`, page: `pages/${recommendation}/index.html#spm-${id}` })
/** @param {number} number @param {string} prefix */
const recommendationOf = (number, prefix) => ({
  id: `${prefix}-recommendation`,
  number,
  title: `Recommendation ${number}`,
  page: `pages/${number}/index.html`,
  items: [
    ...[1, 2, 3].map((one) => item(`${prefix}-${one}`, "First group", number)),
    ...[4, 5, 6, 7].map((one) => item(`${prefix}-${one}`, "Second group", number)),
  ],
  questions: [1, 2, 3, 4, 5].map((one) => question(`${prefix}-question-${one}`, number)),
})

/** Three phases, in each one recommendation of seven items in two groups and five questions. */
export const guideTexts = () => ({
  phases: TITLES.map(([id, title], index) => ({ id, title, recommendations: [recommendationOf(index + 1, id)] })),
  retired: [{ kind: "item", id: "gone-with-words", text: "Make a plan for waste." }],
  edition: { number: "1.2.0", date: "2027-01-31" },
  export: words,
})

/** The ids of the items, or of the questions, in the order of the guide. @param {"items" | "questions"} part */
export const idsOf = (part) => guideTexts().phases
  .flatMap(({ recommendations }) => recommendations).flatMap((one) => one[part].map(({ id }) => id))

/** A register. @param {string} value */
export const set = (value, at = WRITTEN, by = OWN) => ({ value, at, by })

/** A text with one entry. @param {string} text */
export const note = (text, at = WRITTEN, by = OWN) => ({ texts: [{ text, at, by }] })

/** @param {Entry[]} texts */
export const notes = (...texts) => ({ texts })

/** @param {Partial<Sources>} [own] @returns {Sources} */
export const sources = (own = {}) => ({
  project: "project1",
  about: { name: NAME, organisation: "Boligforeningen \u00c6blehaven" },
  things: {},
  texts: guideTexts(),
  own: OWN,
  nameOf: (copy) => (copy === "jonas1" ? "Jonas Dahl" : ""),
  guide: "A guide",
  root: "https://guide.example/",
  now: NOW,
  ...own,
})

/** @param {Things} things @param {Partial<Sources>} [own] */
export const planWith = (things, own = {}) => planDocument(sources({ things, ...own }))

/** The items that have a part in the full plan. */
export const [open, done, left, late, foreign, odd] = idsOf("items").slice(-6)

/** @returns {Things} */
export function fullThings() {
  /** @type {Things} */
  const things = {}
  Object.values(TEXTS).forEach((text, index) => {
    things[`item/${idsOf("items")[index]}/note`] = note(text)
    things[`question/${idsOf("questions")[index]}/answer/20260901-aaaa`] = note(text)
  })
  return {
    ...things,
    [`question/${idsOf("questions")[0]}/answer/20261102-bbbb`]: note("We think otherwise now."),
    [`item/${open}/due`]: set("2027-02-17"),
    [`item/${open}/who`]: set("Mette \u00c5g\u00e5rd; =driften"),
    [`item/${done}/due`]: set("2027-02-17"),
    [`item/${done}/status`]: set("done"),
    [`item/${left}/due`]: set("2027-02-17"),
    [`item/${left}/status`]: set("not-relevant"),
    [`item/${left}/reason`]: note("We have no cellar."),
    [`item/${late}/due`]: set("2026-01-31"),
    [`item/${odd}/due`]: set("2026-13-45"),
    [`item/${foreign}/note`]: notes(
      { text: "I see it otherwise.", at: WRITTEN, by: "jonas1" },
      { text: "It is put aside.", at: WRITTEN, by: "jonas1", aside: true },
      { text: "I see it so.", at: WRITTEN + 1, by: OWN },
      { text: "Without a name.", at: WRITTEN + 2, by: "unknown2" },
    ),
    "item/gone-with-words/note": note("About waste."),
    "item/gone-without/note": note("About something that the guide has removed."),
    "question/gone-question/answer/20260101-cccc": note("An old answer."),
    "worksheet/swot/strengths": set("Good neighbours"),
    name: set(NAME),
  }
}

/** A plan with something of every kind in it. @param {Partial<Sources>} [own] */
export const fullPlan = (own = {}) => planWith(fullThings(), own)

/** The ids that every file must have of it. */
export const WANTED = [...idsOf("items"), ...idsOf("questions"), "gone-with-words", "gone-without", "gone-question"].sort()
