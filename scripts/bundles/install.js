// The page about taking the guide along.
import { begin } from "../app/install.js"

begin()
