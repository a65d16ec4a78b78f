// How large the paper of a Word file is, and what its letters are.

export const CENTIMETRE = 567 // in twips, a twentieth of a point, as Word counts lengths
export const PAGE = { width: 21 * CENTIMETRE, height: Math.round(29.7 * CENTIMETRE) } // A4; the library turns it
export const MARGIN = 2 * CENTIMETRE
export const BREADTH = PAGE.height - 2 * MARGIN
export const POINT = 2 // sizes of letters are in half points
export const SANS = "Calibri"
export const SERIF = "Georgia"
export const SYMBOLS = "Segoe UI Symbol"
