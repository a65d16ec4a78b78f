// A plan as a file for Word and other word processors, in the colours that the guide has on paper.
/// <reference path="./vendor.d.ts" />
import { coloursOf } from "./word/colours.js"
import { wordFile } from "./word/file.js"

/** @param {import("./document.js").PlanDocument} plan */
export const write = (plan) => docx.Packer.toBlob(wordFile(plan, coloursOf(plan.phases.map(({ id }) => id))))
