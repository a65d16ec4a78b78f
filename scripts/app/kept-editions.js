// Which caches of earlier editions go when one is taken into use.

/**
 * The edition just before stays: its pages may still be open, and ask for more of it. One that is on
 * its way has been made later.
 * @param {string[]} names of the editions' caches, in the order in which they were made
 * @param {string} own
 */
export const outlived = (names, own) => names.slice(0, Math.max(0, names.indexOf(own) - 1))
