// Which keys there are: by their first two parts, because a browser takes long to list many. Other
// tabs tell of theirs; where one has not been heard of, the number of keys shows it.

/** @typedef {Pick<import("./keeper.js").Keeper, "keys" | "size">} Lister */

/** @param {string} key */
const groupOf = (key) => key.split("/", 2).join("/")

export class Keys {
  /** @type {Map<string, Set<string>> | null} */
  #groups = null
  #expectedSize = 0
  #keeper

  /** @param {Lister} keeper */
  constructor(keeper) {
    this.#keeper = keeper
  }

  /** To be called where keys have changed in ways that nobody follows. */
  forget() {
    this.#groups = null
  }

  /**
   * Follow a key that has come or gone.
   * @param {string} key
   * @param {boolean} isThere
   */
  follow(key, isThere) {
    const group = this.#groups?.get(groupOf(key))
    if (this.#groups === null || Boolean(group?.has(key)) === isThere) return
    this.#expectedSize += isThere ? 1 : -1
    if (isThere) {
      this.#add(key)
      return
    }
    group?.delete(key)
    if (!group?.size) this.#groups.delete(groupOf(key))
  }

  /**
   * Yield the keys that may begin with `prefix`, and maybe others.
   * @param {string} prefix
   */
  *under(prefix) {
    const groups = this.groups()
    if (prefix.split("/").length > 2) yield* groups.get(groupOf(prefix)) ?? []
    else for (const group of groups.values()) yield* group
  }

  /** The keys by their first two parts. May throw what the browser throws. */
  groups() {
    if (this.#groups === null || this.#keeper.size() !== this.#expectedSize) {
      this.#groups = new Map()
      this.#expectedSize = this.#keeper.size()
      for (const key of this.#keeper.keys()) this.#add(key)
    }
    return this.#groups
  }

  /** @param {string} key */
  #add(key) {
    const group = groupOf(key)
    const found = this.#groups?.get(group)
    if (found) found.add(key)
    else this.#groups?.set(group, new Set([key]))
  }
}
