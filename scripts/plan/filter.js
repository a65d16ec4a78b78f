// The form in which the reader chooses what to see of the plan.
import { find } from "../base/dom.js"
import { choiceFrom, choiceOf, chosenIn, isNarrowed, nameIn, queryOf } from "./choice.js"

/**
 * @typedef {import("./choice.js").Choice} Choice
 * @typedef {HTMLSelectElement | HTMLInputElement} Field
 */

const OURS = 2 // choices of who before the names: anybody, and nobody

/** @param {Element} it @returns {it is Field} */
const isField = (it) => it instanceof HTMLSelectElement || it instanceof HTMLInputElement

/** @param {Field} field */
const valueOf = (field) => (field instanceof HTMLSelectElement || field.checked ? field.value : "")

/** @param {Field} field */
const offeredBy = (field) => (field instanceof HTMLSelectElement ? [...field.options].map(({ value }) => value) : ["", field.value])

/** @param {Field} field @param {string} value */
function setValue(field, value) {
  if (field instanceof HTMLSelectElement) field.value = value
  else field.checked = value === field.value
}

// What a field says, in the words of the form.
/** @param {Field} field */
const wordsOf = (field) => (field instanceof HTMLSelectElement
  ? field.selectedOptions[0].textContent
  : field.parentElement?.textContent.trim()) ?? ""

export class Filter {
  #fields
  #form
  /** Where nothing is chosen. @type {Choice} */
  #usual

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form
    this.#fields = [...form.elements].filter(isField).filter(({ name }) => name)
    this.#usual = this.choice()
    form.addEventListener("submit", (event) => event.preventDefault())
  }

  /** What is chosen. @returns {Choice} */
  choice() {
    return Object.fromEntries(this.#fields.map((field) => [field.name, valueOf(field)]))
  }

  isChanged() {
    return chosenIn(this.choice(), this.#usual).length > 0
  }

  isNarrowed() {
    return isNarrowed(this.choice(), this.#usual)
  }

  inWords() {
    const names = chosenIn(this.choice(), this.#usual)
    return this.#fields.filter(({ name }) => names.includes(name)).map(wordsOf)
  }

  reset() {
    for (const field of this.#fields) setValue(field, this.#usual[field.name])
  }

  /** Choose what is late, and nothing else. */
  chooseOverdue() {
    this.reset()
    find(this.#form, "[name=overdue]", HTMLInputElement).checked = true
  }

  focus() {
    find(this.#form, "[name=state]", HTMLSelectElement).focus()
  }

  readAddress() {
    const wanted = choiceFrom(location.search, this.#fields.map((field) => ({
      name: field.name, usual: this.#usual[field.name], value: valueOf(field), offered: offeredBy(field),
    })))
    for (const field of this.#fields) setValue(field, wanted[field.name])
  }

  writeAddress() {
    const address = `${location.pathname}${queryOf(this.choice(), this.#usual)}${location.hash}`
    history.replaceState(history.state, "", address)
  }

  /** @param {string[]} names of those who do something, in order */
  offerNames(names) {
    const select = find(this.#form, "[name=who]", HTMLSelectElement)
    const offered = [...select.options].slice(OURS).map(({ textContent }) => textContent)
    if (names.join("\n") === offered.join("\n")) return
    const { value } = select
    while (select.options.length > OURS) select.options[OURS].remove()
    select.append(...names.map((name) => new Option(name, choiceOf(name))))
    // A name that has just gone stays chosen: no line may change under her hands.
    const chosen = nameIn(value)
    if (chosen !== null && !names.includes(chosen)) select.append(new Option(chosen, value))
    select.value = value
  }
}
