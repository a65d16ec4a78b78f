// By itself a browser prints the page around, and not the one that the reader sees in it.

/** @param {() => void} print */
export function listenForPrint(print) {
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "p") return
    event.preventDefault()
    print()
  })
}
