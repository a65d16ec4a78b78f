// Sends the reader on from where a page once stood, with the anchor that she came for. Without
// scripts the page does so by itself, to the top of the new one.

/**
 * Where she is sent, with what her own address asks for.
 * @param {string} to the new page, seen from the old one
 * @param {string} from the address that she came by
 */
export function movedTo(to, from) {
  const here = new URL(from)
  const target = new URL(to, here)
  target.search ||= here.search
  target.hash ||= here.hash
  return target
}

/** To be called while the page's script runs: its tag says where to. */
export function begin() {
  location.replace(movedTo(document.currentScript?.dataset.guideTo ?? "", location.href))
}
