// The complete plan as a file of JSON, and back again. A file holds projects as they are kept, each
// thing with its record (state/records.js), so that any two copies become one in any order.
//
// write() makes the file; read() and readFile() take one from anywhere and return its content or why
// not; preview() says what it would change here; merge() and replace() do it, all or nothing, and return
// how to undo it.
export { merge, preview, replace } from "./merging.js"
export { NEW } from "./places.js"
export { read, readFile } from "./reading.js"
export { begin, write } from "./writing.js"
