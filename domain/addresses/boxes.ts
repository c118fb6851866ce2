const id = String.raw`([A-Z]?\d[A-Z\d-]*|[A-Z])(?= |$)`
const box = `(?:BOX|BX)(?: #)? ?${id}`
const route = String.raw` ?(?:# |NO |NUMBER )?0*(\d+[A-Z]?)(?= |$)`
const rural = '(?:R ?R|RURAL (?:ROUTE|RTE|RT))'
const ruralWithBox = `(?:${rural}|R ?F ?D(?: (?:ROUTE|RTE|RT))?|R ?D|ROUTE|RTE|RT)`
const star = '(?:H ?C ?R?|(?:HIGHWAY|HWY) CONTRACT(?: (?:ROUTE|RTE|RT))?|STAR (?:ROUTE|RTE|RT))'
const office = '(?:P ?O|POST OFFICE)'
const drawer = '(?:FIRM CALLER|CALLER|DRAWER|LOCK ?BOX|BIN)'

/** USPS Publication 28 §24 to §28 and §238. The first form that fits is meant. */
const forms = [
  [`${ruralWithBox}${route} (?:${box}|# ${id})`, 'RR $1 BOX $2$3'],
  [`${box} ${ruralWithBox}${route}`, 'RR $2 BOX $1'],
  [`${star}${route} (?:${box}|# ${id})`, 'HC $1 BOX $2$3'],
  [`${rural}${route}`, 'RR $1'],
  [`${star}${route}`, 'HC $1'],
  [`(PSC|CMR|UNIT|OMC|UMR) ?(\\d+) ${box}`, '$1 $2 BOX $3'],
  ['(?:GENERAL|GEN) (?:DELIVERY|DEL)(?= |$)', 'GENERAL DELIVERY'],
  [`(?:${office} ?)?(?:${box}|${drawer}(?: #)? ${id})`, 'PO BOX $1$2'],
  [`(?:POB|P O B|${office}) ?(?:# ?)?(\\d[A-Z\\d-]*)(?= |$)`, 'PO BOX $1'],
].map(([form, standard]) => ({ pattern: new RegExp(`^${form}`), standard: standard! }))

/** A box or route that takes the place of a street, and the words typed after it. */
export type Box = { name: string; rest: string[] }

/**
 * Reads post office boxes, rural routes, highway contract routes, military boxes and general
 * delivery in their many spellings: `P.O. Box 12`, `Rural Route 2 Box 152`, `HC68 BOX 23A`.
 * Takes words in upper case without punctuation; answers null for anything else.
 */
export function readBox(words: readonly string[]): Box | null {
  const line = words.join(' ')
  for (const { pattern, standard } of forms) {
    const found = pattern.exec(line)?.[0]
    if (found === undefined) continue
    const rest = line.slice(found.length).trim()
    return { name: found.replace(pattern, standard), rest: rest ? rest.split(' ') : [] }
  }
  return null
}
