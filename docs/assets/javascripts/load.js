// Loads scripts that a page does without until the reader asks for something.
(() => {
  // This script lies two folders below the root of the site, on its own and packed with others.
  const root = new URL("../../", document.currentScript.src).href
  const loading = new Map()

  function insert(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = root + address
      script.addEventListener("load", () => resolve())
      script.addEventListener("error", () => {
        script.remove()
        loading.delete(address) // the next asking tries again
        reject(new Error(script.src))
      })
      document.head.append(script)
    })
  }

  // Load the classic script at an address seen from the root of the site, once. The promise is
  // kept when the script has run, and broken when it cannot be had.
  function load(address) {
    if (!loading.has(address)) loading.set(address, insert(address))
    return loading.get(address)
  }

  window.guideLoad = Object.assign(load, { root })
})()
