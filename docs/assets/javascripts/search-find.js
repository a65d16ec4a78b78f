// Which pages answer a query, and with which words. Every telling word of the query gets a sense:
// how well each page answers it. A page is found by all the words together; one that has only some
// of them comes after.
(() => {
  const { wordsOf, fold, stem } = window.guideWords

  const SYNONYM = 0.8
  const SYNONYM_OF_KNOWN = 0.2 // the guide has the word itself, and may mean something else by it
  const JOINED = 0.95 // "f\u00e6lles arealer", f\u00e6llesarealer
  const PARTS = 0.7 // of a compound that the guide does not have
  const PARTS_OF_KNOWN = 0.3
  const ONE_PART = 0.4
  const GUESS = 0.7
  const OTHERS = 0.35 // what a page's other words for the same add to its best one
  const WHOLE_TITLE = 1.5 // the reader asks for the page by its name
  const WORD_FOR_WORD = 4 // and with small words, which may be all that tells it from others
  const WORTH_MARKING = 0.25
  const LEAST = 0.05 // of the best page: what answers less is no answer

  // A word's pages are written as letters: the distance from the page before it (5 bits a letter,
  // the sixth says that more follow), and then how much the word means there, in steps.
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
  const BITS = new Map([...LETTERS].map((letter, bits) => [letter, bits]))
  const STEP = 1 / 16

  function pagesOf(letters) {
    const found = []
    let page = -1
    let distance = 0
    let shift = 0
    for (let at = 0; at < letters.length; at += 1) {
      const bits = BITS.get(letters[at])
      distance += (bits & 31) << shift
      shift += 5
      if (bits < 32) {
        page += distance + 1
        at += 1
        found.push([page, BITS.get(letters[at]) * STEP])
        distance = 0
        shift = 0
      }
    }
    return found
  }

  // `index` is what publish/search_index.py writes.
  function guideFinder(index) {
    const words = index.words.split(" ")
    const hits = index.hits.split(" ")
    const count = index.pages.length
    const vocabulary = window.guideVocabulary(words)
    const skipped = new Set(wordsOf(index.skipped).map(fold))
    const isTelling = (word) => !skipped.has(word)
    const decoded = new Map()
    const senses = new Map() // the next letter changes one word: the others are kept

    function pagesWith(at) {
      if (!decoded.has(at)) decoded.set(at, pagesOf(hits[at]))
      return decoded.get(at)
    }

    // What a page is called, without words that say little and in whatever form.
    const nameOf = (text) => wordsOf(text).map(fold).filter(isTelling).map(stem).join(" ")
    const names = index.pages.map(({ title }) => nameOf(title))
    const inFull = (text) => wordsOf(text).map(fold).join(" ")
    const fullNames = index.pages.map(({ title }) => inFull(title))

    // --- synonyms: from a reader's words, as stems, to the guide's

    const synonyms = new Map()
    let longest = 2 // words: also the parts of a compound may be written apart
    for (const line of index.synonyms.split("\n").filter(Boolean)) {
      const [numbers, others] = line.split(/:(.*)/)
      const meant = numbers.split("|").map((phrase) => phrase.split(" ").map((at) => vocabulary.folded[at]))
      for (const other of others.split("|")) {
        const spelt = wordsOf(other).map(fold)
        const some = spelt.filter(isTelling)
        const ways = some.length > 1 && some.length < spelt.length ? [spelt, some] : [spelt]
        for (const key of ways.map((way) => way.map(stem).join(" "))) {
          synonyms.set(key, [...(synonyms.get(key) ?? []), ...meant])
        }
        longest = Math.max(longest, spelt.length)
      }
    }

    // --- senses: what each page answers (`values`), and by which words of the guide (`words`)

    function senseOf(meanings) {
      const values = new Float64Array(count)
      const sums = new Float64Array(count)
      for (const [at, weight] of meanings) {
        for (const [page, value] of pagesWith(at)) {
          sums[page] += weight * value
          values[page] = Math.max(values[page], weight * value)
        }
      }
      return { values: values.map((value, page) => value + OTHERS * (sums[page] - value)), words: meanings }
    }

    const scaled = ({ values, words: own }, factor) => ({
      values: values.map((value) => value * factor),
      words: new Map([...own].map(([at, weight]) => [at, weight * factor])),
    })

    function allWords(list) {
      const all = new Map()
      for (const sense of list) for (const [at, weight] of sense.words) all.set(at, Math.max(weight, all.get(at) ?? 0))
      return all
    }

    const best = (list) => ({
      values: list[0].values.map((_, page) => Math.max(...list.map(({ values }) => values[page]))),
      words: allWords(list),
    })

    // A word that few pages answer says more than one that many do.
    function rarityOf({ values }) {
      const answering = values.reduce((sum, value) => sum + Math.min(1, 2 * value), 0)
      return Math.log(1 + count / (0.5 + answering))
    }

    function together(list) {
      const rarities = list.map(rarityOf)
      const total = rarities.reduce((sum, rarity) => sum + rarity, 0)
      const values = new Float64Array(count).map((_, page) => {
        let sum = 0
        let covered = 0
        list.forEach((sense, at) => {
          const value = sense.values[page]
          sum += rarities[at] * value
          if (value > 0.02) covered += rarities[at] * Math.min(1, 0.5 + value)
        })
        return (sum / total) * (covered / total)
      })
      return { values, words: allWords(list) }
    }

    // `word` is the reader's ("typed", or "begun" while she is typing it), a part of one of hers
    // ("part": it is not taken apart again), or the guide's own ("own").
    function wordSense(word, role) {
      const key = `${word} ${role}`
      if (!senses.has(key)) senses.set(key, newSense(word, role))
      return senses.get(key)
    }

    function newSense(word, role) {
      const isTyping = role === "begun"
      const meanings = vocabulary.meanings(word, isTyping)
      // Small words are kept from titles, for those who write them: "sommer" is no form of "som".
      if (isTelling(word)) for (const at of meanings.keys()) if (!isTelling(vocabulary.folded[at])) meanings.delete(at)
      const told = (role !== "own" && synonyms.get(stem(word))) || []
      const isKnown = vocabulary.has(word) || told.length > 0
      const factor = vocabulary.has(word) ? SYNONYM_OF_KNOWN : SYNONYM
      const list = [senseOf(meanings), ...told.map((phrase) => scaled(phraseSense(phrase), factor))]
      const guesses = isKnown || (isTyping && vocabulary.begins(word)) ? [] : vocabulary.guesses(word)
      if (guesses.length) {
        list.push(...guesses.map((at) => scaled(senseOf(vocabulary.meanings(vocabulary.folded[at])), GUESS)))
      }
      const isWhole = role === "typed" || isTyping
      const parts = isWhole && !guesses.length ? vocabulary.split(word, (part) => synonyms.has(part)) : null
      if (parts) {
        const whole = together(parts.map((part) => wordSense(part, "part")))
        list.push(scaled(whole, isKnown ? PARTS_OF_KNOWN : PARTS))
      } else if (!isKnown && !meanings.size && !guesses.length) {
        const part = vocabulary.partOf(word)
        if (part) {
          const meant = vocabulary.meanings(part)
          list.push(scaled(senseOf(meant), ONE_PART))
          guesses.push(...meant.keys())
        }
      }
      return { ...best(list), guess: guesses.length ? likeliest(guesses) : null }
    }

    const phraseSense = (phrase) => together(phrase.map((word) => wordSense(word, "own")))

    const likeliest = (places) => words[places.reduce((one, other) => (
      pagesWith(other).length > pagesWith(one).length ? other : one))]

    // --- the query

    // Return the words of a query that say something; all of them where none does.
    function telling(all) {
      const some = all.map(isTelling)
      return some.includes(true) ? some : all.map(() => true)
    }

    // Yield each run of two places or more in a list, and at most `longest`. (What a word means alone
    // is in its sense.)
    function* runs(places) {
      for (let from = 0; from < places.length; from += 1) {
        for (let to = from + 2; to <= Math.min(places.length, from + longest); to += 1) yield places.slice(from, to)
      }
    }

    // Return { pages: [[page, score], best first], slots: what each telling word was found by,
    // guesses: [[typed, meant]] }. The last word of the query may be only begun.
    function find(query) {
      const typed = wordsOf(query)
      const all = typed.map(fold)
      const tells = telling(all)
      const places = all.map((_, at) => at)
      const slots = all.map((word, at) => (tells[at] ? wordSense(word, at === all.length - 1 ? "begun" : "typed") : null))
      const guesses = slots.flatMap((slot, at) => (slot?.guess ? [[typed[at], slot.guess]] : []))
      const known = new Set() // by a synonym, or together with the next word

      function add(run, sense) {
        for (const at of run.filter((place) => tells[place])) {
          slots[at] = best([slots[at], sense])
          known.add(typed[at])
        }
      }
      const addSynonyms = (run) => {
        const key = run.map((at) => stem(all[at])).join(" ")
        for (const phrase of synonyms.get(key) ?? []) add(run, scaled(phraseSense(phrase), SYNONYM))
      }
      const addJoined = (run) => {
        if (run.length !== 2) return
        const [first, second] = run.map((at) => all[at])
        for (const joined of [first + second, `${first}s${second}`]) {
          if (vocabulary.has(joined)) add(run, scaled(senseOf(vocabulary.meanings(joined)), JOINED))
          for (const phrase of synonyms.get(stem(joined)) ?? []) add(run, scaled(phraseSense(phrase), SYNONYM))
        }
      }

      for (const run of runs(places)) if (run.some((at) => tells[at])) addSynonyms(run)
      const tellingPlaces = places.filter((at) => tells[at])
      for (const run of runs(tellingPlaces)) {
        if (run.at(-1) - run[0] >= run.length) addSynonyms(run) // words between them are skipped
        addJoined(run)
      }

      const found = slots.filter(Boolean)
      if (!found.length) return { pages: [], slots: [], guesses: [] }
      const [name, fullName] = [nameOf(query), inFull(query)]
      const hasSmallWords = !wordsOf(query).map(fold).every(isTelling)
      const timesForName = (page) => {
        if (hasSmallWords && fullName === fullNames[page]) return WORD_FOR_WORD
        return name && name === names[page] ? WHOLE_TITLE : 1
      }
      const scores = [...together(found).values].map((value, page) => [
        page, value * index.pages[page].weight * timesForName(page),
      ])
      const most = Math.max(...scores.map(([, score]) => score))
      return {
        pages: scores.filter(([, score]) => score > LEAST * most).sort((one, other) => other[1] - one[1]),
        slots: found.map((sense) => ({
          rarity: rarityOf(sense),
          words: new Map([...sense.words].filter(([, weight]) => weight >= WORTH_MARKING)
            .map(([at, weight]) => [vocabulary.stems[at], weight])),
        })),
        guesses: guesses.filter(([word]) => !known.has(word)),
      }
    }

    // Return up to `number` of the guide's words that look like those of a query.
    function nearest(query, number) {
      const near = wordsOf(query).map(fold).filter(isTelling).flatMap((word) => vocabulary.nearest(word, number))
      return [...new Set(near)].slice(0, number).map((at) => words[at])
    }

    return { find, nearest }
  }

  window.guideFinder = guideFinder
})()
