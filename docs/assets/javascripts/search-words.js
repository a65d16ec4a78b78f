// How the search compares Danish words: their letters, their endings and what they are made from.
// It only needs words of one kind to become alike, so it cuts more than a grammar would. The guide's
// words have been through the same rules in publish/danish.py.
(() => {
  const WORD = /[\p{L}\p{M}\p{N}]+/gu

  // ae, oe and aa are how the Danish letters are written where a keyboard lacks them.
  const DANISH = { "\u00e6": "ae", "\u00e4": "ae", "\u00f8": "oe", "\u00f6": "oe", "\u00e5": "aa" }

  // Plurals that change their vowel, at the end of a word: plads|m\u00e6ndene.
  const PLURALS = [["maend", "mand"], ["boern", "barn"], ["moedre", "mor"], ["faedre", "far"], ["boeger", "bog"]]
    .map(([plural, singular]) => [new RegExp(`${plural}(?:ene|ne|enes|nes|s)?$`), singular])
  const INFLECTION = /(?:ernes|erne|enes|ene|ens|ets|ers|en|et|er|es|re|(?<=[a-z]{4})ede|e|s|(?<=al|el|ig|iv|sk)t)$/
  const DOUBLED = /([bdfgklmnprst])\1$/ // plan, plannen
  const DERIVATION = /(?:else?|els|ning|ing|hed|eri|end|elig|lig|ig|isk|ation|ion|or)$/
  const SHORTEST_STEM = 3 // in letters: "hus" does not end in -s
  const SHORTEST_ROOT = 4

  const wordsOf = (text) => text.match(WORD) ?? []

  // One spelling for all: lower case, without accents, and without Danish letters.
  const fold = (word) => word.normalize("NFC").toLowerCase()
    .replace(/[\u00e6\u00e4\u00f8\u00f6\u00e5]/g, (letter) => DANISH[letter])
    .normalize("NFD").replace(/\p{M}/gu, "")

  // A folded word without its last ending: genhusningens becomes genhusning.
  function withoutEnding(word) {
    const shorter = word.replace(INFLECTION, "")
    return shorter.length >= SHORTEST_STEM && /[aeiouy]/.test(shorter) ? shorter : word
  }

  // What all the forms of a folded word have in common. Endings can stand after each other.
  function stem(word) {
    for (const [plural, singular] of PLURALS) {
      if (plural.test(word)) return word.replace(plural, singular)
    }
    return withoutEnding(withoutEnding(word)).replace(DOUBLED, "$1")
  }

  // What a stem has in common with the words made from the same: evaluering, evaluere.
  function root(stemmed) {
    const shorter = stemmed.replace(DERIVATION, "")
    return shorter.length >= SHORTEST_ROOT && shorter !== stemmed ? stem(shorter) : stemmed
  }

  // The stem of a word as it is written; texts have the same words again and again.
  const known = new Map()
  function stemOf(word) {
    if (!known.has(word)) known.set(word, stem(fold(word)))
    return known.get(word)
  }

  window.guideWords = { WORD, SHORTEST_ROOT, wordsOf, fold, withoutEnding, stem, root, stemOf }
})()
