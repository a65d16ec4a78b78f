// Loads what a page needs only when its reader turns to it. A <template data-guide-load="name">
// in the page lists the scripts; guideLoad("name") runs them in their order, once.
(() => {
  const loaded = new Map()

  // Return a promise that is kept when the script has run; one that failed may be tried again.
  function script(address) {
    if (!loaded.has(address)) {
      loaded.set(address, new Promise((resolve, reject) => {
        const element = document.createElement("script")
        element.src = address
        element.addEventListener("load", resolve)
        element.addEventListener("error", () => {
          element.remove()
          loaded.delete(address)
          reject(new Error(address))
        })
        document.head.append(element)
      }))
    }
    return loaded.get(address)
  }

  async function guideLoad(name) {
    const { content } = document.querySelector(`template[data-guide-load="${name}"]`)
    for (const { attributes } of content.querySelectorAll("script")) await script(attributes.src.value)
  }

  // To be called where a script came but was not what it should be: the next time it is loaded anew.
  const forget = (address) => loaded.delete(address)

  window.guideLoad = Object.assign(guideLoad, { script, forget })
})()
