const tenants = 'tenants?|renters?|renting|lessees?|inquilin[oa]s?|arrendatari[oa]s?'
const owners = '(?:home)?owners?|landlords?|propietari[oa]s?|dueñ[oa]s?'

/** In brackets, as a label before a name, or behind a dash or comma that ends one. */
const signOf = (words: string) =>
  new RegExp(
    `[([]\\s*(${words})\\s*[)\\]]|(?:^|[\\n/;])\\s*(${words})\\s*\\d?\\s*(?::|\\s[–-]\\s)\\s*(?=\\p{L})|(?<=\\p{L}\\p{L}\\s*)(?:\\s[–-]\\s|(?<=\\p{L} \\p{L}+), )\\s*(${words})\\s*(?=$|[\\n/;])`,
    'iu',
  )

const tenantSign = signOf(tenants)
const ownerSign = signOf(owners)
const oneTenant = /(?:tenant|renter|renting|lessee|inquilin[oa]|arrendatari[oa])$/i

/**
 * Whom of a cell of names it calls tenants: *one* where the word is of one person, *all*, or *some* where
 * owners stand with them; null where it says nothing of it.
 */
export function tenantsSaid(typed: string): 'one' | 'all' | 'some' | null {
  const sign = /tenan|rent|less|inquil|arrend/i.test(typed) ? tenantSign.exec(typed) : null
  if (!sign) return null
  if (ownerSign.test(typed)) return 'some'
  return oneTenant.test(sign[1] ?? sign[2] ?? sign[3] ?? '') ? 'one' : 'all'
}
