import { storage, tellOfStorage } from "../page.js"
import assert from "node:assert/strict"
import { holds } from "../random.js"
import { now } from "../../../scripts/state/clock.js"
import { listen } from "../../../scripts/state/events.js"
import { create, currentId, erase, keyOf, read, select, write } from "../../../scripts/state/project.js"
import { edit, goneOf, idOf, newest, textsOf, view } from "../../../scripts/state/records.js"
import { copyId } from "../../../scripts/state/storage.js"
import { endStrokes } from "../../../scripts/state/writer.js"
import { Draft } from "../../../scripts/work/draft.js"

/** @typedef {import("../../../scripts/work/draft.js").Undo} Undo */

/** A field as text-field.js makes one, without a page. @param {string} thing */
function fieldOf(thing) {
  const text = new Draft(thing)
  const field = {
    text,
    value: "",
    /** @type {import("../../../scripts/state/records.js").Entry[]} */
    others: [],
    /** @type {Undo | null} */
    undo: null,
    flush() {
      if (!text.isUnsaved) return
      field.undo = text.save(field.value)
      field.show()
    },
    show() {
      if (text.isElsewhere) {
        field.flush()
        text.turn()
      }
      const seen = text.follow()
      if (seen.text !== null) field.value = seen.text
      if (seen.beside) field.others = seen.beside.others
    },
    /** @param {string} value */
    type(value) {
      field.value = value
      text.type()
    },
    /** @param {string} value */
    write(value) {
      field.type(value)
      field.flush()
    },
    leave() {
      field.flush()
      text.leave()
      field.show()
    },
  }
  shown = field
  field.show()
  return field
}

/** The field that is on the page. @type {ReturnType<typeof fieldOf> | null} */
let shown = null
listen("project-change", () => shown?.show())

/** A new project, and a field for a note in it. */
function begin() {
  shown = null
  const project = create("Sallingsvej")
  return { project, thing: "item/x/note", field: fieldOf("item/x/note") }
}

/** What another page writes on from what stands, as the browser tells of it. @param {string} project @param {string} thing @param {string} word @param {string} by */
function writeElsewhere(project, thing, word, by) {
  const before = read(thing, project)
  const { main } = view(before, by)
  const record = edit(before, `${main?.text ?? ""}${word}`, { at: now(newest(before)), by, base: idOf(main) })
  const key = `a-guide:v1:${keyOf(project, thing)}`
  storage.setItem(key, JSON.stringify(record))
  tellOfStorage(key, JSON.stringify(record))
}

/** @param {string} project @param {string} thing */
const textsIn = (project, thing) => textsOf(read(thing, project)).map(({ text }) => text)

Deno.test("what is typed is one wording, however often it is saved", () => {
  const { project, thing, field } = begin()
  for (const text of ["V", "Vi", "Vi sp\u00f8rger"]) field.write(text)
  assert.deepEqual(textsIn(project, thing), ["Vi sp\u00f8rger"])
  assert.deepEqual(goneOf(read(thing, project)), [])
})

Deno.test("what is typed after she has left and come back is another wording, and the first is gone for good", () => {
  const { project, thing, field } = begin()
  field.write("Vi sp\u00f8rger")
  const [first] = textsOf(read(thing, project))
  field.leave()
  field.write("Vi sp\u00f8rger alle")
  assert.deepEqual(textsIn(project, thing), ["Vi sp\u00f8rger alle"])
  assert.deepEqual(goneOf(read(thing, project)), [idOf(first)])
})

Deno.test("a field that she empties stays empty until she leaves it, though somebody has written beside", () => {
  const { project, thing, field } = begin()
  writeElsewhere(project, thing, "Kollegaens tekst", "c2")
  field.write("Min tekst")
  field.write("")
  writeElsewhere(project, thing, " og mere", "c2")
  assert.equal(field.value, "")
  assert.deepEqual(field.others.map(({ text }) => text), ["Kollegaens tekst og mere"])
  field.leave()
  assert.equal(field.value, "Kollegaens tekst og mere")
})

Deno.test("what another tab writes shows in a field at rest, and under one that is being written in", () => {
  const { project, thing, field } = begin()
  writeElsewhere(project, thing, "Fra kollegaen", "c2")
  assert.equal(field.value, "Fra kollegaen")
  field.write("Fra mig")
  writeElsewhere(project, thing, " og lidt til", "c2")
  assert.equal(field.value, "Fra mig")
  assert.deepEqual(field.others.map(({ text }) => text), ["Fra kollegaen og lidt til"])
})

Deno.test("nothing changes under a field while what is typed there waits", () => {
  const { project, thing, field } = begin()
  field.type("Fra mig")
  writeElsewhere(project, thing, "Fra kollegaen", "c2")
  assert.deepEqual([field.value, field.others], ["Fra mig", []])
  field.flush()
  assert.deepEqual(field.others.map(({ text }) => text), ["Fra kollegaen"])
})

Deno.test("a letter that is typed and removed again shows nothing twice", () => {
  const { field } = begin()
  field.write("Fra mig")
  field.leave()
  field.type("Fra mig.")
  field.type("Fra mig")
  field.flush()
  assert.deepEqual([field.value, field.others], ["Fra mig", []])
})

Deno.test("a field follows another tab of the same browser that goes on from what was written in it", () => {
  const { project, thing, field } = begin()
  field.write("Fra den ene")
  writeElsewhere(project, thing, ", og den anden", copyId())
  assert.equal(field.value, "Fra den ene, og den anden")
  assert.deepEqual(textsIn(project, thing), ["Fra den ene, og den anden"])
})

Deno.test("a field keeps what she wrote in it when she leaves it, though somebody has written since", () => {
  const { project, thing, field } = begin()
  field.write("Fra mig")
  writeElsewhere(project, thing, "Fra kollegaen", "c2")
  field.leave()
  assert.equal(field.value, "Fra mig")
})

Deno.test("an emptied text can be taken back, and one that was empty has nothing to take back", () => {
  const { field } = begin()
  field.write("Vigtigt")
  field.leave()
  field.write("")
  assert.equal(field.undo?.(), true)
  field.leave()
  assert.equal(field.value, "Vigtigt")
  const { field: empty } = begin()
  empty.write("")
  assert.equal(empty.undo, null)
})

Deno.test("undoing keeps what was typed meanwhile", () => {
  const { field } = begin()
  field.write("Det gamle svar")
  field.leave()
  const undo = field.text.clear()
  assert.equal(field.value, "")
  field.write("Skrevet bagefter")
  undo()
  field.leave()
  assert.deepEqual([field.value, ...field.others.map(({ text }) => text)].sort(), ["Det gamle svar", "Skrevet bagefter"])
})

Deno.test("nothing can be undone in a project that is gone", () => {
  const { project, field } = begin()
  field.write("Vigtigt")
  field.leave()
  const undo = field.text.clear()
  erase(project)
  assert.equal(undo(), false)
})

Deno.test("somebody's wording is added to the text, also while it is being written", () => {
  for (const prepare of ["leave", "flush"]) {
    const { project, thing, field } = begin()
    writeElsewhere(project, thing, "Kollegaens tekst", "c2")
    field.write("Min tekst")
    field.type("Min tekst og mere")
    if (prepare === "leave") field.leave()
    else field.flush()
    const undo = field.text.gather(field.others[0])
    assert.equal(field.value, "Min tekst og mere\n\nKollegaens tekst")
    assert.deepEqual(field.others, [])
    undo()
    assert.equal(field.value, "Min tekst og mere")
    assert.deepEqual(field.others.map(({ text }) => text), ["Kollegaens tekst"])
  }
})

Deno.test("somebody's wording is put aside, and comes back alone", () => {
  const { project, thing, field } = begin()
  writeElsewhere(project, thing, "Kollegaens tekst", "c2")
  field.write("Min gamle tekst")
  field.leave()
  const undo = field.text.putAside(field.others[0])
  assert.deepEqual(field.others, [])
  field.write("Noget helt nyt")
  field.leave()
  undo()
  assert.equal(field.value, "Noget helt nyt")
  assert.deepEqual(field.others.map(({ text }) => text), ["Kollegaens tekst"])
})

Deno.test("what is typed stays with the project it was typed in", () => {
  const { project, thing, field } = begin()
  field.write("I det f\u00f8rste")
  field.type("I det f\u00f8rste, mere")
  const other = create("Tambosund")
  assert.equal(field.value, "")
  field.write("I det andet")
  assert.deepEqual(textsIn(project, thing), ["I det f\u00f8rste, mere"])
  assert.deepEqual(textsIn(other, thing), ["I det andet"])
  select(project)
  assert.equal(field.value, "I det f\u00f8rste, mere")
})

Deno.test("the first text of all makes a project, and goes on in it", () => {
  for (let left = currentId(); left; left = currentId()) erase(left)
  const field = fieldOf("item/y/note")
  field.write("Den f\u00f8rste")
  field.write("Den f\u00f8rste tekst")
  assert.deepEqual(textsIn(currentId() ?? "", "item/y/note"), ["Den f\u00f8rste tekst"])
  assert.deepEqual(goneOf(read("item/y/note")), [], "that is one wording")
  assert.equal(field.value, "Den f\u00f8rste tekst")
})

/** @typedef {{ do: "type" | "save" | "leave" | "retype" | "tab" | "colleague" | "project" | "copy" | "gather" | "aside", nth: number }} Step */
/** @type {Step["do"][]} */
const STEPS = ["type", "type", "type", "save", "leave", "retype", "tab", "colleague", "project", "copy", "gather", "aside"]

/** Do all of it, and return what was lost, or stood twice. @param {Step[]} steps */
function faultsOf(steps) {
  const { project, thing, field } = begin()
  const projects = [project, create("Tambosund")]
  /** @type {[string, string][]} */
  const typed = [] // a word, and the project it was typed in
  /** @type {string[]} */
  const faults = []
  for (const [at, step] of steps.entries()) {
    const word = ` w${at}.`
    const of = currentId() ?? ""
    const before = field.value
    if (step.do === "type") {
      typed.push([word, of])
      field.type(field.value + word)
    } else if (step.do === "save") field.flush()
    else if (step.do === "leave") field.leave()
    else if (step.do === "retype") {
      field.flush()
      field.write(field.value) // a letter typed and removed again
    } else if (step.do === "project") select(projects[step.nth])
    else if (step.do === "copy") {
      field.flush()
      endStrokes()
    } else if (step.do === "gather" || step.do === "aside") {
      field.flush()
      const [other] = field.others
      if (other && step.do === "gather") field.text.gather(other)
      if (other && step.do === "aside") field.text.putAside(other)
    } else {
      typed.push([word, of])
      writeElsewhere(of, thing, word, step.do === "tab" ? copyId() : "c2")
    }
    if (["tab", "colleague"].includes(step.do) && field.text.isUnsaved && field.value !== before) faults.push(`step ${at} changed the field under her hands`)
    if (!field.text.isUnsaved && field.others.some(({ text }) => text === field.value)) faults.push(`step ${at} shows what stands in the field once more under it`)
  }
  field.leave()
  for (const [word, of] of typed) {
    if (!textsIn(of, thing).some((text) => text.includes(word))) faults.push(`${word} is lost`)
  }
  shown = null
  projects.forEach(erase)
  return faults
}

Deno.test("whatever happens around a field, no word is lost, and none stands twice", () => {
  holds({
    count: 250,
    make: (chance) => chance.list(1, 14, () => ({ do: chance.of(STEPS), nth: chance.below(2) })),
    faultsOf,
  })
})

Deno.test("a text that somebody has removed for good is not written again by its field", () => {
  const { project, thing, field } = begin()
  field.write("Vigtigt")
  field.leave()
  write(thing, null, project)
  assert.equal(field.value, "")
  field.leave()
  assert.equal(read(thing, project), null)
})
