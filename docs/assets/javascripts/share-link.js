// A small plan as a link: its fragment holds the file of one project (plan-file.js), deflated. What
// stands after # in an address is never sent to a server.
(() => {
  const planFile = window.guidePlanFile
  const START = "#plan="
  const CODE = /^#plan=([A-Za-z0-9_-]+)$/
  // Longer addresses are cut by many mail and chat programs.
  const LONGEST = 4000 // characters of the whole address
  const MOST = 2_000_000 // bytes of the file: a short link may hold an endless one

  const isSupported = () => typeof CompressionStream === "function" && typeof DecompressionStream === "function"
  const through = (bytes, stream) => new Blob([bytes]).stream().pipeThrough(stream)

  function encode(bytes) {
    const letters = [...bytes].map((byte) => String.fromCharCode(byte)).join("")
    return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")
  }
  const decode = (code) => Uint8Array.from(
    atob(code.replaceAll("-", "+").replaceAll("_", "/")),
    (letter) => letter.charCodeAt(0),
  )

  // Return the bytes as text, or null where there are too many.
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

  // Return { ok: true, url } of a project, as a link to `page`; or { ok: false, why }, which
  // is unsupported, or too-long with the length that it would have and the limit.
  async function make(id, page) {
    if (!isSupported()) return { ok: false, why: "unsupported" }
    const bytes = new TextEncoder().encode(JSON.stringify(planFile.write([id]).object))
    const deflated = await new Response(through(bytes, new CompressionStream("deflate-raw"))).arrayBuffer()
    const url = page.split("#")[0] + START + encode(new Uint8Array(deflated))
    if (url.length > LONGEST) return { ok: false, why: "too-long", length: url.length, limit: LONGEST }
    return { ok: true, url }
  }

  const isLink = (hash) => hash.startsWith(START)

  // Return what guidePlanFile.read returns, of the plan in a fragment; `why` may be unsupported too.
  async function read(hash) {
    if (!isSupported()) return { ok: false, why: "unsupported" }
    try {
      const text = await inflate(decode(CODE.exec(hash)[1]))
      return text === null ? { ok: false, why: "too-big" } : planFile.read(text)
    } catch { // a link that was cut or changed on its way
      return { ok: false, why: "damaged" }
    }
  }

  window.guideShare = { make, isLink, read }
})()
