import { foldName } from '#domain/contacts/person-name.ts'

const set = (words: string) => new Set(words.trim().split(/\s+/))

/** Given names that are common in the United States and no surname of note. */
const givenOnly = set(`
  aaron abigail adam adriana aileen aisha al alan albert alberto alejandra alejandro alexandra alexander alexis
  alfredo alice alicia allison alma amanda amber amelia amy ana anastasia andrea andres andrew angela angelica anita
  ann anna anne annette annie antonio april arlene arthur ashley audrey barbara beatrice beatriz becky benjamin
  bernice bertha beth bethany betty beverly bill billy bob bobby bonnie brandon brenda brian bridget brittany bruce
  bryan caitlin camila candice carla carlos carmen carol caroline carolyn carrie catherine cathy cecilia charlene
  charlotte cheryl chloe chris christian christina christine christopher cindy claire clara claudia colleen connie
  courtney crystal cynthia daisy dana daniel danielle danny darlene darren dave david dawn deanna deborah debra
  delores denise derek diana diane diego dolores donald donna doris dorothy dwayne ed eddie edith eduardo edward edwin
  eileen elaine eleanor elena elizabeth ellen elsie emily emma enrique eric erica erik erin ernest esperanza esther
  ethan ethel eugene eva evelyn felicia fernando florence frances francisco frank fred frederick gabriel gabriela gail
  gary gene genevieve geoffrey georgia gerald gina gladys glenda gloria greg gregory guadalupe guillermo hannah harold
  hazel heather hector heidi helen henry holly ian ida ignacio irene iris irma isabel isabella jack jackie jacob
  jacqueline jaime jamie jan jane janet janice jason javier jean jeanette jeanne jeff jeffrey jennifer jenny jeremy
  jerry jesse jessica jesus jill jim jimmy joan joann joanna joanne jodi joe joel john johnny jon jonathan jose
  josephine joshua joyce juan juana juanita judith judy julia julian juliana julie julio justin karen karina karl
  katherine kathleen kathryn kathy katie kayla keith ken kenneth kevin kimberly kristen kristin kristina kyle larry
  laura lauren leah leonardo leslie leticia lillian lily linda lisa lois lorenzo loretta lori lorraine louise lucas
  lucia lucille lucy luis lupe luz lydia lynn lynne mabel madison manuel marcia marcus margaret margarita maria
  mariana marianne marie marilyn marisol marjorie mark marlene marsha martha mary matthew maureen megan melanie
  melinda melissa mia michael michele michelle miguel mike mildred minnie miriam misty molly monica monique nadine
  nancy naomi natalia natalie nathan nicholas nicolas nicole nina norma olga olivia pablo pam pamela pat patricia
  patrick patty paula pauline pedro peggy penny peter phil philip phillip phyllis priscilla priya rachel rafael ralph
  raul ray rebecca regina renee ricardo rick ricky rita rob robert roberta roberto robin rodrigo roger ron ronald rosa
  rosalie rosario rose rosemary roxanne ruben ruby ruth ryan sally sam samantha samuel sandra sara sarah sebastian
  sergio shannon sharon sheila shelly sherri sherry shirley silvia sofia sonia sophia stacey stacy stella stephanie
  stephen steve steven sue susan suzanne sylvia tamara tammy tanya tara ted teresa terri terry thelma theodore theresa
  tiffany tim timothy tina todd tom tommy toni tony tonya tracy tricia valerie vanessa vera veronica vicki vickie
  victor victoria vincent viola virginia vivian wanda wendy wilma xavier yolanda yvette yvonne zachary zoe`)

/** Surnames that are common in the United States and no given name of note. */
const surnameOnly = set(`
  acosta adams aguilar alvarez anderson armstrong avila baker banks barnes bauer becker bell benitez bennett berg
  black brown burke burns bush butler cabrera campbell carpenter carr carrillo castillo castro cervantes chan chang
  chavez chen cho chung contreras cook cortez cox cruz cunningham diaz dominguez duran edwards espinoza estrada evans
  fernandez fischer fisher flores fox freeman fuentes garcia gardner garza gibson gomez gonzales gonzalez graves green
  greene griffin guerrero gupta gutierrez guzman hall hamilton hansen harris hawkins hernandez herrera hicks hill
  hoffman holmes huang hughes hunt ibarra jenkins jensen jimenez johnson jones juarez keller kelley kennedy khan klein
  kowalski kumar lam larson lawson li liu long lopez lowe lozano maldonado marquez martinez mccarthy mccoy mcdonald
  medina mejia mendez mendoza meyer miller mills molina montoya moore morales moreno morris mueller munoz murphy myers
  navarro newman ng nguyen nichols nunez obrien ochoa olson ortega ortiz owens pacheco padilla palmer patel patterson
  payne pena perez perkins perry peters peterson pham phillips pierce pineda powell price quintero ramirez ramos reyes
  reynolds rice richardson rios rivera roberts robertson robinson robles rodriguez rogers rojas romero ruiz salazar
  salinas sanchez sanders sandoval santos schmidt schneider schultz schwartz serrano shah shaw silva simmons simpson
  singh smith snyder solis soto stephens stevens stone suarez sullivan tran trevino trujillo valdez valencia vargas
  vasquez vazquez vega velasquez villarreal wagner walker walsh washington watkins watson weaver weber webb wells
  wheeler white williams williamson wood woods wright xu yang zamora zavala zhang zhao zimmerman`)

/** What is known of a word as a name. Many are both, `James` and `Kim`, and most are neither. */
export function nameKind(word: string): 'given' | 'surname' | null {
  const before = kinds.get(word)
  if (before !== undefined) return before
  const folded = foldName(word).replace(/ /g, '')
  const kind = givenOnly.has(folded) ? 'given' : surnameOnly.has(folded) ? 'surname' : null
  if (kinds.size >= mostKinds) kinds.clear()
  kinds.set(word, kind)
  return kind
}

/** Names repeat; folding each spelling once is enough. */
const kinds = new Map<string, 'given' | 'surname' | null>()
const mostKinds = 20_000

const titles = set(
  'mr mrs ms miss mx dr doctor prof rev reverend hon sir madam sr sra srta dra lcdo lcda licda arq don dona ing lic capt col maj sgt lt fr rabbi pastor messrs',
)
const generations = new Map(
  Object.entries({
    jr: 'Jr.',
    jnr: 'Jr.',
    junior: 'Jr.',
    sr: 'Sr.',
    snr: 'Sr.',
    ii: 'II',
    iii: 'III',
    iv: 'IV',
  }),
)
const degrees = set(
  'md dds dmd dvm phd esq esquire cpa rn jd do pe dc ret usn usmc usaf edd psyd pharmd mba',
)

/** A title before a name: `Mr.`, `Dra`. */
export function isTitle(word: string): boolean {
  return titles.has(plain(word))
}

/** `Jr.`, `Sr.`, `II` to `IV` as they are printed, or null. They tell a father from his son. */
export function generationOf(word: string): string | null {
  return generations.get(plain(word)) ?? null
}

/** A degree or calling behind a name, which is no part of it: `MD`, `Esq.`. */
export function isDegree(word: string): boolean {
  return degrees.has(plain(word))
}

const particles = set(
  'de del la las los da das do dos di du van von der den ter le mc st san santa y e bin ibn al el',
)

/** A word that goes with the surname behind it: `de la Cruz`, `van der Berg`. */
export function isParticle(word: string): boolean {
  return particles.has(plain(word))
}

/** One letter, with or without its point. */
export function isInitial(word: string): boolean {
  return /^\p{L}\p{M}*\.?$/u.test(word)
}

/** Whether a value could be the name of somebody, or of several: letters, and more than one word. */
export function looksLikeName(value: string): boolean {
  return (
    value.length <= 80 &&
    /^[\p{L}\p{M}.,'’&/ ()-]+$/u.test(value) &&
    /\p{L}[.,]?[ /&]+\p{L}/u.test(value)
  )
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[.,]/g, '')
}
