// In every page of the folder, before anything that keeps state.
import { begin } from "../folder/page.js"

begin()
