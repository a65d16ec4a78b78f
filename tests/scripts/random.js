// Random examples, the same every time: a law that holds today and not tomorrow helps nobody. One
// that breaks a law is said with its seed, and as short as it can be.
import assert from "node:assert/strict"

/** Chance that a seed decides (mulberry32, public domain). */
export class Chance {
  #state

  /** @param {number} seed */
  constructor(seed) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1)
  }

  /** A whole number from 0 up to `end`, without it. @param {number} end */
  below(end) {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 * end)
  }

  /** @template T @param {readonly T[]} all @returns {T} */
  of(all) {
    return all[this.below(all.length)]
  }

  /** @template T @param {number} least @param {number} most @param {() => T} make */
  list(least, most, make) {
    return Array.from({ length: least + this.below(most - least + 1) }, make)
  }
}

/** @template T @param {(steps: T[]) => string[]} faultsOf @param {T[]} steps */
function faultsIn(faultsOf, steps) {
  try {
    return faultsOf(steps)
  } catch (error) {
    return [error instanceof Error ? error.stack ?? error.message : String(error)]
  }
}

/** The same history without each step that its fault does not need. @template T @param {(steps: T[]) => string[]} faultsOf @param {T[]} steps */
function shortened(faultsOf, steps) {
  let left = steps
  for (let at = left.length - 1; at >= 0; at -= 1) {
    const less = left.toSpliced(at, 1)
    if (!faultsIn(faultsOf, less).length) continue
    left = less
    at = left.length // what was needed before may not be so now
  }
  return left
}

const TIMES = Number(Deno.args[0] ?? 1) // deno test ... -- 50 searches that much longer

/**
 * Insist that no history has a fault.
 * @template T
 * @param {object} law
 * @param {number} law.count how many random histories
 * @param {(chance: Chance) => T[]} law.make one of them, as its steps
 * @param {(steps: T[]) => string[]} law.faultsOf
 * @param {T[][]} [law.known] histories that have once had a fault
 */
export function holds({ count, make, faultsOf, known = [] }) {
  /** @param {string} name @param {T[]} steps */
  function check(name, steps) {
    if (!faultsIn(faultsOf, steps).length) return
    const short = shortened(faultsOf, steps)
    assert.fail(`${faultsIn(faultsOf, short).join("\n")}\n${name}, as short as it can be:\n${JSON.stringify(short)}`)
  }
  for (const [at, steps] of known.entries()) check(`known ${at}`, steps)
  for (let seed = 0; seed < count * TIMES; seed += 1) check(`seed ${seed}`, make(new Chance(seed)))
}
