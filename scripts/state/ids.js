// Ids of copies and projects: short, and of letters that any file, key or address can hold.

export const newId = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => (byte % 36).toString(36)).join("")

/** @param {unknown} it @returns {it is string} */
export const isId = (it) => typeof it === "string" && /^[a-z0-9]{1,16}$/.test(it)
