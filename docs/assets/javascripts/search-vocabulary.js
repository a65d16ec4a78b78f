// Which of the guide's words a reader's word may stand for, and how well: from the same word to a
// part of a compound. A guess at a slip of the pen is asked for by itself.
(() => {
  const { SHORTEST_ROOT, fold, withoutEnding, stem, root } = window.guideWords

  // How well a word of the guide answers.
  const SAME = 1 // in any form: genhusning, genhusningen
  const RELATED = 0.8 // evaluering, evaluere
  const BEGUN = 0.55 // the reader is still typing
  const TAIL = 0.5 // demokrati in beboerdemokrati
  const HEAD = 0.45 // beboer in beboerdemokrati
  const INSIDE = 0.3
  const UNSURE = 0.65 // of that, where the rest of the compound is no word of the guide
  const SHORTEST_PART = 3
  const SHORTEST_COMPOUNDED = 4 // shorter words stand by accident in others
  const SHORTEST_GUESSED = 5
  const MOST_LONGER = 4 // letters, of a word that is to look like another
  const LINK = /[se]$/ // between the parts of a compound: bolig|s|social

  // Return whether one letter too many, too few, wrong, or swapped with the next makes them alike.
  function isOneSlipFrom(one, other) {
    if (one === other || Math.abs(one.length - other.length) > 1) return false
    let start = 0
    while (start < one.length && one[start] === other[start]) start += 1
    let end = 0
    const longest = Math.min(one.length, other.length) - start
    while (end < longest && one.at(-1 - end) === other.at(-1 - end)) end += 1
    const left = [one, other].map((word) => word.slice(start, word.length - end))
    const [first, second] = left
    return Math.max(first.length, second.length) === 1
      || (first.length === 2 && second.length === 2 && first[0] === second[1] && first[1] === second[0])
  }

  // Return the pairs of letters in a word, its ends included.
  const pairs = (word) => new Set([...` ${word}`].map((letter, at) => letter + (word[at] ?? " ")))

  function group(keys) {
    const groups = new Map()
    keys.forEach((key, at) => {
      if (!groups.has(key)) groups.set(key, [])
      groups.get(key).push(at)
    })
    return groups
  }

  // `words` are the guide's, in lower case and in one form each; a word is named by its place.
  function guideVocabulary(words) {
    const folded = words.map(fold)
    const stems = folded.map(stem)
    const byStem = group(stems)
    const byRoot = group(stems.map(root))

    // All the words as one text: looking through it is much faster than from word to word.
    const text = ` ${folded.join(" ")} `
    const starts = []
    for (let at = 0, start = 1; at < folded.length; at += 1) {
      starts.push(start)
      start += folded[at].length + 1
    }

    // Return the place of the word that the letter at `position` of the text belongs to.
    function wordAt(position) {
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if (starts[middle] <= position) low = middle
        else high = middle - 1
      }
      return low
    }

    const isKnown = (part) => byStem.has(part) || (root(part).length >= SHORTEST_ROOT && byRoot.has(root(part)))
    const isPart = (part) => part.length >= SHORTEST_PART
      && (isKnown(stem(part)) || (LINK.test(part) && part.length > SHORTEST_PART && isKnown(stem(part.slice(0, -1)))))

    const has = (word) => byStem.has(stem(word))
    const begins = (word) => text.includes(` ${word}`)

    // Return a Map from the words that a folded word may stand for to how well they answer.
    function meanings(word, isTyping = false) {
      const found = new Map()
      const add = (at, weight) => { if (!(found.get(at) >= weight)) found.set(at, weight) }
      const stemmed = stem(word)
      for (const at of byStem.get(stemmed) ?? []) add(at, SAME)
      if (root(stemmed).length >= SHORTEST_ROOT) for (const at of byRoot.get(root(stemmed)) ?? []) add(at, RELATED)
      if (isTyping && word.length > 1) {
        for (let at = text.indexOf(` ${word}`); at !== -1; at = text.indexOf(` ${word}`, at + 1)) add(wordAt(at + 1), BEGUN)
      }
      const sought = stemmed.length >= SHORTEST_COMPOUNDED ? stemmed : withoutEnding(word)
      if (sought.length >= SHORTEST_COMPOUNDED) addCompounds(sought, add)
      return found
    }

    function addCompounds(sought, add) {
      for (let position = text.indexOf(sought); position !== -1; position = text.indexOf(sought, position + 1)) {
        const at = wordAt(position)
        const before = folded[at].slice(0, position - starts[at])
        const after = folded[at].slice(before.length + sought.length)
        const sure = (part) => (isPart(part) ? 1 : UNSURE)
        if (!before) {
          // One letter may tie them: bolig|s|social.
          if (after.length >= SHORTEST_PART) add(at, HEAD * Math.max(sure(after), sure(after.slice(1))))
        } else if (withoutEnding(withoutEnding(sought + after)).length <= sought.length) {
          if (before.length >= SHORTEST_PART) add(at, TAIL * sure(before))
        } else if (sought.length > SHORTEST_COMPOUNDED) add(at, INSIDE)
      }
    }

    // Return the two words that a folded compound is made of, as even as can be, or null: the guide's
    // own, or stems that `isTold` knows.
    function split(word, isTold) {
      const isFirst = (part) => isPart(part) || isTold(stem(part)) || (LINK.test(part) && isTold(stem(part.slice(0, -1))))
      const isLast = (part) => isKnown(stem(part)) || isTold(stem(part))
      let best = null
      for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
        const parts = [word.slice(0, at), word.slice(at)]
        const shortest = Math.min(...parts.map((part) => part.length))
        if (isFirst(parts[0]) && isLast(parts[1]) && !(best?.shortest >= shortest)) best = { shortest, parts }
      }
      return best?.parts ?? null
    }

    // Return the longest known word that an unknown compound begins or ends with, or "".
    function partOf(word) {
      const ends = [...word].flatMap((_, at) => [word.slice(0, at), word.slice(at)])
      const isLong = ({ length }) => length >= SHORTEST_GUESSED && word.length - length >= SHORTEST_PART
      return ends.filter((part) => isLong(part) && isPart(part))
        .reduce((best, part) => (part.length > best.length ? part : best), "")
    }

    // Return the words that one slip separates from a folded word.
    function guesses(word) {
      if (word.length < SHORTEST_GUESSED) return []
      const stemmed = stem(word)
      return folded.flatMap((one, at) => {
        const close = isOneSlipFrom(word, one)
          || (Math.min(stemmed.length, stems[at].length) >= SHORTEST_GUESSED && isOneSlipFrom(stemmed, stems[at]))
        return close ? [at] : []
      })
    }

    // Return up to `count` words that look most like a folded word, to offer where nothing is found.
    function nearest(word, count) {
      if (word.length < SHORTEST_COMPOUNDED) return []
      const mine = pairs(word)
      const scored = folded.map((one, at) => {
        if (Math.abs(one.length - word.length) > MOST_LONGER) return [at, 0]
        const other = pairs(one)
        return [at, (2 * [...other].filter((pair) => mine.has(pair)).length) / (mine.size + other.size)]
      })
      return scored.filter(([, likeness]) => likeness >= 0.5).sort((a, b) => b[1] - a[1]).slice(0, count).map(([at]) => at)
    }

    return { folded, stems, has, begins, meanings, split, partOf, guesses, nearest }
  }

  window.guideVocabulary = guideVocabulary
})()
