const name =
  /\b(?:sold|moved|vacated|evicted|former(?:ly)?|previous(?:ly)?|no longer|vendid[oa]|mudad[oa]|se mud[oó])(?!\p{L})/iu
const standing =
  /^\W*(?:past|former|previous|prior|ex|moved|sold|evicted|vacated|left|gone|no longer|anterior|vendid[oa]|mudad[oa])(?!\p{L})/iu
const staying =
  /^\W*(?:current|active|inactive|present|future|pending|notice|actual|activ[oa]|inactiv[oa])(?!\p{L})/iu

/** No cell that tells whether somebody still lives somewhere is longer, in characters. */
const longest = 40

/** Whether a cell of names says that somebody has left the home: `SOLD - Abe Gil`, `Zed Gil (moved 2/24)`. */
export function nameSaysLeft(typed: string): boolean {
  return name.test(typed)
}

/** Whether a cell on how somebody stands says that they have left: `Past`, `Former Owner`, `Sold 3/2024`. */
export function saysLeft(typed: string): boolean {
  return typed.length <= longest && standing.test(typed)
}

/** Whether a cell tells who still is there: `Current` as much as `Past`. */
export function saysWhetherLeft(typed: string): boolean {
  return typed.length <= longest && (standing.test(typed) || staying.test(typed))
}
