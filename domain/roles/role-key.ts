import { foldName } from '#domain/contacts/person-name.ts'

/** What pages and letters in Spanish call the roles of every community, by the names that they keep. */
export const spanishNames: Readonly<Record<string, string>> = {
  'Community Leader': 'Líder de la comunidad',
  'Board Member': 'Miembro de la directiva',
  Resident: 'Residente',
}

const byTranslation = new Map(
  Object.entries(spanishNames).map(([name, spanish]) => [foldName(spanish), foldName(name)]),
)

/** What two names of one role have in common, however and in whichever of our languages they are written. */
export function roleKey(name: string): string {
  const folded = foldName(name)
  return byTranslation.get(folded) ?? folded
}
