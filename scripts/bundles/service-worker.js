// The service worker, after Workbox and the list of what belongs to the edition (publish/away/app.py).
import { begin } from "../app/service-worker.js"

begin()
