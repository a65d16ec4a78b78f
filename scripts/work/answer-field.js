// One answer to a question, with what can be done with it.
import { copyOf, find, setText, wordOf } from "../base/dom.js"
import { dateTime, fill } from "../base/format.js"
import { say } from "../page/notice.js"
import { dayBegun, prefixOf } from "./answer.js"
import { textField } from "./text-field.js"

/**
 * @typedef {object} AnswerField
 * @property {string} answer its name
 * @property {HTMLElement} box
 * @property {import("./text-field.js").TextField} field
 * @property {(isNewest: boolean) => void} show
 */

/**
 * Make the field of an answer.
 * @param {HTMLElement} place where the question's answers stand
 * @param {string} answer
 * @param {() => void} renew begin another answer
 * @returns {AnswerField}
 */
export function answerField(place, answer, renew) {
  const box = copyOf(find(document, "[data-guide-answer]", HTMLTemplateElement))
  const field = textField(box, prefixOf(wordOf(place, "guideAnswers")) + answer)
  const name = find(box, "[data-guide-answer-name]", HTMLElement)
  const changed = find(box, "[data-guide-changed]", HTMLElement)
  const renewer = find(box, "[data-guide-new-answer]", HTMLElement)
  const remover = find(box, "[data-guide-remove-answer]", HTMLElement)

  renewer.addEventListener("click", renew)
  remover.addEventListener("click", () => {
    find(place, "textarea", HTMLElement).focus() // first, or the one that is empty stays where she is
    say(wordOf(remover, "guideTextDone"), field.clear())
  })

  return {
    answer,
    box,
    field,
    show(isNewest) {
      const { main, shown } = field.show()
      setText(name, isNewest ? wordOf(name, "guideTextNow") : fill(wordOf(name, "guideTextFrom"), { date: dayBegun(answer) }))
      const at = Math.max(...shown.map((entry) => entry.at))
      changed.textContent = main ? fill(wordOf(changed, "guideText"), { date: dateTime(at) }) : ""
      renewer.hidden = !(isNewest && main)
      remover.hidden = !main
    },
  }
}
