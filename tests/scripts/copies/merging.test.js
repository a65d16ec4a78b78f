import assert from "node:assert/strict"
import { openTab } from "../copies.js"
import {
  contentOf, everythingIn, fetchIn, ITEM, limit, newPlan, PROJECT, recordOf, takeOut, textsOf, thingsIn, TICK, turnTo, type,
  workedIn, workIn,
} from "./plans.js"

/** @typedef {"merge" | "replace"} Way */
/** @type {Way[]} */
const WAYS = ["merge", "replace"]

/** @param {Record<string, { thing: string }[]>} lists */
const thingsOf = (lists) => Object.fromEntries(Object.entries(lists).map(([kind, lines]) => [kind, lines.map(({ thing }) => thing)]))

// --- what it would change

Deno.test("nothing changes before the reader says so", () => {
  const tab = workedIn()
  const before = everythingIn(tab)
  tab.planFile.preview(contentOf(tab, newPlan()))
  assert.deepEqual(everythingIn(tab), before)
})

Deno.test("the reader sees what will change from what to what", () => {
  const tab = workedIn()
  const [change] = tab.planFile.preview(contentOf(tab, newPlan()))
  const mine = tab.project.list().find(({ name }) => name === "Sallingsvej 2027")
  assert.equal(change.target, mine?.id)
  assert.equal(change.name, "Sallingsvej 2027")
  assert.deepEqual(thingsOf(change.merge), {
    added: [`${ITEM}/who`, "state"],
    changed: [],
    both: [`${ITEM}/note`],
    kept: ["question/maal-med-renoveringen/answer/20261124-x8k2"],
    same: [
      "item/foelg-op-paa-jobaftalen/reason", "item/foelg-op-paa-jobaftalen/status", `${ITEM}/due`, TICK, "name", "organisation",
      "worksheet/swot/styrker-1",
    ],
  })
  const [{ mine: here, theirs }] = change.merge.both
  assert.deepEqual(tab.records.textsOf(here).map(({ text }) => text), ["Sp\u00f8rg kommunen f\u00f8rst. <b>\u00c6\u00f8\u00e5</b>"])
  assert.deepEqual(tab.records.view(theirs, "").shown.map(({ text }) => text), [
    "Kommunen har svaret ja.", "Sp\u00f8rg kommunen f\u00f8rst.\nRing onsdag."])
  assert.deepEqual(thingsOf(change.replace).changed, [`${ITEM}/note`, "question/maal-med-renoveringen/answer/20261124-x8k2"])
  assert.deepEqual(thingsOf(change.replace).gone, [])
})

Deno.test("what is older in the file stays as it is here, and what is newer changes", () => {
  const tab = workedIn()
  turnTo(tab, "Sallingsvej 2027")
  const plan = newPlan()
  plan.projects[PROJECT][TICK] = { value: "open", at: 1, by: "a" }
  plan.projects[PROJECT][`${ITEM}/due`] = { value: "2027-01-01", at: Date.now() + 60_000, by: "a" }
  const [{ merge }] = tab.planFile.preview(contentOf(tab, plan))
  assert(thingsOf(merge).kept.includes(TICK))
  assert(thingsOf(merge).changed.includes(`${ITEM}/due`))
  fetchIn(tab, plan)
  assert.equal(recordOf(tab, TICK).value, "done")
  assert.equal(recordOf(tab, `${ITEM}/due`).value, "2027-01-01")
})

Deno.test("what stands only here goes where the plan is replaced, and is told of", () => {
  const tab = workedIn()
  turnTo(tab, "Sallingsvej 2027")
  tab.project.set("item/kun-her/status", "done")
  const [{ merge, replace }] = tab.planFile.preview(contentOf(tab, newPlan()))
  assert.deepEqual(thingsOf(replace).gone, ["item/kun-her/status"])
  assert(!Object.values(thingsOf(merge)).flat().includes("item/kun-her/status"))
})

Deno.test("the edition that a plan was made with comes in and is no news of it", () => {
  const older = openTab()
  older.project.create("Hill", "", "1.1.0")
  const content = takeOut(older)
  assert.match(content, /"number": "1\.2\.0"/)
  for (const way of WAYS) {
    const tab = openTab()
    tab.project.create("Hill")
    const [{ merge, replace }] = tab.planFile.preview(contentOf(tab, content))
    const told = [merge, replace].flatMap((lists) => Object.values(lists).flat()).map(({ thing }) => thing)
    assert.deepEqual([...new Set(told)], ["name"])
    fetchIn(tab, content, way)
    if (way === "replace") assert.equal(tab.project.valueOf(tab.project.EDITION), "1.1.0")
    else assert(["1.1.0", "1.2.0"].includes(tab.project.valueOf(tab.project.EDITION)))
  }
})

Deno.test("a plan can become a project of its own", () => {
  const tab = workedIn()
  const before = workIn(tab)
  fetchIn(tab, newPlan(), "merge", { [PROJECT]: tab.planFile.NEW })
  assert.equal(tab.project.currentId(), PROJECT)
  const after = workIn(tab).map((pair) => pair.join())
  for (const pair of before) assert(after.includes(pair.join()))
  assert.equal(recordOf(tab, `${ITEM}/who`).value, "Anna")
})

Deno.test("a second project of its own has another id", () => {
  const tab = openTab()
  fetchIn(tab, newPlan())
  fetchIn(tab, newPlan(), "merge", { [PROJECT]: tab.planFile.NEW })
  const [first, second] = tab.project.list()
  assert.equal(tab.project.list().length, 2)
  assert.notEqual(first.id, second.id)
  assert.deepEqual(thingsIn(tab, first.id), thingsIn(tab, second.id))
})

Deno.test("a nameless plan goes into the nameless project", () => {
  const tab = openTab()
  tab.project.set(TICK, "open")
  const mine = tab.project.currentId()
  const plan = newPlan()
  delete plan.projects[PROJECT].name
  fetchIn(tab, plan)
  assert.deepEqual(tab.project.list().map(({ id }) => id), [mine])
})

Deno.test("a nameless plan does not go into a project that has a name", () => {
  const tab = workedIn()
  const plan = newPlan()
  delete plan.projects[PROJECT].name
  assert.equal(tab.planFile.preview(contentOf(tab, plan))[0].target, tab.planFile.NEW)
})

Deno.test("a plan does not go into a project of its name that was deleted", () => {
  const tab = workedIn()
  turnTo(tab, "Sallingsvej 2027")
  tab.project.set("state", "deleted")
  assert.equal(tab.planFile.preview(contentOf(tab, newPlan()))[0].target, tab.planFile.NEW)
})

Deno.test("what the guide calls by a new id comes in under it", () => {
  const tab = openTab({ data: { guideFormerIds: { item: { "gammelt-id": "vaelg-aftale-eller-klausul" } } } })
  const old = { name: { value: "Gammel", at: 1, by: "a" }, "item/gammelt-id/status": { value: "done", at: 5, by: "a" } }
  fetchIn(tab, { ...newPlan(), projects: { old } })
  assert.equal(recordOf(tab, TICK).value, "done")
  assert(!workIn(tab).some(([key]) => key.includes("gammelt-id")))
})

// --- merging

/** Two copies of one plan, in each of which somebody has gone on. */
function workInTwoCopies() {
  const [anna, bo] = [workedIn(), openTab()]
  fetchIn(bo, takeOut(anna))
  for (const tab of [anna, bo]) turnTo(tab, "Sallingsvej 2027")
  type(anna, `${ITEM}/note`, "Annas note")
  anna.project.set(TICK, "open")
  type(anna, "item/x/note", "Kun Anna")
  type(bo, `${ITEM}/note`, "Bos note")
  // Bo's comes later, though both may work within the same millisecond.
  const by = bo.storage.copyId()
  bo.project.write(TICK, { value: "not-relevant", at: recordOf(anna, TICK).at + 1, by })
  type(bo, "item/y/note", "Kun Bo")
  bo.storage.put(`name/${by}`, { value: "Bo", at: 1, by })
  return { anna, bo }
}

Deno.test("two copies become the same in either order, and twice is once", () => {
  const { anna, bo } = workInTwoCopies()
  const [annas, bos] = [takeOut(anna), takeOut(bo)]
  const third = openTab()
  fetchIn(anna, bos)
  fetchIn(bo, annas)
  fetchIn(third, bos)
  fetchIn(third, annas)
  assert.deepEqual(workIn(bo), workIn(anna))
  assert.deepEqual(workIn(third), workIn(anna))
  const once = workIn(anna)
  fetchIn(anna, bos)
  assert.deepEqual(workIn(anna), once)
  turnTo(anna, "Sallingsvej 2027")
  assert.equal(recordOf(anna, TICK).value, "not-relevant")
  assert.deepEqual(textsOf(anna, "item/x/note"), ["Kun Anna"])
  assert.deepEqual(textsOf(anna, "item/y/note"), ["Kun Bo"])
})

Deno.test("two different notes both stay, each with its writer and time", () => {
  const { anna, bo } = workInTwoCopies()
  fetchIn(anna, takeOut(bo))
  turnTo(anna, "Sallingsvej 2027")
  // Bo wrote beside what he had from Anna; she has since written over her own.
  assert.deepEqual(textsOf(anna, `${ITEM}/note`), ["Annas note", "Bos note"])
  const entries = anna.records.textsOf(anna.project.read(`${ITEM}/note`))
  const [first, second] = ["Annas note", "Bos note"].map((wanted) => entries.find(({ text }) => text === wanted))
  const writer = bo.storage.copyId()
  assert.equal(second?.by, writer)
  assert(Number(second?.at) > Number(first?.at) - 60_000)
  assert.equal(anna.storage.get(`name/${writer}`)?.value, "Bo")
})

Deno.test("replacing makes the project what it is in the file, and no other", () => {
  const tab = workedIn()
  const other = workIn(tab).filter(([, text]) => text.includes("Et projekt til"))
  turnTo(tab, "Sallingsvej 2027")
  tab.project.set("item/x/status", "done")
  const plan = newPlan()
  fetchIn(tab, plan, "replace")
  assert.deepEqual(thingsIn(tab), plan.projects[PROJECT])
  const after = workIn(tab).map((pair) => pair.join())
  for (const pair of other) assert(after.includes(pair.join()))
})

Deno.test("a deleted project that is fetched is there again", () => {
  for (const way of WAYS) {
    const tab = openTab()
    fetchIn(tab, newPlan())
    tab.project.set("state", "deleted")
    assert.equal(tab.project.current(), null)
    fetchIn(tab, newPlan(), way)
    assert.equal(tab.project.current()?.id, PROJECT)
  }
})

Deno.test("a project that was deleted where the file was made is there too", () => {
  const tab = openTab()
  const plan = newPlan()
  plan.projects[PROJECT].state.value = "deleted"
  fetchIn(tab, plan)
  assert.equal(tab.project.current()?.id, PROJECT)
})

Deno.test("nobody else says what I am called", () => {
  const tab = openTab()
  const me = tab.storage.copyId()
  tab.storage.put(`name/${me}`, { value: "Anna", at: 1, by: me })
  const name = { value: "En anden", at: 1795500000000, by: me }
  fetchIn(tab, { ...newPlan(), names: { [me]: name, stranger: name } })
  const { names } = tab.planFile.write().object
  assert.equal(names[me].value, "Anna")
  assert.equal(names.stranger.value, "En anden")
})

Deno.test("what others are called is joined as anything else", () => {
  const tab = openTab()
  /** @param {string} value @param {number} at */
  const names = (value, at) => ({ ...newPlan(), names: { bo: { value, at, by: "bo" } } })
  fetchIn(tab, names("Bo", 5))
  fetchIn(tab, names("B", 3))
  assert.equal(tab.project.nameOfCopy("bo"), "Bo")
  fetchIn(tab, names("Bo Bosen", 7))
  assert.equal(tab.project.nameOfCopy("bo"), "Bo Bosen")
})

Deno.test("many projects come in together, and the reader stays in the one she is in", () => {
  const tab = openTab()
  tab.project.create("Mit eget")
  const mine = tab.project.currentId()
  const note = { texts: [{ text: "En note p\u00e5 en linje.", at: 5, by: "a" }] }
  const things = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`item/i${at}/note`, note]))
  const projects = Object.fromEntries(Array.from({ length: 60 }, (_, at) => (
    [`p${at}`, { name: { value: `Projekt ${at}`, at: 5, by: "a" }, ...things }])))
  const plan = { ...newPlan(), projects }
  fetchIn(tab, plan)
  assert.equal(tab.project.list().length, 61)
  assert.equal(tab.project.currentId(), mine)
  const changes = tab.planFile.preview(contentOf(tab, plan))
  assert.equal(changes.length, 60)
  for (const { merge, replace } of changes) {
    assert.deepEqual(Object.values(merge).map((lines) => lines.length), [0, 0, 0, 0, 41])
    assert.deepEqual(Object.values(replace).map((lines) => lines.length), [0, 0, 0, 41])
  }
})

Deno.test("projects of one name in a file become one", () => {
  const tab = openTab()
  const name = { value: "Det samme", at: 5, by: "a" }
  tab.project.create("Det samme")
  fetchIn(tab, { ...newPlan(), projects: { a: { name, "item/x/status": name }, b: { name, "item/y/status": name } } })
  assert.equal(tab.project.list().length, 1)
  assert.deepEqual(Object.keys(thingsIn(tab)).filter((thing) => thing.startsWith("item/")), ["item/x/status", "item/y/status"])
})

Deno.test("the rest of the page hears once that a plan has come in", () => {
  const tab = openTab()
  /** @type {unknown[]} */
  const heard = []
  tab.events.listen("project-change", (detail) => heard.push(detail))
  const { undo } = fetchIn(tab, newPlan())
  assert.deepEqual(heard, [{ isSelected: true }])
  undo()
  assert.deepEqual(heard, [{ isSelected: true }, { isSelected: true }])
})

// --- undoing

for (const way of WAYS) {
  Deno.test(`undo puts everything back as it was: ${way}`, () => {
    const tab = workedIn()
    const before = everythingIn(tab)
    const { saved, undo } = fetchIn(tab, newPlan(), way)
    assert(saved)
    assert.notDeepEqual(everythingIn(tab), before)
    assert.equal(undo(), 0)
    assert.deepEqual(everythingIn(tab), before)
  })
}

Deno.test("undo keeps what has been written since", () => {
  const tab = openTab()
  const { undo } = fetchIn(tab, newPlan())
  type(tab, `${ITEM}/note`, "Skrevet siden")
  assert.equal(undo(), 1)
  assert(textsOf(tab, `${ITEM}/note`).includes("Skrevet siden"))
  assert.deepEqual(tab.project.list().map(({ name }) => name), ["Sallingsvej 2027"])
})

Deno.test("undo keeps what is new since in a project that came in", () => {
  const tab = openTab()
  const { undo } = fetchIn(tab, newPlan())
  type(tab, "item/helt-ny/note", "Skrevet siden")
  assert.equal(undo(), 1)
  assert.deepEqual(Object.keys(thingsIn(tab)).sort(), ["item/helt-ny/note", "name", "organisation", "state"])
})

Deno.test("undo leaves a project that was erased meanwhile", () => {
  const tab = openTab()
  fetchIn(tab, newPlan())
  type(tab, "item/kun-her/note", "Kun her")
  const { undo } = fetchIn(tab, newPlan(), "replace")
  tab.project.erase(PROJECT)
  assert.equal(undo(), 0)
  assert.deepEqual(tab.project.list(), [])
})

Deno.test("what the plan did not change is not told of when it is undone", () => {
  const tab = openTab()
  fetchIn(tab, newPlan())
  const plan = newPlan()
  plan.projects[PROJECT]["item/x/status"] = { value: "done", at: 5, by: "a" }
  const { undo } = fetchIn(tab, plan)
  tab.project.set(TICK, "open")
  assert.equal(undo(), 0)
  assert.equal(recordOf(tab, TICK).value, "open")
  assert.equal(recordOf(tab, "item/x/status"), null)
})

Deno.test("turning to another project is no writing of hers", () => {
  const tab = openTab()
  const mine = tab.project.create("Mit eget")
  const { undo } = fetchIn(tab, newPlan())
  assert.equal(tab.project.currentId(), PROJECT)
  tab.project.select(mine)
  assert.equal(undo(), 0)
  assert.equal(tab.project.currentId(), mine)
})

// --- when the browser does not keep it

for (const way of WAYS) {
  for (const room of [0, 100, 300]) {
    Deno.test(`a full storage with room for ${room} takes all or nothing: ${way}`, () => {
      const tab = workedIn()
      const before = everythingIn(tab)
      const file = contentOf(tab, newPlan())
      limit(tab, room)
      assert.deepEqual(tab.planFile[way](file), { ok: false, why: "full" })
      assert.deepEqual(everythingIn(tab), before)
      assert.equal(tab.trouble.trouble(), null)
    })
  }
}

Deno.test("a storage with just the room takes all", () => {
  const tab = workedIn()
  limit(tab, 5000)
  fetchIn(tab, newPlan())
  assert.equal(recordOf(tab, `${ITEM}/who`).value, "Anna")
})

Deno.test("a storage with room for the end has it on the way there, and on the way back", () => {
  const tab = workedIn()
  turnTo(tab, "Sallingsvej 2027")
  for (let at = 0; at < 20; at += 1) type(tab, `item/lang-${at}/note`, "En lang note. ".repeat(50))
  limit(tab, 50)
  const before = everythingIn(tab)
  const { undo } = fetchIn(tab, newPlan(), "replace")
  assert.deepEqual(thingsIn(tab), newPlan().projects[PROJECT])
  assert.equal(undo(), 0)
  assert.deepEqual(everythingIn(tab), before)
})

Deno.test("a browser that keeps nothing shows the plan, says so, and lets it be undone", () => {
  const tab = openTab()
  tab.kept.isBlocked = true
  const { saved, undo } = fetchIn(tab, newPlan())
  assert.equal(saved, false)
  assert.equal(recordOf(tab, `${ITEM}/who`).value, "Anna")
  assert.equal(undo(), 0)
  assert.deepEqual(tab.project.list(), [])
})
