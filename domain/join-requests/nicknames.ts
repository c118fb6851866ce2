/** First names and what people of that name are called, in the United States and in Spanish. */
const families = `
  alexander alejandro alex alec sandy xander lex
  alexandra alejandra alex sandra sandy lexi
  alfred alfredo al fred
  andrew andres andy drew
  anthony antonio tony toño
  barbara barb babs
  benjamin ben benny
  catherine katherine kathryn catalina kate kathy cathy katie kat kitty
  charles carlos charlie chuck chas
  christina christine cristina chris christy tina
  christopher cristobal chris topher kit
  concepcion concha conchita
  daniel dan danny
  david dave davey
  deborah debra deb debbie
  donald don donnie
  dorothy dot dottie dolly
  edward eduardo ed eddie ted ned lalo
  elizabeth isabel isabella liz lizzie beth betty betsy eliza libby chabela
  enrique henry hank harry quique
  eugene gene
  francisco francis frank paco pancho kiko
  frances francisca fran frankie paquita
  frederick federico fred freddy rick
  gerald gerardo jerry gerry
  gregory gregorio greg
  guadalupe lupe lupita
  guillermo william will bill billy willy liam memo
  ignacio nacho
  james jaime jim jimmy jamie
  jacob jake
  jeffrey geoffrey jeff geoff
  jennifer jen jenny
  jessica jess jessie
  jesus chucho chuy
  john jon johnny jack juan juanito
  jonathan jon john
  jose joseph joe joey pepe
  josephine josefina josie jo pepa
  joshua josh
  judith judy
  kenneth ken kenny
  kimberly kim
  lawrence lorenzo larry
  leonard leonardo leo len lenny
  luis louis lou lucho
  manuel manny manolo
  margaret margarita maggie meg peggy marge margie greta rita
  maria mary marie molly polly mari
  matthew mateo matt
  michael miguel mike mikey mick
  mercedes merche
  nancy nan
  nathaniel nathan nate nat
  nicholas nicolas nick nicky nico
  pamela pam
  patricia pat patty tricia trish paty
  patrick patricio pat paddy
  peter pedro pete
  philip phillip felipe phil
  rafael raphael rafa ralph
  raymond ramon ray
  rebecca becky becca
  richard ricardo rich rick ricky dick
  robert roberto bob bobby rob robbie bert beto
  ronald ron ronnie
  rosario charo
  samantha sam sammie
  samuel sam sammy
  stephen steven esteban steve
  susan susana susanna sue susie
  theodore teodoro ted teddy theo
  theresa teresa terry tess tere
  thomas tomas tom tommy
  timothy tim timmy
  valerie valeria val
  victor vic
  victoria vicky tori
  vincent vicente vince
  walter walt
  zachary zach zack`
  .trim()
  .split('\n')
  .map((line) => line.trim().normalize('NFKD').replace(/\p{M}/gu, '').split(' '))

const familiesOf = new Map<string, Set<number>>()
for (const [index, names] of families.entries())
  for (const name of names) familiesOf.set(name, (familiesOf.get(name) ?? new Set()).add(index))

/** Whether two first names, folded, may be one person's: Bob and Robert, Pepe and José. */
export function isNicknameOf(one: string, other: string): boolean {
  const families = familiesOf.get(other)
  return [...(familiesOf.get(one) ?? [])].some((family) => families?.has(family))
}
