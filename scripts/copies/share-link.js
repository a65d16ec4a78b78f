// A small plan as a link: its fragment holds the file of one project (plan-file.js), deflated. What
// stands after # in an address is never sent to a server.
import { read as readText, write } from "./plan-file.js"

const START = "#plan="
const CODE = /^#plan=([A-Za-z0-9_-]+)$/
// Longer addresses are cut by many mail and chat programs.
const LONGEST = 4000 // characters of the whole address
const MOST = 2_000_000 // bytes of the file: a short link may hold an endless one

const isSupported = () => typeof CompressionStream === "function" && typeof DecompressionStream === "function"

/** @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionStream | DecompressionStream} stream */
const through = (bytes, stream) => new Blob([bytes]).stream().pipeThrough(stream)

/** @param {Uint8Array<ArrayBuffer>} bytes */
function encode(bytes) {
  const letters = [...bytes].map((byte) => String.fromCharCode(byte)).join("")
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")
}

/** @param {string} code */
const decode = (code) => Uint8Array.from(
  atob(code.replaceAll("-", "+").replaceAll("_", "/")),
  (letter) => letter.charCodeAt(0),
)

// The bytes as text, or null where there are too many.
/** @param {Uint8Array<ArrayBuffer>} bytes */
async function inflate(bytes) {
  const reader = through(bytes, new DecompressionStream("deflate-raw")).getReader()
  const parts = []
  let size = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length
    if (size > MOST) {
      await reader.cancel()
      return null
    }
    parts.push(part.value)
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(await new Blob(parts).arrayBuffer())
}

/**
 * A link of a project to `page`, or why there is none.
 * @param {string} id
 * @param {string} page
 * @returns {Promise<{ ok: true, url: string } | { ok: false, why: "unsupported" } | { ok: false, why: "too-long", length: number, limit: number }>}
 */
export async function make(id, page) {
  if (!isSupported()) return { ok: false, why: "unsupported" }
  const bytes = new TextEncoder().encode(JSON.stringify(write([id]).object))
  const deflated = await new Response(through(bytes, new CompressionStream("deflate-raw"))).arrayBuffer()
  const url = page.split("#")[0] + START + encode(new Uint8Array(deflated))
  if (url.length > LONGEST) return { ok: false, why: "too-long", length: url.length, limit: LONGEST }
  return { ok: true, url }
}

/** @param {string} hash the fragment of an address, with # */
export const isLink = (hash) => hash.startsWith(START)

/**
 * The plan in a fragment, or why there is none.
 * @param {string} hash
 * @returns {Promise<ReturnType<typeof readText> | { ok: false, why: "unsupported" }>}
 */
export async function read(hash) {
  if (!isSupported()) return { ok: false, why: "unsupported" }
  try {
    const [, code] = CODE.exec(hash) ?? []
    const text = await inflate(decode(code))
    return text === null ? { ok: false, why: "too-big" } : readText(text)
  } catch { // a link that was cut or changed on its way
    return { ok: false, why: "damaged" }
  }
}
