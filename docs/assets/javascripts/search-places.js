// What on a page answers a query: its places (a section, a checklist item, a word), best first, and
// the sentence of each that says most of it.
(() => {
  const { WORD, stemOf, wordsOf } = window.guideWords

  const IN_TITLE = 1.5 // a word in a title says what the place is about
  const SHORT_TITLE = 40 // letters: a name or a term, which needs a word on what it is
  const LONGEST = 240 // letters of a sentence that are shown
  const LEAD_IN = 60 // of those, before the first word that answers
  const WEAKEST = 0.4 // of the best place on the page: what answers less is left out

  const sentences = new Intl.Segmenter(document.documentElement.lang, { granularity: "sentence" })

  // The words of a text by their stem; the same texts are asked at every letter.
  const known = new Map()
  function stemsOf(text) {
    if (!known.has(text)) known.set(text, new Set(wordsOf(text).map(stemOf)))
    return known.get(text)
  }

  // How well a text answers the slots of a query (search-find.js).
  function answers(text, slots) {
    const words = stemsOf(text)
    return slots.reduce((sum, slot) => {
      let best = 0
      for (const word of words) best = Math.max(best, slot.words.get(word) ?? 0)
      return sum + slot.rarity * best
    }, 0)
  }

  function shortened(sentence, slots) {
    if (sentence.length <= LONGEST) return sentence
    const first = [...sentence.matchAll(WORD)].find(([word]) => slots.some((slot) => slot.words.has(stemOf(word))))
    const start = sentence.lastIndexOf(" ", Math.max(0, (first?.index ?? 0) - LEAD_IN)) + 1
    const rest = sentence.slice(start)
    const space = rest.lastIndexOf(" ", LONGEST)
    const end = rest.length <= LONGEST ? rest.length : space > 0 ? space : LONGEST
    return `${start ? "\u2026 " : ""}${rest.slice(0, end)}${end < rest.length ? " \u2026" : ""}`
  }

  // Return the sentence that answers best; the first one when none does and `orFirst`; else "".
  function sentenceFor(text, slots, orFirst) {
    const all = [...sentences.segment(text)].map(({ segment }) => segment.trim()).filter(Boolean)
    let best = orFirst ? all[0] ?? "" : ""
    let most = 0
    for (const sentence of all) {
      const score = answers(sentence, slots)
      if (score > most) [best, most] = [sentence, score]
    }
    return shortened(best, slots)
  }

  // Return { lead: the sentence before the first section, or of the page, places: [{ id, title,
  // kind, sentence }] }, at most `count` of them. `places` are [id, title, text, kind], as the index
  // has them.
  function guidePlaces(places, slots, count) {
    const scored = places.map(([id, title, text, kind]) => ({
      id, title, text, kind, score: answers(`${title}\n${text}`, slots) + (IN_TITLE - 1) * answers(title, slots),
    }))
    const inside = scored.filter(({ id, score }) => id && score > 0).sort((one, other) => other.score - one.score)
    const chosen = inside.filter(({ score }) => score >= WEAKEST * inside[0].score).slice(0, count)
    const lead = scored.find(({ id }) => !id)
    return {
      lead: lead ? sentenceFor(lead.text, slots, !chosen.length) : "",
      places: chosen.map(({ id, title, text, kind }) => ({
        id, title, kind, sentence: sentenceFor(text, slots, title.length <= SHORT_TITLE),
      })),
    }
  }

  window.guidePlaces = guidePlaces
})()
