// Reads a zip file as its directory says, with nothing but what the platform has.

const END = 0x06054b50 // begins the end of the directory
const STORED = 0

/** @param {Uint8Array<ArrayBuffer>} packed */
const inflated = async (packed) => new Uint8Array(await new Response(
  new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer())

/**
 * The texts of a zip's files by their names.
 * @param {Blob} blob
 * @returns {Promise<Map<string, string>>}
 */
export async function unzip(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const view = new DataView(bytes.buffer)
  /** @param {number} from @param {number} length */
  const textAt = (from, length) => new TextDecoder().decode(bytes.subarray(from, from + length))
  let end = bytes.length - 22
  while (view.getUint32(end, true) !== END) end -= 1
  const files = new Map()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const [size, nameLength, extraLength, commentLength] = [
      view.getUint32(at + 20, true), ...[28, 30, 32].map((place) => view.getUint16(at + place, true))]
    const local = view.getUint32(at + 42, true)
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const packed = bytes.slice(start, start + size)
    const content = view.getUint16(at + 10, true) === STORED ? packed : await inflated(packed)
    files.set(textAt(at + 46, nameLength), new TextDecoder().decode(content))
    at += 46 + nameLength + extraLength + commentLength
  }
  return files
}
