// Loads what a page needs only when its reader turns to it. A <template data-guide-load="name">
// in the page lists the scripts, and the stylesheets of what they show; guideLoad("name") fetches
// the stylesheets and runs the scripts in their order, once.
(() => {
  const loaded = new Map()

  // Return a promise that is kept when the element has loaded what it names; one that failed may be
  // tried again.
  function load(element, address) {
    if (!loaded.has(address)) {
      loaded.set(address, new Promise((resolve, reject) => {
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

  const script = (src) => load(Object.assign(document.createElement("script"), { src }), src)

  async function guideLoad(name) {
    const { content } = document.querySelector(`template[data-guide-load="${name}"]`)
    const styles = [...content.querySelectorAll("link")]
    await Promise.all(styles.map((link) => load(link.cloneNode(), link.getAttribute("href"))))
    for (const { attributes } of content.querySelectorAll("script")) await script(attributes.src.value)
  }

  // To be called where a script came but was not what it should be: the next time it is loaded anew.
  const forget = (address) => loaded.delete(address)

  window.guideLoad = Object.assign(guideLoad, { script, forget })
})()
