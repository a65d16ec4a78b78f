// Where a page once stood. The whole of what such a page runs.
import { begin } from "../folder/moved.js"

begin()
