// The theme keeps the reader's choice of colours. Where storage is blocked, its two functions
// throw and take search and menus with them. Loaded right after the theme defines them.
(() => {
  for (const name of ["__md_get", "__md_set"]) {
    const original = window[name]
    if (!original) continue
    window[name] = (...values) => {
      try {
        return original(...values)
      } catch {
        return null
      }
    }
  }
})()
